"""What drafting finds in a text for one field: a value with the words it rests on, or a doubt for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

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


OPEN = Filled()
"""Nothing was found, and nothing needs to be said."""


def unsure(doubt: str, value: Any = None, quote: str = "") -> Filled:
    return Filled(value, quote, doubt, sure=False)


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
