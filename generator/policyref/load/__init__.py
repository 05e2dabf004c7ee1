"""The only reader: data files → model, with a problem for everything that cannot be read."""
