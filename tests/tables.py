"""Tables in shapes that nobody would choose, for pages and prints alike."""

from __future__ import annotations

import json

from policyref.model.tables import Table

from tests.site import Project

Rows = list[list[str]]
_COLUMNS = [f"第{number}列" for number in range(1, 41)]
HOSTILE: dict[str, tuple[int, Rows]] = {
    "one column": (1, [["名单"], ["甲机构"], ["乙机构"]]),
    "one row": (0, [["机构名称", "", "负责人", ""]]),
    "one cell": (0, [["空白"]]),
    "all but one row is head": (2, [["一类", "<"], ["甲类", "乙类"], ["合格", "优秀"]]),
    "forty columns": (1, [_COLUMNS, [f"甲{number}乙" for number in range(40)]]),
    "merged over the cut": (1, [_COLUMNS, ["甲", "横跨各列", *["<"] * 38], ["^", "丙", *["^"] * 38][:2] + ["丁"] * 38]),
    "a cell of 3,000 characters": (1, [["条款", "内容"], ["甲", "很长的内容。" * 500]]),
    "a head of 1,200 characters": (1, [["很长的表头" * 240, "内容"], ["甲", "乙"]]),
    "only merged cells": (0, [["合并成一格", "<", "<"], ["^", "<", "<"]]),
    "rows and columns that are all merged": (1, [["甲类", "乙类", "<"], ["丙", "丁", "<"], ["^", "^", "<"]]),
    "empty": (1, [["", ""], ["", ""]]),
    "markup": (1, [["<b>粗</b>", "&amp;"], ['"引号"', "#*b*_c_$x$"]]),
    "many rows": (1, [["序号", "单位名称"], *([str(number), f"第{number}家"] for number in range(1, 121))]),
}


def put_in(project: Project, head: int, rows: Rows) -> Table:
    """Gives the last annex of the desk's notice a table in the place of its own. Nothing else changes."""
    notice, source = "dukou-2026-6/notice.yml", "dukou-2026-6/source.txt"
    text = project.read(notice)
    start, end = text.index("  - id: t5\n"), text.index("waived:\n")
    written = f"  - {{id: t5, at: annex-4, head: {head}, rows: {json.dumps(rows, ensure_ascii=False)}}}\n"
    project.write(notice, text[:start] + written + text[end:])
    table = Table(id="t5", head=head, lines=tuple(map(tuple, rows)))
    lines = "\n".join(line.replace("⇥", "\t") for line in table.printed())
    project.write(source, project.read(source).partition("机构名称")[0] + lines + "\n")
    return table
