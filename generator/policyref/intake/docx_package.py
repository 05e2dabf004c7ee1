"""The parts of a .docx: a zip of XML files, opened within limits. Names of elements are taken without their
namespace, so that files of both editions of the standard (transitional, strict) are read alike."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from policyref.intake.blocks import IntakeError

MOST_MEMBERS = 10_000
MOST_UNPACKED = 500_000_000
BIGGEST_PART = 40_000_000
_SAVE_AGAIN = "请在 Word 或 WPS 里打开，另存为 .docx 再试"


def local(element: Any) -> str:
    """The name of an element: `p` of w:p. Comments and processing instructions have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """An attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def child(element: Any, *path: str) -> Any:
    """The first child of that name, and its child, and so on; None where one is missing."""
    for name in path:
        element = next((one for one in element if local(one) == name), None) if element is not None else None
    return element


def value(element: Any, *path: str) -> str | None:
    """What `w:val` of a child says."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def is_on(element: Any, *path: str) -> bool:
    """Whether a switch is there and not switched off."""
    found = child(element, *path)
    return found is not None and attribute(found, "val") not in ("0", "false", "off", "none")


class Package:
    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError) as error:
            raise IntakeError(
                "", "压缩包不完整或已损坏", f"请重新取得文件，或{_SAVE_AGAIN.removeprefix('请')}"
            ) from error
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise IntakeError("", f"压缩包里有 {len(members)} 个文件，多得不正常", _SAVE_AGAIN)
        if sum(one.file_size for one in members) > MOST_UNPACKED:
            raise IntakeError("", f"解压后超过 {MOST_UNPACKED // 1_000_000} MB，不正常", _SAVE_AGAIN)
        self._members = {one.filename: one for one in members}
        self.main = next(
            (target for kind, target in self._targets("") if kind == "officeDocument"), "word/document.xml"
        )
        self._related = dict(self._targets(self.main))

    def document(self) -> Any:
        root = self._parsed(self.main)
        body = None if root is None else child(root, "body")
        if body is None:
            raise IntakeError("", "压缩包里没有正文（word/document.xml）", f"这不是 Word 文档；{_SAVE_AGAIN}")
        return body

    def related(self, kind: str) -> Any:
        """The root of a part that the document leans on, such as `numbering` or `styles`; None where there is none."""
        return self._parsed(self._related[kind]) if kind in self._related else None

    def all_related(self, kind: str) -> Iterator[Any]:
        for found, target in self._targets(self.main):
            if found == kind and (root := self._parsed(target)) is not None:
                yield root

    def _targets(self, of: str) -> Iterator[tuple[str, str]]:
        folder, name = posixpath.split(of)
        root = self._parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
        for one in root if root is not None else ():
            target = attribute(one, "Target")
            if target and attribute(one, "TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield (attribute(one, "Type") or "").rpartition("/")[2], path

    def _parsed(self, name: str) -> Any:
        member = self._members.get(name)
        if member is None:
            return None
        if member.flag_bits & 1:
            raise IntakeError("", "文件加了密码", "请去掉密码再试")
        try:
            with self._zip.open(member) as part:
                content = part.read(BIGGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
            raise IntakeError(name, "压缩包的这一部分已损坏", _SAVE_AGAIN) from error
        if len(content) > BIGGEST_PART:
            raise IntakeError(name, f"解压后超过 {BIGGEST_PART // 1_000_000} MB", _SAVE_AGAIN)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None) or 1
            raise IntakeError(
                f"{name} 第 {line} 行", "XML 读不通，文件不完整或不是 Word 保存的", _SAVE_AGAIN
            ) from error
        if root.getroottree().docinfo.doctype:
            raise IntakeError(name, "有实体或文档类型的声明，Word 不会写这些，不安全", _SAVE_AGAIN)
        return root
