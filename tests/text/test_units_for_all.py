"""Who is responsible for every measure at once is told from who is named in one."""

from __future__ import annotations

import pytest
from policyref.text.units_for_all import units_for_all

COUNTIES = "各县（市、区）人民政府"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (f"以下各项任务均需{COUNTIES}落实，不再列出", [COUNTIES]),
        ("以下各项均由各县（市、区）政府和开发区管委会负责落实，不再一一列出", ["各县（市、区）政府", "开发区管委会"]),
        (f"{COUNTIES}为各项任务责任单位，以下不再列出", [COUNTIES]),
        (f"以上任务{COUNTIES}均为责任单位，不再列出", [COUNTIES]),
        ("各县、市、区政府对各条措施均负责，下同", ["各县、市、区政府"]),
        ("市财政局对本措施各条负责落实", ["市财政局"]),
        ("各项任务均需各乡镇人民政府、市商务局落实，不再重复列出", ["各乡镇人民政府", "市商务局"]),
        ("具体任务由各县（市、区）负责，不再做分工", ["各县（市、区）"]),
    ],
)
def test_the_clause_and_its_bodies_are_found(text: str, bodies: list[str]) -> None:
    [found] = units_for_all(f"加强领导。{text}。")
    assert list(found.bodies) == bodies and text.startswith(found.words[:12])


@pytest.mark.parametrize(
    "text",
    [
        "以上措施由市商务局负责解释",
        "各项资金由市财政局负责落实",
        "各项目由市发展改革委负责",
        "以下企业由各县政府落实",
        "开店奖励由市商务局负责",
    ],
)
def test_what_is_about_something_else_is_not(text: str) -> None:
    assert units_for_all(f"加强领导。{text}。") == []
