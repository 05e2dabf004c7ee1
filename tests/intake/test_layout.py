"""What is set on pages becomes paragraphs, tables and notes again, from a PDF and from an OFD alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from policyref.intake.blocks import IntakeError, Span, doubts

from tests.intake.reading import source_text
from tests.intake.sheets import as_ofd, pdf, read_as
from tests.intake.word import first, words

LONG = "对招用毕业年度高校毕业生并签订一年以上劳动合同的企业，按每人1500元给予一次性补贴，同一企业每年最高12000元。"
Reading = Callable[..., object]


@pytest.fixture(params=["pdf", "ofd"])
def sheet(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., object]:
    """A sheet, set by Typst, as it is read from a file of each kind."""

    def reading(source: str, head: str = "", **options: bool) -> object:
        made = pdf(source, head)
        return read_as(tmp_path, f"通知.{request.param}", made if request.param == "pdf" else as_ofd(made), **options)

    return reading


def test_lines_are_joined_to_paragraphs_also_over_a_page(sheet: Reading) -> None:
    paragraphs = [f"第{number}条 {LONG * 4}" for number in range(1, 9)]
    document = sheet("\n\n".join(paragraphs))
    assert source_text(document) == "".join(f"{one}\n" for one in paragraphs).replace("条 ", "条")
    assert len(words(document, "furniture")) >= 2
    assert all(reason.startswith("没有收进原文的") for reason in doubts(document))


def test_short_lines_and_signatures_are_never_joined(sheet: Reading) -> None:
    lines = ["甲市人民政府", "2026年3月1日", "（此件公开发布）"]
    source = f"一、支持开店。{LONG}\n\n" + "\n\n".join(f"#align(right)[{one}]" for one in lines)
    assert words(sheet(source), "para")[-3:] == lines


def test_a_label_begins_a_paragraph_without_an_indent(sheet: Reading) -> None:
    head = "#set par(first-line-indent: 0em)\n"
    full = "（一）" + "补" * 21 + "贴500元。"
    assert words(sheet(f"{full}\n\n（二）{LONG}", head), "para") == [full, f"（二）{LONG}"]


def test_a_hanging_indent_is_one_paragraph(sheet: Reading) -> None:
    head = "#set par(first-line-indent: 0em)\n"
    assert words(sheet(f"+ {LONG}\n+ 第二项。\n", head), "para") == [f"1.{LONG}", "2.第二项。"]


def test_a_title_of_several_lines_is_joined_and_told(sheet: Reading) -> None:
    title = "#align(center)[#text(size: 22pt)[甲市人民政府关于印发支持 \\ 开店若干措施的通知]]\n\n"
    document = sheet("#align(center)[#text(size: 30pt)[甲市人民政府文件]]\n\n" + title + LONG)
    assert words(document, "para")[:2] == ["甲市人民政府文件", "甲市人民政府关于印发支持开店若干措施的通知"]
    assert any("标题的下一行" in said for said in doubts(document))


def test_running_heads_and_page_numbers_are_told_and_left_out(sheet: Reading) -> None:
    head = '#set page(header: [甲市规范性文件], numbering: "1 / 1")\n'
    document = sheet(f"{LONG}\n#pagebreak()\n附件1\n\n{LONG}\n#pagebreak()\n附件2\n\n{LONG}", head)
    assert source_text(document) == f"{LONG}\n附件1\n{LONG}\n附件2\n{LONG}\n"
    assert words(document, "furniture").count("甲市规范性文件") == 3
    assert "“甲市规范性文件”“1 / 3”" in "".join(doubts(document))


def test_a_footnote_is_kept_apart_from_the_sentence(sheet: Reading) -> None:
    document = sheet(f"给予补助。#footnote[含改造的站点。]所需资金分担。每平方米30元/m#super[2]。\n\n{LONG}")
    assert source_text(document).startswith("给予补助。所需资金分担。每平方米30元/m2。\n")
    assert first(document, "note").text == "含改造的站点。"
    assert first(document, "para").notes == ((5, "footnote 1"),)
    assert any("脚注 1" in said for said in doubts(document))


TABLE = """#table(columns: (1fr, 1fr, 1fr), table.cell(rowspan: 2)[类别], table.cell(colspan: 2)[标准（元/个）],
[城区], [乡镇], [公办], [6000], [7500], [民办普惠性托育服务机构], [4000], [5000])"""


def test_a_table_keeps_its_cells_and_what_is_merged(sheet: Reading) -> None:
    document = sheet(f"标准如下。\n\n{TABLE}\n\n完。", "#set par(first-line-indent: 0em)\n")
    table = first(document, "table")
    assert table.rows == (
        ("类别", "标准（元/个）", ""),
        ("", "城区", "乡镇"),
        ("公办", "6000", "7500"),
        ("民办普惠性托育服务机构", "4000", "5000"),
    )
    assert set(table.spans) == {Span(0, 0, 2, 1), Span(0, 1, 1, 2)}
    assert [block.kind for block in document.blocks][:3] == ["para", "table", "para"]


def test_a_table_goes_on_over_pages_and_its_repeated_head_is_told(sheet: Reading) -> None:
    rows = "".join(f"[{number}], [任务{number}], [2027年12月]," for number in range(1, 71))
    document = sheet(f"#table(columns: 3, table.header([序号], [任务], [时限]), {rows})")
    table = first(document, "table")
    assert [block.kind for block in document.blocks].count("table") == 1
    assert [row[0] for row in table.rows] == ["序号", *map(str, range(1, 71))]
    assert any("接成一张，去掉了重复的表头" in said for said in doubts(document))


def test_two_tables_of_other_columns_stay_two(sheet: Reading) -> None:
    source = (
        "#table(columns: 3, [甲], [乙], [丙], [1], [2], [3])\n#pagebreak()\n#table(columns: 2, [丁], [戊], [4], [5])"
    )
    assert words(sheet(source), "table") == ["甲⇥乙⇥丙\n1⇥2⇥3", "丁⇥戊\n4⇥5"]


def test_the_lines_of_a_cell_stay_apart_where_there_was_room(sheet: Reading) -> None:
    document = sheet("#table(columns: (1fr, 1fr), [一类], [100元 \\ 150元], [二类], [8])")
    assert words(document, "table") == ["一类⇥100元↵150元\n二类⇥8"]


def test_columns_without_lines_never_run_together(sheet: Reading) -> None:
    document = sheet("#grid(columns: (1fr, 1fr, 1fr), [第1类], [100元], [150元], [第2类], [200元], [250元])")
    assert source_text(document) == "第1类⇥100元⇥150元\n第2类⇥200元⇥250元\n"
    assert sum("没有表格线的表" in said for said in doubts(document)) == 2


def test_a_frame_around_text_is_no_table(sheet: Reading) -> None:
    document = sheet(f"#rect[{LONG}]\n\n完。")
    assert source_text(document) == f"{LONG}\n完。\n"
    assert any("框" in said for said in doubts(document))


def test_two_columns_are_read_one_after_the_other_and_told(sheet: Reading) -> None:
    articles = [f"第{number}条{LONG}" for number in range(1, 25)]
    source = "#align(center)[标题]\n#columns(2)[#set text(size: 10.5pt)\n" + "\n\n".join(articles) + "]"
    document = sheet(source)
    assert source_text(document) == "".join(f"{one}\n" for one in ["标题", *articles])
    assert any("排成两栏" in said for said in doubts(document))


def test_a_page_in_one_column_is_not_said_to_have_two(sheet: Reading) -> None:
    lines = "\n\n".join(f"第{number}条 {LONG}#h(3em){LONG}" for number in range(1, 12))
    assert not any("两栏" in said for said in doubts(sheet(lines)))


def test_words_that_are_struck_through_are_changes(sheet: Reading) -> None:
    source = "每年奖励#strike[2万元]3万元。#underline[每年一次。]"
    with pytest.raises(IntakeError, match="划去“2万元”"):
        sheet(source)
    document = sheet(source, accept_changes=True)
    assert source_text(document) == "每年奖励3万元。每年一次。\n"
    assert document.changes == ("第 1 页第 1 行划去“2万元”",)


def test_words_that_are_turned_are_told(sheet: Reading, request: pytest.FixtureRequest) -> None:
    document = sheet(f"{LONG}\n#place(center)[#rotate(-30deg)[内部讨论稿]]")
    assert source_text(document) == f"{LONG}\n"
    if "pdf" in request.node.name:  # the sheet as OFD has only what stands upright
        assert "内部讨论稿" in "".join(doubts(document))


def test_a_plain_sheet_leaves_no_doubt_but_its_page_number(sheet: Reading) -> None:
    assert [said[:7] for said in doubts(sheet(f"甲市办法\n\n第一条 {LONG}"))] == ["没有收进原文的"]
