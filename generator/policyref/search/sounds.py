"""How characters sound and which traditional ones stand for which simplified: tables for slips and other scripts.

Traditional forms are OpenCC's. Tables hold the characters of the data and the 3,755 common ones of GB 2312 level 1,
for a slip may be any common character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from policyref.present.readings import cut, reading
from policyref.program import table_of
from policyref.search.tokens import HAN_RUN, fold

if TYPE_CHECKING:
    from opencc import OpenCC

_BLUR = re.compile(r"^([zcs])h")


@cache
def blur(syllable: str) -> str:
    """A syllable as many people say it: no difference of zh and z, ang and an. Also in `search-slips.js`."""
    return re.sub(r"ng$", "n", _BLUR.sub(r"\1", syllable))


def by_sound(pairs: Iterable[str]) -> dict[str, str]:
    """Blurred sounds of a pair (`si ye`) → the pairs of the data that sound so, one after another."""
    found: dict[str, str] = {}
    for pair in pairs:
        for sounds in dict.fromkeys((reading(pair), (*reading(pair[0]), *reading(pair[1])))):
            sound = " ".join(map(blur, sounds))
            found[sound] = found.get(sound, "") + pair
    return dict(sorted(found.items()))


def by_first_sounds(names: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """The first two blurred sounds of a name → all its sounds → the names that sound so."""
    found: dict[str, dict[str, list[str]]] = {}
    for name in names:
        if len(name) > 1 and HAN_RUN.fullmatch(name):
            sounds = [blur(sound) for word in cut(name) for sound in reading(word)]
            found.setdefault(" ".join(sounds[:2]), {}).setdefault(" ".join(sounds), []).append(name)
    return dict(sorted(found.items()))


def by_character(corpus: Iterable[str]) -> dict[str, str]:
    """Character → its blurred syllable."""
    return {character: blur(reading(character)[0]) for character in sorted({*_common(), *corpus})}


def syllables(corpus: Iterable[str]) -> str:
    """Every syllable that a character has, with spaces between: what a Latin word may be made of."""
    sounds = {reading(character)[0] for character in {*_common(), *corpus}}
    return " ".join(sorted(filter(str.isascii, sounds)))  # a very rare character has no known sound


def traditional(corpus: Iterable[str]) -> str:
    """Traditional character and its simplified one, pair after pair, for the characters of the data."""
    used = set(corpus)
    return "".join(old + new for old, new in _simplified() if new in used)


def regional(pairs: Iterable[str]) -> dict[str, str]:
    """Words of Taiwan, in simplified characters, and what the mainland says where the data may say it: 网路 → 网络."""
    used = set(pairs)
    words = ((plain, here) for plain, here in _regional() if {*map("".join, pairwise(here))} <= used)
    return dict(sorted(words))


def initials(text: str, lengths: Sequence[int] = (3, 4)) -> set[str]:
    """The initials of so many characters that follow each other: 失业保险 → sybx, syb, ybx."""
    found = set()
    for run in HAN_RUN.findall(fold(text)):
        letters = "".join(map(_letters, cut(run)))
        for length in lengths:
            found |= {letters[at : at + length] for at in range(len(letters) - length + 1)}
    return found


@cache
def _letters(word: str) -> str:
    return "".join(sound[:1] for sound in reading(word))


@cache
def _common() -> tuple[str, ...]:
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return tuple(row.decode("gb2312", "ignore") for row in rows if row.decode("gb2312", "ignore"))


_OPENCC = ["opencc-python-reimplemented"]


@cache
def _simplified() -> list[list[str]]:
    found: list[list[str]] = table_of(_OPENCC, characters)
    return found


@cache
def _regional() -> list[list[str]]:
    found: list[list[str]] = table_of(_OPENCC, words)
    return found


def characters() -> list[list[str]]:
    """Traditional character, simplified character."""
    converter = _converter("t2s")
    # Only what its dictionaries hold is converted: that spares it four fifths of all characters.
    every = sorted(key for key in _known(converter) if len(key) == 1)
    simple = converter.convert("\n".join(every)).split("\n")
    return [[old, new] for old, new in zip(every, simple, strict=True) if old != new]


def words() -> list[list[str]]:
    """Word of Taiwan in simplified characters, word of the mainland."""
    converter = _converter("tw2sp")
    every = sorted(key for key in _known(converter) if len(key) > 1)
    here = converter.convert("\n".join(every)).split("\n")
    plain = _converter("t2s").convert("\n".join(every)).split("\n")
    return [[old, new] for old, new in zip(plain, here, strict=True) if old != new and len(new) > 1]


def _known(converter: OpenCC) -> set[str]:
    return {key for *_, words in converter.dict_cache.values() for key in words if HAN_RUN.fullmatch(key)}


def _converter(kind: str) -> OpenCC:
    from opencc import OpenCC  # reads long tables when it is imported

    return OpenCC(kind)
