"""Units that units.yml lacks, as entries to paste there: named as printed, level and place guessed from the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policyref.draft.filled import flow
from policyref.load.vocabulary import Vocabulary
from policyref.text.place_names import places_of

IN_TABLE = -1
"""Where a unit stands that a 分工表 names, among the numbers of measures."""
_NOTE = "全称未核实，照原文写"
# What the name of a unit says of it, and what the level for it is called; the first that fits.
_LEVELS = (
    (
        re.compile("^各.*(?:县|市|区|旗|乡|镇|街道|政府)|(?:人民政府|街道办事处)$|[乡镇]政府$"),
        re.compile("人民政府|政府|乡镇"),
    ),
    (re.compile("开发区|园区|高新区|新区|示范区|管委会|管理委员会$"), re.compile("开发区|园区|功能区")),
    (
        re.compile("国家|税务|人民银行|人行|海关|金融监管|银保监|证监|气象|烟草|邮政管理|矿山安全|出入境|外汇"),
        re.compile("中央|垂直|驻"),
    ),
    (
        re.compile("总工会|团[省市县区]?委|共青团|妇联|妇女联合会|工商联|残联|科协|红十字|文联|侨联"),
        re.compile("团体|群团"),
    ),
    (re.compile("(?:公司|集团|企业|银行|支行|分行)$"), re.compile("企业|公司|金融机构")),
    (re.compile("^[省自]|省[^市县区]{2}"), re.compile("^(?!.*政府).*省")),
    (re.compile("^市|市(?!场)[^县区]{2}"), re.compile("^(?!.*政府).*市")),
    (re.compile("^[县区旗]|[县区旗][^县区]{2}"), re.compile("^(?!.*(?:政府|开发区|园区)).*[县区]")),
)
_NATIONAL = re.compile("^(?:国家|中国|全国|中央)")
_OF_RANK = {"省": "省", "市": "市", "县": "县", "区": "区", "旗": "旗", "州": "州"}


def entries(names: Mapping[str, Sequence[int]], region: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """A line for each name, with how often and where it stands."""
    taken = {unit.id for unit in vocabulary.units}
    for name, where in names.items():
        place = _place(name, region)
        level = _level(name, vocabulary)
        entry: dict[str, Any] = {"id": _id(name, place, taken), "name": name, "short": name}
        entry |= {"level": level} if level else {}
        entry |= {"place": place} if place else {}
        entry["note"] = _NOTE
        lacking = "" if level else f"；缺 level：{'、'.join(one.id for one in vocabulary.levels)}"
        lacking += "" if place or _NATIONAL.search(name) else "；缺 place：是哪里的单位"
        times = f"{len(where)} 次：{_where(where)}" if any(where) else "对各条都适用"
        yield f"  - {flow(entry)} # {times}{lacking}"


def _where(where: Sequence[int]) -> str:
    measures = "、".join(str(number) for number in dict.fromkeys(where) if number > 0)
    return "、".join(filter(None, (measures and f"第 {measures} 条", "分工表" if IN_TABLE in where else "")))


def _level(name: str, vocabulary: Vocabulary) -> str:
    """The level that the name suggests, if the list has one of that kind."""
    fitting = (called for said, called in _LEVELS if said.search(name))
    return next((level.id for called in fitting for level in vocabulary.levels if called.search(level.name)), "")


def _place(name: str, region: Sequence[str]) -> str:
    """The place of the notice that is of the unit's own rank: 市财政局 in a notice of a county is of its city."""
    if (own := places_of(name)) and not name.startswith("各"):
        return own[-1]
    if rank := _OF_RANK.get(name[:1]):
        return next((place for place in reversed(region) if place.endswith(rank)), "")
    return region[-1] if region else ""


def _id(name: str, place: str, taken: set[str]) -> str:
    """How place and name are pronounced; a number where another unit has that already."""
    from pypinyin import lazy_pinyin  # takes a while to load, and most commands need none

    core = re.sub("(?<=..)[省市县区旗州]$", "", place)
    said = ["".join(re.findall("[a-z0-9]+", "".join(lazy_pinyin(words)).lower())) for words in (core, name)]
    wanted = "-".join(filter(None, said)) or "unit"
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found
