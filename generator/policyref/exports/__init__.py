"""The same facts for other programs."""
