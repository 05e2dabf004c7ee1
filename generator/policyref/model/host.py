"""What the host says of the site: its name, its public address where it has one, whether it has prints."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

_THIS_MACHINE = ("::1", "0.0.0.0", "::")


@dataclass(frozen=True)
class Host:
    """`address` ends with a slash; it is empty where the site has no public address yet.

    `prints`: the book, leaflets and task lists are made with the site, so pages may link to them. `help` are the pages
    written by hand: address → text in Markdown.
    """

    name: str
    address: str
    prints: bool = False
    help: tuple[tuple[str, str], ...] = ()

    def url(self, address: str) -> str:
        """The full address of a page, or its address relative to the site root where there is no public one."""
        return self.address + address

    def public_url(self, address: str) -> str | None:
        """The full address of a page; None where there is no public one, for readers that would misread a relative."""
        return self.address + address if self.address else None

    def cited_url(self, address: str) -> str | None:
        """The same for citations, which others copy: the address of a preview is nobody else's."""
        parts = urlsplit(self.address)
        name = parts.hostname or ""
        own = name == "localhost" or name.endswith(".localhost") or name.startswith("127.") or name in _THIS_MACHINE
        return self.public_url(address) if parts.scheme in ("http", "https") and name and not own else None

    def webcal(self, address: str) -> str | None:
        """What a calendar program subscribes to; it needs a public address."""
        return f"webcal://{self.address.partition('://')[2]}{address}" if self.address else None
