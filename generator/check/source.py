"""Every sentence of a notice's source text belongs to exactly one measure, or to the notice's own parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.nearest import nearest_sentence
from generator.model.library import Library
from generator.model.measure import Measure, Passage
from generator.model.notice import Notice
from generator.problems.problem import Place, Problem, problem
from generator.text.normalise import normalise_line
from generator.text.sentences import split_sentences, squeeze


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that an owner says are official. A heading is looked for as a whole."""

    owner: str
    place: Place
    words: str
    code: str


def check_source(library: Library) -> Iterator[Problem]:
    for notice in library.notices:
        yield from _scan_residue(notice)
        yield from _empty_measures(notice)
        if notice.complete:
            yield from _Accounts(notice).settle()


def claims(notice: Notice) -> Iterator[Claim]:
    """What the notice's files claim of its source, in the order of the source."""
    for part in notice.opening:
        yield from _claim_text("notice.yml", part.place.at("text"), part.text)
    section_of = {section.number: section for section in notice.sections}
    current = None
    for measure in notice.measures:
        if measure.section != current and measure.section in section_of:
            current = measure.section
            section = section_of[current]
            yield Claim("notice.yml", section.place.at("title"), squeeze(section.heading), "E310")
            yield from _claim_text("notice.yml", section.place.at("text"), section.text)
        yield from _claim_measure(measure)
    for part in notice.closing:
        yield from _claim_text("notice.yml", part.place.at("text"), part.text)


def _claim_measure(measure: Measure) -> Iterator[Claim]:
    owner = f"第 {measure.number} 条"
    place = measure.place
    yield from _claim_block(owner, place, "title", "text", measure.heading, measure.passages)
    for item in measure.items:
        yield from _claim_block(owner, item.place, "title", "text", item.heading, item.passages)
    yield from _claim_block(owner, place, "closing", "closing", "", measure.closing)


def _claim_block(
    owner: str, place: Place, title_key: str, text_key: str, heading: str, passages: tuple[Passage, ...]
) -> Iterator[Claim]:
    """A heading and its text. A bare label (第一条) is claimed with the first sentence, for alone it says nothing."""
    texts = [squeeze(sentence.text) for passage in passages for sentence in passage.sentences]
    heading = squeeze(heading)
    if heading and texts and place_has_no_title(heading):
        texts[0] = heading + texts[0]
    elif heading:
        yield Claim(owner, place.at(title_key), heading, "E310")
    for words in texts:
        yield Claim(owner, place.at(text_key, near=words), words, "E304")


def place_has_no_title(heading: str) -> bool:
    """Whether a heading is a label only, such as `第一条`, `（一）` or `1.`."""
    return len(heading) <= 6 and heading.endswith(("条", "）", ".", "、"))


def _claim_text(owner: str, place: Place, text: str) -> Iterator[Claim]:
    for sentence in split_sentences(text):
        words = squeeze(sentence)
        yield Claim(owner, Place(place.file, place.path, near=words), words, "E304")


class _Accounts:
    """Which owner has claimed each character of the source, white space left out."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.offsets = [index for index, char in enumerate(notice.source) if not char.isspace()]
        self.text = squeeze(notice.source)
        self.owners: list[str | None] = [None] * len(self.text)

    def settle(self) -> Iterator[Problem]:
        cursor = 0
        for claim in claims(self.notice):
            index = self.text.find(claim.words, cursor)
            if index < 0 or self.owners[index] is not None:
                index = self._elsewhere(claim.words)
            if index < 0:
                near = nearest_sentence(claim.words, split_sentences(self.notice.source))
                yield problem(claim.code, claim.place, found=claim.words[:40], near=near)
                continue
            if other := self.owners[index]:
                place = Place(self.notice.source_place.file, near=claim.words[:40], offset=self.offsets[index])
                yield problem("E303", place, one=other, two=claim.owner)
            end = index + len(claim.words)
            self.owners[index:end] = [claim.owner] * len(claim.words)
            cursor = end
        yield from self._leftovers()

    def _elsewhere(self, words: str) -> int:
        """An unclaimed occurrence anywhere, or else a claimed one, or else -1."""
        first = index = self.text.find(words)
        while index >= 0 and self.owners[index] is not None:
            index = self.text.find(words, index + 1)
        return index if index >= 0 else first

    def _leftovers(self) -> Iterator[Problem]:
        start = 0
        for sentence in map(squeeze, split_sentences(self.notice.source)):
            end = start + len(sentence)
            free = [index for index in range(start, end) if self.owners[index] is None]
            if free:
                words = self.text[free[0] : free[-1] + 1]
                place = Place(self.notice.source_place.file, near=words[:40], offset=self.offsets[free[0]])
                yield problem("E302", place)
            start = end


def _scan_residue(notice: Notice) -> Iterator[Problem]:
    """Half-width marks and square brackets that the rule of `text/normalise.py` would change."""
    offset = 0
    for line in notice.source.splitlines(keepends=True):
        words = line.strip()
        wanted = normalise_line(words)
        if wanted != words:
            index = next((i for i, (a, b) in enumerate(zip(words, wanted, strict=False)) if a != b), 0)
            around = slice(max(0, index - 3), index + 4)
            place = Place(
                notice.source_place.file, near=words[index : index + 1], offset=offset + line.find(words) + index
            )
            yield problem("E308", place, found=words[around], wanted=wanted[around])
        offset += len(line)


def _empty_measures(notice: Notice) -> Iterator[Problem]:
    for measure in notice.measures:
        if not measure.text.strip():
            yield problem("E315", measure.place.at("text"))
