"""What is wrong with the data: codes, problems and the way they are shown."""
