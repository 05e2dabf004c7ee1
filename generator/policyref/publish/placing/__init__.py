"""How a folder is put in place of another, whole or not at all. Knows nothing of what is in it."""
