"""A cap may stand in what a notice says outside of its measures: it is found there, covered and linked."""

from __future__ import annotations

from pathlib import Path

from policyref.model.host import Host
from policyref.pages.measure import measure_page

from tests.data import Data
from tests.site import FORMS

WORDS = "各项房租补贴每户合计最高20万元。"


def with_cap_of_the_notice(tmp_path: Path, quote: str) -> Data:
    data = Data(tmp_path, FORMS)
    number = "示政办发〔2025〕9号\n"
    data.apply({"file": "shili-2025-9/source.txt", "find": number, "replace": f"{number}{WORDS}\n"})
    part = "  - {kind: number, text: 示政办发〔2025〕9号}\n"
    more = f"{part}  - {{kind: preamble, text: {WORDS}}}\n"
    data.apply({"file": "shili-2025-9/notice.yml", "find": part, "replace": more})
    cap = "clause: 18, quote: 房租补贴每户最高20万元"
    return data.apply({"file": "shili-2025-9/16.yml", "find": cap, "replace": f"clause: notice, quote: {quote}"})


def test_a_cap_in_the_notices_own_words_is_found_and_linked(tmp_path: Path) -> None:
    library = with_cap_of_the_notice(tmp_path, "各项房租补贴每户合计最高20万元").result.library
    assert library is not None
    notice = library.notice_by_id["shili-2025-9"]
    (one,) = notice.cited
    assert one.span is not None and notice.official.words[one.span.start :].startswith("各项房租补贴")
    [page] = measure_page(notice.measures[15], library, Host("试", ""))
    assert f'<q>{one.quote}</q>，见<a href="index.html">{notice.short_title}</a>' in page.html


def test_its_number_is_a_fact_and_that_of_the_clause_is_open(tmp_path: Path) -> None:
    data = with_cap_of_the_notice(tmp_path, "各项房租补贴每户合计最高20万元")
    assert [(one.code, one.place.file.rpartition("/")[2]) for one in data.problems] == [("E306", "18.yml")]


def test_words_that_the_notice_does_not_have_are_refused(tmp_path: Path) -> None:
    data = with_cap_of_the_notice(tmp_path, "房租补贴每户最高20万元")  # so says clause 18
    assert "E301" in data.codes
