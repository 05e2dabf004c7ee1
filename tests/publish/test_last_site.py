"""A new site takes over the files of the last one that would be written again as they are, and only these."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from policyref.build.cache import DiskCache

from tests.site import Project, Site

PAGE = "shili-2024-7/2.html"
OTHER = "shili-draft/1.html"
Edit = Callable[[Project], None]


def identity(project: Project, address: str) -> int:
    return (project.published / address).stat().st_ino


def clean(project: Project, folder: Path) -> dict[str, bytes]:
    """The same project built where nothing has been built before."""
    other = Project.of_shapes(folder)
    for path in (project.root / "docs", project.root / "site_overrides", project.config):
        for file in [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]:
            place = other.root / file.relative_to(project.root)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.read_bytes())
    for file in project.data.rglob("*.yml"):
        (other.data / file.relative_to(project.data)).write_bytes(file.read_bytes())
    return other.build().files


def append(name: str, words: str) -> Edit:
    def edit(project: Project) -> None:
        path = project.root / name
        path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")

    return edit


@pytest.fixture
def built(shapes: Project) -> Project:
    shapes.build()
    return shapes


def test_a_page_that_would_be_the_same_is_taken_over(built: Project) -> None:
    built.edit("shili-2024-7/03.yml", "  - {measure: shili-draft/1, why: 同样面向服务业企业}\n", "")
    built.build()  # what is named by a measure is made again with it
    other, edited = identity(built, OTHER), identity(built, PAGE)
    built.edit("shili-2024-7/02.yml", "summary: ", "summary: 改过，")
    assert "改过，" in built.build().files[PAGE].decode()
    assert identity(built, OTHER) == other
    assert identity(built, PAGE) != edited


@pytest.mark.parametrize(
    "edit",
    [
        append("site_overrides/components/footer/footer.html", "<p>改过</p>"),
        append("mkdocs.yml", "\ncopyright: 改过\n"),
        append("docs/about.md", "\n改过\n"),
        lambda project: project.configure("site_name: 政策措施手册", "site_name: 改过"),
        lambda project: project.configure("  - 关于: about.md", "  - 改过: about.md"),
        lambda project: project.edit("site.yml", "tagline: ", "tagline: 改过，"),
    ],
    ids=["the frame", "the configuration", "a page written by hand", "the name", "the navigation", "the site's words"],
)
def test_whatever_is_edited_the_site_is_as_if_there_had_been_none(built: Project, edit: Edit, tmp_path: Path) -> None:
    edit(built)
    assert built.build().files == clean(built, tmp_path / "clean")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(path.read_bytes() + b"by hand"),
        lambda path: path.write_bytes(path.read_bytes()[:-9] + b"by  hand\n"),
        lambda path: path.write_bytes(b""),
        lambda path: path.unlink(),
    ],
    ids=["longer", "of the same size", "empty", "gone"],
)
def test_a_published_file_that_somebody_has_changed_is_written_again(
    built: Project, spoil: Callable[[Path], None]
) -> None:
    before = Site(built.published).files
    spoil(built.published / PAGE)
    assert built.build().files == before


def searched(project: Project) -> dict[str, int]:
    """The files of the search, by where they are in their folder."""
    folder = next(project.published.glob("search/*/"))
    return {str(path.relative_to(folder)): path.stat().st_ino for path in folder.rglob("*.js")}


def test_what_is_made_again_as_it_was_is_taken_over_from_another_folder_too(built: Project) -> None:
    """The folder of the search is called by the hash of all that is in it."""
    folder, before = next(built.published.glob("search/*/")).name, searched(built)
    built.edit("glossary.yml", "text: ", "text: 改过，")
    files = built.build().files
    after = searched(built)
    assert next(built.published.glob("search/*/")).name != folder
    same = [name for name in after if after[name] == before.get(name)]
    assert len(after) / 2 < len(same) < len(after)
    assert any("改过，".encode() in content for address, content in files.items() if address.startswith("search/"))


def test_what_is_made_again_is_written_where_somebody_has_changed_what_it_was(built: Project, tmp_path: Path) -> None:
    for path in built.published.glob("search/*/meta.js"):
        path.write_bytes(path.read_bytes()[:-9] + b"by  hand\n")
    built.edit("shili-2024-7/02.yml", "summary: ", "summary: 改过，")
    assert built.build().files == clean(built, tmp_path / "clean")


@pytest.mark.parametrize("tagline", ["tagline: ", "tagline:  "], ids=["not made again", "made again"])
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_what_is_no_file_is_not_taken_for_one(built: Project, kind: str, tagline: str) -> None:
    path, elsewhere = built.published / PAGE, built.root / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere) if kind == "link" else os.mkfifo(path)
    built.edit("site.yml", "tagline: ", tagline)
    built.build()
    assert path.is_file() and not path.is_symlink()
    assert path.read_bytes() == elsewhere.read_bytes()


def test_nothing_is_taken_over_where_a_hook_may_put_anything_on_a_page(shapes: Project) -> None:
    shapes.configure("strict: true", "strict: true\nhooks: [none.py]")
    for before, name in (("none", "one"), ("one", "another")):
        shapes.configure(f"hooks: [{before}.py]", f"hooks: [{name}.py]")
        hook = f"def on_post_page(html, page, config):\n    return html + '<!--{name}-->'\n"
        (shapes.root / f"{name}.py").write_text(hook, encoding="utf-8")
        assert shapes.build().files[PAGE].decode().endswith(f"<!--{name}-->")


def test_nothing_is_taken_over_where_a_template_has_the_time_of_day(
    built: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    append("site_overrides/components/footer/footer.html", "<p>{{ build_date_utc.year }}</p>")(built)
    for year, seconds in (("1971", "40000000"), ("1973", "100000000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        assert f"<p>{year}</p>" in built.build().files[PAGE].decode()


def test_what_a_template_takes_from_the_configuration_is_taken_anew(built: Project) -> None:
    append("site_overrides/components/footer/footer.html", "<p>{{ config.copyright }}</p>")(built)
    append("mkdocs.yml", "\ncopyright: 甲\n")(built)
    assert "<p>甲</p>" in built.build().files[PAGE].decode()
    built.configure("copyright: 甲", "copyright: 乙")
    assert "<p>乙</p>" in built.build().files[PAGE].decode()


def test_files_of_the_last_site_stay_as_they_are_until_the_new_one_takes_their_place(built: Project) -> None:
    """They are linked, so that writing into one would write into the other."""
    kept = built.root / "kept.html"
    kept.hardlink_to(built.published / PAGE)
    before = kept.read_bytes()
    append("site_overrides/components/footer/footer.html", "<p>改过</p>")(built)
    assert built.build().files[PAGE] != before
    assert kept.read_bytes() == before


def test_what_somebody_else_put_into_the_cache_is_not_taken_for_the_last_site(shapes: Project) -> None:
    shapes.configure("      measures: measures_data\n", '      measures: measures_data\n      handbook: "off"\n')
    before = shapes.build().files
    cache = DiskCache(shapes.root / ".cache/policyref")
    outside = json.dumps({path.name: [["../outside", 1, 2, 3]] for path in cache.path.iterdir()}).encode()
    for content in (outside, b"[]", b"\x80\x05."):
        for path in cache.path.iterdir():
            cache.put(path.name, content)
        assert shapes.build().files == before
        assert not (shapes.root / "outside").exists()
