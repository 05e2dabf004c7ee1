"""A line of a title ends between phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policyref.text.phrases import phrases


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("晋城市加快复工复产和服务业提振回升若干措施", "晋城市 加快 复工复产 和服务业 提振 回升 若干措施"),
        ("关于印发《长河市夜间市集管理办法》的通知", "关于 印发 《长河市夜间市集 管理办法》的 通知"),
        ("支持中小企业（个体工商户）发展的意见", "支持 中小 企业 （个体工商户） 发展的 意见"),
        ("规定", "规定"),
    ],
)
def test_a_title_is_cut_between_its_phrases(title: str, cut: str) -> None:
    assert phrases(title) == cut.split()


@given(st.text(alphabet="关于印发《支持》（和）的通知，abc甲乙丙丁戊己庚辛", max_size=60))
def test_joined_they_are_the_title_and_none_is_too_long_for_a_line(title: str) -> None:
    found = phrases(title)
    assert "".join(found) == title and all(len(one) <= 12 for one in found)
