"""What `guide.yml` tells, as a table (CSV and XLSX) and for programs: never among the facts of notices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policyref.exports.entered import entered
from policyref.exports.tables import Table, link
from policyref.exports.workbook import Row
from policyref.model.guide import SAID, Guide
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.present.guide import page_of
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.words import GUIDE_KEY

_TABLE = Table("办事信息", ("地区", "单位或哪一项", *(GUIDE_KEY[key] for key in SAID), "来源", "登记日期", "地址"))


def guide_table(library: Library, host: Host) -> Iterator[Asset]:
    yield from _TABLE.files("data/guide", [_TABLE.written([_row(one, library, host) for one in library.guide])])


def guide_rows(library: Library) -> list[dict[str, Any]]:
    """As they are entered; `url` is the page that a row belongs to, as everywhere, `web` the address it gives."""
    rows = [{**entered(one, ["url"]), "url": page_of(one, library)} for one in library.guide]
    return [{**row, "web": one.url} if one.url else row for row, one in zip(rows, library.guide, strict=True)]


def _row(one: Guide, library: Library, host: Host) -> Row:
    told = (getattr(one, key) or "" for key in SAID)
    return (
        "".join(one.region),
        one.about,
        *(words if isinstance(words, str) else "；".join(words) for words in told),
        one.source,
        one.date,
        link(page_of(one, library), host),
    )


KIND = FileKind(
    name="guide",
    about="everything",
    addresses=("data/guide.csv", "data/guide.xlsx"),
    offered=(
        "办事信息：电话、窗口、材料、步骤，不是文件写的（CSV）",
        "办事信息：电话、窗口、材料、步骤，不是文件写的（Excel）",
    ),
    make=guide_table,
)
