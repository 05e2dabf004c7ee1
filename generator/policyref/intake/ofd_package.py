"""The parts of an .ofd (GB/T 33190): its documents, their pages and templates. Writers differ in how they name parts:
case, `\\` for `/`, a path from the root or from the part that names it."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from policyref.intake.archive import Archive, child, local
from policyref.intake.blocks import IntakeError
from policyref.intake.page import MOST_PAGES

WHAT_TO_DO = "请用 OFD 阅读器打开看看，另存为 PDF，或取得 docx 再试"


def called(name: str) -> str:
    return posixpath.normpath("/" + name.strip().replace("\\", "/")).lstrip("/").lower()


@dataclass
class Leaf:
    """A page: its content, its templates with whether others have them too, its box, and words laid over it."""

    content: Any
    templates: list[tuple[Any, bool]]
    box: list[float]
    units: dict[str, Any]
    over: list[Any] = field(default_factory=list)


class OfdPackage:
    def __init__(self, content: bytes) -> None:
        self._archive = Archive(content, WHAT_TO_DO, called)
        if self._archive.xml("Encryptions.xml") is not None:
            raise IntakeError("", "文件加了密码", "请去掉密码再试")

    def leaves(self) -> Iterator[Leaf]:
        root = self._archive.xml("OFD.xml")
        if root is None:
            raise IntakeError("", "压缩包里没有 OFD.xml", f"这不是 OFD 文件；{WHAT_TO_DO}")
        for one in every(root, "DocRoot"):
            document, base = self._part(one.text or "", "")
            if document is None:
                raise IntakeError("OFD.xml", f"找不到它写的文件 {(one.text or '').strip()}", WHAT_TO_DO)
            yield from self._leaves_of(document, base)

    def _leaves_of(self, document: Any, base: str) -> Iterator[Leaf]:
        locations = {one.get("ID"): one.get("BaseLoc") or "" for one in every(document, "TemplatePage")}
        pages = [one for one in every(document, "Page") if one.get("BaseLoc")]
        if len(pages) > MOST_PAGES:
            raise IntakeError("", f"有 {len(pages)} 页，超过 {MOST_PAGES} 页", "请检查是不是放错了文件")
        units = dict(self._units(document, base))
        over = self._annotations(document, base)
        used: Counter[str] = Counter()
        found: list[tuple[str, Any, list[str]]] = []
        for number, one in enumerate(pages, 1):
            content, _ = self._part(one.get("BaseLoc"), base)
            if content is None:
                raise IntakeError(f"第 {number} 页", f"压缩包里没有这一页（{one.get('BaseLoc')}）", WHAT_TO_DO)
            names = list(dict.fromkeys(each.get("TemplateID") or "" for each in every(content, "Template")))
            used.update(names)
            found.append((one.get("ID") or "", content, names))
        templates = {name: self._part(locations.get(name, ""), base)[0] for name in used}
        for page_id, content, names in found:
            own = [(templates[name], used[name] > 1) for name in names if templates[name] is not None]
            boxes = [child(root, "Area") for root in (content, *(root for root, _ in own))]
            boxes.append(child(document, "CommonData", "PageArea"))
            box = next((numbers(_box(area)) for area in boxes if _box(area)), [0.0, 0.0, 210.0, 297.0])
            yield Leaf(content, own, box, units, over.get(page_id, []))

    def _part(self, name: str, base: str) -> tuple[Any, str]:
        """A part that another one names, and the folder it lies in."""
        plain = name.strip().replace("\\", "/")
        for path in (plain,) if plain.startswith("/") or not base else (f"{base}/{plain}", plain):
            if plain and (root := self._archive.xml(path)) is not None:
                return root, posixpath.dirname(called(path))
        return None, ""

    def _units(self, document: Any, base: str) -> Iterator[tuple[str, Any]]:
        """What pages may draw by its id."""
        for one in every(document, "PublicRes", "DocumentRes"):
            resource, _ = self._part(one.text or "", base)
            for unit in every(resource, "CompositeGraphicUnit") if resource is not None else ():
                yield unit.get("ID") or "", unit

    def _annotations(self, document: Any, base: str) -> dict[str, list[Any]]:
        """Page → what is laid over it: remarks, stamps, watermarks."""
        found: dict[str, list[Any]] = {}
        for one in every(document, "Annotations"):
            listed, folder = self._part(one.text or "", base)
            for page in every(listed, "Page") if listed is not None else ():
                for where in every(page, "FileLoc"):
                    root, _ = self._part(where.text or "", folder)
                    if root is not None:
                        found.setdefault(page.get("PageID") or "", []).append(root)
        return found


def every(element: Any, *names: str) -> Iterator[Any]:
    return (one for one in element.iter() if local(one) in names)


def numbers(text: str | None) -> list[float]:
    """The numbers in a list; what is none counts as nothing said."""
    try:
        return [float(one) for one in (text or "").split()]
    except ValueError:
        return []


def _box(area: Any) -> str:
    box = None if area is None else child(area, "PhysicalBox")
    return (box.text or "") if box is not None and len(numbers(box.text)) == 4 else ""
