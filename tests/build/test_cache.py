"""The cache is only a cache: what it gives is what would be made, and it gives nothing that has gone stale."""

from __future__ import annotations

import pickle
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from policyref.build import keys
from policyref.build.cache import DiskCache
from policyref.build.context import Context, Previous
from policyref.build.entry import pack
from policyref.build.executors import Serial
from policyref.load.snapshot import Snapshot
from policyref.model.host import Host
from policyref.present.output import Asset

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


def cached(project: Project, previous: Previous | None = None) -> Context:
    return Context(Serial(), DiskCache(project.root / ".cache/policyref"), previous=previous or Previous())


def test_what_was_taken_from_the_cache_is_what_would_be_made_whatever_was_edited(project: Project) -> None:
    planned(project, cached(project))
    previous = Previous()
    planned(project, cached(project, previous))
    for name, change in EDITS.items():
        change(project)
        clean = planned(project)
        assert differing(planned(project, cached(project)), clean) == [], name
        assert differing(planned(project, cached(project, previous)), clean) == [], f"{name}, after the last run"


REPEALS = """title: 安洲县人民政府关于废止一份文件的通知
issuer: 安洲县人民政府
place: [示例省, 安洲县]
number: 安政发〔2027〕1号
issued: 2027年1月5日
numbering: 1.
opening:
  - {kind: title, text: 安洲县人民政府关于废止一份文件的通知}
  - {kind: number, text: 安政发〔2027〕1号}
effects:
  - {does: repeals, to: anzhou-2026-6, quote: 《安洲县支持创业若干措施》（安政发〔2026〕6号）予以废止}
closing:
  - {kind: body, text: 《安洲县支持创业若干措施》（安政发〔2026〕6号）予以废止。}
  - {kind: signature, text: 安洲县人民政府}
  - {kind: date, text: 2027年1月5日}
"""
RULE = """places:
  - {place: 安洲县, document: 《安洲县规定》, quote: 未明确有效期的为3年, date: 2015-01-01, years: {default: 3}}
"""
STOPS = """    quote: 《安洲县促进消费若干措施》（安政发〔2023〕4号）第2条的租金补贴自2026年7月1日起停止执行
    from: 2026-07-01
"""


def repeal(project: Project) -> None:
    (project.data / "anzhou-2027-1").mkdir()
    project.write("anzhou-2027-1/notice.yml", REPEALS)
    lines = [line.partition("text: ")[2].rstrip("}") for line in REPEALS.splitlines() if "text: " in line]
    project.write("anzhou-2027-1/source.txt", "\n".join(lines) + "\n")


IN_TIME: dict[str, Edit] = {
    "an act is taken away": edit(
        "anzhou-2026-6/notice.yml", f"  - does: repeals\n    to: anzhou-2023-4/2@rent\n{STOPS}", ""
    ),
    "an act is added": edit(
        "anzhou-2026-6/notice.yml", "effects:\n", f"effects:\n  - does: repeals\n    to: anzhou-2023-4/2@rent\n{STOPS}"
    ),
    "what acts is itself ended": repeal,
    "a rule of a place": lambda project: project.write("places.yml", RULE),
    "a question that was asked": edit("anzhou-2026-2/notice.yml", "found: in-force", "found: unknown"),
}


def test_what_acts_on_a_notice_and_on_that_makes_its_pages_again(tmp_path: Path) -> None:
    project = Project.of_acts(tmp_path / "checkout")
    planned(project, cached(project))
    for name, change in IN_TIME.items():
        change(project)
        assert differing(planned(project, cached(project)), planned(project)) == [], name


def test_an_act_makes_again_what_it_reaches_and_nothing_else(tmp_path: Path) -> None:
    project = Project.of_acts(tmp_path / "checkout")
    IN_TIME["an act is taken away"](project)
    before = {entry.key for entry in planned(project, cached(project)).entries}
    IN_TIME["an act is added"](project)
    after = planned(project, cached(project)).entries
    kept = {page.address for entry in after if entry.key in before for page in entry.pages}
    assert "anzhou-2020-5/1.html" in kept and "anzhou-2026-2/index.html" not in kept
    assert not kept & {"anzhou-2023-4/index.html", "anzhou-2023-4/1.html", "anzhou-2026-6/index.html"}


def test_what_the_host_says_of_the_site_counts(project: Project) -> None:
    planned(project, cached(project))
    for host in (Host("别的名字", HOST.address), Host(HOST.name, "")):
        assert differing(planned(project, cached(project), host), planned(project, None, host)) == []


def test_an_edit_of_one_notice_makes_only_what_shows_it(project: Project) -> None:
    """Otherwise the cache would be of no use."""
    before = {entry.key for entry in planned(project, cached(project)).entries}
    EDITS["a notice that stands alone"](project)
    after = planned(project, cached(project)).entries
    kept = [entry for entry in after if entry.key in before]
    pages = {page.address for entry in kept for page in entry.pages}
    files = {file.address for entry in kept for file in entry.files}
    assert "jincheng-2022-12/11.html" in pages and "units/finance.html" in pages
    assert "data/qr/shili-2024-7/1.png" in files and "data/measures/shili-2024-7/1.json" not in files
    assert "shili-2024-7/1.html" not in pages and "measures.html" not in pages


def test_another_version_of_the_program_takes_nothing_of_this_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {entry.key for entry in planned(project, cached(project)).entries}
    monkeypatch.setattr(keys, "generator_key", lambda: "another")
    assert before.isdisjoint(entry.key for entry in planned(project, cached(project)).entries)


def test_spoiled_entries_are_not_taken(project: Project) -> None:
    """A disk that was full, a machine that lost power: some entries are cut, some have a wrong byte, some are gone."""
    clean = planned(project, cached(project))
    entries = sorted(path for path in (project.root / ".cache/policyref").rglob("*") if path.is_file())
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
    assert differing(planned(project, cached(project)), clean) == []


class Runs:
    """Unpickled, it would make a file."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.touch, (self.marker,)


def not_ours(project: Project, key: str) -> bytes:
    """What somebody else may have put into the cache: each key is given another of these."""
    contents = [
        pickle.dumps(Runs(project.root / "has run"), 5),
        pickle.dumps(Runs(project.root / "has run"), 0),
        b"",
        b"\n\n\n",
        b"[]\n{}\n",
        b"[" * 100_000,
        b'{"key": 1, "pages": {}, "files": null}\n{}\n',
        b'{"values": [], "within": 0, "coverage": "x"}',
        b"\xff\xfe",
        pack(key, [Asset("../has run", "x")])[1],
        pack(key, [Asset(str(project.root / "has run"), "x")])[1],
    ]
    return contents[int(key, 16) % len(contents)]


@pytest.mark.parametrize("checksum", [True, False], ids=["with a checksum", "without"])
def test_nothing_in_the_cache_can_run(project: Project, checksum: bool) -> None:
    clean = planned(project, cached(project))
    cache = DiskCache(project.root / ".cache/policyref")
    for path in cache.path.iterdir():
        content = not_ours(project, path.name)
        if checksum:
            cache.put(path.name, content)
        else:
            path.write_bytes(content)
    assert differing(planned(project, cached(project)), clean) == []
    assert not (project.root / "has run").exists()


def test_a_result_is_only_taken_under_its_own_key(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path)
    cache.put("one", b"made")
    assert cache.get("one") == b"made"
    (tmp_path / "one").rename(tmp_path / "other")
    assert cache.get("other") is None


def test_the_cache_does_not_grow_for_ever(project: Project) -> None:
    planned(project, cached(project))
    cache = project.root / ".cache/policyref"
    once = sum(path.is_file() for path in cache.rglob("*"))
    for number in range(6):
        project.edit("shili-2024-7/01.yml", "summary: ", "summary: 又")
        project.write("site.yml", project.read("site.yml") + f"# {number}\n")
        planned(project, cached(project))
    assert sum(path.is_file() for path in cache.rglob("*")) <= 3 * once + 10


def test_several_builds_may_tidy_one_cache_at_a_time(tmp_path: Path) -> None:
    def build(name: str) -> None:
        cache = DiskCache(tmp_path)
        for edit in range(40):
            made = [f"{name}{edit}-{number}" for number in range(40)]
            for key in made:
                cache.put(key, b"made")
            cache.tidy(made)

    with ThreadPoolExecutor() as executor:
        list(executor.map(build, "abcd"))


class TestStaleLists:
    """A preview shows the edited pages first; lists follow."""

    def test_the_pages_of_the_notice_are_new_and_lists_are_as_they_were(self, project: Project) -> None:
        context = cached(project)
        before = planned(project, context)
        EDITS["a measure that another names"](project)
        hurried = planned(project, replace(context, snapshot=Snapshot(), stale_lists=True))
        changed = differing(hurried, before)
        assert "jincheng-2022-12/11.html" in changed and "sectors/e-commerce.html" not in changed

    def test_what_follows_is_the_whole(self, project: Project) -> None:
        context = cached(project)
        planned(project, context)
        EDITS["a measure that another names"](project)
        planned(project, replace(context, snapshot=Snapshot(), stale_lists=True))
        assert differing(planned(project, replace(context, snapshot=Snapshot())), planned(project)) == []
