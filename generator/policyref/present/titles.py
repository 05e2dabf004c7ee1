"""What a page is called where nothing else of it is seen: in a tab of the browser, among what a search engine finds."""

from __future__ import annotations

from policyref.model.notice import Notice
from policyref.words import DRAFT


def titled(title: str, notice: Notice) -> str:
    """With the place, the month and the number of its notice, so that what is years old does not look like of today."""
    issued = notice.issued
    when = f"{issued.year}年{issued.month}月" if issued else DRAFT if notice.draft else ""
    place = "" if notice.locality in title else notice.locality
    number = f"（{notice.number}）" if notice.number else ""
    told = place + when + number
    return f"{title} — {told}" if told else title
