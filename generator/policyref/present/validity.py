"""How long something holds, in words: what pages, prints, files and the search say of a status, of a timeline, of an
act. Nothing is worked out here but months and years: that is `time`.

A sentence that has links is made of parts, so that a page can link what a print only names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.time import Elsewhere, Unnamed
from policyref.present.citations import cite_notice
from policyref.present.items import item_address
from policyref.text.citations import cite
from policyref.text.dates import format_date
from policyref.text.quotation import quoted
from policyref.time.acts import Act
from policyref.time.provisions import find
from policyref.time.status import DAYS, Status
from policyref.time.times import Stretch, times
from policyref.words import ACT, CERTAINTY, DOES, IN_DOUBT, SINCE, absent, elapsed, period_in_words, whole_months

_BEFORE_ALL = frozenset(("not-issued", "upcoming"))
_NO_START = frozenset(("unsaid", "unread"))
_DAY = timedelta(days=1)
_MOST_NAMED = 3
_TO_QUOTE = 3  # pieces of a sentence before the words of the act


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence, and the address, relative to the site root, that they lead to."""

    words: str
    address: str = ""


Sentence = tuple[Piece, ...]


def plain(parts: Iterable[Piece]) -> str:
    return "".join(one.words for one in parts)


def as_of(day: date | None, called: str = "") -> str:
    """`截至2026年11月20日`, `截至编印日2026年11月20日`; nothing where no day is known."""
    return f"截至{called}{format_date(day)}" if day and day > date.min else ""


def told(status: Status, but: Collection[str] = ()) -> str:
    """Its word with all marks, except those of some codes: 有效（推定至2024年5月31日） · 将于2024年3月1日修改."""
    marks = [mark for mark in status.marks if mark.code not in but]
    days = "，".join(mark.in_short for mark in marks if mark.code in DAYS)
    word = status.word + (f"（{days}）" if days else "")
    return " · ".join([word, *(mark.words for mark in marks if mark.code not in DAYS)])


def period_of_validity(status: Status) -> str:
    """`2023年4月1日至2028年12月31日`, of several readings each last day; nothing where neither end is known."""
    start = period_in_words(status.start, None)
    if ends := last_days(status):
        days = "，或者".join(f"至{format_date(day)}" for day in ends)
        return f"{start}，{days}" if start and len(ends) > 1 else period_in_words(status.start, ends[0])
    return start


def last_days(status: Status) -> list[date]:
    """More than one where the documents have two readings."""
    read = [one.until for one in status.readings if one.until]
    return read or ([status.until] if status.until else [])


def last_day(status: Status) -> str:
    """`有效期至2028年12月31日`, and what no text says so is called 推定; nothing where it is an act that ends it."""
    ends = [] if _is_ended_by_act(status) else [f"至{format_date(day)}" for day in last_days(status)]
    if len(ends) > 1:
        return f"有效期有两种说法：{'，或者'.join(ends)}"
    derived = any(mark.code == "derived" for mark in status.marks)
    return "".join(f"有效期{one}" for one in ends) + (f"（{CERTAINTY['derived']}）" if ends and derived else "")


def no_deadline(measure: Measure, library: Library, what: str = "", item: int | None = None) -> str:
    """What stands where no day to apply is known: that there is none is not said of what has a last day of validity."""
    words = absent(measure.deadlines_state, what)
    last = last_day(times(library).status(part_key(measure, item)))
    if not last:
        return words
    return f"{last}；{words}" if measure.deadlines_state in ("open", "waived") else f"{last}，没有另外写办理的期限"


def _is_ended_by_act(status: Status) -> bool:
    """Already, or as it is known to come."""
    by_act = (one.start - _DAY for one in status.acts if one.does in ("repeals", "replaces"))
    return status.is_ended or (status.until is not None and status.until in by_act)


def timeline_in_words(stretches: Sequence[Stretch]) -> str:
    """`2023年4月1日起 有效；2024年7月1日起 部分失效`. That it was not in force before it began goes without saying.

    What only adds a mark is no stretch of its own; another text is one.
    """
    rows: list[tuple[date | None, Status]] = []
    for one in stretches:
        if rows and (rows[-1][1].word, rows[-1][1].version) == (one.status.word, one.status.version):
            continue
        rows.append((one.first, one.status))
    while len(rows) > 1 and rows[0][1].code in _BEFORE_ALL:
        del rows[0]
    if rows[0][1].code in _NO_START:
        rows[0] = (None, rows[0][1])
    versions = [None, *(status.version for _, status in rows)]
    return "；".join(
        (f"{format_date(first)}起 " if first else _before(rows)) + status.word + _text(before, status.version)
        for (first, status), before in zip(rows, versions, strict=False)
    )


def _before(rows: Sequence[tuple[date | None, Status]]) -> str:
    following = rows[1][0] if len(rows) > 1 else None
    return f"至{format_date(following - _DAY)} " if following else ""


def _text(before: str | None, version: str) -> str:
    return "（文字已修改）" if before and before != version else ""


def acts_told(status: Status) -> list[Act]:
    """Those that make the status what it is: of what has ended, what has ended it."""
    ending = [one for one in status.acts if one.does in ("repeals", "replaces")]
    return ending if status.is_ended and ending else list(status.acts)


def act_sentence(act: Act, library: Library, unit: str = "") -> Sentence:
    """An act as the page of what it works on tells it: 自2026年11月1日起废止，见《…》（…）：“…同时废止”.

    `unit` is the one whose page it is: of what to look at instead, only what stands for it is told.
    """
    parts = [Piece(f"{effect_in_words(act)}，见"), Piece(cite_notice(act.by, library), act.address)]
    parts += [Piece("："), Piece(quoted(act.quote))]
    return (*parts, *savings(act), *_instead(act, library, unit))


def act_sentences(status: Status, library: Library, unit: str, *, of_whole: bool = True) -> list[Sentence]:
    """All that make the status what it is. What one document does on one day in one way is one sentence.

    Without `of_whole` those on the whole notice are left out, for where its own words stand already.
    """
    found: dict[tuple[str, str], list[Act]] = {}
    for act in acts_told(status):
        if unit.partition("/")[0] in (act.on, act.effect.unit) and not of_whole:
            continue
        found.setdefault((act.by.id, effect_in_words(act)), []).append(act)
    return [_joined(acts, library, unit) for acts in found.values()]


def _joined(acts: Sequence[Act], library: Library, unit: str) -> Sentence:
    first, *others = (act_sentence(act, library, unit) for act in acts)
    return (*first, *(piece for one in others for piece in (Piece("；"), *one[_TO_QUOTE:])))


def own_act_sentence(act: Act, library: Library) -> Sentence:
    """The same as the document tells it that does it: 《…》（…）第8条自2026年11月1日起废止：“…同时废止”."""
    parts = [target(act, library), Piece(f"{effect_in_words(act)}：{quoted(act.quote)}")]
    return (*parts, *savings(act), *_instead(act, library, ""))


def effect_in_words(act: Act) -> str:
    """`自2026年11月1日起废止`, `延长至2028年12月31日`; a day that the document does not say is called 推定, one
    that is only that of one reading 有两种理解."""
    unsure = "ambiguous" if act.is_ambiguous else "" if act.start_is_said else "derived"
    sure = f"（{CERTAINTY[unsure]}）" if unsure else ""
    match act.does:
        case "extends":
            until = f"至{format_date(act.until)}" if act.until else ""
            return act.word.removesuffix("至") + until
        case "suspends":
            return f"{period_in_words(act.start, act.until)}{sure}{act.word}"
        case "confirms" if not act.resumes:
            return f"{format_date(act.start)}{sure}确认{act.word}"
        case "amends":  # its word is one of many: 改为, 后增加, 删去
            return f"自{format_date(act.start)}起{sure}{DOES[act.does]}"
        case _:
            return f"自{format_date(act.start)}起{sure}{act.word}"


def target(act: Act, library: Library) -> Piece:
    """What it works on, by name; what is not in the library has no address."""
    match act.effect.to:
        case Elsewhere() as document:
            return Piece(cite(document.title, document.number))
        case Unnamed() as words:
            return Piece(quoted(words.unnamed))
        case _:
            assert act.on, "what is named by its id is in the library"
            return all_but(act, library)


def all_but(act: Act, library: Library, beside: str = "") -> Piece:
    """What an act is on, as it is entered, and which parts of it its words leave out."""
    assert act.effect.unit
    whole = unit_named(act.effect.unit, library, beside)
    parts = "、".join(found.called for key in act.spares if (found := find(key, library)))
    return Piece(whole.words + (ACT["but"].format(parts=parts) if parts else ""), whole.address)


def unit_named(unit: str, library: Library, beside: str = "") -> Piece:
    """A unit of status by name: 《…》（…）第27条第（1）项“创业补贴”; of the notice `beside` the clause alone."""
    found = find(unit, library)
    assert found, "a unit that is shown is in the library"
    clause = found.called
    document = "" if found.notice.id == beside and clause else cite_notice(found.notice, library)
    item = found.item.number if found.item else None
    address = item_address(found.measure, item) if found.measure else found.notice.address
    return Piece(document + clause, address)


def savings(act: Act) -> Sentence:
    return (Piece(f"；{quoted(act.effect.savings.quote)}"),) if act.effect.savings else ()


def _instead(act: Act, library: Library, unit: str) -> Sentence:
    """Where to look now, as the editors have entered it."""
    number = unit.partition("@")[0].partition("/")[2]
    wanted = {one: key for one, key in act.effect.instead.items() if not number or f"{number}/".startswith(f"{one}/")}
    found: list[Piece] = []
    for one in dict.fromkeys(wanted.values()):
        found += [Piece("、" if found else "；之后看"), unit_named(one, library)]
    return tuple(found)


def notice_age(notice: Notice, day: date | None) -> str:
    """`2022年12月的文件，已过3年11个月`, so that nobody takes an old text for news; nothing of a new one."""
    if notice.issued is None or day is None or whole_months(notice.issued, day) < 1:
        return ""
    month = f"{notice.issued.year}年{notice.issued.month}月"
    return SINCE["issued"].format(elapsed(notice.issued, day), month=month)


def part_key(measure: Measure, item: int | None = None, benefit: str | None = None) -> str:
    """The key of a part of a measure, by which its status is asked for."""
    return measure.key + (f"/{item}" if item else "") + (f"@{benefit}" if benefit else "")


def whom_to_ask(status: Status, units: Sequence[str]) -> str:
    """What a reader does where the documents leave it open: 请问县发展和改革局. Nothing where they do not."""
    named = "、".join(units) if len(units) <= _MOST_NAMED else "责任单位"
    return f"请问{named}" if status.code in IN_DOUBT and named else ""
