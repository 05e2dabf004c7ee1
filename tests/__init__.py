"""What the product promises, in tests. `site.py` builds the site and reads it back; `corpora/` holds test data."""
