"""What the templates in site_overrides/ are told of a page and of the site: words, lists and mappings, so that every
host says the same, whatever it renders templates with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from itertools import takewhile
from typing import Any

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.vocabulary import Site
from policyref.pages.about import about_site
from policyref.pages.government import meta_tags
from policyref.present.output import Page
from policyref.publish.bundles import Bundles
from policyref.publish.navigation import Nav, address_of, columns

ABOUT = "about.md"
"""The page written by hand that every footer leads to."""


def page_words(page: Page, bundles: Bundles) -> dict[str, Any]:
    return {
        "title": page.tab or page.title,
        "description": page.description,
        "updated": page.updated.isoformat() if page.updated else None,
        "json_ld": page.json_ld,
        "meta_tags": _tags(page.meta),
        "script": bundles.script_of(page.html),
        "crumbs": [asdict(step) for step in page.crumbs],
    }


def words_by_hand(uri: str, title: str, text: str, library: Library, host: Host, bundles: Bundles) -> dict[str, Any]:
    """A page written by hand is a column page of a government site like any other. The one about the site begins with
    who runs it."""
    tags = _tags(meta_tags(library.site.government, host, title, f"{host.name}：{title}", title, None))
    about = {"about": [asdict(one) for one in about_site(library)]} if uri == ABOUT else {}
    return {"meta_tags": tags, "script": bundles.script_of(text), **about}


def site_words(library: Library, nav: Nav, bundles: Bundles) -> dict[str, Any]:
    """The site's own words that stand on every page, and its columns with their addresses."""
    site = library.site
    return {
        "whose": " · ".join(filter(None, (_run_by(site), _place(library)))),
        "disclaimer": site.disclaimer,
        "publisher": asdict(site.publisher) if site.publisher else None,
        "trusted_hosts": list(site.trusted_hosts),
        "government": asdict(site.government) if site.government else None,
        "style": bundles.style,
        "early": bundles.early,
        "script": bundles.frame,
        "columns": [{"title": title, "address": address_of(uri)} for _, title, uri in columns(nav)],
    }


def _run_by(site: Site) -> str:
    """Whose site it is, in a few words."""
    if site.government:
        return f"{site.publisher.name if site.publisher else site.government.sponsor}主办"
    return f"非政府网站，{site.publisher.name}办" if site.publisher else "非政府网站"


def _place(library: Library) -> str:
    """The place that all notices are about, or are in."""
    regions = [notice.region for notice in library.notices if notice.region]
    common = takewhile(lambda level: len(set(level)) == 1, zip(*regions, strict=False))
    return next((level[0] for level in reversed([*common])), "")


def _tags(tags: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "content": content} for name, content in tags]
