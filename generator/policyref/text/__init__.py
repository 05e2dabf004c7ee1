"""The language of official notices: sentences, amounts, dates, numerals, labels, brackets. Pure functions."""
