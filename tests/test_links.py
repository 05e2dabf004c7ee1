"""An address that was public once stays: the lock remembers it, a build without it fails, a redirect cures that."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import BuildError
from policyref.cli import main
from policyref.links import hashes, read_lock
from policyref.load.snapshot import Snapshot
from policyref.model.revisions import FactsLock
from policyref.revisions import lock as facts_lock

from tests.site import ADDRESS, Project, Site, resolved

PAGE = "shili-2024-7/3.html"


def codes(project: Project) -> list[str]:
    return sorted(problem.code for problem in project.run().problems)


def remember(project: Project, *lines: str) -> None:
    """Says that these addresses were public once."""
    known = project.lock.read_text(encoding="utf-8") if project.lock.exists() else ""
    project.lock.write_text(known + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def policyref_check(project: Project) -> str:
    docs = project.root / "docs"
    return CliRunner().invoke(main, ["check", "--data", str(project.data), "--docs", str(docs)]).output


def redirect(project: Project, *entries: str) -> None:
    project.write("redirects.yml", "redirects:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries))


class TestTheLock:
    def test_lists_every_address_of_the_site(self, both: Project, site: Site) -> None:
        # Style sheets, scripts and shards of search and finder are parts of pages; nobody links to them.
        # Prints are there only where there are fonts.
        unpromised = ("assets/", "search/", "finder/", "calculators/", "handbook/")
        parts = {address for address in site.files if address.startswith(unpromised)}
        public = {"feed.xml", "feed.json", "changes.xml"}  # the repository's own lock has them of earlier versions
        assert set(both.locked()) - public == set(site.files) - parts - {"404.html"}

    def test_lists_every_anchor_of_every_generated_page(self, both: Project, site: Site) -> None:
        by_hand = {path.with_suffix(".html").name for path in (both.root / "docs").glob("*.md")}
        for page in site.pages():
            if page.address not in {"404.html", *by_hand}:
                anchors = set(page.ids("#content")) - {node.attributes["id"] for node in page.all("script[id]")}
                assert both.locked()[page.address] == anchors, page.address

    def test_lists_sentences_and_items_of_a_measure(self, both: Project) -> None:
        assert {"s1", "s14", "i1", "i10"} <= both.locked()["jincheng-2022-12/27.html"]

    def test_is_sorted_and_has_a_page_a_line_so_that_a_change_reads_well(self, both: Project) -> None:
        lines = both.lock.read_text(encoding="utf-8").splitlines()[1:]
        assert lines == sorted(lines)
        assert len(lines) == len(both.locked())

    def test_of_the_published_notices_is_kept_with_them_and_up_to_date(self, real: Project) -> None:
        """Published from a fresh checkout, nothing is left to commit."""
        made = real.run().published.keys() - real.locked().keys()
        assert {address for address in made if not address.startswith("dev/")} == set()  # those are no pages

    def test_does_not_change_when_nothing_does(self, shapes: Project) -> None:
        shapes.publish()
        before = shapes.lock.read_bytes()
        shapes.publish()
        assert shapes.lock.read_bytes() == before

    def test_keeps_what_only_a_site_with_an_address_has_and_misses_it_only_there(self, shapes: Project) -> None:
        shapes.configure('site_url: ""', f"site_url: {ADDRESS}")
        shapes.publish()
        public = {"feed.xml", "feed.json", "changes.xml", "data/qr/shili-2024-7/1.png"}
        assert public <= shapes.locked().keys()
        assert [address for address, anchors in shapes.locked().items() if "embed-code" in anchors]
        shapes.configure(f"site_url: {ADDRESS}", 'site_url: ""')
        assert codes(shapes) == []
        assert not public & shapes.publish().files.keys() and public <= shapes.locked().keys()
        shapes.configure('site_url: ""', f"site_url: {ADDRESS}")
        assert codes(shapes) == [] and public <= shapes.publish().files.keys()

    def test_of_a_site_with_an_address_misses_its_pictures_and_codes(self, shapes: Project) -> None:
        remember(shapes, "data/qr/shili-2024-7/99.png", f"{PAGE} #embed-code")
        assert codes(shapes) == []
        shapes.configure('site_url: ""', f"site_url: {ADDRESS}")
        assert "E501" in policyref_check(shapes)

    def test_of_a_published_site_is_there_and_whole(self, shapes: Project) -> None:
        shapes.publish()
        whole = shapes.lock.read_text(encoding="utf-8")
        lines = whole.splitlines(keepends=True)
        for spoilt, said in {
            None: "不见了",
            "": "是空的",
            lines[0]: "是空的",
            "".join(lines[:-1]): "少了",
            "".join(lines).replace(" #s1", "", 1): "少了",
        }.items():
            shapes.lock.unlink() if spoilt is None else shapes.lock.write_text(spoilt, encoding="utf-8")
            (problem,) = shapes.run().problems
            assert (problem.code, said in problem.message) == ("E524", True), problem
            with pytest.raises(BuildError, match=r"links\.lock"):
                shapes.publish()
        shapes.lock.write_text(whole + lines[-1], encoding="utf-8")  # as two branches leave it
        assert codes(shapes) == []

    def test_of_two_branches_lacks_no_line_of_either_unseen(self, shapes: Project) -> None:
        """Of two branches that both promised more, a line of the smaller is lost in joining them."""
        shapes.publish()
        facts = shapes.lock.with_name("facts.lock")
        base, of_facts = shapes.lock.read_text(encoding="utf-8"), facts.read_text(encoding="utf-8")
        theirs = ["old/1.html", "old/2.html #a", "old/2.html #a #b"]
        hashed = facts_lock.written(FactsLock(promised=hashes("\n".join(theirs))))
        joined = of_facts + "".join(hashed.splitlines(keepends=True)[1:])
        redirect(shapes, *(f"old: old/{number}.html, why: 文件已经废止" for number in (1, 2)))
        for lost in (None, *theirs):
            lines = [line for line in theirs if line != lost]
            shapes.lock.write_text(base + "".join(f"{line}\n" for line in lines), encoding="utf-8")
            facts.write_text(joined, encoding="utf-8")
            expected = [] if lost in (None, "old/2.html #a") else ["E524"]  # what the other line of the page has, too
            assert codes(shapes) == expected, lost
        shapes.lock.write_text(base + "".join(f"{line}\n" for line in theirs), encoding="utf-8")
        shapes.publish()
        now = shapes.lock.read_text(encoding="utf-8")
        assert hashes(now) == facts_lock.read(facts.read_text(encoding="utf-8")).promised

    def test_that_was_published_before_there_were_hashes_is_counted(self, shapes: Project) -> None:
        shapes.publish()
        facts = shapes.lock.with_name("facts.lock")
        lines = [line for line in facts.read_text(encoding="utf-8").splitlines() if not line.startswith("links ")]
        count = sum(len(line.split()) for line in shapes.lock.read_text(encoding="utf-8").splitlines()[1:])
        for least, expected in ((count, []), (count + 1, ["E524"])):
            facts.write_text("\n".join([*lines, f"links {least}", ""]), encoding="utf-8")
            assert codes(shapes) == expected

    @pytest.mark.parametrize("spoilt", [None, "", "# nothing\n"])
    def test_of_a_published_site_has_the_facts_beside_it(self, shapes: Project, spoilt: str | None) -> None:
        shapes.publish()
        facts = shapes.lock.with_name("facts.lock")
        facts.unlink() if spoilt is None else facts.write_text(spoilt, encoding="utf-8")
        assert codes(shapes) == ["E527"]
        with pytest.raises(BuildError, match="E527"):
            shapes.publish()
        shapes.lock.unlink()  # nothing was ever published here
        assert codes(shapes) == [] and shapes.publish()

    def test_need_not_be_there_before_anything_is_published(self, shapes: Project) -> None:
        assert codes(shapes) == [] and not shapes.lock.exists()

    def test_of_two_branches_has_what_either_has_promised(self, shapes: Project) -> None:
        remember(shapes, f"{PAGE} #s1", f"{PAGE} #s98", PAGE)
        assert "s98" in shapes.locked()[PAGE] and codes(shapes) == ["E501"]

    def test_with_a_line_that_cannot_be_read_is_a_problem(self, tmp_path: Path) -> None:
        (tmp_path / "links.lock").write_text("a.html\nb.html s1\nc.html 甲\n", encoding="utf-8")
        _, problems = read_lock(Snapshot().file(tmp_path / "links.lock"), "links.lock")
        assert [problem.code for problem in problems] == ["E506", "E506"]

    def test_with_a_line_of_each_of_two_branches_promises_what_either_did(self, tmp_path: Path) -> None:
        """`merge=union` leaves both lines of a page on which both have published something."""
        (tmp_path / "links.lock").write_text("a.html #s1 #s2\na.html #s1 #s3\n", encoding="utf-8")
        found, problems = read_lock(Snapshot().file(tmp_path / "links.lock"), "links.lock")
        assert not problems and found == {"a.html": {"s1", "s2", "s3"}}


class TestAVanishedAddress:
    @pytest.mark.parametrize("line", ["shili-2024-7/99.html", "shili-2024-7/99.html #s1 #s2", "data/old.csv"])
    def test_fails(self, shapes: Project, line: str) -> None:
        remember(shapes, line)
        (problem,) = shapes.run().problems
        assert (problem.code, line.split()[0] in problem.message) == ("E501", True)

    def test_fails_for_an_anchor_too(self, shapes: Project) -> None:
        remember(shapes, f"{PAGE} #s1 #s99 #i7")
        messages = [problem.message for problem in shapes.run().problems]
        assert len(messages) == 2
        assert [anchor for anchor in ("#i7", "#s99") if any(f"{PAGE}{anchor}" in message for message in messages)]

    def test_fails_when_an_id_is_renamed(self, shapes: Project) -> None:
        shapes.publish()
        for path in shapes.data.rglob("*.yml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("household-services", "domestic-services"), encoding="utf-8")
        lost = {problem.place.near for problem in shapes.run().problems if problem.code == "E501"}
        assert "sectors/household-services.html" in lost

    def test_is_named_with_the_line_of_the_lock(self, shapes: Project) -> None:
        remember(shapes, "gone.html")
        (problem,) = shapes.run().problems
        assert (problem.place.file, problem.place.near) == ("measures_data/links.lock", "gone.html")


class TestARedirect:
    def test_cures_a_vanished_page_and_leads_to_the_new_one(self, shapes: Project) -> None:
        remember(shapes, "old/3.html #s1")
        redirect(shapes, f"old: old/3.html, new: {PAGE}, why: 文件重新编号")
        page = shapes.build().page("old/3.html")
        assert "文件重新编号" in page.one("article").text()
        assert [resolved(link, "old/3.html") for link in page.links("article")] == [PAGE]

    def test_without_a_new_address_is_a_tombstone_that_says_why(self, shapes: Project) -> None:
        remember(shapes, "old/3.html")
        redirect(shapes, "old: old/3.html, why: 文件已经废止")
        page = shapes.build().page("old/3.html")
        assert "已经取消" in page.one("h1").text()
        assert "文件已经废止" in page.one("article").text() and "没有代替的页面" in page.one("article").text()
        assert page.links("article") == []

    def test_cures_a_vanished_anchor_of_a_living_page(self, shapes: Project) -> None:
        remember(shapes, f"{PAGE} #s99")
        redirect(shapes, f'old: "{PAGE}#s99", new: "{PAGE}#s1", why: 两句合成一句')
        assert codes(shapes) == []

    def test_of_one_anchor_does_not_excuse_another(self, shapes: Project) -> None:
        remember(shapes, f"{PAGE} #s98 #s99")
        redirect(shapes, f'old: "{PAGE}#s99", new: "{PAGE}#s1", why: 两句合成一句')
        assert codes(shapes) == ["E501"]

    def test_to_nowhere_fails(self, shapes: Project) -> None:
        remember(shapes, "old/3.html")
        redirect(shapes, "old: old/3.html, new: shili-2024-7/33.html, why: 重新编号")
        assert codes(shapes) == ["E502"]

    def test_of_a_living_page_fails(self, shapes: Project) -> None:
        redirect(shapes, f"old: {PAGE}, new: shili-2024-7/4.html, why: 重新编号")
        assert "E503" in codes(shapes)

    def test_of_a_living_anchor_fails(self, shapes: Project) -> None:
        redirect(shapes, f'old: "{PAGE}#s1", new: "{PAGE}#s1", why: 重新编号')
        assert codes(shapes) == ["E503"]

    def test_keeps_the_retired_address_in_the_lock(self, shapes: Project) -> None:
        remember(shapes, "old/3.html #s1", f"{PAGE} #s99")
        redirect(shapes, "old: old/3.html, why: 废止", f'old: "{PAGE}#s99", why: 删去')
        shapes.publish()
        assert shapes.locked()["old/3.html"] >= {"s1"}
        assert "s99" in shapes.locked()[PAGE]
        assert codes(shapes) == []


def test_a_link_of_a_page_that_leads_nowhere_fails(shapes: Project) -> None:
    shapes.write("site.yml", shapes.read("site.yml") + "questions:\n  - {ask: 什么, page: measure.html}\n")
    (problem,) = shapes.run().problems
    assert problem.code == "E505"
    assert "measures.html" in problem.hint
