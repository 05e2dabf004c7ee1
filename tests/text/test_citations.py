"""The citation of a notice, of a measure, of an item: by their labels as printed, an Arabic one in words."""

import pytest
from policyref.text.citations import cite, clause_called, item_called, spaced
from policyref.text.quotation import entitled

TITLE = "长河市促进夜间经济若干措施"
NUMBER = "长政办发〔2025〕3号"


@pytest.mark.parametrize(
    ("number", "clause", "citation"),
    [
        (NUMBER, "", f"《{TITLE}》（{NUMBER}）"),
        (NUMBER, "第11条", f"《{TITLE}》（{NUMBER}）第11条"),
        (NUMBER, "二、（一）", f"《{TITLE}》（{NUMBER}）二、（一）"),
        (None, "", f"《{TITLE}》"),
        (None, "第七条第（一）项", f"《{TITLE}》第七条第（一）项"),
    ],
)
def test_title_number_clause(number: str | None, clause: str, citation: str) -> None:
    assert cite(TITLE, number, clause) == citation


@pytest.mark.parametrize(
    ("label", "called"),
    [
        ("11.", "第11条"),
        ("11．", "第11条"),
        ("第七条", "第七条"),
        ("（一）", "（一）"),
        ("一、", "一、"),
        ("3、", "3、"),
        ("㈠", "㈠"),
        ("①", "①"),
        ("第一部分", "第一部分"),
    ],
)
def test_an_arabic_label_is_said_in_words_all_others_as_they_are_printed(label: str, called: str) -> None:
    assert clause_called(label) == called


@pytest.mark.parametrize(
    ("label", "called"),
    [
        ("（2）", "第（2）项"),
        ("（一）", "第（一）项"),
        ("(一)", "第(一)项"),
        ("①", "第①项"),
        ("㈠", "第㈠项"),
        ("1.", "第1项"),
        ("1、", "第1项"),
        ("一、", "第一项"),
        ("一是", "第一项"),
        ("第一，", "第一项"),
        ("第一款", "第一款"),
        ("", "第2项"),
    ],
)
def test_an_item_is_cited_by_its_label(label: str, called: str) -> None:
    assert item_called(label, 2) == called


def test_arabic_numbers_stand_apart_in_headings() -> None:
    assert spaced("第11条第（2）项") == "第 11 条第（2）项"
    assert spaced("第七条第1项") == "第七条第 1 项"
    assert spaced("二、（一）") == "二、（一）"


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("关于印发《夜间经济办法》的通知", "《关于印发〈夜间经济办法〉的通知》"),
        ("关于印发〈夜间经济办法〉的通知", "《关于印发〈夜间经济办法〉的通知》"),
        ("转发《关于印发《办法》的通知》的通知", "《转发〈关于印发《办法》的通知〉的通知》"),
        ("关于废止《甲办法》和《乙办法》的决定", "《关于废止〈甲办法〉和〈乙办法〉的决定》"),
        ("夜间经济办法（试行）", "《夜间经济办法（试行）》"),
    ],
)
def test_titles_in_titles_have_single_marks_and_those_in_them_double_ones(title: str, marked: str) -> None:
    assert entitled(title) == marked
