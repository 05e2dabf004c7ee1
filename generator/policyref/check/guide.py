"""What `guide.yml` tells is about something that there is, in the place it is of, and younger than what it explains."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from policyref.model.guide import SAID, Guide
from policyref.model.library import Library
from policyref.model.places import fullest
from policyref.problems.near import near_miss
from policyref.problems.problem import Place, Problem, problem
from policyref.text.dates import format_date
from policyref.time.provisions import Provision, find


def check_guide(library: Library) -> Iterator[Problem]:
    first: dict[tuple[str, str], Place] = {}
    for row in library.guide:
        yield from _form(row)
        provision = find(row.benefit, library) if row.benefit else None
        yield from _place(row, provision, library)
        if provision:
            yield from _day(row, provision)
        elif row.benefit and library.knows_all_of(row.benefit.partition("/")[0].partition("@")[0]):
            yield problem("E232", row.place.at("benefit"), found=row.benefit, near=_near(row.benefit, library))
        yield from _once(row, provision, library, first)


def _form(row: Guide) -> Iterator[Problem]:
    if bool(row.unit) == bool(row.benefit):
        place, found = (row.place.at("benefit"), "两样都写了") if row.unit else (row.place, "都没有写")
        yield problem("E230", place, found=found)
    if row.is_empty:
        yield problem("E231", row.place, options="、".join(SAID))


def _place(row: Guide, provision: Provision | None, library: Library) -> Iterator[Problem]:
    """A place of which nothing is known is a slip; a benefit is given where its notice holds, or in a part of it."""
    known = {*chain.from_iterable(one.region for one in library.notices)}
    known |= {*chain.from_iterable(unit.where or () for unit in library.units)}
    if known and not known & {*row.region}:
        cure = f"{near_miss(row.region[-1], sorted(known))}本库里有：{'、'.join(sorted(known))}"
        yield problem("E233", row.place.at("place"), what=f"本库里没有“{row.region[-1]}”的文件和单位", cure=cure)
    elif provision and (region := provision.notice.region) and region[-1] not in fullest(row.region, library.places):
        what = f"{row.benefit} 是{''.join(region)}的，place 写的是{''.join(row.region)}"
        yield problem("E233", row.place.at("place"), what=what, cure="请核对是哪里的办事信息")


def _day(row: Guide, provision: Provision) -> Iterator[Problem]:
    issued = provision.notice.issued
    if issued and row.date < issued:
        told, issue = format_date(row.date), format_date(issued)
        yield problem("E234", row.place.at("date"), found=told, issued=issue, called=row.benefit)


def _once(
    row: Guide, provision: Provision | None, library: Library, first: dict[tuple[str, str], Place]
) -> Iterator[Problem]:
    about = row.of.id if row.of else provision.key if provision else ""
    if not about:
        return
    place = "".join(fullest(row.region, library.places))
    earlier = first.setdefault((place, about), row.place)
    if earlier is not row.place:
        yield problem("E209", row.place, what="办事信息", found=f"{place} {row.about}", first=earlier.in_words)


def _near(key: str, library: Library) -> str:
    """The measures, items and benefits of the same notice that are spelt like it, or its notice."""
    notice = library.notice_by_id.get(key.partition("/")[0].partition("@")[0])
    if notice is None:
        return near_miss(key, [*library.notice_by_id])
    known, rest = [], [Provision(notice)]
    while rest:
        one = rest.pop()
        known.append(one.key)
        rest += one.parts
    return near_miss(key, known)
