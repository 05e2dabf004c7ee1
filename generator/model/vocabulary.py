"""The closed lists: units, sectors, glossary, site, redirects."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems.problem import Place


@dataclass(frozen=True)
class Level:
    id: str
    name: str


@dataclass(frozen=True)
class Unit:
    """A body that a notice makes responsible. `written` are all its names, as notices write them."""

    place: Place
    id: str
    name: str
    short: str
    written: tuple[str, ...]
    level: Level
    region: str | None
    note: str | None


@dataclass(frozen=True)
class Sector:
    """A sector with its letter of GB/T 4754-2017, or a theme without one."""

    place: Place
    id: str
    name: str
    gbt4754: str | None
    about: str


@dataclass(frozen=True)
class Term:
    place: Place
    id: str
    term: str
    written: tuple[str, ...]
    text: str
    see: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    ask: str
    page: str


@dataclass(frozen=True)
class Government:
    """What was issued to a government's site: identification code, filings, badge."""

    domain: str
    id_code: str
    sponsor: str
    operator: str | None
    icp: str | None
    police: str | None
    badge: str | None


@dataclass(frozen=True)
class Site:
    """Wording of the site that is not about one notice."""

    place: Place
    tagline: str
    intro: str
    questions: tuple[Question, ...]
    disclaimer: str
    contact: str | None
    trusted_hosts: tuple[str, ...]
    government: Government | None


@dataclass(frozen=True)
class Alias:
    """Words of every day and the official ones they stand for in a search."""

    place: Place
    everyday: tuple[str, ...]
    official: tuple[str, ...]


@dataclass(frozen=True)
class Body:
    """A kind of public body by words of its name, and what people call every body of that kind."""

    place: Place
    named: str
    everyday: tuple[str, ...]


@dataclass(frozen=True)
class Aliases:
    """How the public says things: `stop` are phrases of questions that no text answers by repeating them."""

    words: tuple[Alias, ...] = ()
    bodies: tuple[Body, ...] = ()
    stop: tuple[str, ...] = ()


@dataclass(frozen=True)
class Redirect:
    """An address that was public once; `new` is None where its content is gone."""

    place: Place
    old: str
    new: str | None
    why: str
