"""One page lists everything that can be computed, and says of the rest why it cannot."""

from __future__ import annotations

from policyref.load.library import load_library

from tests.site import DATA, Site, resolved, squeeze


def test_every_rule_of_every_measure_is_listed_and_leads_to_its_calculation(real_site: Site) -> None:
    library, _ = load_library(DATA.parent, DATA)
    assert library
    rows = real_site.page("calculators.html").all(".answers li")
    wanted = [(one.key, squeeze(rule.name)) for one in library.measures for rule in one.rules.rules]
    assert len(wanted) > 10 and len(rows) == len(wanted)
    found = {
        (row.attributes["data-measure"], name) for row in rows for _, name in wanted if name in squeeze(row.text())
    }
    assert {*wanted} <= found
    for address in {resolved(row.css("a")[0].attributes["href"] or "", "calculators.html") for row in rows}:
        page, _, anchor = address.partition("#")
        assert real_site.page(page).all(f"#{anchor}"), address


def test_what_is_given_stands_beside_it(real_site: Site) -> None:
    row = next(one for one in real_site.page("calculators.html").all(".answers li") if "网络销售额奖励" in one.text())
    assert row.css("b")[0].text() == "最高5万元"
    assert "网上销售" in row.text() and "第11条" in row.text() and row.css("force-status")[0].text()


def test_what_cannot_be_computed_is_named_with_the_reason(real_site: Site) -> None:
    library, _ = load_library(DATA.parent, DATA)
    assert library
    shown = squeeze(real_site.page("calculators.html").one("main").text())
    clauses = [one for measure in library.measures for one in measure.rules.not_computable]
    assert clauses
    for one in clauses:
        assert squeeze(one.quote) in shown and squeeze(one.why) in shown


def test_each_answer_stands_under_the_question_it_answers(real_site: Site) -> None:
    words = squeeze(real_site.page("calculators.html").one("main").text())
    assert words.index("遇到了什么") < words.index("最长可延到哪天") < words.index("打算做什么")
    assert words.index("打算做什么") < words.index("网络销售额奖励") < words.index("我能拿多少")
    assert words.index("我能拿多少") < words.index("职业介绍补贴") < words.index("应当是多少")


def test_the_menu_and_the_site_map_lead_to_it(real_site: Site) -> None:
    for address in ("index.html", "sitemap.html"):
        page = real_site.page(address)
        assert "calculators.html" in {resolved(link, address) for link in page.links()}
