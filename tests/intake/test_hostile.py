"""A file that is broken or made to do harm is refused in one sentence, soon, and leaves nothing behind."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.intake import archive, readers
from policyref.intake.blocks import IntakeError, doubts
from policyref.intake.readers import read

from tests.intake.reading import source_text
from tests.intake.word import Word, rezipped

SOON = 60.0  # seconds of a busy machine; these take one or two, and many minutes where time grows with the square
DOCUMENT = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOMB = "<!DOCTYPE w [" + '<!ENTITY a "补贴补贴补贴补贴">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip


def refusal(path: Path) -> str:
    started = time.monotonic()
    with pytest.raises(IntakeError) as refused:
        read(path)
    assert time.monotonic() - started < SOON
    said = str(refused.value)
    assert said.startswith(f"{path}：")
    return said


def zipped(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name.replace("__", "/") + ".xml", content)
    return made.getvalue()


def saved(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", "补贴".encode(), "内容却是"),
        ("a.docx", b"", "内容却是"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "旧的或加密的 Office 文件"),
        ("a.docx", b"%PDF-1.7", "PDF"),
        ("a.docx", b"PK\x03\x04" + bytes(60), "不完整或已损坏"),
        ("a.docx", zipped(other=b"<a/>"), "没有正文"),
        ("a.docx", zipped(word__document=b"<a/>"), "没有正文"),
        ("a.docx", zipped(word__document=b"<w:document"), "word/document.xml 第 1 行"),
        ("a.docx", zipped(word__document=b""), "XML 读不通"),
        ("a.txt", zipped(a=b"<a/>"), "压缩包"),
        ("a.html", b"%PDF-1.7", "PDF"),
        ("a.html", b"", "空的"),
        ("a.html", b"<html><head><title>a</title></head></html>", "没有正文"),
        ("a.html", b"<html><body><script>write('a')</script></body></html>", "没有正文"),
        ("a.html", b"<frameset><frame src=a></frameset>", "框架页"),
        ("a.pdf", b"%PDF-1.7", "PDF 读不通"),
        ("a.pdf", zipped(a=b"<a/>"), "压缩包"),
        ("a.ofd", b"%PDF-1.7", "PDF"),
        ("a.ofd", zipped(a=b"<a/>"), "没有 OFD.xml"),
        ("a.doc", zipped(a=b"<a/>"), "压缩包（例如 docx）"),
        ("a.rtf", b"\xd0\xcf\x11\xe0", "旧的或加密的 Office 文件"),
        ("a.xyz", b"a", "还不能读“.xyz”"),
    ],
)
def test_what_is_not_what_it_is_called_is_refused(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    assert said in refusal(saved(tmp_path, name, content))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_document_that_was_cut_off_is_refused(share: float, tmp_path: Path) -> None:
    content = Word().say("某市办法").file(tmp_path).read_bytes()
    assert "不完整或已损坏" in refusal(saved(tmp_path, "cut.docx", content[: int(len(content) * share)]))


def test_a_part_that_unpacks_without_end_is_not_unpacked(tmp_path: Path) -> None:
    big = b" " * (archive.BIGGEST_PART + 1)
    path = saved(tmp_path, "a.docx", zipped(word__document=f"<w:document {W}>".encode() + big))
    assert path.stat().st_size < 100_000
    assert "解压后超过" in refusal(path)


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    assert "多得不正常" in refusal(Word().say("某市办法").file(tmp_path))


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_a_part_in_a_code_that_no_document_has_is_refused(method: int, tmp_path: Path) -> None:
    made = BytesIO()
    with ZipFile(Word().say("某市办法").file(tmp_path)) as old, ZipFile(made, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert "压缩的方法" in refusal(saved(tmp_path, "a.docx", made.getvalue()))


def test_a_part_whose_bytes_do_not_fit_is_refused(tmp_path: Path) -> None:
    content = bytearray(Word().say("某市办法" * 50).file(tmp_path).read_bytes())
    with ZipFile(BytesIO(bytes(content))) as old:
        at = old.getinfo(DOCUMENT).header_offset + 30 + len(DOCUMENT)
    content[at + 10 : at + 40] = bytes(30)
    assert "已损坏" in refusal(saved(tmp_path, "a.docx", bytes(content)))


@pytest.mark.parametrize("part", [DOCUMENT, "word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
def test_entities_are_refused_wherever_they_stand(part: str, tmp_path: Path) -> None:
    path = rezipped(
        Word().say("某市办法").file(tmp_path),
        lambda parts: parts.update(
            {part: f"{BOMB}<w:document {W}><w:body><w:p>&i;</w:p></w:body></w:document>".encode()}
        ),
    )
    said = refusal(path)
    assert part in said


def test_a_file_of_this_machine_is_never_read_through_an_entity(tmp_path: Path) -> None:
    secret = saved(tmp_path, "secret", "机密".encode())
    outer = f'<!DOCTYPE w [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    body = f"{outer}<w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>".encode()
    path = rezipped(Word().file(tmp_path), lambda parts: parts.update({DOCUMENT: body}))
    assert "机密" not in refusal(path)
    page = saved(tmp_path, "a.html", f"{outer}<html><body><p>第一条&a;</p></body></html>".encode())
    assert "机密" not in "".join(block.words for block in read(page).blocks)


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    body = f"<w:document {W}><w:body>{'<w:sdt>' * 5000}</w:body></w:document>".encode()
    assert "XML 读不通" in refusal(rezipped(Word().file(tmp_path), lambda parts: parts.update({DOCUMENT: body})))
    page = saved(tmp_path, "a.html", ("<div>" * 100_000 + "第一条 补贴。").encode())
    assert "层次太深" in refusal(page)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx"])
def test_a_line_of_ten_megabytes_is_refused_at_its_place(name: str, tmp_path: Path) -> None:
    line = "补贴一元，" * 700_000
    path = tmp_path / name
    if name == "a.txt":
        path.write_text(f"某市办法\n{line}", encoding="utf-8")
    elif name == "a.html":
        path.write_text(f"<html><body><p>某市办法</p><p>{line}</p></body></html>", encoding="utf-8")
    else:
        body = f"<w:document {W}><w:body><w:p><w:r><w:t>{line[:3_000_000]}</w:t></w:r></w:p></w:body></w:document>"
        path = rezipped(Word().file(tmp_path), lambda parts: parts.update({DOCUMENT: body.encode()}))
    said = refusal(path)
    assert "第 " in said
    assert "一段就有" in said


@pytest.mark.parametrize("attribute", ["rowspan", "colspan"])
def test_a_cell_that_claims_to_be_huge_takes_no_memory(attribute: str, tmp_path: Path) -> None:
    table = f"<table><tr><td {attribute}=999999>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    path = saved(tmp_path, "a.html", f"<p>第一条 补贴。</p>{table}".encode())
    if attribute == "rowspan":
        assert len(read(path).blocks[-1].rows) == 2
    else:
        assert "大得不正常" in refusal(path)


def test_a_big_file_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "BIGGEST_FILE", 10)
    assert "超过" in refusal(saved(tmp_path, "a.txt", "第一条 补贴。".encode()))


def test_a_missing_library_is_named_with_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(content: bytes) -> None:
        raise ModuleNotFoundError("No module named 'lxml'", name="lxml")

    monkeypatch.setitem(readers.READERS, ".html", readers.Reader(lacking, "html 1"))  # type: ignore[arg-type]
    assert "pip install 'policyref[intake]'" in refusal(saved(tmp_path, "a.html", b"<p>"))


WHOLE = {
    "a.docx": Word().say("某市办法", "第一条 补贴。").content(),
    "a.html": "<div><p>某市办法</p><table><tr><td>1<td>2<tr><td>3</table></div>".encode(),
    "a.txt": "某市办法\n第一条 补贴。".encode("gb18030"),
}


@pytest.mark.parametrize("name", WHOLE)
@given(damage=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=3), cut=st.floats(0.5, 2))
def test_no_damage_raises_anything_but_a_refusal(
    name: str, damage: list[tuple[float, int]], cut: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray(WHOLE[name])
    for at, byte in damage:
        content[int(at * (len(content) - 1))] = byte
    path = saved(tmp_path_factory.getbasetemp(), name, content[: int(cut * len(content))])
    try:
        read(path)
    except IntakeError as refused:
        assert str(refused).endswith("没有写任何文件")


SLOW = {
    "lines that all run on": "补贴，\n" * 100_000,
    "spaces": ("a" + " " * 90_000 + "\n") * 20,
    "tabs": (" " * 90_000 + "\t1\n") * 20,
    "gaps": ("1  " * 30_000 + "\n") * 20,
    "brackets": ("（" * 90_000 + "\n") * 20,
}


@pytest.mark.parametrize("name", SLOW)
def test_a_text_takes_time_by_its_length_only(name: str, tmp_path: Path) -> None:
    started = time.monotonic()
    document = read(saved(tmp_path, "a.txt", SLOW[name].encode()))
    source_text(document)
    doubts(document)
    assert time.monotonic() - started < SOON


@pytest.mark.parametrize(
    "page",
    ["<table><tr><td>补贴。" * 600, "<h1>补贴。" * 900 + "补" * 90_000, "<div>" * 900 + "<p>补贴。</p>" * 30_000],
    ids=["tables", "headings", "divs"],
)
def test_a_page_takes_time_by_its_length_only(page: str, tmp_path: Path) -> None:
    started = time.monotonic()
    read(saved(tmp_path, "a.html", page.encode()))
    assert time.monotonic() - started < SOON


@pytest.mark.parametrize("width", [199, 300])
def test_a_table_of_few_words_cannot_claim_many_cells(width: int, tmp_path: Path) -> None:
    wide = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{width}"/></w:tcPr><w:p/></w:tc></w:tr>'
    rows = wide + "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>" * 2000
    assert "大得不正常" in refusal(Word().raw(rows, "w:tbl").file(tmp_path))
