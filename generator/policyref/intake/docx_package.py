"""The parts of a .docx: which are related to which. Files of both editions of the standard are read alike."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from policyref.intake.archive import Archive, attribute, child
from policyref.intake.blocks import IntakeError

_SAVE_AGAIN = "请在 Word 或 WPS 里打开，另存为 .docx 再试"


class Package:
    def __init__(self, content: bytes) -> None:
        self._archive = Archive(content, _SAVE_AGAIN)
        self.main = next(
            (target for kind, target in self._targets("") if kind == "officeDocument"), "word/document.xml"
        )
        self._related = dict(self._targets(self.main))

    def document(self) -> Any:
        root = self._archive.xml(self.main)
        body = None if root is None else child(root, "body")
        if body is None:
            raise IntakeError("", "压缩包里没有正文（word/document.xml）", f"这不是 Word 文档；{_SAVE_AGAIN}")
        return body

    def related(self, kind: str) -> Any:
        """The root of a part that the document leans on, such as `numbering` or `styles`; None where there is none."""
        return self._archive.xml(self._related[kind]) if kind in self._related else None

    def all_related(self, kind: str) -> Iterator[Any]:
        for found, target in self._targets(self.main):
            if found == kind and (root := self._archive.xml(target)) is not None:
                yield root

    def _targets(self, of: str) -> Iterator[tuple[str, str]]:
        folder, name = posixpath.split(of)
        root = self._archive.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for one in root if root is not None else ():
            target = attribute(one, "Target")
            if target and attribute(one, "TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield (attribute(one, "Type") or "").rpartition("/")[2], path
