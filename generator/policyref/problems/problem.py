"""A place in a data file and what is wrong there. No I/O but the catalogue of codes beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from policyref.program import table_of


class Place(NamedTuple):
    """A value in a data file: the path of keys and indexes to it, and the words within it that matter.

    `width` is how many characters of `near` are meant, where the rest only helps to find them; `skip` how often `near`
    stands in the value before the place that is meant. `offset` (0-based, in
    characters) points into the text of the file instead of a path. Lines and columns are worked out only when a
    problem is shown, so that the model need not carry them.
    """

    file: str
    path: tuple[str | int, ...] = ()
    near: str = ""
    offset: int | None = None
    on_key: bool = False
    width: int = 0
    skip: int = 0

    @property
    def in_words(self) -> str:
        """`measures_data/units.yml（units 第 2 项的 id）`: for a hint that names another place."""
        steps = [f" 第 {step + 1} 项" if isinstance(step, int) else f"的 {step}" for step in self.path]
        return f"{self.file}（{''.join(steps).removeprefix('的 ')}）"

    def at(self, *steps: str | int, near: str = "") -> Place:
        """A place further in."""
        return Place(self.file, self.path + steps, near, self.offset, self.on_key, self.width, self.skip)


@dataclass(frozen=True)
class Problem:
    """One thing to mend: stable code, place, what was found, what to do (both in Chinese).

    Or one that no check can decide: a question, for a person to confirm. `asked` are the official words it is about,
    where those that `place` shows are not.
    Or one that nobody has got to yet: `left` says what it is counted as (条没有摘要); it `is_open` while its file does
    not say that it is complete, and does not keep the site from being made. `ready` is what may be pasted there as it
    stands.
    """

    code: str
    place: Place
    message: str
    hint: str
    asked: str = ""
    left: str = ""
    is_open: bool = False
    ready: str = ""

    @property
    def is_error(self) -> bool:
        return not self.is_open and not self.is_question

    @property
    def is_question(self) -> bool:
        return self.code.startswith("Q")

    @property
    def words(self) -> str:
        """The official words that a confirmation of a question has to hold; without any it is settled otherwise."""
        return self.asked or self.place.near


@dataclass(frozen=True)
class Code:
    """A kind of problem as the catalogue describes it. `left`: nothing is false, somebody has not got to it yet."""

    message: str
    hint: str
    explain: str
    left: str = ""


@cache
def catalogue() -> dict[str, Code]:
    """Every code, in order. The wording lives in `codes.yml`."""
    text = Path(__file__).with_name("codes.yml").read_text(encoding="utf-8")

    def codes() -> Any:
        import yaml  # whoever asks for one code need not wait for it

        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    return {code: Code(**entry) for code, entry in table_of([], codes, text).items()}


def problem(code: str, place: Place, asked: str = "", left: str = "", **words: Any) -> Problem:
    """A problem or a question whose message and hint are the catalogue's, with `words` filled in."""
    entry = catalogue()[code]
    message, hint = entry.message.format(**words), entry.hint.format(**words).strip()
    return Problem(code, place, message, hint, asked, left or entry.left)
