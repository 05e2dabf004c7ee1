"""What a page shows of a text of a measure; of one that was amended all its texts, the newest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from policyref.facts.spans import InClause
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.version import Version
from policyref.pages.acts import ShownAct, acted_on, acting
from policyref.pages.cards import answer, cards_of
from policyref.pages.cited import all_parts
from policyref.pages.contents import contents_of, doors_of
from policyref.pages.differences import Differences, differences
from policyref.pages.holds import holds_until
from policyref.pages.official import ShownLeft, place_in, show_text
from policyref.pages.render import template
from policyref.pages.standing import standing_of
from policyref.pages.sums import sums_of
from policyref.present.force import stretches_as_data
from policyref.present.items import Clause, page_of_item
from policyref.present.output import Linker
from policyref.present.tables import tables_of
from policyref.present.units import shown_units
from policyref.text.citations import spaced
from policyref.text.dates import format_date
from policyref.text.sentences import squeeze
from policyref.time.acts import Act
from policyref.time.amended import Flow
from policyref.time.texts import ShownVersion, shown_versions, withdrawals
from policyref.time.times import times
from policyref.words import TEXT

_ID = re.compile(r'(?<=\sid=")[^"]+(?=")')
_QUOTED = re.compile("“([^”]+)”")
_OWN = re.compile(r'(\s(?:id|aria-labelledby|from|anchor)="#?|\shref="#)(?=[^"])')


def _elsewhere(measure: Measure, notice: Notice, library: Library) -> list[tuple[str, str, InClause]]:
    """The clauses that rules of the measure rest on besides it, each quote once: the address, what it is called."""
    cited = {(one.key, one.quote): one for one in measure.elsewhere}
    found = []
    for (key, _), one in cited.items():
        if one.of_notice:
            found.append((notice.address, notice.short_title, one))
            continue
        other = library.measure_by_key[key]
        elsewhere = "" if other.notice == notice.id else library.title_of(library.notice_by_id[other.notice]) + " "
        anchor = f"#s{other.link_to(one.span.sentence)}" if one.span and one.span.sentence else ""
        found.append((other.address + anchor, elsewhere + spaced(other.called), one))
    return found


def of_text(clause: Clause, library: Library, host: Host) -> dict[str, Any]:
    """What is shown of one text of a clause. How long it holds is told of that of the library's day."""
    text = clause.text
    notice = library.notice_by_id[text.notice]
    shown = shown_versions(text, library)
    is_current = library.measure_by_key[text.key] is text
    own = [one for one in times(library).acts_by(notice.id) if one.measure and one.measure.key == text.key]
    units = [one for one in shown_units(text, notice, library) if one.item is None or clause.number in (None, one.item)]
    tables = tables_of(text.all_tables(), notice, library, host)
    held = None if is_current else [one.heading for one in shown if one.text is text]
    cards, contents = cards_of(clause, library, units, held), contents_of(clause, library)
    days = [one for one in text.deadlines if clause.tells_of(one.item) or one.item is None]
    told = [time for card in cards for time in card.times]
    return {
        "clause": clause,
        "measure": text,
        "notice": notice,
        "text": show_text(clause, library, tables, left_in(text, shown)),
        "place_in": place_in,
        "answer": answer(clause, library),
        "cards": cards,
        "contents": contents,
        "doors": doors_of(contents, clause, library),
        "pages": {number: page_of_item(text, number) for number in clause.elsewhere},
        "computed": _computed(clause),
        "sums": sums_of(text, library, clause.tells_of),
        "left_open": clause.told(text.rules.not_computable),
        "units": units,
        "deadlines": days,
        "left_deadlines": [one for one in days if one not in told and (cards or contents or not one.counts)],
        "targets": clause.told(text.targets),
        "elsewhere": _elsewhere(text, notice, library),
        "withdrawn": withdrawals(text, library, lambda one: clause.tells_of(one.item)) if is_current else [],
        "standing": standing_of(text, library, clause.number) if is_current else None,
        "holds_until": holds_until(clause.key, library) if held is None else held,
        "apart": _apart(text, library) if is_current else set(),
        "said_later": _said_later(clause, library) if is_current else [],
        "acts": acting(own, library, beside=text) if is_current and not clause.number else [],
    }


def _computed(clause: Clause) -> bool:
    """Whether its page computes anything: that of a measure does so for all of its items at once."""
    return any(_asks(clause, rule.item) for rule in clause.text.rules.rules)


def _asks(clause: Clause, item: int | None) -> bool:
    return clause.number in (None, item)


def _apart(measure: Measure, library: Library) -> set[int]:
    """The items of which not the same is true as of the measure."""
    whole, known = stretches_as_data(measure.key, library), times(library)
    return {
        one.number
        for one in measure.items
        if known.timeline(f"{measure.key}/{one.number}") is not known.timeline(measure.key)
        and stretches_as_data(f"{measure.key}/{one.number}", library) != whole
    }


def _said_later(clause: Clause, library: Library) -> list[tuple[ShownAct, str]]:
    """What later documents explain or correct in it, each with the name of the sentence whose words they name."""
    known = times(library)
    acts = [*known.acts_on(clause.key), *known.acts_within(clause.key)]
    found = acted_on((one for one in acts if one.does in ("interprets", "corrects")), library, clause.key)
    return [(one, _sentence_with(one.act, clause.text)) for one in found]


def _sentence_with(act: Act, measure: Measure) -> str:
    """The first that has the words which an act corrects or explains: its own, or what it puts in “ ”."""
    named = [act.effect.old] if act.effect.old else _QUOTED.findall(act.quote)
    places = (place for words in named for place in measure.official.find(squeeze(words)))
    return next((measure.name_of(one.sentence) for one in places if one.sentence), "")


def left_in(text: Measure, shown: Sequence[ShownVersion]) -> dict[str, list[ShownLeft]]:
    """The sentences that a text has no longer, by the name of the one behind which each stood."""
    found: dict[str, list[ShownLeft]] = {}
    by_ordinal = {one.text.ordinal: one for one in shown}
    for gone, ordinal in text.left if isinstance(text, Version) else ():
        version, before = by_ordinal[ordinal], by_ordinal[ordinal - 1]
        first = version.lasting.first
        key = "joined" if gone.into else "gone" if first and not before.lasting.is_void else "corrected"
        what = _item_gone(gone.name, before.text, version.text) or TEXT["sentence"]
        words = TEXT[key].format(what=what, first=format_date(first) if first else "", name=gone.into)
        found.setdefault(gone.after, []).append(ShownLeft(gone.name, words, f"{before.address}#s{gone.name}"))
    return found


def _item_gone(name: str, before: Measure, after: Measure) -> str:
    """What the item is called in which a sentence stood, if that went as a whole."""
    item = next((one.item for one in Flow(before).pieces if one.name == name), None)
    return "" if item in (None, *(one.number for one in after.items)) else before.part_called(item)


def all_texts(clause: Clause, library: Library, host: Host) -> Callable[[Linker], Markup] | None:
    """All texts of a clause as they stand on its page, the newest first; None where it has had only one.

    The newest has the anchors of the page; those of the others begin with their version. What only an older one has
    keeps its address and says where it is.
    """
    shown = shown_versions(clause.text, library)
    if not shown:
        return None

    def draw(to: Linker) -> Markup:
        views = []
        for place, one in enumerate(shown):
            html = body(
                replace(clause, text=one.text), library, host, to, led_by=bool(place or answer(clause, library))
            )
            changed = None if clause.number else changes(one.text, library)
            views.append((one, html if place == 0 else prefixed(html, f"{one.code}-"), changed))
        anchors = {*_ID.findall(views[0][1])}
        cited = {part.anchor: part.words for part in all_parts(clause, library)}
        lost: dict[str, tuple[str, ShownVersion]] = {}
        for one in shown[1:]:
            for anchor in _ID.findall(body(replace(clause, text=one.text), library, host, Linker(one.address))):
                if anchor not in anchors:
                    lost.setdefault(anchor, (cited.get(anchor, f"#{anchor}（{one.heading}）"), one))
        withdrawn = withdrawals(clause.text, library, lambda one: _asks(clause, one.item))
        given = {"clause": clause, "measure": clause.text, "withdrawn": withdrawn}
        computed = {rule.id: None for one in clause.text.texts for rule in one.rules.rules if _asks(clause, rule.item)}
        sums = [one for text in clause.text.texts for one in sums_of(text, library, clause.tells_of)]
        given |= {"computed": bool(computed), "rules": " ".join(computed) if clause.number else "", "sums": sums}
        return Markup(template("views/views").render(views=views, lost=lost, to=to, **given))

    return draw


def body(clause: Clause, library: Library, host: Host, to: Linker, *, led_by: bool = False) -> Markup:
    """One text with all that is tied to its words. Its tables have no page but this one. `led_by`: the page has told a
    fact above it."""
    if clause.number and clause.item is None:
        return Markup("<p>{}</p>").format(TEXT["no_item"])
    given = {**of_text(clause, library, host), "led_by": led_by}
    return Markup(template("text/text").render(to=to, library=library, calculator_apart=True, **given))


def changes(text: Measure, library: Library) -> Differences | None:
    return differences(text, library) if isinstance(text, Version) else None


def prefixed(html: str, prefix: str) -> Markup:
    """The same with anchors that no other text on the page has."""
    return Markup(_OWN.sub(rf"\g<1>{prefix}", str(html)))
