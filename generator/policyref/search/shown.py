"""What hits show and what they can be narrowed by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.passages import Passage
from policyref.present.amounts import amount
from policyref.present.dates import spans
from policyref.present.items import item_address
from policyref.search.rows import rows_of
from policyref.time.texts import shown_versions


def shown(measure: Measure) -> dict[str, Any]:
    """One result: sentences are `[number, item or 0, words]`, in the order of the text.

    `items` are `[number, what it is called, title, address]`, those of rows of tables `[anchor, words, "", address]`.
    """
    return {
        "key": measure.key,
        "called": measure.called,
        "title": measure.title,
        "address": measure.address,
        "spans": spans(measure.deadlines),
        "item_spans": {
            item.number: spans(one for one in measure.deadlines if one.item == item.number) for item in measure.items
        },
        "gets": [[one.item or 0, one.name, one.headline] for one in measure.benefits],
        "items": [
            *(
                [item.number, measure.part_called(item.number), item.title or "", item_address(measure, item.number)]
                for item in measure.items
            ),
            *([*row.part, f"{measure.address}#{row.anchor}"] for row in rows_of(measure.all_tables())),
        ],
        "sentences": _every_sentence(measure),
    }


def shown_of_texts(measure: Measure, library: Library) -> dict[str, Any]:
    """The same of a measure that was amended: facts of the text of the day, sentences of all its texts.

    One that another text alone has says of which days that is, and where it stands: `[…, heading, address]`. Items are
    those of the text as issued, by which entries of the index are counted.
    """
    own = _every_sentence(measure)
    known = {words for _, _, words in own}
    others = [
        [*one, version.heading, version.address]
        for version in shown_versions(measure, library)
        if version.text is not measure
        for one in _every_sentence(version.text)
        if one[2] not in known
    ]
    now, issued = shown(measure), shown(measure.as_issued)
    kept = {key: now[key] for key in ("called", "title", "spans")}
    kept["gets"] = [[one.item or 0, one.name, amount(one, measure, library)] for one in measure.benefits]
    return {**issued, **kept, "sentences": [*own, *others]}


def _every_sentence(measure: Measure) -> list[list[Any]]:
    sentences = [*_sentences(measure, measure.passages, 0)]
    for item in measure.items:
        sentences += _sentences(measure, item.passages, item.number)
    return sentences + _sentences(measure, measure.closing, 0)


def facets(notice: Notice, measure: Measure) -> tuple[str, str, str, str]:
    """The sectors, units and kinds of benefit of a measure (ids with spaces between) and dates for `status.js`."""
    return (
        " ".join(sector.id for sector in measure.sectors),
        " ".join(unit.id for unit in notice.units_of(measure)),
        " ".join(dict.fromkeys(one.kind for one in measure.benefits)),
        spans(measure.deadlines),
    )


def _sentences(measure: Measure, passages: Iterable[Passage], item: int) -> list[list[Any]]:
    """Of a sentence with items inside first these, each with the address of its own (`2-1`), then the whole."""
    found: list[list[Any]] = []
    for one in (one for passage in passages for one in passage.sentences if one.number):
        name = measure.link_to(one.number)
        parts = ([f"{name}-{part.place}", item, one.text[part.start : part.end]] for part in one.items)
        found += [*parts, [name, item, one.text]]
    return found
