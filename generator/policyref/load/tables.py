"""Where tables are shown, and which of their cells are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from policyref.facts.record import put
from policyref.facts.spans import Quoted, Span, settle
from policyref.model.tables import Table, of_cell
from policyref.text.sentences import squeeze


def show_table(table: Table, page: str) -> None:
    """On which page a table is, and its anchors there: `t1`, and what no other thing of a page is called."""
    put(table, "page", page)
    put(table, "anchor", table.id if re.fullmatch(r"t\d+", table.id) else f"t-{table.id}")
    put(table, "row_anchor", f"{table.anchor}-")


def settle_cells(quoting: Iterable[Quoted], tables: Mapping[str, Table]) -> None:
    """Which cells are meant by what quotes some."""
    for quoted in quoting:
        assert quoted.cell
        meant = tables.get(quoted.cell.table)
        put(quoted.cell, "of", meant)
        if meant:
            cells, words = of_cell(quoted.cell, meant)
            found = cells if squeeze(words) == squeeze(quoted.quote) else []
            put(quoted, "cells", tuple(found))
            put(quoted, "said", "\n".join(map(meant.around, found)))
            settle(quoted, [Span(quoted.item, None, 0, 0)] if found else [])
