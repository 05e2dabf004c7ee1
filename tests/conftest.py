"""The sites that tests look at, built once per worker and never changed; and projects of a test's own to change."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser
from policyref.load import structure
from policyref.pages import parts

from benchmarks.browser import chromium
from tests.site import ADDRESS, Project, Site
from tests.time.site import build

# The machine may be busy; what an example takes is for `make bench`, not for a test.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
structure.STRICT = True  # an error of the validator that nobody has words for fails a test
os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the theme's advertisement; the Makefile turns it off for people too


@pytest.fixture(autouse=True, scope="session")
def _no_build_date_from_outside() -> Iterator[None]:
    """A build date that the machine sets would hide one that a build takes from the clock."""
    given = os.environ.pop("SOURCE_DATE_EPOCH", None)
    yield
    if given is not None:
        os.environ["SOURCE_DATE_EPOCH"] = given


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of all tests of a worker."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The published notices with differently shaped ones beside them."""
    project = Project.of_both(tmp_path_factory.mktemp("both") / "checkout")
    project.publish()
    return project


@pytest.fixture(scope="session")
def site(both: Project) -> Site:
    return Site(both.published)


@pytest.fixture(scope="session")
def desk_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The notices in the worst shapes, of several places."""
    return Project.of_desk(tmp_path_factory.mktemp("desk") / "checkout").build()


@pytest.fixture(scope="session")
def acts_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The notices that act on each other."""
    return Project.of_acts(tmp_path_factory.mktemp("acts") / "checkout").build()


@pytest.fixture(scope="session")
def amended_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The notices whose texts were amended; its day is 15 January 2027."""
    return Project.of_amended(tmp_path_factory.mktemp("amended") / "checkout").build()


@pytest.fixture(scope="session")
def time_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Documents extended, repealed, silent: what pages say of a day."""
    return build(tmp_path_factory.mktemp("time") / "checkout")


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The published notices alone, as `make site` builds them."""
    project = Project.of_real_data(tmp_path_factory.mktemp("real") / "checkout")
    project.build()
    return project


@pytest.fixture(scope="session")
def real_site(real: Project) -> Site:
    return Site(real.published)


@pytest.fixture(scope="session")
def tight(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The published notices where a page holds so little that even one notice has to be cut."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "MOST", 9_000)
        return Project.of_real_data(tmp_path_factory.mktemp("tight") / "checkout").build()


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the notices written for the tests, at a public address."""
    project = Project.of_shapes(tmp_path_factory.mktemp("known") / "checkout")
    project.configure('site_url: ""', f"site_url: {ADDRESS}")
    return project.build()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same at a public address."""
    project = Project.of_desk(tmp_path_factory.mktemp("desk") / "checkout")
    project.configure('site_url: ""', f"site_url: {ADDRESS}")
    return project.build()


@pytest.fixture
def shapes(tmp_path: Path) -> Project:
    """A small project of the test's own: only the notices written for the tests, not yet built."""
    return Project.of_shapes(tmp_path / "checkout")
