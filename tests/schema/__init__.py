"""What editors' programs are told about the data files."""
