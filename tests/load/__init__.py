"""The only reader, fed with what it should not have to read."""
