"""Every kind of page, and of file, is declared once; what is in no declaration, or looks beyond it, is found here."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from types import SimpleNamespace
from typing import Any, cast

import policyref
import pytest
from policyref.build.tasks import KINDS, Material, Task, contents, looked_at, tasks
from policyref.handbook.press import Press
from policyref.handbook.site import book_pages
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.kinds import COLUMNS, HUBS, PAGES
from policyref.pages.render import TEMPLATES
from policyref.present.kind import FileKind, Kind
from policyref.present.output import Asset, Page
from policyref.search.index import joined

from tests.build.plans import HOST, planned
from tests.site import ROOT, Project, Site

OF_PAGES = {kind.name: kind for kind in PAGES}
OF_FILES = [kind for kind in KINDS if isinstance(kind, FileKind)]
DECLARING = ("pages", "exports", "search", "handbook")
BUILT = ("both", "forms_project", "acts_project")


@pytest.fixture(scope="module")
def forms_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.of_forms(tmp_path_factory.mktemp("forms") / "checkout")


@pytest.fixture(scope="module")
def acts_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.of_acts(tmp_path_factory.mktemp("acts") / "checkout")


def declared() -> Iterator[Kind]:
    """Every declaration in the modules that make pages or files."""
    for found in pkgutil.walk_packages(policyref.__path__, "policyref."):
        if found.name.split(".")[1] in DECLARING:
            yield from (one for one in vars(importlib.import_module(found.name)).values() if isinstance(one, Kind))


def kinds_of(thing: Page | Asset) -> list[Kind]:
    """The kinds whose declaration a page or file of a site follows."""
    if isinstance(thing, Asset):
        return [kind for kind in OF_FILES if kind.covers(thing.address)]
    return [kind for name, kind in OF_PAGES.items() if name == thing.kind and kind.covers(thing.address)]


def test_every_declaration_is_in_a_table() -> None:
    forgotten = {kind.name for kind in declared() if kind not in KINDS}
    assert forgotten == set()


@pytest.mark.parametrize("name", BUILT)
def test_every_page_and_file_follows_one_declaration(name: str, request: pytest.FixtureRequest) -> None:
    plan = planned(request.getfixturevalue(name))
    declarations = {one.address: [kind.name for kind in kinds_of(one)] for one in plan.contents()}
    assert {address: names for address, names in declarations.items() if len(names) != 1} == {}


def test_every_file_of_a_built_site_is_declared_or_the_theme_s(known: Site) -> None:
    """Prints too, where there are fonts. Pages are told apart by more than their address: see above."""
    by_hand = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*")}
    files = [one for one in known.files if not one.startswith("assets/") and not one.endswith(".html")]
    assert {one for one in files if one not in by_hand and not any(kind.covers(one) for kind in OF_FILES)} == set()


def test_a_long_list_follows_its_declaration_too(tight: Site) -> None:
    lists = [kind for kind in PAGES if len(kind.addresses) > 1]
    parts = [one for one in tight.addresses if any(kind.covers(one) and one != kind.address for kind in lists)]
    assert {one.rpartition("/")[0] for one in parts} > {"measures", "units/finance"}
    assert not OF_PAGES["measures"].covers("units/finance/2.html")


def test_every_kind_of_page_has_a_template_and_every_template_a_kind() -> None:
    templates = {path.stem for path in TEMPLATES.glob("*.html")}
    assert templates == {*OF_PAGES, "embed"}


def test_no_two_kinds_of_page_share_a_name_or_a_place_in_the_navigation() -> None:
    for values in ([kind.name for kind in PAGES], [kind.nav for kind in PAGES if kind.nav]):
        assert max(Counter(values).values()) == 1
    assert set(COLUMNS) < set(HUBS.values())


def test_what_the_page_of_downloads_offers_stands_at_addresses_that_are_known() -> None:
    for kind in (one for one in OF_FILES if one.offered):
        assert len(kind.offered) == len(kind.addresses) and not any("{" in one for one in kind.addresses), kind.name


class _Words:
    """A press that gives what it is given to print."""

    key = "words"

    def print(self, template: str, entry: Any, dated: date | None) -> bytes:
        return repr((template, entry, dated)).encode()

    def pages(self, book: Any) -> dict[str, str]:
        """Everything stands on a page that is called what the book says."""
        return dict.fromkeys(re.findall(r"'at': '([mr]-[^']+)'", repr(book)), repr(book))


def made(task: Task, library: Library) -> dict[str, str]:
    host = Host(HOST.name, HOST.address, prints=True)
    press = cast(Press, _Words())
    pages = partial(book_pages, library=library, host=host, press=press)
    material = Material(library, host, press, lambda: joined(()), pages)
    return {one.address: repr(one) for one in contents(task, material)}


@pytest.mark.parametrize("name", BUILT)
def test_whatever_is_made_looks_only_at_the_notices_that_its_kind_says(
    name: str, request: pytest.FixtureRequest
) -> None:
    """Otherwise the cache would give what is stale."""
    library = request.getfixturevalue(name).run().library
    for task in tasks(library, press=True):
        if task.about != "everything":
            alone = library.only(looked_at(task, library))
            assert made(task, alone) == made(task, library), task


def test_what_needs_an_address_looks_at_nothing_else() -> None:
    """No edit makes it again."""
    wanted = [kind for kind in KINDS if kind.needs == "address"]
    assert wanted and all(kind.about == "measure" for kind in wanted)
    for kind in wanted:
        for key in ("a-2024-1/1", "a-2024-1/2"):
            (file,) = kind.make(SimpleNamespace(key=key, address=f"{key}.html"), None, HOST)
            assert kind.covers(file.address) and key in file.address
