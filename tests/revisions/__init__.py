"""What was published, and what is told of changes in it."""
