"""An OFD is read whatever its writer called its parts; one without text, with loops or bombs is refused by its page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policyref.intake import archive, ofd, ofd_package
from policyref.intake.blocks import IntakeError, doubts

from tests.intake.reading import source_text
from tests.intake.sheets import as_ofd, content, document, ofd_parts, pdf, read_as, text, zipped
from tests.intake.word import words

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
PAGE = "Doc_0/Pages/Page_1/Content.xml"
ONE = '<ofd:Page ID="1" BaseLoc="Pages/Page_1/Content.xml"/>'
TITLE = text("甲市办法", 30, 40)


def parts(inner: str = TITLE, **more: str) -> dict[str, str]:
    """One page that draws something; more parts by their names, `__` for `/`."""
    made = {**ofd_parts([]), "Doc_0/Document.xml": document(ONE), PAGE: content(inner)}
    return made | {name.replace("__", "/") + ".xml": words for name, words in more.items()}


def read_parts(folder: Path, made: dict[str, str]) -> str:
    return source_text(read_as(folder, "通知.ofd", zipped(made)))


def refusal(folder: Path, made: dict[str, str]) -> str:
    with pytest.raises(IntakeError) as refused:
        read_as(folder, "通知.ofd", zipped(made))
    assert str(refused.value).endswith("没有写任何文件")
    return str(refused.value)


def test_words_come_in_the_order_of_the_page_not_of_the_file(tmp_path: Path) -> None:
    later, first = text("第二条补贴。", 30, 60), text("第一条补贴。", 30, 50)
    assert read_parts(tmp_path, parts(later + first + TITLE)) == "甲市办法\n第一条补贴。\n第二条补贴。\n"


@pytest.mark.parametrize(
    ("root", "page"),
    [
        ("/Doc_0/Document.xml", "/Doc_0/Pages/Page_1/Content.xml"),
        ("Doc_0\\Document.xml", "Pages\\Page_1\\Content.xml"),
        ("doc_0/DOCUMENT.XML", "Doc_0/Pages/Page_1/Content.xml"),
        ("./Doc_0/Document.xml", "../Doc_0/Pages/./Page_1/Content.xml"),
    ],
)
def test_parts_are_found_however_they_are_named(root: str, page: str, tmp_path: Path) -> None:
    made = parts()
    made["OFD.xml"] = made["OFD.xml"].replace("Doc_0/Document.xml", root)
    made["Doc_0/Document.xml"] = document(f'<ofd:Page ID="1" BaseLoc="{page}"/>')
    assert read_parts(tmp_path, made) == "甲市办法\n"


def test_members_named_with_backslashes_and_capitals_are_found(tmp_path: Path) -> None:
    made = zipped(parts(), lambda name: name.upper().replace("/", "\\"))
    assert source_text(read_as(tmp_path, "a.ofd", made)) == "甲市办法\n"


def test_a_matrix_and_distances_place_characters(tmp_path: Path) -> None:
    row = (
        '<ofd:TextObject ID="9" Boundary="30 40 150 12" Size="1" CTM="5 0 0 5 0 0">'
        '<ofd:TextCode X="0" Y="1" DeltaX="1 g 2 1">甲市办法</ofd:TextCode>'
        '<ofd:TextCode X="12" Y="1" DeltaX="1">附件</ofd:TextCode></ofd:TextObject>'
    )
    assert read_parts(tmp_path, parts(row)) == "甲市办法⇥附件\n"


TEMPLATE = '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>'


def test_a_template_of_one_page_is_its_text_and_one_of_several_is_not(tmp_path: Path) -> None:
    used = '<ofd:Template TemplateID="5"/>'
    page = content(text("第一条补贴。", 30, 60), used)
    more = {"Doc_0__Tpls__Tpl_0__Content": content(text("甲市文件", 30, 100))}
    made = parts(**more) | {PAGE: page, "Doc_0/Document.xml": document(ONE, TEMPLATE)}
    assert read_parts(tmp_path, made) == "第一条补贴。\n甲市文件\n"
    two = ONE + ONE.replace('ID="1"', 'ID="2"').replace("Page_1", "Page_2")
    made |= {"Doc_0/Document.xml": document(two, TEMPLATE), "Doc_0/Pages/Page_2/Content.xml": page}
    found = read_as(tmp_path, "a.ofd", zipped(made))
    assert source_text(found) == "第一条补贴。\n第一条补贴。\n"
    assert words(found, "furniture") == ["甲市文件", "甲市文件"]


def test_what_is_laid_over_a_page_is_told_and_left_out(tmp_path: Path) -> None:
    made = parts(
        Doc_0__Annots__Annotations=f'<ofd:Annotations {NS}><ofd:Page PageID="1"><ofd:FileLoc>P1/Annot.xml</ofd:FileLoc>'
        "</ofd:Page></ofd:Annotations>",
        Doc_0__Annots__P1__Annot=f"<ofd:PageAnnot {NS}><ofd:Appearance>{text('审核专用章', 50, 50)}</ofd:Appearance>"
        "</ofd:PageAnnot>",
    )
    over = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
    made["Doc_0/Document.xml"] = document(ONE, after=over)
    found = read_as(tmp_path, "a.ofd", zipped(made))
    assert source_text(found) == "甲市办法\n"
    assert "审核专用章" in "".join(doubts(found))


def test_a_composite_object_is_drawn_where_it_stands(tmp_path: Path) -> None:
    unit = (
        f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{text("附件", 10, 10)}</ofd:Content></ofd:CompositeGraphicUnit>'
    )
    made = parts(
        TITLE + '<ofd:CompositeObject ID="6" Boundary="20 60 100 50" ResourceID="7"/>',
        Doc_0__DocumentRes=f"<ofd:Res {NS}><ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits></ofd:Res>",
    )
    made["Doc_0/Document.xml"] = document(ONE, "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>")
    assert read_parts(tmp_path, made) == "甲市办法\n附件\n"


def test_units_that_draw_one_another_are_refused(tmp_path: Path) -> None:
    inner = '<ofd:CompositeObject ID="6" Boundary="0 0 9 9" ResourceID="7"/>'
    unit = f'<ofd:CompositeGraphicUnit ID="7">{inner * 9}</ofd:CompositeGraphicUnit>'
    made = parts(TITLE + inner, Doc_0__DocumentRes=f"<ofd:Res {NS}>{unit}</ofd:Res>")
    made["Doc_0/Document.xml"] = document(ONE, "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>")
    assert "第 1 页：图形套得太深" in refusal(tmp_path, made)


@pytest.mark.parametrize("loop", ["../OFD.xml", "Document.xml", "/OFD.xml"])
def test_a_page_that_names_another_part_again_does_not_loop(loop: str, tmp_path: Path) -> None:
    made = parts() | {"Doc_0/Document.xml": document(f'<ofd:Page ID="1" BaseLoc="{loop}"/>')}
    assert "没有文字" in refusal(tmp_path, made)


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("", "没有文字"),
        ('<ofd:PathObject><ofd:AbbreviatedData>M 1 1 B 2 2 3 3 4 4</ofd:AbbreviatedData></ofd:PathObject>', "1 个图形"),
        ('<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/>', "第 1 页：是扫描的图片"),
        (TITLE.replace("<ofd:TextObject", '<ofd:TextObject CTM="0 1 -1 0 0 0"'), "竖排"),
        (TITLE.replace("<ofd:TextObject", '<ofd:TextObject Visible="false"'), "没有文字"),
        (TITLE.replace('Boundary="30', 'Boundary="-900'), "没有文字"),
        (TITLE.replace('Size="5"', 'Size="-5"'), "没有文字"),
        (TITLE.replace('Size="5"', 'Size="nan"'), "没有文字"),
        (TITLE.replace('Size="5"', 'Size="多大"'), "没有文字"),
    ],
)  # fmt: skip
def test_a_page_without_words_is_refused(inner: str, said: str, tmp_path: Path) -> None:
    assert said in refusal(tmp_path, parts(inner))


@pytest.mark.parametrize("delta", ["g 999999999 5", "g -1 5", "g x y", "g", "1e308 1e308 1e308", "-5 -5 -5", "0 0 0"])
def test_odd_distances_do_no_harm(delta: str, tmp_path: Path) -> None:
    made = parts(TITLE + TITLE.replace('Boundary="30 35', 'Boundary="30 55').replace("g 3 5", delta))
    assert read_parts(tmp_path, made).startswith("甲市办法\n")


def test_a_missing_page_and_a_password_are_said(tmp_path: Path) -> None:
    made = parts()
    del made[PAGE]
    assert "第 1 页：压缩包里没有这一页（Pages/Page_1/Content.xml）" in refusal(tmp_path, made)
    assert "密码" in refusal(tmp_path, parts(Encryptions=f"<ofd:Encryptions {NS}/>"))
    del made["Doc_0/Document.xml"]
    assert "找不到它写的文件 Doc_0/Document.xml" in refusal(tmp_path, made)


def test_entities_are_refused_and_never_read_a_file_of_this_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("机密", encoding="utf-8")
    outer = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    said = refusal(tmp_path, parts() | {PAGE: outer + content(text("&x;", 30, 40))})
    assert "Content.xml" in said
    assert "机密" not in said


def test_too_many_pages_glyphs_and_objects_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = parts() | {"Doc_0/Document.xml": document(ONE * (ofd_package.MOST_PAGES + 1))}
    assert "有 501 页" in refusal(tmp_path, many)
    crowded = text("补" * 1_000_000, 30, 40).replace(' 5">', ' 0">')
    assert "第 1 页：一页就有 100000 多个字" in refusal(tmp_path, parts(crowded))
    monkeypatch.setattr(ofd, "MOST_OBJECTS", 3)
    assert "第 1 页：一页就有 3 多个图形" in refusal(tmp_path, parts(TITLE * 4))
    monkeypatch.setattr(archive, "MOST_UNPACKED", 2_000)
    assert "解压后超过" in refusal(tmp_path, parts(TITLE * 20))


def test_a_part_that_many_pages_name_is_not_unpacked_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = parts(TITLE * 20) | {"Doc_0/Document.xml": document(ONE * 400)}
    monkeypatch.setattr(archive, "MOST_UNPACKED", 200_000)
    assert "到这里解压出的已超过" in refusal(tmp_path, made)


WHOLE = as_ofd(pdf("甲市办法\n\n第一条 补贴3000元。\n\n#table(columns: 2, [甲], [1], [乙], [2])"))


@settings(max_examples=60)
@given(damage=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=4), cut=st.floats(0.5, 2))
def test_no_damage_raises_anything_but_a_refusal(
    damage: list[tuple[float, int]], cut: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = bytearray(WHOLE)
    for at, byte in damage:
        made[int(at * (len(made) - 1))] = byte
    try:
        read_as(tmp_path_factory.getbasetemp(), "a.ofd", bytes(made[: int(cut * len(made))]))
    except IntakeError as refused:
        assert str(refused).endswith("没有写任何文件")
