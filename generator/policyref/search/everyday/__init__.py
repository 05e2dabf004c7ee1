"""How people say things, whatever the notice: a library takes of it what its own words are asked by."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.search.everyday import affairs, firms, general, industry, life, money, trade, travel, work
from policyref.search.everyday.bodies import BODIES
from policyref.search.everyday.places import PLACES
from policyref.search.everyday.stop import STOP
from policyref.search.everyday.topics import TOPICS

_MODULES = (general, trade, travel, industry, work, money, affairs, firms, life)


def _lines() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for module in _MODULES:
        # A line that is too long goes on behind two spaces.
        for line in module.WORDS.replace("\n  ", " ").strip().split("\n"):
            everyday, _, official = line.partition(">")
            yield tuple(everyday.split()), tuple(official.split())


SAID = tuple(_lines())
"""Words of every day, each with those of notices that they may stand for."""
CALLED = tuple(
    (tuple(named.split()), tuple(everyday.split()))
    for named, _, everyday in (line.partition(":") for line in BODIES.strip().split("\n"))
)
"""What names of bodies of a kind say, and what people call them."""
ASIDE = tuple(STOP.split())
"""What is left out of a question."""
ELSEWHERE = tuple(PLACES.split())
"""What provinces and cities are called."""
SUBJECTS = tuple(TOPICS.split())
"""What is a subject of its own: where no notice has it, what else is found is no answer."""
