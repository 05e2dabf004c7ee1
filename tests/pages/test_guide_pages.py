"""What is not of the notice is shown apart from it, with its source; who runs the site is said before all else."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.check.test_guide import EXAMPLES
from tests.site import Document, Project, Site

HEADING = "办事信息（不是这份文件写的）"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The examples of docs/dev/guide.md, published long after they were entered."""
    project = Project.of_shapes(tmp_path_factory.mktemp("written") / "checkout")
    project.write("site.yml", project.read("site.yml") + EXAMPLES["site.yml"])
    project.write("guide.yml", EXAMPLES["guide.yml"])
    return project.publish("2026-11-30")


def of_unit(site: Site, unit: str) -> Document:
    return site.page(f"units/{unit}.html")


def test_a_unit_has_what_is_registered_with_source_and_day(desk_site: Site) -> None:
    box = of_unit(desk_site, "qingshan-commerce").one("section.office")
    assert box.css("h2")[0].text() == HEADING
    assert box.css(".place")[0].text() == "青山县"
    assert [one.text() for one in box.css("dt")] == ["电话", "时间", "地点"]
    assert [link.attributes["href"] for link in box.css("a")] == ["tel:00001110001", "tel:00001110002"]
    assert box.css(".source")[0].text() == "来源：青山县人民政府网站“机构职能”，2026年4月7日登记"


@pytest.mark.parametrize("unit", ["baishi-commerce", "qingshan-finance", "changhe-commerce"])
def test_a_unit_of_which_nothing_is_registered_says_so_once_and_denies_nothing(desk_site: Site, unit: str) -> None:
    box = of_unit(desk_site, unit).one("section.office")
    assert box.text().split() == [HEADING, "没有登记。"]
    assert of_unit(desk_site, unit).one("main").text().count("没有登记") == 1


def test_the_demo_invents_none(real_site: Site) -> None:
    for page in real_site.pages("units/"):
        assert not page.all(".office .told") and not [link for link in page.links() if link.startswith("tel:")]


def test_what_is_old_when_the_site_is_published_asks_to_ring_first(written: Site, desk_site: Site) -> None:
    old = of_unit(written, "shili-commerce").one("section.office")
    assert old.css(".warn")[0].text() == "登记已超过12个月，去以前请先问一问" and not old.css("guide-age")
    fresh = of_unit(desk_site, "qingshan-commerce").one("section.office")
    (later,) = fresh.css("guide-age")
    assert later.attributes["until"] == "2027-04-07" and "hidden" in later.attributes and not fresh.css(".warn")


def test_other_programs_get_it_apart_from_the_facts_of_notices(desk_site: Site) -> None:
    file = json.loads(desk_site.files["data/measures.json"])
    assert [(one.get("unit"), one.get("benefit"), one["url"], one["date"]) for one in file["guide"]] == [
        ("县商务局", None, "units/qingshan-commerce.html", "2026-04-07"),
        (None, "changhe-2025-3/1", "changhe-2025-3/1.html", "2026-04-07"),
    ]
    assert file["guide"][1]["web"] == "https://www.example.gov.cn/guide/1"
    rows = list(csv.DictReader(io.StringIO(desk_site.files["data/guide.csv"].decode("utf-8-sig"))))
    assert [(row["地区"], row["单位或哪一项"], row["步骤"]) for row in rows] == [
        ("青山县", "县商务局", ""),
        ("长河市青山县", "changhe-2025-3/1", "在窗口领表填写；交材料"),
    ]


def about(site: Site) -> dict[str, str]:
    """What stands right below the heading of the page about the site."""
    box = site.page("about.html").one("h1 + dl.about")
    return dict(zip([one.text() for one in box.css("dt")], [one.text() for one in box.css("dd")], strict=True))


def test_the_page_about_the_site_begins_with_who_runs_it_and_how_to_report_an_error(written: Site) -> None:
    assert about(written) == {
        "谁办的": "示例市政务公开服务中心",
        "谁审核": "示例市政务公开科",
        "内容截至": "2026年11月30日",
        "核对": "没有登记",
        "发现错误": "电话 0000-7654321，工作日",
        "勘误": "本站“更新记录”",
    }


def test_whatever_nobody_has_entered_is_said_as_such(desk_site: Site) -> None:
    told = about(desk_site)
    assert (told["谁办的"], told["发现错误"], told["内容截至"]) == ("没有登记", "没有登记", "还没有公布过")


def test_who_was_asked_last_is_told_with_how_many_documents_nobody_has_asked_about(tmp_path: Path) -> None:
    project = Project.of_shapes(tmp_path / "checkout")
    asked = "checked:\n  - {date: 2026-11-02, by: 示例市政务公开科, asked: 市民政局, found: in-force}\n"
    project.write("shili-2024-7/notice.yml", project.read("shili-2024-7/notice.yml") + asked)
    told = about(project.build())["核对"]
    assert told == "最近一次是2026年11月2日，示例市政务公开科问过市民政局：仍在执行；2份文件里有1份没有登记核对"
