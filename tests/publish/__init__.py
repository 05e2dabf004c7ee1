"""Building: all or nothing, and always the same."""
