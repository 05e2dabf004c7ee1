"""What says something else than when it was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.model.revisions import NOTICE, LockedFacts, Revision
from policyref.revisions.canonical import FORMAT, Hashes, facts_of
from policyref.revisions.log import pending
from policyref.words import FACTS


@dataclass(frozen=True, slots=True)
class How:
    """`kinds` of facts that differ, none where a whole measure does; `added`: there was none; `gone`: it was there."""

    kinds: tuple[str, ...]
    added: bool = False
    gone: bool = False

    @property
    def why(self) -> str:
        of = set(self.kinds)
        if not of:
            return "correction" if self.gone else "addition"
        if of <= {"effects", "versions"}:
            return "document"
        if of <= {"checked"}:
            return "checked"
        if of <= {"ours"}:
            return "wording"
        return "addition" if self.added else "correction"

    @property
    def size(self) -> str:
        return "minor" if self.why in ("wording", "checked") else "major"


@dataclass(frozen=True, slots=True)
class Changed:
    """Places of a notice that have changed alike; None is the notice itself."""

    numbers: tuple[int | None, ...]
    how: How

    @property
    def called(self) -> str:
        """`第1—3条、第5条`."""
        words = ["文件本身"] if None in self.numbers else []
        words += [f"第{first}—{last}条" if last > first else f"第{first}条" for first, last in self._runs]
        return "、".join(words)

    @property
    def what(self) -> str:
        kinds = "、".join(FACTS[kind] for kind in self.how.kinds)
        if self.how.gone:
            return f"{self.called}删去了"
        if not kinds:
            return f"收录了{self.called}"
        return f"{self.called}补上了{kinds}" if self.how.added else f"{self.called}的{kinds}改了"

    @property
    def entry(self) -> str:
        """As it may be pasted into revisions.yml."""
        touches = [NOTICE] if None in self.numbers else []
        touches += [f"{first}-{last}" if last > first else str(first) for first, last in self._runs]
        return f"- {{size: {self.how.size}, why: {self.how.why}, touches: [{', '.join(touches)}], what: {self.what}}}"

    @property
    def _runs(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for number in sorted(one for one in self.numbers if one is not None):
            if found and number == found[-1][1] + 1:
                found[-1] = found[-1][0], number
            else:
                found.append((number, number))
        return found


def changes(library: Library) -> dict[str, list[Changed]]:
    """By notice: everything that differs from what is published, with an entry about it or without."""
    found = {notice.id: _grouped(_differing(notice, library)) for notice in library.notices}
    return {notice: those for notice, those in found.items() if those}


def untold(library: Library) -> dict[str, list[Changed]]:
    """The same without what a new entry is about."""
    found: dict[str, list[Changed]] = {}
    for notice in library.notices:
        entries = pending(notice, library)
        left = [(number, how) for number, how in _differing(notice, library) if not _told(entries, number)]
        if left:
            found[notice.id] = _grouped(left)
    return found


def _told(entries: Iterable[Revision], number: int | None) -> bool:
    return any(one.covers(number) for one in entries)


def _differing(notice: Notice, library: Library) -> Iterator[tuple[int | None, How]]:
    """Of a notice that can be read whole; what was never published cannot differ."""
    if not notice.is_whole:
        return
    if notice.id not in library.lock.facts:
        return
    facts, published = facts_of(library), library.lock.facts
    for key in {**published, **facts}:
        if key == notice.id or key.startswith(f"{notice.id}/"):
            known = [one for one in published.get(key, ()) if one.format == FORMAT]
            how = How((), added=True) if key not in published else _how(facts.get(key), known) if known else None
            if how:
                yield (None if key == notice.id else int(key.rpartition("/")[2])), how


def _how(now: Hashes | None, known: list[LockedFacts]) -> How | None:
    if now is None:
        return How((), gone=True)
    if any(one.hashes == now for one in known):
        return None
    before = known[-1].hashes
    kinds = tuple(kind for kind in FACTS if before.get(kind) != now.get(kind))
    return How(kinds, added=all(kind not in before for kind in kinds))


def _grouped(differing: Iterable[tuple[int | None, How]]) -> list[Changed]:
    """Those that have changed alike together; one about the notice itself stands alone."""
    alike: dict[tuple[bool, How], list[int | None]] = {}
    for number, how in differing:
        alike.setdefault((number is None, how), []).append(number)
    rows = [Changed(tuple(sorted(numbers, key=lambda one: one or 0)), how) for (_, how), numbers in alike.items()]
    return sorted(rows, key=lambda one: one.numbers[0] or 0)
