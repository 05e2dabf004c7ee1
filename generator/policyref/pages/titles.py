"""What a page is called where nothing else of it is seen: in a tab of the browser, among what a search engine finds."""

from __future__ import annotations

from datetime import date

from policyref.model.notice import Notice
from policyref.text.dates import format_date
from policyref.time.status import Status
from policyref.words import ASOF, DRAFT


def titled(title: str, notice: Notice, now: Status) -> str:
    """With place, month and number of its notice, so that what is years old does not look like of today; and with what
    has ended it, which stays true whenever it is read."""
    issued = notice.issued
    when = f"{issued.year}年{issued.month}月" if issued else DRAFT if notice.draft else ""
    place = "" if notice.locality in title else notice.locality
    number = f"（{notice.number}）" if notice.number else ""
    told = place + when + number
    return (f"【{now.word}】" if now.is_gone else "") + (f"{title} — {told}" if told else title)


def described(words: str, now: Status, day: date) -> str:
    """A sentence on a page, behind whether it still holds."""
    return f"{ASOF['asof'].format(format_date(day))}：{now.told}。{words}"
