"""Days of the record, and the other lines that are fields as they stand: addressees, release, copies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from policyref.draft.filled import OPEN, Filled, Said, lines, runs, unsure
from policyref.outline.ends import DATE
from policyref.text.dates import parse_date
from policyref.text.documents import NUMBER

_BEARS = re.compile(rf"[（(]?(?P<day>{DATE})[）)]?")
_SIGNED = re.compile(rf"[^，。；]{{2,60}}?(?P<day>{DATE})(?:发布|公布)?")
_PUBLISHED = re.compile(
    rf"[（(](?P<day>{DATE})(?P<by>[^，。；、\d（）()]{{2,40}}?)(?:令?第?\d{{1,4}}号)?"
    r"(?:发布|公布|颁布|印发|制定)[）)]"
)
_PRINTED = re.compile(rf"(?P<day>{DATE})印发")
_ONLINE = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})[ T]?(?P<time>\d{2}:\d{2})(?::\d{2})?")
_COPIES = re.compile("(?P<label>抄送|抄报|分送|报送)[：:](?P<words>.+)", re.DOTALL)
_TO = re.compile("^主送[：:]")


def issued(said: Sequence[Said], is_draft: bool, hints: Mapping[str, str]) -> Filled:
    """The day that the notice bears, as printed: below its signature, or below its title with who published it."""
    found = [match for one in said if (match := _bears(one))]
    days = {parse_date(match) for match in found}
    if None in days:
        return unsure("日历上没有这一天", quote="、".join(dict.fromkeys(found)))
    if len(days) == 1:
        return Filled(found[0], found[0])
    if days:
        return unsure("有几个日期，请选成文日期", quote="、".join(dict.fromkeys(found)))
    if other := lines(said, "date"):
        return unsure("日期没有按年月日写全，请对照原件", quote="、".join(dict.fromkeys(other)))
    told = "；".join(f"{name}{words}" for name, words in _elsewhere(said, hints))
    return OPEN if is_draft and not told else unsure(f"原文没有成文日期{'；' if told else ''}{told}")


def publisher(said: Sequence[Said]) -> list[str]:
    """Who a line below the title says published it: （2025年11月20日甲县人民政府发布）."""
    found = (_PUBLISHED.fullmatch(one.text) for one in said if one.measure is None)
    return [match["by"].removesuffix("令") for match in found if match]


def _bears(one: Said) -> str | None:
    if one.measure is None and (published := _PUBLISHED.fullmatch(one.text)):
        return published["day"]
    words = one.text.removeprefix("公元")
    if one.kind == "date" and parse_date(words):
        return words
    pattern = {"date": _BEARS, "signature": _SIGNED}.get(one.kind)
    found = pattern.fullmatch(one.text) if pattern else None
    return found["day"] if found else None


def _elsewhere(said: Sequence[Said], hints: Mapping[str, str]) -> list[tuple[str, str]]:
    """Days that are not the notice's own, but may help a person."""
    named = [("网站登记的成文日期是", hints.get("issued", "")), ("印发日期是", printed(said).value or "")]
    return [(name, words) for name, words in named if words]


def printed(said: Sequence[Said]) -> Filled:
    """The day of the line that ends in 印发."""
    found = [match["day"] for line in lines(said, "imprint") if (match := _PRINTED.search(line))]
    days: set[date | None] = {parse_date(words) for words in found}
    if not found:
        return OPEN
    if len(days) > 1 or None in days:
        return unsure("印发日期看不准", quote="、".join(found))
    return Filled(found[0], found[0])


def online(hints: Mapping[str, str]) -> Filled:
    """When a portal says it was put online; only with the minute, which no text has."""
    words = hints.get("online", "")
    found = _ONLINE.fullmatch(words)
    return (
        Filled(f"{found['day']} {found['time']}")
        if found
        else unsure(f"网站登记的发布日期是{words}")
        if words
        else OPEN
    )


def addressees(said: Sequence[Said]) -> Filled:
    to = [line for line in lines(said, "copies") if _TO.match(line)]
    run = next(runs(said, "addressees"), []) or to
    words = _TO.sub("", "".join(run)).rstrip("：:。")
    if NUMBER.search(words):
        return unsure("主送机关和文号连在一行，请分开", quote=words)
    return Filled(words, "\n".join(run)) if words else OPEN


def release(said: Sequence[Said]) -> Filled:
    """What a line below the date says (此件公开发布), rather than a mark beside the masthead (主动公开)."""
    found = [line.strip("（）()〔〕。") for line in lines(said, "release")]
    found.sort(key=lambda words: not words.startswith("此件"))
    return Filled(found[0], found[0]) if found else OPEN


def copies(said: Sequence[Said]) -> Filled:
    """Whom copies go to. Where some are sent upwards (抄报) and others not, a person says who is meant."""
    found = [match for line in lines(said, "copies") if (match := _COPIES.fullmatch(line))]
    if not found:
        return OPEN
    words = found[0]["words"].rstrip("。")
    if len(found) > 1:
        return unsure("抄送、抄报分成几行", words, "\n".join(match[0] for match in found))
    return Filled(words, found[0]["words"])
