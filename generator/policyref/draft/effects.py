"""The lines of a notice → what it does to other documents, each act as an entry of `effects` for a person to confirm.

A sentence may leave out what it is about: 将第三条修改为… goes on with the document of a heading, of the sentence that
says 作如下修改, or of the title. What stands below 对下列文件予以废止 is in `draft/listed.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from policyref.draft.fields_validity import Calendar
from policyref.draft.filled import Filled, Said, unsure
from policyref.draft.known import KnownDocument, KnownDocuments
from policyref.draft.listed import listed
from policyref.text.act_changes import Change
from policyref.text.acts import (
    UNNAMED,
    Acting,
    acts_in,
    clause_start,
    reaches_own_dates,
    savings,
    sentences,
)
from policyref.text.clauses import Clause, resolve_all
from policyref.text.documents import Named, documents_in
from policyref.text.sentences import squeeze

_NO_WORDS = ("left-out", "table", "annex-text", "annex", "title", "masthead", "attachments")


@dataclass(frozen=True)
class Effects:
    """Those of the notice's own words, and those of its measures by their number in the order of the text."""

    own: list[Filled] = field(default_factory=list)
    of_measures: dict[int, list[Filled]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Found:
    """An act with the words that say it, and the measure that these stand in."""

    acting: Acting
    sentence: str
    quote: str
    measure: int | None
    after: str = ""
    why: str = ""
    row: tuple[str, ...] = ()

    @property
    def is_whole_amendment(self) -> bool:
        """Whether it only says that a document is amended."""
        acting = self.acting
        bare = not acting.clauses and not any(one.clauses for one in acting.on)
        return acting.does in ("amends", "corrects", "interprets") and bare and acting.change == Change()


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


def effects(said: Sequence[Said], around: Around) -> Effects:
    """Every act of a notice, offered."""
    found = list(_found(said))
    kept = [one for one in found if not _is_told_better(one, found)]
    whole = squeeze("".join(one.text for one in said if one.kind != "left-out"))
    made = Effects()
    for one in kept:
        target = made.own if one.measure is None else made.of_measures.setdefault(one.measure, [])
        target += _Entry(one, around, whole).filled()
    return made


def _found(said: Sequence[Said]) -> Iterator[_Found]:
    title = squeeze("".join(one.text for one in said if one.kind == "title"))
    of_title = [one for one in acts_in(title) if one.on]
    about = of_title[0].on if len(of_title) == 1 else ()
    yield from (_Found(one, title, title[clause_start(title, one.start) : one.end], None) for one in of_title)
    named = about
    for one, sentence, after in _sentences(said):
        heading = [*documents_in(sentence)]
        if len(heading) == 1 and not acts_in(sentence) and len(sentence) <= len(_printed(heading[0], sentence)) + 8:
            named = tuple(heading)
        for acting in acts_in(sentence):
            if acting.of_the_rest:
                continue
            if acting.on:
                named = acting.on if acting.does in ("amends", "corrects", "interprets") else named
            elif acting.does != "prevails" and named and (acting.clauses or acting.change != Change()):
                acting = replace(acting, on=tuple(replace(each, clauses=acting.clauses) for each in named[:1]))
            begin = clause_start(sentence, acting.start)
            yield _Found(acting, sentence, sentence[begin : acting.end], one.measure, after)
    for entry in listed(said)[0]:
        acting = Acting(entry.does, entry.word, 0, len(entry.quote), (entry.named,))
        yield _Found(acting, entry.quote, entry.quote, entry.measure, why=f"列在“{entry.heading}”下面", row=entry.row)


def _printed(named: Named, sentence: str) -> str:
    return sentence[named.start : named.end]


def _sentences(said: Sequence[Said]) -> Iterator[tuple[Said, str, str]]:
    """Each sentence with the line that it begins in and the sentence after it; one in “” may go over several lines."""
    held: list[Said] = []
    found: list[tuple[Said, str]] = []
    for one in [*said, Said("left-out", "")]:
        opened = held and sum(line.text.count("“") - line.text.count("”") for line in held) > 0
        if opened and one.measure == held[-1].measure and one.kind not in _NO_WORDS:
            held.append(one)
            continue
        if held:
            found += [(held[0], words) for words in sentences("\n".join(line.text for line in held))]
        held = [one] if one.kind not in _NO_WORDS else []
    for place, (one, words) in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        yield one, words, following[1] if following and following[0].measure == one.measure else ""


def _is_told_better(one: _Found, found: Sequence[_Found]) -> bool:
    """Whether the same is said of the same document with more: the title by the text, 作如下修改 by what follows."""
    mine = [(named.title, named.number) for named in one.acting.on]
    if not mine:
        return False
    in_title = found.index(one) == 0 and one.after == "" and one.measure is None and one.quote == one.sentence
    for other in found:
        if other is one or other.acting.does != one.acting.does:
            continue
        theirs = [(named.title, named.number) for named in other.acting.on]
        same = any(a and a == b for pair in mine for each in theirs for a, b in zip(pair, each, strict=True))
        if same and ((in_title and not other.why) or (one.is_whole_amendment and not other.is_whole_amendment)):
            return True
    return False


class _Entry:
    """An act → the entries that say it, one for each document or clause."""

    def __init__(self, found: _Found, around: Around, whole: str) -> None:
        self.found, self.around, self.whole = found, around, whole
        self.acting, self.days = found.acting, around.days

    def filled(self) -> Iterator[Filled]:
        for named in self.acting.on:
            for clause in named.clauses or ("",):
                yield self._one(named, clause)
        if not self.acting.on and (unnamed := UNNAMED.search(self.found.quote)):
            to = {"unnamed": unnamed.group()}
            yield self._written({"does": self.acting.does, "to": to}, ["没有写明是哪几份"])

    def _one(self, named: Named, clause: str) -> Filled:
        document, doubt = self.around.known.find(named, self.around.by, self.around.place)
        doubts = [doubt] if doubt else []
        part = document.part(clause) if document and clause else None
        if clause and part is None:
            doubts.append(f"说的是{clause}，不是整份文件；" + ("本库里没有这一条，请核对" if document else "请核对"))
        to: Any = self._elsewhere(named) if document is None else f"{document.id}/{part[0]}" if part else document.id
        entry = {"does": self.acting.does, "to": to}
        return self._written(entry, doubts, document, part[1] if part else "")

    def _elsewhere(self, named: Named) -> dict[str, str]:
        told = {"title": named.title or named.number, "number": named.number}
        return {key: words for key, words in told.items() if words and (key == "title" or named.title)}

    def _written(
        self, entry: dict[str, Any], doubts: list[str], document: KnownDocument | None = None, older: str = ""
    ) -> Filled:
        quote = self.found.quote
        entry["quote"] = quote
        if table := self.around.table_with(self.found.row) if self.found.row else "":
            entry["cell"] = {"table": table, "row": quote}
        if self.whole.count(quote) > 1 and not self.found.why:
            doubts.append("这几个字不止一处，请把引文抄长一点")
        entry |= self._days(doubts, document)
        if self.acting.does == "extends" and (words := reaches_own_dates(quote)):
            entry["own_dates"] = {"quote": words}
        if self.acting.does in ("repeals", "replaces", "suspends") and (words := self._savings()):
            entry["savings"] = {"quote": words}
        if self.acting.does in ("amends", "corrects"):
            entry |= self._change(doubts, older)
        if self.found.why:
            entry["why"] = self.found.why
        return unsure("；".join(doubts), entry, quote)

    def _savings(self) -> str:
        return savings(self.found.quote) or savings(self.found.after)

    def _change(self, doubts: list[str], older: str) -> dict[str, Any]:
        change = self.acting.change
        entry: dict[str, Any] = {}
        if change.old or change.delete:
            entry["old"] = change.old or squeeze(older)
        elif change.new and not change.add_after and "增加" not in self.acting.word:
            entry["old"] = squeeze(older)
        if change.new:
            entry["new"] = change.new
        if change.add_after:
            entry["add_after"] = change.add_after
        if change.delete:
            entry["delete"] = True
        if not entry:
            doubts.append("改了什么，没有读出来：补上 old、new，或者 add_after、delete")
        elif "old" in entry and not entry["old"]:
            del entry["old"]
            doubts.append("原来的文字要照旧文件抄到 old")
        elif change.new and not change.old and not change.add_after and "old" not in entry:
            doubts.append("加在哪句话后面，要照旧文件抄到 add_after")
        return entry

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
                doubts.append("没有写延长到哪一天：从原来的最后一天算起，请算好写 until")
        return entry

    def _times(self) -> list[Clause]:
        """The times in the words of the act, but for those before the document that it is about."""
        quote = self.found.quote
        offset = self.found.sentence.find(quote)
        first = min((one.start for one in self.acting.on), default=self.acting.start)
        return [
            one
            for one in resolve_all(quote, self.days.issued, self.days.effective)
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
