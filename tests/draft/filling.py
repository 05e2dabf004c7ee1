"""Plain texts → the fields that drafting reads from them, by the way that every file goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policyref.draft.fields import Fields, fields
from policyref.draft.known import NONE_KNOWN, KnownDocument, KnownDocuments
from policyref.draft.said import said_of
from policyref.intake.txt import read
from policyref.outline.find import find_outline
from policyref.outline.lines import lines_of

TITLE = "云溪市人民政府办公室关于印发《云溪市支持开店若干措施》的通知"
NUMBER = "云政办发〔2025〕8号"
TO = "各县（市、区）人民政府，市直各部门："
LETTER = "《云溪市支持开店若干措施》已经市政府同意，现印发给你们，请认真组织实施。"
SIGNED, DAY = "云溪市人民政府办公室", "2025年3月3日"
SUBJECT = "云溪市支持开店若干措施"
BODY = (
    "一、开店奖励。对新开的商店给予奖励。（责任单位：市商务局）",
    "二、装修补助。对装修的商店给予补助。（责任单位：市商务局）",
    "三、培训。为店主提供培训。（责任单位：市商务局）",
)


def notice(
    *,
    head: Sequence[str] = (TITLE, NUMBER),
    letter: Sequence[str] = (TO, LETTER),
    foot: Sequence[str] = (SIGNED, DAY),
    subject: Sequence[str] = (SUBJECT,),
    body: Sequence[str] = BODY,
    closing: Sequence[str] = (),
) -> str:
    """A notice of the usual shape, with parts of its own."""
    return "".join(f"{line}\n" for line in (*head, *letter, *foot, *subject, *body, *closing))


def filled(text: str, hints: Mapping[str, str] | None = None, known: KnownDocuments = NONE_KNOWN) -> Fields:
    return fields(said_of(find_outline(lines_of(read(text.encode())))), hints or {}, known)


def in_places(*places: Sequence[str]) -> KnownDocuments:
    """A library of which only the places are known."""
    return KnownDocuments([KnownDocument(f"known-{at}", {"place": list(one)}) for at, one in enumerate(places)])
