"""A condition asks what the quote asks: of the same input, of all or of one, of those who are or are not."""

from __future__ import annotations

from tests.check.rules.twins import LEVELS, SALES, SHOP, Twins, both_of, count, money

PROFIT = {"profit": money("利润")}
FIXED = {"pay": {"fixed": "1万元"}}
HIRED = {"hired": count("吸纳就业人数", "人"), "disabled": count("残疾人数", "人")}
BOTH = "销售额500万元以上、利润100万元以上的奖励1万元。"
EITHER = "销售额500万元以上或者利润100万元以上的奖励1万元。"
TWO = "对省级、市级示范店奖励1万元。"
FOUR = {"level": {"label": "级别", "type": "choice", "options": ["国家级", "省级", "市级", "县级"]}}
SOLD = [{"sales": "500万元以上"}, {"profit": "100万元以上"}]

TWINS = {
    "two sums exchanged": Twins(
        BOTH, [FIXED | {"when": [{"sales": "100万元以上"}, {"profit": "500万元以上"}]}], "Q607", "100万元以上",
        [FIXED | {"when": SOLD}], SALES | PROFIT,
    ),
    "two counts exchanged": Twins(
        "吸纳就业10人以上、其中残疾人5人以上的奖励1万元。",
        [FIXED | {"when": [{"hired": "5人以上"}, {"disabled": "10人以上"}]}], "Q607", "5人以上",
        [FIXED | {"when": [{"hired": "10人以上"}, {"disabled": "5人以上"}]}], HIRED,
    ),
    "one of what is needed together": Twins(
        BOTH, [FIXED | {"when": [{"any": SOLD}]}], "Q608", "any", [FIXED | {"when": SOLD}], SALES | PROFIT,
    ),
    "one that is enough": Twins(
        EITHER, [FIXED | {"when": SOLD}], "E614", "0万元以上或者利润100",
        [FIXED | {"when": [{"any": SOLD}]}], SALES | PROFIT,
    ),
    "those who are not": Twins(
        "对未评为示范店的奖励1万元。", [FIXED | {"when": [{"shop": "是"}]}], "Q609", "示范店",
        [FIXED | {"when": [{"shop": "否"}]}], SHOP,
    ),
    "those who are": Twins(
        "对评为示范店的奖励1万元。", [FIXED | {"when": [{"shop": "否"}]}], "Q609", "示范店",
        [FIXED | {"when": [{"shop": "是"}]}], SHOP,
    ),
    "an option that the text does not name": Twins(
        TWO, [FIXED | {"when": [{"level": ["省级", "县级"]}]}], "Q610", "省级",
        [FIXED | {"when": [{"level": ["省级", "市级"]}]}], FOUR,
    ),
    "an option that is excepted": Twins(
        "除市级示范店外，对国家级、省级示范店奖励1万元。", [FIXED | {"when": [{"level": "市级"}]}], "Q610", "市级",
        [FIXED | {"when": [{"level": ["国家级", "省级"]}]}], LEVELS | {"level": FOUR["level"]},
    ),
    "all of what only grows": Twins(
        "按销售额增量的3%奖励。", [{"pay": {"rate": "3%", "of": "sales"}}], "Q605", "3%",
        [{"pay": {"rate": "3%", "of": "more"}}], SALES | {"more": money("销售额增量")},
    ),
}  # fmt: skip

test_twins = both_of(TWINS)
