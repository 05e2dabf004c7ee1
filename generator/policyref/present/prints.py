"""Where the printed things of a site are: the book of a notice, a measure's leaflet, the duties of a unit or a group.

A site has them only where fonts were found (`Host.prints`), so pages ask before they link.
"""

from __future__ import annotations

from policyref.model.groups import Group
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.vocabulary import Unit


def book_address(notice: Notice) -> str:
    return f"handbook/{notice.id}.pdf"


def leaflet_address(measure: Measure) -> str:
    return f"handbook/{measure.key}.pdf"


def task_list_address(unit: Unit) -> str:
    return f"handbook/units/{unit.id}.pdf"


def group_list_address(group: Group) -> str:
    return f"handbook/groups/{group.id}.pdf"
