"""What can be downloaded, and how the data was held against the text."""

from __future__ import annotations

from collections.abc import Sequence

from policyref.model.facts import Coverage
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.pages.parts import Group, Rooted, drawn, drawn_groups, part_page, parts
from policyref.present.output import Page

DOWNLOADS = (
    ("data/measures.json", "全部文件、行业、单位和措施（JSON）"),
    ("data/measures.schema.json", "上一个文件的结构说明（JSON Schema）"),
    ("data/measures.csv", "全部措施的表格（CSV）"),
    ("data/measures.xlsx", "全部措施的表格（Excel）"),
    ("feed.xml", "最新措施的订阅（Atom）"),
    ("feed.json", "最新措施的订阅（JSON Feed）"),
)


def data_page(library: Library, host: Host) -> list[Page]:
    figures = [(notice, library.coverage[notice.id]) for notice in library.notices]
    groups = [Group(None, figures, "核对", lambda entry: entry[0].short_title)]
    return [
        part_page("data", part, "数据", library, host, description="下载全部数据", downloads=DOWNLOADS)
        for part in parts("data.html", drawn_groups(groups, _draw))
    ]


def _draw(_: None, figures: Sequence[tuple[Notice, Coverage]], to: Rooted) -> str:
    html: str = drawn().data(figures, to)
    return html
