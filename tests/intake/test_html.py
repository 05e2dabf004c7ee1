"""Of a saved page the notice is read, the page around it is told, and what the portal registers is a hint."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.intake.blocks import Document, Span, doubts
from policyref.intake.readers import read

from tests.intake.reading import source_text
from tests.intake.word import first, words

TITLE = "某市人民政府关于支持托育服务的若干措施"
TEXT = [
    "为支持托育服务，制定本措施。",
    "一、扩大供给",
    "新增托位每个补助3000—5000元。（市教育局）",
    "二、提高质量",
    "每年培训1500人次；持续推进。",
]
END = ["某市人民政府", "2025年3月1日"]
NAVIGATION = "<ul><li><a href=/1>首页</a></li><li><a href=/2>政务公开</a></li><li><a href=/3>领导之窗</a></li></ul>"
REGISTERED = "<table><tr><td>索 引 号：</td><td>A-1</td></tr><tr><td>发布日期：</td><td>2025-03-02</td></tr></table>"
SPAN, BROKEN = "</span><span>", "\n   "
FOOTER = "<div>主办：某市人民政府办公室 备案号12345678</div>"


def paragraphs(*lines: str, tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def portal(inner: str, title: str = "") -> str:
    head = f"<head><meta charset=gb2312><title>{title}_某市人民政府</title><style>p{{}}</style></head>"
    around = f"<div class=top>{NAVIGATION}</div>{REGISTERED}<div>字体：大 中 小 打印</div>"
    related = "<div><ul><li><a href=/9>关于印发《校车办法》的通知；2025</a></li></ul></div>"
    return (
        f"<!DOCTYPE html><html>{head}<body>{around}{inner}{related}{FOOTER}<script>a('第一条。')</script></body></html>"
    )


def page(folder: Path, text: str, encoding: str = "utf-8") -> Document:
    (folder / "page.html").write_bytes(text.encode(encoding))
    return read(folder / "page.html")


WRITTEN = {
    "paragraphs": f"<div>{paragraphs(TITLE, *TEXT, *END)}</div>",
    "divs": f"<div>{paragraphs(TITLE, *TEXT, *END, tag='div')}</div>",
    "breaks": f"<div>{'<br><br>'.join([TITLE, *TEXT, *END])}</div>",
    "layout": f"<table><tr><td>左</td><td>{paragraphs(TITLE, *TEXT, *END)}</td></tr></table>",
    "layouts": f"<table><tr><td><table><tr><td>{paragraphs(TITLE, *TEXT, *END)}</td></tr></table></td></tr></table>",
    "signature beside": f"<div><div>{paragraphs(TITLE, *TEXT)}</div>{paragraphs(*END)}</div>",
    "two halves": f"<div><div>{paragraphs(TITLE, *TEXT[:3])}</div><div>{paragraphs(*TEXT[3:], *END)}</div></div>",
    "spans": f"<div>{paragraphs(*(SPAN.join(line) for line in [TITLE, *TEXT, *END]))}</div>",
    "source broken": f"<div>{paragraphs(*(BROKEN.join((line[:5], line[5:])) for line in [TITLE, *TEXT, *END]))}</div>",
    "in a form": f"<form>{paragraphs(TITLE, *TEXT, *END)}</form>",
    "preformatted": "<div><pre>" + "\n".join([TITLE, *TEXT, *END]) + "</pre></div>",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("way", WRITTEN)
def test_the_text_is_found_however_the_page_is_built(way: str, encoding: str, tmp_path: Path) -> None:
    document = page(tmp_path, portal(WRITTEN[way]), encoding)
    assert source_text(document).splitlines() == [TITLE, *TEXT, *END]


@pytest.mark.parametrize("way", WRITTEN)
def test_no_line_of_the_page_is_dropped_unseen(way: str, tmp_path: Path) -> None:
    document = page(tmp_path, portal(WRITTEN[way]))
    everything = "".join(words(document)).replace(" ", "")
    for line in ("首页", "领导之窗", "A-1", "字体：大中小打印", "备案号12345678", "校车办法", *TEXT, *END):
        assert line in everything
    assert "a('" not in everything
    said = "\n".join(doubts(document))
    assert "首页" in said
    assert "网站登记的信息" in said


def test_a_title_above_the_text_is_taken_and_told(tmp_path: Path) -> None:
    inner = f"<h1>{TITLE}</h1><div>{paragraphs(*TEXT, *END)}</div>"
    document = page(tmp_path, portal(inner, TITLE))
    assert source_text(document).splitlines() == [TITLE, *TEXT, *END]
    assert "标题取自网页的标题" in "".join(doubts(document))


def test_a_title_in_the_text_is_not_taken_twice(tmp_path: Path) -> None:
    split = paragraphs(TITLE[:8], TITLE[8:], *TEXT)
    assert source_text(page(tmp_path, portal(f"<h1>{TITLE}</h1><div>{split}</div>", TITLE))).count(TITLE[8:]) == 1


def test_registered_facts_within_the_text_are_hints_too(tmp_path: Path) -> None:
    document = page(tmp_path, f"<div>{REGISTERED}{paragraphs(*TEXT, *END)}</div>")
    assert source_text(document).splitlines() == [*TEXT, *END]
    assert first(document, "hint").rows[0] == ("索 引 号：", "A-1")


def test_a_sentence_that_stands_elsewhere_is_in_doubt(tmp_path: Path) -> None:
    long = [line * 20 for line in TEXT]
    document = page(tmp_path, f"<div>本站声明。</div><div>{paragraphs(*long)}</div>")
    assert any("本站声明" in said and "请对照原件" in said for said in doubts(document))


def test_merged_cells_of_a_table_stand_in_their_first_place(tmp_path: Path) -> None:
    table = (
        "<table><thead><tr><th rowspan=2>机构</th><th colspan=2>补助（元）</th></tr>"
        "<tr><th>城区</th><th>乡镇</th></tr></thead>"
        "<tbody><tr><td>公办</td><td><p>6000</p><p>起</p></td><td>7500</td></tr></tbody></table>"
    )
    found = first(page(tmp_path, portal(f"<div>{paragraphs(*TEXT)}{table}</div>")), "table")
    assert found.rows == (("机构", "补助（元）", ""), ("", "城区", "乡镇"), ("公办", "6000\n起", "7500"))
    assert set(found.spans) == {Span(0, 0, 2, 1), Span(0, 1, 1, 2)}
    assert found.words == "机构⇥补助（元）⇥\n⇥城区⇥乡镇\n公办⇥6000↵起⇥7500"


def test_a_table_within_a_layout_table_keeps_its_cells(tmp_path: Path) -> None:
    data = "<table><tr><td>一类</td><td>12万元</td></tr><tr><td>二类</td><td>8万元</td></tr></table>"
    document = page(tmp_path, f"<table><tr><td>{paragraphs(*TEXT)}{data}</td></tr></table>")
    assert "一类⇥12万元\n二类⇥8万元\n" in source_text(document)


def test_the_dash_of_a_page_that_says_gb2312_stays(tmp_path: Path) -> None:
    document = page(tmp_path, portal(f"<div>{paragraphs(*TEXT)}</div>"), "gb18030")
    assert "3000—5000元" in source_text(document)
    assert "GB18030" in "".join(doubts(document))


def test_hidden_words_and_pictures_are_told(tmp_path: Path) -> None:
    inner = f"<div>{paragraphs(*TEXT)}<p style='display: none'>暗字</p><p><img alt=公章></p></div>"
    document = page(tmp_path, inner)
    assert "暗字" not in source_text(document)
    said = "\n".join(doubts(document))
    assert "隐藏的文字“暗字”" in said
    assert "图片" in said


@given(st.lists(st.text("补贴市1２0，。；（）—·abc〔〕", min_size=1, max_size=30), min_size=1, max_size=6))
def test_any_words_come_back_from_a_page(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    document = page(
        tmp_path_factory.getbasetemp(), f"<body><div>{paragraphs(*TEXT, *lines, '第一条 补贴。')}</div></body>"
    )
    assert words(document, "para") == [*TEXT, *lines, "第一条 补贴。"]
