"""What documents do to earlier ones, as both sides show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policyref.model.library import Library
from policyref.model.time import Elsewhere, Unnamed
from policyref.time.acts import Act
from policyref.time.provisions import Provision, find


@dataclass(frozen=True, slots=True)
class Linked:
    """Something of the library: where it is, and what it is called."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownAct:
    """An act. `on` is what it works on, as far as that is more or less than the page is about; `elsewhere` a document
    that the library lacks, by title and number. `instead` says of old parts where to look now."""

    act: Act
    on: Linked | None
    elsewhere: str
    may_touch: tuple[Linked, ...]
    instead: tuple[tuple[str, Linked], ...]


def linked(key: str, library: Library, within: Provision | None = None) -> Linked | None:
    """A unit by its address and name; of the notice that a page is about the name of the part is enough."""
    found = find(key, library)
    if found is None:
        return None
    if found.measure is None:
        return Linked(found.notice.address, library.title_of(found.notice))
    anchor = f"#i{found.item.number}" if found.item else ""
    title = "" if within and found.notice is within.notice else f"{library.title_of(found.notice)} "
    return Linked(found.measure.address + anchor, title + found.called)


def shown_acts(acts: Iterable[Act], library: Library, about: Provision) -> tuple[ShownAct, ...]:
    """On the page of what they work on, or of what is in it."""
    return tuple(
        ShownAct(one, linked(one.on, library, about), "", (), _instead(one, library, about))
        if one.on and one.on != about.key
        else ShownAct(one, None, "", (), _instead(one, library, about))
        for one in acts
    )


def acts_of(acts: Iterable[Act], library: Library) -> tuple[ShownAct, ...]:
    """On the page of whatever does them."""
    return tuple(_done(one, library) for one in acts)


def _done(act: Act, library: Library) -> ShownAct:
    to = act.effect.to
    elsewhere = ""
    if isinstance(to, Elsewhere):
        elsewhere = f"《{to.title}》" + (f"（{to.number}）" if to.number else "")
    elif isinstance(to, Unnamed):
        elsewhere = f"“{to.unnamed}”"
    touched = tuple(one for key in act.may_touch if (one := linked(key, library)))
    return ShownAct(act, linked(act.on, library) if act.on else None, elsewhere, touched, _instead(act, library))


def _instead(act: Act, library: Library, about: Provision | None = None) -> tuple[tuple[str, Linked], ...]:
    """The old part, as it is cited there, and where to look now; on a page of a part only what is about it."""
    found = []
    notice = (act.on or "").partition("/")[0]
    for part, key in act.effect.instead.items():
        old, new = find(f"{notice}/{part}", library), linked(key, library)
        here = about is None or about.measure is None or (old is not None and about.key in [one.key for one in old.up])
        if old and new and here:
            found.append((old.called, new))
    return tuple(found)
