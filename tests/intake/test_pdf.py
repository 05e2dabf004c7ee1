"""A PDF that is no text, is broken or made to do harm is refused with its page; what a font hides is mended or told."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policyref.intake import layout, page, pdf_limits
from policyref.intake.blocks import IntakeError, doubts
from policyref.intake.traces import traces
from policyref.text.normalise import normalise, normalise_line
from policyref.text.radicals import radicals_in

from tests.intake.reading import source_text
from tests.intake.sheets import pdf, read_as
from tests.intake.word import words

FONT = b"""/F1 << /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /ToUnicode 5 0 R
/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
/FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Ascent 880 /Descent -120 /Flags 4 >> >>] >>"""
CMAP = b"""/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfrange <0020> <007e> <0020> <2000> <9fff> <2000> endbfrange endcmap"""


def raw(drawn: bytes, more: bytes = b"", resources: bytes = b"", packed: int = 0) -> bytes:
    """A PDF of one page, written out: what the page draws, other objects from 6 on; `packed` so many times."""
    filters = b""
    for _ in range(packed):
        drawn, filters = zlib.compress(drawn, 9), filters + b"/FlateDecode "
    return (
        b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
        b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << " + FONT + b" >> " + resources + b" >> >> endobj\n"
        b"4 0 obj << /Length %d /Filter [%s] >> stream\n%s\nendstream endobj\n"
        % (len(drawn), filters, drawn)
        + b"5 0 obj << /Length %d >> stream\n%s\nendstream endobj\n%s\n" % (len(CMAP), CMAP, more)
        + b"trailer << /Root 1 0 R >>\n%%EOF"
    )


def shown(text: str, x: int = 90, y: int = 700, more: str = "") -> bytes:
    return f"BT /F1 16 Tf {more} {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n".encode()


def refusal(folder: Path, content: bytes) -> str:
    with pytest.raises(IntakeError) as refused:
        read_as(folder, "通知.pdf", content)
    return str(refused.value)


LINES = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -24 Td " for line in ["甲市办法", "第一条 补贴三千元。" * 3])
NOTICE = b"BT /F1 16 Tf 90 700 Td " + LINES.encode() + b"ET\n"


def test_a_file_written_out_is_read(tmp_path: Path) -> None:
    assert words(read_as(tmp_path, "a.pdf", raw(NOTICE)), "para")[0] == "甲市办法"


def test_radicals_that_a_font_gives_become_the_characters_they_stand_for(tmp_path: Path) -> None:
    document = read_as(tmp_path, "a.pdf", raw(shown("⽢市⼈⺠政府⼀⽉⽤⾦⻓⻔⻰")))
    assert source_text(document) == "甲市人民政府一月用金长门龙\n".replace("甲", "甘")
    assert not any("部首" in said for said in doubts(document))


def test_radicals_are_mended_in_pasted_text_as_well() -> None:
    assert normalise("各县⼈⺠政府：\n⼀、⽀持⻓期⽤⼯。\n") == "各县人民政府：\n一、支持长期用工。\n"
    assert normalise_line("亻人民") == "亻人民"


@given(st.text(st.characters(min_codepoint=0x2E80, max_codepoint=0x2FDF), max_size=20))
def test_a_radical_becomes_one_character_or_is_told(text: str) -> None:
    assert len(normalise_line(text)) == len("".join(text.split()))
    assert set(radicals_in(text)) <= set(normalise_line(text))


def test_a_radical_that_stands_for_no_character_is_told(tmp_path: Path) -> None:
    assert any("部首字符“⺡”" in said for said in doubts(read_as(tmp_path, "a.pdf", raw(shown("甲市⺡办法")))))


def test_glyphs_without_a_character_are_told_or_refused(tmp_path: Path) -> None:
    some = read_as(tmp_path, "a.pdf", raw(NOTICE + shown("补贴\u0101元", y=500)))
    assert any("〓" in said for said in doubts(some))
    assert "第 1 页：有 40 个字，文件没有说明" in refusal(tmp_path, raw(NOTICE + shown("\u0101" * 40, y=500)))


def test_words_that_nobody_sees_are_told_and_left_out(tmp_path: Path) -> None:
    document = read_as(tmp_path, "a.pdf", raw(NOTICE + shown("暗字", y=500, more="3 Tr") + shown("页外", x=900)))
    assert "暗字" not in source_text(document)
    assert "隐藏的文字“暗字页外”" in "".join(doubts(document))


REMARKS = b"""[ << /Type /Annot /Subtype /FreeText /Contents <feff6a215f0f> /Rect [9 9 50 50] >> 6 0 R 7 0 R ]"""
FIELDS = b"6 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /V <feff586b76845b57> /Rect [9 9 50 50] >> endobj "
FIELDS += b"7 0 obj << /Type /Annot /Subtype /Link /Rect [9 9 50 50] >> endobj"


def test_what_is_laid_over_a_page_is_told_and_left_out(tmp_path: Path) -> None:
    content = raw(NOTICE, FIELDS).replace(b"/MediaBox", b"/Annots " + REMARKS + b" /MediaBox")
    document = read_as(tmp_path, "a.pdf", content)
    assert words(document, "comment") == ["模式", "填的字"]
    assert "批注“模式”“填的字”" in "".join(doubts(document))
    assert source_text(document) == source_text(read_as(tmp_path, "b.pdf", raw(NOTICE)))


PICTURE = b"/XObject << /I 6 0 R >>"
BITS = b"6 0 obj << /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray "
BITS += b"/Length 1 >> stream\nA\nendstream endobj"


def drawn(wide: int, high: int) -> bytes:
    return b"q %d 0 0 %d 0 0 cm /I Do Q\n" % (wide, high)


def test_a_scan_is_refused_with_its_page(tmp_path: Path) -> None:
    assert "第 1 页：是扫描的图片，没有文字" in refusal(tmp_path, raw(drawn(595, 842), BITS, PICTURE))


def test_a_scan_with_words_recognised_below_is_no_text(tmp_path: Path) -> None:
    content = raw(drawn(595, 842) + shown("看不见的识别文字" * 4, more="3 Tr"), BITS, PICTURE)
    assert "没有人校对过" in refusal(tmp_path, content)


def test_a_page_with_a_seal_is_no_scan(tmp_path: Path) -> None:
    document = read_as(tmp_path, "a.pdf", raw(shown("甲市人民政府") + drawn(120, 120), BITS, PICTURE))
    assert words(document, "para") == ["甲市人民政府"]
    assert any("图片" in said for said in doubts(document))


def test_words_drawn_as_outlines_are_no_text(tmp_path: Path) -> None:
    assert "只有 2 个图形" in refusal(tmp_path, raw(b"10 10 m 20 30 40 50 60 70 c S\n" * 2))
    assert "没有文字" in refusal(tmp_path, raw(b""))


def test_a_file_with_a_password_is_refused(tmp_path: Path) -> None:
    made = BytesIO()
    with pikepdf.open(BytesIO(raw(NOTICE))) as one:
        one.save(made, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert "密码" in refusal(tmp_path, made.getvalue())


def test_a_file_that_only_forbids_to_copy_is_read(tmp_path: Path) -> None:
    made = BytesIO()
    with pikepdf.open(BytesIO(raw(NOTICE))) as one:
        one.save(made, encryption=pikepdf.Encryption(user="", owner="secret"))
    assert words(read_as(tmp_path, "a.pdf", made.getvalue()), "para")[0] == "甲市办法"


@pytest.mark.parametrize("packed", [1, 2])
def test_a_stream_that_unpacks_without_end_is_not_unpacked(packed: int, tmp_path: Path) -> None:
    content = raw(b" " * (pdf_limits.BIGGEST_STREAM + 1), packed=packed)
    assert len(content) < 200_000
    assert "第 1 页：解压后大得不正常" in refusal(tmp_path, content)


def lzw(tables: int) -> bytes:
    """As few bits as LZW needs for spaces: every code stands for one space more than the one before."""
    bits, width = [], 9
    for _ in range(tables):
        bits.append(f"{256:0{width}b}")
        bits.append(f"{32:09b}")
        size, width = 258, 9
        for code in range(258, 4095):
            bits.append(f"{code:0{width}b}")
            size += 1
            width += size in (511, 1023, 2047)
    text = "".join(bits)
    return int(text.ljust(-(-len(text) // 8) * 8, "0"), 2).to_bytes(-(-len(text) // 8), "big")


FEW = zlib.compress(b"  " * 20)
CODES = {
    "/LZWDecode": lzw(9),
    "/RunLengthDecode": b"\x81 " * (pdf_limits.BIGGEST_STREAM // 128 + 1),
    "/CCITTFaxDecode /DecodeParms << /K -1 /Columns 2000000000 >>": b"fax",
    "/FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>": FEW,
}


def coded(content: bytes, code: str) -> bytes:
    return raw(content).replace(b"/Filter []", f"/Filter {code}".encode())


@pytest.mark.parametrize("code", CODES)
def test_no_code_of_a_stream_unpacks_without_end(code: str, tmp_path: Path) -> None:
    content = coded(CODES[code], code)
    assert len(content) < 1_000_000
    assert "第 1 页：解压后大得不正常" in refusal(tmp_path, content)


def test_streams_in_other_codes_are_read(tmp_path: Path) -> None:
    literal = b"".join(
        bytes([len(part) - 1]) + part for part in (NOTICE[at : at + 100] for at in range(0, len(NOTICE), 100))
    )
    rows = zlib.compress(
        b"".join(
            b"\0" + line
            for line in (NOTICE.ljust(-(-len(NOTICE) // 40) * 40)[at : at + 40] for at in range(0, len(NOTICE), 40))
        )
    )
    for content, code in [
        (literal + b"\x80", "/RunLengthDecode"),
        (rows, "/FlateDecode /DecodeParms << /Predictor 12 /Columns 40 >>"),
    ]:
        assert words(read_as(tmp_path, "a.pdf", coded(content, code)), "para")[0] == "甲市办法"


def test_properties_that_unpack_without_end_are_refused() -> None:
    packed = zlib.compress(b" " * (pdf_limits.BIGGEST_STREAM + 1), 9)
    more = b"6 0 obj << /Type /Metadata /Length %d /Filter /FlateDecode >> stream\n%s\nendstream endobj" % (
        len(packed),
        packed,
    )
    content = raw(NOTICE, more).replace(b"/Type /Catalog", b"/Type /Catalog /Metadata 6 0 R")
    with pytest.raises(IntakeError, match="属性读不通"):
        list(traces("a.pdf", content))


def test_whoever_the_properties_name_is_told() -> None:
    xml = "<x><dc:creator rdf:x='y'><rdf:Seq><rdf:li>某甲</rdf:li></rdf:Seq></dc:creator></x>".encode()
    more = b"6 0 obj << /Type /Metadata /Length %d >> stream\n%s\nendstream endobj" % (len(xml), xml)
    content = raw(NOTICE, more).replace(b"/Type /Catalog", b"/Type /Catalog /Metadata 6 0 R")
    assert list(traces("a.pdf", content)) == ["作者“某甲”"]
    assert list(traces("a.pdf", raw(NOTICE))) == []


def test_figures_within_figures_do_not_multiply(tmp_path: Path) -> None:
    form = b"%d 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /I %d 0 R >> >> "
    form += b"/Length 60 >> stream\n" + b"/I Do " * 10 + b"\nendstream endobj\n"
    more = b"".join(form % (number, number + 1) for number in range(6, 18))
    assert "第 1 页：图形套得太多或太深" in refusal(tmp_path, raw(b"/I Do\n", more, PICTURE))
    assert "没有写任何文件" in refusal(tmp_path, raw(b"/I Do\n", form % (6, 6), PICTURE))


def test_a_page_of_too_many_glyphs_or_lines_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = b"BT /F1 1 Tf " + b"<56fd> Tj " * (page.MOST_GLYPHS + 1) + b"ET"
    assert "第 1 页：一页就有 100000 多个字" in refusal(tmp_path, raw(many, packed=1))
    lines = b"0 0 m 500 0 l S\n" * (page.MOST_RULES + 1)
    assert "第 1 页：一页就有 50000 多条线" in refusal(tmp_path, raw(lines, packed=1))
    monkeypatch.setattr(layout, "MOST_OF_ALL", 10)
    assert "第 1 页：到这里已超过 10 个字" in refusal(tmp_path, raw(NOTICE))
    monkeypatch.setattr(layout, "MOST_PAGES", 0)
    assert "0 页" in refusal(tmp_path, raw(NOTICE))


def test_a_drawing_of_many_lines_makes_no_table(tmp_path: Path) -> None:
    lines = b"".join(b"%d 0 m %d 840 l 0 %d m 590 %d l S\n" % (x, x, x, x) for x in range(0, 590, 2))
    document = read_as(tmp_path, "a.pdf", raw(NOTICE + lines, packed=1))
    assert words(document, "para")[0] == "甲市办法"
    assert any("没有认表格" in said for said in doubts(document))


@pytest.mark.parametrize("box", [b"[595 842 0 0]", b"[0 0 0 0]", b"[0 0 1e30 1e30]", b"[a b]", b"[-9 -9 -5 -5]"])
def test_a_page_of_an_odd_size_does_no_harm(box: bytes, tmp_path: Path) -> None:
    try:
        read_as(tmp_path, "a.pdf", raw(NOTICE).replace(b"[0 0 595 842]", box))
    except IntakeError as refused:
        assert str(refused).endswith("没有写任何文件")


WHOLE = pdf("甲市办法\n\n第一条 补贴3000元。\n\n#table(columns: 2, [甲], [1], [乙], [2])")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_refused_or_whole(share: float, tmp_path: Path) -> None:
    assert "没有写任何文件" in refusal(tmp_path, WHOLE[: int(share * len(WHOLE))])


@settings(max_examples=60)
@given(damage=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_no_damage_raises_anything_but_a_refusal(
    damage: list[tuple[float, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray(WHOLE)
    for at, byte in damage:
        content[int(at * (len(content) - 1))] = byte
    try:
        read_as(tmp_path_factory.getbasetemp(), "a.pdf", bytes(content))
    except IntakeError as refused:
        assert str(refused).endswith("没有写任何文件")
