"""One page lists everything that can be computed, and says of the rest why it cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.pages.calculators import calculators_page

from tests.site import DATA, NOTICE, ROOT, Site, resolved, squeeze


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


def test_what_can_no_longer_be_applied_for_says_so(real_site: Site) -> None:
    """Where no script runs, too: there as on the page that the list leads to, and on the first page."""
    loan, sales = (
        next(one for one in real_site.page("calculators.html").all(".answers li") if name in one.text())
        for name in ("最长可延到哪天", "网络销售额奖励")
    )
    assert loan.css("deadline-status")[0].text().strip() == "办理期已过"
    assert not sales.css("deadline-status")
    asked = next(one for one in real_site.page("index.html").all(".answers li") if "贷款到期" in one.text())
    assert asked.css("deadline-status")[0].text().strip() == "办理期已过"
    assert "办理期已过" in real_site.page(f"embed/{NOTICE}/33.html").one("article").text()
    assert "办理期已过" not in real_site.page(f"embed/{NOTICE}/11.html").one("article").text()


def test_of_rounding_is_told_where_a_sum_may_be_less_than_a_fen(real_site: Site) -> None:
    """A share of what was sold may be; a day and an amount that the text names are not."""
    told = {number: "四舍五入" in real_site.measure(number).one("main").text() for number in (11, 19, 34)}
    assert told == {11: True, 19: False, 34: False}


def test_what_nobody_has_entered_anew_is_listed_apart() -> None:
    """An amendment takes it from what can be computed: it is not lost, and no sum stands beside it."""
    library, problems = load_library(ROOT / "tests/corpora", ROOT / "tests/corpora/amended")
    assert library and not problems
    days = (date(2027, 1, 31), date(2027, 2, 1))
    (early,), (late,) = (calculators_page(replace(library, published=day), Host("站", "")) for day in days)
    assert "展销奖励" in early.html and "不再计算的" not in early.html
    _, _, apart = late.html.partition("本站尚未整理修改后的文字，不再计算的")
    assert "展销奖励" in apart and "6万元" not in apart
    listed, _, _ = late.html.partition("本站尚未整理修改后的文字，不再计算的")
    assert "首发活动奖励" in apart and "首发展览奖励" in listed and "首发展览奖励" not in apart


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
