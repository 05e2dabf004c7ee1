"""What sites of a government must carry, where it was issued to them; and nothing of it anywhere else.

The tags by kind of page are those of 国办发〔2017〕47号 as platforms apply it: home 3, columns 7, articles 10.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.site import Document, Project, Site

ADDRESS = "https://portal.example.gov.cn/zt/cuoshi/"
ISSUED = """\
government:
  domain: portal.example.gov.cn
  id_code: "1405220001"
  sponsor: 示例市人民政府
  operator: 示例市大数据<中心>
  icp: 晋ICP备12345678号-1
  police: 晋公网安备 14052202000012号
  badge: 0123456789ABCDEF0123456789ABCDEF
"""
ONLINE = {"shili-2024-7": "2024-04-12 15:30", "shili-draft": "2024-05-06 09:00"}

SITE = {"SiteName", "SiteDomain", "SiteIDCode"}
COLUMN = SITE | {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
ARTICLE = COLUMN | {"ArticleTitle", "PubDate", "ContentSource"}
KINDS = [
    ("index.html", SITE),
    ("measures.html", COLUMN),
    ("sectors/index.html", COLUMN),
    ("sectors/household-services.html", COLUMN),
    ("units/index.html", COLUMN),
    ("units/shili-finance.html", COLUMN),
    ("deadlines.html", COLUMN),
    ("glossary.html", COLUMN),
    ("data.html", COLUMN),
    ("sitemap.html", COLUMN),
    ("shili-2024-7/index.html", ARTICLE),
    ("shili-2024-7/3.html", ARTICLE),
    ("shili-draft/index.html", ARTICLE),
    ("shili-draft/1.html", ARTICLE),
]


def governments(root: Path, issued: str = ISSUED) -> Project:
    project = Project.of_shapes(root / "checkout")
    project.configure('site_url: ""', f"site_url: {ADDRESS}")
    project.write("site.yml", project.read("site.yml") + issued)
    for notice, online in ONLINE.items():
        project.write(f"{notice}/notice.yml", project.read(f"{notice}/notice.yml") + f"online: {online}\n")
    return project


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return governments(tmp_path_factory.mktemp("government")).build()


def tags(page: Document) -> list[tuple[str, str]]:
    found = [(meta.attributes["name"] or "", meta.attributes["content"] or "") for meta in page.all("meta[name]")]
    return [(name, content) for name, content in found if name in ARTICLE]


def framed(site: Site) -> list[Document]:
    """Its pages but the one for what is not there, which has no frame without a public address."""
    return [page for page in site.pages() if page.address != "404.html"]


def footer(page: Document) -> str:
    return page.one("footer.site-footer").text()


@pytest.mark.parametrize(("address", "names"), KINDS, ids=[address for address, _ in KINDS])
def test_each_kind_of_page_has_exactly_its_tags_each_once_and_none_empty(
    official: Site, address: str, names: set[str]
) -> None:
    found = tags(official.page(address))
    assert sorted(name for name, _ in found) == sorted(names)
    assert [name for name, content in found if not content.strip() or content in ("null", "None")] == []


def test_no_name_is_given_twice_whatever_its_case(official: Site) -> None:
    for page in official.pages():
        names = Counter((meta.attributes["name"] or "").lower() for meta in page.all("meta[name]"))
        assert [name for name, count in names.items() if count > 1] == [], page.address


def test_every_page_belongs_to_one_of_the_three_kinds(official: Site) -> None:
    sizes = {page.address: len(tags(page)) for page in official.pages() if page.address != "404.html"}
    assert set(sizes.values()) == {3, 7, 10}
    assert [address for address, size in sizes.items() if size == 3] == ["index.html"]
    assert {address for address, size in sizes.items() if size == 10} == {
        address for address in sizes if address.startswith("shili-")
    }


def test_the_tags_of_an_article_say_what_it_is(official: Site) -> None:
    assert dict(tags(official.page("shili-2024-7/3.html"))) == {
        "SiteName": "政策措施手册",
        "SiteDomain": "portal.example.gov.cn",
        "SiteIDCode": "1405220001",
        "ColumnName": "示例市人民政府关于促进家政服务业发展的若干规定",
        "ColumnDescription": "政策措施手册示例市人民政府关于促进家政服务业发展的若干规定",
        "ColumnKeywords": "示例市人民政府关于促进家政服务业发展的若干规定",
        "ColumnType": "政策文件",
        "ArticleTitle": "吸纳就业补贴",
        "PubDate": "2024-04-12 15:30",
        "ContentSource": "示例市人民政府",
    }


def test_the_title_of_an_article_is_its_first_heading(official: Site) -> None:
    for page in official.pages("shili-"):
        heading = page.one("h1").text().replace("本站编写", "").strip()
        assert dict(tags(page))["ArticleTitle"] == heading


def test_the_time_of_publishing_is_that_of_the_data(official: Site) -> None:
    for page in official.pages("shili-"):
        assert dict(tags(page))["PubDate"] == ONLINE[page.address.partition("/")[0]]
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", dict(tags(page))["PubDate"])


@pytest.mark.parametrize(
    "words",
    [
        "主办单位：示例市人民政府",
        "承办单位：示例市大数据<中心>",
        "网站标识码：1405220001",
        "晋ICP备12345678号-1",
        "晋公网安备 14052202000012号",
        "党政机关网站标识",
        "站点地图",
    ],
)
def test_the_foot_of_every_page_has_what_was_issued(official: Site, words: str) -> None:
    assert [page.address for page in official.pages() if words not in footer(page)] == []
    assert [page.address for page in official.pages() if "非政府官方网站" in footer(page)] == []


def test_the_filings_lead_to_their_registers(official: Site) -> None:
    for page in official.pages():
        links = page.links("footer.site-footer")
        assert "https://beian.miit.gov.cn/" in links
        assert [link for link in links if link.startswith("https://beian.mps.gov.cn/") and "14052202000012" in link]
        assert "https://bszs.conac.cn/sitename?method=show&id=0123456789ABCDEF0123456789ABCDEF" in links


def test_errors_of_a_page_are_reported_with_its_own_address(official: Site) -> None:
    for page in official.pages():
        link = next(one for one in page.links("footer.site-footer") if "jiucuo" in one)
        assert link.startswith("https://zfwzgl.www.gov.cn/exposure/jiucuo.html?")
        query = parse_qs(urlsplit(link).query)
        if page.address == "404.html":
            assert query == {"site_code": ["1405220001"]}, "an address that is not there is not known beforehand"
            continue
        assert query == {"site_code": ["1405220001"], "url": [page.one("link[rel=canonical]").attributes["href"]]}
        assert re.fullmatch(r"[\w.%-]+", link.partition("url=")[2]), "the address within the address is encoded"


def test_only_what_was_issued_is_shown(tmp_path: Path) -> None:
    least = '  domain: portal.example.gov.cn\n  id_code: "1405220001"\n  sponsor: 示例市人民政府\n'
    site = governments(tmp_path, f"government:\n{least}").build()
    words = footer(site.page("index.html"))
    assert "主办单位：示例市人民政府" in words
    assert [
        one for one in ("承办", "ICP", "公网安备", "标识码：None", "党政机关网站标识", "None") if one in words
    ] == []


class TestOtherSites:
    """A site that is no government's must not look like one."""

    def test_have_none_of_the_tags(self, real_site: Site) -> None:
        assert [page.address for page in real_site.pages() if tags(page)] == []

    def test_say_on_every_page_that_they_are_not_official(self, real_site: Site) -> None:
        assert [page.address for page in framed(real_site) if "非政府官方网站" not in footer(page)] == []

    def test_show_no_filing_and_no_badge(self, real_site: Site) -> None:
        for page in framed(real_site):
            assert not re.search("标识码|备案|公网安备|主办单位|找错", footer(page)), page.address
            assert [link for link in page.links("footer") if "gov.cn" in link or "conac" in link] == []


class TestTheTimeOfPublishing:
    def test_is_asked_for_of_every_notice_of_a_government(self, tmp_path: Path) -> None:
        project = governments(tmp_path)
        project.edit("shili-2024-7/notice.yml", "online: 2024-04-12 15:30\n", "")
        found = [(problem.code, problem.place.file) for problem in project.run().problems]
        assert found == [("E411", "measures_data/shili-2024-7/notice.yml")]

    def test_is_asked_of_nobody_else(self, shapes: Project) -> None:
        assert shapes.run().problems == []

    @pytest.mark.parametrize("wrong", ["2024年4月12日", "2024-04-12", "2024-04-12 15:30:00", "2024-4-12 15:30"])
    def test_is_a_minute_of_a_day(self, tmp_path: Path, wrong: str) -> None:
        project = governments(tmp_path)
        project.edit("shili-2024-7/notice.yml", "online: 2024-04-12 15:30", f"online: {wrong}")
        assert {problem.place.file for problem in project.run().problems} == {"measures_data/shili-2024-7/notice.yml"}


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("id_code", '"140522"'),
        ("id_code", "bm1234567"),
        ("police", "公网安备14052202000012号"),
        ("badge", "0123"),
        ("domain", "https://portal.example.gov.cn"),
    ],
)
def test_what_cannot_have_been_issued_is_refused(tmp_path: Path, key: str, wrong: str) -> None:
    issued = re.sub(rf"(?m)^  {key}: .*$", f"  {key}: {wrong}", ISSUED)
    problems = governments(tmp_path, issued).run().problems
    assert [problem.place.file for problem in problems] == ["measures_data/site.yml"]
