"""What is asked of measures: the program of each, one question, several together, and answers in words."""
