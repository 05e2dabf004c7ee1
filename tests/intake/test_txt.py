"""A text is the same text in whatever encoding a Chinese editor saved it."""

from __future__ import annotations

import codecs
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.intake.blocks import IntakeError, doubts
from policyref.intake.encodings import decode
from policyref.intake.readers import read
from policyref.text.normalise import normalise

from tests.intake.reading import source_text

NOTICE = "各县（市、区）人民政府：\n一、支持措施\n1.给予补贴3000—5000元·人。\n2.按6∶4分担，最高1.5万元。\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
HAN = "".join(bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7) for low in (0xA1, 0xC0, 0xF0))
LINES = st.lists(st.text(HAN + "，。；（）〔〕—·％0123456789abc .", min_size=1, max_size=40), max_size=8).map("\n".join)


def given_file(folder: Path, content: bytes, name: str = "notice.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_notice_reads_the_same_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    document = read(given_file(tmp_path, NOTICE.encode(encoding)))
    assert [block.words for block in document.blocks] == NOTICE.splitlines()
    assert source_text(document) == normalise(NOTICE)


@pytest.mark.parametrize("encoding", [*ENCODINGS, "gbk"])
@given(lines=LINES)
def test_any_text_comes_back_from_any_encoding(encoding: str, lines: str) -> None:
    text = NOTICE.replace("·", "") + lines
    assert decode(text.encode(encoding)).text.removeprefix("\ufeff") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("text", ["为促进消费", "本办法自公布之日起施行。", "中共市委办公室文件"])
def test_a_short_line_without_mark_digit_or_break_is_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_a_dash_of_gb2312_stays_the_dash_that_is_printed() -> None:
    assert (
        decode(b"3000\xa1\xaa5000\xc8\xcb\xa1\xa4\xb4\xce\xd2\xd4\xc9\xcf\xb2\xb9\xcc\xf9").text
        == "3000—5000人·次以上补贴"
    )


def test_a_guessed_encoding_is_told_with_the_first_line(tmp_path: Path) -> None:
    said = doubts(read(given_file(tmp_path, "\n某市办法\n第一条 为了发展。\n".encode("gbk"))))
    assert len(said) == 1
    assert "第 2 行“某市办法”" in said[0]
    assert "GB18030" in said[0]
    assert doubts(read(given_file(tmp_path, "某市办法\n第一条 为了发展。\n".encode()))) == []


@pytest.mark.parametrize(
    ("content", "place", "found"),
    [
        (NOTICE.encode()[:-4] + b"\xe5", "第 4 行", "读不通"),
        (NOTICE.encode("gb18030") + b"\xff\n", "第 5 行", "读不通"),
        (codecs.BOM_UTF16_LE + NOTICE.encode("utf-16-le")[:-1], "第 4 行", "读不通"),
        ("第一行。\n坏\ufffd了\n".encode(), "第 2 行", "读坏"),
        (bytes(range(128, 256)) * 4, "第 1 行", "认不出"),
        ("某市辦法與國際貿易發展獎勵".encode("big5"), "第 1 行", "认不出"),
        (b"\0" * 100, "第 1 行", "认不出"),
    ],
    ids=["cut UTF-8", "cut GB18030", "cut UTF-16", "replaced", "bytes", "Big5", "zeros"],
)
def test_bytes_that_are_no_text_are_refused_at_their_line(
    content: bytes, place: str, found: str, tmp_path: Path
) -> None:
    with pytest.raises(IntakeError) as refused:
        read(given_file(tmp_path, content))
    said = str(refused.value)
    assert said.startswith(str(tmp_path / "notice.txt"))
    assert place in said
    assert found in said
    assert "另存为" in said


@pytest.mark.parametrize("line", ["补贴 100 200元", "一类  100元  150元", "一类\t100元\t150元"])
def test_numbers_that_would_run_together_are_in_doubt(line: str, tmp_path: Path) -> None:
    document = read(given_file(tmp_path, f"第一条 按下列标准补贴：\n{line}\n".encode()))
    assert any("第 2 行" in said for said in doubts(document))


@pytest.mark.parametrize("line", ["第一条 补贴100元。", "通  知", "第一条\t为了2025年的发展", "（一）\t补贴100元"])
def test_spaces_that_only_set_the_line_are_not_in_doubt(line: str, tmp_path: Path) -> None:
    assert doubts(read(given_file(tmp_path, f"某市办法\n{line}\n".encode()))) == []


def test_columns_set_by_tabs_never_run_together(tmp_path: Path) -> None:
    document = read(given_file(tmp_path, "标准如下。\n第1类\t100元\t150元\n第一条\t为了发展。\n".encode()))
    assert source_text(document) == "标准如下。\n第1类⇥100元⇥150元\n第一条为了发展。\n"


@pytest.mark.parametrize("number", ["— 2 —", "-2-", "－ 12 －", "第 2 页 共 9 页", "2/9"])
def test_the_number_of_a_page_is_left_out_of_the_sentence_around_it_and_told(number: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"1.开店。对新店，给予每店\n{number}\n最高3万元奖励。\n", encoding="utf-8")
    document = read(path)
    assert source_text(document) == "1.开店。对新店，给予每店最高3万元奖励。\n"
    assert any(number.replace(" ", "") in said.replace(" ", "") and "第 2 行" in said for said in doubts(document))


@pytest.mark.parametrize("line", ["2", "—", "2—3月", "第2页另有说明"])
def test_what_is_no_page_number_stays(line: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"1.开店。给予奖励。\n{line}\n2.关店。\n", encoding="utf-8")
    assert line in source_text(read(path))


def test_a_text_is_read_without_the_extra(tmp_path: Path) -> None:
    """A project that has only texts need not install the libraries of the other readers."""
    path = given_file(tmp_path, NOTICE.encode())
    program = (
        "import sys; from pathlib import Path; from policyref.draft.notice import read; "
        f"read(Path({str(path)!r})); sys.exit('lxml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": ":".join(sys.path)}).returncode == 0


@pytest.mark.parametrize("number", ["Page 9 of 12", "— 9 —", "9/12", "第9页"])
def test_a_page_number_that_says_so_is_left_out(number: str, tmp_path: Path) -> None:
    document = read(given_file(tmp_path, f"给予每店\n{number}\n最高3万元奖励。\n".encode()))
    assert [block.kind for block in document.blocks] == ["para", "furniture", "para"]


def test_a_line_of_one_number_may_be_a_page_number_and_is_told(tmp_path: Path) -> None:
    document = read(given_file(tmp_path, "给予每店\n9\n最高3万元奖励。\n".encode()))
    assert [block.kind for block in document.blocks] == ["para"] * 3
    assert ["第 2 行“9”" in said for said in doubts(document)] == [True]


def test_characters_that_nobody_sees_are_not_official_text(tmp_path: Path) -> None:
    document = read(given_file(tmp_path, "一、开\u200b店。给\u00ad予5\u2060万元\u202e补助\x07。\n".encode()))
    assert source_text(document) == "一、开店。给予5万元补助。\n"
