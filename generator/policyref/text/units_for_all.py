"""Words that make units responsible for every measure at once: 以下各项均需各县（市、区）人民政府落实，不再列出."""

from __future__ import annotations

import re
from typing import NamedTuple

_RANKS = "[市、县区旗州盟乡镇街道]"
_CLASS = (
    rf"各(?:有关|相关)?(?:[县市区旗州盟乡镇]|街道)(?:、?(?:[县市区旗州盟乡镇]|街道))*(?:[（〔(]{_RANKS}+[）〕)])?"
    "(?:人民政府|政府|管委会|管理委员会|办事处)?|各?(?:开发区|园区|功能区|高新区|新区|示范区)(?:管委会|管理委员会)?"
)
_ONE = (
    "(?:(?:[省市县区]|(?:(?![市县区各由需须应对和及与])[一-鿿]){2,4}[省市县区])(?:(?![均都皆由需须应对为])[一-鿿]){1,14}?"
    "(?:局|委|办|厅|中心|人民政府|委员会))(?![一-鿿]{0,4}(?:局|委员会))"
)
_BODY = f"(?:{_CLASS}|{_ONE})"
_BODIES = rf"{_BODY}(?:(?:[、，和及与]|以及){_BODY}){{0,9}}"
_ALL = "(?:以[下上]|上述|下列|本[通措意方办文][^，。；、]{0,4}|各|全部|所有|具体)"
_TASKS = "(?:(?:的)?各?[条项]?(?:重点)?(?:任务|措施|工作|事项|政策|举措|条款|内容)|各?[条项])"
_DONE = "(?:负责(?!解释)|落实|组织实施|贯彻执行|推进|抓好)"
_AGAIN = "(?:重复|一一|逐一|单独|逐条|另行|分别|再)*"
_NOT_NAMED = f"(?:以下|下同|后文)?(?:不再|不){_AGAIN}(?:列出|列举|列明|列名|列|做分工|作分工|注明|标注|赘述)"
_END = f"[^，。；（）〔〕]{{0,4}}(?:，{_NOT_NAMED})?"
_FOR_ALL = re.compile(
    rf"{_ALL}{_TASKS}?(?:[均都皆][需须应要由]?|[需须应要由])(?P<after>{_BODIES})[^，。；（）〔〕]{{0,10}}?{_DONE}{_END}"
    rf"|{_ALL}{_TASKS}?，?(?P<listed>{_BODIES})(?:均|都|皆)(?:为|是|作为)(?:责任|落实|实施)(?:单位|部门|主体){_END}"
    rf"|(?P<before>{_BODIES})(?:对|是|为|作为)(?:以[下上]|上述|本[^，。；、]{{1,6}})?各[条项][^，。；（）〔〕]{{0,14}}?"
    rf"(?:负责|落实|责任(?:单位|部门|主体)){_END}"
)
UNNAMED = re.compile(_NOT_NAMED)
"""That somebody is not named again."""


class ForAll(NamedTuple):
    """Words at text[start:end] and the bodies that they name."""

    start: int
    end: int
    words: str
    bodies: tuple[str, ...]


def units_for_all(text: str) -> list[ForAll]:
    """Every such clause of ``text``, in order."""
    found = []
    for match in _FOR_ALL.finditer(text):
        named = match["after"] or match["listed"] or match["before"]
        found.append(ForAll(*match.span(), match.group(), tuple(re.findall(_BODY, named))))
    return found
