"""Library → pages. One small module and one template per kind of page; `site.py` lists them."""
