"""The language of official notices."""
