"""When a notice takes effect and how long it holds: dates of its own are shown wherever dates are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.data import Data
from tests.exports.contract import CONTRACT
from tests.exports.test_measures_json import breaches, load
from tests.handbook.pdf import Pdf
from tests.site import FORMS, Project, Site

NOTICE = "shili-2025-3"
FILE = f"{NOTICE}/notice.yml"
EFFECT, END = "自2025年4月1日起施行", "有效期至2027年3月31日"
ENTRY = f"  - {{quote: {END}, what: 有效期满, kind: force, start: null, end: 2027-03-31, certainty: exact}}\n"


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Project.of_forms(tmp_path_factory.mktemp("forms") / "checkout").build()


def test_pages_show_the_words_and_the_day(forms: Site) -> None:
    html = forms.files[f"{NOTICE}/index.html"].decode()
    row = next(row for row in html.split("<tr") if f'<th scope="row">{END}<' in row).partition("</tr>")[0]
    assert '截至<time datetime="2027-03-31">' in row
    assert "deadline-status" not in row  # how long it holds is no day to do something by


def test_the_list_of_dates_has_them_apart_from_days_to_do_something_by(forms: Site) -> None:
    rows = [row for row in forms.page("deadlines.html").all(".line > li") if END in row.text()]
    (row,) = rows
    assert row.css("time")[0].attributes["datetime"] == "2027-03-31"
    assert not row.css("deadline-status")


def test_a_row_of_a_notice_is_narrowed_like_those_of_all_its_measures(forms: Site) -> None:
    rows = forms.files["deadlines.html"].decode().split("<li")
    row = next(row for row in rows if END in row)
    assert 'data-sector="logistics hotels"' in row and 'data-unit="shili-commerce shili-finance"' in row
    assert 'data-spans=""' in row


def test_every_measure_says_how_long_the_whole_notice_holds(forms: Site) -> None:
    for number in range(1, 10):
        assert END in forms.files[f"{NOTICE}/{number}.html"].decode().partition('id="deadlines"')[2]


def test_the_calendar_of_all_has_them_under_the_name_of_the_notice(forms: Site) -> None:
    events = Calendar.from_ical(forms.files["data/calendar/all.ics"]).walk("VEVENT")
    found = {event.decoded("dtstart"): event for event in events}
    assert sorted(found) == [date(2025, 4, 1), date(2027, 3, 31)]
    event = found[date(2027, 3, 31)]
    assert str(event["summary"]) == "示例市支持物流和住宿业若干措施：有效期满"
    assert str(event["uid"]).startswith(f"{NOTICE}-") and f"原文：{END}" in str(event["description"])


def test_other_programs_get_them_with_the_notice(forms: Site) -> None:
    file = load(forms)
    assert breaches(file, CONTRACT) == []
    assert [one["end"] for one in file["notices"][0]["deadlines"]] == [None, "2027-03-31"]


def test_a_notice_without_dates_of_its_own_says_nothing_of_them(real_site: Site) -> None:
    assert all("deadlines" not in notice for notice in load(real_site)["notices"])
    assert "文件自己的期限" not in real_site.files["deadlines.html"].decode()


def test_the_book_prints_them_with_what_it_says_of_itself(forms: Site) -> None:
    words = "".join(Pdf(forms.files[f"handbook/{NOTICE}.pdf"]).pages)
    assert "文件自己的期限" in words and "截至2027年3月31日有效期满" in words


def test_a_notice_without_measures_is_among_the_dates(tmp_path: Path) -> None:
    project = Project.of_real_data(tmp_path / "checkout")
    source = "yangcheng-2023-1/source.txt"
    closing = "本通知自2023年1月5日起执行。"
    notice = "yangcheng-2023-1/notice.yml"
    own = "deadlines: [{quote: 自2023年1月5日起执行, kind: force, start: 2023-01-05, end: null, certainty: exact}]\n"
    text = project.read(notice).replace("unsaid: [from, until]", "unsaid: [until]")
    before, imprint, after = text.rpartition("  - kind: imprint\n")
    text = before + f"  - {{kind: body, text: {closing}}}\n" + imprint + after
    project.write(source, project.read(source).replace("2023年1月4日印发", f"{closing}\n2023年1月4日印发"))
    project.write(notice, own + text)
    assert ">自2023年1月5日起执行<" in project.build().files["deadlines.html"].decode()


@pytest.mark.parametrize(
    ("find", "replace", "code"),
    [
        (ENTRY, "", "E408"),
        (f"quote: {END}", "quote: 有效期至2028年3月31日", "E301"),
        (f"quote: {END}", "quote: 补贴期限最长不超过12个月", "E301"),
        ("end: 2027-03-31", "end: 2027-03-30", "E405"),
        ("what: 有效期满", "what: 2029年到期", "E307"),
        ("end: 2027-03-31, certainty: exact", "end: 2027-03-31, certainty: derived", "E403"),
    ],
)
def test_they_are_checked_like_those_of_measures(tmp_path: Path, find: str, replace: str, code: str) -> None:
    data = Data(tmp_path, FORMS).apply({"file": FILE, "find": find, "replace": replace})
    assert code in data.codes, data.report


def test_their_date_needs_no_waiver_and_a_waiver_is_needless(tmp_path: Path) -> None:
    waived = f"waived: [{{quote: {END}, kind: 别的事, why: 施行时间}}]\nclosing:\n"
    data = Data(tmp_path, FORMS).apply({"file": FILE, "find": "closing:\n", "replace": waived})
    assert data.codes == {"E309"}
