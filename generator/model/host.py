"""What the host says of the site: its name, and its public address where it has one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Host:
    """`address` ends with a slash; it is empty where the site has no public address yet."""

    name: str
    address: str

    def url(self, address: str) -> str:
        """The full address of a page, or its address relative to the site root where there is no public one."""
        return self.address + address
