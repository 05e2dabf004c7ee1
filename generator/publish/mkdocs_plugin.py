"""The plan as virtual files of MkDocs. Only translates: what is on a page is decided elsewhere.

Generated pages are handed over as HTML and stay out of the navigation: rendering a navigation of all pages on every
page is what makes a large MkDocs site slow.
"""

from __future__ import annotations

import logging
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from generator.handbook.fonts import NO_FONTS
from generator.handbook.press import Press, find_press
from generator.links import write_lock
from generator.model.host import Host
from generator.model.vocabulary import Site
from generator.pipeline import LOCK, Result, run
from generator.problems.report import report
from generator.publish.frame import page_words, present, site_words, words_by_hand
from generator.views.plan import Page

_LISTED = {
    "home", "measures", "sectors", "units", "deadlines", "calculators", "finder", "glossary", "data", "sitemap",
}  # fmt: skip
# Parts of the theme that no page of ours asks for.
_UNUSED = ("assets/javascripts/", "assets/stylesheets/")


def host_of(config: MkDocsConfig) -> Host:
    return Host(config.site_name, config.site_url or "")


def wanted_press(handbook: str, fonts: Path | None) -> Press | None:
    """The press for prints. Without fonts the site is still a site; it is said that it has no prints.

    Raises PluginError where they are required.
    """
    if handbook == "off":
        return None
    press = find_press(fonts)
    if press is None:
        if handbook == "required":
            raise PluginError(NO_FONTS)
        logging.getLogger("policyref").warning("没有做印刷的手册：%s", NO_FONTS)
    return press


class PolicyReferenceConfig(Config):  # type: ignore[no-untyped-call]
    measures = config_options.Dir(exists=True, default="measures_data")
    # `auto`: where there are fonts; `required`: a build without them fails; `off`: never.
    handbook = config_options.Choice(("auto", "required", "off"), default="auto")
    fonts = config_options.Optional(config_options.Dir(exists=True))


class GeneratedPage(MkDocsPage):
    """A page of the plan in the shape that MkDocs publishes."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(page.title, file, config)
        self.generated = page
        self.meta = page_words(page)
        self.markdown = ""

    def read_source(self, config: MkDocsConfig) -> None:
        pass

    def render(self, config: MkDocsConfig, files: Files) -> None:
        # Links and anchors were checked when the plan was made.
        self.content = self.generated.html
        self.toc = TableOfContents([])
        self.present_anchor_ids = set(self.generated.anchors)
        self.links_to_anchors = {}


class PolicyReferencePlugin(BasePlugin[PolicyReferenceConfig]):  # type: ignore[no-untyped-call]
    """Reads the data, refuses to build while anything is wrong with it, and adds its pages."""

    def __init__(self) -> None:
        self.result: Result | None = None
        self.preview = False  # an editor waits for it: no prints

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        config.watch.append(self.config.measures)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        data = Path(self.config.measures)
        self.result = run(data, Path(config.docs_dir), host_of(config), self._press())
        if self.result.plan is None:
            raise PluginError("数据有问题：\n" + report(self.result.problems, data.resolve().parent))
        for file in [file for file in files if file.src_uri.startswith(_UNUSED)]:
            files.remove(file)
        for page in self.result.plan.pages:
            self._add(page, files, config)
        for asset in self.result.plan.assets:
            files.append(File.generated(config, asset.address, content=asset.content))
        config.nav = present(config.nav or [], files.get_file_from_path)
        dates = [page.updated for page in self.result.plan.pages if page.updated]
        config.extra["site"] = site_words(self._site(), config.nav, max(dates, default=None))
        return files

    def _press(self) -> Press | None:
        if self.preview:
            return None
        return wanted_press(self.config.handbook, Path(self.config.fonts) if self.config.fonts else None)

    def _add(self, page: Page, files: Files, config: MkDocsConfig) -> None:
        level = InclusionLevel.INCLUDED if page.kind in _LISTED else InclusionLevel.NOT_IN_NAV
        uri = str(PurePosixPath(page.address).with_suffix(".md"))
        file = File.generated(config, uri, content="", inclusion=level)
        files.append(file)
        GeneratedPage(page, file, config)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Pages written by hand have been read: what stands at their head is theirs.

        The date of a page is that of its content, so that two builds are the same: MkDocs dates files by it.
        """
        for file in files.documentation_pages():
            page = file.page
            if page is not None and not isinstance(page, GeneratedPage):
                page.meta = {**page.meta, **words_by_hand(str(page.title), self._site(), host_of(config))}
            if page is not None and (updated := page.meta.get("updated") or config.extra["site"]["updated"]):
                page.update_date = updated
        return env

    def _site(self) -> Site:
        assert self.result and self.result.library, "pages are only made of a library"
        return self.result.library.site

    def lock_addresses(self) -> None:
        """Remembers what has been published; called when the site is in its place."""
        if self.result is not None:
            write_lock(Path(self.config.measures) / LOCK, self.result.published)
