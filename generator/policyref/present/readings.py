"""How Chinese is read, without tones: 失业 is `shi ye`. Readings are pypinyin's.

Its tables take long to import, so what is wanted of them is kept: characters, and words of two characters, for a
character may be read another way in a word (银行, 行业).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from policyref.program import table_of

_TONES = str.maketrans("āáǎàēéěèōóǒòīíǐìūúǔùüǖǘǚǜńňǹḿ", "aaaaeeeeooooiiiiuuuuvvvvvnnnm", "\u0300\u0301\u0304\u030c")


def cut(run: str) -> Iterator[str]:
    """A run of characters cut where two make a word; the others stand alone."""
    known = _tables()[0]
    pairs = zip(run, [*run[1:], ""], strict=True)
    for first, second in pairs:
        word = first + second
        if word in known:
            yield word
            next(pairs, None)
        else:
            yield first


def reading(word: str) -> tuple[str, ...]:
    """The syllables of a character or of two together; what nobody reads, as it is."""
    words, characters = _tables()
    return tuple(words[word].split()) if word in words else tuple(characters.get(one, one) for one in word)


def in_syllables(text: str) -> list[str]:
    """What a list is ordered by."""
    return [syllable for word in cut(text) for syllable in reading(word)]


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    words, characters = table_of(["pypinyin"], readings)
    return words, characters


def readings() -> tuple[dict[str, str], dict[str, str]]:
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    phrases = {word: " ".join(one[0] for one in said) for word, said in PHRASES_DICT.items() if len(word) == 2}
    characters = {chr(code): said.partition(",")[0] for code, said in PINYIN_DICT.items()}
    return _without_tones(phrases), _without_tones(characters)


def _without_tones(table: dict[str, str]) -> dict[str, str]:
    return {words: said.translate(_TONES) for words, said in table.items()}
