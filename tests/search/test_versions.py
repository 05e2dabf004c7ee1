"""The words of every text of an amended measure are found, and a hit says of which days its words are."""

from __future__ import annotations

from datetime import date

from policyref.load.library import load_library
from policyref.model.host import Host
from policyref.search.index import joined
from policyref.search.notice import notice_index
from policyref.search.shards import search_files
from policyref.search.shown import shown_of_texts
from policyref.time.versions import current

from tests.data import CORPUS

AMENDED = CORPUS.with_name("amended")


def test_words_of_a_later_text_are_in_the_index() -> None:
    library, _ = load_library(AMENDED.parent, AMENDED)
    index = notice_index(library.notice_by_id["wangxi-2025-3"])
    said = repr(index.tokens)
    assert all(word in said for word in ("社区", "审核"))


def test_a_hit_says_of_a_sum_that_it_is_changed_where_nobody_has_entered_into_what() -> None:
    library, _ = load_library(AMENDED.parent, AMENDED)
    index = joined([notice_index(one) for one in library.notices])
    files = "".join(str(asset.content) for asset in search_files(library, Host("试", ""), index))
    assert "6万元，2027年2月1日起修改，改后的数额尚未整理" in files


def test_a_hit_in_another_text_says_which_and_leads_to_it() -> None:
    library, _ = load_library(AMENDED.parent, AMENDED)
    assert library.day == date(2027, 1, 15)
    now = current(library)
    shown = shown_of_texts(now.measure_by_key["wangxi-2025-3/1"], now)
    assert [words.split("，")[0] for _, _, words in shown["gets"]] == ["最高8万元"]
    assert all("2026年2月28日以前最高5万元" in words for _, _, words in shown["gets"])
    gone = next(one for one in shown["sentences"] if "审核" in one[2])
    assert gone == [3, 0, "本条由市商务局负责审核。", "至2026年2月28日的文字", "wangxi-2025-3/1-v1.html"]
    assert [one[0] for one in shown["sentences"] if "每年申请一次" in one[2]] == ["2a"]
    assert [one for one in shown["sentences"] if "在望溪市登记" in one[2]] == [[2, 0, "企业应当在望溪市登记。"]]
