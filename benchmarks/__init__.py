"""Measurements of the built site, to be read as ratios."""
