"""`policyref serve`: the site on this machine, following every edit.

MkDocs watches, serves and reloads; its own server, though, takes the site away when a build fails and lets the page
hang. Here the last good site stays, and every page of it shows what is wrong until an edit puts it right.
"""

from __future__ import annotations

import logging
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote

from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer

from policyref.build.context import Previous
from policyref.build.executors import InterruptedByEditError, Interruptible, Processes, gc_paused
from policyref.load.snapshot import Snapshot
from policyref.pages.render import TEMPLATES, renew_templates
from policyref.pipeline import Result
from policyref.problems.report import still_open
from policyref.publish.configuration import our_plugin, read_config
from policyref.publish.edits import Edits
from policyref.publish.mkdocs_build import publish
from policyref.publish.mkdocs_plugin import context_of
from policyref.publish.mkdocs_words import plain_words
from policyref.publish.pages import Publisher
from policyref.publish.theme import with_own

Say = Callable[[str], None]
_LOADING = 1.0  # seconds in which a browser loads a page again, undisturbed by the making of lists

_PANEL = """
<style>
#edit-problems { position: fixed; z-index: 99; inset: auto 0 0; max-height: 70vh; overflow: auto; padding: 1rem;
  font: 16px/1.6 system-ui, sans-serif; color: #1d1d1b; background: #fff8e6; border-top: 4px solid #9f2b1e }
#edit-problems summary { font-weight: bold; color: #9f2b1e; cursor: pointer }
#edit-problems pre { margin: .5rem 0; overflow: auto; color: inherit; background: none; font: 14px/1.5 monospace }
@media print { #edit-problems { display: none } }
</style>
<section id="edit-problems" role="alert" lang="zh-CN"><details open>
<summary>有问题，网站停在上一次没有问题的样子</summary>
<pre tabindex="0" aria-label="问题">PROBLEMS</pre>
改好并保存以后，这里会自己更新。
</details></section>
"""
_NO_PAGE = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>预览</title><body></body></html>'


def serve_site(config_file: Path, port: int, say: Say) -> None:
    """Serves the site of a configuration to this machine only, until interrupted. Raises ConfigError,
    and OSError where the port is taken; wrong data are no reason not to start."""
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)  # a browser's request is nobody's mistake
    with tempfile.TemporaryDirectory(prefix="policyref-") as folder:
        config = read_config(config_file)
        config.plugins.on_startup(command="serve", dirty=False)
        data = Path(our_plugin(config).config.measures)
        preview = Preview(config_file, Path(config.docs_dir), Path(folder) / "site", port, say)
        watched = [str(config_file), config.docs_dir, str(data), str(TEMPLATES)]
        try:
            preview.follow([*watched, *map(str, with_own(config.theme.custom_dir))])
        except KeyboardInterrupt:
            pass
        finally:
            preview.shutdown()
            config.plugins.on_shutdown()


class Preview(LiveReloadServer):
    """The last good site, and what is wrong with the newest edit: empty where nothing is."""

    def __init__(self, config_file: Path, docs: Path, site: Path, port: int, say: Say) -> None:
        super().__init__(self.rebuild, "127.0.0.1", port, str(site))
        self.config_file = config_file
        self.docs = docs
        self.site = site
        self.say = say
        self.problems = ""
        self.snapshot = Snapshot()
        self.previous = Previous()
        self.publisher: Publisher | None = None
        self.stale_lists = False  # they are still those of before the last edit
        self.error_handler = self._missing
        self._watched_paths = {str(site): 1}  # MkDocs lets pages reload only where it watches itself

    def follow(self, watched: Iterable[str]) -> None:
        """Serves until interrupted. The first build is one of several processes, which cannot be once threads watch;
        the second sees what was edited meanwhile."""
        signal.signal(signal.SIGINT, self._interrupted)
        self.server_bind()
        self.server_activate()
        self.rebuild()
        self.observer = Edits(watched, self._edited)  # type: ignore[assignment]
        self.observer.start()
        self.rebuild()
        self.say(f"预览在 {self.url} ，保存改动后页面自己更新；按 Ctrl+C 结束。预览里没有排印的手册。")
        self.serve_thread.start()
        self._build_loop()  # type: ignore[no-untyped-call]

    def _edited_within(self, seconds: float) -> bool:
        with self._rebuild_cond:
            return self._rebuild_cond.wait_for(lambda: self._want_rebuild or self._shutdown, seconds)

    def _edited(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _interrupted(self, *_: object) -> None:
        """Remembered, too: an interrupt that comes while Python is tidying up is lost."""
        self._shutdown = True
        raise KeyboardInterrupt

    def rebuild(self) -> None:
        """Takes up the files as they are now. Never raises: browsers would wait for ever."""
        only_lists, self.stale_lists = self.stale_lists, False
        newest = self._wanted_epoch
        if only_lists:  # nobody waits for them: until they are made, the pages are those that everybody sees
            self._wait_for(self._visible_epoch)
            if self._edited_within(_LOADING):
                return
        try:
            renew_templates()
            with plain_words(self.docs), gc_paused():
                result = self._publish(only_lists, lambda: self._wait_for(newest))
        except InterruptedByEditError:
            return
        except BuildError as error:
            self.problems = str(error)
        except Exception:  # a slip in a template, a file that is just being moved
            self.problems = traceback.format_exc()
        else:
            self.problems, self.stale_lists = "", result.stale
            rest = "改动已更新，正在更新列表和搜索……" if result.stale else ""
            good = rest or f"网站已更新{still_open(result.left)}"
        self._wait_for(newest)
        self.say(self.problems or good)
        if self.stale_lists:
            self._edited()
        else:
            Thread(target=self._look_again, args=(self.snapshot,), daemon=True).start()

    def _look_again(self, snapshot: Snapshot) -> None:
        """What was saved in the middle of a build may have come too late for it, and too early to be told of."""
        if not snapshot.is_current():
            self._edited()

    def _wait_for(self, epoch: int) -> None:
        """Requests wait until this state of the site is the visible one."""
        with self._epoch_cond:
            self._wanted_epoch = epoch
            self._epoch_cond.notify_all()

    def _publish(self, only_lists: bool, built: Callable[[], None]) -> Result:
        """Publishes the files as they are now.

        The pages of notices come first, their lists may be stale. To make only these makes way for the next edit.
        """
        self.snapshot = Snapshot()
        config = read_config(self.config_file, self.snapshot, site_dir=str(self.site))
        plugin = our_plugin(config)
        plugin.preview = True
        executor = Interruptible(lambda: self._want_rebuild) if only_lists else Processes()
        plugin.context = context_of(config, executor, self.snapshot)
        plugin.context.previous, plugin.context.stale_lists = self.previous, not only_lists
        publish(config, built)
        self.publisher = replace(plugin.publisher, folder=self.site) if plugin.publisher else None
        assert plugin.result is not None  # otherwise the build has raised
        return plugin.result

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        """What nobody has asked for yet is written when somebody does."""
        if environ["PATH_INFO"].startswith("/livereload/"):
            waiting: Iterable[bytes] | None = super()._serve_request(environ, start_response)
            return waiting
        address = unquote(environ["PATH_INFO"]).removeprefix(self.mount_path)
        address += "index.html" if not address or address.endswith("/") else ""
        while True:
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
                epoch = self._visible_epoch
                if self.publisher:
                    self.publisher.publish_one(address)
            served: Iterable[bytes] | None = super()._serve_request(environ, start_response)
            if served is not None or epoch == self._wanted_epoch:
                return served
            # The site has been replaced between the two.

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        if not self.problems:
            return page
        before, end, after = page.rpartition(b"</body>")
        return before + _PANEL.replace("PROBLEMS", escape(self.problems)).encode() + end + after

    def _missing(self, code: int) -> bytes:
        """The error page follows the edits too: what is missing may be what is being written."""
        try:
            page = (self.site / "404.html").read_bytes()
        except OSError:
            page = _NO_PAGE.encode()
        return self._inject_js_into_html(page, self._visible_epoch)
