"""One page lists everything that can be computed, and says of the rest why it cannot."""

from __future__ import annotations

from policyref.load.library import load_library

from tests.site import DATA, Document, Site, resolved, squeeze


def _listed(page: Document) -> set[tuple[str, str]]:
    """(address, words) of every link in the lists."""
    return {
        (resolved(link.attributes["href"] or "", page.address), squeeze(link.text())) for link in page.all("main li a")
    }


def test_every_rule_of_every_measure_is_listed_and_leads_to_its_calculation(real_site: Site) -> None:
    library, _ = load_library(DATA.parent, DATA)
    assert library
    wanted = {(f"{one.address}#calculate", squeeze(rule.name)) for one in library.measures for rule in one.rules.rules}
    assert len(wanted) > 10
    assert wanted <= _listed(real_site.page("calculators.html"))


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
    assert words.index("我能拿多少") < words.index("网络销售额奖励") < words.index("截止到哪天")
    assert words.index("截止到哪天") < words.index("最长可延到哪天")


def test_the_menu_and_the_site_map_lead_to_it(real_site: Site) -> None:
    for address in ("index.html", "sitemap.html"):
        page = real_site.page(address)
        assert "calculators.html" in {resolved(link, address) for link in page.links()}
