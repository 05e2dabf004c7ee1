"""Structured notices → a cross-linked reference site. `pipeline.py` shows the whole flow."""

__version__ = "0.2.0"
