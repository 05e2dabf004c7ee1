"""Every key has one wording, and words/ is the one place that spells it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from policyref import words
from policyref.facts.told import State
from policyref.model.facts import BenefitKind, Certainty, DeadlineKind, Payer
from policyref.model.passages import Role
from policyref.model.rules import InputType, Total
from policyref.rules.caps import Bound
from policyref.text.bounds import Operator

from tests.site import ROOT

PACKAGE, THEME = ROOT / "generator/policyref", ROOT / "site_overrides"
SCRIPTS = THEME / "components"
KEYS = {
    "KIND": BenefitKind, "PAYER": Payer, "ROLE": Role, "DEADLINE": DeadlineKind, "CERTAINTY": Certainty,
    "ABSENT": State, "INPUT": InputType, "TOTAL": Total, "REACHED": Operator, "THAN": Operator, "DAYS": Operator,
}  # fmt: skip


@pytest.mark.parametrize("table", KEYS)
def test_a_key_of_the_data_has_a_wording(table: str) -> None:
    assert set(getattr(words, table)) == set(get_args(KEYS[table]))


def test_a_bound_of_a_result_has_a_wording() -> None:
    assert set(words.BOUND) == {*get_args(Bound), "between"}


def codes(path: Path) -> set[str]:
    """What some Python gives in place of a value: the code of what is wrong."""
    pairs = (node.elts for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Tuple))
    without_value = (pair[1] for pair in pairs if len(pair) == 2 and getattr(pair[0], "value", "") is None)
    found = (one.value for told in without_value for one in ast.walk(told) if isinstance(one, ast.Constant))
    return {one for one in found if isinstance(one, str)}


def test_whatever_is_wrong_with_an_input_has_a_wording() -> None:
    assert set(words.WRONG) == codes(PACKAGE / "rules/parse.py")


def test_what_scripts_tell_apart_has_a_wording() -> None:
    status, finder = (
        (SCRIPTS / name).read_text(encoding="utf-8") for name in ("status/status.js", "finder/finder-decide.js")
    )
    order = re.search(r"const ORDER = (\[.*\])", status)
    assert order and set(json.loads(order[1])) == set(words.STATUS)
    assert set(words.STATUS_TODAY) == {*words.STATUS, "last", "disputed"}
    state = finder.partition("const stateOf = ")[2].partition("\n  };")[0]
    assert set(re.findall(r'(?:return|\?|:) "(\w+)"', state)) == set(words.FOUND) == set(words.SIGN)


def test_scripts_ask_for_no_table_that_they_are_not_given() -> None:
    given = {}
    for script in words.scripts().values():
        given |= json.loads(re.search(r"\{.*\}", script)[0])  # type: ignore[index]
    used: set[str] = set()
    for path in SCRIPTS.glob("*/*.js"):
        text = path.read_text(encoding="utf-8")
        for taken in re.findall(r"const \{ ([A-Z_, ]+) \} = window\.policy(?:Answer|Finder)?Words;", text):
            used |= {*taken.split(", ")}
        used |= {*re.findall(r"policy(?:Answer|Finder)?Words\.([A-Z_]+)", text)}
    assert used == set(given)
    assert all(json.loads(json.dumps(words.tables()[name])) == given[name] for name in given)


def test_absence_is_said_of_whatever_is_absent() -> None:
    assert words.absent("none") == "原文没有写" and words.absent("open") == "尚未整理，请看原文"
    assert words.absent("entered", "期限") == words.absent("none", "期限") == "原文没有写期限"
    assert words.absent("none", "日期或时长") == "原文没有写日期或时长"
    assert words.absent("open", "日期或时长") == "日期和时长尚未整理，请看原文"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2022, 12, 15), date(2023, 2, 28), "2022年12月15日至2023年2月28日"),
        (date(2023, 2, 28), date(2023, 2, 28), "2023年2月28日"),
        (None, date(2023, 5, 31), "截至2023年5月31日"),
        (date(2023, 6, 1), None, "2023年6月1日起"),
        (None, None, ""),
    ],
)
def test_a_period_is_said_as_people_say_it(start: date | None, end: date | None, said: str) -> None:
    assert words.period_in_words(start, end) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("5.00", "5.00", "5元"),
        ("0.00", "5.00", "至多5元"),
        ("2.00", "5.00", "2元至5元"),
        ("2.00", None, "至少2元"),
    ],
)
def test_a_sum_between_two_says_what_is_open(low: str, high: str | None, said: str) -> None:
    assert words.between(low, high) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0.00", "0元"), ("0.50", "0.50元"), ("800.00", "800元"), ("4000.00", "4000元"), ("9999.00", "9999元"),
        ("10000.00", "1万元"), ("15000.00", "1.5万元"), ("12500.00", "1.25万元"), ("12550.00", "12,550元"),
        ("60120.00", "60,120元"), ("60120.50", "60,120.50元"), ("1000000.01", "1,000,000.01元"),
        ("12345600.00", "1234.56万元"), ("99999900.00", "9999.99万元"), ("100000000.00", "1亿元"),
        ("101000000.00", "1.01亿元"), ("123450000.00", "12345万元"), ("100010001.00", "100,010,001元"),
        ("15000000000.00", "150亿元"), ("-15000.00", "-1.5万元"), ("1/3", "0.33元"), ("0.005", "0.01元"),
        ("-0.001", "0元"),
    ],
)  # fmt: skip
def test_a_sum_is_said_as_people_say_it(amount: str, said: str) -> None:
    assert words.yuan(amount) == said


@pytest.mark.parametrize(
    ("words_of_text", "said"),
    [
        ("4000元/人", "每人4000元"),
        ("50元/人·天", "每人每天50元"),
        ("县内300元/人、省内500元/人", "县内每人300元、省内每人500元"),
        ("1.5万元/家", "每家1.5万元"),
        ("50万元", "50万元"),
    ],
)
def test_a_sum_for_one_is_said_before_it(words_of_text: str, said: str) -> None:
    assert words.each(words_of_text) == said


def test_editors_are_told_keys_with_their_words() -> None:
    assert words.listed(words.ROLE) == "lead 牵头、support 配合"
    assert words.role_as_written("lead") == "牵头（role: lead）"
    assert words.role_as_written("responsible") == "负责（不写 role）"


# Words so much our own that they may stand in no other sentence either. (原文没有写明, 没有登记表 say something else.)
OURS_ALONE = re.compile(
    "原文没有写(?!明)|“原文未[^”]*”|尚未整理|没有登记(?!表)|本站编写|征求意见稿|仅供参考|出资方|省级|缓缴延期|贷款额度"
    "|未开始|进行中|30天内到期|已到期|已过期|办理期已过"
)
# Tables whose words are also common headings (日期, 选项, 结果) may be spelled alone elsewhere.
COMMON = {
    "FINDER", "SUMS", "INPUT", "UNIT", "DEADLINE", "RESULT", "GETS", "AMOUNTS", "CHANGED", "EXAMPLE", "ROUND",
}  # fmt: skip
# Tables of keys and not of words.
CODES = {"FORCE_GONE", "IN_DOUBT", "NO_SUM", "NOT_YET", "OUT_OF_TIME"}
# These read the notice's own words; what text/ does, too.
READERS = {"check/record.py", "rules/conditions/since.py", "search/everyday/work.py"}
COMMENTS = {
    ".js": r"/\*.*?\*/|(?<!:)//[^\n]*", ".css": r"/\*.*?\*/", ".typ": r"(?<!:)//[^\n]*", ".html": r"\{#.*?#\}",
    ".jinja": r"(?m:#.*$)",
}  # fmt: skip


def single_words() -> Iterator[str]:
    for name, table in words.tables().items():
        if name not in COMMON | CODES:
            found = table.values() if isinstance(table, Mapping) else (table,)
            yield from (one for one in found if len(one) > 1)


ALONE = re.compile(f"[\"'>\\[`](?:{'|'.join(map(re.escape, sorted(single_words(), key=len, reverse=True)))})[\"'<\\]`]")


def said_in(path: Path) -> str:
    """What a file says, without comments; of Python every string that is no docstring and describes no field."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return re.sub(COMMENTS[path.suffix], "", text, flags=re.DOTALL)
    nodes = list(ast.walk(ast.parse(text)))
    silent = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "field":
            silent |= {id(one) for one in ast.walk(node)}
    strings = (node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return "\n".join(f'"{node.value}"' for node in strings if id(node) not in silent)


def spelled(path: Path) -> list[str]:
    text = said_in(path)
    return OURS_ALONE.findall(text) + ALONE.findall(text)


def others() -> list[Path]:
    """Every file that shows something to somebody, but for words/."""
    files = [path for folder in (PACKAGE, THEME) for path in sorted(folder.rglob("*"))]
    found = [path for path in files if path.suffix in {".py", *COMMENTS}]
    readers = [PACKAGE / name for name in READERS] + list((PACKAGE / "text").glob("*.py"))
    return [path for path in found if path not in readers and path.parent != PACKAGE / "words"]


def test_no_other_file_spells_the_words_of_a_key() -> None:
    """A template has them as globals, a print in `data.words`, a script in `policyWords`."""
    found = {path.relative_to(ROOT).as_posix(): said for path in others() if (said := spelled(path))}
    assert not found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", 'KINDS = {"reward": "奖励"}'),
        ("a.py", 'say(f"{what}尚未整理")'),
        ("a.html", "<p>{# why #}<b>推定</b></p>"),
        ("a.typ", "else [原文没有写]"),
        ("a.typ", "[没有数额的，写“原文未写明”。]"),
        ("a.js", 'const over = "已过期：";'),
    ],
)
def test_a_wording_that_is_spelled_again_is_found(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert spelled(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", '"""奖励 is 尚未整理."""\nquote: str = field("reward 奖励；本站编写")\n# 推定\n'),
        ("a.html", "{# 尚未整理 #}<b>{{ absent(state) }}</b>"),
        ("a.typ", "// [推定]\n[#data.words.OURS]"),
        ("a.js", '/* "推定" */ const told = STATUS_TODAY.over; // 办理期已过'),
    ],
)
def test_what_is_not_said_may_name_the_words(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert not spelled(tmp_path / name)
