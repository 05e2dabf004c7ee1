"""What a notice says of itself is told from what it says of others, however it is printed."""

from __future__ import annotations

from datetime import date

import pytest
from policyref.check.standing import OwnWords
from policyref.facts.record import changed
from policyref.model.issuer import Issuer
from policyref.model.notice import Notice
from policyref.model.notice_parts import Part

from tests.data import Data


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory) -> Notice:
    return Data(tmp_path_factory.mktemp("data")).library.notice_by_id["shili-2024-7"]


def own(notice: Notice, *lines: str, kinds: dict[str, str] | None = None, **record: str) -> OwnWords:
    """A notice of these lines, each a part of the kind `body` where `kinds` says no other."""
    parts = tuple(Part(kind=(kinds or {}).get(line, "body"), text=line) for line in lines)
    issuer = record.pop("issuer", "示例市商务局")
    stated = {"official_title": "关于支持开店的措施", "issuers": (Issuer(name=issuer),), **record}
    return OwnWords(changed(notice, source="\n".join(lines), opening=parts, closing=(), written_number=None, **stated))


NUMBER = "示商发〔2025〕3号"


@pytest.mark.parametrize(
    "line",
    [
        NUMBER,
        f"发文字号：{NUMBER}",
        f"（{NUMBER}2025年3月1日）",
        f"{NUMBER} 签发人：王某某",
        f"示例市商务局文件{NUMBER}",
    ],
)
def test_a_number_in_a_line_of_its_own_is_the_notices(notice: Notice, line: str) -> None:
    assert own(notice, "关于支持开店的措施", line, f"根据《办法》（{NUMBER}）制定。").number(NUMBER)


@pytest.mark.parametrize(
    "line",
    [
        f"根据《示例省办法》（{NUMBER}），制定本措施。",
        f"按照{NUMBER}文件精神，制定本措施。",
        f"为贯彻落实《示例省办法》的通知（{NUMBER}）要求，制定本措施。",
        f"《示例市办法》（{NUMBER}）同时废止。",
    ],
)
def test_the_number_of_a_cited_document_is_not(notice: Notice, line: str) -> None:
    for kind in ("body", "number"):  # whatever an editor calls the line
        text = own(notice, "关于支持开店的措施", line, kinds={line: kind})
        assert not text.number(NUMBER) and text.cited(NUMBER)


def test_a_number_in_a_sentence_that_cites_nothing_is_neither(notice: Notice) -> None:
    text = own(notice, f"{NUMBER}文件已经市政府同意，请遵照。")
    assert not text.number(NUMBER) and not text.cited(NUMBER)


@pytest.mark.parametrize(
    ("issuer", "lines", "whole"),
    [
        ("示例市商务局", ["示例市商务局关于支持开店的通知"], True),
        ("示例市商务局", ["示例市商务局文件", "关于支持开店的通知"], True),
        ("示例市商务局", ["关于支持开店的通知", "示例市商务局（盖章）"], True),
        ("示例市商务局", ["关于支持开店的通知", "发文机关：示例市商务局"], True),
        ("示例市商务局、示例市财政局", ["示例市商务局示例市财政局关于支持开店的通知"], True),
        ("示例市商务局、示例市财政局", ["关于支持开店的通知", "示例市商务局", "示例市财政局"], True),
        ("示例市商务局", ["示例市商务局示例市财政局关于支持开店的通知"], False),
        ("示例市商务", ["示例市商务局关于支持开店的通知", "示例市商务局"], False),
        ("示例市财政局", ["关于支持开店的通知", "由示例市财政局拨付。", "示例市商务局"], False),
    ],
)
def test_an_issuer_signs_or_heads_the_notice_by_its_whole_name(
    notice: Notice, issuer: str, lines: list[str], whole: bool
) -> None:
    assert own(notice, *lines, official_title=lines[0], issuer=issuer).issuer(Issuer(name=issuer)) is whole


@pytest.mark.parametrize("printed", ["2025年3月1日", "二〇二五年三月一日", "二○二五年三月一日", "2025-03-01"])
def test_a_day_is_that_day_however_it_is_printed(notice: Notice, printed: str) -> None:
    text = own(notice, "根据2024年1月1日的会议制定。", f"示例市商务局{printed}", "办公室2025年3月2日印发")
    assert text.days(printing=False) == [date(2025, 3, 1)]
    assert text.days(printing=True) == [date(2025, 3, 2)]
    assert text.printed_as(date(2025, 3, 1)) == printed
    assert text.printed_as(date(2024, 1, 1)) == "2024年1月1日"
    assert text.printed_as(date(2024, 1, 2)) is None


def test_a_title_may_be_printed_in_several_parts_and_be_marked_as_a_draft(notice: Notice) -> None:
    lines = ["示例市商务局", "关于支持开店的措施（试行）"]
    text = own(notice, *lines, kinds=dict.fromkeys(lines, "title"))
    assert text.title("示例市商务局关于支持开店的措施")
    assert text.title("关于支持开店的措施（试行）")
    assert not text.title("示例市商务局关于支持开店")


def test_what_is_issued_has_the_name_that_the_title_gives_it(notice: Notice) -> None:
    text = own(notice, "关于印发《支持开店办法》的通知", official_title="关于印发《支持开店办法》的通知")
    assert text.subject("支持开店办法")
    assert not text.subject("支持开店")
    assert not text.subject("开店办法")
