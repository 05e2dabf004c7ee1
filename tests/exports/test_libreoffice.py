"""Office files as LibreOffice opens them: the same rows as the CSV, days that are days, links that lead to the site."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from policyref.intake.office import soffice

from tests.exports.conftest import ADDRESS
from tests.site import Site

NAMES = ("data/measures", "data/deadlines", "data/duties", "data/units/finance")


@pytest.fixture(scope="module")
def opened(fed: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every file as LibreOffice saves it again. That it opens tables at all is seen by one that it makes itself."""
    folder = tmp_path_factory.mktemp("office")
    plain = folder / "plain.csv"
    plain.write_text("a,b\n", encoding="utf-8")
    if soffice() is None or not saved(folder, "xlsx", [plain]):
        pytest.skip("LibreOffice Calc is not installed: openpyxl alone has read the tables")
    files = []
    for name in NAMES:
        path = folder / f"{name.rpartition('/')[2]}.xlsx"
        path.write_bytes(fed.files[f"{name}.xlsx"])
        files.append(path)
    assert saved(folder, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", files)
    assert saved(folder, "xlsx", files)
    return folder


def saved(folder: Path, kind: str, files: list[Path]) -> bool:
    """Whether LibreOffice has saved all of them as that kind, in a folder named after it."""
    ending = kind.partition(":")[0]
    profile, out = f"-env:UserInstallation={(folder / 'profile').as_uri()}", folder / ending
    command: list[str | Path] = [soffice() or "", profile, "--headless", "--convert-to", kind, "--outdir", out, *files]
    subprocess.run(command, check=False, capture_output=True, timeout=300)
    return all((out / f"{path.stem}.{ending}").exists() for path in files)


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
            assert led(one) == led(other) and (not led(one) or led(one).startswith(ADDRESS))
    assert days


def led(cell: Any) -> str:
    """Where it leads; openpyxl has what stands behind # apart."""
    link = cell.hyperlink
    return f"{link.target}#{link.location}".removesuffix("#None") if link and link.target else ""
