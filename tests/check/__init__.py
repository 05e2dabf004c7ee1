"""Checks, where a golden file does not say enough."""
