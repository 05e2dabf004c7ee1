"""Groups of units (专项推进组): set up in the words of a measure; what they are given has somebody who says so."""

from __future__ import annotations

import csv
import io
import json

from tests.site import Project, Site, squeeze

GROUPS = """groups:
  - measure: shili-draft/2
    kind: 示范夜市
    quote: 年底前建成2处示范夜市
    groups:
      - id: night
        name: 夜市
        measures:
          - measure: shili-2024-7/3
            source: {title: 示例市夜市分工方案, number: 示政办发〔2024〕9号, quote: 补贴由夜市组办理}
          - {measure: shili-2024-7/4/1, ours: 岗前培训由夜市的商户参加}
      - {id: stalls, name: 建成}
"""
ASSIGNED = "依据《示例市夜市分工方案》（示政办发〔2024〕9号）：“补贴由夜市组办理”"


def built(shapes: Project) -> Site:
    shapes.write("groups.yml", GROUPS)
    return shapes.build()


def test_the_groups_that_a_measure_sets_up_have_no_measures_until_somebody_gives_them_any(real_site: Site) -> None:
    listed = [node.text() for node in real_site.page("groups/index.html").all("ul.names li a")]
    assert listed == ["能源安全保供", "工业复工复产", "服务业提振回升", "项目谋划建设", "扩大稳岗就业", "财政金融服务"]
    page = real_site.page("groups/energy-supply.html")
    assert "没有文件写明哪些措施归哪个组" in page.one("article").text()
    assert page.all("table") == [] and page.one(".lead a").attributes["href"] == "../jincheng-2022-12/35.html"
    assert [address for address in real_site.files if address.startswith("data/groups/")] == []


def test_a_group_has_the_duties_it_is_given_and_says_by_whom(shapes: Project) -> None:
    site = built(shapes)
    found = site.page("groups/night.html").all("tbody tr")
    told = [(row.css("th a")[0].text(), row.css("td")[-1].text()) for row in found]
    assert [(squeeze(name), why) for name, why in told] == [
        ("第三条吸纳就业补贴", ASSIGNED),
        ("第四条第（一）项培训补贴", "本站编写：岗前培训由夜市的商户参加"),
    ]
    assert site.page("groups/index.html").all("ul.names small")[0].text().strip() == "2 条"


def test_its_list_for_an_office_has_the_same_rows(shapes: Project) -> None:
    site = built(shapes)
    text = site.files["data/groups/night.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(one["组"], one["哪一条"], one["凭什么归这个组"]) for one in rows] == [
        ("夜市（示范夜市）", "第三条", ASSIGNED),
        ("夜市（示范夜市）", "第四条第（一）项", "本站编写：岗前培训由夜市的商户参加"),
    ]
    assert "data/groups/stalls.csv" not in site.files and "data/groups/night.xlsx" in site.files


def test_other_programs_are_given_the_groups_as_entered(shapes: Project) -> None:
    [found] = json.loads(built(shapes).files["data/measures.json"])["groups"]
    assert found["kind"] == "示范夜市" and [one["id"] for one in found["groups"]] == ["night", "stalls"]
    assert found["groups"][0]["measures"][0]["source"]["quote"] == "补贴由夜市组办理"


def test_a_site_without_groups_has_no_page_of_them(shapes: Project) -> None:
    site = shapes.build()
    assert not [address for address in site.files if address.startswith(("groups/", "data/groups/"))]
    assert "工作组" not in site.page("units/index.html").one("article").text()
