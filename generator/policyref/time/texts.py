"""The texts that a measure has had, as whoever shows them calls them. None is called the present one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.version import Version
from policyref.text.dates import format_date
from policyref.time.versions import Lasting, lasting
from policyref.words import TEXT


@dataclass(frozen=True)
class ShownVersion:
    """`heading` says of which days it is: 自2026年3月1日起的文字; `by` begins a result: 按2026年3月1日起的文字.

    `origin` says whose text it is: what was issued, what was published again, or what the site has put together.
    """

    lasting: Lasting
    heading: str
    by: str
    origin: str
    doubt: str

    @property
    def text(self) -> Measure:
        return self.lasting.text

    @property
    def code(self) -> str:
        return self.text.code

    @property
    def address(self) -> str:
        return self.text.own_address

    @property
    def first(self) -> str:
        """The first day for scripts; empty where there is none."""
        return self.lasting.first.isoformat() if self.lasting.first else ""


def shown_versions(measure: Measure, library: Library) -> list[ShownVersion]:
    """All its texts, the newest first; nothing where there is only one."""
    found = lasting(measure, library)
    return [_shown(one) for one in reversed(found)] if len(found) > 1 else []


def version_of(measure: Measure, library: Library) -> ShownVersion | None:
    """How this very text of it is called, where it has had several."""
    return next((one for one in shown_versions(measure, library) if one.text is measure), None)


def _shown(one: Lasting) -> ShownVersion:
    days = {"first": format_date(one.first) if one.first else "", "last": format_date(one.last) if one.last else ""}
    ends = ("from" if one.first else "") + ("until" if one.last else "")
    key = "void" if one.is_void else {"fromuntil": "between", "": "always"}.get(ends, ends)
    text = one.text
    origin = "issued" if not isinstance(text, Version) else "republished" if text.is_republished else "made"
    doubt = "" if one.first_is_said or not one.first else TEXT["derived"]
    return ShownVersion(one, TEXT[key].format(**days), TEXT[f"by_{key}"].format(**days), TEXT[origin], doubt)


def held_texts(measure: Measure, library: Library) -> Sequence[ShownVersion]:
    """Those that hold, or held, on some day, the newest first."""
    return [one for one in shown_versions(measure, library) if not one.lasting.is_void]
