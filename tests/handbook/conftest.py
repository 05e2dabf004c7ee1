"""The book of the real notice as the site publishes it, and a press for prints of a test's own."""

from __future__ import annotations

import pytest
from policyref.handbook.press import Press, find_press
from policyref.model.library import Library

from tests.handbook.pdf import Pdf
from tests.site import NOTICE, Project, Site


@pytest.fixture(scope="session")
def press() -> Press:
    found = find_press(None)
    assert found, "the tests of the handbook need fonts: run `policyref fonts`"
    return found


@pytest.fixture(scope="session")
def book(real_site: Site) -> Pdf:
    return Pdf(real_site.files[f"handbook/{NOTICE}.pdf"])


@pytest.fixture(scope="session")
def library(real: Project) -> Library:
    found = real.run().library
    assert found is not None
    return found
