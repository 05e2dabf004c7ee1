"""How the cells of a table are written in plain text and in the data."""

from __future__ import annotations

CELL_END = "⇥"
"""Between the cells of a row in source.txt, where it may also be a tab."""
LINE_END = "↵"
"""Between the lines of a cell, in source.txt and in the data."""
ABOVE, LEFT = "^", "<"
"""In the data: a cell that is merged with the one above, or with the one to the left."""
