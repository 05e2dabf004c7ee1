"""A measure in the shape that the templates print: words only, every date already in words.

The keys of these dictionaries are what `templates/*.typ` read; they go there as JSON and are never parsed as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from policyref.handbook.tables import with_tables
from policyref.handbook.validity import apart, of_measure
from policyref.handbook.worksheet import worksheets
from policyref.model.facts import Benefit, Deadline
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.passages import Passage
from policyref.model.tables import Table
from policyref.model.vocabulary import Term
from policyref.present.amounts import other_amounts
from policyref.present.citations import cite_measure, headed
from policyref.present.dates import over, part_of
from policyref.present.examples import examples_of
from policyref.present.qr import qr_svg
from policyref.present.round_values import round_values
from policyref.present.units import ShownUnit, shown_units
from policyref.present.validity import no_deadline, part_key
from policyref.text.phrases import phrases
from policyref.text.quotation import entitled
from policyref.time.texts import shown_versions, version_of
from policyref.words import ROLE, STAGE, absent, on_paper, period_in_words, unsure

Entry = dict[str, Any]
_PAID = {"reward", "subsidy", "support", "reimbursement"}
_VARIES = re.compile("[%％‰‱每按倍]|比例|相应|分之|据实|全额")
"""Words of a sum that grows with something, so that one asks whether it ends somewhere."""


def mark(measure: Measure, item: int | None = None) -> str:
    """The name of a measure or item inside one book, by which page numbers are found."""
    return f"m-{measure.notice}-{measure.number}" + (f"-i{item}" if item else "")


def measure_entry(measure: Measure, notice: Notice, library: Library, host: Host, inside: Iterable[Measure]) -> Entry:
    """One measure of a book whose other measures are `inside`: only those have a page number to refer to."""
    terms = _Terms(library.terms)
    there = {one.key for one in inside}
    url = host.url(measure.address)
    units = shown_units(measure, notice, library)
    return {
        "at": mark(measure),
        "notice": measure.notice,
        "serial": "",
        "called": measure.called,
        "name": measure.called,
        "headed": headed(measure, "　"),
        "title": measure.title,
        "phrases": phrases(measure.title),
        "mark": on_paper(measure.title_mark),
        "heading": list(terms.runs(measure.heading)),
        "summary": measure.summary,
        "audience": list(measure.audience) or [absent("open")],
        "stage": "" if measure.complete else STAGE[measure.stage],
        "sectors": [sector.name for sector in measure.sectors] or [absent("open")],
        "force": of_measure(measure, library),
        "force_mark": "",
        "of_text": text_named(measure, library),
        "texts": other_texts(measure, library),
        "moved": False,
        "units": [_unit(one, measure) for one in units],
        "deadlines": [deadline_entry(one, library, measure) for one in measure.deadlines],
        "no_deadline": no_deadline(measure, library, "期限"),
        "no_unit": absent(measure.units_state, "责任单位"),
        "benefits": [benefit_entry(one, measure, library) for one in measure.benefits],
        "targets": [{"name": one.name, "value": one.value} for one in measure.targets],
        "passages": terms.passages(measure.passages, measure.tables),
        "items": [
            {
                "at": mark(measure, item.number),
                "heading": list(terms.runs(item.heading)),
                "force_mark": apart(f"{measure.key}/{item.number}", measure.key, library),
                "passages": terms.passages(item.passages, item.tables),
            }
            for item in measure.items
        ],
        "closing": terms.passages(measure.closing, measure.tables, last=False),
        "round_values": [
            {"benefit": one.benefit, "asked": one.asked, "gets": one.gets, "rows": one.rows, "others": one.others}
            for one in round_values(measure, library)
        ],
        "worksheets": [{"benefit": one.benefit, "lines": list(one.lines)} for one in worksheets(measure, library)],
        "examples": examples_of(measure, library),
        "readings": readings_of(measure),
        "notes": notes_of(measure),
        "related": [
            _related(library.measure_by_key[one.key], one.why, one.key in there, library, measure)
            for one in measure.related
        ],
        "citation": cite_measure(measure, library),
        "address": url if host.address else None,
        "qr": qr_svg(url) if host.address else None,
    }


def readings_of(measure: Measure) -> list[Entry]:
    """What else the text can be taken to say."""
    return [{"question": one.question, "why": on_paper(one.why), "name": one.name} for one in measure.rules.readings]


def notes_of(measure: Measure) -> list[Entry]:
    return [{"quote": note.quote, "note": on_paper(note.note)} for note in measure.notes]


def text_named(measure: Measure, library: Library) -> str:
    """Of which days a text is, and whose, where the measure has had several."""
    found = version_of(measure, library)
    return on_paper("，".join(filter(None, [found.heading, found.origin, found.doubt]))) if found else ""


def other_texts(measure: Measure, library: Library) -> list[Entry]:
    """The other texts that it has had or will have, the newest first, as an appendix prints them."""
    terms = _Terms(())
    return [
        {
            "name": text_named(one.text, library),
            "heading": list(terms.runs(one.text.heading)),
            "passages": terms.passages(one.text.passages, one.text.tables),
            "items": [
                {"heading": list(terms.runs(item.heading)), "passages": terms.passages(item.passages, item.tables)}
                for item in one.text.items
            ],
            "closing": terms.passages(one.text.closing, one.text.tables, last=False),
            "amounts": [f"{its.name}：{its.headline}" for its in one.text.benefits],
        }
        for one in shown_versions(measure, library)
        if one.text is not measure
    ]


def deadline_entry(one: Deadline, library: Library, of: Measure | None = None) -> Entry:
    return {
        "quote": one.quote,
        "what": one.what,
        "item": part_of(one, of) if of else "",
        "over": over(one, library.day),
        "when": when(one),
        "counts": one.counts,
        "certainty": unsure(one.certainty) if one.counts else "",
        "basis": on_paper(one.basis or "") or None,
        "readings": [{"name": other.name, "when": period_in_words(other.start, other.end)} for other in one.readings],
    }


def when(one: Deadline) -> str:
    """The date or period in words; empty where the text gives none."""
    return "" if one.kind == "duration" else period_in_words(one.start, one.end)


def benefit_entry(one: Benefit, of: Measure, library: Library) -> Entry:
    return {
        "force": apart(part_key(of, one.item, one.id), of.key, library),
        "later": "，".join(other_amounts(one, of, library)),
        "name": one.name,
        "to": one.to,
        "gives": one.gives,
        "cap": one.cap and one.cap.words,
        "cap_possible": bool(one.cap) or (one.kind in _PAID and bool(_VARIES.search(one.gives))),
        "headline": one.headline,
        "item": of.part_called(one.item),
    }


def _unit(one: ShownUnit, of: Measure) -> Entry:
    return {"words": one.mention.words, "role": ROLE[one.role], "item": of.part_called(one.item)}


def _related(other: Measure, why: str, inside: bool, library: Library, of: Measure) -> Entry:
    source = None if inside or other.notice == of.notice else _entitled(library.notice_by_id[other.notice], library)
    return {
        "notice": other.notice,
        "serial": "",
        "at": mark(other) if inside else None,
        "called": other.called,
        "title": other.title,
        "source": source,
        "why": on_paper(why),
    }


def _entitled(notice: Notice, library: Library) -> str:
    return library.place_beside(notice) + entitled(notice.short_title)


class _Terms:
    """Cuts official text at every name of a term, the longest first, so that an index can point at the very words."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        names = [(name, term.id) for term in terms for name in term.written]
        self.names = sorted(names, key=lambda entry: -len(entry[0]))

    def passages(self, given: Iterable[Passage], own: Sequence[Table], *, last: bool = True) -> list[Any]:
        """Runs of each paragraph, and tables where they stand."""
        return with_tables(given, own, lambda passage: list(self.runs(passage.text)), last=last)

    def runs(self, text: str) -> Iterator[Entry]:
        """The text in runs: `{text, term}`, where `term` is the id of the term whose name the run is."""
        for name, term in self.names:
            before, found, after = text.partition(name)
            if found:
                yield from self.runs(before)
                yield {"text": found, "term": term}
                yield from self.runs(after)
                return
        if text:
            yield {"text": text, "term": None}


def met_terms(entry: Entry) -> set[str]:
    """The ids of the terms that the official words of a measure name."""
    passages = [*entry["passages"], *entry["closing"], entry["heading"]]
    for item in entry["items"]:
        passages += [item["heading"], *item["passages"]]
    return {run["term"] for passage in passages if isinstance(passage, list) for run in passage if run["term"]}
