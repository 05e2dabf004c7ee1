"""The navigation as a configuration writes it: columns, each a page or a group of columns. Knows nothing of a host."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import yaml

from policyref.pages.kinds import COLUMNS
from policyref.problems.problem import Place

Nav = list[
    Any
]  # of `{title: name of a page, or a Nav}`; a title may be left out, the name of the page alone is a column
# To another site, or elsewhere on this host.
_ELSEWHERE = re.compile(r"https?://|mailto:|tel:|#|/(?!.*\.md(?:#.*)?$)", re.IGNORECASE)
_HEAD = {"README.md": "index.html"}
_FRONT = re.compile(r"---[ \t]*\n(?P<front>.*?\n)---[ \t]*\n", re.DOTALL)
_HEADING = re.compile(r"^# +(?P<words>.+?)[ #]*$", re.MULTILINE)


def columns(nav: Nav, steps: tuple[str | int, ...] = ("nav",)) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Where each column stands, its title (empty where it has none of its own), and what it leads to."""
    for index, entry in enumerate(nav):
        here = (*steps, index)
        for title, target in entry.items() if isinstance(entry, dict) else [("", entry)]:
            within = (*here, title) if title else here
            if isinstance(target, list) and target:
                yield from columns(target, within)
            else:
                yield within, title, str(target)


def pages_of(nav: Nav, config: str) -> tuple[tuple[Place, str], ...]:
    """The pages that the columns lead to, with their places in the configuration. Other sites are nobody's business."""
    return tuple((Place(config, steps), uri) for steps, _, uri in columns(nav) if not _ELSEWHERE.match(uri))


def default_nav(by_hand: Iterable[str]) -> Nav:
    """What a site leads to that names no columns: its own ways in, and the pages written by hand beside them."""
    own = [address.removesuffix(".html") + ".md" for address in COLUMNS]
    return [*own, *(uri for uri in sorted(by_hand) if "/" not in uri and uri != "index.md")]


def present(nav: Nav, exists: Callable[[str], object], title_of: Callable[[str], str]) -> Nav:
    """A page without content (a glossary without terms) is not made; the navigation then does without it.

    Every column gets a title, so that all hosts and templates show the same.
    """
    found: Nav = []
    for entry in nav:
        for title, target in entry.items() if isinstance(entry, dict) else [("", entry)]:
            if isinstance(target, list):
                found += [{title: group}] if (group := present(target, exists, title_of)) else []
            elif _ELSEWHERE.match(target) or exists(target):
                found.append({str(title or "").strip() or title_of(target): target})
    return found


def address_of(uri: str) -> str:
    """The address of what a column leads to."""
    folder, slash, name = uri.rpartition("/")
    return f"{folder}{slash}{_HEAD.get(name) or name.removesuffix('.md') + '.html'}" if name.endswith(".md") else uri


def title_in(text: str, name: str) -> tuple[str, str, str]:
    """Of a page written by hand: its title as MkDocs finds it, what stands at its head, and the rest."""
    found = _FRONT.match(text)
    front, body = (found["front"], text[found.end() :]) if found else ("", text)
    heading = _HEADING.search(body)
    said = yaml.safe_load(front) or {}
    return str(said.get("title") or (heading["words"] if heading else name)), front, body
