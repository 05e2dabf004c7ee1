"""Scripts and style sheets: who uses whom is said once, and every page asks for what is on it and for nothing else."""

from __future__ import annotations

import re
import subprocess
from hashlib import blake2b
from pathlib import Path

import pytest
from mkdocs.exceptions import BuildError
from policyref.load.snapshot import Snapshot
from policyref.present.output import elements
from policyref.publish.bundles import COMPONENTS, BundleError, Bundles, bundles, without_comments

from tests.publish.scripts import COMMENT, PATHS, code, sources, used
from tests.site import Document, Project, Site, resolved

WRITTEN = sorted(PATHS)
LOADED_LATER = {"search-slips", "search-suggest"}
DEFINES = re.compile(r'customElements\.define\("([^"]+)"')


def asked(page: Document) -> list[str]:
    """The scripts and style sheets of the site that a page asks for, in order."""
    found = [node.attributes["src"] for node in page.all("script[src]")]
    found += [node.attributes["href"] for node in page.all("link[rel=stylesheet]")]
    return [resolved(one or "", page.address).lstrip("/") for one in found]


@pytest.mark.parametrize("name", WRITTEN)
def test_a_script_says_which_scripts_it_uses_and_no_others(name: str) -> None:
    """What another script loads later a page may have from the start, so a script may bring it without using it."""
    said = {*sources().uses(name), *sources().loads(name)}
    assert said - LOADED_LATER == used(name) - LOADED_LATER
    assert used(name) <= said


def test_scripts_stand_behind_those_that_they_use() -> None:
    order = sources().order
    for name in WRITTEN:
        assert all(order.index(other) < order.index(name) for other in sources().uses(name))


def test_every_element_is_defined_by_what_its_page_asks_for(site: Site) -> None:
    seen = set()
    for page in [*site.pages(), *site.frames()]:
        text = "".join(site.files[one].decode() for one in asked(page))
        if page.address == "404.html":
            continue  # without a public address it asks for nothing
        wanted = set(elements(site.files[page.address].decode()))
        seen |= wanted
        assert wanted <= set(DEFINES.findall(text)), page.address
    assert {"policy-calculator", "policy-finder", "measure-filter", "search-page", "copy-button"} <= seen


def test_no_page_is_sent_a_calculator_that_it_does_not_have(site: Site) -> None:
    have = 0
    for page in [*site.pages(), *site.frames()]:
        sent = "policyRules" in "".join(site.files[one].decode() for one in asked(page))
        has = bool(page.all("policy-calculator, policy-finder"))
        have += has
        assert sent == has, page.address
    assert have > 10


def scripts_of(site: Site) -> set[str]:
    return {name for page in [*site.pages(), *site.frames()] for name in asked(page)}


def test_every_script_is_asked_for_by_some_page_or_loaded_later(
    site: Site, amended_site: Site, desk_site: Site
) -> None:
    """Some only by pages of texts that were amended, or of days that come again."""
    sent = "".join(one.files[name].decode() for one in (amended_site, desk_site, site) for name in scripts_of(one))
    later = re.search(r"window\.policyLater = (.*?);", sent)
    assert later
    sent += "".join(site.files[one].decode() for one in re.findall(r'"(assets/[^"]+)"', later[1]))
    assert [name for name in WRITTEN if without_comments(sources().texts[name]) not in sent] == []


def test_a_page_asks_for_few_files_named_after_what_is_in_them(site: Site) -> None:
    for page in [*site.pages(), *site.frames()]:
        files = asked(page)
        assert len(files) <= 4 and len(set(files)) == len(files), page.address
        for address in files:
            digest = blake2b(site.files[address], digest_size=6).hexdigest()
            assert re.fullmatch(rf"assets/(js|css)/[a-z-]+\.{digest}\.\1", address)


def test_nothing_is_published_that_nobody_asks_for(site: Site) -> None:
    wanted = {one for page in [*site.pages(), *site.frames()] for one in asked(page)}
    there = {one for one in site.files if re.fullmatch(r"assets/(js|css)/.*", one)}
    assert {re.sub(r"^assets/js/|\..*", "", one) for one in there - wanted} == LOADED_LATER


def theme(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        kind, _, stem = name.partition("_")
        component = folder / COMPONENTS / stem
        component.mkdir(parents=True, exist_ok=True)
        (component / f"{stem}.{kind}").write_text(text, encoding="utf-8")
    (folder / "main.html").write_text("<a-frame></a-frame>", encoding="utf-8")
    return folder


def joined(folder: Path, *tags: str) -> Bundles:
    return bundles([folder], Snapshot(), [tags])


def element(name: str, head: str = "") -> str:
    return f'/* {head} */\ncustomElements.define("{name}", class {{}});\n'


def test_what_is_used_stands_before(tmp_path: Path) -> None:
    folder = theme(
        tmp_path, js_a=element("a-frame", "@uses z, m"), js_m="/* @uses z */ M", js_z="Z", css_a="A", css_b="B"
    )
    (tmp_path / COMPONENTS / "a/a.css").write_text("/* after b. @uses b */ A", encoding="utf-8")
    made = joined(folder)
    script, style = made.files[made.frame].decode(), made.files[made.style].decode()
    assert script.index("Z") < script.index("M\n") < script.index("a-frame")
    assert style.index("B") < style.index(" A")


def test_what_every_page_has_is_not_in_the_file_of_a_page_of_its_own(tmp_path: Path) -> None:
    folder = theme(
        tmp_path,
        js_a=element("a-frame", "@uses z"),
        js_b=element("b-own", "@uses z"),
        js_z="Z",
        js_e="/* @early */ FIRST",
    )
    made = joined(folder, "a-frame", "b-own", "of-somebody-else")
    own = made.script_of("<b-own></b-own><a-frame></a-frame><of-somebody-else>")
    assert own and "b-own" in made.files[own].decode() and "Z" not in made.files[own].decode()
    assert b"FIRST" in made.files[made.early] and b"FIRST" not in made.files[made.frame]
    assert joined(folder, "a-frame").script_of("<a-frame>") is None


def test_what_is_loaded_later_finds_what_whoever_loads_it_uses(tmp_path: Path) -> None:
    folder = theme(
        tmp_path,
        js_a=element("a-frame"),
        js_b=element("b-own", "@uses z\n@loads late"),
        js_late="/* @uses z, y */ LATE",
        js_y="Y",
        js_z="Z",
    )
    made = joined(folder, "a-frame", "b-own")
    (later,) = [text.decode() for name, text in made.files.items() if name.startswith("assets/js/late.")]
    assert later.index("Y") < later.index("LATE") and "Z" not in later


def test_no_element_is_defined_again_by_what_is_loaded_later(tmp_path: Path) -> None:
    """A page that has the element itself would fail: it is sent with the frame. What is only run again may be."""
    folder = theme(
        tmp_path,
        js_a=element("a-frame", "@loads late"),
        js_b=element("b-own", "@uses z"),
        js_late="/* @uses b, y */ LATE",
        js_y="Y",
        js_z="Z",
    )
    made = joined(folder, "b-own")
    frame = made.files[made.frame].decode()
    (later,) = [text.decode() for name, text in made.files.items() if name.startswith("assets/js/late.")]
    assert "b-own" in frame and "Z" in frame and made.script_of("<b-own>") is None
    assert "Y" in later and "b-own" not in later
    assert "b-own" not in (other := joined(folder)).files[other.frame].decode()  # no page has it


def test_a_script_that_fails_does_not_take_others_with_it(tmp_path: Path) -> None:
    folder = theme(tmp_path, js_a="nobody.knows();", js_b=element("a-frame", "@uses a"))
    made = joined(folder)
    known = "globalThis.customElements = { define: (name) => console.log(name) };\n"
    done = subprocess.run(
        ["node", "-"], input=known + made.files[made.frame].decode(), capture_output=True, text=True, check=False
    )
    assert done.stdout == "a-frame\n" and "nobody is not defined" in done.stderr


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("/* head\n * more */\nA;\n  // said\n  B;\n", "A;\n  B;"),
        ("/* one */ A; /* two */\nB;\n", "/* one */ A; /* two */\nB;"),
        ("  /** @type {X} */\n/* a */\nA;", "A;"),
        ("/*! MIT, by somebody */\nA;", "/*! MIT, by somebody */\nA;"),
        ('const a = "http://b"; // said\n', 'const a = "http://b"; // said'),
        ("const a = `\n// no comment\n`;\n// one\n", "const a = `\n// no comment\n`;\n// one"),
        ("const a = `b`, c = `d\n/* e */\n`;\n", "const a = `b`, c = `d\n/* e */\n`;"),
        ("const a = `b`;\n// said `c`\nA;", "const a = `b`;\nA;"),
        ('const a = "b\\\n// c";\n', 'const a = "b\\\n// c";'),
        ("/**/\nA;\n/***/\nB;\n/* a * b **/\nC;", "A;\nB;\nC;"),
    ],
)
def test_whole_lines_of_comments_are_not_sent(text: str, sent: str) -> None:
    assert without_comments(text) == sent


def test_what_is_sent_of_our_own_scripts_is_their_code() -> None:
    for name in WRITTEN:
        text = sources().texts[name]
        assert "/*" not in (bare := without_comments(text)) and len(bare) < len(text), name
        assert COMMENT.sub("", bare).split() == code(name).split(), name


def test_a_name_changes_with_what_is_in_the_file_and_only_then(tmp_path: Path) -> None:
    folder = theme(tmp_path, js_a=element("a-frame"), css_a="A")
    before, again = joined(folder), joined(folder)
    assert before == again
    (tmp_path / COMPONENTS / "a/a.css").write_text("B", encoding="utf-8")
    after = joined(folder)
    assert after.style != before.style and after.frame == before.frame


def test_a_file_of_the_site_s_own_theme_takes_the_place_of_ours(tmp_path: Path) -> None:
    own = theme(tmp_path / "own", css_a="OWN")
    ours = theme(tmp_path / "ours", css_a="OURS", css_b="B")
    made = bundles([own, ours], Snapshot(), [])
    assert made.files[made.style].decode().split() == ["OWN", "B"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"js_a": "/* @uses b */"}, "components/a/a.js 的开头写了 b，没有 b.js"),
        ({"js_a": "/* @loads b */"}, "components/a/a.js 的开头写了 b，没有 b.js"),
        ({"css_a": "/* @uses a-b */"}, "components/a/a.css 的开头写了 a-b，没有 a-b.css"),
        ({"js_a": "/* @uses b */", "js_b": "/* @uses a */"}, "用成了一个圈"),
    ],
)
def test_what_cannot_be_put_in_order_is_said(tmp_path: Path, files: dict[str, str], said: str) -> None:
    with pytest.raises(BundleError, match=said):
        joined(theme(tmp_path, **files))


def test_a_slip_in_a_theme_of_a_site_leaves_the_last_good_site(shapes: Project) -> None:
    shapes.build()
    before = Site(shapes.published).files
    own = shapes.root / "site_overrides/components/own/own.js"
    own.parent.mkdir()
    own.write_text("/* @uses stauts */", encoding="utf-8")
    with pytest.raises(BuildError, match="stauts"):
        shapes.build()
    assert Site(shapes.published).files == before


def test_no_script_has_words_outside_of_a_function_of_its_own() -> None:
    """Scripts in one file would otherwise share their names."""
    for name in WRITTEN:
        lines = [line for line in code(name).splitlines() if line.strip()]
        assert lines[0] == "(() => {" and lines[-1] == "})();", name
