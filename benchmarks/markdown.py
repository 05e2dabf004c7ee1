"""The content of a data folder as Markdown for other generators: official text, facts, units, sectors, deadlines.

Usage: python -m benchmarks.markdown DATA OUT. Writes OUT/hugo/content, with indexes left to Hugo's templates, and
OUT/mkdocs/docs, where the indexes are Markdown too, for a generator that cannot make them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from policyref.load.library import load_library
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def words(text: str | None) -> str:
    return _SPECIAL.sub(r"\\\1", text or "")


def rows(heading: Iterable[str], cells: Iterable[Iterable[object]]) -> Iterator[str]:
    """A table, or nothing where it would be empty."""
    lines = ["| " + " | ".join(words(str(cell or "")).replace("\n", " ") for cell in row) + " |" for row in cells]
    if lines:
        names = list(heading)
        yield "| " + " | ".join(names) + " |\n|" + "---|" * len(names) + "\n" + "\n".join(lines)


def body(measure: Measure, notice: Notice, library: Library) -> str:
    """Everything that the page of a measure says, apart from calculators, as Markdown."""
    blocks = [words(measure.summary), "## 原文", words(measure.heading)]
    blocks += [words(text).replace("\n", "\n\n") for _, text in measure.blocks()]
    facts = {
        "支持": rows(
            ("名称", "给什么", "给谁", "上限"),
            ((one.name, one.gives, one.to, one.cap and one.cap.words) for one in measure.benefits),
        ),
        "期限": rows(
            ("原文", "事项", "从", "到"), ((one.quote, one.what, one.start, one.end) for one in measure.deadlines)
        ),
        "目标": rows(("名称", "数", "原文"), ((one.name, one.value, one.quote) for one in measure.targets)),
        "说明": rows(("原文", "说明"), ((one.quote, one.note) for one in measure.notes)),
        "责任单位": rows(("单位", "职责"), ((one.words, one.role) for one in measure.all_units())),
    }
    for name, lines in facts.items():
        blocks += [f"## {name}\n\n{line}" for line in lines]
    related = [f"- {_link(library.measure_by_key[one.key])}：{words(one.why)}" for one in measure.related]
    blocks += ["## 相关措施", "\n".join(related)] if related else []
    return "\n\n".join([*blocks, f"出自：{words(notice.title)}（{notice.number}）"])


def _link(measure: Measure, folder: str = "../") -> str:
    return f"[{words(measure.heading)}]({folder}{measure.notice}/{measure.number}.md)"


def front(measure: Measure, library: Library) -> dict[str, Any]:
    """What Hugo's templates make indexes of."""
    dated = [one for one in measure.deadlines if one.start or one.end]
    return {
        "title": measure.title,
        "weight": measure.number,
        "description": measure.summary,
        "sectors": [sector.name for sector in measure.sectors],
        "units": [unit.name for unit in library.units_of_measure[measure.key]],
        "deadlines": [{"quote": one.quote, "what": one.what, "day": str(one.end or one.start)} for one in dated],
    }


def pages(library: Library) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Path without ending, front matter and Markdown of every notice and measure."""
    for notice in library.notices:
        listed = [f"- {_link(measure)}" for measure in notice.measures]
        whole = words(notice.source).replace("\n", "\n\n")
        yield f"{notice.id}/index", {"title": notice.title}, "\n".join(listed) + "\n\n" + whole
        for measure in notice.measures:
            yield f"{notice.id}/{measure.number}", front(measure, library), body(measure, notice, library)


def indexes(library: Library) -> Iterator[tuple[str, dict[str, Any], str]]:
    """All measures, each sector, each unit, all deadlines."""
    yield "index", {"title": "措施"}, f"{len(library.measures)} 条措施"
    yield "measures", {"title": "全部措施"}, _list(library.measures, "")
    for name, title, listed in (
        ("sectors", "行业", [(one.id, one.name, library.measures_of_sector.get(one.id)) for one in library.sectors]),
        ("units", "责任单位", [(one.id, one.name, library.measures_of_unit.get(one.id)) for one in library.units]),
    ):
        entries = [(key, called, found) for key, called, found in listed if found]
        links = (f"- [{called}]({key}.md)（{len(found)}）" for key, called, found in entries)
        yield f"{name}/index", {"title": title}, "\n".join(links)
        for key, called, found in entries:
            yield f"{name}/{key}", {"title": called}, _list(found, "../")
    dated = [
        (str(one.end or one.start), one, at) for at in library.measures for one in at.deadlines if one.start or one.end
    ]
    lines = (
        f"- {day} {words(one.what)}：{words(one.quote)}（{_link(at, '')}）"
        for day, one, at in sorted(dated, key=lambda row: row[0])
    )
    yield "deadlines", {"title": "期限"}, "\n".join(lines)


def _list(measures: Iterable[Measure], folder: str) -> str:
    return "\n".join(f"- {_link(measure, folder)}：{words(measure.summary)}" for measure in measures)


def write(path: Path, meta: dict[str, Any], text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    listed = yaml.dump(meta, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{listed}---\n\n{text}\n", encoding="utf-8")


def main(data: Path, out: Path) -> None:
    library, problems = load_library(data.parent, data)
    assert library is not None and not problems, f"{data} has problems: run `policyref check` on it"
    for name, meta, text in pages(library):
        write(out / "mkdocs/docs" / f"{name}.md", {"title": meta["title"]}, text)
        write(out / "hugo/content" / f"{name.replace('index', '_index')}.md", meta, text)
    for name, meta, text in indexes(library):
        write(out / "mkdocs/docs" / f"{name}.md", meta, text)
    for name, meta in {"_index": {"title": "措施"}, "deadlines": {"title": "期限", "layout": "deadlines"}}.items():
        write(out / "hugo/content" / f"{name}.md", meta, "")
    write(out / "hugo/content/measures.md", {"title": "全部措施", "layout": "measures"}, "")


if __name__ == "__main__":
    main(*(Path(one).resolve() for one in sys.argv[1:]))
