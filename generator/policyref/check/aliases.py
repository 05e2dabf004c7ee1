"""Every alias leads to words that the data holds."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.library import Library
from policyref.problems.problem import Problem, problem


def check_aliases(library: Library) -> Iterator[Problem]:
    if library.unread or not all(notice.is_whole for notice in library.notices):
        return  # what a file that cannot be read holds may be what an alias leads to
    names = [name for unit in library.units for name in unit.written]
    said = [text for one in library.measures for text in (one.title, one.text, one.summary or "", *one.audience)]
    said += [name for one in library.sectors for name in (one.name, one.about)]
    said += [name for one in library.terms for name in one.written]
    everything = "\n".join([*said, *names])
    for alias in library.aliases.words:
        for index, words in enumerate(alias.official):
            if words not in everything:
                yield problem("E219", alias.place.at("official", index), found=words)
    for body in library.aliases.bodies:
        if not any(body.named in name for name in names):
            yield problem("E219", body.place.at("named"), found=body.named)
