"""A QR code of every measure's address, to download and print. None while the site has no public address."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.present.qr import qr_png


def qr_code(measure: Measure, library: Library, host: Host) -> Iterator[Asset]:
    if host.address:
        yield Asset(f"data/qr/{measure.key}.png", qr_png(host.url(measure.address)))


KIND = FileKind(
    name="qr",
    about="measure",
    needs="address",
    public=True,
    addresses=("data/qr/{notice}/{number}.png",),
    make=qr_code,
)
