"""The plan as pages and files of MkDocs. Only translates: what is on a page is decided elsewhere.

Generated pages are handed over as HTML and stay out of the navigation: rendering a navigation of all pages on every
page is what makes a large MkDocs site slow.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import FunctionLoader
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from policyref.build.context import Context
from policyref.build.executors import Executor, Processes
from policyref.build.site_plan import SitePlan
from policyref.handbook.fonts import NO_FONTS
from policyref.handbook.press import Press, find_press
from policyref.links import promised_of
from policyref.load.pages import Docs
from policyref.load.snapshot import Snapshot
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.compiled import Compiled
from policyref.pages.kinds import HUBS
from policyref.pipeline import Result, run
from policyref.present.output import Page, elements
from policyref.problems.locate import plain_line_ends
from policyref.problems.report import report
from policyref.publish.bundles import COMPONENTS, BundleError, Bundles, bundles
from policyref.publish.frame import site_words, words_by_hand
from policyref.publish.gate import Expected
from policyref.publish.guard import GuardError, guard_folder
from policyref.publish.last_site import LastSite, frame_key, theme_file
from policyref.publish.navigation import default_nav, pages_of, present, title_in
from policyref.publish.pages import GeneratedPage, Publisher, SiteFiles, add_page, remembering_urls
from policyref.publish.promised_settings import broken_promises
from policyref.publish.theme import with_own

_BY_MKDOCS = (
    "这是 MkDocs 自己生成的：没有加锁（两次生成会互相破坏），也没有公布（新地址和改动都没有记下）。"
    "请用 policyref build 生成，用 policyref publish --date 日期 公布"
)
# Parts of the theme that no page of ours asks for.
_UNUSED = ("assets/javascripts/", "assets/stylesheets/")


def host_of(config: MkDocsConfig) -> Host:
    return Host(config.site_name, config.site_url or "")


def docs_of(config: MkDocsConfig) -> Docs:
    """The pages written by hand, without those that the configuration leaves out."""

    def left_out(name: str) -> bool:
        patterns = (config.exclude_docs, config.draft_docs)
        return any(pattern is not None and pattern.match_file(name) for pattern in patterns)

    root = next(one for one in config.plugins.values() if isinstance(one, PolicyReferencePlugin)).root
    name = os.path.relpath(config.config_file_path, root)
    return Docs(Path(config.docs_dir), left_out, pages_of(config.nav or [], Path(name).as_posix()))


def context_of(config: MkDocsConfig, executor: Executor, snapshot: Snapshot | None = None) -> Context:
    """The work done by an executor, with the cache beside the configuration."""
    return Context.beside(Path(config.config_file_path).parent, executor, snapshot)


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


class PolicyReferencePlugin(BasePlugin[PolicyReferenceConfig]):  # type: ignore[no-untyped-call]
    """Reads the data, refuses to build while anything is wrong with it, and adds its pages."""

    def __init__(self) -> None:
        self.result: Result | None = None
        self.navigation: Navigation | None = None
        self.publisher: Publisher | None = None
        self.preview = False  # an editor waits for it: no prints, and pages only when they are asked for
        self.replaces: Path | None = None  # the site whose place this one will take
        self.marked: Mapping[str, str] = {}  # the hashes of its files
        self.context: Context | None = None
        self.bundles: Bundles
        self.files: Files

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        config.watch.append(self.config.measures)
        if wrong := list(broken_promises(config)):
            raise PluginError("配置有问题：\n" + report(wrong, Path(config.config_file_path).parent))
        self.guard(config)
        theme = with_own(config.theme.custom_dir)
        others = [folder for folder in config.theme.dirs if folder != config.theme.custom_dir]
        config.theme.dirs = [*map(str, theme), *others]
        return config

    def guard(self, config: MkDocsConfig) -> None:
        """Raises PluginError where the site would take the place of anything else."""
        above = Path(config.config_file_path).resolve().parents
        git = next((folder / ".git" for folder in above if (folder / ".git").exists()), above[0] / ".git")
        theme = with_own(config.theme.custom_dir)
        sources = [("数据的文件夹", Path(self.config.measures)), ("手写页面的文件夹", Path(config.docs_dir))]
        sources += [*(("模板的文件夹", folder) for folder in theme), ("版本库", git)]
        try:
            guard_folder(self.replaces or Path(config.site_dir), sources)
        except GuardError as error:
            raise PluginError(str(error)) from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.context = self.context or context_of(config, Processes())
        result = run(Path(self.config.measures), docs_of(config), host_of(config), self._press(), self.context)
        self.result = result
        if result.plan is None:
            raise PluginError("数据有问题：\n" + report(result.found, self.root))
        nav = config.nav or default_nav(file.src_uri for file in files.documentation_pages())
        for file in [file for file in files if file.src_uri.startswith((*_UNUSED, COMPONENTS))]:
            files.remove(file)
        self.bundles = self._bundles(result.plan, files, config)
        for address, content in self.bundles.files.items():
            files.append(File.generated(config, address, content=content))
        for entry in result.plan.entries:
            if any(page.kind in HUBS for page in entry.pages):
                for thing in result.plan.contents_of(entry.key):
                    if isinstance(thing, Page) and thing.kind in HUBS:
                        add_page(thing, files, config, self.bundles)
        published = [entry.address for entry in result.plan.pages if entry.kind not in HUBS]
        published += [entry.address for entry in result.plan.files if entry.promised]
        files = SiteFiles(files, published, config)
        config.nav = present(nav, files.get_file_from_path, partial(self._title, files))
        config.extra["site"] = site_words(self._library(), config.nav, self.bundles)
        return files

    def _bundles(self, plan: SitePlan, files: Files, config: MkDocsConfig) -> Bundles:
        assert self.context
        on_pages = {page.elements for page in plan.pages}
        on_pages |= {elements(self._source(file) or "") for file in files.documentation_pages()}
        try:
            return bundles(with_own(config.theme.custom_dir), self.context.snapshot, on_pages)
        except BundleError as error:
            raise PluginError(str(error)) from error

    def on_page_read_source(self, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """A page written by hand is published with the words that were checked."""
        return None if isinstance(page, GeneratedPage) else self._source(page.file)

    def _source(self, file: File) -> str | None:
        assert self.context
        content = self.context.snapshot.file(Path(file.abs_src_path)).content if file.abs_src_path else None
        return None if content is None else plain_line_ends(content.decode("utf-8-sig"))

    def _title(self, files: Files, uri: str) -> str:
        """Of a page that the navigation leads to without naming it."""
        file = files.get_file_from_path(uri)
        if file is None:
            return uri
        return str(file.page.title) if file.page else title_in(self._source(file) or "", Path(uri).stem)[0]

    @property
    def root(self) -> Path:
        """What names of files in problems start at."""
        return Path(self.config.measures).resolve().parent

    def _press(self) -> Press | None:
        if self.preview:
            return None
        return wanted_press(self.config.handbook, Path(self.config.fonts) if self.config.fonts else None)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.navigation = nav
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Pages written by hand have been read: what stands at their head is theirs.

        Everything that MkDocs does not hold itself is published now.
        """
        self.files = files
        pages = files.documentation_pages()
        for file in pages:
            if file.page is not None and not isinstance(file.page, GeneratedPage):
                text, title = self._source(file) or "", str(file.page.title)
                words = words_by_hand(file.src_uri, title, text, self._library(), host_of(config), self.bundles)
                file.page.meta = {**file.page.meta, **words}
        env.filters["url"] = remembering_urls(env.filters["url"])
        env.bytecode_cache = Compiled("mkdocs")
        assert self.result and self.result.plan and self.navigation is not None and self.context
        snapshot = self.context.snapshot
        frame = frame_key(config, self.navigation, pages, snapshot) if self.replaces else None
        if frame:
            env.loader = FunctionLoader(partial(theme_file, config, snapshot))
        last = LastSite.of(self.replaces, self.marked, frame, self.context.cache) if self.replaces else None
        self.publisher = Publisher(
            self.result.plan, Path(config.site_dir), last, config, env, self.navigation, pages, self.bundles
        )
        if not self.preview:
            keys = [entry.key for entry in self.result.plan.entries]
            published = dict(self.context.executor.run("写网页", self.publisher, keys))
            if last:
                last.remember(published, self.context.cache)
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Of a build by MkDocs itself; `policyref build` says what it has not published at its end."""
        if self.replaces is None and not self.preview:
            logging.getLogger("mkdocs.plugins.policyref").info(_BY_MKDOCS)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The theme's site map knows only the pages that MkDocs holds; the plan has its own."""
        return "" if template_name == "sitemap.xml" else output_content

    def expected(self, config: MkDocsConfig) -> Expected:
        """What must be, and what may be, in the folder when all is written."""
        assert self.publisher and self.result and self.result.library
        held = [file.dest_uri for file in self.files if file.inclusion.is_included()]  # type: ignore[no-untyped-call]
        given = [*config.theme.static_templates, *config.extra_templates]
        allowed = [*held, *given, *(f"{name}.gz" for name in given)]
        return Expected(
            required=self.publisher.entry_of.keys(),
            allowed=None if len(config.plugins) > 1 or config.hooks else allowed,
            promised=promised_of(self.result.published, host_of(config)),
            retired=frozenset(redirect.old for redirect in self.result.library.redirects),
            address=config.site_url or "",
        )

    def _library(self) -> Library:
        assert self.result and self.result.library, "pages are only made of a library"
        return self.result.library
