"""Which sentence of an amended text is which of the old one."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from policyref.text.amending import Edit, Gone, Piece, apply, name_sentences, overlapping
from policyref.text.sentences import split_line

OLD = "甲奖励1万元。乙奖励2万元。丙奖励3万元。"


def pieces(text: str, names: Sequence[str] | None = None, item: int | None = None) -> list[Piece]:
    """Without names the sentences count from 1."""
    found = split_line(text)
    return [Piece(item, name, words) for name, words in zip(names or map(str, range(1, 99)), found, strict=False)]


def edit(old: str, new: str, text: str = OLD) -> Edit:
    assert text.count(old) == 1
    return Edit(text.index(old), text.index(old) + len(old), new)


def named(*edits: Edit, text: str = OLD, names: Sequence[str] | None = None, taken: Sequence[str] = ()) -> list[str]:
    old = pieces(text, names)
    return [*name_sentences(old, pieces(apply(text, edits)), edits, taken).names]


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("1万元", "9万元", ["1", "2", "3"]),  # changed
        ("乙奖励2万元。", "", ["1", "3"]),  # one goes: the others keep their names
        ("丙奖励3万元。", "", ["1", "2"]),
        ("乙奖励2万元。", "丁奖励4万元。", ["1", "2", "3"]),  # written anew: it is the act that says so
        ("乙奖励2万元。", "乙奖励2万元。丁奖励3万元。", ["1", "2", "2a", "3"]),
        ("乙奖励2万元。", "丁得4万元。戊得5万元。己得6万元。", ["1", "2", "2a", "2b", "3"]),
        ("甲奖励1万元。乙奖励2万元。", "丁得4万元。", ["1", "3"]),
        ("甲奖励", "戊先报名。甲奖励", ["0a", "1", "2", "3"]),
        ("2万元。丙", "5万元，丙", ["1", "2"]),  # two become one
        ("甲奖励1万元", "甲奖励。1万元", ["0a", "1", "2", "3"]),  # one becomes two: most of its words decide
    ],
)
def test_a_sentence_keeps_its_name_by_the_edits(old: str, new: str, names: list[str]) -> None:
    assert named(edit(old, new)) == names


def test_a_new_sentence_that_looks_like_one_that_went_is_another() -> None:
    """What a comparison of the texts gets wrong: it gives 丙's name to 丙之二."""
    found = name_sentences(
        pieces(OLD),
        pieces("甲奖励1万元。乙奖励2万元。丙之二奖励3万元。"),
        [edit("丙奖励3万元。", ""), Edit(14, 14, "丙之二奖励3万元。")],
        [],
    )
    assert found.names == ("1", "2", "2a")
    assert [one.name for one in found.gone] == ["3"]


def test_names_that_were_given_once_are_not_given_again() -> None:
    assert named(edit("乙奖励2万元。", "乙奖励2万元。丁。"), taken=["2a"]) == ["1", "2", "2b", "3"]
    again = named(edit("乙奖励2万元。", "乙奖励2万元。丁。"), names=["1", "1a", "3"], taken=["1b", "2"])
    assert again == ["1", "1a", "1c", "3"]


def test_what_went_is_told_with_where_it_stood() -> None:
    old, new = pieces(OLD), pieces("甲奖励1万元。丙奖励3万元。")
    assert name_sentences(old, new, [edit("乙奖励2万元。", "")], []).gone == (Gone("2", "1"),)
    joined = name_sentences(old, pieces("甲奖励1万元，乙奖励2万元。丙奖励3万元。"), [edit("元。乙", "元，乙")], [])
    assert joined.gone == (Gone("2", "1", "1"),)


def test_all_edits_are_about_the_old_words() -> None:
    assert apply("甲乙", [Edit(0, 1, "乙"), Edit(1, 2, "甲")]) == "乙甲"
    assert overlapping([Edit(2, 4, ""), Edit(0, 3, "")]) == (Edit(0, 3, ""), Edit(2, 4, ""))
    assert overlapping([Edit(2, 4, ""), Edit(0, 2, "")]) is None


@pytest.mark.parametrize("seed", range(60))
def test_no_name_is_lost_or_given_twice(seed: int) -> None:
    draw = random.Random(seed)
    text = "".join(draw.choice("甲乙丙丁") * draw.randint(1, 4) + "。" for _ in range(draw.randint(1, 8)))
    at, edits = 0, []
    while at < len(text) and draw.random() < 0.8:
        start = draw.randint(at, len(text))
        end = draw.randint(start, min(len(text), start + 6))
        edits.append(Edit(start, end, draw.choice(["", "戊", "戊。", "己。庚。", "辛，"])))
        at = end + 1
    old, new = pieces(text), pieces(apply(text, edits))
    found = name_sentences(old, new, edits, [])
    assert all(found.names)
    assert len({*found.names}) == len(found.names)
    assert {one.name for one in old} == {
        *(one.name for one in found.gone),
        *({one.name for one in old} & {*found.names}),
    }
    assert all(one.name not in found.names and (not one.after or one.after in found.names) for one in found.gone)
