"""What stands where a title would, of a clause that has none."""

import pytest
from policyref.text.sentences import first_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("本规定自发布之日起施行。", "本规定自发布之日起施行。"),
        ("本规定所称家政服务企业，是指在本市登记的从事家政服务的企业。", "本规定所称家政服务企业…"),
        ("县，对在本县范围内从事农产品收购加工运输的单位给予便利。", "县，对在本县范围内从事农产品收购加工运输的单…"),
        ("各乡镇人民政府负责本辖区内夜间经济活动的组织工作", "各乡镇人民政府负责本辖区内夜间经济活动的组织…"),
        ("第一段\n第二段。", "第一段第二段。"),
        ("", ""),
    ],
)
def test_a_beginning_is_cut_at_a_mark_and_says_that_it_goes_on(text: str, words: str) -> None:
    assert first_words(text) == words
