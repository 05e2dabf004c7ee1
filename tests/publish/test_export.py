"""The site that Zensical makes of an export says what the site of MkDocs says, on every page."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from click.testing import CliRunner, Result
from policyref.build.cache import MemoryCache
from policyref.build.entry import pack
from policyref.build.site_plan import SitePlan
from policyref.cli import main
from policyref.load.pages import Docs
from policyref.present.output import Asset, Page
from policyref.publish.export import export
from policyref.publish.mkdocs_build import read_setting

from tests.pages.test_government import governments
from tests.site import Document, Project, Site, squeeze

# What Zensical adds of its own; no page of ours asks for any of it.
ITS_OWN = ("assets/javascripts/", "assets/stylesheets/", "search.json", "sitemap.xml")


def policyref_export(project: Project, out: Path) -> Result:
    words = ["export", "--config", str(project.config), "--out", str(out)]
    return CliRunner().invoke(main, words, catch_exceptions=False)


def zensical(folder: Path) -> Site:
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(folder / "site")


def exported(project: Project, out: Path) -> Site:
    result = policyref_export(project, out)
    assert result.exit_code == 0, result.output
    return zensical(out)


def facts(page: Document) -> dict[str, Any]:
    """What a page says, to people and to machines, and where it leads; how it is spelt does not count."""

    def led(name: str) -> list[str]:
        return [urljoin(f"https://site/{page.address}", node.attributes[name] or "") for node in page.all(f"[{name}]")]

    return {
        "title": page.one("title").text(),
        "words": squeeze(page.one("body").text()),
        "text": page.one("main").text(),
        "markup": page.one("main").html,
        "ids": page.ids(),
        "href": led("href"),
        "src": led("src"),
        "action": led("action"),
        "tags": [(node.attributes.get("name"), node.attributes.get("content")) for node in page.all("meta")],
        "json_ld": [json.loads(node.text()) for node in page.all('script[type="application/ld+json"]')],
    }


def differing(ours: Site, other: Site) -> dict[str, list[str]]:
    """Address → the facts that the two sites do not share, for every page that either has."""
    found = {address: ["page"] for address in set(ours.addresses) ^ set(other.addresses)}
    for address in set(ours.addresses) & set(other.addresses):
        if ours.files[address] != other.files[address]:
            one, two = facts(ours.page(address)), facts(other.page(address))
            if names := [name for name in one if one[name] != two[name]]:
                found[address] = names
    return found


@pytest.fixture(scope="module")
def second(both: Project, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return exported(both, tmp_path_factory.mktemp("second") / "export")


def test_every_page_says_the_same(site: Site, second: Site) -> None:
    assert len(site.addresses) > 100
    assert differing(site, second) == {}


def test_every_other_file_is_the_same_and_none_is_missing(site: Site, second: Site) -> None:
    ours = {address: content for address, content in site.files.items() if not address.endswith(".html")}
    assert [address for address, content in ours.items() if second.files.get(address) != content] == []
    more = second.files.keys() - site.files.keys()
    assert [address for address in more if not address.startswith(ITS_OWN)] == []


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Of a government and at an address: only then are there canonical addresses, and tags on pages written by hand."""
    project = governments(tmp_path_factory.mktemp("official"))
    help_page = project.root / "docs/help.md"
    help_page.write_text("---\ntitle: 怎么用\n---\n" + help_page.read_text(encoding="utf-8"), encoding="utf-8")
    project.configure("      measures: measures_data\n", "      measures: measures_data\n      handbook: 'off'\n")
    project.build()
    return project


@pytest.fixture(scope="module")
def official_export(official: Project) -> Path:
    exported(official, official.root / "build/export")
    return official.root / "build/export"


def test_with_an_address_every_page_says_the_same_too(official: Project, official_export: Path) -> None:
    assert differing(Site(official.published), Site(official_export / "site")) == {}


def test_crawlers_are_given_the_same_addresses_and_dates(official: Project, official_export: Path) -> None:
    def listed(site: Site) -> list[str]:
        return sorted(Document("", site.files["sitemap.xml"].decode()).texts("url"))

    assert listed(Site(official_export / "site")) == listed(Site(official.published)) != []


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        ("市商务局", "市商物局", "text"),
        ('id=\\"s1\\"', 'id=\\"s01\\"', "ids"),
        ("../units/", "../unit/", "href"),
        ("GovernmentService", "Service", "json_ld"),
        ('title: "', 'title: "非', "title"),
        ("ContentSource", "Source", "tags"),
    ],
)
def test_a_word_that_is_spoilt_on_the_way_is_found(
    official: Project, official_export: Path, old: str, new: str, fact: str
) -> None:
    page = official_export / "docs/shili-2024-7/1.md"
    good = page.read_text(encoding="utf-8")
    assert old in good
    try:
        page.write_text(good.replace(old, new), encoding="utf-8")
        found = differing(Site(official.published), zensical(official_export))
    finally:
        page.write_text(good, encoding="utf-8")
    assert list(found) == ["shili-2024-7/1.html"] and fact in found["shili-2024-7/1.html"]


HARD = (
    "<article>\n<h1>1.38亿吨 *不* _是_ `Markdown` [x](y) &amp; &lt;b&gt;</h1>\n---\n- 1. a\n\n    four\tspaces  \n"
    "<pre>  two\n\n\n    {{ 7 * 7 }} {% if %} {# no #} ${x}</pre>\n<script type='x'>\"\\n\\u0041\"</script>\n"
    "<svg viewBox='0 0 1 1'><path d='M0 0h1'/></svg><rule-form data-rule='{\"a\": [1]}'><p>行\u2028\u0085\ufeff😀</p>\n"
    "</rule-form><table><tr><td>a|b</td></tr></table>\n![x](y) :smile: ==m== ~~s~~ ^u^ https://a.example\n</article>"
)


def test_no_character_of_a_page_is_taken_for_something_else(shapes: Project) -> None:
    library = shapes.run().library
    assert library

    page = Page("index.html", "home", "*首* & <页>", 'a: "b" # c', HARD, (), (), None, None, '{"a": "\\u003c"}', ())
    files = [Asset("data/x.json", "{}\n"), Asset("x.pdf", b"\0\xff")]
    cache = MemoryCache()
    entry, packed = pack("all", [page, *files])
    cache.put(entry.key, packed)
    docs = shapes.root / "no pages by hand"
    docs.mkdir()
    setting = replace(read_setting(shapes.config), nav=[], docs=Docs(docs))
    out = shapes.root / "export"
    export(SitePlan((entry,), cache), library, setting, out)
    site = zensical(out)
    assert HARD in site.files["index.html"].decode()
    assert site.page("index.html").one("meta[name=description]").attributes["content"] == 'a: "b" # c'
    assert (site.files["data/x.json"], site.files["x.pdf"]) == (b"{}\n", b"\0\xff")


class TestTheFolder:
    def test_is_replaced_whole_by_the_next_export(self, shapes: Project) -> None:
        out = shapes.root / "export"
        policyref_export(shapes, out)
        before = Site(out).files
        (out / "docs/leftover.md").write_text("x", encoding="utf-8")
        assert policyref_export(shapes, out).exit_code == 0
        assert Site(out).files == before

    def test_stays_as_it_was_while_the_data_have_problems(self, shapes: Project) -> None:
        out = shapes.root / "export"
        policyref_export(shapes, out)
        before = Site(out).files
        shapes.edit("shili-2024-7/01.yml", "number: 1", "numbr: 1")
        result = policyref_export(shapes, out)
        assert result.exit_code == 1 and "E201" in result.stderr
        assert Site(out).files == before

    @pytest.mark.parametrize("name", ["notes.txt", "mkdocs.yml"])
    def test_with_something_else_in_it_is_left_alone(self, shapes: Project, name: str) -> None:
        out = shapes.root / "mine"
        out.mkdir()
        (out / name).write_text("site_name: 我的\n", encoding="utf-8")
        result = policyref_export(shapes, out)
        assert result.exit_code == 1 and "请用 --out 换一个文件夹" in result.stderr
        assert Site(out).files == {name: "site_name: 我的\n".encode()}
        assert not list(shapes.root.glob("mine.*"))

    def test_promises_nothing(self, shapes: Project) -> None:
        policyref_export(shapes, shapes.root / "export")
        assert not shapes.lock.exists()


@pytest.mark.parametrize(
    ("plugins", "left"),
    [
        ("plugins:\n  - policyref:\n      measures: measures_data\n", []),
        ("plugins:\n  - search\n  - policyref\n", ["search"]),
        ("plugins:\n  policyref: {}\n  search: {}\n", {"search": {}}),
    ],
)
def test_the_configuration_loses_our_plugin_and_nothing_else(
    shapes: Project, plugins: str, left: object, neutral: Callable[[str], Any]
) -> None:
    shapes.configure("plugins:\n  - policyref:\n      measures: measures_data\n", plugins + "extra: {own: 1}\n")
    assert policyref_export(shapes, shapes.root / "export").exit_code == 0
    text = (shapes.root / "export/mkdocs.yml").read_text(encoding="utf-8")
    assert "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}" in text
    before, after = neutral(shapes.config.read_text(encoding="utf-8")), neutral(text)
    assert after["plugins"] == left and after["extra"]["own"] == 1
    kept = before.keys() - {"plugins", "extra", "theme", "nav"}
    assert {key: after[key] for key in kept} == {key: before[key] for key in kept}
    assert after["theme"] == before["theme"] | {"custom_dir": "site_overrides"}


@pytest.fixture
def neutral() -> Callable[[str], Any]:
    """Reads YAML whose tags name objects of Python, without making them."""

    class Neutral(yaml.SafeLoader):
        pass

    Neutral.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, tag, node: tag)
    return lambda text: yaml.load(text, Neutral)


def test_an_export_needs_nothing_of_mkdocs() -> None:
    said = "import policyref.publish.export, sys; print({'mkdocs', 'material'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", said], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"
