"""A telephone that nobody has looked at again for as long as a site promises asks to ring first."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import visiting
from tests.site import Site


@pytest.mark.parametrize(("day", "warned"), [("2027-04-07", False), ("2027-04-08", True), ("2030-01-01", True)])
def test_what_has_grown_old_since_the_page_was_made_is_said_to_be_old(
    browser: Browser, desk_site: Site, day: str, warned: bool
) -> None:
    with visiting(browser, desk_site) as visit:
        visit.page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T04:00:00+00:00"))
        age = visit.open("units/qingshan-commerce.html").locator("guide-age")
        expect(age).to_have_count(1)
        expect(age).to_be_visible(visible=warned)
