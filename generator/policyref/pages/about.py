"""Who runs the site, since when it was held against anything, how to report an error: the first words of 关于."""

from __future__ import annotations

from dataclasses import dataclass

from policyref.model.library import Library
from policyref.model.time import Checked
from policyref.text.dates import format_date
from policyref.words import ABOUT, FOUND_IN_FORCE, NOT_REGISTERED


@dataclass(frozen=True, slots=True)
class AboutFact:
    """`known`: whether anybody has entered it."""

    called: str
    words: str
    known: bool


def about_site(library: Library) -> tuple[AboutFact, ...]:
    site = library.site
    run = site.publisher.name if site.publisher else site.government.sponsor if site.government else ""
    reviewed = site.publisher.reviewed_by if site.publisher else None
    found = [
        ("run", run),
        ("reviewed", reviewed or ""),
        ("as_of", format_date(library.published) if library.published else ABOUT["unpublished"]),
        ("checked", _checked(library)),
        ("errors", site.contact or ""),
    ]
    if site.publisher and site.publisher.errata:
        found.append(("errata", site.publisher.errata))
    return tuple(AboutFact(ABOUT[key], words or NOT_REGISTERED, bool(words)) for key, words in found)


def _checked(library: Library) -> str:
    """When last somebody was asked whether a document holds, and of how many documents."""
    asked = {
        notice.id: [*notice.checked, *(one for m in notice.measures for one in m.checked)] for notice in library.notices
    }
    every: list[Checked] = [one for those in asked.values() for one in those]
    if not every:
        return ""
    last = max(every, key=lambda one: one.date)
    answer = FOUND_IN_FORCE[last.found]
    told = ABOUT["last"].format(day=format_date(last.date), by=last.by, asked=last.asked, answer=answer)
    missing = sum(not those for those in asked.values())
    return told + (ABOUT["missing"].format(all=len(asked), missing=missing) if missing else "")
