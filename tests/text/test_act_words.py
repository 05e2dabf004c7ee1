"""The words of acts, told from each other and from what is only quoted or named."""

from __future__ import annotations

import pytest
from policyref.text.act_words import ACTS, act_words, words_of


@pytest.mark.parametrize(
    ("words", "does", "word"),
    [
        ("《甲》同时废止", "repeals", "废止"),
        ("第三条第（二）项停止执行", "repeals", "停止执行"),
        ("对下列文件宣布失效", "repeals", "宣布失效"),
        ("自2026年起不再执行", "repeals", "不再执行"),
        ("有效期延长至2028年12月31日", "extends", "有效期延长至"),
        ("有效期调整为至2028年12月31日", "extends", "有效期调整为"),
        ("继续执行至2026年12月31日", "extends", "继续执行至"),
        ("延续至2027年", "extends", "延续至"),
        ("有效期延长2年", "extends", "有效期延长"),
        ("延长有效期两年", "extends", "延长有效期"),
        ("期限顺延", "extends", "顺延"),
        ("暂停执行", "suspends", "暂停执行"),
        ("暂缓实施至2026年", "suspends", "暂缓实施"),
        ("继续有效的文件目录", "confirms", "继续有效"),
        ("继续执行", "confirms", "继续执行"),
        ("“甲”修改为“乙”", "amends", "修改为"),
        ("作如下修改：", "amends", "作如下修改"),
        ("删去第三条第二项", "amends", "删去"),
        ("增加一款，作为第二款", "amends", "增加一款"),
        ("由5万元提高到8万元", "amends", "提高到"),
        ("本办法取代《甲》", "replaces", "取代"),
        ("以本办法为准", "prevails", "以本办法为准"),
        ("“小微企业”是指年营业收入不足500万元的企业", "interprets", "是指"),
        ("“5万元”更正为“50万元”", "corrects", "更正为"),
    ],
)
def test_a_word_says_one_act(words: str, does: str, word: str) -> None:
    assert [(one.does, one.word) for one in act_words(words)] == [(does, word)]
    assert words_of(does, words)


def test_each_word_of_a_sentence_is_found() -> None:
    words = "《甲》废止，《乙》有效期延长至2028年，《丙》第三条暂停执行，《丁》继续有效"
    assert [one.does for one in act_words(words)] == ["repeals", "extends", "suspends", "confirms"]
    assert all(words[one.start : one.end] == one.word for one in act_words(words))


@pytest.mark.parametrize(
    "words",
    [
        "第三条为：“《甲》同时废止。”",
        "《甲市人民政府关于废止部分文件的决定》",
        "按照《甲办法（2021年修订）》申报",
        "奖励5万元",
    ],
)
def test_what_is_quoted_or_only_named_says_no_act(words: str) -> None:
    assert list(act_words(words)) == []
    assert not any(words_of(does, words) for does in ACTS)


def test_a_word_may_be_one_of_two_acts() -> None:
    assert words_of("confirms", "《甲》继续执行至2026年12月31日") == ("继续执行",)
    assert words_of("extends", "《甲》继续执行至2026年12月31日") == ("继续执行至",)
    assert words_of("unheard", "废止") == ()
