"""Library → pages. One small module and one template per kind of page; `kinds.py` lists them."""
