"""The lines of a notice → its record: each field with the words it rests on, or with what a person has to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from policyref.draft.awaited import awaited
from policyref.draft.effect_entries import Around
from policyref.draft.effects import effects
from policyref.draft.fields_days import addressees, copies, issued, online, printed, release
from policyref.draft.fields_head import draft, number, other_numbers, subject, title
from policyref.draft.fields_issuer import issuers, place
from policyref.draft.fields_rules import attachments, lead_rule, units_for_all
from policyref.draft.fields_validity import Calendar, calendar, own_days, unsaid
from policyref.draft.filled import OPEN, Filled, PerClause, Said, lines
from policyref.draft.hints import hints_in
from policyref.draft.known import NONE_KNOWN, KnownDocuments
from policyref.text.dates import parse_date


@dataclass(frozen=True)
class Fields:
    """`record` are the fields by their keys, in the order of the file, but those with nothing to say.

    `deadlines` are the notice's own, `unsaid` what it seems not to say of its time; `effects` what it does to others,
    `notes` what it leaves to later ones; `calendar` the days that others are counted from.
    """

    record: dict[str, Filled]
    deadlines: list[Filled]
    unsaid: Filled
    effects: PerClause
    notes: PerClause
    attachments: Filled
    calendar: Calendar
    place: tuple[str, ...] = field(default=())

    @property
    def doubts(self) -> list[str]:
        """Everything that a person has to look at."""
        named = [*self.record.items(), ("attachments", self.attachments)]
        named += [("deadlines", one) for one in self.deadlines]
        return [f"{key}：{one.comment}" for key, one in named if one.doubt]


def fields(
    said: Sequence[Said],
    hints: Mapping[str, str],
    known: KnownDocuments = NONE_KNOWN,
    tables: Sequence[tuple[str, list[list[str]]]] = (),
) -> Fields:
    """What can be told of a notice, beside the other documents of the library. `tables` are its own, by their ids."""
    record = _record(said, {**hints_in("\n".join(lines(said, "masthead"))), **hints}, known)
    is_draft = record["draft"].is_written
    region = tuple(record["place"].value) if record["place"].is_written else ()
    days = calendar(
        "\n".join(one.text for one in said), *(_day(record[key]) for key in ("issued", "printed", "online"))
    )
    acts = effects(said, Around(days, known, _names(record["issuer"]), region, tables))
    own = own_days(said, days, is_draft, acts.quotes)
    return Fields(
        {key: one for key, one in record.items() if one != OPEN},
        own,
        OPEN if is_draft else unsaid(said, own, acts.quotes),
        acts,
        awaited(said),
        attachments(said),
        days,
        region,
    )


def _record(said: Sequence[Said], hints: Mapping[str, str], known: KnownDocuments) -> dict[str, Filled]:
    name, is_draft = title(said), draft(said)
    stated = bool(is_draft.sure and is_draft.value)
    who = issuers(said, str(name.value or ""), hints)
    return {
        "title": name,
        "subject": subject(said, str(name.value)) if name.value else OPEN,
        "issuer": who,
        "place": place(_names(who), known.places),
        "number": number(said, stated, hints),
        "other_numbers": other_numbers(said),
        "issued": issued(said, stated, hints),
        "printed": printed(said),
        "online": online(hints),
        "index_number": Filled(hints["index_number"]) if "index_number" in hints else OPEN,
        "theme": Filled(hints["theme"]) if "theme" in hints else OPEN,
        "release": release(said),
        "addressees": addressees(said),
        "copies_to": copies(said),
        "draft": is_draft,
        "lead_rule": lead_rule(said),
        "units_for_all": units_for_all(said),
    }


def _names(who: Filled) -> list[str]:
    """The names of the issuers, as far as they are sure."""
    if not who.is_written:
        return []
    entries: list[Any] = who.value if isinstance(who.value, list) else [who.value]
    return [one["name"] if isinstance(one, dict) else str(one) for one in entries]


def _day(found: Filled) -> date | None:
    return parse_date(str(found.value).partition(" ")[0]) if found.is_written else None
