"""The words by which a document acts on another one: 废止, 延长至, 修改为 … One list, for drafting and for the check.

What stands in “” is text that another document is to have, what stands in 《》 its name: neither says an act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from policyref.text.lengths import LENGTH, Length, read_length

Act = Literal["amends", "extends", "repeals", "replaces", "prevails", "suspends", "confirms", "interprets", "corrects"]
ACTS: tuple[Act, ...] = get_args(Act)

_RUNS = "(?:执行|实施|施行|适用|试行)"
_TERM = "(?:有效期限?|执行期限?|实施期限?|施行期限?|试行期限?|政策期限?|适用期限?|期限)"
_LENGTH = r"(?:[\d一二两三四五六七八九十]{1,3}个?[年月]半?|半年)"
_CHANGED = "(?:修改|修订|修正|改|调整|变更|更改)"
_MAKES = "(?:作(?:出|了)?(?:如下|下列|以下|相应|部分)?|予以)?"
_WORDS: tuple[tuple[Act, str], ...] = (
    # The longer words stand first: 继续有效至 extends, 继续有效 only confirms; 暂停执行 is no 停止执行.
    ("extends", rf"{_TERM}[^，。；“”《》]{{0,8}}?(?:{_CHANGED}[为至到]|[展延]长?[至到]|续[展期]?[至到])"
                rf"|延长[至到]|延至|延续[至到]|延期[至到]|续期[至到]|顺延|展期|延长{_LENGTH}|延长{_TERM}|延长(?=《)|{_TERM}(?:一并|同步|相应|予以)?延[长续]"
                rf"|延续{_TERM}|继续(?:有效|{_RUNS})[至到]|{_TERM}(?:截?[至到]|届满日为)|继续{_RUNS}{_LENGTH}"),
    ("suspends", f"(?:暂停|暂缓|中止|暂不){_RUNS}"),
    ("confirms", f"(?:继续|恢复|重新)(?:有效|{_RUNS})|(?:现行|仍然|仍)有效|予以保留|继续保留"),
    ("corrects", "更正为?|勘误|[，”]应为(?=“)|(?<=”)应为"),
    ("amends", rf"{_MAKES}(?:{_CHANGED}(?:为|如下)|修改|修订)|调整(?=《)"
               r"|(?:增加|新增)(?:[一二两三四五六七八九十\d]{1,3}[款项条章节句目]|“|作为)|后增加|删去|删除"
               r"|(?:提高|上调|下调|降低|增加|减少|缩短|放宽)[至到为]"),
    ("replaces", "替代|取代|代替"),
    ("prevails", "以[^，。；、]{1,16}为准|(?:按|依)(?:照)?(?:本|新)[^，。；]{1,10}执行|就高|从其规定"),
    ("interprets", "是指|解释(?:为|如下)|理解为|含义(?:是|为)|作(?:出|了)?(?:如下|以下)?解释"),
    ("repeals", f"废止|(?:宣布|自行|自动|即行|同时|同步)?失效|[停终]止{_RUNS}"
               f"|不再(?:有效|{_RUNS}|作为[^，。；]{{0,8}}依据)|作废|予以撤销"),
)  # fmt: skip
_OF = {does: re.compile(pattern) for does, pattern in _WORDS}
_ANY = re.compile("|".join(f"(?P<{does}>{pattern})" for does, pattern in _WORDS))
_INNER = re.compile("“[^“”]*(?:“[^“”]*”[^“”]*)*”|《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_HIDDEN = "\u0000"


class ActWord(NamedTuple):
    """A word at words[start:end] that says one act."""

    does: Act
    word: str
    start: int
    end: int


def outside_marks(words: str) -> str:
    """The words with what stands in “” and 《》 hidden, as long as before; the marks themselves stay."""
    return _INNER.sub(lambda inner: f"{inner.group()[0]}{_HIDDEN * (len(inner.group()) - 2)}{inner.group()[-1]}", words)


def act_words(words: str) -> Iterator[ActWord]:
    """Every word of an act, in order, each told by the first of the acts that it fits."""
    for match in _ANY.finditer(outside_marks(words)):
        does = next(does for does in ACTS if match[does])
        yield ActWord(does, match.group(), *match.span())


def words_of(does: str, words: str) -> tuple[str, ...]:
    """The words in some words of a text that say this act, whatever else they say."""
    pattern = _OF.get(does)  # type: ignore[call-overload]
    return tuple(match.group() for match in pattern.finditer(outside_marks(words))) if pattern else ()


_LONGER = re.compile(
    rf"(?:延长|顺延|延续|延期|续期|展期|继续(?:有效|{_RUNS})|再{_RUNS})[^，。；至到\d]{{0,8}}?(?P<length>{LENGTH})(?![\d月])"
)


def longer_by(words: str) -> Length | None:
    """How much longer something is to hold, where no last day is written: 延长2年, 继续执行一年."""
    found = _LONGER.search(outside_marks(words))
    return read_length(found["length"]) if found else None
