"""The shelf is only a cache: what it gives is what would be made, and it gives nothing that has gone stale."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from policyref.build import keys
from policyref.build.crew import Here
from policyref.build.means import Known, Means
from policyref.build.shelf import Folder
from policyref.model.host import Host

from tests.build.plans import HOST, differing, planned
from tests.site import Project

Edit = Callable[[Project], None]


def edit(name: str, old: str, new: str) -> Edit:
    return lambda project: project.edit(name, old, new)


def append(name: str, words: str) -> Edit:
    return lambda project: project.write(name, project.read(name) + words)


# Of every kind of thing that some page takes from somewhere else.
EDITS = {
    "a measure's title": edit("jincheng-2022-12/10.yml", "summary: ", "summary: 改过，"),
    "a measure that another names": edit("jincheng-2022-12/11.yml", "summary: ", "summary: 改过，"),
    "the notice that is forwarded": edit("jincheng-2022-12/notice.yml", "summary: ", "summary: 改过，"),
    "the notice that forwards": edit("yangcheng-2023-1/notice.yml", "summary: ", "summary: 改过，"),
    "a notice that stands alone": edit("shili-2024-7/01.yml", "summary: ", "summary: 改过，"),
    "the words of the site": edit("site.yml", "tagline: ", "tagline: 改过，"),
    "a unit": edit("units.yml", "    short: 市商务局\n", "    short: 市商务局\n    note: 改过\n"),
    "a comment": append("units.yml", "# 改过\n"),
    "a term": edit("glossary.yml", "text: ", "text: 改过，"),
    "a redirect": lambda project: project.write(
        "redirects.yml", "redirects:\n  - {old: old/1.html, new: measures.html, why: 搬走了}\n"
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.of_both(tmp_path / "checkout")


def on_shelf(project: Project, known: Known | None = None) -> Means:
    return Means(Here(), Folder(project.root / ".cache/shelf"), known or Known())


def test_what_was_taken_from_the_shelf_is_what_would_be_made_whatever_was_edited(project: Project) -> None:
    planned(project, on_shelf(project))
    known = Known()
    planned(project, on_shelf(project, known))
    for name, change in EDITS.items():
        change(project)
        clean = planned(project)
        assert differing(planned(project, on_shelf(project)), clean) == [], name
        assert differing(planned(project, on_shelf(project, known)), clean) == [], f"{name}, with what is in hand"


def test_what_the_host_says_of_the_site_counts(project: Project) -> None:
    planned(project, on_shelf(project))
    for host in (Host("别的名字", HOST.address), Host(HOST.name, "")):
        assert differing(planned(project, on_shelf(project), host), planned(project, None, host)) == []


def test_an_edit_of_one_notice_makes_only_what_shows_it(project: Project) -> None:
    """Otherwise the shelf would be of no use."""
    before = {parcel.key for parcel in planned(project, on_shelf(project)).parcels}
    EDITS["a notice that stands alone"](project)
    after = planned(project, on_shelf(project)).parcels
    kept = [parcel for parcel in after if parcel.key in before]
    pages = {page.address for parcel in kept for page in parcel.pages}
    assert "jincheng-2022-12/11.html" in pages and "units/finance.html" in pages
    assert "shili-2024-7/1.html" not in pages and "measures.html" not in pages


def test_another_version_of_the_program_takes_nothing_of_this_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {parcel.key for parcel in planned(project, on_shelf(project)).parcels}
    monkeypatch.setattr(keys, "generator_key", lambda: "another")
    assert before.isdisjoint(parcel.key for parcel in planned(project, on_shelf(project)).parcels)


def test_spoiled_entries_are_not_taken(project: Project) -> None:
    """A disk that was full, a machine that lost power: some entries are cut, some have a wrong byte, some are gone."""
    clean = planned(project, on_shelf(project))
    entries = sorted(path for path in (project.root / ".cache/shelf").rglob("*") if path.is_file())
    chance = random.Random(7)
    for path in entries:
        content = path.read_bytes()
        match chance.randrange(4):
            case 0:
                path.write_bytes(content[: chance.randrange(len(content))])
            case 1:
                at = chance.randrange(len(content))
                path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
            case 2:
                path.unlink()
    assert differing(planned(project, on_shelf(project)), clean) == []


def test_the_shelf_does_not_grow_for_ever(project: Project) -> None:
    planned(project, on_shelf(project))
    shelf = project.root / ".cache/shelf"
    once = sum(path.is_file() for path in shelf.rglob("*"))
    for number in range(6):
        project.edit("shili-2024-7/01.yml", "summary: ", "summary: 又")
        project.write("site.yml", project.read("site.yml") + f"# {number}\n")
        planned(project, on_shelf(project))
    assert sum(path.is_file() for path in shelf.rglob("*")) <= 3 * once + 10


def test_several_builds_may_tidy_one_shelf_at_a_time(tmp_path: Path) -> None:
    def build(name: str) -> None:
        shelf = Folder(tmp_path)
        for edit in range(40):
            made = [f"{name}{edit}-{number}" for number in range(40)]
            for key in made:
                shelf.put(key, b"made")
            shelf.tidy(made)

    with ThreadPoolExecutor() as crew:
        list(crew.map(build, "abcd"))


class TestInAHurry:
    """A preview shows the edited pages first; lists follow."""

    def test_the_pages_of_the_notice_are_new_and_lists_are_as_they_were(self, project: Project) -> None:
        means = on_shelf(project)
        before = planned(project, means)
        EDITS["a measure that another names"](project)
        hurried = planned(project, replace(means, hurry=True))
        changed = differing(hurried, before)
        assert "jincheng-2022-12/11.html" in changed and "sectors/e-commerce.html" not in changed

    def test_what_follows_is_the_whole(self, project: Project) -> None:
        means = on_shelf(project)
        planned(project, means)
        EDITS["a measure that another names"](project)
        planned(project, replace(means, hurry=True))
        assert differing(planned(project, means), planned(project)) == []
