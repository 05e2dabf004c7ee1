"""A large corpus made of a real notice: the same measures for other places, with other figures and added sentences.

Usage: python -m benchmarks.corpus OUT MEASURES. Writes OUT/measures_data, which passes `policyref check`. The first
notice is the real one, untouched; every further notice is a copy whose place, document number and targets differ and
whose measures each hold a sentence found nowhere else. What the calculators compute stays, for their worked examples
are checked. Everything follows from the number of the copy, so two runs write the same bytes. Nothing made here is
policy; it is never published.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_words = str.split
DATA = Path(__file__).parent.parent / "measures_data"
# Places with a one-character short name hidden in theirs are left out: only whole names are replaced.
PLACES = _words("""
    保定 承德 沧州 廊坊 衡水 赤峰 通辽 抚顺 本溪 丹东 锦州 营口 四平 辽源 通化 鸡西 鹤岗 南通
    扬州 镇江 嘉兴 湖州 绍兴 金华 衢州
""")
_WHO = _words("""
    各级各部门 各责任单位 各牵头部门 有关单位 各级政府 相关部门 行业主管部门 基层服务窗口 各产业园区
    各乡镇街道
""")
_WHAT = _words("""
    政策宣传 服务上门 信息共享 台账管理 跟踪问效 资金监管 风险防控 经验推广 队伍建设 流程优化 数据归集
    供需对接 标准衔接 意见征集 督促检查 结果公开 典型选树 业务培训 窗口服务 线上办理 用工保障 要素协调
    项目谋划 品牌培育
""")
_HOW = _words("及时 全面 主动 依法 稳妥 有序 持续 逐项 分类 精准 规范 高效")
_COUNTED = re.compile(r"^(\d+)(座|处|家|个|亩|台|套|户|场|名|人|吨|公里)$")


def write_corpus(out: Path, measures: int, data: Path = DATA) -> int:
    """Writes `out`/measures_data with at least so many measures, whole notices; how many there are."""
    target = out / "measures_data"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(data, target, ignore=shutil.ignore_patterns("*.lock"))
    origin = next(path.parent for path in sorted(data.glob("*/01.yml")))
    name = yaml.safe_load((origin / "notice.yml").read_text(encoding="utf-8"))["place"][-1]
    each = len(list(origin.glob("[0-9]*.yml")))
    copies = -(-measures // each) - 1
    for copy in range(1, copies + 1):
        _write_notice(origin, target / f"bench-{copy:04}", name.removesuffix("市"), copy)
    units = (data / "units.yml").read_text(encoding="utf-8")
    places = PLACES[: min(copies, len(PLACES))]
    extra = "".join(_units_of(place, index, units, name) for index, place in enumerate(places, start=1))
    (target / "units.yml").write_text(units + extra, encoding="utf-8")
    return each * (copies + 1)


def _write_notice(origin: Path, folder: Path, place: str, copy: int) -> None:
    folder.mkdir()
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(origin.iterdir())}
    measures = [name for name in files if name[0].isdigit()]
    for name in measures:
        _add_sentence(files, name, copy)
    changed = [*_other_figures((files[name] for name in measures), copy)]
    changed += [(re.escape(place), PLACES[(copy - 1) % len(PLACES)]), (r"〕12号", f"〕{12 + copy}号")]
    for name, text in files.items():
        for pattern, words in changed:
            text = re.sub(pattern, words, text)
        (folder / name).write_text(text, encoding="utf-8")


def _add_sentence(files: dict[str, str], name: str, copy: int) -> None:
    """A sentence before the units in brackets, in the measure and in the source alike; items are left alone."""
    match = re.search(r"[^。\n]*。(?=〔)", files[name])
    if match is None or files["source.txt"].count(match.group()) != 1:
        return
    index = copy * 97 + int(name[:2])
    who, what = _WHO[index % len(_WHO)], _WHAT[index // len(_WHO) % len(_WHAT)]
    how, then = _HOW[index // 7 % len(_HOW)], _WHAT[(index * 5 + copy) % len(_WHAT)]
    sentence = f"{who}要围绕“{what}—{then}—{_letters(index)}”{how}抓好落实。"
    for one in (name, "source.txt"):
        files[one] = files[one].replace(match.group(), match.group() + sentence, 1)


def _letters(index: int) -> str:
    """A number in letters, for a figure in the text would have to be a fact."""
    return "".join(chr(ord("A") + int(digit)) for digit in str(index))


def _other_figures(texts: Iterator[str], copy: int) -> Iterator[tuple[str, str]]:
    """Counts that are only targets, each with another number, the same everywhere in the notice."""
    for value in sorted({one for text in texts for one in _targets(yaml.safe_load(text))}):
        if match := _COUNTED.match(value):
            number = int(match.group(1)) + copy % 89
            yield rf"(?<![\d.+]){value}(?!月)", f"{number}{match.group(2)}"  # 24个月 is a time, not a count


def _targets(record: dict[str, Any]) -> Iterator[str]:
    for owner in (record, *record.get("items", [])):
        yield from (target["value"] for target in owner.get("targets", []))


def _units_of(place: str, index: int, units: str, name: str) -> str:
    """The units of another place: those of this one, renamed. Units of no one place are everybody's."""
    listed = units[units.index("units:\n") + len("units:\n") :]
    entries = [entry for entry in re.split(r"(?m)^(?=  - id: )", listed) if f"place: {name}" in entry]
    city = name.removesuffix("市")
    return "".join(re.sub(r"(- id: \S+)", rf"\1-{index}", entry).replace(city, place) for entry in entries)


if __name__ == "__main__":
    made = write_corpus(Path(sys.argv[1]), int(sys.argv[2]))
    print(f"{made} measures in {sys.argv[1]}/measures_data")
