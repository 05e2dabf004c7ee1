"""Office files as LibreOffice opens them: the same rows as the CSV, days that are days, links that lead to the site."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from policyref.intake.office import soffice

from tests.exports.conftest import ADDRESS
from tests.site import Site

pytestmark = pytest.mark.skipif(soffice() is None, reason="LibreOffice 没有装：表格只用 openpyxl 核对")
NAMES = ("data/measures", "data/deadlines", "data/duties", "data/units/finance")


@pytest.fixture(scope="module")
def opened(fed: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every file as LibreOffice saves it again."""
    folder = tmp_path_factory.mktemp("office")
    files = []
    for name in NAMES:
        path = folder / f"{name.rpartition('/')[2]}.xlsx"
        path.write_bytes(fed.files[f"{name}.xlsx"])
        files.append(path)
    command = soffice()
    assert command is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind in ("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "xlsx"):
        out = folder / kind.partition(":")[0]
        subprocess.run(
            [command, profile, "--headless", "--convert-to", kind, "--outdir", out, *files], check=True, timeout=300
        )
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_it_shows_the_rows_of_the_csv(opened: Path, fed: Site, name: str) -> None:
    ours = list(csv.reader(io.StringIO(fed.files[f"{name}.csv"].decode("utf-8-sig"), newline="")))
    text = (opened / f"csv/{name.rpartition('/')[2]}.csv").read_text(encoding="utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == ours


@pytest.mark.parametrize("name", NAMES)
def test_it_keeps_days_links_and_the_filter(opened: Path, fed: Site, name: str) -> None:
    again = load_workbook(opened / f"xlsx/{name.rpartition('/')[2]}.xlsx").active
    given = load_workbook(io.BytesIO(fed.files[f"{name}.xlsx"])).active
    assert again is not None and given is not None and again.auto_filter.ref == given.auto_filter.ref
    days = 0
    for ours, theirs in zip(given.iter_rows(min_row=2), again.iter_rows(min_row=2), strict=True):
        for one, other in zip(ours, theirs, strict=True):
            assert one.is_date == other.is_date and one.value == other.value
            days += one.is_date
            target = other.hyperlink.target if other.hyperlink else None
            assert target == (one.hyperlink.target if one.hyperlink else None)
            assert target is None or target.startswith(ADDRESS)
    assert days
