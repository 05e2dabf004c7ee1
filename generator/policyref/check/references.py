"""What one record names of another exists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyref.check.nearest import nearest_sentence
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.problems.near import near_miss
from policyref.problems.problem import Problem, problem
from policyref.text.sentences import split_sentences, squeeze

# A page is written at a retired address, so it must lie within the site, but not among the files of its host.
_ADDRESS = re.compile(r"(?!assets/|404\.html)(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.[a-z]+(?:#\S+)?")

# Bytes of the name of a file and of a path below a site, as file systems allow them.
_FILE = 255
_PATH = 1000


def size(name: str) -> int:
    return len(name.encode())


def check_references(library: Library) -> Iterator[Problem]:
    words = [name for term in library.terms for name in term.written]
    for term in library.terms:
        for index, name in enumerate(term.see):
            if name not in words:
                yield problem("E205", term.place.at("see", index), found=name, near=near_miss(name, words))
    ids = list(library.notice_by_id)
    for notice in library.notices:
        if notice.forwards and notice.forwards not in {*ids, *library.unread}:
            near = near_miss(notice.forwards, ids)
            place = notice.place.at("forwards")
            yield problem("E214", place, found=notice.forwards, near=near, options="、".join(ids))
        yield from _circle(library, notice)
        for measure in notice.measures:
            yield from _related(library, measure)
            yield from _clauses(library, measure)
    for redirect in library.redirects:
        place = redirect.place.at("old")
        if not _ADDRESS.fullmatch(redirect.old):
            yield problem("E507", place, address=redirect.old)
        elif too_long := next((name for name in redirect.old.partition("#")[0].split("/") if size(name) > _FILE), None):
            yield problem("E510", place, found=too_long[:12] + "…", size=size(too_long), most=_FILE)
        elif size(redirect.old) > _PATH:
            yield problem("E510", place, found=redirect.old[:12] + "…", size=size(redirect.old), most=_PATH)


def _circle(library: Library, notice: Notice) -> Iterator[Problem]:
    """A notice that, by way of those it forwards, forwards itself. The first of the circle by id tells of it."""
    chain: list[str] = []
    forwarded: str | None = notice.id
    while forwarded in library.notice_by_id and forwarded not in chain:
        chain.append(forwarded)
        forwarded = library.notice_by_id[forwarded].forwards
    if forwarded == notice.id == min(chain):
        yield problem("E221", notice.place.at("forwards"), circle=" → ".join([*chain, notice.id]))


def _related(library: Library, measure: Measure) -> Iterator[Problem]:
    seen = {measure.key}
    for related in measure.related:
        if related.key in seen:
            yield problem("E213", related.place.at("measure"))
        elif _missing(library, related.key):
            yield problem("E206", related.place.at("measure"), found=related.key)
        seen.add(related.key)
    for together in measure.together:
        for index, key in enumerate(together.keys):
            if _missing(library, key):
                yield problem("E206", together.place.at("with", index), found=key)


def _clauses(library: Library, measure: Measure) -> Iterator[Problem]:
    """Clauses of other notices that a rule rests on."""
    for one in measure.elsewhere:
        clause = library.measure_by_key.get(one.key)
        if one.of_notice or one.key.startswith(f"{measure.notice}/"):
            continue  # what is wrong within the notice is said already
        if clause is None and _missing(library, one.key):
            yield problem("E206", one.place.at("clause"), found=one.clause)
        elif clause and not any(clause.official.find(squeeze(one.quote), one.item)):
            near = nearest_sentence(one.quote, split_sentences(clause.text))
            yield problem("E301", one.place.at("quote"), where=f"{one.clause} 的原文", near=near)


def _missing(library: Library, key: str) -> bool:
    """Whether there is no such measure; a file that cannot be read may be the one."""
    return key not in library.measure_by_key and library.knows_all_of(key.rpartition("/")[0])
