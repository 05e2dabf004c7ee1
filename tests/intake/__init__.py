"""From the file of a notice to its blocks."""
