"""What the YAML parser complains of, in words an editor can act on."""

from __future__ import annotations

import re

import yaml

from generator.problems.problem import Place, Problem, problem

# The parser's own phrase → what it usually means.
_MEANING = {
    "mapping values are not allowed": "这一行多了一个半角冒号；值里面有“: ”时，请给整个值加引号",
    "could not find expected ':'": "这一行（或上一行）缺少半角冒号加空格“: ”",
    "did not find expected key": "缩进或引号不对：同一层的键要左对齐，值里的双引号要成对",
    "did not find expected ',' or ']'": "方括号没有收尾，或各项之间不是半角逗号",
    "did not find expected ',' or '}'": "花括号没有收尾，或各项之间不是半角逗号",
    "did not find expected '-' indicator": "列表的各项要以“- ”开头并左对齐",
    "found unexpected end of stream": "引号没有收尾",
    "found character that cannot start any token": "值不能以 @ ` % 等符号开头，请给整个值加引号",
    "found undefined alias": "值不能以星号 * 开头，请给整个值加引号",
    "did not find expected alphabetic or numeric character": "值不能以 & 或 * 开头，请给整个值加引号",
    "found unknown escape character": "双引号里的反斜杠有特殊含义，请改用单引号",
    "block sequence entries are not allowed": "列表项“- ”不能写在这里，请另起一行并缩进",
    "but found another document": "一个文件只能有一份内容，请去掉“---”之后的部分",
    "exceeded maximum depth": "嵌套太深",
}
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:-\s+)?[A-Za-z_][\w-]*：", re.MULTILINE)


def explain_syntax_error(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    """The parser's error as a problem at the place where the mistake most likely is."""
    if colon := _FULL_WIDTH_COLON.search(text):
        return problem(
            "E104", Place(name, offset=colon.end() - 1), detail="键后面用了全角冒号“：”，请改成半角冒号加空格"
        )
    said = f"{error.problem or ''} {error.context or ''}"
    detail = next((meaning for phrase, meaning in _MEANING.items() if phrase in said), f"解析器说：{said.strip()}")
    mark = error.problem_mark or error.context_mark
    return problem("E104", Place(name, offset=mark.index if mark else 0), detail=detail)
