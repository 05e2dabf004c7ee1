"""The data of the finder as files.

`force` says how the text stands behind every entry: distinct timelines, runs of entries with the same one, notices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.present.citations import cite_notice
from policyref.present.finder import Found, all_found
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.store import as_json, store
from policyref.present.timelines import Timelines

DECIDES_IN_FILE = 512
SHOWN_IN_FILE = 8


def finder_files(library: Library, host: Host) -> Iterator[Asset]:
    if not library.questions:
        return
    found = all_found(library, host)
    about = {"entries": len(found), "decides": DECIDES_IN_FILE, "shown": SHOWN_IN_FILE}
    yield from store("finder", about, dict([*_parts(found), ("force", _force(found, library))]))


def _parts(found: Sequence[Found]) -> Iterator[tuple[str, str]]:
    for start in range(0, len(found), DECIDES_IN_FILE):
        yield f"decides/{start // DECIDES_IN_FILE}", as_json([one.decides for one in found[start:][:DECIDES_IN_FILE]])
    for start in range(0, len(found), SHOWN_IN_FILE):
        yield f"shown/{start // SHOWN_IN_FILE}", f"[{','.join(one.shown for one in found[start:][:SHOWN_IN_FILE])}]"


def _force(found: Sequence[Found], library: Library) -> str:
    """`of` are runs [timeline, entries], `notices` [as cited, address, day of issue, timeline, entries]."""
    timelines = Timelines(library)
    of = [[at, len([*run])] for at, run in groupby(timelines.of(one.entry.unit) for one in found)]
    notices = []
    for notice_id, entries in groupby(one.entry.measure.notice for one in found):
        notice = library.notice_by_id[notice_id]
        issued = notice.issued.isoformat() if notice.issued else ""
        told = [cite_notice(notice, library), notice.address, issued, timelines.of(notice.id), len([*entries])]
        notices.append(told)
    return f'{{"timelines":{timelines.json},"of":{as_json(of)},"notices":{as_json(notices)}}}'


KIND = FileKind(
    name="finder", about="everything", addresses=("finder/at.js", "finder/{folder}/{path}.js"), make=finder_files
)
