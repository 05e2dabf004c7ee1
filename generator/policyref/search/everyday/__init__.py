"""How people say things, whatever the notice: a library takes of it what its own words are asked by."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from policyref.search.everyday import affairs, firms, general, industry, life, money, trade, travel, work
from policyref.search.everyday.bodies import BODIES
from policyref.search.everyday.places import PLACES
from policyref.search.everyday.stop import STOP
from policyref.search.everyday.topics import TOPICS

_MODULES = (general, trade, travel, industry, work, money, affairs, firms, life)


def _read(text: str, mark: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Words of each line on both sides of a mark. A line that is too long goes on behind two spaces."""
    for line in text.replace("\n  ", " ").strip().split("\n"):
        left, _, right = line.partition(mark)
        yield tuple(left.split()), tuple(right.split())


SAID = tuple(chain.from_iterable(_read(module.WORDS, ">") for module in _MODULES))
"""Words of every day, each with those of notices that they may stand for."""
CALLED = tuple(_read(BODIES, ":"))
"""What names of bodies of a kind say, and what people call them."""
ASIDE = tuple(STOP.split())
"""What is left out of a question."""
ELSEWHERE = tuple(PLACES.split())
"""What provinces and cities are called."""
SUBJECTS = tuple(TOPICS.split())
"""What is a subject of its own: where no notice has it, what else is found is no answer."""
