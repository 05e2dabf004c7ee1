"""The contract of data/measures.json as literals."""

from __future__ import annotations

from typing import Any

VALIDITY: dict[str, Any] = {
    "as_of": "date?",
    "code": "text",
    "word": "text",
    "marks": ["text"],
    "from": "date?",
    "until": "date?",
    "readings": [{"name": "words", "from": "date?", "until": "date?"}],
    "version": "text",
}
# key → type; a key that ends with ? may be left out, a type that ends with ? may be null.
# Another mapping or a list of one says what is inside. Under * are the keys that come from the data files as entered;
# that they are all there is seen in test_every_fact.
_QUOTED = "which cell basis what"
CONTRACT: dict[str, Any] = {
    "words": "anything",
    "glossary": [{"id": "text", "term": "text", "text": "text", "*": "also see"}],
    "questions": [{"id": "text", "ask": "text", "answers": "anything", "*": "hint several topic"}],
    "groups": "anything",
    "guide": [
        {
            "*": "unit benefit phone window hours address materials steps web",
            "place": ["text"],
            "source": "text",
            "date": "date",
            "url": "address",
        },
    ],
    "notices": [
        {
            "*": "subject other_numbers grade printed online index_number theme release addressees copies_to based_on "
            "draft summary numbering item_numbering section_numbering numbering_restarts lead_rule units_for_all "
            "opening closing unsaid effects checked notes original corrections waived confirmed complete",
            "number_state": "state",
            "id": "text",
            "title": "text",
            "number": "text?",
            "issuer": "text",
            "issuers?": [{"name": "text", "source?": "text"}],
            "issued": "date?",
            "url": "address",
            "place": ["text"],
            "sections": [
                {"number": "count", "level": "count", "label": "words", "title": "text", "text?": "text"},
            ],
            "validity": VALIDITY,
            "deadlines?": [
                {
                    "*": _QUOTED,
                    "url": "address",
                    "quote": "text",
                    "kind": "text",
                    "start": "date?",
                    "end": "date?",
                    "certainty": "text",
                    "rule?": "text",
                    "readings?": [{"name": "text", "start": "date?", "end": "date?"}],
                },
            ],
            "annexes?": [{"number": "count", "label": "text", "title": "text?", "text": "words", "url": "address"}],
            "tables?": [
                {
                    "*": "at after kind columns",
                    "id": "text",
                    "measure?": "count",
                    "title": "text?",
                    "head": "index",
                    "rows": [["words"]],
                    "merged": [{"row": "index", "column": "index", "rows": "count", "columns": "count"}],
                    "url": "anchor",
                }
            ],
            "tasks?": [
                {
                    "table": "text",
                    "row": "count",
                    "task": "text",
                    "units": [{"id": "text?", "as_written": "text", "role": "text"}],
                    "due?": {"quote": "text", "start": "date?", "end": "date?", "certainty": "text"},
                    "url": "anchor",
                }
            ],
            "forwards?": "text",
        }
    ],
    "sectors": [{"id": "text", "name": "text", "gbt4754": "text?", "about": "text", "url": "address"}],
    "units": [
        {
            "*": "also note",
            "id": "text",
            "name": "text",
            "short": "text",
            "level": "text",
            "place": ["text"],
            "url": "address",
        }
    ],
    "measures": [
        {
            "*": "name summary audience effects checked inputs total readings examples complete answers tables "
            "versions not_computable targets notes waived confirmed suits together related none",
            "listed": "text",
            "responsible": [{"id": "text?", "as_written": "text", "role": "text", "item?": "count"}],
            "id": "text",
            "notice": "text",
            "number": "count",
            "label": "words",
            "citation": "text",
            "title": "text",
            "titled": "text",
            "stage": "text",
            "section": "count?",
            "text": "text",
            "items": [
                {
                    "number": "count",
                    "label": "words",
                    "title": "words",
                    "text": "text",
                    "none?": ["text"],
                    "url?": "place",
                }
            ],
            "units": [{"id": "text", "as_written": "text"}],
            "sectors": ["text"],
            "deadlines": [
                {
                    "*": _QUOTED,
                    "url": "place",
                    "sentence?": "anything",
                    "item?": "count",
                    "of?": ["text"],
                    "rule?": "text",
                    "readings?": [{"name": "text", "start": "date?", "end": "date?"}],
                    "quote": "text",
                    "kind": "text",
                    "start": "date?",
                    "end": "date?",
                    "certainty": "text",
                }
            ],
            "benefits": [
                {
                    "*": "which cell label when bound cap caps pay waived suits show",
                    "id": "text",
                    "item?": "count",
                    "name": "text",
                    "quote": "text",
                    "kind": "text",
                    "payer": "text",
                    "to": "text",
                    "gives": "text",
                    "headline": "text",
                    "url": "place",
                    "sentence?": "anything",
                    "amounts": [{"words": "text", "value": "number?", "unit": "words"}],
                    "limits": [{"option?": "text", "words": "text", "value": "number?", "unit": "words"}],
                }
            ],
            "calculators": ["text"],
            "units_state": "state",
            "deadlines_state": "state",
            "benefits_state": "state",
            "validity": VALIDITY,
            "url": "address",
        }
    ],
}
