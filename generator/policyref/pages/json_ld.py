"""What a page is about in the words of schema.org. Keys without a value are left out, never null.

What kind of document a notice is, its text seldom says: `legislationType` is left out.
"""

from __future__ import annotations

import json
from typing import Any

from policyref.model.annex import Annex
from policyref.model.facts import Benefit
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.pages.json_ld_time import Node, done_to_others, reference, text_nodes, valid_days, validity
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
    url = host.public_url(measure.address)
    service: Node = {
        "@type": "GovernmentService",
        "@id": url,
        "name": measure.page_title,
        "description": measure.summary or measure.excerpt,
        "url": url,
        "inLanguage": "zh-CN",
        "areaServed": notice.locality,
        "audience": [{"@type": "Audience", "audienceType": words} for words in measure.audience],
        "serviceOperator": [
            {"@type": "Organization", "name": mention.unit.name} for mention in measure.all_units() if mention.unit
        ],
        "isBasedOn": reference(notice, host),
    }
    grants = [_grant(one, url, measure, library) for one in measure.benefits if one.kind in _PAID]
    return [service, *grants, *text_nodes(measure, notice, library, host)]


def _grant(benefit: Benefit, url: str | None, measure: Measure, library: Library) -> Node:
    caps = [parse_amount(words) for words in benefit.cap.sums.values()] if benefit.cap else []
    sums = [cap.value for cap in caps if cap and cap.unit == "元"]
    amount = {"@type": "MonetaryAmount", "currency": "CNY", "maxValue": float(max(sums))} if sums else None
    if amount:
        item = f"/{benefit.item}" if benefit.item else ""
        amount |= _filled(valid_days(times(library).status(f"{measure.key}{item}@{benefit.id}")))
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
