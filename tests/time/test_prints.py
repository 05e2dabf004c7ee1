"""Paper does not follow the day: each print says what held on the day that it was printed, and until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from policyref.handbook.book import whole_book
from policyref.handbook.leaves import leaflet, task_list
from policyref.handbook.press import Press, find_press
from policyref.model.host import Host
from policyref.model.library import Library

from tests.handbook.pdf import Pdf
from tests.site import squeeze
from tests.time.folder import library_of

HOST = Host("试", "")
UNIT = "市商务局"


@pytest.fixture(scope="module")
def press() -> Press:
    found = find_press(None)
    assert found, "the tests of the handbook need fonts: run `policyref fonts`"
    return found


def force(quote: str, start: str | None, end: str | None) -> dict[str, Any]:
    return {"kind": "force", "quote": quote, "start": start, "end": end, "certainty": "exact"}


MEASURES = {
    2: {"units": [UNIT], "items": {1: {}, 2: {}}},
    3: {"units": [UNIT], "deadlines": [force("本条执行至2023年12月31日", None, "2023-12-31")]},
    5: {"units": [UNIT], "benefits": {"opening": "1万元", "closing": "2万元"}},
    8: {"units": [UNIT]},
}
OLD = {
    "number": "柳政发〔2022〕3号",
    "issued": "2022-05-10",
    "place": ["示例省", "示例市"],
    "deadlines": [force("自2022年6月1日起施行，有效期至2025年5月31日", "2022-06-01", "2025-05-31")],
    "measures": MEASURES,
}
REPEAL = {"does": "repeals", "to": "liuhe-2022-3/8", "quote": "第八条自2024年4月1日起废止", "from": "2024-04-01"}
STOP = {"does": "repeals", "to": "liuhe-2022-3/2/2", "quote": "第二条第（二）项同时停止执行", "from": "2024-04-01"}
LONGER = {"does": "extends", "to": "liuhe-2022-3", "quote": "其余继续执行至2027年5月31日", "until": "2027-05-31"}


def of(folder: Path, *effects: dict[str, Any], printed: str | None = "2024-06-20", **old: Any) -> Library:
    """A notice of 2022 and one of 2024 that acts on it."""
    later = {"number": "柳政发〔2024〕8号", "issued": "2024-03-05", "effects": [*effects]}
    library = library_of(folder, {"liuhe-2022-3": {**OLD, **old}, "liuhe-2024-8": later})
    return replace(library, published=date.fromisoformat(printed)) if printed else library


def leaf(library: Library, press: Press, number: int) -> str:
    entry = leaflet(library.measure_by_key[f"liuhe-2022-3/{number}"], library, HOST)
    return "".join(Pdf(press.print("leaflet", entry, None)).pages)


def book(library: Library, press: Press) -> Pdf:
    return Pdf(press.print("book", whole_book(library.notice_by_id["liuhe-2022-3"], library, HOST), None))


def tasks(library: Library, press: Press) -> str:
    unit = next(one for one in library.units if UNIT in one.written)
    return "".join(Pdf(press.print("tasks", task_list(unit, library, HOST, lambda _: {}), None)).pages)


def test_a_leaflet_says_word_last_day_day_of_printing_and_act(tmp_path: Path, press: Press) -> None:
    words = leaf(of(tmp_path, LONGER), press, 5)
    assert "有效·已延长（原至2025年5月31日）" in words
    assert "有效期至2027年5月31日；截至编印日2024年6月20日；2022年5月的文件，已过2年1个月" in words
    assert (
        "继续执行至2027年5月31日，见《关于liuhe-2024-8的通知》（柳政发〔2024〕8号）：“其余继续执行至2027年5月31日”"
        in words
    )


def test_the_day_of_unpublished_data_is_called_no_day_of_printing(tmp_path: Path, press: Press) -> None:
    words = leaf(of(tmp_path, LONGER, printed=None), press, 5)
    assert "截至2024年3月5日" in words and "编印日" not in words


def test_a_leaflet_of_what_is_repealed_says_so_and_by_what(tmp_path: Path, press: Press) -> None:
    words = leaf(of(tmp_path, REPEAL), press, 8)
    assert "已废止（自2024年4月1日起）" in words
    assert "《关于liuhe-2024-8的通知》（柳政发〔2024〕8号）：“第八条自2024年4月1日起废止”" in words
    assert "有效期至" not in words


def test_before_it_is_repealed_it_holds_and_the_leaflet_foretells_it(tmp_path: Path, press: Press) -> None:
    words = leaf(of(tmp_path, REPEAL, printed="2024-03-20"), press, 8)
    assert "有效·将于2024年4月1日废止" in words and "已废止" not in words


def test_a_part_that_has_stopped_bears_its_own_word(tmp_path: Path, press: Press) -> None:
    words = leaf(of(tmp_path, STOP), press, 2)
    assert "部分失效" in words
    assert "有效（一）第2项工作的第1方面" in words
    assert "已停止执行（二）第2项工作的第2方面" in words


def test_silence_is_told_with_whom_to_ask_and_nothing_else(tmp_path: Path, press: Press) -> None:
    library = of(tmp_path, deadlines=[], unsaid=["from", "until"])
    words = leaf(library, press, 8)
    assert f"有效与否原文没写，请问{UNIT}" in words and "有效期至" not in words


def test_what_no_unit_answers_for_is_asked_of_the_issuer(tmp_path: Path, press: Press) -> None:
    library = of(tmp_path, deadlines=[], unsaid=["from", "until"], measures={8: {}})
    assert "有效与否原文没写，请问淮树县人民政府办公室" in leaf(library, press, 8)


def test_the_ended_stand_in_a_part_of_their_own_at_the_end_of_the_book(tmp_path: Path, press: Press) -> None:
    found = book(of(tmp_path, REPEAL), press)
    heads = [words for level, words, _ in found.bookmarks if level == 1]
    assert "已废止的措施" in heads
    apart = squeeze(found.part("已废止的措施", "索引")).partition("已废止的措施")[2].partition("责任单位索引")[0]
    assert "第8项工作" in apart and "第5项工作" not in apart
    before = found.part("关于liuhe-2022-3的通知", "文件结尾")
    assert "已废止（自2024年4月1日起）" in before and "见第" in before
    page = found.folio_of("已废止的措施")
    assert f"见第{page}页" in before.replace("\n", "")


def test_a_book_of_what_is_ended_as_a_whole_says_so_on_its_cover_and_keeps_its_order(
    tmp_path: Path, press: Press
) -> None:
    whole = {**REPEAL, "to": "liuhe-2022-3", "quote": "柳政发〔2022〕3号自2024年4月1日起废止"}
    found = book(of(tmp_path, whole), press)
    assert "已废止（自2024年4月1日起）" in found.pages[0]
    assert "已废止的措施" not in [words for _, words, _ in found.bookmarks]


def test_a_book_without_ended_measures_has_no_such_part(tmp_path: Path, press: Press) -> None:
    found = book(of(tmp_path, LONGER), press)
    assert "已废止的措施" not in [words for _, words, _ in found.bookmarks]


def test_what_is_over_by_its_date_keeps_its_place_and_bears_a_mark_in_heading_and_contents(
    tmp_path: Path, press: Press
) -> None:
    found = book(of(tmp_path, LONGER), press)
    assert next(words for _, words, _ in found.bookmarks if "第3项工作" in words).endswith("〔期限已过〕")
    assert "文件延长了，这一部分另有期限" in "".join(found.pages)


def test_the_index_has_the_last_days_of_validity_as_a_kind_of_their_own(tmp_path: Path, press: Press) -> None:
    index = book(of(tmp_path, LONGER), press).part("索引", "索引").replace("\n", "")
    assert "有效期的最后一天（截至编印日2024年6月20日）" in index
    assert index.index("有效期至2023年12月31日") < index.index("有效期至2027年5月31日")


def test_a_task_of_an_ended_measure_is_struck_with_the_act_and_has_no_square(tmp_path: Path, press: Press) -> None:
    words = tasks(of(tmp_path, REPEAL), press)
    assert "自2024年4月1日起废止，见《关于liuhe-2024-8的通知》" in words
    assert words.count("完成日期") == len(MEASURES) + 1, "three, one of them with two items"
    assert "效力截至编印日2024年6月20日" in words


def test_a_word_that_tasks_of_a_notice_share_stands_once(tmp_path: Path, press: Press) -> None:
    silent: dict[str, Any] = {"deadlines": [], "unsaid": ["from", "until"]}
    two = {5: MEASURES[5], 8: MEASURES[8]}
    assert tasks(of(tmp_path, **silent, measures=two), press).count("有效与否原文没写") == 1
    words = tasks(of(tmp_path, **silent, measures={**two, 3: MEASURES[3]}), press)
    assert words.count("有效与否原文没写") == 1
    assert words.count("期限已过") == 2, "above, of the notice; and beside the one task"


def test_a_day_of_one_benefit_is_printed_beside_its_name(tmp_path: Path, press: Press) -> None:
    day = {
        "kind": "due",
        "quote": "2024年1月31日前申请",
        "end": "2024-01-31",
        "certainty": "derived",
        "basis": "当日计入",
    }
    measures = {5: {**MEASURES[5], "deadlines": [{**day, "of": ["opening"]}]}}
    words = leaf(of(tmp_path, measures=measures), press, 5)
    assert "截至2024年1月31日（“opening奖励”）办理期已过" in words
