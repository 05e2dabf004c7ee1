"""An act that was found in a text → the entries of `effects` that say it, one for each document or clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from policyref.draft.fields_validity import Calendar
from policyref.draft.filled import Filled, unsure
from policyref.draft.known import KnownDocument, KnownDocuments
from policyref.draft.listed import Listed
from policyref.text.act_words import longer_by
from policyref.text.acts import UNNAMED, Acting, reaches_own_dates, savings
from policyref.text.clauses import Clause, resolve_all
from policyref.text.documents import Named, steps
from policyref.text.named_in import NamedIn
from policyref.text.numerals import to_int
from policyref.text.sentences import split_line, squeeze

_AS_PARAGRAPH = re.compile("作为第([一二三四五六七八九十]{1,3}|\\d{1,2})款")


@dataclass(frozen=True)
class Around:
    """What an act is read with: the days of the notice, who issued it and where, other documents, its own tables."""

    days: Calendar
    known: KnownDocuments = field(default_factory=KnownDocuments)
    by: Sequence[str] = ()
    place: Sequence[str] = ()
    tables: Sequence[tuple[str, list[list[str]]]] = ()

    def table_with(self, row: Sequence[str]) -> str:
        """The id of the table that has a row; empty where none has, or several have."""
        found = [name for name, rows in self.tables if list(row) in rows]
        return found[0] if len(found) == 1 else ""


@dataclass(frozen=True)
class Found:
    """An act with the words that say it, and the measure that these stand in."""

    acting: Acting
    sentence: str
    quote: str
    measure: int | None
    after: str = ""
    listed: Listed | None = None


class Entries:
    """An act → the entries that say it, one for each document or clause."""

    def __init__(self, found: Found, around: Around, whole: str) -> None:
        self.found, self.around, self.whole = found, around, whole
        self.acting, self.days = found.acting, around.days

    def filled(self) -> Iterator[Filled]:
        for named in self.acting.on:
            for clause in named.clauses or ("",):
                if not clause or steps(clause) not in map(steps, self.acting.but):
                    yield self._one(named, clause)
        if not self.acting.on and (unnamed := UNNAMED.search(self.found.quote)):
            to = {"unnamed": unnamed.group()}
            yield self._written({"does": self.acting.does, "to": to}, ["没有写明是哪几份"])

    def not_listed(self, named: NamedIn) -> Iterator[Filled]:
        """The documents of the library that the words may mean: whether one stands on the list a person looks up."""
        for document in self.around.known.before(self.around.by, self.around.place, self.days.issued):
            if not named.has(document.number, document.titles):
                doubt = f"名单里没有找到“{document.titles[0]}”，请对照名单" if document.titles else "请对照名单"
                yield self._written({"does": self.acting.does, "to": document.id}, [doubt], document)

    def _one(self, named: Named, clause: str) -> Filled:
        document, doubt = self.around.known.find(named, self.around.by, self.around.place)
        doubts = [doubt] if doubt else []
        part = document.part(clause) if document and clause else None
        if clause and part is None:
            doubts.append(f"说的是{clause}，不是整份文件；" + ("本库里没有这一条，请核对" if document else "请核对"))
        to: Any = self._elsewhere(named) if document is None else f"{document.id}/{part[0]}" if part else document.id
        entry = {"does": self.acting.does, "to": to}
        if self.acting.but and isinstance(to, str):
            entry |= self._but(document, clause, doubts)
        return self._written(entry, doubts, document, part[1] if part else "")

    def _but(self, document: KnownDocument | None, clause: str, doubts: list[str]) -> dict[str, Any]:
        """What of the document, or of the clause of it, the words leave out."""
        full = [one if "条" in one else f"{clause}{one}" for one in self.acting.but]
        mine = [one for one in full if not clause or steps(one)[0] == steps(clause)[0]]
        parts = [(document.part(one) if document else None) for one in mine]
        if None in parts:
            doubts.append(f"{'、'.join(mine)}除外；本库里没有读到，请核对，写进 except")
        found = [part[0] for part in parts if part]
        return {"except": found} if found else {}

    def _elsewhere(self, named: Named) -> dict[str, str]:
        told = {"title": named.title or named.number, "number": named.number}
        return {key: words for key, words in told.items() if words and (key == "title" or named.title)}

    def _written(
        self, entry: dict[str, Any], doubts: list[str], document: KnownDocument | None = None, older: str = ""
    ) -> Filled:
        quote = self.found.quote
        entry["quote"] = quote
        times = self.whole.count(quote)
        if self.found.listed:
            entry |= self._in_list(self.found.listed, times)
        elif times > 1:
            doubts.append("这几个字不止一处，请把引文抄长一点")
        entry |= self._days(doubts, document)
        if self.acting.does == "extends" and (words := reaches_own_dates(quote)):
            entry["own_dates"] = {"quote": words}
        if self.acting.does in ("repeals", "replaces", "suspends") and (words := self._savings()):
            entry["savings"] = {"quote": words}
        if self.acting.does in ("amends", "corrects"):
            entry |= self._change(doubts, document, older)
        return unsure("；".join(doubts), entry, quote)

    def _in_list(self, line: Listed, times: int) -> dict[str, Any]:
        """Which of the places where a line of a list stands is meant, and where the act is said."""
        table = self.around.table_with(line.row) if line.row else ""
        heading: dict[str, Any] = {"quote": line.heading}
        if table and line.column:
            heading["cell"] = {"table": table, "row": line.quote, "column": line.column}
        elif (headings := self.whole.count(line.heading)) > 1:
            heading["which"] = headings  # a list of attachments names it before
        place = {"cell": {"table": table, "row": line.quote}} if table else {"which": times} if times > 1 else {}
        return place | {"heading": heading}

    def _savings(self) -> str:
        return savings(self.found.quote) or savings(self.found.after)

    def _change(self, doubts: list[str], document: KnownDocument | None, older: str) -> dict[str, Any]:
        """What is put for what, where all of it is known."""
        change = self.acting.change
        entry: dict[str, Any] = {}
        if change.add_after or ("增加" in self.acting.word and change.new):
            entry = {"add_after": change.add_after or _before_paragraph(self.found.quote, older), "new": change.new}
        elif change.new:
            entry = {"old": change.old or squeeze(older), "new": change.new}
        elif change.delete:
            entry = {"old": change.old or squeeze(older), "delete": True}
        if entry and all(entry.values()):
            return entry
        if document:
            doubts.append("从什么改成什么，没有读全：照原文补上 old 和 new（增加的写 add_after，删去的写 delete）")
        return {}

    def _days(self, doubts: list[str], document: KnownDocument | None) -> dict[str, Any]:
        """First and last day as the words of the act say them; what is only worked out is asked about."""
        if self.acting.does in ("amends", "corrects", "interprets", "prevails", "confirms"):
            return self._since(doubts)
        entry = self._since(doubts)
        if self.acting.does in ("extends", "suspends"):
            ends = [one for one in self._times() if one.resolution.end]
            if ends and ends[-1].resolution.certainty == "ambiguous":
                doubts.append("最后一天有几种理解")
            if ends:
                entry["until"] = ends[-1].resolution.end
            elif self.acting.does == "extends":
                entry |= self._longer(doubts, document)
        return entry

    def _longer(self, doubts: list[str], document: KnownDocument | None) -> dict[str, Any]:
        """延长2年 counts from the last day that the older document has, where that is entered."""
        length = longer_by(self.found.quote)
        until = length.after(document.last_day) if length and document and document.last_day else None
        doubts.append(
            "从原来的最后一天算起，请核对" if until else "没有写延长到哪一天：从原来的最后一天算起，请算好写 until"
        )
        return {"until": until} if until else {}

    def _times(self) -> list[Clause]:
        """The times in the words of the act, but for those before the document that it is about."""
        quote = self.found.quote
        offset = self.found.sentence.find(quote)
        first = min((one.start for one in self.acting.on), default=self.acting.start)
        return [
            one
            for one in resolve_all(quote, self.days.issued, self.days.effective, self.days.of_issue)
            if not _is_inside(quote, one.start) and (one.end + offset > first or one.start < 2)
        ]

    def _since(self, doubts: list[str]) -> dict[str, Any]:
        starts = [one for one in self._times() if one.resolution.start]
        if not starts:
            return {}
        [first, *_] = starts
        since: date | None = first.resolution.start
        if self.acting.does == "extends" and since and self.days.issued and since < self.days.issued:
            return {"retroactive": {"quote": self._with_act(first)}}
        if since == self.days.issued and "之日" in first.words:
            return {}  # it is that of the notice
        if first.resolution.certainty == "ambiguous":
            doubts.append("从哪一天起有几种理解")
        return {"from": since}

    def _with_act(self, clause: Clause) -> str:
        quote = self.found.quote
        marks = [at for at, char in enumerate(quote) if char in "，；" and at >= clause.end]
        return quote[clause.start : marks[0] if marks else len(quote)]


def _is_inside(words: str, at: int) -> bool:
    """Whether a place lies in a title, in quotation marks or in round brackets."""
    return any(words.count(opens, 0, at) > words.count(closes, 0, at) for opens, closes in ("《》", "“”", "（）"))


def _before_paragraph(quote: str, older: str) -> str:
    """The last sentence before a new paragraph (增加一款，作为第二款); else the last of the clause."""
    paragraphs = [line for line in older.splitlines() if line.strip()]
    named = _AS_PARAGRAPH.search(quote)
    number = to_int(named[1]) if named else len(paragraphs) + 1
    if not number or not 2 <= number <= len(paragraphs) + 1 or "款" not in quote:
        return ""
    return squeeze(split_line(paragraphs[number - 2])[-1])
