"""Documents as others name them: by title, by number, with the clauses that are meant."""

from __future__ import annotations

import pytest
from policyref.text.documents import documents_in, same_number, same_title, steps


@pytest.mark.parametrize(
    ("words", "title", "number", "clauses"),
    [
        ("《云溪市开店办法》", "云溪市开店办法", "", ()),
        ("《云溪市开店办法》（云政规〔2019〕6号）", "云溪市开店办法", "云政规〔2019〕6号", ()),
        ("《开店办法》（云政规〔2019〕6号，以下简称《办法》）", "开店办法", "云政规〔2019〕6号", ()),
        ("云政规〔2019〕6号《云溪市开店办法》", "云溪市开店办法", "云政规〔2019〕6号", ()),
        ("《公布〈开店办法〉的令》（云溪市人民政府令第6号）", "公布〈开店办法〉的令", "云溪市人民政府令第6号", ()),
        ("云政规〔2019〕6号文件", "", "云政规〔2019〕6号", ()),
        ("决定废止云政规〔2019〕6号文", "", "云政规〔2019〕6号", ()),
        ("《开店办法》第三条", "开店办法", "", ("第三条",)),
        ("《开店办法》中的第三条第（二）项、第（三）项", "开店办法", "", ("第三条第（二）项", "第三条第（三）项")),
        ("《开店办法》第三条至第五条", "开店办法", "", ("第三条", "第4条", "第5条")),
        ("云政办发〔2025〕8号文件第1条", "", "云政办发〔2025〕8号", ("第1条",)),
    ],
)  # fmt: skip
def test_a_document_is_read_with_its_number_and_clauses(
    words: str, title: str, number: str, clauses: tuple[str, ...]
) -> None:
    [one] = documents_in(words)
    assert (one.title, one.number, one.clauses) == (title, number, clauses)
    assert words[one.start : one.end].endswith(words[-2:])


def test_a_list_names_each_document() -> None:
    words = "《甲》（云政规〔2019〕6号）、《乙》和云政办发〔2020〕7号《丙》"
    assert [(one.title, one.number) for one in documents_in(words)] == [
        ("甲", "云政规〔2019〕6号"),
        ("乙", ""),
        ("丙", "云政办发〔2020〕7号"),
    ]


@pytest.mark.parametrize("words", ["本办法第三条", "2019年6号", "〔2019〕6号", "奖励6万元"])
def test_what_names_no_document_is_none(words: str) -> None:
    assert list(documents_in(words)) == []


def test_numbers_and_titles_are_the_same_however_their_marks_are_printed() -> None:
    assert same_number("云政规〔2019〕6号", "云政规［２０１９］第６号")
    assert not same_number("云政规〔2019〕6号", "云政办〔2019〕6号") and not same_number("", "")
    assert same_title("关于印发《甲》的通知", "关于印发〈甲〉的 通知") and not same_title("甲", "乙")


def test_a_clause_is_read_step_by_step() -> None:
    assert steps("第三条第（二）项") == [(3, "条"), (2, "项")]
    assert steps("第12条第二款") == [(12, "条"), (2, "款")]
