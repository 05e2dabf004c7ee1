"""`policyref publish` promises what is public; a build, a check, an export and a preview promise nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import BuildError
from policyref.cli import main
from policyref.publish import mkdocs_build
from selectolax.lexbor import LexborHTMLParser

from tests.site import ADDRESS, Project, Site

NOTICE = "shili-2024-7"
ENTRY = "- {size: major, why: correction, touches: [4], was: 500元, now: 600元, what: 岗前培训的数写错了}\n"


def kept(project: Project) -> dict[str, bytes]:
    files = (path for path in project.data.rglob("*") if path.is_file())
    return {path.relative_to(project.data).as_posix(): path.read_bytes() for path in files}


def policyref(project: Project, command: str, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, [command, "--config", str(project.config), *options])
    return done.exit_code, done.output


@pytest.fixture
def published(shapes: Project) -> Project:
    shapes.configure('site_url: ""', f"site_url: {ADDRESS}")
    shapes.publish("2026-11-20")
    return shapes


class TestABuild:
    def test_writes_nothing_under_the_data(self, shapes: Project) -> None:
        before = kept(shapes)
        shapes.build()
        policyref(shapes, "export", "--out", str(shapes.root / "out"))
        assert kept(shapes) == before

    def test_says_what_is_not_published_yet(self, shapes: Project) -> None:
        code, told = policyref(shapes, "build")
        assert code == 0 and "个新地址尚未公布" in told
        shapes.publish()
        assert "尚未公布" not in policyref(shapes, "build")[1]
        shapes.edit(f"{NOTICE}/04.yml", "每人最高500元", "每人最高补500元")
        (shapes.root / "docs/more.md").write_text("# 更多\n", encoding="utf-8")
        assert "有 1 个新地址、1 处改动尚未公布" in policyref(shapes, "build")[1]

    def test_of_a_trial_leaves_no_promise(self, shapes: Project) -> None:
        """An address is set, a page is added; then both go again."""
        shapes.publish()
        page = shapes.root / "docs/trial.md"
        page.write_text("# 试\n", encoding="utf-8")
        shapes.configure('site_url: ""', f"site_url: {ADDRESS}")
        shapes.build()
        page.unlink()
        shapes.configure(f"site_url: {ADDRESS}", 'site_url: ""')
        assert not shapes.run().problems and shapes.build().files


class TestPublish:
    def test_makes_what_a_build_makes_afterwards(self, published: Project) -> None:
        published.edit(f"{NOTICE}/04.yml", "每人最高500元", "每人最高补500元")
        published.write(f"{NOTICE}/revisions.yml", ENTRY)
        made = published.publish("2026-11-25").files
        assert published.build().files == made
        assert "1次" in LexborHTMLParser(made["changes.html"].decode()).text()

    def test_is_the_day_of_the_site(self, published: Project) -> None:
        assert published.run().library.published.isoformat() == "2026-11-20"  # type: ignore[union-attr]
        assert json.loads(Site(published.published).files["data/changes.json"])["published"] == "2026-11-20"

    def test_without_a_day_says_what_to_do(self, shapes: Project) -> None:
        before = kept(shapes)
        code, told = policyref(shapes, "publish")
        assert code == 2 and "policyref publish --date 2026-11-30" in told
        code, told = policyref(shapes, "publish", "--date", "明天")
        assert code == 2 and "“明天”不是日期" in told
        assert kept(shapes) == before and not shapes.published.exists()

    def test_takes_a_day_as_people_write_it(self, shapes: Project) -> None:
        code, told = policyref(shapes, "publish", "--date", "2026年11月20日")
        assert code == 0 and "截至 2026-11-20" in told
        assert "published 2026-11-20\n" in shapes.read("facts.lock")

    @pytest.mark.parametrize("spoil", ["data", "page", "untold", "early"])
    def test_that_fails_leaves_site_and_promises_as_they_were(self, published: Project, spoil: str) -> None:
        if spoil == "data":
            published.edit(f"{NOTICE}/01.yml", "number: 1", "numbr: 1")
        elif spoil == "page":
            (published.root / "docs/about.md").write_text("# 关于\n\n[没有](nowhere.md)\n", encoding="utf-8")
        elif spoil == "untold":
            published.edit(f"{NOTICE}/04.yml", "每人最高500元", "每人最高补500元")
        before, site = kept(published), Site(published.published).files
        with pytest.raises(BuildError, match="原来的网站没有动"):
            published.publish("2026-11-19" if spoil == "early" else "2026-11-25")
        assert kept(published) == before and Site(published.published).files == site

    def test_that_is_interrupted_promises_nothing(self, published: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(config: object) -> None:
            raise KeyboardInterrupt

        before = kept(published)
        monkeypatch.setattr(mkdocs_build, "build", interrupted)
        with pytest.raises(KeyboardInterrupt):
            published.publish("2026-11-25")
        assert kept(published) == before

    def test_of_data_that_somebody_changes_meanwhile_is_given_up(
        self, published: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        build = mkdocs_build.build

        def slow(config: object) -> None:
            build(config)  # type: ignore[arg-type]
            published.write("facts.lock", published.read("facts.lock") + "# 又\n")

        site = Site(published.published).files
        monkeypatch.setattr(mkdocs_build, "build", slow)
        with pytest.raises(BuildError, match="请再公布一次"):
            published.publish("2026-11-25")
        assert Site(published.published).files == site
        assert "published 2026-11-20" in published.read("facts.lock")

    def test_needs_no_address(self, shapes: Project) -> None:
        shapes.publish()
        assert not shapes.run().problems

    def test_leaves_no_file_of_its_own_work(self, published: Project) -> None:
        assert not [name for name in kept(published) if name.endswith(f".{os.getpid()}")]


def test_a_promise_of_the_first_day_holds_for_all_that_follow(published: Project, tmp_path: Path) -> None:
    first = published.locked()
    published.publish("2026-11-25")
    assert published.locked().items() >= first.items()
