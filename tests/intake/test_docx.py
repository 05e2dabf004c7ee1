"""Everything that a Word document prints is read; what it does not print is told, and so is what is not final."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policyref.intake.blocks import IntakeError, Span, doubts
from policyref.intake.readers import read

from tests.intake.reading import source_text
from tests.intake.word import Word, deleted, first, inserted, rezipped, run, words

BOX = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>"
CELL = "<w:tc><w:tcPr>{}</w:tcPr><w:p>{}</w:p></w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(text: str, settings: str = "") -> str:
    return CELL.format(settings, run(text))


def test_paragraphs_become_lines_that_are_never_joined(tmp_path: Path) -> None:
    document = Word().say("某市办法", "有下列情形之一，可以申请", "每年补贴3000 元").read(tmp_path)
    assert source_text(document) == "某市办法\n有下列情形之一，可以申请\n每年补贴3000元\n"


@settings(max_examples=30)  # each makes a whole document
@given(st.lists(st.text("补贴市1２0，。；（）—·abc〔〕①𠮷", min_size=1, max_size=30), min_size=1, max_size=6))
def test_any_words_come_back_from_a_document(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    document = Word().say(*texts).read(tmp_path_factory.mktemp("any"))
    assert words(document) == texts


@pytest.mark.parametrize(
    "inner",
    [
        run("补贴3") + run("万元"),
        f"<w:hyperlink>{run('补贴')}</w:hyperlink>{run('3万元')}",
        f"<w:sdt><w:sdtContent>{run('补贴3')}</w:sdtContent></w:sdt>{run('万元')}",
        f"<w:smartTag>{run('补贴3万元')}</w:smartTag>",
        f"<w:fldSimple w:instr='REF a'>{run('补贴3')}</w:fldSimple>{run('万元')}",
        f"{run('补贴')}<w:r><w:instrText>PAGE 9</w:instrText></w:r>{run('3万元')}",
        f"{run('补贴')}<w:r><w:softHyphen/><w:lastRenderedPageBreak/><w:br w:type='page'/></w:r>{run('3万元')}",
    ],
)
def test_words_are_read_wherever_word_keeps_them(inner: str, tmp_path: Path) -> None:
    assert words(Word().raw(inner).read(tmp_path)) == ["补贴3万元"]


def test_paragraphs_within_a_content_control_are_read(tmp_path: Path) -> None:
    inner = f"<w:sdtContent><w:p>{run('某市办法')}</w:p><w:p>{run('第一条')}</w:p></w:sdtContent>"
    assert words(Word().raw(inner, "w:sdt").read(tmp_path)) == ["某市办法", "第一条"]


def test_a_soft_line_break_parts_lines(tmp_path: Path) -> None:
    document = (
        Word()
        .raw(run("一、甲") + "<w:r><w:br/></w:r>" + run("二、乙") + "<w:r><w:cr/></w:r>" + run("三"))
        .read(tmp_path)
    )
    assert words(document) == ["一、甲", "二、乙", "三"]


def test_merged_cells_stand_in_their_first_place(tmp_path: Path) -> None:
    table = (
        row(cell("机构", '<w:vMerge w:val="restart"/>'), cell("补助（元）", '<w:gridSpan w:val="2"/>'))
        + row(cell("", "<w:vMerge/>"), cell("城区"), cell("乡镇"))
        + row(cell("公办"), cell("6000"), cell("7500"))
    )
    found = first(Word().raw(table, "w:tbl").read(tmp_path), "table")
    assert found.rows == (("机构", "补助（元）", ""), ("", "城区", "乡镇"), ("公办", "6000", "7500"))
    assert set(found.spans) == {Span(0, 0, 2, 1), Span(0, 1, 1, 2)}


def test_cells_and_the_lines_in_them_never_fuse(tmp_path: Path) -> None:
    two_lines = f"<w:tc><w:p>{run('100元')}</w:p><w:p>{run('150元')}</w:p></w:tc>"
    document = Word().raw(row(cell("一类，"), two_lines) + row(cell("二类"), cell("8")), "w:tbl").read(tmp_path)
    assert source_text(document) == "一类，⇥100元↵150元\n二类⇥8\n"


def test_a_table_of_one_column_is_a_frame_around_text(tmp_path: Path) -> None:
    document = Word().raw(row(cell("一、甲")) + row(cell("二、乙")), "w:tbl").read(tmp_path)
    assert [block.kind for block in document.blocks] == ["para", "para"]
    assert source_text(document) == "一、甲\n二、乙\n"
    assert "框" in doubts(document)[0]


def test_a_table_in_a_cell_keeps_its_words_and_is_told(tmp_path: Path) -> None:
    inner = f"<w:tc><w:tbl>{row(cell('5'), cell('6'))}</w:tbl><w:p/></w:tc>"
    document = Word().raw(row(cell("一类"), inner) + row(cell("二类"), cell("8")), "w:tbl").read(tmp_path)
    assert source_text(document) == "一类⇥5↵6\n二类⇥8\n"
    assert "还有一张表" in "".join(doubts(document))


def test_a_footnote_is_kept_apart_with_its_place(tmp_path: Path) -> None:
    separator = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    note = f"<w:p><w:r><w:footnoteRef/></w:r>{run('含改造的站点。')}</w:p>"
    word = Word().part("footnotes", f'{separator}<w:footnote w:id="3">{note}</w:footnote>')
    word.raw(run("给予补助。") + '<w:r><w:footnoteReference w:id="3"/></w:r>' + run("所需资金分担。"))
    document = word.say("某市人民政府").read(tmp_path)
    assert source_text(document) == "给予补助。所需资金分担。\n某市人民政府\n含改造的站点。\n"
    assert document.blocks[0].notes == ((5, "footnote 3"),)
    assert first(document, "note").note_id == "footnote 3"
    assert "脚注 3" in "".join(doubts(document))


def test_a_text_box_is_read_once_and_its_place_is_in_doubt(tmp_path: Path) -> None:
    box = BOX.format(run("主动公开"))
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = Word().raw(drawing + run("某市办法")).read(tmp_path)
    assert [(block.kind, block.text) for block in document.blocks] == [("box", "主动公开"), ("para", "某市办法")]
    assert "文本框" in "".join(doubts(document))


def test_tracked_changes_are_listed_and_refused(tmp_path: Path) -> None:
    word = Word().say("某市办法").raw(run("每年奖励") + deleted("2万元") + inserted("3万元") + run("。"))
    with pytest.raises(IntakeError) as refused:
        word.read(tmp_path)
    for said in ("2 处", "第 2 段删去“2万元”", "第 2 段增加“3万元”", "--accept-changes", "通知.docx"):
        assert said in str(refused.value)


def test_accepted_changes_are_those_that_are_printed(tmp_path: Path) -> None:
    word = Word().raw(run("每年奖励") + deleted("2万元") + inserted("3万元") + run("。"))
    document = word.read(tmp_path, accept_changes=True)
    assert source_text(document) == "每年奖励3万元。\n"
    assert len(document.changes) == 2


def test_a_paragraph_whose_mark_is_deleted_runs_on(tmp_path: Path) -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="4" w:author="x"/></w:rPr></w:pPr>'
    document = Word().raw(mark + run("给予补贴，")).raw(run("最高1万元。")).read(tmp_path, accept_changes=True)
    assert words(document) == ["给予补贴，最高1万元。"]


@pytest.mark.parametrize("text", ["", "一类"])
def test_a_deleted_row_and_a_moved_sentence_are_changes(text: str, tmp_path: Path) -> None:
    gone = f'<w:tr><w:trPr><w:del w:id="5" w:author="x"/></w:trPr>{cell(text)}{cell("9")}</w:tr>'
    word = Word().raw(row(cell("甲"), cell("1")) + gone + row(cell("乙"), cell("2")), "w:tbl")
    word.raw(f'<w:moveFrom w:id="6" w:author="x">{run("旧处")}</w:moveFrom>' + run("新处"))
    with pytest.raises(IntakeError, match="没有定稿的修订"):
        word.read(tmp_path)
    assert source_text(word.read(tmp_path, accept_changes=True)) == "甲⇥1\n乙⇥2\n新处\n"


def test_comments_headers_and_hidden_words_are_told_and_left_out(tmp_path: Path) -> None:
    word = Word().part("comments", f'<w:comment w:id="0"><w:p>{run("这里再核")}</w:p></w:comment>')
    word.style("secret", "<w:rPr><w:vanish/></w:rPr>")
    word.document.sections[0].header.paragraphs[0].text = "内部资料"
    word.raw(run("公开的字。") + run("暗字", "<w:vanish/>") + run("也公开。", '<w:vanish w:val="0"/>'))
    word.raw(f'<w:pPr><w:pStyle w:val="secret"/></w:pPr>{run("整段")}')
    document = word.read(tmp_path)
    assert source_text(document) == "公开的字。也公开。\n"
    said = "\n".join(doubts(document))
    for left_out in ("批注“这里再核”", "“内部资料”", "隐藏的文字“暗字”“整段”"):
        assert left_out in said


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<w:r><w:drawing/></w:r>", "图片"),
        ("<w:r><w:object/></w:r>", "图片或嵌入的对象"),
        (run("按") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "公式"),
        (run("按") + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "符号"),
        (run("姓名") + "<w:r><w:tab/></w:r>" + run("100元"), "制表符"),
    ],
)
def test_what_cannot_be_read_as_words_is_told(inner: str, said: str, tmp_path: Path) -> None:
    assert said in "".join(doubts(Word().say("某市办法").raw(inner).read(tmp_path)))


def test_a_document_of_pictures_alone_is_refused_as_a_scan(tmp_path: Path) -> None:
    picture = "<w:r><w:drawing/></w:r>"
    with pytest.raises(IntakeError, match="只有 2 张图片，可能是扫描件"):
        Word().raw(picture).raw(picture).read(tmp_path)
    assert words(Word().raw(picture).say("某市办法").read(tmp_path), "para") == ["某市办法"]


def test_a_plain_document_leaves_no_doubt(tmp_path: Path) -> None:
    assert doubts(Word().say("某市办法", "第一条 补贴3万元。").read(tmp_path)) == []


def test_the_strict_edition_of_the_format_is_read_alike(tmp_path: Path) -> None:
    path = Word().say("某市办法", "第一条 补贴。").file(tmp_path)

    def strict(parts: dict[str, bytes]) -> None:
        old, new = (
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        parts["word/document.xml"] = parts["word/document.xml"].replace(old, new)

    assert words(read(rezipped(path, strict))) == ["某市办法", "第一条 补贴。"]
