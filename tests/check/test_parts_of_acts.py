"""What an act leaves out, and how it can be understood, is what its words say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.acts import OLD, OLD_ID, act, laid

LONGER, ENDS = (f"{OLD}{words}。" for words in ("有效期延长至2028年12月31日", "自2025年4月1日起废止"))
ALL_BUT = f"{OLD}除第四条外，其余条款自2025年4月1日起停止执行。"
ALL_BUT_ITEM = f"{OLD}第四条除第（二）项外停止执行。"
BUT_OWN = f"除本通知第四条规定的情形外，{OLD}自2025年4月1日起废止。"
CHANGES = f"将{OLD}第三条中的“最高不超过8万元”修改为“最高不超过12万元”。"
TO_TWELVE = ("old: 最高不超过8万元", "new: 最高不超过12万元")
RIGHT = {
    "but for what its own articles say": (BUT_OWN, act("repeals", BUT_OWN, "from: 2025-04-01")),
    "all but a part": (ALL_BUT, act("repeals", ALL_BUT, "from: 2025-04-01", to=f"{OLD_ID}/3")),
    "all but a part in one": (ALL_BUT, act("repeals", ALL_BUT, "from: 2025-04-01", "except: ['4']")),
    "all but an item in one": (ALL_BUT_ITEM, act("repeals", ALL_BUT_ITEM, "except: [4/2]", to=f"{OLD_ID}/4")),
    "repealed in two readings": (
        ENDS,
        act("repeals", ENDS, "certainty: ambiguous", "readings: [{name: 四月起, from: 2025-04-01}, {name: 没有废止}]"),
    ),
}  # fmt: skip
WRONG = {
    "the whole but for a part": (ALL_BUT, act("repeals", ALL_BUT, "from: 2025-04-01"), "E428", ("to",)),
    "the part that is left out": (
        ALL_BUT, act("repeals", ALL_BUT, "from: 2025-04-01", to=f"{OLD_ID}/4"), "E428", ("to",),
    ),
    "all but what its words name": (
        ALL_BUT, act("repeals", ALL_BUT, "from: 2025-04-01", "except: ['3']"), "E432", ("except", 0),
    ),
    "not all that its words leave out": (
        f"{OLD}除第三条、第四条外停止执行。", act("repeals", f"{OLD}除第三条、第四条外停止执行。", "except: ['3']"),
        "E432", ("except",),
    ),
    "all but more than its words leave out": (
        ALL_BUT_ITEM, act("repeals", ALL_BUT_ITEM, "except: [4/1, 4/2]", to=f"{OLD_ID}/4"), "E432", ("except", 0),
    ),
    "an exception of which its words say nothing": (
        ENDS, act("repeals", ENDS, "from: 2025-04-01", "except: ['4']"), "E432", ("except", 0),
    ),
    "an exception that is no part of it": (
        ALL_BUT_ITEM, act("repeals", ALL_BUT_ITEM, "except: [3]", to=f"{OLD_ID}/4"), "E432", ("except", 0),
    ),
    "all but all": (
        f"{OLD}除第一条至第六条外停止执行。",
        act("repeals", f"{OLD}除第一条至第六条外停止执行。", "except: ['1', '2', '3', '4', '5', '6']"),
        "E432", ("except",),
    ),
    "all but what there is not": (
        ALL_BUT, act("repeals", ALL_BUT, "from: 2025-04-01", "except: ['44']"), "E423", ("except", 0),
    ),
    "an amendment of all but a part": (
        CHANGES, act("amends", CHANGES, *TO_TWELVE, "except: ['4']", to=f"{OLD_ID}/3"), "E421", ("except",),
    ),
    "a part that all but an item is entered for": (
        ALL_BUT_ITEM, act("repeals", ALL_BUT_ITEM, to=f"{OLD_ID}/4"), "E428", ("to",),
    ),
    "one way to understand it alone": (
        ENDS, act("repeals", ENDS, "certainty: ambiguous", "readings: [{name: 四月起, from: 2025-04-01}]"),
        "E404", ("certainty",),
    ),
    "ways to understand what is not ambiguous": (
        ENDS, act("repeals", ENDS, "readings: [{name: 四月起, from: 2025-04-01}, {name: 没有废止}]"),
        "E409", ("readings",),
    ),
    "a day that neither its words nor the document have": (
        ENDS,
        act("repeals", ENDS, "certainty: ambiguous", "readings: [{name: 五月起, from: 2025-05-01}, {name: 没有废止}]"),
        "E422", ("readings", 0, "from"),
    ),
    "ways to understand an extension": (
        LONGER, act("extends", LONGER, "until: 2028-12-31", "certainty: ambiguous"), "E421", ("certainty",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RIGHT)
def test_what_the_words_say_passes(tmp_path: Path, case: str) -> None:
    words, entry = RIGHT[case]
    assert laid(tmp_path, words, entry).codes == set()


@pytest.mark.parametrize("case", WRONG)
def test_what_the_words_do_not_say_is_refused_where_it_stands(tmp_path: Path, case: str) -> None:
    words, entry, code, way = WRONG[case]
    found = [one for one in laid(tmp_path, words, entry).problems if one.code == code]
    assert [one.place.path for one in found] == [("effects", 0, *way)]


def test_a_paragraph_that_is_added_names_no_other_part(tmp_path: Path) -> None:
    words = f"在{OLD}第三条中增加一款，作为第二款：“流动摊位除外。”"
    entry = act("amends", words, "add_after: 规定", "new: 流动摊位除外。", to=f"{OLD_ID}/3")
    assert not {"E428", "Q407"} & laid(tmp_path, words, entry).codes


def test_two_documents_of_one_day_may_say_that_nobody_knows_which_ends_which(tmp_path: Path) -> None:
    first, second = "示政发〔2025〕1号", "示政发〔2025〕2号"
    words = "《示例市人民政府关于有关规定的通知》（{}）同时废止。"
    open_ = "certainty: ambiguous", "readings: [{name: 1号在后, from: 2025-03-03}, {name: 2号在后}]"
    for name, keys, codes in (("both", open_, set()), ("one", (), {"E430"})):
        one = laid(
            tmp_path / name,
            words.format(second),
            act("repeals", words.format(second), *open_, to="shili-2025-2"),
            number=first,
        )
        both = laid(
            tmp_path / name, words.format(first), act("repeals", words.format(first), *keys, to="shili-2025-1"),
            number=second, data=one, name="shili-2025-2",
        )  # fmt: skip
        assert {found.code for found in both.problems} == codes
