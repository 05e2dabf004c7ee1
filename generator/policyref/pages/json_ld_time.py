"""Documents in time, in the words of schema.org. Where the texts do not say, or differ, there is no key."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.time import Elsewhere
from policyref.time.acts import Act
from policyref.time.status import Status
from policyref.time.texts import ShownVersion, shown_versions

Node = dict[str, Any]
_FORCE = {
    "in-force": "InForce", "partial": "PartiallyInForce", "upcoming": "NotInForce", "over": "NotInForce",
    "suspended": "NotInForce", "ended": "NotInForce", "stopped": "NotInForce", "lapsed": "NotInForce",
    "replaced": "NotInForce",
}  # fmt: skip
_KEYS = {
    "amends": "legislationAmends", "repeals": "legislationRepeals", "replaces": "legislationRepeals",
    "corrects": "legislationCorrects", "extends": "legislationChanges", "suspends": "legislationChanges",
    "prevails": "legislationChanges",
}  # fmt: skip


def validity(found: Status, day: date) -> Node:
    """From when to when, and whether it is in force, as of a day that is named."""
    force = None if _is_unsure(found) else _FORCE.get(found.code)
    return {
        "temporalCoverage": _covered(found),
        "legislationLegalForce": force and f"https://schema.org/{force}",
        "legislationDateVersion": day.isoformat() if force else None,
    }


def valid_days(found: Status) -> Node:
    """The same of a sum of money; a document never expires, what it promises may. A grant itself and a service have no
    such days in schema.org: MonetaryAmount is the one part of a grant that has."""
    if _is_unsure(found):
        return {}
    return {
        "validFrom": found.start and found.start.isoformat(),
        "validThrough": found.until and found.until.isoformat(),
    }


def _covered(found: Status) -> str | None:
    if _is_unsure(found) or not found.start:
        return None
    if found.until:
        return f"{found.start}/{found.until}"
    return f"{found.start}/.." if found.code == "open-ended" else None


def _is_unsure(found: Status) -> bool:
    return bool(found.readings) or any(mark.code == "derived_by_rule" for mark in found.marks)


def done_to_others(acts: Iterable[Act], library: Library, host: Host) -> Node:
    """What it does to other documents, each named once for each way."""
    found: dict[str, list[Node]] = {}
    for act in acts:
        if act.does in _KEYS and act.surely and (other := _other(act, library, host)):
            named = found.setdefault(_KEYS[act.does], [])
            named += [other] if other not in named else []
    return {key: named[0] if len(named) == 1 else named for key, named in found.items()}


def _other(act: Act, library: Library, host: Host) -> Node | None:
    if act.on:
        return reference(library.notice_by_id[act.on.partition("/")[0]], host)
    to = act.effect.to
    if isinstance(to, Elsewhere):
        told = {"@type": "Legislation", "name": to.title, "legislationIdentifier": to.number}
        return {key: value for key, value in told.items() if value}
    return None


def text_nodes(measure: Measure, notice: Notice, library: Library, host: Host) -> list[Node]:
    """The words of a measure that was amended, as a work of which every text is an example."""
    shown = shown_versions(measure, library)
    url = host.public_url(measure.address)
    return [
        {
            "@type": "Legislation",
            "@id": url and f"{url}#texts",
            "name": measure.page_title,
            "inLanguage": "zh-CN",
            "isPartOf": reference(notice, host),
            "workExample": [text_node(one, notice, host) for one in shown],
        }
    ] if shown else []  # fmt: skip


def text_node(one: ShownVersion, notice: Notice, host: Host) -> Node:
    """One text: from when to when it stands, and which documents whoever put it together has taken in."""
    lasting = one.lasting
    amending = list({act.by.id: act.by for act in lasting.acts}.values())
    url = host.public_url(one.address)
    told = {
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "name": f"{one.text.page_title}（{one.heading}）",
        "inLanguage": "zh-CN",
        "temporalCoverage": f"{lasting.first}/{lasting.last}" if lasting.first and lasting.last else None,
        "legislationDateVersion": one.first,
        "legislationConsolidates": [reference(each, host) for each in (notice, *amending)] if amending else None,
    }
    return {key: value for key, value in told.items() if value}


def reference(notice: Notice, host: Host) -> Node:
    told = {"@type": "Legislation", "@id": host.public_url(notice.address), "name": notice.official_title}
    return {key: value for key, value in told.items() if value}
