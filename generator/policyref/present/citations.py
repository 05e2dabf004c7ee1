"""How pages, prints, calendars and feeds name a clause: with the words by which it is cited."""

from __future__ import annotations

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.text.citations import cite


def cite_notice(notice: Notice, library: Library, clause: str = "", *, whole: bool = False) -> str:
    """By its short title or the whole; with its place where there are several and the title does not name it."""
    title = None if whole else notice.subject
    title = title or notice.official_title
    return library.place_beside(notice, title or "") + cite(title, notice.number, clause)


def cite_measure(measure: Measure, library: Library, item: int | None = None) -> str:
    notice = library.notice_by_id[measure.notice]
    return cite_notice(notice, library, measure.called + measure.part_called(item))


def listed_with_notice(measure: Measure, library: Library) -> str:
    """A measure among those of other notices."""
    return f"{library.title_of(library.notice_by_id[measure.notice])} {headed(measure)}"


def headed(measure: Measure, gap: str = " ") -> str:
    """Its title behind what it is called. A mark that ends a label is gap enough: 一、支持新建民宿.

    A measure without a label is called by its title, which is not said twice.
    """
    if not measure.label:
        return measure.above + measure.title
    return f"{measure.called}{'' if measure.called.endswith(('、', '）', ')')) else gap}{measure.title}"


def short_number(measure: Measure) -> str:
    """In a column of numbers: 11, 第七条, 二、（一）."""
    return measure.called.removeprefix("第").removesuffix("条") if measure.label[:1].isdigit() else measure.full_label
