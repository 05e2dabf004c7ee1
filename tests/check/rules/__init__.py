"""A rule stands to its words as the words stand to one another."""
