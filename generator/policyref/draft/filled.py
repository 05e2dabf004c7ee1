"""What drafting finds in a text for one field: a value with the words it rests on, or a doubt for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from policyref.text.sentences import squeeze

_NO_BREAK = 1_000_000


class Said(NamedTuple):
    """A line of the notice, what the outline says it is, and the number of the measure it stands in."""

    kind: str
    text: str
    measure: int | None = None


@dataclass(frozen=True)
class Filled:
    """`value` is written to the file only where it is `sure`; otherwise it is offered in a comment with the doubt.

    `quote` are the words of the text that say it.
    """

    value: Any = None
    quote: str = ""
    doubt: str = ""
    sure: bool = True

    @property
    def is_written(self) -> bool:
        return self.sure and self.value is not None

    @property
    def comment(self) -> str:
        """What a person is told beside the key, on one line."""
        words = self.quote.replace("\n", "／")
        offered = "" if self.is_written or self.value is None else f"；可能是 {flow(self.value)}"
        seen = f"；原文：“{words}”" if words and words not in f"{self.doubt}{offered}" else ""
        return f"{self.doubt}{offered}{seen}".lstrip("；")


@dataclass(frozen=True)
class PerClause:
    """What is found in the notice's own words, and in its measures by their number in the order of the text."""

    own: list[Filled] = field(default_factory=list)
    of_measures: dict[int, list[Filled]] = field(default_factory=dict)

    @property
    def quotes(self) -> list[str]:
        return [one.quote for found in (self.own, *self.of_measures.values()) for one in found]

    def of(self, measure: int | None) -> list[Filled]:
        """The list to which what a measure says is added; of the notice's own words for None."""
        return self.own if measure is None else self.of_measures.setdefault(measure, [])


OPEN = Filled()
"""Nothing was found, and nothing needs to be said."""


def unsure(doubt: str, value: Any = None, quote: str = "") -> Filled:
    return Filled(value, quote, doubt, sure=False)


AROUND = ("left-out", "masthead", "number", "addressees", "title", "signature", "date", "release", "copies", "imprint")
"""Kinds of lines that say nothing of documents: what stands around the text of a notice."""


def runs(said: Sequence[Said], kind: str) -> Iterator[list[str]]:
    """The lines of a kind, those that follow each other together."""
    run: list[str] = []
    for one in said:
        if one.kind == kind:
            run.append(one.text)
        elif run and one.kind != "left-out":
            yield run
            run = []
    if run:
        yield run


def lines(said: Iterable[Said], *kinds: str) -> list[str]:
    return [one.text for one in said if one.kind in kinds]


def words_in(said: Iterable[Said], measure: int | None) -> str:
    """The words of a measure, or for None those of the notice itself, in which its quotes are looked for."""
    own = (one.text for one in said if one.measure == measure and one.kind not in ("left-out", "title", "masthead"))
    return squeeze("".join(own))


class _Flow(yaml.SafeDumper):
    """Writes everything out: the reader of the data refuses aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def flow(value: Any) -> str:
    """A value as YAML on one line; quoted only where it would be taken for something else."""
    written = yaml.dump(
        value, None, _Flow, allow_unicode=True, default_flow_style=True, sort_keys=False, width=_NO_BREAK
    )
    return str(written).removesuffix("...\n").strip()


def offered(key: str, found: Sequence[Filled]) -> Iterator[str]:
    """A list of entries with their doubts, as it is once the marks of a comment are taken away."""
    if found:
        yield f"{key}:"
    for one in found:
        yield f"  - {flow(one.value)}" + (f" # {one.doubt}" if one.doubt else "")


def listed(key: str, found: Sequence[Filled]) -> Iterator[str]:
    """The same, with those that are not sure in comments; where none is, all of it is one."""
    lines = list(offered(key, found))
    if not any(one.is_written for one in found):
        yield from (f"# {line}" for line in lines)
        return
    yield lines[0]
    yield from (line if one.is_written else f"  # {line[2:]}" for line, one in zip(lines[1:], found, strict=True))
