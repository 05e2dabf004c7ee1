"""What can be downloaded, and how the data was held against the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from policyref.exports.kinds import FILES
from policyref.model.facts import Coverage
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.pages import home
from policyref.pages.parts import Group, Rooted, drawn, drawn_groups, part_page, parts
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page
from policyref.text.dates import format_date


def data_page(library: Library, host: Host) -> list[Page]:
    figures = [(notice, library.coverage[notice.id]) for notice in library.notices]
    kinds = [kind for kind in FILES if host.address or not kind.public]
    downloads = [entry for kind in kinds for entry in zip(kind.addresses, kind.offered, strict=False)]
    # Where all is entered, nothing is left, and no column says so.
    plain = any(one.left for one in library.coverage.values())
    as_of = format_date(library.day) if library.day > date.min else "最近一次发布时"
    groups = [Group(None, figures, "核对", lambda entry: entry[0].short_title)]
    return [
        part_page(KIND, part, library, host, description="下载全部数据", downloads=downloads, plain=plain, as_of=as_of)
        for part in parts(KIND.address, drawn_groups(groups, partial(_draw, library, plain)))
    ]


def _draw(library: Library, plain: bool, _: None, figures: Sequence[tuple[Notice, Coverage]], to: Rooted) -> str:
    html: str = drawn().data(figures, library, to, plain)
    return html


KIND = PageKind(
    name="data",
    about="everything",
    addresses=("data.html", "data/{part}.html"),
    title="数据",
    under=home.KIND,
    group=WAYS_IN,
    make=data_page,
)
