"""Tests of the printed handbook: the finished PDF is read back."""
