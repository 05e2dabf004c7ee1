"""Names that are valid and unusual are found as they are written: rare characters, Latin words, spaces, long names."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from policyref.model.vocabulary import Unit
from policyref.search.tokens import bare

from tests.search.page import uri
from tests.site import Project, Site

_LONG = "示例市国家级经济技术开发区管理委员会综合行政执法支队"
_UNITS = f"""units:
  - {{id: market, name: 示例市市场监督管理局, short: 市场监督管理局, level: city, place: 示例市}}
  - {{id: long, name: {_LONG}, short: 开发区执法支队, level: city, place: 示例市}}
"""
_SECTORS = "sectors:\n  - {id: smart, name: AI 与 ５Ｇ 应用, about: 主题：人工智能}\n"
_ASK = """async (query) => {
  const found = await policySearch.search(query);
  const cards = [...found.units, ...found.sectors].map(([id]) => id);
  const notices = found.results.filter((one) => one.shown.own === "notice" && one.named).length;
  return { measures: found.results.map((one) => one.shown.key), cards, notices };
}"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = Project.of_shapes(tmp_path_factory.mktemp("odd") / "checkout")
    project.edit("units.yml", "units:\n", _UNITS)
    project.edit("sectors.yml", "sectors:\n", _SECTORS)
    project.edit("shili-draft/01.yml", "sectors: [", "sectors: [smart, ")
    project.edit("shili-draft/03.yml", "units: [", f"units: [市场监督管理局, {_LONG}, ")
    for name in ("01.yml", "source.txt"):
        project.edit(f"shili-draft/{name}", "鼓励商场在节假日", "鼓励㙟县𡋾村的商场在节假日")
    for name in ("03.yml", "source.txt"):
        project.edit(f"shili-draft/{name}", "〔责任单位：各区", f"〔责任单位：市场监督管理局、{_LONG}、各区")
    return project.build()


def _ask(site: Site, page: Page, query: str) -> Any:
    page.goto(uri(site, "search.html"))
    return page.evaluate(_ASK, query)


@pytest.mark.parametrize("query", ["㙟县", "𡋾村", "㙟", "𡋾", "县𡋾村的商场"])
def test_places_with_rare_characters_are_found(odd: Site, page: Page, query: str) -> None:
    assert _ask(odd, page, query)["measures"] == ["shili-draft/1"]


@pytest.mark.parametrize("query", ["AI与5G应用", "ai 与 5g 应用", "5G应用", "ＡＩ与"])
def test_sectors_with_latin_words_are_named_whatever_their_case_width_and_spaces(
    odd: Site, page: Page, query: str
) -> None:
    assert _ask(odd, page, query)["cards"] == ["smart"]


def test_a_unit_is_named_by_its_whole_name_however_long(odd: Site, page: Page) -> None:
    assert _ask(odd, page, _LONG)["cards"] == ["long"]


@pytest.mark.parametrize("query", ["市场监督管理局", "市监局", "scjdglj", "市市场监督管理局"])
def test_a_unit_whose_name_begins_with_a_rank_is_named_by_all_of_it(odd: Site, page: Page, query: str) -> None:
    assert _ask(odd, page, query)["cards"] == ["market"]


@pytest.mark.parametrize("query", ["示政发〔2024〕7号", "示政发[2024]7号", "示政发【2024】7号", "示政发（2024）7号"])
def test_the_number_of_a_document_is_understood_in_any_brackets(odd: Site, page: Page, query: str) -> None:
    assert _ask(odd, page, query)["notices"] == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("市商务局", "商务局"),
        ("市民政局", "民政局"),
        ("市政务服务局", "政务服务局"),
        ("区市场监管局", "市场监管局"),
        ("市场监管局", "市场监管局"),
        ("示例市市场监督管理局", "市场监督管理局"),
        ("市政公用局", "市政公用局"),
        ("市民服务中心", "市民服务中心"),
        ("区域合作办公室", "区域合作办公室"),
        ("省林业局", "林业局"),
    ],
)
def test_a_rank_before_a_name_is_told_from_a_word_that_begins_like_one(name: str, said: str) -> None:
    unit = Unit(id="market", name=name, short=name, level_id="city", where=("示例市",))
    assert bare(name, unit) == said


def test_latin_words_are_split_into_syllables_of_chinese_only(odd: Site, page: Page) -> None:
    page.goto(uri(odd, "search.html"))
    syllables = page.evaluate("async () => (await policyIndex.part('syllables')).split(' ')")
    assert {"shi", "ye"} < set(syllables)
    assert {one for one in syllables if len(one) == 1 or not one.isalpha()} <= set("aeomn")
