"""The groups of units that measures set up, a page each, and the list of them, where there are any."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages import units
from policyref.pages.render import page
from policyref.present.groups import ShownGroup, shown_groups
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page
from policyref.present.prints import group_list_address


def groups_page(library: Library, host: Host) -> Iterator[Page]:
    if groups := shown_groups(library):
        yield page(KIND, library, host, description="文件设立的工作组，和归各组的措施", groups=groups)


def group_pages(library: Library, host: Host) -> Iterator[Page]:
    for one in shown_groups(library):
        yield page(
            OF_ONE,
            library,
            host,
            address=one.group.address,
            title=one.name,
            description=_described(one),
            source=one.group.place.file,
            shown=one,
            printed=group_list_address(one.group) if host.prints else None,
        )


def _described(one: ShownGroup) -> str:
    given = f"归它的 {one.count} 条措施" if one.count else "没有文件写明哪些措施归它"
    return f"{one.name}：{one.set_up}。{given}"


KIND = PageKind(
    name="groups",
    about="everything",
    addresses=("groups/index.html",),
    title="按工作组查",
    called="工作组",
    under=units.KIND,
    group=WAYS_IN,
    make=groups_page,
)
OF_ONE = PageKind(
    name="group",
    about="everything",
    addresses=("groups/{id}.html",),
    under=KIND,
    group="工作组",
    make=group_pages,
)
