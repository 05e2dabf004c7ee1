"""Starting a project of one's own."""
