"""Whole inputs, good and bad, and exactly what is said about them."""
