"""Fields → the head of notice.yml: what is sure is written, everything else stands in a comment with its words."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.draft.fields import Fields
from policyref.draft.filled import Filled, flow, listed

_ASKED = {"title": "文件标题全称", "issuer": "发文机关", "place": "由大到小，例如 [某省, 某市]", "issued": "成文日期"}
"""What every notice needs: the key stands there, in a comment, even where nothing was found; without it, it is open."""
_AWAITS = "要等以后的文件的（核对后登记）："
_ACTS = "这份文件对别的文件做了什么（程序找到的，不是事实；核对后登记）："


def record_text(fields: Fields) -> str:
    """The lines of the record, each ended."""
    return "".join(f"{line}\n" for line in _lines(fields))


def _lines(fields: Fields) -> Iterator[str]:
    is_draft = fields.record.get("draft", Filled()).is_written
    for key, found in fields.record.items():
        yield from _entry(key, found, key in _ASKED or key == "number")
    for key, about in _ASKED.items():
        if key not in fields.record and not (is_draft and key == "issued"):
            yield f"# {key}: # {about}"
    yield from listed("deadlines", fields.deadlines)
    if fields.unsaid.doubt:
        yield f"# unsaid: {flow(fields.unsaid.value)} # {fields.unsaid.doubt}"
    if fields.effects.own:
        yield f"# {_ACTS}"
        yield from listed("effects", fields.effects.own)
    if fields.notes.own:
        yield f"# {_AWAITS}"
        yield from listed("notes", fields.notes.own)


def _entry(key: str, found: Filled, asked: bool) -> Iterator[str]:
    told = f" # {found.comment}" if found.doubt else ""
    if found.is_written and isinstance(found.value, list) and isinstance(found.value[0], dict):
        yield f"{key}:{told}"
        yield from (f"  - {flow(one)}" for one in found.value)
    elif found.is_written:
        yield f"{key}: {flow(found.value)}{told}"
    elif asked:
        yield f"# {key}:{told}"
    else:
        yield f"# {key}：{found.comment}"
