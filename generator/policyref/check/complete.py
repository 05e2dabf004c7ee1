"""What nobody has got to yet is an error in a file that says it is complete; in any other it is open, and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from policyref.model.notice import Notice
from policyref.problems.problem import Problem


def left_open(problems: Iterable[Problem], notices: Iterable[Notice]) -> Iterator[Problem]:
    """The same, each open or not. What is false, inconsistent or cannot be read is never open."""
    notices = list(notices)
    plain = {one.place.file for one in notices if not one.complete}
    texts = (text for notice in notices for measure in notice.measures for text in measure.texts)
    plain |= {one.place.file for one in texts if not one.complete}
    for one in problems:
        is_open = bool(one.left or one.is_question) and one.place.file in plain
        yield replace(one, is_open=True) if is_open else one
