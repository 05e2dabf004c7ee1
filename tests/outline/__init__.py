"""The outline of a notice: found, corrected by a person, read back."""
