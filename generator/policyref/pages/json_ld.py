"""What a page is about in the words of schema.org. Keys without a value are left out, never null.

What kind of document a notice is, its text seldom says: `legislationType` is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from policyref.model.annex import Annex
from policyref.model.facts import Benefit
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.pages.json_ld_time import Node, done_to_others, reference, text_nodes, valid_days, validity
from policyref.present.items import Clause, home_of
from policyref.text.amounts import parse_amount
from policyref.time.times import times
from policyref.words import DRAFT, unsigned

_PAID = {"reward", "subsidy", "support", "reimbursement"}
_as_json = json.JSONEncoder(ensure_ascii=False).encode


def script_safe(nodes: list[Node]) -> str:
    """JSON for a data block in HTML: nothing in it can end the block."""
    return script_safe_json({"@context": "https://schema.org", "@graph": [_filled(node) for node in nodes]})


def script_safe_json(data: Any) -> str:
    return _as_json(data).replace("<", "\\u003c")


def measure_nodes(measure: Measure, notice: Notice, library: Library, host: Host) -> list[Node]:
    """The service that a measure is, and a grant for every benefit that is paid in money."""
    whole = Clause(measure, whole=True)
    return [*_service(whole, notice, host), *_grants(whole, library, host), *text_nodes(measure, notice, library, host)]


def item_nodes(clause: Clause, notice: Notice, library: Library, host: Host) -> list[Node]:
    """The same of an item that has a page of its own."""
    return [*_service(clause, notice, host), *_grants(clause, library, host)]


def _service(clause: Clause, notice: Notice, host: Host) -> list[Node]:
    measure, url = clause.text, host.public_url(clause.address)
    named = clause.item.units if clause.item and clause.item.units else measure.all_units()
    service: Node = {
        "@type": "GovernmentService",
        "@id": url,
        "name": clause.page_title,
        "description": (clause.item.text if clause.item else measure.summary) or measure.excerpt,
        "url": url,
        "inLanguage": "zh-CN",
        "areaServed": notice.locality,
        "audience": [{"@type": "Audience", "audienceType": words} for words in _addressed(clause)],
        "serviceOperator": [{"@type": "Organization", "name": one.unit.name} for one in named if one.unit],
        "isBasedOn": reference(notice, host),
    }
    return [service]


def _addressed(clause: Clause) -> Iterable[str]:
    """Of an item, whom the text gives something to."""
    return dict.fromkeys(one.to for one in clause.told(clause.text.benefits)) if clause.item else clause.text.audience


def _grants(clause: Clause, library: Library, host: Host) -> Iterator[Node]:
    measure = clause.text
    for one in clause.told(measure.benefits):
        if one.kind in _PAID:
            yield _grant(one, host.public_url(home_of(measure, one.item)), measure, library)


def _grant(benefit: Benefit, url: str | None, measure: Measure, library: Library) -> Node:
    caps = [parse_amount(words) for words in benefit.cap.sums.values()] if benefit.cap else []
    sums = [cap.value for cap in caps if cap and cap.unit == "元"]
    item = f"/{benefit.item}" if benefit.item else ""
    told = _filled(valid_days(times(library).status(f"{measure.key}{item}@{benefit.id}")))
    told |= {"maxValue": float(max(sums))} if sums else {}
    amount = {"@type": "MonetaryAmount", "currency": "CNY", **told} if told else None
    return {"@type": "MonetaryGrant", "name": benefit.name, "description": benefit.quote, "amount": amount, "url": url}


def notice_nodes(notice: Notice, library: Library, host: Host) -> list[Node]:
    """The document itself."""
    return [
        {
            "@type": "Legislation",
            "@id": host.public_url(notice.address),
            "name": notice.official_title,
            "legislationIdentifier": notice.number,
            "legislationDate": notice.issued and notice.issued.isoformat(),
            "creativeWorkStatus": DRAFT if notice.draft else None,
            "legislationPassedBy": _issuers(notice),
            "jurisdiction": notice.locality,
            "inLanguage": "zh-CN",
            "url": host.public_url(notice.address),
            **validity(times(library).status(notice.id), library.day),
            **done_to_others(times(library).acts_by(notice.id), library, host),
        }
    ]


def annex_nodes(annex: Annex, notice: Notice, host: Host) -> list[Node]:
    """A part of the document."""
    url = host.public_url(annex.address)
    return [
        {
            "@type": "Legislation",
            "@id": url,
            "name": annex.title or annex.label,
            "url": url,
            "inLanguage": "zh-CN",
            "isPartOf": reference(notice, host),
        }
    ]


def _issuers(notice: Notice) -> Node | list[Node]:
    """Whoever issued it; where the text bears no name, it is told who says so."""
    found: list[Node] = []
    for one in notice.issuers:
        told = {"description": unsigned(one.name, one.source)} if one.source else {}
        found.append({"@type": "GovernmentOrganization", "name": one.name, **told})
    return found[0] if len(found) == 1 else found


def site_nodes(host: Host) -> list[Node]:
    """The site itself."""
    return [{"@type": "WebSite", "name": host.name, "url": host.public_url("index.html"), "inLanguage": "zh-CN"}]


def crumb_nodes(steps: list[tuple[str, str]], host: Host) -> list[Node]:
    """The path of a page, from title and address of each step."""
    items = [
        _filled({"@type": "ListItem", "position": index, "name": title, "item": host.public_url(address)})
        for index, (title, address) in enumerate(steps, start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}] if len(items) > 1 else []


def _filled(node: Node) -> Node:
    return {key: value for key, value in node.items() if value or value == 0}
