"""A line that begins like a measure or an item is asked for; a list of its own within the text is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data import Data

FILE = "shili-2024-7/03.yml"


def asked(root: Path, lines: list[str]) -> list[str]:
    """The questions of a measure whose text has some lines more, here and in the source."""
    data = Data(root)
    path, source = data.folder / FILE, data.folder / "shili-2024-7/source.txt"
    before, key, words = path.read_text(encoding="utf-8").partition("\ntext: ")
    first, _, rest = words.partition("\n")
    block = "".join(f"\n  {line}" for line in [first, *lines])
    path.write_text(f"{before}{key}|-{block}\n{rest}", encoding="utf-8")
    text = source.read_text(encoding="utf-8")
    assert text.count(first) == 1
    source.write_text(text.replace(first, "\n".join([first, *lines])), encoding="utf-8")
    return [one.asked for one in data.run().found if one.code == "Q202"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["第四条支持参展。"], ["第四条支持参展。"]),  # a measure
        (["第五章保障"], ["第五章保障"]),  # a heading
        (["2.甲类。"], ["2.甲类。"]),  # the first is missing
        (["1.甲类。", "3.丙类。"], ["3.丙类。"]),
    ],
)
def test_a_line_that_may_be_a_clause_of_its_own_is_asked_for(
    tmp_path: Path, lines: list[str], expected: list[str]
) -> None:
    assert asked(tmp_path, lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["1.甲类。", "2.乙类。"],
        ["①甲类。", "②乙类。"],
        ["1.甲类。", "2.乙类。", "1.丙类。"],
        ["第三条规定的奖励按年发放。"],
        ["2.5万元封顶。"],
    ],
)
def test_a_list_within_the_text_is_none(tmp_path: Path, lines: list[str]) -> None:
    assert asked(tmp_path, lines) == []
