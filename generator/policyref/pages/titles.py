"""What a page is called where nothing else of it is seen: in a tab of the browser, among what a search engine finds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.present.amounts import amount
from policyref.present.items import Clause
from policyref.text.dates import format_date
from policyref.time.status import Status
from policyref.words import ASOF, DRAFT

_NAMED = 3  # amounts in a title


def titled(title: str, notice: Notice, now: Status, number: str | None = None) -> str:
    """With year and place and what it is cited by, so that what is years old does not look like of today; and with what
    has ended it, which stays true whenever it is read."""
    issued = notice.issued
    year = f"{issued.year}年" if issued else DRAFT if notice.draft else ""
    place = "" if notice.locality in title else notice.locality
    known = "，".join(filter(None, [year, place, (notice.number if number is None else number)]))
    return (f"【{now.word}】" if now.is_gone else "") + title + (f"（{known}）" if known else "")


def gain(clause: Clause, library: Library) -> str:
    """What the page of a clause is about to whoever looks for what there is: its title and what it gives, with what
    another text of it gives."""
    told = [one for one in clause.text.benefits if clause.number in (None, one.item)]
    if not told:
        return clause.page_title
    amounts = [amount(one, clause.text, library) for one in told]
    if len(told) == 1 and not clause.number:
        return f"{told[0].name}，{amounts[0]}"
    return f"{clause.page_title}，{_each(amounts)}"


def _each(amounts: Sequence[str]) -> str:
    """`最高5万元`, `省级5万元、市级5万元或7万元等3项`: each amount once."""
    said = list(dict.fromkeys(amounts))
    many = f"等{len(amounts)}项" if len(said) > _NAMED else f"，{len(amounts)}项" if len(said) < len(amounts) else ""
    return "；".join(said[:_NAMED]) + many


def described(words: str, now: Status, day: date) -> str:
    """A sentence on a page, behind whether it still holds."""
    return f"{ASOF['asof'].format(format_date(day))}：{now.told}。{words}"
