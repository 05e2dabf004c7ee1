"""The labels of sections, measures and items: as they are written, or else as the notice's styles number them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from policyref.facts.record import put
from policyref.facts.told import NOT_WRITTEN
from policyref.model.measure import Item, Measure
from policyref.model.notice import Notice
from policyref.model.notice_parts import Section
from policyref.text.labels import label, read_label


def printed_or(owner: Section | Measure | Item, style: str, number: int) -> str:
    """The label that an editor has written; nothing where the text has none; or else what the style gives."""
    if owner.printed_label is None:
        return label(style, number)
    return "" if owner.printed_label == NOT_WRITTEN else owner.printed_label


def label_sections(notice: Notice) -> None:
    """Sections of a level are counted within the one that they belong to."""
    counts: dict[int, int] = {}
    for section in notice.sections:
        counts = {level: seen for level, seen in counts.items() if level <= section.level}
        counts[section.level] = counts.get(section.level, 0) + 1
        put(section, "label", printed_or(section, notice.section_style, counts[section.level]))


def labels_of(notice: Notice, measures: Sequence[Measure]) -> Iterator[str]:
    """The label of each measure; where numbering restarts, it counts within the section."""
    seen: dict[int | None, int] = {}
    for measure in measures:
        seen[measure.section] = seen.get(measure.section, 0) + 1
        number = seen[measure.section] if notice.numbering_restarts else measure.number
        yield printed_or(measure, notice.numbering, number)


def tell_apart(notice: Notice, measures: Sequence[Measure]) -> None:
    """Puts before labels those of the sections above, as far as it takes until none stands twice in the notice.

    Labels of one kind take equally many: （六） is 二、（六） even if no other section has six.
    """
    rows = [[one.label for one in notice.down_to.get(measure.section or 0, ())] for measure in measures]
    sections = [[one.label for one in path] for path in notice.down_to.values()]
    kinds = [found.family if (found := read_label(measure.label)) else "" for measure in measures]
    for kind in dict.fromkeys(kinds):
        own = [index for index, one in enumerate(kinds) if one == kind]
        for depth in range(max(len(rows[index]) for index in own) + 1):
            names = ["".join([*_last(rows[index], depth), measures[index].label]) for index in own]
            if len(names) == len({*names} - _joined(sections, depth + 1).keys()) and all(
                _joined(sections, depth)["".join(_last(rows[index], depth))] < 2 for index in own if depth
            ):
                break
        for index in own:
            put(measures[index], "above", "".join(_last(rows[index], depth)))


def _joined(sections: Sequence[Sequence[str]], depth: int) -> Counter[str]:
    """How often so many labels in a row lead to a section."""
    return Counter("".join(_last(path, depth)) for path in sections)


def _last(labels: Sequence[str], count: int) -> Sequence[str]:
    return labels[max(0, len(labels) - count) :]
