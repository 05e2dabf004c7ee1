"""Tests of what is asked of measures: the answer, and how the text stands on the day that it is about."""
