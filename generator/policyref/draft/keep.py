"""A notice drafted anew, without losing what a person has filled in.

Three texts of a file are compared key by key: what drafting wrote last time, what stands there now, what it would write
now. A key that a person has changed stays as it is, with its comments; official words come anew. What has no place any
more is given back, to be told and kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from policyref.draft.draft import Draft, DraftItem, DraftMeasure
from policyref.draft.write import measure_file
from policyref.load.entries import Entries, Entry, as_list, entries, listed

# Words of the text, which the outline says.
_OF_NOTICE = {"numbering", "numbering_restarts", "section_numbering", "item_numbering"}
_OF_NOTICE |= {"sections", "opening", "closing", "annexes", "tables"}
_OF_MEASURE = {"number", "label", "title", "section", "text", "items", "closing", "tables"}
_OF_ITEM = {"number", "label", "title", "text", "tables"}
# What only a whole measure has; an item that was one cannot keep it.
_NOT_OF_ITEM = {
    "name",
    "summary",
    "audience",
    "sectors",
    "related",
    "inputs",
    "total",
    "readings",
    "examples",
    "complete",
}


_AT_END = re.compile(r"\s(#\s.*)")


@dataclass
class Kept:
    """The files as they are to be, what has no place, and what a person should look at."""

    files: dict[str, str] = field(default_factory=dict)
    homeless: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@dataclass
class _Facts:
    """What a person has filled in for the words that begin with a block."""

    file: str
    where: str
    entries: list[Entry]
    base: Entries
    official: list[Entry] = field(default_factory=list)  # for their comments
    taken: bool = False


def keep(before: Draft, then: Mapping[str, str], now: Mapping[str, str], draft: Draft, new: Mapping[str, str]) -> Kept:
    """`before` and `then` are the last draft and its files, `now` what lies there, `draft` and `new` the next ones."""
    kept = Kept()
    facts = _facts(before, then, now)
    kept.files["notice.yml"] = _merged(
        entries(new["notice.yml"]),
        entries(then["notice.yml"]),
        entries(now["notice.yml"]),
        _OF_NOTICE,
        kept,
        "notice.yml",
    )
    for measure in draft.measures:
        name = measure_file(measure)
        fresh = entries(new[name])
        own = facts.get(measure.line.blocks[0])
        old = Entries((*own.official, *own.entries)) if own else Entries()
        base = own.base if own else Entries()
        if own:
            own.taken = True
        text = _merged(fresh, base, old, _OF_MEASURE, kept, name)
        kept.files[name] = _with_items(text, measure, facts, kept, name)
    known = {measure_file(measure) for measure in before.measures}
    for name, text in now.items():
        if name not in known and name != "notice.yml":
            kept.homeless.append(f"# 原来的 {name}\n{text}")
    for fact in facts.values():
        if not fact.taken:
            _give_back(fact, fact.entries, kept)
    return kept


def _facts(before: Draft, then: Mapping[str, str], now: Mapping[str, str]) -> dict[int, _Facts]:
    """What a person has written, by the first block of the measure or item that it is about."""
    found: dict[int, _Facts] = {}
    for measure in before.measures:
        name = measure_file(measure)
        if name not in now:
            continue
        old, base = entries(now[name]), entries(then[name])
        whole = _without(old, _OF_MEASURE)
        if old.tail != base.tail and old.tail.strip():
            whole.append(Entry("", "", old.tail))
        found[measure.line.blocks[0]] = _Facts(name, name, whole, base, _only(old, _OF_MEASURE))
        texts, bases = _items(old), _items(base)
        if texts is None:
            whole += [entry for entry in old.entries if entry.key == "items"]
            continue
        for item, text in zip(measure.items, texts, strict=False):
            base_text = bases[item.number - 1] if bases and len(bases) >= item.number else ""
            own, official = _without(entries(text), _OF_ITEM), _only(entries(text), _OF_ITEM)
            where = f"{name} 第 {item.number} 项"
            found[item.line.blocks[0]] = _Facts(name, where, own, entries(base_text), official)
        for text in texts[len(measure.items) :]:
            found[-len(found) - 1] = _Facts(name, f"{name} 多出的一项", [Entry("items", "", text)], Entries())
    return found


def _without(old: Entries, official: set[str]) -> list[Entry]:
    return [entry for entry in old.entries if entry.key not in official]


def _only(old: Entries, official: set[str]) -> list[Entry]:
    return [entry for entry in old.entries if entry.key in official and entry.key != "items"]


def _items(old: Entries) -> list[str] | None:
    items = old["items"]
    return listed(items) if items else []


def _merged(new: Entries, base: Entries, old: Entries, official: set[str], kept: Kept, where: str) -> str:
    lines: list[str] = []
    taken = [entry.key for entry in old.entries if entry.key and base[entry.key] is None]
    for entry in new.entries:
        theirs = old[entry.key]
        if entry.key in official:
            comments = _comments(theirs, base[entry.key], entry)
            comments = _not_taken(comments, taken) if comments == entry.comment else comments
            lines.append(comments + _noted(theirs, base[entry.key], entry))
        elif _is_changed(theirs, base[entry.key]):
            assert theirs
            lines.append(theirs.whole)
            if base[entry.key] and _words(base[entry.key]) != _words(entry):
                kept.said.append(f"{where} 的 {entry.key} 是人改过的，照旧；按新的提纲会是：{entry.text.strip()}")
        elif theirs or not base[entry.key]:
            lines.append(entry.whole)
    done = set(new.keys())
    for entry in old.entries:
        if entry.key and entry.key not in done and entry.key not in official and _is_changed(entry, base[entry.key]):
            lines.append(entry.whole)
        elif entry.key in official and _bare(entry) not in (_bare(base[entry.key]), _bare(new[entry.key])):
            kept.homeless.append(f"# 原来的 {where}：{entry.key}\n{entry.text}")
    return "".join(lines) + _tail(new, base, old, taken)


def _not_taken(comments: str, taken: Sequence[str]) -> str:
    """What is offered in comments, but for the keys that a person has taken out of them."""
    if not taken:
        return comments
    offered = re.compile(rf"^# (?:{'|'.join(map(re.escape, taken))}):.*\n(?:#   - .*\n)*", re.MULTILINE)
    left = offered.sub("", comments)
    return left if left == comments or re.search(r"^# \w+:", left, re.MULTILINE) else ""


def _tail(new: Entries, base: Entries, old: Entries, taken: Sequence[str]) -> str:
    """What follows the last key: a person's words; else what drafting writes, but where keys were added below it."""
    own = next((entry.text for entry in old.entries if not entry.key), old.tail)
    if own.strip() and own != base.tail:
        return own
    below = base.tail.strip() and any(base.tail.strip() in entry.comment for entry in old.entries)
    return own if below else _not_taken(new.tail, taken)


def _with_items(text: str, measure: DraftMeasure, facts: Mapping[int, _Facts], kept: Kept, name: str) -> str:
    """The file with what was filled in for each item."""
    owned = [(item, facts.get(item.line.blocks[0])) for item in measure.items]
    if not any(fact and (fact.entries or fact.official) for _, fact in owned):
        for _, fact in owned:
            if fact:
                fact.taken = True
        return text
    fresh = entries(text)
    items = fresh["items"]
    texts = listed(items) if items else None
    assert items and texts
    merged = [_item(one, item, fact, kept, name) for one, (item, fact) in zip(texts, owned, strict=True)]
    parts = [
        entry.comment + as_list("items", iter(merged)) if entry.key == "items" else entry.whole
        for entry in fresh.entries
    ]
    return "".join(parts) + fresh.tail


def _item(text: str, item: DraftItem, fact: _Facts | None, kept: Kept, name: str) -> str:
    if fact is None:
        return text
    fact.taken = True
    fits = [entry for entry in fact.entries if entry.key and entry.key not in _NOT_OF_ITEM]
    _give_back(fact, [entry for entry in fact.entries if entry not in fits], kept)
    old = Entries((*fact.official, *fits))
    return _merged(entries(text), fact.base, old, _OF_ITEM, kept, f"{name} 第 {item.number} 项")


def _give_back(fact: _Facts, some: Sequence[Entry], kept: Kept) -> None:
    """What a person has written and has no place now; what drafting had written itself is not missed."""
    lost = [entry for entry in some if _is_changed(entry, fact.base[entry.key] if entry.key else None)]
    lost += [] if fact.taken else [Entry("", _own_comments(one, fact.base[one.key]), "") for one in fact.official]
    lost = [entry for entry in lost if entry.whole.strip()]
    if lost:
        kept.homeless.append(f"# 原来的 {fact.where}\n" + "".join(entry.whole for entry in lost))


def _is_changed(old: Entry | None, base: Entry | None) -> bool:
    return old is not None and (base is None or _words(old) != _words(base))


def _words(entry: Entry | None) -> str:
    """An entry without the white space that editors change."""
    return "\n".join(line.rstrip() for line in entry.whole.splitlines()).strip() if entry else ""


def _bare(entry: Entry | None) -> str:
    """The key and its value without what is noted behind or above them."""
    first, *others = (line.rstrip() for line in entry.text.strip().split("\n")) if entry else ("",)
    return "\n".join([_AT_END.sub("", first), *others])


def _comments(old: Entry | None, base: Entry | None, new: Entry) -> str:
    """Comments of a person above official words, which stay; else those of the draft."""
    return old.comment if old and old.comment.strip() and old.comment != (base.comment if base else "") else new.comment


def _noted(old: Entry | None, base: Entry | None, new: Entry) -> str:
    """Official words with what a person has noted at the end of their first line."""
    note = _note(old)
    first, *others = new.text.splitlines(keepends=True)
    return f"{first.rstrip()} {note}\n{''.join(others)}" if note and note != _note(base) else new.text


def _note(entry: Entry | None) -> str:
    found = _AT_END.search(entry.text.split("\n", 1)[0]) if entry else None
    return found[1] if found else ""


def _own_comments(old: Entry, base: Entry | None) -> str:
    """All comments of a person on official words that have gone."""
    above = old.comment if old.comment != (base.comment if base else "") else ""
    note = _note(old)
    return above + (f"{note}\n" if note and note != _note(base) else "")
