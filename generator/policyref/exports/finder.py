"""The data of the finder as files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.present.finder import Found, all_found
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.store import as_json, store

ALLOWED_IN_FILE = 512
SHOWN_IN_FILE = 8


def finder_files(library: Library, host: Host) -> Iterator[Asset]:
    if not library.questions:
        return
    found = all_found(library, host)
    about = {"entries": len(found), "allowed": ALLOWED_IN_FILE, "shown": SHOWN_IN_FILE}
    yield from store("finder", about, dict(_parts(found)))


def _parts(found: Sequence[Found]) -> Iterator[tuple[str, str]]:
    for start in range(0, len(found), ALLOWED_IN_FILE):
        yield f"allowed/{start // ALLOWED_IN_FILE}", as_json([one.allowed for one in found[start:][:ALLOWED_IN_FILE]])
    for start in range(0, len(found), SHOWN_IN_FILE):
        yield f"shown/{start // SHOWN_IN_FILE}", f"[{','.join(one.shown for one in found[start:][:SHOWN_IN_FILE])}]"


KIND = FileKind(
    name="finder", about="everything", addresses=("finder/at.js", "finder/{folder}/{path}.js"), make=finder_files
)
