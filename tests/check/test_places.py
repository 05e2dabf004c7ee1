"""Units of different places are different units, though they are called alike."""

from __future__ import annotations

from pathlib import Path

from tests.data import Data
from tests.site import DESK

NOT_ENTERED = {"E202", "E370"}

QINGSHAN, BAISHI = "qingshan-2025-5", "baishi-2025-2"


def spoilt(root: Path, *edits: tuple[str, str, str]) -> Data:
    data = Data(root, DESK)
    for file, find, replace in edits:
        data.apply({"file": file, "find": find, "replace": replace})
    return data


def told(data: Data) -> list[tuple[str, str]]:
    return [
        (one.code, one.place.file.removeprefix("measures_data/"))
        for one in data.result.found
        if one.code not in NOT_ENTERED
    ]


def test_a_name_means_the_unit_of_the_notices_own_place(tmp_path: Path) -> None:
    library = Data(tmp_path, DESK).result.library
    assert library
    units = {
        key: [mention.unit.id for mention in library.measure_by_key[f"{key}/3"].units if mention.unit]
        for key in (QINGSHAN, BAISHI)
    }
    assert units == {
        QINGSHAN: ["qingshan-commerce", "qingshan-finance"],
        BAISHI: ["baishi-commerce", "baishi-finance"],
    }


def test_a_county_bureau_without_a_place_is_not_that_of_two_counties(tmp_path: Path) -> None:
    data = spoilt(
        tmp_path,
        ("units.yml", "short: 县商务局, level: county, place: 青山县}", "short: 县商务局, level: county}"),
        (
            "units.yml",
            "  - {id: baishi-commerce, name: 白石县商务局, short: 县商务局, level: county, place: 白石县}\n",
            "",
        ),
    )
    assert told(data) == [("E226", "units.yml")]
    [problem] = [one for one in data.result.found if one.code == "E226"]
    assert "青山县" in problem.message and "白石县" in problem.message and "place" in problem.hint


def test_one_county_alone_needs_no_place(tmp_path: Path) -> None:
    data = spoilt(
        tmp_path,
        ("units.yml", "short: 县商务局, level: county, place: 青山县}", "short: 县商务局, level: county}"),
    )
    assert told(data) == []


def test_a_provinces_office_is_one_for_all_its_counties(tmp_path: Path) -> None:
    data = spoilt(
        tmp_path,
        (
            "units.yml",
            "\nunits:\n",
            "\nunits:\n  - {id: province-trade, name: 示例省商务厅, short: 省商务厅, level: city}\n",
        ),
    )
    for county in (QINGSHAN, BAISHI):
        for file in ("03.yml", "source.txt"):
            data.apply({"file": f"{county}/{file}", "find": "县商务局、县财政局）", "replace": "县商务局、省商务厅）"})
        data.apply(
            {
                "file": f"{county}/03.yml",
                "find": "units: [县商务局, 县财政局]",
                "replace": "units: [县商务局, 省商务厅]",
            }
        )
    assert told(data) == []


def test_a_place_that_two_cities_have_is_written_with_the_city(tmp_path: Path) -> None:
    same = [(f"{BAISHI}/{file}", "示例省, 渡口市, 白石县", "示例省, 渡口市, 青山县") for file in ("notice.yml",)]
    data = spoilt(tmp_path, *same)
    for file in ("notice.yml", "source.txt"):
        path = data.folder / BAISHI / file
        path.write_text(path.read_text("utf-8").replace("白石县", "青山县"), "utf-8")
    assert ("E225", "units.yml") in told(data)
    units = data.folder / "units.yml"
    text = units.read_text("utf-8")
    text = text.replace("place: 青山县}", "place: [长河市, 青山县]}").replace(
        "place: 白石县}", "place: [渡口市, 青山县]}"
    )
    units.write_text(text, "utf-8")
    guide = data.folder / "guide.yml"
    guide.write_text(guide.read_text("utf-8").replace("place: 青山县", "place: [长河市, 青山县]"), "utf-8")
    assert [(one.code, one.message) for one in data.run().found if one.code not in NOT_ENTERED] == []


def test_a_unit_of_elsewhere_is_not_meant(tmp_path: Path) -> None:
    data = spoilt(
        tmp_path,
        (
            "units.yml",
            "  - {id: baishi-finance, name: 白石县财政局, short: 县财政局, level: county, place: 白石县}\n",
            "",
        ),
    )
    assert told(data) == [("E203", f"{BAISHI}/03.yml")]
    assert "这是青山县的单位" in str([one for one in data.result.found if one.code == "E203"])
