"""Quotation marks around words that have some."""

from __future__ import annotations

from policyref.text.quotation import quoted


def test_marks_inside_marks_are_single() -> None:
    assert quoted("“两节”期间") == "“‘两节’期间”"
    assert quoted("全年") == "“全年”"
