"""What is new as Atom (RFC 4287) and JSON Feed 1.1: measures, notices without measures, changes of published data.

None while the site has no public address: a reader has no page to begin at, and makes nothing of a relative one.
An entry stays what it is wherever the site moves to, and is new again when a major change of it is published. Its dates
are those of the notices and of these changes, never of the build.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from policyref.exports.identity import midnight, stamp
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.revisions import Revision
from policyref.present.citations import listed_with_notice
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.validity import as_of, told
from policyref.revisions.identity import beginning
from policyref.revisions.log import latest, of_measure, of_notice, published
from policyref.text.sentences import squeeze
from policyref.time.times import times
from policyref.words import REVISION_WHY

ATOM, JSON, CHANGES = "feed.xml", "feed.json", "changes.xml"
_NEWEST = 100


@dataclass(frozen=True)
class _Entry:
    """`name` is what its id ends with."""

    name: str
    address: str
    title: str
    summary: str
    text: str
    published: datetime
    updated: datetime
    author: str
    tags: list[str] = field(default_factory=list)


def feeds(library: Library, host: Host) -> Iterator[Asset]:
    if not host.address:
        return
    begin = beginning(library, host, library.day)
    entries = [entry for notice in reversed(library.notices) if notice.issued for entry in _of_notice(notice, library)]
    entries = sorted(entries, key=lambda one: one.updated, reverse=True)[:_NEWEST]
    changes = [_change(one, library) for one in published(library)][:_NEWEST]
    # Empty too while there are only drafts: every page names the feeds.
    yield Asset(ATOM, _atom(ATOM, host.name, entries, begin, library, host))
    yield Asset(JSON, _json(entries, begin, library, host))
    yield Asset(CHANGES, _atom(CHANGES, f"{host.name} · 更新记录", changes, begin, library, host))


def _of_notice(notice: Notice, library: Library) -> Iterator[_Entry]:
    """One for each measure; for the notice itself where it has none."""
    if not notice.measures:
        text = notice.own_text.strip()
        summary = notice.summary or notice.title
        holds = _standing(notice.id, library)
        yield _Entry(
            notice.id,
            notice.address,
            library.title_of(notice),
            f"{holds}。{summary}",
            text or summary,
            _first(notice),
            _latest(notice, of_notice(notice)),
            notice.issuer,
        )
    for measure in notice.measures:
        yield _of_measure(measure, notice, library)


def _of_measure(measure: Measure, notice: Notice, library: Library) -> _Entry:
    return _Entry(
        measure.key,
        measure.address,
        listed_with_notice(measure, library),
        f"{_standing(measure.key, library)}。{measure.summary or measure.excerpt}",
        measure.text,
        _first(notice),
        _latest(notice, of_measure(notice, measure)),
        notice.issuer,
        [sector.name for sector in measure.sectors],
    )


def _standing(unit: str, library: Library) -> str:
    """`有效，截至2026年11月20日`."""
    return f"{told(times(library).status(unit))}，{as_of(library.day)}"


def _first(notice: Notice) -> datetime:
    """When it came online, where that is known."""
    return midnight(datetime.fromisoformat(notice.online).date()) if notice.online else stamp(notice)


def _latest(notice: Notice, entries: Iterable[Revision]) -> datetime:
    entry = latest(entries, major=True)
    return max(midnight(entry.date), _first(notice)) if entry and entry.date else _first(notice)


def _change(entry: Revision, library: Library) -> _Entry:
    notice = library.notice_by_id[entry.notice]
    made = midnight(entry.date) if entry.date else stamp(notice)
    told = [
        entry.what,
        *(f"{called}：{words}" for called, words in (("原来", entry.was), ("现在", entry.now)) if words),
    ]
    title = f"{library.title_of(notice)}：{squeeze(entry.what)}（{REVISION_WHY[entry.why]}）"
    address = f"changes.html#{entry.anchor}"
    return _Entry(f"{notice.id}/changes/{entry.serial}", address, title, entry.what, "\n".join(told), made, made, "")


def _atom(address: str, title: str, entries: list[_Entry], begin: str, library: Library, host: Host) -> str:
    from feedgenerator import Atom1Feed

    class Feed(Atom1Feed):  # type: ignore[misc]
        def latest_post_date(self) -> datetime:
            """Without entries the library would take the time of the build."""
            found: datetime = super().latest_post_date()
            return found if self.items else datetime(1970, 1, 1, tzinfo=UTC)

    feed = Feed(
        title=title,
        link=host.url("index.html"),
        description=library.site.tagline,
        language="zh-CN",
        feed_url=host.url(address),
        feed_guid=begin + address.partition(".")[0],
        author_name=host.name,
    )
    for one in entries:
        feed.add_item(
            title=one.title,
            link=host.url(one.address),
            description=one.summary,
            unique_id=begin + one.name,
            pubdate=one.published,
            updateddate=one.updated,
            author_name=one.author or None,
        )
    text: str = feed.writeString("utf-8")
    return text


def _json(entries: list[_Entry], begin: str, library: Library, host: Host) -> str:
    items = [
        {
            "id": begin + one.name,
            "url": host.url(one.address),
            "title": one.title,
            "summary": one.summary,
            "content_text": one.text,
            "date_published": one.published.isoformat(),
            "date_modified": one.updated.isoformat(),
            "tags": one.tags,
        }
        for one in entries
    ]
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
    public=True,
    addresses=(ATOM, JSON, CHANGES),
    offered=("最新措施的订阅（Atom）", "最新措施的订阅（JSON Feed）", "本站数据改动的订阅（Atom）"),
    make=feeds,
)
