"""A maker of notices that no office would issue and some will: of one measure or 400, with titles of five characters or
120, with forty units, dates or targets, with tables of many columns, without anything, or with nothing but a repeal."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from policyref.load.library import load_library
from policyref.model.library import Library

from tests.data import CORPUS

_WORDS = "推动市场主体加快恢复发展支持中小企业稳定岗位扩大消费促进投资优化服务提升效能完善机制落实责任"
LATIN = "https://zwfw.example.gov.cn/icity/submit/index?code=140500-0001-ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789"


@dataclass(frozen=True)
class Extreme:
    """How much there is of everything; of `columns` 0 means no table, `title` are characters."""

    measures: int = 3
    title: int = 20
    units: int = 2
    dates: int = 1
    targets: int = 0
    benefits: int = 1
    columns: int = 0
    items: int = 0
    notes: int = 1
    text: int = 120
    repeals: bool = False

    @classmethod
    def at_random(cls, seed: int) -> Extreme:
        chance = random.Random(seed)
        few = chance.choice([0, 1, 2, 3, 12, 40])
        return cls(
            measures=chance.choice([1, 1, 2, 3, 7, 25]),
            title=chance.choice([5, 12, 40, 80, 120]),
            units=chance.choice([1, 2, 8, 40]),
            dates=few,
            targets=chance.choice([0, 1, 3, 40]),
            benefits=chance.choice([0, 0, 1, 4, 15]),
            columns=chance.choice([0, 0, 2, 5, 7, 12]),
            items=chance.choice([0, 0, 3, 20]),
            notes=chance.choice([0, 1, 10]),
            text=chance.choice([20, 200, 3000]),
            repeals=chance.random() < 0.1,
        )


def words(count: int, start: int = 0) -> str:
    return "".join(_WORDS[(start + at) % len(_WORDS)] for at in range(count))


def library_of(extreme: Extreme, folder: Path) -> Library:
    """A library of one such notice, and of the one that it repeals."""
    data = folder / "measures_data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    for name in ("sectors.yml", "glossary.yml", "site.yml", "redirects.yml"):
        shutil.copy(CORPUS / name, data / name)
    names = [f"长河市{words(6, at)}局" for at in range(max(extreme.units, 1))]
    units = [{"id": f"unit-{at}", "name": name, "short": name, "level": "city"} for at, name in enumerate(names)]
    _write(data / "units.yml", {"levels": [{"id": "city", "name": "市级部门"}], "units": units})
    _notice(data / "changhe-2025-1", extreme, names)
    library, problems = load_library(folder, data)
    assert library and library.notices and library.notices[0].measures, [str(one) for one in problems[:3]]
    return library


def _notice(folder: Path, extreme: Extreme, names: list[str]) -> None:
    folder.mkdir()
    title = words(extreme.title - 2) + "规定"
    _write(
        folder / "notice.yml",
        {
            "title": title,
            "issuer": "长河市人民政府",
            "place": ["示例省", "长河市"],
            "number": "长政发〔2025〕1号",
            "issued": "2025-03-01",
            "numbering": "1.",
            "item_numbering": "（1）",
            "opening": [{"kind": "title", "text": title}],
            "closing": [{"kind": "signature", "text": "长河市人民政府"}, {"kind": "date", "text": "2025年3月1日"}],
        },
    )
    (folder / "source.txt").write_text(title + "\n", encoding="utf-8")
    for number in range(1, extreme.measures + 1):
        measure = _repeal(number) if extreme.repeals else _measure(number, extreme, names)
        _write(folder / f"{number:02}.yml", measure)


def _repeal(number: int) -> dict[str, Any]:
    return {"number": number, "title": "废止", "text": "《长河市旧办法》（长政发〔2010〕9号）同时废止。"}


def _measure(number: int, extreme: Extreme, names: list[str]) -> dict[str, Any]:
    dates = [f"{4 + at // 28}月{at % 28 + 1}日前完成第{at + 1}批" for at in range(extreme.dates)]
    gifts = [f"{words(12, at)}的，给予{words(6, at)}补贴最高{at + 1}万元" for at in range(extreme.benefits)]
    goals = [f"{words(8, at)}达到{at + 1}00家" for at in range(extreme.targets)]
    said = "；".join([words(extreme.text, number), LATIN, *dates, *gifts, *goals])
    found: dict[str, Any] = {
        "number": number,
        "title": words(extreme.title, number),
        "text": f"{said}。（责任单位：{'、'.join(names)}）",
        "units": names,
        "summary": words(min(extreme.title * 2, 90), number) + "。",
        "audience": [words(6, at) for at in range(min(extreme.units, 12))],
        "sectors": ["wholesale-retail"],
        "deadlines": [_deadline(quote) for quote in dates],
        "benefits": [_benefit(at, quote) for at, quote in enumerate(gifts)],
        "targets": [{"name": words(8, at), "value": f"{at + 1}00家", "quote": quote} for at, quote in enumerate(goals)],
        "notes": [{"quote": said[:10], "note": words(60, at) + "，原文未写"} for at in range(extreme.notes)],
    }
    if extreme.items:
        found["items"] = [
            {"number": at, "title": words(10, at) + "。", "text": words(80, at) + "。"}
            for at in range(1, extreme.items + 1)
        ]
    if extreme.columns:
        head = [words(4, at) for at in range(extreme.columns)]
        rows = [
            [words(9, row + at) if at else f"No.{row}-ABCDEFGHIJKL" for at in range(extreme.columns)]
            for row in range(40)
        ]
        rows[7][-1] = words(900)
        found["tables"] = [{"id": f"t{number}", "head": 1, "rows": [head, *rows]}]
    return {key: one for key, one in found.items() if one != []}


def _deadline(quote: str) -> dict[str, Any]:
    month, _, day = quote.partition("日")[0].partition("月")
    end = f"2025-{int(month):02}-{int(day):02}"
    basis = "原文未写年份，按成文的年份推定，“前”含当日，以责任单位的解释为准"
    what = f"{words(20)}，并把情况汇总后通报各有关单位"
    return {
        "quote": quote.split("前")[0] + "前",
        "what": what,
        "kind": "due",
        "end": end,
        "certainty": "derived",
        "basis": basis,
    }


def _benefit(at: int, quote: str) -> dict[str, Any]:
    sum_ = f"最高{at + 1}万元"
    return {
        "id": f"b{at}",
        "name": f"{words(6, at)}补贴",
        "kind": "subsidy",
        "payer": "unstated",
        "to": words(12, at) + "的",
        "quote": quote,
        "gives": sum_,
        "headline": sum_,
    }


def _write(path: Path, value: Any) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6), encoding="utf-8")
