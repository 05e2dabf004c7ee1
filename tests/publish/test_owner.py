"""The folder of a site belongs to it; what somebody else has put into it stays, and no other folder is taken."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from policyref.publish.manifest import NAME, read_manifest
from policyref.publish.mkdocs_build import BuildError, build_site
from policyref.publish.placing import work

from tests.publish.test_obstacles import build, check
from tests.site import Project, Site

FOREIGN = {".well-known/security.txt": "a", "baidu_verify_x.html": "b", ".htaccess": "c", "robots.txt": "d"}


@pytest.fixture
def quick(shapes: Project) -> Project:
    shapes.configure("      measures: measures_data\n", '      measures: measures_data\n      handbook: "off"\n')
    return shapes


def put(project: Project) -> None:
    for address, text in FOREIGN.items():
        (project.published / address).parent.mkdir(exist_ok=True)
        (project.published / address).write_text(text, encoding="utf-8")


def kept(project: Project) -> bool:
    return all((project.published / one).read_text(encoding="utf-8") == text for one, text in FOREIGN.items())


def test_what_is_not_ours_stays_and_is_not_listed(quick: Project) -> None:
    quick.build()
    put(quick)
    quick.edit("site.yml", "tagline: ", "tagline: 改过，")
    quick.build()
    mark = read_manifest(quick.published)
    assert kept(quick) and mark is not None and not {*FOREIGN} & {*mark.files, *mark.kept}


def test_a_file_of_ours_that_is_no_longer_made_goes(quick: Project) -> None:
    page = quick.root / "docs/extra.md"
    page.write_text("# 试\n", encoding="utf-8")
    assert "extra.html" in quick.build().files
    page.unlink()
    quick.build()
    assert not (quick.published / "extra.html").exists()


def test_an_asset_stays_for_one_round_after_nobody_asks_for_it(quick: Project) -> None:
    first = {one for one in quick.build().files if one.startswith("assets/css/site.")}
    style = next((quick.root / "site_overrides/components").glob("*/*.css"))
    for words, still in (("\n.x { color: red }\n", True), ("\n.y { color: red }\n", False)):
        style.write_text(style.read_text(encoding="utf-8") + words, encoding="utf-8")
        assert first.isdisjoint(quick.build().files)
        for _ in range(2):  # the same once more is no new round
            assert all((quick.published / one).exists() for one in first) == still
            quick.build()


def test_a_site_of_an_earlier_version_is_known_and_what_stands_beside_it_stays(quick: Project) -> None:
    before = quick.build().files
    put(quick)
    (quick.published / NAME).unlink()
    (quick.published / "old.html").write_bytes(before["about.html"])
    assert quick.build().files == before
    assert kept(quick) and not (quick.published / "old.html").exists()


def test_any_other_folder_is_refused_unless_it_is_given(quick: Project) -> None:
    quick.published.mkdir()
    (quick.published / "index.html").write_text("somebody's", encoding="utf-8")
    (quick.published / "notes.txt").write_text("somebody's", encoding="utf-8")
    code, told = build(quick)
    assert code != 0 and "不像是 policyref 生成的网站" in told and "--adopt" in told
    assert {path.name for path in quick.published.iterdir()} == {"index.html", "notes.txt"}
    built = Site(build_site(quick.config, adopt=True).folder)
    assert b"somebody" not in built.files["index.html"]
    assert (quick.published / "notes.txt").read_text(encoding="utf-8") == "somebody's"


def test_a_page_that_was_tampered_with_is_written_again_whatever_its_times_say(quick: Project) -> None:
    before = quick.build().files
    page = quick.published / "shili-2024-7/2.html"
    times = page.stat()
    page.write_bytes(page.read_bytes().replace(b"<p>", b"<P>"))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert quick.build().files == before


def test_a_link_is_switched_and_the_release_before_stays(quick: Project) -> None:
    releases = quick.root / "releases"
    (releases / "1").mkdir(parents=True)
    quick.published.symlink_to("releases/1")
    for number in ("2", "3", "4"):
        quick.build()
        assert quick.published.readlink() == Path("releases") / number
    assert {path.name for path in releases.iterdir()} == {"1", "3", "4"}  # the first, which was empty, is not ours


def test_a_mount_point_is_refused_with_what_to_do(
    quick: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for within, told in (
        ("", r"是挂载点.*放一个链接"),
        ("/uploads/of us", r"里面的 uploads/of us 是挂载点.*放一个指到那里的链接"),
    ):
        mounts = tmp_path / "mountinfo"
        point = f"{quick.published}{within}".replace(" ", "\\040")
        mounts.write_text(f"22 1 8:1 / / rw - ext4 a rw\n40 22 0:3 / {point} rw - tmpfs b rw\n", encoding="utf-8")
        monkeypatch.setattr(work, "_MOUNTS", mounts)
        with pytest.raises(BuildError, match=told):
            quick.build()
    mounts.write_text(f"40 22 0:3 / {quick.published}2 rw - tmpfs b rw\n", encoding="utf-8")
    quick.build()


def test_files_can_be_read_by_the_server_whatever_the_umask(quick: Project) -> None:
    before = os.umask(0o077)
    try:
        quick.build()
    finally:
        os.umask(before)
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in quick.published.rglob("*")}
    assert modes == {(True, 0o755), (False, 0o644)} and quick.published.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('<a href="nowhere.html">x</a>', "nowhere.html"),
        ("<a href='help.html#nowhere'>x</a>", "help.html#nowhere"),
        ("<img alt=x src=nowhere.png>", "nowhere.png"),
    ],
)
def test_a_link_in_html_by_hand_that_leads_nowhere_keeps_the_site(quick: Project, words: str, told: str) -> None:
    before = quick.build().files
    about = quick.root / "docs/about.md"
    about.write_text(about.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")
    with pytest.raises(BuildError) as found:
        quick.build()
    assert told in str(found.value) and "about.html" in str(found.value)
    assert Site(quick.published).files == before


def test_what_only_looks_like_a_link_that_leads_nowhere_is_none(quick: Project) -> None:
    about = quick.root / "docs/about.md"
    words = '\n`<a href="no.html">`\n\n<!-- <a href="no.html"> -->\n\n<a href="/portal/">x</a> <a href="#top">x</a>\n'
    about.write_text(about.read_text(encoding="utf-8") + words, encoding="utf-8")
    assert "about.html" in quick.build().files


def test_any_command_puts_back_a_site_that_was_between_two_renames(quick: Project) -> None:
    before = quick.build().files
    folder = quick.root / ".site.policyref"
    folder.mkdir()
    (folder / "lock").touch()
    place = work.Place.of(quick.published)
    quick.published.rename(place.old)
    said = {name: str(getattr(place, name)) for name in ("folder", "work", "current", "final")}
    journal = quick.root / ".cache/policyref.journal"
    journal.write_text(json.dumps({"steps": [], "place": said, "identity": [0, 0]}), encoding="utf-8")
    assert check(quick)[0] == 0
    assert Site(quick.published).files == before
