"""What the YAML parser complains of, in words an editor can act on."""

from __future__ import annotations

import re

import yaml

from policyref.problems.problem import Place, Problem, problem

_QUOTES = "引号没有收尾"
_START = "值不能以 @ ` % 等符号开头，请给整个值加引号"
_TAG = "值不能以 ! 开头，请给整个值加引号"
_AND_STAR = "值不能以 & 或 * 开头，请给整个值加引号；单位名称前的 * 不用抄"
_BACKSLASH = "双引号里的反斜杠有特殊含义，请改用单引号"
_BLOCK = "“|”“>”后面只能换行（可以带一个“-”），内容从下一行写起并缩进；值以 | 或 > 开头时，请给整个值加引号"

# The parser's own phrase → what it usually means. The first that fits counts.
_MEANING = {
    "mapping values are not allowed": "这一行多了一个半角冒号；值里面有“: ”时，请给整个值加引号",
    "could not find expected ':'": "这一行缺少半角冒号加空格“: ”，或者缩进不够",
    "did not find expected key": "缩进或引号不对：同一层的键要左对齐，值里的双引号要成对",
    "did not find expected ',' or ']'": "方括号没有收尾，或各项之间不是半角逗号",
    "did not find expected ',' or '}'": "花括号没有收尾，或各项之间不是半角逗号",
    "did not find expected '-' indicator": "列表的各项要以“- ”开头并左对齐，同一项的键也要左对齐",
    "found unexpected end of stream": _QUOTES,
    "found unexpected document indicator": _QUOTES,
    "found character that cannot start any token": _START,
    "directive": _START,
    "incompatible YAML document": _START,
    "did not find expected alphabetic or numeric character": _AND_STAR,
    "a tag": _TAG,
    "unknown escape character": _BACKSLASH,
    "hexdecimal": _BACKSLASH,
    "escape code": _BACKSLASH,
    "block sequence entries are not allowed": "列表项“- ”不能写在这里，请另起一行并缩进",
    "block scalar": _BLOCK,
    "mapping keys are not allowed": "值不能以“? ”开头，请给整个值加引号",
    "did not find expected node content": "这里少写了一项，或者多了一个逗号或括号",
    "but found another document": "一个文件只能有一份内容，请去掉“---”之后的部分",
    "<document start>": "“...”之后不能再有内容，请去掉这一行",
}
_UNKNOWN = "这里的写法读不通，请检查这一行和上一行的冒号、引号、括号和缩进"
# These mistakes lie where the parser began to read, not where it gave up.
_AT_START = (_QUOTES, _AND_STAR, _TAG, _BLOCK, _MEANING["could not find expected ':'"])
_UNCLOSED = (_MEANING["did not find expected ',' or ']'"], _MEANING["did not find expected ',' or '}'"])
_FULL_WIDTH_COLON = re.compile(r"^ *(?:- +)*[a-z][a-z_]*：", re.MULTILINE)


def explain_syntax_error(error: yaml.YAMLError, text: str, name: str) -> Problem:
    """The parser's error as a problem at the place where the mistake most likely is."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return problem("E104", Place(name), detail=_UNKNOWN)
    gave_up = _index(error.problem_mark, error.context_mark)
    began = _index(error.context_mark, error.problem_mark)
    colons = [colon for colon in _FULL_WIDTH_COLON.finditer(text) if colon.start() <= gave_up]
    if colons:
        place = Place(name, near="：", offset=colons[-1].end() - 1)
        return problem("E104", place, detail="键后面用了全角冒号“：”，请改成半角冒号加空格")
    said = f"{error.problem or ''} {error.context or ''}"
    detail = next((meaning for phrase, meaning in _MEANING.items() if phrase in said), _UNKNOWN)
    unclosed = detail in _UNCLOSED and "\n" in text[began:gave_up]
    offset = began if unclosed or detail in _AT_START else gave_up
    return problem("E104", Place(name, offset=offset), detail=detail)


def _index(*marks: yaml.Mark | None) -> int:
    return next((mark.index for mark in marks if mark), 0)
