"""Whatever is saved in the middle of a build, the next build is the same as one where nothing was built before."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from policyref.build.cache import DiskCache
from policyref.build.context import Context, Previous
from policyref.build.executors import Serial
from policyref.load.pages import Docs
from policyref.load.snapshot import Input, Snapshot
from policyref.pipeline import run
from policyref.publish import mkdocs_build

from tests.build.plans import HOST, differing, planned
from tests.site import Project

Save = Callable[[], object]


class Moments:
    """The moments of a build at which somebody may save: each is asked for, and some are used."""

    def __init__(self, saves: Sequence[Save], chance: random.Random, one_in: int) -> None:
        self.saves = list(saves)
        self.chance = chance
        self.one_in = one_in

    def __call__(self) -> None:
        if self.saves and not self.chance.randrange(self.one_in):
            self.saves.pop()()


class Read(Snapshot):
    """A snapshot that somebody saves beside."""

    moment: Save = staticmethod(lambda: None)

    def _look(self, path: Path, most: int | None) -> Input:
        self.moment()
        found = super()._look(path, most)
        self.moment()
        return found

    def folder(self, path: Path) -> dict[str, bool]:
        self.moment()
        return super().folder(path)


class Kept(DiskCache):
    def __init__(self, path: Path, moment: Save) -> None:
        super().__init__(path)
        self.moment = moment

    def put(self, key: str, content: bytes) -> None:
        self.moment()
        super().put(key, content)


class Worked(Serial):
    def __init__(self, moment: Save) -> None:
        self.moment = moment

    def run(self, *what: Any) -> Iterator[Any]:
        for done in super().run(*what):
            self.moment()
            yield done


# File → words → other words. Whatever the words, the data stay without problems.
WORDS = {
    "site.yml": ("tagline: 试", "tagline: 改过"),
    "glossary.yml": ("text: 进入家庭", "text: 走进家庭"),
    "sectors.yml": ("name: ", "name: 新"),
    "units.yml": ("    short: 市商务局\n", "    short: 市商务局\n    note: 改过\n"),
    "shili-2024-7/01.yml": ("summary: ", "summary: 改过，"),
    "shili-2024-7/02.yml": ("summary: ", "summary: 改过，"),
    "shili-draft/01.yml": ("summary: ", "summary: 改过，"),
}


def saves(project: Project, chance: random.Random) -> Iterator[Save]:
    """Files saved with other words, and some saved back: as after an undo, or on another branch."""
    for name in chance.sample(sorted(WORDS), k=4):
        before, (words, others) = project.read(name), WORDS[name]
        assert words in before, name
        yield partial(project.write, name, before.replace(words, others))
        if chance.randrange(2):
            yield partial(project.write, name, before)


@pytest.mark.parametrize("seed", range(12))
def test_a_save_in_the_middle_of_a_build_never_stays_in_the_cache(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    project = Project.of_shapes(tmp_path / "checkout")
    cache, previous = project.root / ".cache/policyref", Previous()
    at_first = {name: project.read(name) for name in WORDS}
    if seed % 2:
        planned(project, Context(Serial(), DiskCache(cache), previous=previous))
    todo = [*saves(project, chance)]
    moment = Moments(todo, chance, one_in=chance.choice((2, 5, 15)))
    snapshot = Read()
    snapshot.moment = moment
    context = Context(Worked(moment), Kept(cache, moment), snapshot, previous)
    run(project.data, Docs(project.root / "docs"), HOST, None, context)
    assert len(moment.saves) < len(todo), "nothing was saved"
    at_last = {name: project.read(name) for name in WORDS}
    for texts in (at_last, at_first):
        for name, text in texts.items():
            project.write(name, text)
        clean = planned(project)
        assert differing(planned(project, Context(Serial(), DiskCache(cache))), clean) == []
        assert differing(planned(project, Context(Serial(), DiskCache(cache), previous=previous)), clean) == []


FOOTER = "site_overrides/components/footer/footer.html"


@pytest.mark.parametrize("seed", range(4))
def test_nor_does_it_stay_in_the_site(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of the last site are taken over where nothing has changed: not those with words saved in between."""
    chance = random.Random(seed)
    project = Project.of_shapes(tmp_path / "checkout")
    project.configure("      measures: measures_data\n", '      measures: measures_data\n      handbook: "off"\n')
    names = [FOOTER, "docs/about.md", "measures_data/site.yml", "mkdocs.yml"]
    before = {project.root / name: (project.root / name).read_text(encoding="utf-8") for name in names}
    after = {path: f"{text}\n<p>改过</p>\n" for path, text in before.items()}
    after[project.data / "site.yml"] = project.read("site.yml").replace("tagline: 试", "tagline: 改过")
    after[project.config] = before[project.config].replace("site_name: ", "site_name: 新")
    todo = [partial(path.write_text, text, encoding="utf-8") for path, text in after.items()]
    chance.shuffle(todo)
    moment = Moments(todo, chance, one_in=chance.choice((5, 20)))
    monkeypatch.setattr(Read, "moment", staticmethod(moment))
    monkeypatch.setattr(mkdocs_build, "Snapshot", Read)
    project.build()
    monkeypatch.undo()
    assert len(moment.saves) < len(todo), "nothing was saved"
    for path, text in (before, after)[seed % 2].items():
        path.write_text(text, encoding="utf-8")
    built = project.build().files
    shutil.rmtree(project.root / ".cache")
    assert built == project.build().files
