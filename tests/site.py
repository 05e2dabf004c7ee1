"""Builds sites for the tests and reads them back: a `Project` is laid out like a checkout, a `Site` gives pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from policyref.links import read_lock
from policyref.load.pages import Docs
from policyref.load.snapshot import Snapshot
from policyref.model.host import Host
from policyref.pipeline import LOCK, Result, run
from policyref.publish.manifest import read_manifest
from policyref.publish.mkdocs_build import build_site, publish_site
from selectolax.lexbor import LexborHTMLParser, LexborNode

ROOT = Path(__file__).parent.parent
DATA = ROOT / "measures_data"
SHAPES = ROOT / "tests/corpora/shapes"
FORMS = ROOT / "tests/corpora/forms"
DESK = ROOT / "tests/corpora/desk"
AMENDED = ROOT / "tests/corpora/amended"
ACTS = ROOT / "tests/corpora/acts"
AMENDED = ROOT / "tests/corpora/amended"
ADDRESS = "https://www.example.gov.cn/zwgk/policy/"
"""Where `known` says it is: deep in a portal."""
NOTICE = "jincheng-2022-12"
DAY = "2026-11-30"
"""On which the repository's own site was published last."""

_PLAIN_SITE = "tagline: 试\nintro: 试\ndisclaimer: 本站依据公开发布的文件编写。\n"
_PLAIN_GLOSSARY = "terms:\n  - {id: domestic-service, term: 家政服务, text: 进入家庭的有偿服务}\n"


def squeeze(text: str) -> str:
    """The text without white space: line breaks are layout, never part of official words."""
    return "".join(text.split())


@dataclass(frozen=True)
class Project:
    """A folder laid out like a checkout: configuration, hand-written pages, theme and data."""

    root: Path

    @classmethod
    def of_real_data(cls, root: Path) -> Project:
        project = cls._laid_out(root)
        shutil.copytree(DATA, project.data)
        return project

    @classmethod
    def of_both(cls, root: Path) -> Project:
        """The published notices and, beside them, the differently shaped ones written for the tests."""
        project = cls.of_real_data(root)
        project._add_shapes()
        return project

    @classmethod
    def of_shapes(cls, root: Path) -> Project:
        """Only the notices written for the tests: small, quick, and free of what editors change."""
        project = cls._laid_out(root)
        project.data.mkdir()
        for name in ("units.yml", "sectors.yml"):
            shutil.copy(DATA / name, project.data)
        project.write("site.yml", _PLAIN_SITE)
        project.write("glossary.yml", _PLAIN_GLOSSARY)
        project.write("redirects.yml", "redirects: []\n")
        project._add_shapes()
        return project

    @classmethod
    def of_forms(cls, root: Path) -> Project:
        """Only the notice of every way to compute, which has deadlines of its own."""
        project = cls._laid_out(root)
        shutil.copytree(FORMS, project.data, ignore=shutil.ignore_patterns("README.md"))
        return project

    @classmethod
    def of_desk(cls, root: Path) -> Project:
        """Only the notices in the worst shapes: of several places, with annexes and tables."""
        project = cls._laid_out(root)
        shutil.copytree(DESK, project.data, ignore=shutil.ignore_patterns("README.md"))
        return project

    @classmethod
    def of_acts(cls, root: Path) -> Project:
        """Only the notices that act on each other."""
        project = cls._laid_out(root)
        shutil.copytree(ACTS, project.data, ignore=shutil.ignore_patterns("README.md"))
        return project

    @classmethod
    def of_amended(cls, root: Path) -> Project:
        """Only the notices whose texts were amended."""
        project = cls._laid_out(root)
        shutil.copytree(AMENDED, project.data, ignore=shutil.ignore_patterns("README.md"))
        return project

    @classmethod
    def _laid_out(cls, root: Path) -> Project:
        root.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "mkdocs.yml", root)
        for folder in ("docs", "site_overrides"):
            shutil.copytree(ROOT / folder, root / folder)
        return cls(root)

    def _add_shapes(self) -> None:
        for notice in SHAPES.iterdir():
            if notice.is_dir() and (notice / "notice.yml").exists():
                shutil.copytree(notice, self.data / notice.name)
        listed = (SHAPES / "units.yml").read_text(encoding="utf-8").rpartition("\nunits:\n")[2]
        with (self.data / "units.yml").open("a", encoding="utf-8") as units:
            units.write(listed)

    @property
    def data(self) -> Path:
        return self.root / "measures_data"

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def lock(self) -> Path:
        return self.data / LOCK

    @property
    def published(self) -> Path:
        return self.root / "site"

    def read(self, name: str) -> str:
        return (self.data / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        (self.data / name).write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replaces words of a data file, which must be there."""
        text = self.read(name)
        assert old in text, f"{name} does not say {old!r}"
        self.write(name, text.replace(old, new))

    def configure(self, old: str, new: str) -> None:
        text = self.config.read_text(encoding="utf-8")
        assert old in text, f"mkdocs.yml does not say {old!r}"
        self.config.write_text(text.replace(old, new), encoding="utf-8")

    def run(self) -> Result:
        """Data to plan, without a host."""
        return run(self.data, Docs(self.root / "docs"), Host("试", ""))

    def build(self) -> Site:
        return Site(build_site(self.config).folder)

    def publish(self, day: str = DAY) -> Site:
        return Site(publish_site(self.config, date.fromisoformat(day)).folder)

    def locked(self) -> dict[str, frozenset[str]]:
        """Address → anchors, as links.lock has them."""
        addresses, problems = read_lock(Snapshot().file(self.lock), LOCK)
        assert not problems
        return addresses


class Site:
    """A built site: its files by address, its pages parsed once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._parsed: dict[str, Document] = {}

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file of the site by its address: those of this round, where its mark tells them."""
        ours = read_manifest(self.root)
        found = (path for path in sorted(self.root.rglob("*")) if path.is_file())
        files = {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}
        return {address: files[address] for address in ours.files} if ours else files

    @property
    def addresses(self) -> list[str]:
        """The addresses of all pages, the error page among them."""
        return [address for address in self.files if address.endswith(".html")]

    def page(self, address: str) -> Document:
        if address not in self._parsed:
            self._parsed[address] = Document(address, self.files[address].decode())
        return self._parsed[address]

    def pages(self, folder: str = "") -> Iterator[Document]:
        """Every page whose address begins with the words given; what stands in other people's pages is no page."""
        return (self.page(one) for one in self.addresses if one.startswith(folder) and not one.startswith("embed/"))

    def frames(self) -> Iterator[Document]:
        """What is made to stand in other people's pages."""
        return (self.page(address) for address in self.addresses if address.startswith("embed/"))

    def measure(self, number: int, notice: str = NOTICE) -> Document:
        return self.page(f"{notice}/{number}.html")


class Document:
    """A parsed page."""

    def __init__(self, address: str, html: str) -> None:
        self.address = address
        self.tree = LexborHTMLParser(html)

    def all(self, selector: str) -> list[LexborNode]:
        return self.tree.css(selector)

    def one(self, selector: str) -> LexborNode:
        found = self.tree.css(selector)
        assert len(found) == 1, f"{self.address} has {len(found)} × {selector}"
        return found[0]

    def texts(self, selector: str) -> list[str]:
        """The words of every match, white space left out."""
        return [squeeze(node.text()) for node in self.all(selector)]

    def ids(self, within: str = "*") -> list[str]:
        return [node.attributes["id"] or "" for node in self.all(f"{within} [id]")]

    def links(self, within: str = "body") -> list[str]:
        return [node.attributes["href"] or "" for node in self.all(f"{within} a[href]")]


def resolved(link: str, page: str) -> str:
    """The address (with its anchor) that a relative reference on a page leads to."""
    path, mark, anchor = link.partition("#")
    steps = page.split("/")[:-1] if path else page.split("/")
    for step in path.split("/") if path else []:
        if step == "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    return "/".join(steps) + mark + anchor
