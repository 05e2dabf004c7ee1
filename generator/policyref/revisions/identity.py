"""What a site is known by in feeds and calendars, wherever it moves to: frozen by the first publish."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from policyref.model.host import Host
from policyref.model.library import Library

_NAMESPACE = UUID("5b0f0d6e-3f0a-5c8e-9a53-6f1f0c1f7a11")


def authority(host: Host) -> str:
    """The host name of the site; nothing while it has no address."""
    return (urlsplit(host.address).hostname or "") if host.address else ""


def beginning(library: Library, host: Host, day: date) -> str:
    """What ids of feeds and of their entries begin with: `tag:www.example.gov.cn,2026:`, wherever it moves later.

    Of a site without an address it is made of what tells it from others, its name and its notices: `urn:policyref:…:`;
    that, too, stays once it is published, until the site has an address.
    """
    frozen, name = library.lock.begin, authority(host)
    if name and not frozen.startswith("tag:"):
        return f"tag:{name},{day.year:04}:"
    if frozen:
        return frozen
    said = [host.name, library.site.tagline, library.site.intro, *sorted(notice.id for notice in library.notices)]
    return f"urn:policyref:{uuid5(_NAMESPACE, chr(10).join(said))}:"
