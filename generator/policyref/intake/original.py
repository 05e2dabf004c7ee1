"""The file that a notice was read from, as it is kept: what is written of it, and what else it tells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from policyref.intake.blocks import Document
from policyref.intake.kept import Source
from policyref.intake.traces import traces

FOLDER = "original"
_PLAIN = re.compile(r"[^./\\\x00-\x1f][^/\\\x00-\x1f]{0,199}")


def kept_name(name: str) -> str:
    """The name of a file under which it is kept."""
    return name if _PLAIN.fullmatch(name) else f"{FOLDER}{name[name.rfind('.') :] if '.' in name else ''}"


def original_key(source: Source, read_by: str) -> str:
    """What notice.yml says of the file."""
    return (
        f"original: # 原件；是否在网站上提供下载，见 publish\n  file: {json.dumps(source.file, ensure_ascii=False)}\n"
        f"  sha256: {source.sha256}\n  bytes: {source.bytes}\n  read_by: {read_by}\n  publish: false\n"
    )


def untold(name: str, content: bytes, document: Document) -> Iterator[str]:
    """What the file holds that is not meant for everyone."""
    if document.changes:
        yield f"{len(document.changes)} 处没有定稿的修订"
    for kind, called in (("comment", "批注"), ("hidden", "隐藏的文字")):
        if count := sum(block.kind == kind for block in document.blocks):
            yield f"{count} 处{called}"
    yield from traces(name, content)
