"""What is to be asked again by a day: a list for the clerk, which is no error."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from policyref.check.due_again import due_again
from policyref.cli import main
from policyref.load.library import load_library

from tests.check.acts import OLD, OLD_ID, act, laid
from tests.data import Data

ID = "shili-2025-1"
ASKED = "checked:\n  - {{date: {}, by: 示例市政务公开办, asked: 市商务局, found: {}}}"
UNSAID = "unsaid: [from, until]"


def due(data: Data, day: str) -> dict[str, str]:
    """By unit, but for the notices of the corpus."""
    library, problems = load_library(data.root, data.folder)
    assert problems == []
    found = due_again(library, date.fromisoformat(day))
    return {one.unit: one.why for one in found if one.unit not in (OLD_ID, "shili-draft")}


def test_what_says_nothing_of_its_time_is_due_until_somebody_asks(tmp_path: Path) -> None:
    assert due(laid(tmp_path / "never", "请认真办理。"), "2026-11-30") == {ID: "没有核对过：有效与否原文没写"}
    asked = laid(tmp_path / "asked", "请认真办理。", own=(UNSAID, ASKED.format("2026-01-15", "in-force")))
    assert due(asked, "2026-11-30") == {}
    assert due(asked, "2027-01-15") == {}
    assert due(asked, "2027-01-16") == {ID: "2026年1月15日问过市商务局（仍在执行），已超过12个月"}
    assert due(asked, "2026-01-14") == {ID: "没有核对过：有效与否原文没写"}


def test_how_often_is_for_the_site_to_say(tmp_path: Path) -> None:
    asked = laid(tmp_path, "请认真办理。", own=(UNSAID, ASKED.format("2026-01-15", "in-force")))
    site = (asked.folder / "site.yml").read_text(encoding="utf-8")
    asked.apply({"file": "site.yml", "write": f"{site}recheck: 3个月\n"})
    assert list(due(asked, "2026-04-16")) == [ID] and due(asked, "2026-04-15") == {}


def test_who_has_not_answered_is_asked_again(tmp_path: Path) -> None:
    asked = laid(tmp_path, "请认真办理。", own=(UNSAID, ASKED.format("2026-11-02", "unknown")))
    assert due(asked, "2026-11-30") == {ID: "2026年11月2日问过市商务局，没有答复"}


@pytest.mark.parametrize(
    ("day", "why"),
    [("2025-03-02", {}), ("2026-03-31", {}), ("2026-04-01", {ID: "没有核对过：期限已过（最后一天2026年3月31日）"})],
)
def test_what_holds_is_not_due_and_what_is_over_by_its_date_is(tmp_path: Path, day: str, why: dict[str, str]) -> None:
    words = "本通知自2025年4月1日起施行，有效期至2026年3月31日。"
    force = "quote: 自2025年4月1日起施行，有效期至2026年3月31日, kind: force, start: 2025-04-01, end: 2026-03-31"
    data = laid(tmp_path, words, own=(f"deadlines:\n  - {{{force}, certainty: exact}}",))
    assert due(data, day) == why


def test_what_an_act_has_ended_is_not_asked_about(tmp_path: Path) -> None:
    words = f"{OLD}自2025年4月1日起废止。"
    data = laid(tmp_path, words, act("repeals", words, "from: 2025-04-01"))
    library, _ = load_library(data.root, data.folder)
    assert [one.unit for one in due_again(library, date(2027, 1, 1))] == [ID]


def test_what_is_still_to_come_is_awaited(tmp_path: Path) -> None:
    note = "notes:\n  - {quote: 具体办法另行通知, note: 还没有见到, awaits: true}"
    data = laid(tmp_path, "具体办法另行通知。", own=(UNSAID, note, ASKED.format("2026-11-02", "in-force")))
    assert due(data, "2026-11-30") == {ID: "还要等：“具体办法另行通知”（还没有见到）"}


def test_an_end_that_only_the_rule_of_a_place_gives_is_told_before_it_comes(tmp_path: Path) -> None:
    words = "本通知自2025年4月1日起施行。"
    force = "quote: 自2025年4月1日起施行, kind: force, start: 2025-04-01, end: null, certainty: exact"
    data = laid(tmp_path, words, own=(f"deadlines:\n  - {{{force}}}", "unsaid: [until]"))
    rule = "place: 示例市\n    document: 《示例市规定》\n    quote: 未明确有效期的，有效期为5年"
    data.apply(
        {"file": "places.yml", "write": f"places:\n  - {rule}\n    date: 2018-01-01\n    years: {{default: 5}}\n"}
    )
    assert due(data, "2029-12-30") == {}
    assert due(data, "2029-12-31")[ID].startswith("推定至2030年3月31日（推定：《示例市规定》")


def test_the_command_lists_it_and_passes(tmp_path: Path) -> None:
    data = laid(tmp_path, "请认真办理。")
    folders = ["--data", str(data.folder), "--docs", str(data.docs)]
    told = CliRunner().invoke(main, ["check", "--asof", "2026年11月30日", *folders])
    assert told.exit_code == 0 and f"{ID}  没有核对过：有效与否原文没写" in told.output
    assert "没有核对过" not in CliRunner().invoke(main, ["check", *folders]).output
    assert CliRunner().invoke(main, ["check", "--asof", "2026-13-01", *folders]).exit_code == 2
