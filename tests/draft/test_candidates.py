"""What a measure may say is offered as entries of the data, made of its words: taken out of the comment, they hold."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from policyref.draft.candidates import Candidates, candidates
from policyref.draft.fields_validity import Calendar
from policyref.draft.notice import draft_notice
from policyref.text.sentences import squeeze

from tests.data import Data
from tests.draft.filling import notice

DAYS = Calendar(date(2025, 3, 3), None, date(2025, 4, 1))
MEASURES = (
    "一、支持新建。对2025年1月1日以后新建、客房10间以上的民宿，按每间5000元给予一次性补助，单户最高20万元。（责任单位：市商务局）",
    "二、鼓励评级。对新评定为甲级、乙级的民宿，分别给予30万元、15万元奖励。（责任单位：市商务局）",
    "三、贷款贴息。对经营者贷款，按同期利率的50%给予贴息，期限不超过2年，每年贴息最高8.5万元。（责任单位：市商务局）",
    "四、简化审批。办理时限压缩至7个工作日以内。（责任单位：市商务局）",
    "五、建设站点。到2027年底，建成服务站260个，覆盖85%以上的行政村。（责任单位：市商务局）",
    "六、降低成本。将失业保险费率由2%降到1%，执行至2026年4月30日。（责任单位：市商务局）",
    "七、培训。每年6月底前完成培训；对企业培训员工的，每人补贴1500元；对学校培训学生的，每人补贴800元。（责任单位：市商务局）",
)


def of(*paragraphs: str) -> Candidates:
    return candidates(paragraphs, DAYS, ["云溪市"])


def test_a_sum_with_its_limit_is_a_benefit() -> None:
    [one] = of("对新建的民宿，按每间5000元给予一次性补助，单户最高20万元。").benefits
    assert {key: one[key] for key in ("kind", "payer", "to", "gives", "cap", "headline")} == {
        "kind": "subsidy",
        "payer": "unstated",
        "to": "新建的民宿",
        "gives": "按每间5000元",
        "cap": "20万元",
        "headline": "按每间5000元",
    }


def test_a_threshold_is_no_sum() -> None:
    found = of("营业额达到500万元以上的，给予5万元奖励；达到1000万元的，给予10万元奖励。")
    assert [one["gives"] for one in found.benefits] == ["5万元", "10万元"]
    assert found.others == ["500万元", "1000万元"]


def test_what_is_to_be_reached_is_a_target_and_not_a_benefit() -> None:
    found = of("到2027年底，建成服务站260个，覆盖85%以上的行政村。")
    assert [(one["value"], one["quote"]) for one in found.targets] == [
        ("260个", "建成服务站260个"),
        ("85%", "覆盖85%以上的行政村"),
    ]
    assert found.benefits == [] and found.deadlines[0]["end"] == date(2027, 12, 31)


@pytest.mark.parametrize(
    "words", ["市级财政每年安排300万元。", "对成立满3年、有员工10人以上的企业优先支持。", "（联系电话：0356-1234567）"]
)
def test_numbers_that_give_and_set_nothing_are_neither(words: str) -> None:
    found = of(words)
    assert found.benefits == [] and found.targets == []


def test_days_in_the_title_of_a_document_are_not_the_measures() -> None:
    assert of("按照《云溪市2025年消费计划》执行。").deadlines == []


def test_a_quote_that_stands_twice_is_lengthened_until_it_stands_once() -> None:
    found = of("对甲类店，给予1万元奖励，2025年6月底前发放。", "对乙类店，给予2万元奖励，2025年6月底前办结。")
    quotes = [one["quote"] for one in found.deadlines]
    whole = squeeze("对甲类店，给予1万元奖励，2025年6月底前发放。对乙类店，给予2万元奖励，2025年6月底前办结。")
    assert len(set(quotes)) == len(quotes) and all(whole.count(quote) == 1 for quote in quotes)


def values(one: Any) -> list[str]:
    return [words for key, words in one.items() if key in ("quote", "to", "gives", "cap", "headline", "value", "name")]


@pytest.mark.parametrize("measure", MEASURES)
def test_every_word_of_a_candidate_is_of_the_text(measure: str) -> None:
    found = of(measure)
    entries = [*found.deadlines, *found.benefits, *found.targets]
    assert entries
    assert [words for one in entries for words in values(one) if words not in measure] == []


def test_a_text_without_times_and_numbers_has_no_comment() -> None:
    assert of("提供开办服务。").comment() == ""


def test_candidates_taken_out_of_the_comment_are_facts_that_the_check_finds_nothing_wrong_with(tmp_path: Path) -> None:
    data = Data(tmp_path)
    source = data.root / "notice.txt"
    source.write_text(notice(body=MEASURES), encoding="utf-8")
    drafted = draft_notice("new-1", source, data.folder)
    units = data.folder / "units.yml"
    pasted = "".join(f"{line}\n" for line in drafted.missing_units.splitlines() if line.startswith("  - {"))
    units.write_text(units.read_text(encoding="utf-8") + pasted, encoding="utf-8")
    taken = 0
    for path in sorted((data.folder / "new-1").glob("[0-9]*.yml")):
        words, mark, offered = path.read_text(encoding="utf-8").partition("# 以下是程序")
        assert mark
        lines = [line.removeprefix("# ") for line in offered.splitlines()[1:]]
        taken += sum(line.startswith("  - {") for line in lines)
        path.write_text(words + "\n".join(lines) + "\n", encoding="utf-8")
    assert taken >= 14
    # What is left are numbers that nothing was offered for, and what only a person can write.
    found = [one for one in data.result.found if "/new-1/" in one.place.file]
    wrong = [one for one in found if one.place.path[:1] in (("deadlines",), ("benefits",), ("targets",))]
    assert [f"{one.code} {one.message}" for one in wrong if not one.is_question and not one.is_open] == []


def test_a_draft_alone_states_no_fact_of_a_measure(tmp_path: Path) -> None:
    data = Data(tmp_path)
    source = data.root / "notice.txt"
    source.write_text(notice(body=MEASURES), encoding="utf-8")
    draft_notice("new-1", source, data.folder)
    for path in (data.folder / "new-1").glob("[0-9]*.yml"):
        assert not re.search("^(?:deadlines|benefits|targets):", path.read_text(encoding="utf-8"), re.MULTILINE)
