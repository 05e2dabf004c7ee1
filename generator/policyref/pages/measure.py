"""The page of one measure: the answer first, then the official words, then everything tied to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyref.facts.spans import InClause
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.model.notice import Notice
from policyref.model.passages import Passage
from policyref.pages import home
from policyref.pages.acts import ShownAct, acted_on, acting
from policyref.pages.embed import snippet
from policyref.pages.force import force_band
from policyref.pages.holds import holds_until
from policyref.pages.json_ld import measure_nodes
from policyref.pages.official import place_in, show_text
from policyref.pages.render import page
from policyref.pages.standing import standing_of
from policyref.pages.titles import described, titled
from policyref.present.around import named, related
from policyref.present.boundaries import HINT, boundaries
from policyref.present.citations import cite_measure
from policyref.present.examples import telling_examples
from policyref.present.force import stretches_as_data
from policyref.present.kind import PageKind
from policyref.present.output import Crumb, Page
from policyref.present.prints import leaflet_address
from policyref.present.qr import qr_svg
from policyref.present.tables import tables_of
from policyref.present.units import shown_units
from policyref.text.citations import item_called, spaced
from policyref.text.sentences import squeeze
from policyref.time.acts import Act
from policyref.time.times import times

_QUOTED = re.compile("“([^”]+)”")


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
        anchor = f"#s{one.span.sentence}" if one.span and one.span.sentence else ""
        found.append((other.address + anchor, elsewhere + spaced(other.called), one))
    return found


def _parts(measure: Measure, library: Library) -> Iterator[tuple[str, str]]:
    """The address on the page of each item, also of those inside a sentence, and how it is cited."""
    for passage in (*measure.passages, *measure.closing):
        yield from _inside(passage, cite_measure(measure, library))
    for item in measure.items:
        cited = cite_measure(measure, library, item.number)
        yield f"i{item.number}", cited
        for passage in item.passages:
            yield from _inside(passage, cited)


def _inside(passage: Passage, cited: str) -> Iterator[tuple[str, str]]:
    for sentence in passage.sentences:
        for one in sentence.items:
            yield sentence.anchor(one), cited + item_called(one.label, one.place)


def _apart(measure: Measure, library: Library) -> set[int]:
    """The items of which not the same is true as of the measure."""
    whole, known = stretches_as_data(measure.key, library), times(library)
    return {
        one.number
        for one in measure.items
        if known.timeline(f"{measure.key}/{one.number}") is not known.timeline(measure.key)
        and stretches_as_data(f"{measure.key}/{one.number}", library) != whole
    }


def _said_later(measure: Measure, library: Library) -> list[tuple[ShownAct, int | None]]:
    """What later documents explain or correct in it, each with the sentence whose words they name."""
    known = times(library)
    acts = [*known.acts_on(measure.key), *known.acts_within(measure.key)]
    found = acted_on((one for one in acts if one.does in ("interprets", "corrects")), library, measure.key)
    return [(one, _sentence_with(one.act, measure)) for one in found]


def _sentence_with(act: Act, measure: Measure) -> int | None:
    """The first sentence that has the words which an act corrects or explains: its own, or what it puts in “ ”."""
    named = [act.effect.old] if act.effect.old else _QUOTED.findall(act.quote)
    passages = (*measure.passages, *(one for item in measure.items for one in item.passages), *measure.closing)
    sentences = [sentence for passage in passages for sentence in passage.sentences]
    return next((one.number for words in named for one in sentences if squeeze(words) in squeeze(one.text)), None)


def measure_page(measure: Measure, library: Library, host: Host) -> Iterator[Page]:
    notice = library.notice_by_id[measure.notice]
    before, after = library.beside[measure.key]
    path = notice.down_to.get(measure.section or 0, ())
    above = [Crumb(one.heading, f"{notice.address}#sec{one.number}") for one in path[:-1]]
    units = shown_units(measure, notice, library)
    band = force_band(notice, library, measure, units)
    yield page(
        KIND,
        library,
        host,
        address=measure.address,
        title=measure.page_title,
        tab=titled(measure.page_title, notice, band.status),
        description=described(measure.summary or measure.excerpt, band.status, library.day),
        crumbs=(*KIND.path, Crumb(library.title_of(notice), notice.address), *above),
        source=measure.place.file,
        updated=notice.issued,
        about=measure_nodes(measure, notice, library, host),
        measure=measure,
        notice=notice,
        section=path[-1] if path else None,
        text=show_text(measure, library, tables_of(measure.all_tables(), notice, library, host)),
        place_in=place_in,
        boundaries=boundaries(measure, library),
        boundaries_hint=HINT,
        examples=telling_examples(measure),
        standing=standing_of(measure, library),
        root="../",
        snippet=snippet(measure, host) if measure.rules.rules else None,
        units=units,
        band=band,
        holds_until=holds_until(measure.key, library),
        apart=_apart(measure, library),
        said_later=_said_later(measure, library),
        acts=acting((one for one in times(library).acts_by(notice.id) if one.measure is measure), library),
        led=any(one.role == "lead" for one in units),
        citation=cite_measure(measure, library),
        items=[*_parts(measure, library)],
        qr=qr_svg(host.url(measure.address)) if host.address else "",
        leaflet=leaflet_address(measure) if host.prints else None,
        contact=library.site.contact,
        related=related(measure, library),
        elsewhere=_elsewhere(measure, notice, library),
        before=before,
        after=after,
    )


KIND = PageKind(
    name="measure",
    about="measure",
    addresses=("{notice}/{number}.html",),
    under=home.KIND,
    group="措施",
    make=measure_page,
    beyond=named,
)
