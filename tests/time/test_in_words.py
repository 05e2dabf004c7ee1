"""Statuses, timelines and acts in words, as every surface says them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from policyref.exports.validity_json import act_rows
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.acts import acted_on
from policyref.pages.json_ld import measure_nodes
from policyref.present import validity
from policyref.time.times import times

from tests.time.folder import library_of

OLD = {
    "number": "柳政发〔2022〕3号",
    "issued": "2022-05-10",
    "deadlines": [
        {
            "kind": "force",
            "quote": "自2022年6月1日起施行，有效期至2025年5月31日",
            "start": "2022-06-01",
            "end": "2025-05-31",
            "certainty": "exact",
        }
    ],
    "measures": {2: {"items": {1: {}, 2: {"benefits": {"opening": "1万元"}}}}, 4: {}},
}


def with_act(folder: Path, *, deadlines: list[dict[str, str]] | None = None, **effect: object) -> Library:
    """A notice of 2022, and one of 2024 that does something to it."""
    later = {"number": "柳政发〔2024〕8号", "issued": "2024-03-05", "unsaid": ["until"], "effects": [effect]}
    return library_of(folder, {"liuhe-2022-3": OLD, "liuhe-2024-8": {**later, "deadlines": deadlines or []}})


def told(library: Library, unit: str, day: str) -> str:
    return validity.told(times(library).status(unit, date.fromisoformat(day)))


def sentences(library: Library, unit: str, day: str) -> list[str]:
    acts = times(library).status(unit, date.fromisoformat(day)).acts
    return [validity.plain(validity.act_sentence(act, library, unit)) for act in acts]


def test_a_timeline_begins_when_it_came_into_force_and_has_a_stretch_for_every_word(tmp_path: Path) -> None:
    library = with_act(tmp_path, does="repeals", to="liuhe-2022-3", quote="前述措施自2024年4月1日起废止", **FROM_APRIL)
    timeline = validity.timeline_in_words(times(library).timeline("liuhe-2022-3"))
    assert timeline == "2022年6月1日起 有效；2024年4月1日起 已废止"


def test_of_what_nothing_is_known_the_timeline_is_that_alone(tmp_path: Path) -> None:
    library = library_of(tmp_path, {"liuhe-2022-3": {"issued": "2022-05-10", "measures": {1: {}}}})
    assert validity.timeline_in_words(times(library).timeline("liuhe-2022-3/1")) == "有效期尚未整理"


FROM_APRIL = {"from": "2024-04-01"}


def test_an_act_is_told_on_both_sides_with_its_words_and_links(tmp_path: Path) -> None:
    library = with_act(
        tmp_path,
        does="repeals",
        to="liuhe-2022-3/2/2",
        quote="第二条第（二）项自2024年4月1日起停止执行",
        savings={"quote": "已受理的申请继续办理"},
        **FROM_APRIL,
    )
    (act,) = times(library).acts_by("liuhe-2024-8")
    older = validity.act_sentence(act, library, "liuhe-2022-3/2/2")
    assert validity.plain(older) == (
        "自2024年4月1日起停止执行，见《关于liuhe-2024-8的通知》（柳政发〔2024〕8号）"
        "：“第二条第（二）项自2024年4月1日起停止执行”；“已受理的申请继续办理”"
    )
    assert [one.address for one in older if one.address] == ["liuhe-2024-8/index.html"]
    later = validity.own_act_sentence(act, library)
    assert validity.plain(later).startswith(
        "《关于liuhe-2022-3的通知》（柳政发〔2022〕3号）第二条第（二）项自2024年4月1日起停止"
    )
    assert [one.address for one in later if one.address] == ["liuhe-2022-3/2.html#i2"]


def test_a_day_that_no_text_says_is_called_so(tmp_path: Path) -> None:
    library = with_act(tmp_path, does="repeals", to="liuhe-2022-3", quote="前述措施同时废止")
    assert sentences(library, "liuhe-2022-3/4", "2024-03-05")[0].startswith("自2024年3月5日起（推定）废止，见")


def test_what_stands_in_its_stead_is_told_to_those_for_whom_it_stands(tmp_path: Path) -> None:
    instead = {"2": "liuhe-2024-8/1"}
    effect = {"does": "repeals", "to": "liuhe-2022-3", "quote": "前述措施同时废止", "instead": instead}
    later = {"issued": "2024-03-05", "effects": [effect], "measures": {1: {}}}
    library = library_of(tmp_path, {"liuhe-2022-3": OLD, "liuhe-2024-8": later})
    assert "；之后看《关于liuhe-2024-8的通知》第一条" in sentences(library, "liuhe-2022-3/2", "2024-04-01")[0]
    assert "；之后看《关于liuhe-2024-8的通知》第一条" in sentences(library, "liuhe-2022-3/2/1", "2024-04-01")[0]
    assert "之后看" not in sentences(library, "liuhe-2022-3/4", "2024-04-01")[0]


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2024-03-01", "有效期至2025年5月31日"),
        ("2024-03-06", "有效期至2027年5月31日"),
        ("2030-01-01", "有效期至2027年5月31日"),
    ],
)
def test_a_last_day_is_the_one_known_on_the_day(tmp_path: Path, day: str, last: str) -> None:
    library = with_act(
        tmp_path, does="extends", to="liuhe-2022-3", quote="有效期延长至2027年5月31日", until="2027-05-31"
    )
    assert validity.last_day(times(library).status("liuhe-2022-3/4", date.fromisoformat(day))) == last


def test_what_an_act_ends_has_no_last_day_of_validity(tmp_path: Path) -> None:
    library = with_act(tmp_path, does="repeals", to="liuhe-2022-3", quote="前述措施自2024年4月1日起废止", **FROM_APRIL)
    for day in ("2024-03-05", "2024-04-01"):
        assert validity.last_day(times(library).status("liuhe-2022-3/4", date.fromisoformat(day))) == ""


def test_that_no_day_is_written_is_not_said_of_what_has_a_last_day(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        {
            "liuhe-2022-3": {**OLD, "measures": {1: {"deadlines": "原文没有"}, 2: {}}},
            "liuhe-2022-5": {"issued": "2022-05-10", "measures": {1: {"deadlines": "原文没有"}}},
        },
    )
    said = [
        validity.no_deadline(library.measure_by_key[f"liuhe-2022-{one}"], library, "期限") for one in ("3/1", "3/2")
    ]
    assert said == ["有效期至2025年5月31日，没有另外写办理的期限", "有效期至2025年5月31日；期限尚未整理，请看原文"]
    assert validity.no_deadline(library.measure_by_key["liuhe-2022-5/1"], library, "期限") == "原文没有写期限"


@pytest.mark.parametrize(
    ("day", "age"),
    [
        ("2022-05-09", ""),
        ("2022-06-09", ""),
        ("2022-06-10", "2022年5月的文件，已过1个月"),
        ("2024-05-10", "2022年5月的文件，已过2年"),
        ("2026-04-09", "2022年5月的文件，已过3年10个月"),
    ],
)
def test_the_age_of_a_notice_is_counted_in_whole_months(tmp_path: Path, day: str, age: str) -> None:
    library = library_of(tmp_path, {"liuhe-2022-3": OLD})
    assert validity.notice_age(library.notices[0], date.fromisoformat(day)) == age


def test_whom_to_ask_is_told_where_the_documents_leave_it_open_and_only_there(tmp_path: Path) -> None:
    library = library_of(
        tmp_path, {"liuhe-2022-3": OLD, "liuhe-2022-5": {"issued": "2022-05-10", "unsaid": ["from", "until"]}}
    )
    silent, certain = (times(library).status(one, date(2024, 1, 1)) for one in ("liuhe-2022-5", "liuhe-2022-3"))
    assert silent.word == "有效与否原文没写"
    assert validity.whom_to_ask(silent, ["县商务局"]) == "请问县商务局"
    assert validity.whom_to_ask(silent, ["甲", "乙", "丙", "丁"]) == "请问责任单位"
    assert validity.whom_to_ask(certain, ["县商务局"]) == ""


def test_an_act_on_all_but_a_part_is_one_act_wherever_it_is_told(tmp_path: Path) -> None:
    quote = "除第二条第（一）项外，其余条款停止执行"
    library = with_act(tmp_path, does="repeals", to="liuhe-2022-3", quote=quote, **{"except": ["2/1"]})
    known, day = times(library), "2024-06-01"
    (done,) = known.acts_by("liuhe-2024-8")
    own = validity.plain(validity.own_act_sentence(done, library))
    assert "（柳政发〔2022〕3号）（第二条第（一）项除外）自" in own
    whole = known.status("liuhe-2022-3", date.fromisoformat(day))
    assert len(whole.acts) == len(whole.as_json()["acts"]) == 1
    assert len(validity.act_sentences(whole, library, "liuhe-2022-3")) == 1
    (above,) = acted_on(known.acts_within("liuhe-2022-3"), library, "liuhe-2022-3")
    assert "（第二条第（一）项除外）" in validity.plain(above.sentence)
    assert not known.acts_on("liuhe-2022-3/2/1") and len(sentences(library, "liuhe-2022-3/4", day)) == 1
    (row,) = [one for notice in library.notices for one in act_rows(notice, library)]
    assert (row["on"], row["except"]) == ("liuhe-2022-3", ["liuhe-2022-3/2/1"])


def grant(library: Library) -> dict[str, Any]:
    (notice, *_), measure = library.notices, library.measure_by_key["liuhe-2022-3/2"]
    (found,) = [
        one for one in measure_nodes(measure, notice, library, Host("站", "")) if one["@type"] == "MonetaryGrant"
    ]
    return found


def test_a_grant_has_its_days_where_schema_org_has_them_with_a_cap_or_without(tmp_path: Path) -> None:
    """MonetaryAmount has validFrom and validThrough; a grant has not, and a service neither."""
    days = {"validFrom": "2022-06-01", "validThrough": "2025-05-31"}
    alone = grant(library_of(tmp_path / "alone", {"liuhe-2022-3": OLD}))
    assert alone["amount"] == {"@type": "MonetaryAmount", "currency": "CNY", **days}
    assert not {*days} & {*alone}
    ended = with_act(
        tmp_path / "ended", does="repeals", to="liuhe-2022-3", quote="前述措施自2024年4月1日起废止", **FROM_APRIL
    )
    assert grant(ended)["amount"]["validThrough"] == "2024-03-31"
    silent = {**OLD, "deadlines": [], "unsaid": ["from", "until"]}
    assert grant(library_of(tmp_path / "silent", {"liuhe-2022-3": silent}))["amount"] is None
