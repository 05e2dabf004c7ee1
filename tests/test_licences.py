"""Nothing is shipped whose licence does not allow it, and the list of parts says all that the pins install."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.licences import ROOT, Part, parts, refused, sbom


def test_everything_installed_or_bundled_may_be_shipped() -> None:
    found = [one for one in parts() if one.where != "elsewhere"]
    assert len(found) > 30 and refused(found) == []


@pytest.mark.parametrize("licence", ["AGPL-3.0-only", "GPL-3.0-or-later", "", "MIT AND GPL-2.0-only", "Proprietary"])
def test_what_may_not_be_shipped_is_refused(licence: str) -> None:
    assert refused([Part("x", "1", licence, "installed")])


@pytest.mark.parametrize("licence", ["MIT", "Apache-2.0 OR GPL-2.0-only", "(MIT AND PSF-2.0)", "MPL-2.0"])
def test_a_choice_of_which_one_will_do_is_enough(licence: str) -> None:
    assert refused([Part("x", "1", licence, "installed")]) == []


def test_the_bill_of_materials_lists_every_pin_and_is_the_same_every_time() -> None:
    made = json.loads(sbom(parts()))
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.5")
    text = (ROOT / "requirements/site.txt").read_text(encoding="utf-8")
    pinned = set(re.findall(r"(?m)^([A-Za-z0-9_.-]+)==([^ ;\\]+)", text))
    assert {(one["name"], one["version"]) for one in made["components"] if "purl" in one} == pinned
    assert sbom(parts()) == sbom(parts())
    assert all(one["licenses"] for one in made["components"] if one.get("scope") != "optional")


def test_every_pin_has_hashes_and_names_no_host() -> None:
    for path in sorted(Path(ROOT / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        pins = re.split(r"(?m)^(?=[A-Za-z0-9_.-]+==)", text)[1:]
        assert pins and all("--hash=sha256:" in pin for pin in pins), path.name
        assert not re.search(r"https?://|--(extra-)?index-url|--find-links", text), path.name
