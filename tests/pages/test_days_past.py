"""That the days for doing something are past is said as built wherever an answer stands alone: in lists, on the first
page, in what other people embed; of whose days these are not, nothing is said."""

from __future__ import annotations

import pytest

from tests.site import NOTICE, Site

PAST = "办理期已过"


@pytest.mark.parametrize("measure", [6, 14, 33])
def test_the_list_of_calculators_says_it(real_site: Site, measure: int) -> None:
    rows = real_site.page("calculators.html").all(f"[data-measure='{NOTICE}/{measure}']")
    assert any(one.css_first("deadline-status") and PAST in one.text() for one in rows)


@pytest.mark.parametrize("measure", [11, 17])
def test_of_no_day_or_of_none_that_is_known_nothing_is_said(real_site: Site, measure: int) -> None:
    rows = real_site.page("calculators.html").all(f"[data-measure='{NOTICE}/{measure}']")
    assert rows and not any(PAST in one.text() for one in rows)


@pytest.mark.parametrize("measure", [4, 29])
def test_a_day_that_binds_a_department_is_no_time_to_apply(real_site: Site, measure: int) -> None:
    for address in ("calculators.html", f"embed/{NOTICE}/{measure}.html"):
        page = real_site.page(address)
        near = page.all(f"[data-measure='{NOTICE}/{measure}']") or page.all(".standing")
        assert near and not any(PAST in one.text() for one in near)


def test_a_question_of_the_first_page_says_it_beside_the_answer(real_site: Site) -> None:
    rows = real_site.page("index.html").all(f".answers [data-measure='{NOTICE}/33']")
    assert [PAST in one.text() for one in rows] == [True]


@pytest.mark.parametrize("address", ["14", "33", "27-2"])
def test_an_embedded_page_says_until_when_before_anything_is_typed(real_site: Site, address: str) -> None:
    said = "".join(real_site.page(f"embed/{NOTICE}/{address}.html").texts(".calc"))
    assert "到何时：" in said and PAST in said
