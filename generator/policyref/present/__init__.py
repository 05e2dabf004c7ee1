"""What pages, the printed book, exports and search share: how facts are shown, and what an output consists of."""
