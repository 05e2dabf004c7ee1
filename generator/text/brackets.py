"""What names the responsible units: `〔责任单位：市商务局、市财政局，各县（市、区）人民政府〕`.

Three forms are in use. A bracket holds labelled groups, `（牵头单位：市商务局；配合单位：市财政局）`; or its groups
end with what they do, `（市商务局牵头，市财政局配合）`; or the label stands without a bracket as the last words of a
paragraph, `责任单位：市商务局、市财政局`. A labelled group that names no unit, `完成时限：2024年底`, is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_DOES = "(?:责任|牵头|主办|负责|配合|协办|协助|参与|落实|承办)"
_LABEL = rf"[市省县区州]?级?(?:主要)?{_DOES}{{1,2}}(?:单位|部门|机构|主体)(?:和(?:单位|部门))?(?:及分工)?"
_OTHER_LABEL = r"(?:(?:完成|推进|落实|整改|办结|执行)?(?:时限|时间|期限)|(?:责任|牵头|分管|联系)(?:领导|人|电话))"
_INSIDE = r"(?:[^〔〕（）【】()\[\]]|[（(][^（）()]*[）)])"
_INSIDE_A_LIST = r"(?:[^〔〕（）【】()\[\]。！？：:“”0-9\n]|[（(][^（）()]*[）)])"
# How the name of a body ends, so that （费用自理，市级财政负责） names none.
_BODY_ENDS = "[局委厅部办院署会行府门位心司团处所社省市县区镇乡联队站校馆道][）)]?"
_TASK = rf"等?(?:按照?)?(?:各自)?(?:职责|职能|任务)?(?:分工)?(?:分别|共同|联合|具体|组织|抓好)?{_DOES}{{1,2}}"
BRACKET = re.compile(
    rf"[〔（【(\[]\s*(?={_INSIDE}*?{_LABEL}\s*[：:])(?:{_LABEL}|{_OTHER_LABEL})\s*[：:]{_INSIDE}*[〕）】)\]]"
    rf"|[〔（【(\[](?!由|含|费|经费|资金){_INSIDE_A_LIST}+?{_BODY_ENDS}{_TASK}\s*[〕）】)\]](?=[。；;]?\s*$)"
    rf"|(?:^|(?<=[。；]))[ \t　]*{_LABEL}\s*[：:][^。\n〔〕【】]+?{_BODY_ENDS}。?[ \t　]*$",
    re.MULTILINE,
)
_GROUP = re.compile(rf"({_LABEL}|{_OTHER_LABEL})\s*[：:]")
_TASK_AT_END = re.compile(rf"{_TASK}$")
_LEAD = re.compile("牵头|主办")
_SUPPORT = re.compile("配合|协办|协助|参与")
_SEPARATORS = "、，；,;"


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit as a bracket writes it. `before_comma`: it stands before the first comma of its group."""

    words: str
    role: str
    starred: bool
    before_comma: bool


def find_brackets(text: str) -> list[str]:
    """Every responsibility bracket in the text, in order, with its marks."""
    return [found.strip() for found in BRACKET.findall(text)]


def read_bracket(bracket: str, open_ended: Sequence[str]) -> list[NamedUnit]:
    """The units a bracket names, in order. Words of `open_ended` (等相关部门) become entries of their own."""
    inside = bracket[1:-1] if bracket[0] in "〔（【([" else bracket.removesuffix("。")
    groups = list(_GROUP.finditer(inside))
    if not groups:
        return _read_group(inside, "responsible", open_ended)
    named: list[NamedUnit] = []
    for group, following in zip(groups, [*groups[1:], None], strict=True):
        if not re.fullmatch(_OTHER_LABEL, group.group(1)):
            body = inside[group.end() : following.start() if following else len(inside)]
            named += _read_group(body, _role(group.group(1), "responsible"), open_ended)
    return named


def _role(words: str, otherwise: str) -> str:
    """The role that a label or a task states."""
    if _LEAD.search(words):
        return "lead"
    return "support" if _SUPPORT.search(words) else otherwise


def _read_group(body: str, role: str, open_ended: Sequence[str]) -> list[NamedUnit]:
    """The units of a group; those before `牵头` or `配合` have that role, all others the group's."""
    named: list[NamedUnit] = []
    waiting: list[tuple[str, bool]] = []  # names whose task is yet to be read, and whether before a comma
    before_comma = True
    for words, separator in _split(body):
        task = _TASK_AT_END.search(words)
        waiting += [(name, before_comma) for name in words[: task.start() if task else None].split("会同") if name]
        before_comma = before_comma and separator != "，"
        if task:
            named += _with_role(waiting, _role(task.group(), role), open_ended)
            waiting = []
    return named + _with_role(waiting, role, open_ended)


def _with_role(names: list[tuple[str, bool]], role: str, open_ended: Sequence[str]) -> list[NamedUnit]:
    return [
        NamedUnit(part, role, words.startswith(("*", "＊")), before_comma)
        for words, before_comma in names
        for part in _detach(words.lstrip("*＊"), open_ended)
    ]


def _split(body: str) -> list[tuple[str, str]]:
    """Names with the separator after each; a separator inside （市、区） does not count."""
    pieces: list[tuple[str, str]] = []
    depth = start = 0
    for index, char in enumerate(body):
        depth += (char in "（(") - (char in "）)")
        if char in _SEPARATORS and depth == 0:
            pieces.append((body[start:index].strip(), char))
            start = index + 1
    pieces.append((body[start:].strip(), ""))
    return [piece for piece in pieces if piece[0]]


def _detach(words: str, open_ended: Sequence[str]) -> list[str]:
    for tail in open_ended:
        if words.endswith(tail) and words != tail:
            return [words.removesuffix(tail), tail]
    return [words]
