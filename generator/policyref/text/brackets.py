"""What names the responsible units: `〔责任单位：市商务局、市财政局，各县（市、区）人民政府〕`.

Three forms are in use. A bracket holds labelled groups, `（牵头单位：市商务局；配合单位：市财政局）`; or its groups
end with what they do, `（由市商务局牵头，市财政局配合，6月底前完成）`; or the label stands without a bracket as the
last words of a paragraph, `责任单位：市商务局、市财政局`. A labelled group that names no unit, `完成时限：2024年底`, is
passed over, and so is prose: sentences after the list, times, what is to be done. That is the remainder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from policyref.text.units_for_all import units_for_all

_OPEN, _CLOSE = "〔（【(\\[", "〕）】)\\]"
_TASKS = tuple(re.split(" ", "责任 牵头 主办 负责 配合 协办 协助 参与 落实 承办 实施 执行 承担 主管 指导 组织"))
_DOES = f"(?:{'|'.join(_TASKS)})"
_LABEL = (
    rf"(?:[市省县区州]?级?(?:主要)?{_DOES}{{1,2}}(?:单位|部门|机构|主体|科室|处室|股室|站所)"
    rf"(?:(?:和|及|与)?(?:{_DOES}{{1,2}})?(?:单位|部门))?(?:及分工)?|(?:牵头|主办|承办|协办|配合)(?=\s{{0,9}}[：:]))"
)
_OTHER_LABEL = (
    "(?:(?:完成|推进|落实|整改|办结|执行|实施)?(?:时限|时间|期限)|(?:责任|牵头|分管|联系|经办)(?:领导|人|电话)"
    "|联系方式)"
)
# A bracket may hold brackets, such as 各县（市、区）政府 and 各乡〔镇〕政府. The lengths keep the search short.
_NESTED = rf"[{_OPEN}][^{_OPEN}{_CLOSE}]{{0,60}}[{_CLOSE}]"
_INSIDE = rf"(?:[^{_OPEN}{_CLOSE}]|{_NESTED})"
_INSIDE_A_LIST = rf"(?:[^{_OPEN}{_CLOSE}。！？：:“”0-9\n]|{_NESTED})"
_LONGEST = 500
# How the name of a body ends, so that （费用自理，市级财政负责） names none.
_BODY_END = "[局委厅部办院署会行府门位心司团处所社省市县区镇乡联队站校馆道]"
_BODY_ENDS = f"{_BODY_END}[）)〕]?"
_TASK = (
    "等?(?:按照?|根据|依据)?(?:各自)?(?:职责|职能|任务)?(?:分工)?(?:分别|共同|联合|具体|组织|抓好|统筹)?(?:负责)?"
    rf"{_DOES}{{1,2}}"
)
_STARS = "*＊★☆"
# A bracket that says nothing but names, after the last sentence of its paragraph: （市商务局、各县（市、区）人民政府）.
_NAME = (
    rf"[{_STARS}]?(?:各(?!地)[^{_OPEN}{_CLOSE}、，；。：\d]{{1,14}}(?:{_NESTED}(?:人民政府|政府|管委会)?)?"
    rf"|(?!不?含|以下|简称|包括|[例比]?如|详见|原)[一-鿿·]{{2,24}}(?:{_NESTED})?(?<=[局委厅部办院署会行府心团处所社队校馆联关）〕）])"
    rf"(?<![^区]）)(?<![^区]〕))[{_STARS}]?"
)
_OF_A_RANK = (
    rf"(?={_INSIDE}{{0,{_LONGEST}}}?(?:(?<=[{_OPEN}{_STARS}、，])|(?<=[、，] ))(?:[省市县区州](?![级内外场])|各))"
)
_BARE = (
    rf"(?<=[。；;！？])[{_OPEN}]{_OF_A_RANK}\s?{_NAME}(?:\s?[、，；;,]\s?{_NAME}){{0,30}}"
    rf"(?:等(?:有关|相关)?(?:部门|单位)?)?(?:[，；][^{_OPEN}{_CLOSE}。：\d]{{0,6}}牵头(?:单位|部门)(?:，下同)?)?[{_CLOSE}](?=[。；;]?\s*$)"
)
BRACKET = re.compile(
    rf"[{_OPEN}]\s{{0,9}}(?={_INSIDE}{{0,{_LONGEST}}}?{_LABEL}\s{{0,9}}[：:])(?:{_LABEL}|{_OTHER_LABEL})\s{{0,9}}[：:]"
    rf"{_INSIDE}{{0,{_LONGEST}}}[{_CLOSE}]"
    rf"|[{_OPEN}](?!含|费|经费|资金|所需){_INSIDE_A_LIST}{{1,{_LONGEST}}}?{_BODY_ENDS}{_TASK}"
    rf"(?:[，；。]{_INSIDE}{{0,80}})?\s{{0,9}}[{_CLOSE}](?=[。；;]?\s*$)|{_BARE}"
    rf"|(?:^|(?<=[。；]))[ \t　]{{0,9}}{_LABEL}\s{{0,9}}[：:][^。\n〔〕【】]{{1,{_LONGEST}}}?{_BODY_ENDS}。?[ \t　]*$",
    re.MULTILINE,
)
LABEL = re.compile(
    "(?:责任|牵头|主办|配合|协办|实施|承办)(?:单位|部门|科室)(?=[：:])|(?<=[（〔【])(?:责任|牵头)(?:单位|部门)"
)
"""The label of a list of units, wherever it stands: 责任单位：."""
_GROUP = re.compile(rf"({_LABEL}|{_OTHER_LABEL})\s*[：:]")
_TASK_AT_END = re.compile(rf"{_TASK}$")
LEADS = re.compile("牵头|主办")
"""Words that say who leads."""
SUPPORTS = re.compile("配合|协办|协助|参与")
"""Words that say who only helps."""
_THEN_DOES = (
    "(?:[、和及与][^，。；：、和及与]{2,14}){0,9}?(?:等(?:有关|相关)?(?:部门|单位))?(?:负责|具体|共同|积极)?"
    f"(?P<does>{LEADS.pattern}|{SUPPORTS.pattern})"
)
_SEPARATORS = "、，；,;"
_MARKS = re.compile(r"[、，；,;。！？（(〔\[【）)〕\]】]")
_BY = re.compile("^(?:[^由]*[前内底起])?由")
_TOGETHER_WITH = re.compile("会同|协同")
_AND = re.compile(f"(?<={_BODY_END})(?:以及|[和及与])(?=[^和及与]{{1,20}}{_BODY_ENDS}$)")
_OPEN_WORDS = re.compile(
    r"(?<=.)等(?:\d{1,2}个?|[一二三四五六七八九十]{1,3}个?)?(?:其他|市直|县直|区直)?(?:各)?(?:相关|有关)?"
    r"(?:成员单位|部门|单位|机构|地区)(?:(?:和|及|、)(?:各|相关|有关)*(?:部门|单位|机构|地区|企业))*$|(?<=.)等$"
)
# What a list ends with and no unit is called: 2025年6月底前完成, 持续推进, 各乡镇落实.
_PROSE = re.compile(
    r"\d|^(?:下同|以[下上]|不再|列第?|排第?|带|标)|牵头(?:单位|部门)$|^(?:长期|持续|全年|及时|限期|尽快|逐项|逐步|分步|同步)"
    r"|(?:完成|到位|办结|推进|列出|为止|底前|以前|坚持|出台|兑现)$"
)
_ONE_RANK = re.compile("各[乡镇县市区州旗盟]")
_OF_RANK = re.compile(r"[乡镇县市区州旗盟](?:$|（|人民政府|政府|管委会|党委)")


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit as a bracket writes it. `before_comma`: it stands before the first comma of its group."""

    words: str
    role: str
    starred: bool
    before_comma: bool


@dataclass(slots=True)
class Bracket:
    """What a bracket says: its units, in order, and the words that are none."""

    units: list[NamedUnit] = field(default_factory=list)
    remainder: list[str] = field(default_factory=list)


def find_brackets(text: str) -> list[str]:
    """Every responsibility bracket in the text, in order, with its marks."""
    return [found.strip() for found in BRACKET.findall(text)]


def read_bracket(bracket: str, open_ended: Sequence[str]) -> list[NamedUnit]:
    """The units a bracket names, in order. Words of `open_ended` (等相关部门) become entries of their own."""
    return read_whole(bracket, open_ended).units


def read_whole(bracket: str, open_ended: Sequence[str]) -> Bracket:
    """The units a bracket names, in order, and what else it says."""
    inside = bracket[1:-1] if bracket[0] in "〔（【([" else bracket.removesuffix("。")
    read = Bracket()
    for clause in units_for_all(inside):
        read.remainder.append(clause.words)
        inside = inside.replace(clause.words, "")
    for place, (sentence, _) in enumerate(_split(inside, "。！？")):
        groups = list(_GROUP.finditer(sentence))
        if not groups and place:
            read.remainder.append(sentence)
        elif not groups:
            _read_group(sentence, "responsible", open_ended, read)
        ends = [group.start() for group in groups[1:]] + [len(sentence)]
        for group, end in zip(groups, ends[: len(groups)], strict=True):
            body = sentence[group.end() : end]
            if re.fullmatch(_OTHER_LABEL, group.group(1)):
                read.remainder.append(f"{group.group().strip()}{body.strip(_SEPARATORS)}")
            else:
                _read_group(body, _role(group.group(1), "responsible"), open_ended, read)
    return read


def read_list(words: str, role: str, open_ended: Sequence[str]) -> Bracket:
    """The units of a list without a label, such as a cell under 牵头单位, and what else it says."""
    read = Bracket()
    for sentence, _ in _split(words, "。！？"):
        _read_group(sentence, role, open_ended, read)
    return read


def is_open(words: str) -> bool:
    """Whether words that a bracket lists leave open who is meant: 等有关部门和单位."""
    return words[:1] == "等" and bool(_OPEN_WORDS.fullmatch(f"、{words}", 1))


def role_in_prose(name: str, text: str) -> str | None:
    """The role that the words after a name, or after the list that it is in, give it: 由县商务局、县财政局牵头."""
    found = re.search(re.escape(name) + _THEN_DOES, text)
    return _role(found["does"], "responsible") if found else None


def _role(words: str, otherwise: str) -> str:
    """The role that a label or a task states."""
    if LEADS.search(words):
        return "lead"
    return "support" if SUPPORTS.search(words) else otherwise


def _read_group(body: str, role: str, open_ended: Sequence[str], read: Bracket) -> None:
    """The units of a group; those before `牵头` or `配合` have that role, all others the group's."""
    waiting: list[tuple[str, bool]] = []  # names whose task is yet to be read, and whether before a comma
    before_comma = True
    for words, separator in _whole_names(_split(body, _SEPARATORS)):
        task = _TASK_AT_END.search(words) if words.endswith(_TASKS) else None
        if not task and _PROSE.search(_detach(words, open_ended)[0]):
            read.remainder.append(words)
            continue
        words = words[: task.start() if task else None]
        *names, last = _TOGETHER_WITH.split(_BY.sub("", words) if "由" in words else words)
        named, *open_words = _detach(last, open_ended)
        names += [*_AND.split(named), *open_words]
        waiting += [(name, before_comma) for name in names if name]
        before_comma = before_comma and separator != "，"
        if task:
            read.units += _with_role(waiting, _role(task.group(), role))
            waiting = []
    read.units += _with_role(waiting, role)


def _with_role(names: list[tuple[str, bool]], role: str) -> list[NamedUnit]:
    return [
        NamedUnit(words.strip(_STARS), role, words.strip(_STARS) != words, before_comma)
        for words, before_comma in names
    ]


def _split(body: str, separators: str) -> list[tuple[str, str]]:
    """Pieces with the separator after each; a separator inside （市、区） does not count."""
    pieces: list[tuple[str, str]] = []
    depth = start = 0
    for mark in _MARKS.finditer(body):
        char = mark[0]
        depth += (char in "（(〔[【") - (char in "）)〕]】")
        if char in separators and depth <= 0:
            pieces.append((body[start : mark.start()].strip(), char))
            start = mark.end()
    pieces.append((body[start:].strip(), ""))
    return [piece for piece in pieces if piece[0]]


def _whole_names(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """各乡、镇政府 and 各县、市、区人民政府 are one name each."""
    whole: list[tuple[str, str]] = []
    for words, separator in pieces:
        before = whole[-1] if whole else ("", "")
        ranks = before[0].split("、")
        if before[1] == "、" and _ONE_RANK.fullmatch(ranks[0]) and len(ranks[-1]) <= 2 and _OF_RANK.match(words):
            whole[-1] = (f"{before[0]}、{words}", separator)
        else:
            whole.append((words, separator))
    return whole


def _detach(words: str, open_ended: Sequence[str]) -> list[str]:
    if tails := [tail for tail in open_ended if words.endswith(tail) and words != tail]:
        longest = max(tails, key=len)
        return [words.removesuffix(longest), longest]
    if "等" in words and (found := _OPEN_WORDS.search(words)):
        return [words[: found.start()], found.group()]
    return [words]
