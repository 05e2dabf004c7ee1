"""What each group of units (专项推进组) is given, as tables: the rows of duty lists, with who says so."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.exports.duty_tables import row_of_all, table_of_all
from policyref.exports.tables import Table
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.present.groups import shown_groups
from policyref.present.kind import FileKind
from policyref.present.output import Asset


def group_lists(library: Library, host: Host) -> Iterator[Asset]:
    """Of the groups that have anything."""
    of_all = table_of_all(library)
    table = Table(of_all.title, ("组", *of_all.heads, "凭什么归这个组"))
    for one in shown_groups(library):
        if one.duties:
            rows = [(one.name, *row_of_all(given.duty, library, host), given.why) for given in one.duties]
            yield from table.files(f"data/groups/{one.group.id}", [table.written(rows)])


KIND = FileKind(
    name="group",
    about="everything",
    addresses=("data/groups/{id}.csv", "data/groups/{id}.xlsx"),
    make=group_lists,
)
