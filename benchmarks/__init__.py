"""Measurements of the built site, each beside its budget, to be read as ratios: `make bench`."""
