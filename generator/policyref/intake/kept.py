"""The blocks of a file as they are kept beside the notice, in `blocks.json`, one block a line.

`drafted` is the outline that the notice was last written from: what each block was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from policyref.intake.blocks import Block, Document, IntakeError, Span
from policyref.text.invisible import INVISIBLE

BLOCKS = "blocks.json"
_PLAIN = ("place", "text", "label", "note_id", "style")


@dataclass(frozen=True)
class Source:
    """The file that blocks were read from."""

    file: str
    sha256: str
    bytes: int


def source_of_file(name: str, content: bytes) -> Source:
    return Source(name, sha256(content).hexdigest(), len(content))


def kept_text(document: Document, source: Source, drafted: Sequence[str] = ()) -> str:
    """The text of blocks.json."""
    about: dict[str, Any] = {**asdict(source), "read_by": document.read_by}
    about |= {"scanned": True} if document.scanned else {}
    about |= {"changes": list(document.changes)} if document.changes else {}
    lines = [_json(_written(number, block)) for number, block in enumerate(document.blocks, 1)]
    blocks = ",\n  ".join(lines)
    return f'{{\n"source": {_json(about)},\n"blocks": [\n  {blocks}\n],\n"drafted": {_json(list(drafted))}\n}}\n'


def with_drafted(text: str, drafted: Sequence[str]) -> str:
    """blocks.json with another outline."""
    document, source, _ = read_kept(text)
    return kept_text(document, source, drafted)


def _json(value: Any) -> str:
    """In which a character that nobody sees is escaped: the file can be looked at, and is read back as it was."""
    written = json.dumps(value, ensure_ascii=False)
    return INVISIBLE.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def _written(number: int, block: Block) -> dict[str, Any]:
    """A block without what it does not have."""
    written: dict[str, Any] = {"n": number, "kind": block.kind}
    written |= {key: value for key in _PLAIN if (value := getattr(block, key))}
    written |= {"rows": [list(row) for row in block.rows]} if block.rows else {}
    written |= {"spans": [list(asdict(span).values()) for span in block.spans]} if block.spans else {}
    written |= {"notes": [list(note) for note in block.notes]} if block.notes else {}
    return written | ({"unsure": list(block.unsure)} if block.unsure else {})


def read_kept(text: str) -> tuple[Document, Source, list[str]]:
    """What blocks.json holds. Raises IntakeError where it was not written by `new` or was changed by hand."""
    try:
        held = json.loads(text)
        about = held["source"]
        blocks = tuple(_block(one) for one in held["blocks"])
        if [one["n"] for one in held["blocks"]] != list(range(1, len(blocks) + 1)):
            raise ValueError("numbers")
        document = Document(blocks, about["read_by"], about.get("scanned", False), tuple(about.get("changes", ())))
        return document, Source(about["file"], about["sha256"], about["bytes"]), list(held.get("drafted", ()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IntakeError(
            BLOCKS, "内容不是 policyref new 写下的样子", "请从原件重新起草，或取回没有改过的那一份"
        ) from error


def _block(written: Mapping[str, Any]) -> Block:
    return Block(
        written["kind"],
        rows=tuple(tuple(row) for row in written.get("rows", ())),
        spans=tuple(Span(*span) for span in written.get("spans", ())),
        notes=tuple((offset, note) for offset, note in written.get("notes", ())),
        unsure=tuple(written.get("unsure", ())),
        **{key: written.get(key, "") for key in _PLAIN},
    )
