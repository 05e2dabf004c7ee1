"""The documents of a library as others may name them, so that an act says the id of what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from policyref.load.files import DataFolder
from policyref.load.yaml_file import parse_yaml
from policyref.text.dates import parse_date
from policyref.text.documents import Named, same_number, same_title, steps
from policyref.text.labels import read_label

_NO_LABEL = "原文没有"


@dataclass(frozen=True)
class KnownClause:
    """A measure by its number, the article that its label says, its words, and the labels and words of its items."""

    number: int
    label: str
    text: str
    items: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True)
class KnownDocument:
    """What others name it by; `entry` is its record as it stands in notice.yml, `measures` reads those of its measures.

    Most documents are only looked at: the measures of one are read when an act says which of them it is about.
    """

    id: str
    entry: Mapping[str, Any]
    measures: Callable[[], Iterable[Mapping[str, Any]]] = tuple

    @property
    def number(self) -> str:
        written = self.entry.get("number")
        return "" if written in (None, _NO_LABEL) else str(written)

    @property
    def issuers(self) -> tuple[str, ...]:
        written = self.entry.get("issuer")
        listed = written if isinstance(written, list) else [written]
        return tuple(str(one.get("name", "")) if isinstance(one, dict) else str(one) for one in listed if one)

    @property
    def last_day(self) -> date | None:
        """The last day of its own validity, where one is entered."""
        entries = [
            one for one in self.entry.get("deadlines") or () if isinstance(one, dict) and one.get("kind") == "force"
        ]
        days = [day for one in entries if one.get("end") and (day := parse_date(str(one["end"])))]
        return days[0] if len(days) == 1 else None

    @property
    def titles(self) -> list[str]:
        return [str(self.entry[key]) for key in ("title", "subject") if self.entry.get(key)]

    def has_title(self, title: str) -> bool:
        return any(same_title(title, one) for one in self.titles)

    def clauses(self) -> Iterator[KnownClause]:
        return (_clause(entry) for entry in self.measures() if str(entry.get("number", "")).isdecimal())

    def part(self, clause: str) -> tuple[str, str] | None:
        """The address of a clause within the document (7, 7/2) and its words; None where there is none, or several."""
        asked = steps(clause)
        articles = [number for number, unit in asked if unit == "条"]
        if not articles or self.entry.get("numbering_restarts"):
            return None
        found = [one for one in self.clauses() if _is_article(one, articles[0])]
        if len(found) != 1:
            return None
        [measure] = found
        points = [number for number, unit in asked if unit in ("项", "点", "")]
        if not points or any(unit in ("款", "节", "章") for _, unit in asked):
            return str(measure.number), measure.text
        item = next(((number, words) for number, _, words in measure.items if number == points[0]), None)
        return (f"{measure.number}/{item[0]}", item[1]) if item else None


def _clause(entry: Mapping[str, Any]) -> KnownClause:
    items = [one for one in entry.get("items") or () if isinstance(one, dict)]
    return KnownClause(
        int(str(entry["number"])),
        str(entry.get("label") or ""),
        str(entry.get("text") or ""),
        tuple(
            (int(str(one.get("number", at))), str(one.get("label") or ""), str(one.get("text") or ""))
            for at, one in enumerate(items, 1)
            if str(one.get("number", at)).isdecimal()
        ),
    )


def _is_article(clause: KnownClause, number: int) -> bool:
    label = read_label(clause.label) if clause.label else None
    return label.number == number if label else clause.number == number


class KnownDocuments:
    """The notices of a library but the one that is being drafted."""

    def __init__(self, documents: Sequence[KnownDocument] = ()) -> None:
        self.documents = tuple(documents)

    @property
    def places(self) -> list[tuple[str, ...]]:
        """The places that they are of, each once, from large to small: they may say more of 云溪县 than a name."""
        found: dict[tuple[str, ...], None] = {}
        for one in self.documents:
            place = one.entry.get("place")
            if isinstance(place, list) and place and all(isinstance(part, str) for part in place):
                found[tuple(place)] = None
        return list(found)

    def before(self, by: Sequence[str], place: Sequence[str], issued: date | None) -> Iterator[KnownDocument]:
        """Those of the same office or place that are not known to be younger."""
        for one in self.documents:
            theirs = parse_date(str(one.entry.get("issued") or ""))
            of_place = bool(place) and list(one.entry.get("place") or ()) == [*place]
            is_same = of_place or bool({*by} & {*one.issuers})
            if is_same and not one.entry.get("draft") and not (issued and theirs and theirs >= issued):
                yield one

    def find(self, named: Named, by: Sequence[str], place: Sequence[str]) -> tuple[KnownDocument | None, str]:
        """The one that is named, or why none is taken: first by its number, then by its title.

        Of several, for two places may have the same, that of the same issuer, or else of the same place.
        """
        if named.number:
            numbered = [one for one in self.documents if same_number(one.number, named.number)]
            found, doubt = _only(numbered, by, place, f"本库有几份文件的文号是{named.number}")
            if found and named.title and not found.has_title(named.title):
                doubt = "文号相同，标题不同，请核对是不是这一份"
            if found or doubt:
                return found, doubt
        titled = [one for one in self.documents if named.title and one.has_title(named.title)]
        found, doubt = _only(titled, by, place, f"本库有几份文件叫“{named.title}”")
        if found and named.number and found.number:
            return None, f"本库的 {found.id} 标题相同，文号是{found.number}，请核对"
        if found and named.number:
            doubt = f"{found.id} 标题相同，还没有录入文号，请核对是不是这一份"
        return found, doubt


def _only(
    found: Sequence[KnownDocument], by: Sequence[str], place: Sequence[str], several: str
) -> tuple[KnownDocument | None, str]:
    if len(found) < 2:
        return (found[0] if found else None), ""
    same = [one for one in found if set(one.issuers) & set(by)] or [
        one for one in found if place and list(one.entry.get("place") or ()) == list(place)
    ]
    return (same[0], "") if len(same) == 1 else (None, f"{several}：{'、'.join(one.id for one in found)}")


NONE_KNOWN = KnownDocuments()


def known_documents(folder: DataFolder, but: str = "") -> KnownDocuments:
    """Those of a folder of data, of every notice `but` one. What cannot be read is passed over."""
    again = DataFolder(folder.root, folder.path, [], taken=folder.taken)

    def entry(name: str) -> dict[str, Any] | None:
        text = again.text(name) if again.exists(name) else None
        return parse_yaml(text, name, []) if text else None

    def document(notice: str, head: Mapping[str, Any]) -> KnownDocument:
        names = again.measure_files(notice)
        return KnownDocument(notice, head, lambda: filter(None, (entry(f"{notice}/{name}") for name in names)))

    ids = [notice for notice in again.notices() if notice != but]
    return KnownDocuments([document(notice, head) for notice in ids if (head := entry(f"{notice}/notice.yml"))])
