"""Pages of the plan in the shape that MkDocs publishes, and the many that it need not hold all at once.

The ways in are pages of MkDocs like any other. Of everything else MkDocs only learns the addresses, so that links to
them can be checked; it is rendered with MkDocs' own templates and events, entry by entry, wherever there are processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from policyref.build.site_plan import SitePlan
from policyref.pages.kinds import HUBS
from policyref.present.output import Asset, Page
from policyref.publish.bundles import Bundles
from policyref.publish.frame import page_words
from policyref.publish.last_site import LastSite, Written, write


class GeneratedPage(MkDocsPage):
    """A page of the plan as MkDocs knows pages."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, bundles: Bundles) -> None:
        super().__init__(page.title, file, config)
        self.generated = page
        self.meta = page_words(page, bundles)
        self.markdown = ""

    def read_source(self, config: MkDocsConfig) -> None:
        pass

    def render(self, config: MkDocsConfig, files: Files) -> None:
        # Links and anchors were checked when the plan was made.
        self.content = self.generated.html
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


class PublishedFile(File):
    """An address that links may lead to. What is there is written by `Publisher`, not by MkDocs."""

    def __init__(self, address: str, config: MkDocsConfig) -> None:
        super().__init__(
            source_name(address),
            None,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=address,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        pass


class SiteFiles(Files):
    """The files of MkDocs; of what `Publisher` writes, a file is made when a link asks for it."""

    def __init__(self, files: Files, published: Iterable[str], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._published = {source_name(address): address for address in published}
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        held = super().get_file_from_path(path)
        address = None if held else self._published.get(PurePath(path).as_posix())
        return PublishedFile(address, self._config) if address else held


def source_name(address: str) -> str:
    """How pages written by hand name an address in their links: a page as its `.md`, a file as it is."""
    return f"{address.removesuffix('.html')}.md" if address.endswith(".html") else address


def add_page(page: Page, files: Files, config: MkDocsConfig, bundles: Bundles) -> GeneratedPage:
    """A page whose content MkDocs keeps until it renders it."""
    level = InclusionLevel.INCLUDED
    file = File.generated(config, source_name(page.address), content="", inclusion=level)
    files.append(file)
    return GeneratedPage(page, file, config, bundles)


def remembering_urls(url: Callable[[Context, str], str]) -> Callable[[Context, str], str]:
    """MkDocs' filter `url` works out the same dozens of links anew on every page; they follow from its folder."""
    known: dict[tuple[str, str], str] = {}

    @pass_context
    def remembering(context: Context, value: str) -> str:
        page = context["page"]
        if page is None:  # the error page: its links begin at the root
            return url(context, value)
        key = page.url.rpartition("/")[0], value
        if key not in known:
            known[key] = url(context, value)
        return known[key]

    return remembering


@dataclass
class Publisher:
    """The key of an entry → its files, in a folder: those of the last site, or else written."""

    plan: SitePlan
    folder: Path
    last: LastSite | None
    config: MkDocsConfig
    environment: Any
    navigation: Navigation
    pages: Sequence[File]
    bundles: Bundles
    _folders: set[str] = field(default_factory=set)

    def __call__(self, key: str) -> Sequence[Written]:
        linked = self.last.link(key, self.folder) if self.last else None
        if linked is not None:
            return linked
        things = [one for one in self.plan.contents_of(key) if isinstance(one, Asset) or one.kind not in HUBS]
        return [self._write(thing) for thing in things]

    @cached_property
    def entry_of(self) -> dict[str, str]:
        """Address → key of the entry, of everything that MkDocs does not publish itself."""
        found: dict[str, str] = {}
        for entry in self.plan.entries:
            found |= {file.address: entry.key for file in entry.files}
            found |= {page.address: entry.key for page in entry.pages if page.kind not in HUBS}
        return found

    def publish_one(self, address: str) -> None:
        """Only what is at this address, unless it is published already."""
        key = self.entry_of.get(address)
        if key and not (self.folder / address).exists():
            for thing in self.plan.contents_of(key):
                if thing.address == address:
                    self._write(thing)

    def _write(self, thing: Page | Asset) -> Written:
        content = self.bundles.finished(thing) if isinstance(thing, Asset) else self._html(thing)
        folder = thing.address.rpartition("/")[0]
        if folder not in self._folders:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        data = content.encode("utf-8", "xmlcharrefreplace") if isinstance(content, str) else content
        return (self.last.write if self.last else write)(self.folder, thing.address, data)

    def _html(self, generated: Page) -> str:
        """The whole page, as MkDocs makes it."""
        config, address = self.config, generated.address
        file = File(source_name(address), None, config.site_dir, config.use_directory_urls, dest_uri=address)
        page = GeneratedPage(generated, file, config, self.bundles)
        page.render(config, Files([]))
        context = get_context(self.navigation, self.pages, config, page)
        template = self.environment.get_template("main.html")
        context = config.plugins.on_page_context(context, page=page, config=config, nav=self.navigation)
        html: str = config.plugins.on_post_page(template.render(context), page=page, config=config)
        return html
