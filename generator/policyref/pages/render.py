"""Templates → HTML. Autoescaping is always on: nothing an editor writes can become markup."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from jinja2.ext import Extension

from policyref import words
from policyref.carried import carried
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.notice import Notice
from policyref.pages.compiled import Compiled
from policyref.pages.filters import compared, compared_duty, compared_whole, shown_for, shows
from policyref.pages.force import force_of, of_benefit, says_no_more
from policyref.pages.gains import gains
from policyref.pages.government import meta_tags
from policyref.pages.holds import holds_until
from policyref.pages.json_ld import crumb_nodes, script_safe, script_safe_json
from policyref.pages.json_ld_time import Node
from policyref.present.amounts import amount
from policyref.present.dates import are_past, narrowed, spans
from policyref.present.force import stretches_as_data
from policyref.present.guide import guide_of, guide_of_unit
from policyref.present.kind import PageKind
from policyref.present.output import Crumb, Linker, Page
from policyref.present.tables import cited_cell, paying_table
from policyref.text.citations import spaced
from policyref.text.dates import format_date
from policyref.text.quotation import entitled, quoted
from policyref.time.texts import changed_by, withdrawn_in_words

TEMPLATES = Path(__file__).with_name("templates")
COMPONENTS = carried("theme", "site_overrides") / "components"
_texts: dict[str, str] = {}
_FORCE = re.compile(r'<(?:force-status|page-band) of="([^"]+)"(?: above="([^"]+)")?')


class _Indented(Extension):
    """The indentation of a template is for whoever reads the template, and is not printed."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return re.sub(r"^[ ]+", "", source, flags=re.MULTILINE)


class _Environment(Environment):
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """In one dict: what a template imports is asked on every page for the names that it has too, and a chain of
        dicts, as Jinja makes it, takes a tenth of the page for the answer."""
        return {**self.globals, **(d or {})}


@cache
def _environment() -> Environment:
    environment = _Environment(
        loader=DictLoader(template_texts()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        extensions=[_Indented],
        auto_reload=False,
        bytecode_cache=Compiled("pages"),
    )
    environment.filters["day"] = format_date
    environment.filters["spans"] = spans
    environment.filters["amount"] = amount
    environment.filters["each"] = words.each
    environment.filters["narrowed"] = narrowed
    environment.filters["quoted"] = quoted
    environment.filters["entitled"] = entitled
    environment.filters["spaced"] = spaced
    environment.globals.update(words.tables(), absent=words.absent, period=words.period, unsure=words.unsure)
    environment.filters["are_past"] = are_past
    environment.globals.update(force_of=force_of, holds_until=holds_until, of_benefit=of_benefit)
    environment.globals["says_no_more"] = says_no_more
    environment.globals["gains"] = gains
    environment.globals.update(guide_of=guide_of, guide_of_unit=guide_of_unit)
    environment.globals.update(cited_cell=cited_cell, paying_table=paying_table)
    environment.globals.update(withdrawn_in_words=withdrawn_in_words, changed_by=changed_by)
    environment.globals["compared"] = compared
    environment.globals.update(shown_for=shown_for, shows=shows)
    environment.globals["compared_duty"] = compared_duty
    environment.globals["compared_whole"] = compared_whole
    return environment


def template_texts() -> dict[str, str]:
    """Template → its text: the very words that pages are made of."""
    return _texts or renew_templates()


def renew_templates() -> dict[str, str]:
    """Reads the templates, again where somebody may have edited them: a preview follows them, a build need not look."""
    found = {file.name: file for file in TEMPLATES.glob("*.html")}
    found |= {f"{file.parent.name}/{file.name}": file for file in COMPONENTS.glob("*/*.html")}
    texts = {name: file.read_text("utf-8") for name, file in found.items()}
    if texts != _texts:
        _texts.clear()
        _texts.update(sorted(texts.items()))
        _environment.cache_clear()
        template.cache_clear()
    return _texts


@cache
def template(name: str) -> Template:
    """For what is no page of the site: `{name}.html`, with the same escaping and words."""
    return _environment().get_template(f"{name}.html")


def from_text(text: str) -> Template:
    """For what stands in no file: the same escaping and words, and the macros of all components."""
    return _environment().from_string(text)


def force_data(html: str, library: Library) -> str:
    """The data of `<force-status>` and `<page-band>` on a page, each timeline once: a unit whose timeline stands there
    already has the name of that one."""
    found: dict[str, list[Any] | str] = {}
    first: dict[str, str] = {}
    for unit in dict.fromkeys(unit for named in _FORCE.findall(html) for unit in named if unit):
        data = stretches_as_data(unit, library)
        same = first.setdefault(repr(data), unit)
        found[unit] = data if same == unit else same
    said = script_safe_json(found)
    return f'<script type="application/json" id="force">{said}</script>\n' if found else ""


def page(
    kind: PageKind,
    library: Library,
    host: Host,
    *,
    description: str,
    address: str = "",
    title: str = "",
    crumbs: tuple[Crumb, ...] | None = None,
    source: str | None = None,
    updated: date | None = None,
    tab: str = "",
    about: list[Node] | None = None,
    **given: Any,
) -> Page:
    """A page of a kind, of which its template makes the HTML. Address and title are those of the kind if it has one
    page; `crumbs` its path, unless the page stands deeper."""
    address, title, crumbs = address or kind.address, title or kind.title, kind.path if crumbs is None else crumbs
    to = Linker(address)
    html = template(kind.name).render(
        to=to, heading=kind.title, title=title, library=library, crumbs=crumbs, webcal=host.webcal, **given
    )
    html += force_data(html, library)
    path = [(step.title, step.address) for step in crumbs] + [(title, address)]
    json_ld = script_safe([*(about or []), *crumb_nodes(path, host)])
    notice = given.get("notice")
    column = _column(notice, crumbs, title) if crumbs else None
    meta = meta_tags(library.site.government, host, title, description, column, notice)
    links = tuple(to.seen)
    return Page(address, kind.name, title, description, html, crumbs, links, source, updated, json_ld, meta, tab)


def _column(notice: Notice | None, crumbs: tuple[Crumb, ...], title: str) -> str:
    """Under which heading a portal files the page: what is of a notice under it, whichever of its parts it is."""
    if notice is None:
        return title
    return next((one.title for one in crumbs if one.address == notice.address), crumbs[-1].title)
