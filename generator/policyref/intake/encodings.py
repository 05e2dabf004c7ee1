"""The bytes of a text → its characters. A Chinese text is UTF-8, UTF-16 or GB18030, whatever it declares to be.

Text declared as gb2312 or GBK is read as GB18030, which holds both: Python's gb2312 gives other dashes and points
(U+2015 for —, U+30FB for ·). What reads as several encodings is taken for the one that makes the commonest characters.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from policyref.intake.blocks import IntakeError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"utf-8": "UTF-8", "gb18030": "GB18030（GBK）", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_TRIED = 8192  # so many bytes tell two encodings apart
_LEAST_COMMON = 0.6
_SAVE_AS = "请用编辑器打开，看清没有乱码后另存为 UTF-8 再试"


class Decoded(NamedTuple):
    text: str
    encoding: str  # as a person is told
    sure: bool  # a mark or UTF-8 itself says so


def decode(content: bytes) -> Decoded:
    """Raises `IntakeError` with the line where the bytes are no text in any encoding known here."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _strictly(content[len(mark) :], encoding)
            return Decoded(_readable(text), _NAMES.get(encoding, "UTF-32"), True)
    candidates = ["gb18030", "utf-16-le", "utf-16-be"]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _chinese(content[: error.start].decode("utf-8")) >= 20:
            raise _broken(content, error, "UTF-8") from error
    else:
        if "\0" not in text and (text.isascii() or _common(text[:_TRIED]) >= _LEAST_COMMON):
            return Decoded(_readable(text), "UTF-8", True)
        candidates.append("utf-8")
    encoding = max(candidates, key=lambda one: _common(_start(content, one)))
    if _common(_start(content, encoding)) < _LEAST_COMMON:
        raise IntakeError("第 1 行", "认不出文字的编码（不是 UTF-8、UTF-16 或 GB18030）", _SAVE_AS)
    return Decoded(_readable(_strictly(content, encoding)), _NAMES[encoding], encoding == "utf-8")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(content, error, _NAMES.get(encoding, "UTF-32")) from error


def _broken(content: bytes, error: UnicodeDecodeError, name: str) -> IntakeError:
    line = content[: error.start].decode(error.encoding, "replace").count("\n") + 1
    return IntakeError(f"第 {line} 行", f"按 {name} 读到这里有读不通的字节，文件可能不完整", _SAVE_AS)


def _readable(text: str) -> str:
    for mark, what in (("\0", "空字符，可能不是文字文件"), ("\ufffd", "“\ufffd”，是从前读坏了的字")):
        if (at := text.find(mark)) >= 0:
            raise IntakeError(f"第 {text.count(chr(10), 0, at) + 1} 行", f"有{what}", _SAVE_AS)
    return text


def _start(content: bytes, encoding: str) -> str:
    return content[:_TRIED].decode(encoding, "ignore")


def _chinese(text: str) -> int:
    return sum("\u4e00" <= char <= "\u9fff" for char in text)


def _common(text: str) -> float:
    """The share of characters that a Chinese text is made of. The first level of GB 2312 holds 3755 of them."""
    seen = [char for char in text if not char.isspace()]
    return sum(map(_is_common, seen)) / len(seen) if seen else 0.0


def _is_common(char: str) -> bool:
    if char < "\x7f":
        return char >= " "
    if not "\u4e00" <= char <= "\u9fff":
        return "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uff5e" or char in "“”‘’—…·〇○×①②③④⑤⑥⑦⑧⑨⑩"
    try:
        return char.encode("gb2312")[0] < 0xD8
    except UnicodeEncodeError:
        return False
