"""The file that a notice was read from, where it is published as it is."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.present.kind import FileKind
from policyref.present.output import Asset


def original_address(notice: Notice) -> str | None:
    """Where it is offered; its own name would not do for an address. None where it is kept to ourselves."""
    original = notice.original
    if original is None or not original.publish or original.found.content is None:
        return None
    return f"{notice.id}/original{original.suffix}"


def original_file(notice: Notice, library: Library, host: Host) -> Iterator[Asset]:
    if (address := original_address(notice)) and notice.original:
        yield Asset(address, notice.original.found.content)


KIND = FileKind(name="original", about="notice", addresses=("{notice}/original.{suffix}",), make=original_file)
