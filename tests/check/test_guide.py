"""What other sources tell is read with its place, shown with its source and day, and asked about when it is old.

The examples of docs/dev/guide.md are the right rows here; wrong ones are in tests/golden/bad (E230 to E234).
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from policyref.check.due_again import due_again
from policyref.model.library import Library
from policyref.present.guide import ShownGuide, guide_of, guide_of_unit
from policyref.time.units import unit_of

from tests.data import CORPUS, Data
from tests.site import DESK, ROOT

DOCS = (ROOT / "docs/dev/guide.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^```yaml (\S+)\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL))
SOURCE = "\n    source: 县政务服务网\n    date: 2026-11-02\n"


def told(row: ShownGuide) -> dict[str, tuple[str, ...]]:
    return {one.called: tuple(value.words for value in one.values) for one in row.told}


def guided(folder: Path, text: str, corpus: Path = CORPUS) -> Library:
    return Data(folder, corpus).apply({"file": "guide.yml", "write": text}).library


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The examples of the document."""
    data = Data(tmp_path_factory.mktemp("written"))
    site = (data.folder / "site.yml").read_text(encoding="utf-8")
    data.apply({"file": "site.yml", "write": site + EXAMPLES["site.yml"]})
    return data.apply({"file": "guide.yml", "write": EXAMPLES["guide.yml"]}).library


def test_the_examples_of_the_document_are_right(written: Library) -> None:
    assert set(EXAMPLES) == {"guide.yml", "site.yml"}
    publisher = written.site.publisher
    assert publisher and publisher.name == "示例市政务公开服务中心" and publisher.copies == "500册"
    assert written.site.contact == "电话 0000-7654321，工作日"
    assert len(written.guide) == 2


def test_a_unit_has_its_row_and_every_other_has_none(written: Library) -> None:
    (row,) = guide_of_unit(written.unit_by_id["shili-commerce"], written)
    assert told(row)["电话"] == ("0000-1234567", "0000-1234568（消费促进科）")
    assert row.source == "来源：示例市人民政府网站“机构职能”，2025年3月3日登记"
    assert (row.place, row.old, row.over) == ("", "", "")
    assert [one.href for one in row.told[0].values] == ["tel:00001234567", "tel:00001234568"]
    others = [unit for unit in written.units if unit.id != "shili-commerce"]
    assert others and not [unit for unit in others if guide_of_unit(unit, written)]


def test_a_benefit_has_its_own_row_and_what_stands_beside_it_has_not(written: Library) -> None:
    measure = written.measure_by_key["shili-2024-7/3"]
    (row,) = guide_of(unit_of(measure, measure.benefits[0]), written)
    assert list(told(row)) == ["窗口", "材料", "步骤", "网上"]
    assert guide_of("shili-2024-7/3", written) == () == guide_of("shili-2024-7/4", written)


def test_what_has_no_row_has_that_of_what_it_stands_in(tmp_path: Path) -> None:
    rows = ("shili-2024-7", "1号窗口"), ("shili-2024-7/4", "4号窗口"), ("shili-2024-7/4/2", "42号窗口")
    text = "".join(f"  - place: 示例市\n    benefit: {key}\n    window: {window}{SOURCE}" for key, window in rows)
    library = guided(tmp_path, f"guide:\n{text}")
    found = {key: told(guide_of(f"shili-2024-7/{key}", library)[0])["窗口"] for key in ("3", "4", "4/1", "4/2")}
    assert found == {"3": ("1号窗口",), "4": ("4号窗口",), "4/1": ("4号窗口",), "4/2": ("42号窗口",)}
    assert told(guide_of("shili-2024-7/4/2@upskilling", library)[0])["窗口"] == ("42号窗口",)


def test_units_of_one_name_have_the_row_of_their_place(tmp_path: Path) -> None:
    row = "  - place: {}\n    unit: 县商务局\n    phone: {}" + SOURCE
    text = row.format("青山县", "0000-1111111") + row.format("[渡口市, 白石县]", "0000-2222222")
    library = guided(tmp_path, f"guide:\n{text}", DESK)
    found = {unit.id: guide_of_unit(unit, library) for unit in library.units}
    assert {name: told(rows[0])["电话"] for name, rows in found.items() if rows} == {
        "qingshan-commerce": ("0000-1111111",),
        "baishi-commerce": ("0000-2222222",),
    }
    assert found["qingshan-commerce"][0].place == "青山县"


def test_one_matter_may_be_done_in_two_places(tmp_path: Path) -> None:
    row = "  - place: {}\n    benefit: changhe-2025-3/1\n    window: {}" + SOURCE
    text = row.format("长河市", "市大厅") + row.format("[长河市, 青山县]", "县大厅")
    library = guided(tmp_path, f"guide:\n{text}", DESK)
    found = guide_of("changhe-2025-3/1", library)
    assert [(one.place, told(one)["窗口"]) for one in found] == [("长河市", ("市大厅",)), ("青山县", ("县大厅",))]


def test_a_row_is_due_when_it_is_as_old_as_the_site_says(written: Library) -> None:
    long_ago = "已超过12个月"
    due = [one.unit for one in due_again(written, date(2026, 3, 4)) if one.why.endswith(long_ago)]
    assert due == ["市商务局", "shili-2024-7/3@hiring"]
    assert not [one for one in due_again(written, date(2026, 3, 3)) if one.why.endswith(long_ago)]


def test_a_page_warns_of_a_row_that_is_old_on_the_day_of_the_site(tmp_path: Path) -> None:
    data = Data(tmp_path).apply({"file": "guide.yml", "write": EXAMPLES["guide.yml"]})
    data.publish("2026-03-04")
    (row,) = guide_of_unit(data.library.unit_by_id["shili-commerce"], data.library)
    assert row.old == "登记已超过12个月，去以前请先问一问"


def test_what_has_ended_is_not_offered_like_what_goes_on(tmp_path: Path) -> None:
    acts = CORPUS.with_name("acts")
    rows = "  - place: 安洲县\n    benefit: {}\n    window: 1号窗口" + SOURCE
    library = guided(tmp_path, "guide:\n" + rows.format("anzhou-2023-4/2@rent") + rows.format("anzhou-2023-4/1"), acts)
    (row,), (going,) = guide_of("anzhou-2023-4/2@rent", library), guide_of("anzhou-2023-4/1", library)
    assert row.over == "已停止执行：下面是以前登记的办法" and not going.over
    why = "2026年11月2日登记的办事信息（县政务服务网），已超过12个月"
    assert [one.unit for one in due_again(library, date(2027, 12, 1)) if one.why == why] == ["anzhou-2023-4/1"]
