"""Tests of documents in time."""
