"""`policyref new`: official words laid out for an editor, nothing guessed, nothing overwritten."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from policyref.draft.notice import DraftError, draft_notice
from policyref.load.snapshot import Snapshot
from policyref.load.yaml_file import read_yaml
from policyref.problems.problem import Problem
from policyref.text.sentences import squeeze

from tests.data import CORPUS, Data

ROOT = Path(__file__).parents[2]
SCAN = ROOT / "tests/text/notice-scan.txt"
PUBLISHED = ROOT / "measures_data/jincheng-2022-12"
OFFICIAL_KEYS = ("text", "closing", "title")


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """The corpus with the units of the published notice."""
    data = Data(tmp_path)
    shutil.copy(ROOT / "measures_data/units.yml", data.folder)
    return data


def drafted(data: Data, text: Path, notice_id: str = "new-1") -> dict[str, dict[str, Any]]:
    """The files of a draft by name, as the reader takes them; all of them must be readable."""
    problems: list[Problem] = []
    found = {}
    for path in draft_notice(notice_id, text, data.folder).paths:
        if path.suffix == ".yml":
            found[path.name] = read_yaml(Snapshot().file(path), path.name, problems)
    assert problems == []
    return {name: raw for name, raw in found.items() if raw is not None}


def measures(draft: dict[str, dict[str, Any]]) -> dict[int, dict[str, Any]]:
    return {int(name[:-4]): raw for name, raw in draft.items() if name != "notice.yml"}


def published(number: int) -> dict[str, Any]:
    path = PUBLISHED / f"{number:02d}.yml"
    return dict(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


def test_the_scan_of_the_published_notice_has_all_its_sections_and_measures(data: Data) -> None:
    draft = drafted(data, SCAN)
    assert sorted(measures(draft)) == list(range(1, 39))
    sections = draft["notice.yml"]["sections"]
    assert [section["title"] for section in sections] == [
        "加快企业复工复产",
        "促进服务业提振回升",
        "抓实项目建设冬季行动",
        "加大支持保障力度",
        "强化组织领导",
    ]
    assert {number: raw["section"] for number, raw in measures(draft).items()} == {
        number: published(number)["section"] for number in range(1, 39)
    }


def test_the_words_of_every_measure_are_those_that_were_published(data: Data) -> None:
    for number, raw in measures(drafted(data, SCAN)).items():
        official = published(number)
        for key in OFFICIAL_KEYS:
            assert squeeze(raw.get(key) or "") == squeeze(official.get(key, "")), f"{number} {key}"


def test_the_units_of_every_measure_are_those_that_were_published(data: Data) -> None:
    found = {number: raw["units"] for number, raw in measures(drafted(data, SCAN)).items()}
    assert found == {number: published(number)["units"] for number in range(1, 39)}


def test_measure_27_has_ten_items_with_titles(data: Data) -> None:
    items = measures(drafted(data, SCAN))[27]["items"]
    assert [item["number"] for item in items] == [str(number) for number in range(1, 11)]
    assert [item["title"] for item in items] == [item["title"] for item in published(27)["items"]]
    assert [squeeze(item["text"]) for item in items] == [squeeze(item["text"]) for item in published(27)["items"]]


def test_a_notice_of_another_shape_is_divided_by_its_own_numbering(data: Data) -> None:
    draft = drafted(data, CORPUS / "shili-2024-7/source.txt")
    assert sorted(measures(draft)) == [1, 2, 3, 4, 5, 6]
    assert [section["title"] for section in draft["notice.yml"]["sections"]] == ["总则", "支持措施", "附则"]
    assert draft["notice.yml"]["numbering"] == "第一条"
    assert [raw["section"] for raw in measures(draft).values()] == ["1", "1", "2", "2", "2", "3"]
    assert measures(draft)[3]["units"] == [
        {"unit": "市人力资源社会保障局", "role": "lead"},
        {"unit": "市财政局", "role": "support"},
    ]


def test_a_measure_without_a_title_is_not_given_one(data: Data) -> None:
    raw = measures(drafted(data, CORPUS / "shili-2024-7/source.txt"))[1]
    assert "title" not in raw
    assert "name" not in raw


def test_items_are_found_in_the_style_that_the_text_uses(data: Data) -> None:
    draft = drafted(data, CORPUS / "shili-2024-7/source.txt")
    assert draft["notice.yml"]["item_numbering"] == "（一）"
    assert len(measures(draft)[4]["items"]) == 2


def test_signature_and_date_are_no_part_of_a_last_measure_without_bracket(data: Data) -> None:
    draft = drafted(data, CORPUS / "shili-2024-7/source.txt")
    assert measures(draft)[6]["text"] == "本规定自2024年5月1日起施行，有效期2年。"


def test_numbering_that_restarts_in_each_section_is_followed(data: Data) -> None:
    draft = drafted(data, CORPUS / "shili-draft/source.txt")
    assert draft["notice.yml"]["numbering_restarts"] == "true"
    assert [(raw["section"], raw["title"]) for raw in measures(draft).values()] == [
        ("1", "延长营业"),
        ("1", "办好夜市"),
        ("2", "保障秩序"),
    ]


def test_the_source_is_kept_as_official_text(data: Data) -> None:
    text = data.root / "scan.txt"
    text.write_text("某市措施\n1. 促进消费。给予补贴,最高5万元。[责任单位:市商务局]\n", encoding="utf-8-sig")
    draft_notice("new-1", text, data.folder)
    source = (data.folder / "new-1/source.txt").read_text(encoding="utf-8")
    assert source == "某市措施\n1.促进消费。给予补贴，最高5万元。〔责任单位：市商务局〕\n"


def test_an_existing_notice_is_never_overwritten(data: Data) -> None:
    before = {path: path.read_bytes() for path in (data.folder / "shili-draft").iterdir()}
    with pytest.raises(DraftError, match="已经存在"):
        draft_notice("shili-draft", SCAN, data.folder)
    assert {path: path.read_bytes() for path in (data.folder / "shili-draft").iterdir()} == before


@pytest.mark.parametrize(
    "notice_id", ["", "Shili", "shi li", "示例", "../shili", "a/b", "shili_1", "-a", "a-", "data", "units", "schema"]
)
def test_an_id_that_cannot_be_an_address_is_refused(data: Data, notice_id: str) -> None:
    before = sorted(data.root.rglob("*"))
    with pytest.raises(DraftError, match="不能用作地址"):
        draft_notice(notice_id, SCAN, data.folder)
    assert sorted(data.root.rglob("*")) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "找不到公文的文字"),
        (b" \n\n", "找不到公文的文字"),
        ("1.促进消费。".encode("shift_jis", "replace"), "编码"),
    ],
)
def test_nothing_is_written_where_there_is_nothing_to_read(data: Data, content: bytes, said: str) -> None:
    text = data.root / "text.txt"
    text.write_bytes(content)
    with pytest.raises(DraftError, match=said):
        draft_notice("new-1", text, data.folder)
    assert not (data.folder / "new-1").exists()


def test_nothing_is_half_written_when_the_disk_is_full(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    write_bytes = Path.write_bytes

    def until_full(path: Path, *words: Any, **options: Any) -> int:
        if path.name == "03.yml":
            raise OSError("No space left on device")
        return write_bytes(path, *words, **options)

    monkeypatch.setattr(Path, "write_bytes", until_full)
    with pytest.raises(OSError, match="No space"):
        draft_notice("new-1", SCAN, data.folder)
    assert not (data.folder / "new-1").exists()
