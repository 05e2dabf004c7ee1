"""A notice is found by its own words where no measure of it says them."""

from __future__ import annotations

from pathlib import Path

from policyref.search.rows import own_of

from tests.data import Data

_REPEAL = """title: 示例市人民政府关于废止一份文件的决定
issuer: 示例市人民政府
place: [示例省, 示例市]
number: 示政发〔2026〕3号
issued: 2026年2月9日
summary: 废止一份文件。
opening:
  - {kind: title, text: 示例市人民政府关于废止一份文件的决定}
  - {kind: number, text: 示政发〔2026〕3号}
  - {kind: body, text: 废止市场摊位奖励的规定。}
closing:
  - {kind: signature, text: 示例市人民政府}
  - {kind: date, text: 2026年2月9日}
"""


def test_a_notice_without_measures_is_a_result_that_leads_to_its_page(tmp_path: Path) -> None:
    data = Data(tmp_path)
    folder = data.folder / "shili-2026-3"
    folder.mkdir()
    (folder / "notice.yml").write_text(_REPEAL, encoding="utf-8")
    words = [line.split("text: ")[1].rstrip("}") for line in _REPEAL.splitlines() if "text: " in line]
    (folder / "source.txt").write_text("\n".join([*words, ""]), encoding="utf-8")
    [own] = own_of(data.library.notice_by_id["shili-2026-3"])
    assert "废止市场摊位奖励的规定。" in own.text
    # Its sentences have no addresses of their own on its page.
    assert own.address == "shili-2026-3/index.html"
    assert {number for number, _, _ in own.shown()["sentences"]} == {0}


def test_a_notice_with_measures_is_a_result_without_their_words(tmp_path: Path) -> None:
    [own] = own_of(Data(tmp_path).library.notice_by_id["shili-2024-7"])
    assert own.text == ""
    assert "关于促进家政服务业发展的若干规定" in own.called
    assert "示政发〔2024〕7号" in own.called
