"""Every field of words says whose they are, and that alone is enough for it to be read, explained and checked."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from policyref.check.provenance import check_provenance
from policyref.facts.provenance import declared
from policyref.facts.record import InQuote, OurWords, adapter, changed, field, record
from policyref.facts.spans import attach
from policyref.model.facts import Benefit
from policyref.model.finder import FinderFile
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.time import PlacesFile
from policyref.model.vocabulary import Aliases, GlossaryFile, RedirectsFile, SectorsFile, Site, UnitsFile
from policyref.problems.problem import Problem

from tests.data import Data

FILES = (Measure, Notice, UnitsFile, SectorsFile, GlossaryFile, Site, RedirectsFile, Aliases, FinderFile, PlacesFile)


def records(kind: Any, met: dict[Any, None]) -> dict[Any, None]:
    """Every record of a kind of file."""
    if kind not in met:
        met[kind] = None
        for one in declared(kind):
            if one.record:
                records(one.record, met)
    return met


def holds_words(hint: Any) -> bool:
    """Whether a value of this type is, or has in it, words that no list of choices limits."""
    if get_origin(hint) is Literal:
        return False
    return hint is str or any(holds_words(one) for one in get_args(hint) if not dataclasses.is_dataclass(one))


def all_fields() -> list[tuple[Any, Any]]:
    kinds: dict[Any, None] = {}
    for kind in FILES:
        records(kind, kinds)
    return [(kind, one) for kind in kinds for one in declared(kind)]


@pytest.mark.parametrize(("kind", "one"), all_fields(), ids=lambda one: getattr(one, "__name__", None) or one.name)
def test_a_field_of_words_says_whose_they_are(kind: Any, one: Any) -> None:
    if one.record is None and holds_words(one.hint):
        assert one.whose is not None, f"{kind.__name__}.{one.name}: whose words are these?"
    assert one.about, f"{kind.__name__}.{one.name} explains itself to no editor"


@record
class WithContact(Benefit):
    """A benefit with one field more: the line below is the whole of it."""

    contact: InQuote | None = field("原文写的联系方式", default=None)


@record
class WithHours(Benefit):
    hours: OurWords | None = field("何时受理（本站编写）", default=None)


WRITTEN = {
    "id": "hiring",
    "name": "吸纳就业补贴",
    "quote": "对年度新吸纳就业10人以上的家政服务企业，按照每人800元给予补贴",
    "kind": "subsidy",
    "payer": "unstated",
    "to": "家政服务企业",
    "gives": "每人800元",
    "headline": "每人800元",
}


def problems(kind: Any, root: Path, **more: str) -> list[Problem]:
    """What is said of a benefit of this kind in the third measure of the corpus."""
    library = Data(root).library
    measure = library.measure_by_key["shili-2024-7/3"]
    benefit = adapter(kind).validate_python({**WRITTEN, **more})
    records = (measure, *attach(benefit, measure.place.at("benefits", 0), measure.official))
    notice = library.notice_by_id["shili-2024-7"]
    measures = tuple(changed(one, records=records) if one is measure else one for one in notice.measures)
    return [*check_provenance(replace(library, notices=(changed(notice, measures=measures),)))]


def test_a_new_field_is_one_line(tmp_path: Path) -> None:
    assert adapter(WithContact).validate_python({**WRITTEN, "contact": "家政服务企业"}).contact == "家政服务企业"
    assert adapter(WithContact).json_schema()["properties"]["contact"]["description"] == "原文写的联系方式"
    assert problems(WithContact, tmp_path / "right", contact="家政服务企业") == []
    (found,) = problems(WithContact, tmp_path / "wrong", contact="65690561")
    assert (found.code, found.place.path) == ("E313", ("benefits", 0, "contact"))


def test_a_new_field_of_ours_is_held_against_the_text(tmp_path: Path) -> None:
    assert problems(WithHours, tmp_path / "right", hours="满10人后受理") == []
    found = problems(WithHours, tmp_path / "wrong", hours="2025年3月底前受理，满20人")
    assert [(one.code, one.place.path[-1], one.place.near) for one in found] == [
        ("E307", "hours", "20人"),
        ("E307", "hours", "2025年3月底前"),
    ]


def test_without_the_line_the_key_is_refused(tmp_path: Path) -> None:
    data = Data(tmp_path).apply(
        {
            "file": "shili-2024-7/03.yml",
            "find": "    headline: 最高8万元",
            "replace": "    headline: 最高8万元\n    contact: x",
        }
    )
    assert data.codes == {"E201"}
