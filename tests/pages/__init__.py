"""Pages, held against the official text and the data they are made from."""
