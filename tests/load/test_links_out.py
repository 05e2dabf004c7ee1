"""A link that leads out of the data folder is told of and not read; one within it is as good as a file."""

from __future__ import annotations

from pathlib import Path

from tests.data import Data


def test_what_a_link_leads_out_to_is_told_at_its_name(tmp_path: Path) -> None:
    data = Data(tmp_path / "desk")
    outside = tmp_path / "outside"
    outside.mkdir()
    (data.folder / "far").symlink_to(outside)
    path = data.folder / "shili-2024-7/06.yml"
    path.rename(outside / "06.yml")
    path.symlink_to(outside / "06.yml")
    found = {(one.place.file, one.code) for one in data.problems if one.code == "E119"}
    assert found == {("measures_data/far", "E119"), ("measures_data/shili-2024-7/06.yml", "E119")}


def test_a_link_within_the_data_is_read(tmp_path: Path) -> None:
    data = Data(tmp_path / "desk")
    path = data.folder / "shili-2024-7/06.yml"
    path.rename(data.folder / "shili-2024-7/kept.txt")
    path.symlink_to("kept.txt")
    assert not data.problems, data.report
