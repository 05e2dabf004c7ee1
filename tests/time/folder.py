"""Small libraries on disk, of what concerns time alone: the words of each notice are made of its quotes.

    library = library_of(tmp_path, {"huaishu-2024-3": {"issued": "2024-05-06", "measures": {1: {}}}})

The keys are those of notice.yml and NN.yml. `measures` of a notice and `items` of a measure are mappings by number;
`benefits` of a measure or an item are ids with what is given, {opening: 1万元}; `says` is more of its text. Everything
else is made up, also the measures before the last that is named.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from policyref.load.library import load_library
from policyref.model.library import Library
from policyref.problems.report import report
from policyref.text.dates import format_date

from tests.data import CORPUS

SHARED = ("units.yml", "sectors.yml", "glossary.yml", "site.yml", "redirects.yml")
_CHINESE = "〇一二三四五六七八九"
Raw = Mapping[str, Any]


def library_of(folder: Path, notices: Mapping[str, Raw], places: Sequence[Raw] = ()) -> Library:
    """The library of some notices, written into a folder and read from it; whatever cannot be read fails."""
    write(folder, notices, places)
    library, problems = load_library(folder, folder / "measures_data")
    assert not problems, report(problems, folder)
    return library


def write(folder: Path, notices: Mapping[str, Raw], places: Sequence[Raw] = ()) -> Path:
    """The data folder of some notices, with the lists that every one needs."""
    data = folder / "measures_data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    for name in SHARED:
        shutil.copy(CORPUS / name, data / name)
    if places:
        _write(data / "places.yml", {"places": list(places)})
    for notice_id, notice in notices.items():
        write_notice(data / notice_id, notice)
    return data


def write_notice(folder: Path, given: Raw) -> None:
    """A notice with its text and its measures."""
    folder.mkdir(exist_ok=True)
    notice = {
        "title": f"关于{folder.name}的通知",
        "issuer": "淮树县人民政府办公室",
        "place": ["示例省", "淮树县"],
        "summary": "一份通知。",
        "numbering": "第一条",
        "item_numbering": "（一）",
        **{key: value for key, value in given.items() if key != "measures"},
    }
    written = given.get("measures") or {}
    measures = [_measure(number, written.get(number) or {}) for number in range(1, max(written, default=0) + 1)]
    signature = [{"kind": "signature", "text": _first(notice["issuer"])}]
    if notice.get("issued"):
        signature.append({"kind": "date", "text": format_date(date.fromisoformat(str(notice["issued"])))})
    number = [{"kind": "number", "text": notice["number"]}] if notice.get("number") else []
    notice["opening"] = [{"kind": "title", "text": notice["title"]}, *number]
    said = [{"kind": "supplementary", "text": f"{quote}。"} for quote in dict.fromkeys(_quotes(notice))]
    notice["closing"] = [*said, *signature]
    lines = [part["text"] for part in notice["opening"]]
    for measure in measures:
        lines.append(f"第{_in_chinese(measure['number'])}条{measure['text']}")
        lines += [f"（{_in_chinese(item['number'])}）{item['text']}" for item in measure.get("items", ())]
        _write(folder / f"{measure['number']:02}.yml", measure)
    lines += [part["text"] for part in notice["closing"]]
    _write(folder / "notice.yml", notice)
    (folder / "source.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _measure(number: int, given: Raw) -> dict[str, Any]:
    found = _facts(number, f"做好第{number}项工作", given)
    if items := given.get("items"):
        found["items"] = [_facts(at, f"第{number}项工作的第{at}方面", one or {}) for at, one in items.items()]
    return found


def _facts(number: int, about: str, given: Raw) -> dict[str, Any]:
    found: dict[str, Any] = {
        "number": number,
        **{key: one for key, one in given.items() if key not in ("items", "says")},
    }
    if benefits := given.get("benefits"):
        found["benefits"] = [_benefit(about, name, sum_) for name, sum_ in benefits.items()]
    said = dict.fromkeys([about, *given.get("says", ()), *_quotes(found)])
    return {**found, "text": "。".join(said) + "。"}


def _benefit(about: str, name: str, sum_: str) -> dict[str, Any]:
    quote = f"{about}的商店给予{name}奖励{sum_}"
    about_it = {"id": name, "name": f"{name}奖励", "kind": "reward", "payer": "unstated", "to": "商店"}
    return {**about_it, "quote": quote, "gives": sum_, "headline": sum_}


def _quotes(raw: Any) -> Iterator[str]:
    """Every quote in some facts, those within others too."""
    if isinstance(raw, Mapping):
        for key, value in raw.items():
            if key == "quote":
                yield value
            elif key not in ("items", "measures"):
                yield from _quotes(value)
    elif isinstance(raw, list):
        for one in raw:
            yield from _quotes(one)


def _first(issuer: Any) -> str:
    one = issuer[0] if isinstance(issuer, list) else issuer
    return one["name"] if isinstance(one, Mapping) else str(one)


def _in_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _CHINESE[tens]) + "十" if tens else ""
    return ten + (_CHINESE[ones] if ones else "")


def _write(path: Path, value: Any) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, encoding="utf-8")
