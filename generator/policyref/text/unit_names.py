"""Names of units that stand in running text and are made responsible for something there.

开店奖励由县商务局会同县财政局组织发放 names two. A name is passed over where the text only cites the unit as the author
of a document, sends somebody to it, or means a part of it; where a longer name begins at the same place, that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from policyref.text.brackets import NamedUnit, is_open, read_bracket

_TITLE = re.compile(r"《[^《》\n]{0,120}》")
# 《县商务局关于……的通知》, 县商务局印发的, 县商务局令, 县财政局国库科 …
_NOT_THE_UNIT = re.compile(
    "等?(?:[、和及与][一-鿿]{2,12}?)?(?:关于|印发|发布的|公布的|制定的|颁布|出台的|文件|令|公告|通告|〔|《)"
    "|(?:市场|执法|政务|服务|官方|门户|综合|便民)?(?:分局|支队|大队|科室|股室|窗口|网站|官网|公众号|办公楼|大厅)"
    "|(?:国库|业务|综合|办公)[科股处室]"
)
_ONLY_ADDRESSED = re.compile("(?:[向报送致到至在于交驻]|抄送|报送|报经|提交|递交|前往|咨询|联系)(?:所在地|属地|当地)?$")

_IN_CHARGE = re.compile(
    "(?<!自)由(?P<name>(?!企业|属地|所在|各级|各有关|有关|相关)[一-鿿]{2,16}?(?:局|委|办|厅|委员会|中心|政府|管委会|联社|协会|总工会))"
    "(?=会同|牵头|负责|组织|承担|实施|审核|审批|认定|发放|兑现|办理|受理|统筹|拨付|核定|按照?职责)"
)


# 由县商务局会同县财政局负责, 由县商务局牵头; what is only explained by somebody is no task.
_BY_THEM = re.compile(
    "(?<!自)由(?!企业|属地|所在|各级|各有关|有关|相关)[^，。；：、由]{3,20}(?:、[^，。；：、由]{3,20}){0,9}?"
    "(?:按照?(?:各自)?职责(?:分工)?)?(?:共同|具体|统一|分别|组织)?(?:牵头|负责|组织实施|实施|承担|落实)(?!解释|修订|人)"
)
_A_BODY = re.compile(
    "[一-鿿（）〔〕、]{2,24}?(?:局|委|办|厅|部|委员会|中心|政府|管委会|联社|协会|总工会|支队|公司|银行|院|署|办公室)"
    "|[一-鿿（）〔〕、]{0,20}?[镇乡村县区市][一-鿿]{1,4}[所站]"
)


@dataclass(frozen=True, slots=True)
class NameInText:
    """A unit's name at text[start:end]."""

    start: int
    end: int
    name: str


def names_in_text(text: str, names: Iterable[str]) -> list[NameInText]:
    """Every one of ``names`` that ``text`` makes responsible for something, in order and apart, the longest first."""
    first, known = _by_beginning(frozenset(names))
    visible = _TITLE.sub(lambda match: "\0" * len(match.group()), text) if "《" in text else text
    found: list[NameInText] = []
    end = 0
    for match in first.finditer(visible) if known else ():
        at = match.start()
        name = next((one for one in known.get(visible[at : at + 2], ()) if visible.startswith(one, at)), None)
        if name is None or at < end:
            continue
        end = at + len(name)
        if not _NOT_THE_UNIT.match(text, end) and not _ONLY_ADDRESSED.search(text[max(0, at - 6) : at]):
            found.append(NameInText(at, end, name))
    return found


def bodies_in_charge(text: str) -> list[NameInText]:
    """Bodies of any name that ``text`` says something is done by: 由县农机中心组织实施."""
    return [NameInText(*match.span("name"), match["name"]) for match in _IN_CHARGE.finditer(text)]


@lru_cache(maxsize=16)  # the names of a region are looked for in each of its measures
def _by_beginning(names: frozenset[str]) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """What names begin with; and the names by their first two characters, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda one: (-len(one), one)):
        if len(name) > 2:
            found.setdefault(name[:2], []).append(name)
    first = re.compile(f"[{re.escape(''.join(sorted({two[0] for two in found})))}]") if found else _TITLE
    return first, {beginning: tuple(same) for beginning, same in found.items()}


def in_charge(text: str, open_ended: Sequence[str]) -> list[NamedUnit]:
    """The units that a sentence makes responsible by 由…负责, read as a bracket that says the same."""
    found = []
    for match in _BY_THEM.finditer(text):
        units = read_bracket(f"（{match.group()}）", open_ended)
        if units and all(_A_BODY.fullmatch(unit.words) or is_open(unit.words) for unit in units):
            found += units
    return found
