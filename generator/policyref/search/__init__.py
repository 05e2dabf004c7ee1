"""The model → an index that a page searches by itself: classic scripts, sharded, in a folder named by its content."""
