"""What stands around a title: who published it and when, and what a portal registers."""

from __future__ import annotations

import pytest
from policyref.draft.hints import hints_in

from tests.draft.filling import filled
from tests.draft.test_fields import value

RULES = (
    "青原县农村客运补助办法",
    "{}",
    "第一条　为了方便群众出行，制定本办法。",
    "第二条　对新开班线给予补助。（责任单位：县交通运输局）",
)


@pytest.mark.parametrize(
    ("below", "day", "who"),
    [
        ("（2025年11月20日青原县人民政府发布）", "2025年11月20日", "青原县人民政府"),
        ("（二○二五年三月一日青原县人民政府令第12号公布）", "二○二五年三月一日", "青原县人民政府"),
        ("（2025年11月20日青原县第三届人民代表大会第一次会议通过）", None, None),
        ("（2025年2月30日青原县人民政府发布）", None, "青原县人民政府"),
    ],
)
def test_who_published_it_and_when_may_stand_below_the_title(below: str, day: str | None, who: str | None) -> None:
    found = filled("\n".join(RULES).format(below) + "\n")
    assert (value(found, "issued"), value(found, "issuer")) == (day, who)


def test_what_a_portal_registers_ends_where_the_next_name_begins() -> None:
    line = "发布时间：2026-01-15　来源：市能源局　字体：【大 中 小】"
    assert hints_in(line)["online"] == "2026-01-15"
    assert hints_in("发布机构：云溪市 水务局")["issuer"] == "云溪市 水务局"
