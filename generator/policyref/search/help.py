"""The pages written by hand as entries of the search: each heading with what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policyref.present.store import as_json
from policyref.search.index import NoticeRow, SearchIndex
from policyref.search.notice import weighed_entry
from policyref.search.postings import Postings
from policyref.search.tokens import HAN_RUN, fold

_HEADING = re.compile(r"(?m)^#{1,6}[ \t]+(.+)$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[`*_>|]|^[ \t]*[-+][ \t]|\{\{.*?\}\}|\{%.*?%\}|<[^>]+>", re.MULTILINE)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


@dataclass(frozen=True)
class Section:
    page: str
    title: str
    sentences: tuple[str, ...]


def help_index(pages: Iterable[tuple[str, str]]) -> SearchIndex:
    """All sections as the results of what stands behind the last notice and is none."""
    sections = [(address, one) for address, text in pages for one in _sections(text)]
    tokens, characters = Postings(), Postings()
    for number, (_, one) in enumerate(sections):
        weights, level, often = weighed_entry(one.title, "".join(one.sentences))
        tokens.add(number, weights, level)
        characters.add(number, often, lambda often: min(9, 1 + int(often)))
    runs = {run: 1 for _, one in sections for run in HAN_RUN.findall(fold(" ".join((one.title, *one.sentences))))}
    return SearchIndex(
        notices=(NoticeRow("", "", "", len(sections), len(sections), (), ()),) if sections else (),
        items=(0,) * len(sections),
        tokens=tokens.packed(),
        characters=characters.packed(),
        runs=runs,
        facets=(("", "", "", ""),) * len(sections),
        results=tuple(as_json(_shown(address, one)) for address, one in sections),
    )


def _sections(text: str) -> Iterator[Section]:
    bare = _MARKS.sub("", _LINK.sub(r"\1", text))
    parts = _HEADING.split(bare)
    page = parts[1].strip() if len(parts) > 1 else ""
    for title, said in zip(parts[1::2], parts[2::2], strict=True):
        sentences = tuple(one.strip() for one in _SENTENCE.findall(said.replace("\n  ", "")) if one.strip())
        if sentences:
            yield Section(page, title.strip(), sentences)


def _shown(address: str, one: Section) -> dict[str, object]:
    """Like a measure; see `shown.py`."""
    title = one.title if one.title == one.page else f"{one.page}：{one.title}"
    said = [[0, 0, sentence] for sentence in one.sentences]
    return {"key": "", "own": "help", "title": title, "address": address, "sentences": said, "items": [], "gets": []}
