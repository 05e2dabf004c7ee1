"""Whatever an editor writes stays words: markup in a data file never becomes an element, an attribute or a template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.pages.dates import listed
from tests.site import Project, Site

# Without digits, for our own words may bring no number that the text has not.
PAYLOADS = (
    "<script>alert(document)</script>",
    "\"><img src=x onerror='alert(document)'>",
    "</title><svg onload=alert(document)>",
    "</script><b id=injected>",
    "{{'pay'~'load'}}{% raise %}",
    "<!--",
)
OURS = "".join(PAYLOADS)
# The same for official words, where half-width marks beside Chinese would be taken for residue of a scan.
OFFICIAL = "<script>a</script>&amp<img onerror=a>"
# Our own words: anything may stand in them. The other words are official or names that other files refer to.
FREE = {"summary", "note", "why", "what", "about", "to", "basis", "tagline", "intro", "ask", "disclaimer", "contact"}


def with_payload(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: with_payload(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [with_payload(one, key) for one in value]
    if value in ("", "null"):
        return None
    return value + OURS if key in FREE or key == "audience" else value


def spoil(path: Path) -> None:
    """Puts the payload into every free text of a file."""
    written = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    spoilt = with_payload(written)
    names = {"glossary.yml": ("terms", "text"), "sectors.yml": ("sectors", "name"), "units.yml": ("units", "note")}
    if path.name in names:
        entries, key = names[path.name]
        for entry in spoilt[entries]:
            entry[key] = entry.get(key, "试") + OURS
    for benefit in listed(spoilt, "benefits"):
        benefit["name"] += OURS
    # On one line: in a folded value the reader takes white space beside Chinese for layout.
    path.write_text(yaml.safe_dump(spoilt, allow_unicode=True, sort_keys=False, width=10**6), encoding="utf-8")


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = Project.of_shapes(tmp_path_factory.mktemp("spoilt") / "checkout")
    for path in [*project.data.rglob("*.yml"), *project.data.rglob("source.txt")]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("家政服务企业", f"家政{OFFICIAL}企业"), encoding="utf-8")
        if path.suffix == ".yml":
            spoil(path)
    project.write("redirects.yml", yaml.safe_dump({"redirects": [{"old": "gone.html", "why": OURS}]}, width=10**6))
    project.write("links.lock", "gone.html\n")
    project.configure("site_name: 政策措施手册", f"site_name: {OFFICIAL!r}")
    return project.build()


def test_the_words_arrive_on_the_pages_as_written(spoilt: Site) -> None:
    for address in ("shili-2024-7/4.html", "shili-2024-7/index.html", "index.html", "measures.html", "gone.html"):
        text = spoilt.page(address).one("main").text()
        for payload in PAYLOADS:
            assert payload in text, address
    assert OFFICIAL in spoilt.page("shili-2024-7/3.html").one(".official").text()
    assert OFFICIAL in spoilt.page("shili-2024-7/index.html").one(".official").text()


def test_no_element_comes_of_them(spoilt: Site) -> None:
    for page in spoilt.pages():
        assert not page.all("script:not([src]):not([type='application/ld+json'], #force)"), page.address
        assert not page.all("img, [onerror], [onload], #injected, b[id], title svg, title b"), page.address
        assert not page.all("svg:not(figure > svg, td > svg, th > svg, .scale, .stretch)"), page.address


def test_no_element_gets_an_attribute_that_pages_do_not_have_otherwise(
    spoilt: Site, site: Site, shapes: Project
) -> None:
    clean = [*site.pages(), *shapes.build().pages()]
    known = {name for page in clean for node in page.all("*") for name in node.attributes}
    found = {name for page in spoilt.pages() for node in page.all("*") for name in node.attributes}
    assert found <= known


def test_nothing_is_taken_for_a_template(spoilt: Site) -> None:
    for address, content in spoilt.files.items():
        assert b"payload" not in content, address


def test_descriptions_and_titles_hold_the_words_whole(spoilt: Site) -> None:
    page = spoilt.page("shili-2024-7/3.html")
    assert (page.one("meta[name=description]").attributes["content"] or "").endswith(OURS)
    assert OFFICIAL in spoilt.page("shili-2024-7/index.html").one("title").text()


def test_data_for_machines_cannot_end_its_block(spoilt: Site) -> None:
    for page in spoilt.pages():
        for script in page.all("script[type='application/ld+json']"):
            assert "<" not in script.text(), page.address
