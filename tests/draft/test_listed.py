"""Lists of documents: below a sentence, in annexes, in tables, with whatever labels and marks they are printed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.draft.filling import filled
from tests.draft.test_effects import OLDER, known, letter

TITLES = (
    f"1.《{OLDER}》（云政规〔2019〕6号）；",
    "2.《云溪市夜市办法》（云政规〔2018〕2号）；",
    "3.《云溪市摊位办法》。",
)


def found(text: str) -> list[tuple[str, Any]]:
    made = filled(text, known=known()).effects
    every = [*made.own, *(one for some in made.of_measures.values() for one in some)]
    return [(one.value["does"], _called(one.value["to"])) for one in every]


def _called(to: Any) -> str:
    return to if isinstance(to, str) else f"{to['title']} {to.get('number', '')}".strip()


ALL = [
    ("repeals", "yunxi-2019-6"),
    ("repeals", "云溪市夜市办法 云政规〔2018〕2号"),
    ("repeals", "云溪市摊位办法"),
]


@pytest.mark.parametrize(
    "above", ["经研究，决定废止下列文件：", "对以下文件予以废止：", "下列3件文件停止执行：", "现将废止的文件公布如下："]
)
def test_what_stands_below_a_sentence_is_acted_on(above: str) -> None:
    assert found(letter(above, *TITLES)) == ALL


def test_a_ragged_list_is_read_line_by_line() -> None:
    lines = (
        "决定废止下列文件：",
        f"《{OLDER}》（云政规〔2019〕6号）",
        "（2）《云溪市夜市办法》（云政规〔2018〕2号，2018年3月1日印发）、",
        "③《云溪市摊位办法》",
    )
    assert found(letter(*lines)) == ALL


def test_a_list_ends_where_something_else_is_said() -> None:
    lines = ("决定废止下列文件：", TITLES[0], "请各单位做好衔接工作。", "《云溪市摊位办法》（云政规〔2018〕1号）")
    assert found(letter(*lines)) == ALL[:1]


def annexed(*annexes: str, body: tuple[str, ...] = ("现将清理结果公布如下。",)) -> str:
    return letter(*body) + "".join(f"{line}\n" for line in annexes)


def test_the_heading_of_an_annex_says_the_act() -> None:
    text = annexed(
        "附件1",
        "废止的文件目录（2件）",
        *TITLES[:2],
        "附件2",
        "宣布失效的文件目录",
        "云溪市展销会管理暂行规定（云政发〔2011〕3号）",
        "附件3",
        "继续有效的文件目录",
        "《云溪市培训办法》（云政规〔2020〕7号）",
    )
    assert found(text) == [
        *ALL[:2],
        ("repeals", "云溪市展销会管理暂行规定 云政发〔2011〕3号"),
        ("confirms", "yunxi-2020-7"),
    ]
    headings = [one.value["heading"]["quote"] for one in filled(text, known=known()).effects.own]
    assert headings[1:3] == ["废止的文件目录（2件）", "宣布失效的文件目录"]


def test_the_body_may_say_which_annex_is_what() -> None:
    body = ("对附件1所列文件予以废止，对附件2所列文件继续有效。",)
    text = annexed("附件1", "文件目录一", TITLES[0], "附件2", "文件目录二", "《云溪市培训办法》", body=body)
    assert found(text) == [("repeals", "yunxi-2019-6"), ("confirms", "yunxi-2020-7")]


def test_what_is_to_be_amended_is_a_note_and_no_act() -> None:
    text = annexed("附件1", "拟修改的文件目录", *TITLES)
    assert found(text) == []
    [note] = filled(text, known=known()).notes.own
    assert note.value["quote"] == "拟修改的文件目录" and "3份" in note.value["note"] and note.value["awaits"]


@pytest.mark.parametrize("head", ["清理结果", "处理意见", "清理意见"])
def test_a_column_says_what_becomes_of_each(head: str) -> None:
    rows = (
        f"序号\t文件名称\t文号\t{head}",
        f"1\t{OLDER}\t云政规〔2019〕6号\t废止",
        "2\t《云溪市培训办法》\t云政规〔2020〕7号\t继续有效",
        "3\t云溪市夜市办法\t云政规〔2018〕2号\t宣布失效",
        "4\t云溪市摊位办法\t云政规〔2018〕1号\t拟修改",
    )
    assert found(annexed("附件", "文件清理结果目录", *rows)) == [
        ("repeals", "yunxi-2019-6"),
        ("confirms", "yunxi-2020-7"),
        ("repeals", "云溪市夜市办法 云政规〔2018〕2号"),
    ]


def test_a_table_below_a_heading_is_all_of_its_act() -> None:
    rows = ("序号\t文件名称\t发文字号", f"1\t{OLDER}\t云政规〔2019〕6号", "2\t云溪市夜市办法\t云政规〔2018〕2号")
    assert found(annexed("附件", "废止的文件目录", *rows)) == ALL[:2]


def test_one_that_the_text_names_and_the_list_repeats_is_acted_on_once() -> None:
    body = (f"对《{OLDER}》等2件文件予以废止，目录附后。",)
    assert found(annexed("附件", "废止的文件目录", *TITLES[:2], body=body)) == ALL[:2]


def test_a_list_of_what_is_only_cited_is_no_act() -> None:
    assert found(letter("申报时请对照下列文件：", *TITLES)) == []
