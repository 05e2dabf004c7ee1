"""However a day is printed, the data may have it as printed or in digits; its value is compared with the text's."""

from __future__ import annotations

from pathlib import Path

import pytest
from policyref.model.host import Host
from policyref.pages.notice import notice_page

from tests.data import CORPUS, Data

NOTICE = "shili-2024-7"
ISSUED, STARTS = "2024年4月10日", "2024年5月1日"
PRINTED = {
    "characters": ("二〇二四年四月十日", "二〇二四年五月一日"),
    "round zeros": ("二○二四年四月十日", "二○二四年五月一日"),
    "letters for zeros": ("二O二四年四月十日", "二Ｏ二四年五月一日"),
    "digits for zeros": ("二0二四年四月十日", "二０二四年五月一日"),
    "full-width digits": ("２０２４年４月１０日", "２０２４年５月１日"),
}


def printed(root: Path, way: str, issued: str, starts: str) -> Data:
    """The notice with both days printed in a way, and entered in words of their own."""
    data = Data(root)
    folder = data.folder / NOTICE
    for name in ("source.txt", "notice.yml", "04.yml", "06.yml"):
        text = (CORPUS / NOTICE / name).read_text(encoding="utf-8")
        for plain, words, entered in zip((ISSUED, STARTS), PRINTED[way], (issued, starts), strict=True):
            text = text.replace(f"issued: {plain}", f"issued: {entered}").replace(
                f"start: {plain}", f"start: {entered}"
            )
            text = text.replace(f"text: {plain}", f"text: {words}").replace(f"\n{plain}\n", f"\n{words}\n")
            text = text.replace(f"自{plain}起", f"自{words}起")
        (folder / name).write_text(text, encoding="utf-8")
    assert PRINTED[way][1] in (folder / "06.yml").read_text(encoding="utf-8")
    return data


@pytest.mark.parametrize("way", PRINTED)
def test_a_day_may_be_entered_as_it_is_printed_or_in_digits(tmp_path: Path, way: str) -> None:
    for place, (issued, starts) in enumerate([PRINTED[way], (ISSUED, "2024 年5月 1日"), ("2024-04-10", "2024-05-01")]):
        data = printed(tmp_path / str(place), way, issued, starts)
        assert not data.problems, data.report
        assert str(data.library.notice_by_id[NOTICE].issued) == "2024-04-10"


@pytest.mark.parametrize("way", PRINTED)
def test_another_day_is_found(tmp_path: Path, way: str) -> None:
    assert "E316" in printed(tmp_path / "issued", way, "2024年4月11日", STARTS).codes
    assert "E405" in printed(tmp_path / "starts", way, ISSUED, "二〇二四年五月三日").codes


@pytest.mark.parametrize("words", ["二〇二四年四月三十一日", "二〇二四年四月", "四月十日", "2024.4.10"])
def test_what_is_no_day_is_refused(tmp_path: Path, words: str) -> None:
    assert "E401" in printed(tmp_path, "characters", words, STARTS).codes


def test_a_document_without_a_number_is_no_draft_and_its_page_says_so(tmp_path: Path) -> None:
    number = "示政发〔2024〕7号"
    data = Data(tmp_path)
    for file, find, replace in (
        ("source.txt", f"{number}\n", ""),
        ("notice.yml", f"number: {number}", "number: 原文没有"),
        ("notice.yml", f"  - {{kind: number, text: {number}}}\n", ""),
    ):
        data.apply({"file": f"{NOTICE}/{file}", "find": find, "replace": replace})
    assert not data.problems, data.report
    notice = data.library.notice_by_id[NOTICE]
    [page] = notice_page(notice, data.library, Host("试", ""))
    assert "原文没有写发文字号" in page.html.partition("<h1")[2].partition("</h1>")[0]
    assert "征求意见" not in page.html and "None" not in page.html and "（）" not in page.html
