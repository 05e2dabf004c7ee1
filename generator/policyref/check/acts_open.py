"""Words by which a text seems to act on other documents, of which nothing is entered: somebody is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policyref.facts.spans import Quoted
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.problems.problem import Place, Problem, problem
from policyref.text.act_words import ActWord, act_words
from policyref.text.named_documents import names_documents
from policyref.text.sentences import split_sentences, squeeze
from policyref.words import DOES

_ASKED = ("repeals", "replaces", "extends", "suspends", "amends", "confirms", "prevails", "corrects")
_NOT_DONE = re.compile(
    "(?:不得|不能|不准|不应|不可|严禁|禁止|未经[^，。；]{0,12}|[未无没]有?|如需?|若|需要?|可以?|应当?|拟|将要)(?:擅自|随意|自行)?$"
)
# 修订 alone, 提高到 and the like are said of many things; what is done to a text is said in so many words.
_CHANGES_TEXT = re.compile("[为如]|下列|以下|[款项条章节]|删去|删除|改|后增加")
_OF_ITSELF = re.compile("^[^《]{0,4}本(?:办法|规定|通知|措施|意见|方案|细则|决定|公告|文件|政策)[^《〔]*$")


def check_acts_open(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        parts = [(one.place.at("text"), one.text) for one in (*notice.opening, *notice.closing)]
        parts += [(one.place.at("text"), one.text) for one in notice.sections]
        parts += [(one.place.at("text"), one.text) for one in notice.annexes]
        for place, text in parts:
            yield from _in(text, place, notice, notice)
        for measure in notice.measures:
            for place, text in _words_of(measure):
                yield from _in(text, place, measure, notice)


def _words_of(measure: Measure) -> Iterator[tuple[Place, str]]:
    for passage in measure.passages:
        yield measure.place.at("text"), passage.text
    for item in measure.items:
        yield item.place.at("text"), item.text
    for passage in measure.closing:
        yield measure.place.at("closing"), passage.text


def _in(text: str, place: Place, owner: Notice | Measure, notice: Notice) -> Iterator[Problem]:
    explained: Sequence[Quoted] = (*owner.effects, *owner.waived, *notice.effects, *notice.waived)
    quotes = [squeeze(one.quote) for one in explained]
    for line in text.splitlines():
        for sentence in map(squeeze, split_sentences(line)):
            for clause, word in _acts_in(sentence):
                if not any(quote in sentence and _touch(quote, clause) for quote in quotes):
                    near = Place(place.file, place.path, near=clause)
                    yield problem("Q411", near, found=clause, does=DOES[word.does])


def _touch(quote: str, clause: str) -> bool:
    return quote in clause or clause in quote or any(part in quote for part in (clause[:8], clause[-8:]))


def _acts_in(sentence: str) -> Iterator[tuple[str, ActWord]]:
    """The clauses of a sentence with a word that does something to a document which the sentence names."""
    if not names_documents(sentence) or _OF_ITSELF.match(sentence):
        return
    told: set[str] = set()
    for word in act_words(sentence):
        if word.does not in _ASKED or _NOT_DONE.search(sentence[: word.start]):
            continue
        if word.does == "amends" and not _CHANGES_TEXT.search(word.word):
            continue
        if word.does == "prevails" and "不一致" not in sentence:
            continue
        clause = _clause(sentence, word)
        if clause not in told:
            told.add(clause)
            yield clause, word


def _clause(sentence: str, word: ActWord) -> str:
    begin = max(sentence.rfind(mark, 0, word.start) for mark in "，；：。") + 1
    ends = [end for mark in "，；。" if (end := sentence.find(mark, word.end)) >= 0]
    return sentence[begin : min(ends, default=len(sentence))]
