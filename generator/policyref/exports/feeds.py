"""The newest measures as Atom (RFC 4287) and JSON Feed 1.1. Dates are those of the notices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from policyref.exports.identity import stamp, urn
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.present.citations import listed_with_notice
from policyref.present.kind import FileKind
from policyref.present.output import Asset

ATOM, JSON = "feed.xml", "feed.json"
_NEWEST = 100


def feeds(library: Library, host: Host) -> Iterator[Asset]:
    issued = [notice for notice in reversed(library.notices) if notice.issued]
    measures = [measure for notice in issued for measure in notice.measures][:_NEWEST]
    # Empty too while there are only drafts: every page names the feeds.
    yield Asset(ATOM, _atom(measures, library, host))
    yield Asset(JSON, _json(measures, library, host))


def _atom(measures: list[Measure], library: Library, host: Host) -> str:
    from feedgenerator import Atom1Feed

    class Feed(Atom1Feed):  # type: ignore[misc]
        def latest_post_date(self) -> datetime:
            """Without entries the library would take the time of the build."""
            found: datetime = super().latest_post_date()
            return found if self.items else datetime(1970, 1, 1, tzinfo=UTC)

    feed = Feed(
        title=host.name,
        link=host.url("index.html"),
        description=library.site.tagline,
        language="zh-CN",
        feed_url=host.url(ATOM),
        feed_guid=urn("feed"),
    )
    for measure in measures:
        notice = library.notice_by_id[measure.notice]
        feed.add_item(
            title=listed_with_notice(measure, library),
            link=host.url(measure.address),
            description=measure.summary or measure.excerpt,
            unique_id=urn(measure.notice, measure.number),
            pubdate=stamp(notice),
            updateddate=stamp(notice),
            author_name=notice.issuer,
        )
    text: str = feed.writeString("utf-8")
    return text


def _json(measures: list[Measure], library: Library, host: Host) -> str:
    items = []
    for measure in measures:
        notice = library.notice_by_id[measure.notice]
        items.append(
            {
                "id": urn(measure.notice, measure.number),
                "url": host.url(measure.address),
                "title": listed_with_notice(measure, library),
                "summary": measure.summary or measure.excerpt,
                "content_text": measure.text,
                "date_published": stamp(notice).isoformat(),
                "tags": [sector.name for sector in measure.sectors],
            }
        )
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": host.name,
        "description": library.site.tagline,
        "home_page_url": host.url("index.html"),
        "feed_url": host.url(JSON),
        "language": "zh-CN",
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


KIND = FileKind(
    name="feeds",
    about="everything",
    addresses=(ATOM, JSON),
    offered=("最新措施的订阅（Atom）", "最新措施的订阅（JSON Feed）"),
    make=feeds,
)
