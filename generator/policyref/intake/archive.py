"""A zip of XML files, as .docx and .ofd are, opened within limits. Elements are called without their namespace."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from lxml import etree

from policyref.intake.blocks import IntakeError

MOST_MEMBERS = 10_000
MOST_UNPACKED = 500_000_000
BIGGEST_PART = 40_000_000


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


class Archive:
    """The parts of a file. `todo` is what its owner can do where it cannot be read; `called` how names are compared."""

    def __init__(self, content: bytes, todo: str, called: Callable[[str], str] = str) -> None:
        self._todo, self._called = todo, called
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError) as error:
            raise IntakeError("", "压缩包不完整或已损坏", f"请重新取得文件，或{todo.removeprefix('请')}") from error
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise IntakeError("", f"压缩包里有 {len(members)} 个文件，多得不正常", todo)
        if sum(one.file_size for one in members) > MOST_UNPACKED:
            raise IntakeError("", f"解压后超过 {MOST_UNPACKED // 1_000_000} MB，不正常", todo)
        self._members = {called(one.filename): one for one in members}
        self._left = MOST_UNPACKED

    def xml(self, name: str) -> Any:
        """The root of a part; None where there is no such part."""
        member = self._members.get(self._called(name))
        if member is None:
            return None
        content = self._unpacked(member, name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None) or 1
            raise IntakeError(f"{name} 第 {line} 行", "XML 读不通，文件不完整或已损坏", self._todo) from error
        if root.getroottree().docinfo.doctype:
            raise IntakeError(name, "有实体或文档类型的声明，这类文件里不该有，不安全", self._todo)
        return root

    def _unpacked(self, member: zipfile.ZipInfo, name: str) -> bytes:
        if member.flag_bits & 1:
            raise IntakeError("", "文件加了密码", "请去掉密码再试")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others fail in ways of their own
            raise IntakeError(name, "压缩的方法是这类文件里没有的", self._todo)
        try:
            with self._zip.open(member) as part:
                content = part.read(BIGGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
            raise IntakeError(name, "压缩包的这一部分已损坏", self._todo) from error
        if len(content) > BIGGEST_PART:
            raise IntakeError(name, f"解压后超过 {BIGGEST_PART // 1_000_000} MB", self._todo)
        self._left -= len(content)
        if self._left < 0:  # a part that is named many times is unpacked as often
            raise IntakeError(name, f"到这里解压出的已超过 {MOST_UNPACKED // 1_000_000} MB", self._todo)
        return content
