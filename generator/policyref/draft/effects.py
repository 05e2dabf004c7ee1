"""The lines of a notice → what it does to other documents, each act as an entry of `effects` for a person to confirm.

A sentence may leave out what it is about: 将第三条修改为… goes on with the document of a heading, of the sentence that
says 作如下修改, or of the title. What stands below 对下列文件予以废止 is in `draft/listed.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policyref.draft.effect_entries import Around, Entries, Found
from policyref.draft.filled import AROUND, PerClause, Said, flow, words_in
from policyref.draft.listed import listed
from policyref.text.act_changes import Change
from policyref.text.acts import NOT_LISTED, Acting, acts_in, quote_start, sentences
from policyref.text.documents import Named, documents_in
from policyref.text.labels import read_label
from policyref.text.named_in import NamedIn
from policyref.text.sentences import squeeze

_NO_WORDS = (*AROUND, "table", "annex-text", "annex", "attachments")


def effects(said: Sequence[Said], around: Around) -> PerClause:
    """Every act of a notice, offered."""
    found = list(_found(said))
    made, seen = PerClause(), set()
    for one in found:
        if _is_told_better(one, found):
            continue
        whole = words_in(said, one.measure)
        for entry in Entries(one, around, whole).filled():
            does = (entry.value["does"], flow(entry.value["to"]), entry.value.get("new"), entry.value.get("old"))
            if does not in seen:  # one that is named in the text and stands in its list is acted on once
                made.of(one.measure).append(entry)
            seen.add(does)
    for one in found:
        if one.acting.does == "repeals" and NOT_LISTED.search(one.quote):
            named = NamedIn("\n".join(line.text for line in said))
            for entry in Entries(one, around, words_in(said, one.measure)).not_listed(named):
                made.of(one.measure).append(entry)
    return made


def _found(said: Sequence[Said]) -> Iterator[Found]:
    title = squeeze("".join(one.text for one in said if one.kind == "title"))
    of_title = [one for one in acts_in(title) if one.on]
    about = of_title[0].on if len(of_title) == 1 else ()
    yield from (Found(one, title, title[quote_start(title, one) : one.end], None) for one in of_title)
    named = about
    for one, sentence, after in _sentences(said):
        heading = [*documents_in(sentence)]
        if len(heading) == 1 and not acts_in(sentence) and len(sentence) <= len(_printed(heading[0], sentence)) + 8:
            named = tuple(heading)
        for acting in acts_in(sentence):
            if acting.of_the_rest and not acting.but:
                continue
            if acting.on:
                named = acting.on if acting.does in ("amends", "corrects", "interprets") else named
            elif acting.does != "prevails" and named and (acting.clauses or acting.but or acting.change != Change()):
                acting = replace(acting, on=tuple(replace(each, clauses=acting.clauses) for each in named[:1]))
            quote = sentence[quote_start(sentence, acting) : acting.end]
            yield Found(acting, sentence, quote, one.measure, after)
    for entry in listed(said)[0]:
        acting = Acting(entry.does, entry.word, 0, len(entry.quote), (entry.named,))
        yield Found(acting, entry.quote, entry.quote, entry.measure, listed=entry)


def _printed(named: Named, sentence: str) -> str:
    return sentence[named.start : named.end]


def _sentences(said: Sequence[Said]) -> Iterator[tuple[Said, str, str]]:
    """Each sentence with the line that it begins in and the sentence after it; one in “” may go over several lines."""
    held: list[Said] = []
    found: list[tuple[Said, str]] = []
    for line in [*said, Said("left-out", "")]:
        one = line._replace(text=_without_label(line))
        opened = held and sum(each.text.count("“") - each.text.count("”") for each in held) > 0
        if opened and one.measure == held[-1].measure and one.kind not in _NO_WORDS:
            held.append(one)
            continue
        if held:
            found += [(held[0], words) for words in sentences("\n".join(each.text for each in held))]
        held = [one] if one.kind not in _NO_WORDS else []
    for place, (one, words) in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        yield one, words, following[1] if following and following[0].measure == one.measure else ""


def _without_label(one: Said) -> str:
    """The words of a line; 第三条修改为 begins with no label of its own but where a measure does."""
    label = read_label(one.text)
    own = label and (one.kind in ("measure", "item") or label.family != "第一条")
    return one.text.removeprefix(label.printed) if label and own else one.text


def _is_told_better(one: Found, found: Sequence[Found]) -> bool:
    """Whether the same is said of the same document with more: the title by the text, 作如下修改 by what follows."""
    mine = [(named.title, named.number) for named in one.acting.on]
    if not mine:
        return False
    in_title = found.index(one) == 0 and one.after == "" and one.measure is None and one.quote == one.sentence
    for other in found:
        goes_on = in_title and (one.acting.does, other.acting.does) == ("confirms", "extends")
        if other is one or (other.acting.does != one.acting.does and not goes_on):
            continue
        theirs = [(named.title, named.number) for named in other.acting.on]
        same = any(a and a == b for pair in mine for each in theirs for a, b in zip(pair, each, strict=True))
        if same and ((in_title and not other.listed) or (one.acting.is_announced and not other.acting.is_announced)):
            return True
    return False
