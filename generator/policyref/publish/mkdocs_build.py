"""`policyref build`: MkDocs as a library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError

from policyref.build.executors import Executor, Processes, gc_paused
from policyref.load.snapshot import Snapshot
from policyref.model.library import Library
from policyref.pipeline import Result
from policyref.publish.configuration import our_plugin, read_config
from policyref.publish.guard import alone
from policyref.publish.mkdocs_plugin import context_of, docs_of, host_of
from policyref.publish.mkdocs_words import plain_words
from policyref.publish.promises import NotPublishedError, promises
from policyref.publish.replace import ReplaceError, replaced
from policyref.publish.setting import Setting
from policyref.publish.theme import with_own
from policyref.revisions.changed import changes

__all__ = ["BuildError", "Built", "build_site", "publish", "publish_site", "read_setting"]


def read_setting(config_file: Path) -> Setting:
    """Raises ConfigError."""
    config = read_config(config_file)
    plugin = our_plugin(config).config
    return Setting(
        file=config_file,
        host=host_of(config),
        data=Path(plugin.measures),
        docs=docs_of(config),
        theme=with_own(config.theme.custom_dir),
        nav=config.nav or [],
        handbook=plugin.handbook,
        fonts=Path(plugin.fonts) if plugin.fonts else None,
    )


@dataclass(frozen=True)
class Built:
    """The folder of a site, and what it was made of."""

    folder: Path
    result: Result

    @property
    def library(self) -> Library:
        assert self.result.library is not None, "a site is made of one"
        return self.result.library

    @property
    def unpublished(self) -> str:
        """What of it nobody has published yet: `有 12 个新地址、2 处改动尚未公布`."""
        changed = sum(len(one.numbers) for those in changes(self.library).values() for one in those)
        told = [f"{self.result.new} 个新地址"] if self.result.new else []
        told += [f"{changed} 处改动"] if changed else []
        return f"有 {'、'.join(told)}尚未公布" if told else ""


@gc_paused()
def build_site(config_file: Path, executor: Executor | None = None, say: Callable[[str], None] = print) -> Built:
    """Builds the site of a configuration, when nobody else does. Raises BuildError, the last good site untouched."""
    with alone(config_file.resolve().parent / ".cache/policyref.lock", say):
        return _build_site(config_file, executor, Snapshot())


@gc_paused()
def publish_site(
    config_file: Path, day: date, executor: Executor | None = None, say: Callable[[str], None] = print
) -> Built:
    """The same, and all that is public with it on this day is promised. Raises BuildError, nothing promised."""
    with alone(config_file.resolve().parent / ".cache/policyref.lock", say):
        config = read_config(config_file)
        context = context_of(config, executor or Processes())
        try:
            promised = promises(
                Path(our_plugin(config).config.measures), docs_of(config), host_of(config), day, context
            )
            with promised.kept() as write:
                return _build_site(config_file, executor, Snapshot(promised.files), write)
        except NotPublishedError as error:
            raise BuildError(f"{error}\n没有公布，原来的网站没有动") from error


def _build_site(
    config_file: Path, executor: Executor | None, snapshot: Snapshot, built: Callable[[Result], None] | None = None
) -> Built:
    """`built` is called with what is to be put in place, before it is."""
    config = read_config(config_file, snapshot)
    our_plugin(config).context = context_of(config, executor or Processes(), snapshot)
    config.plugins.on_startup(command="build", dirty=False)
    site = our_plugin(config).replaces = Path(config.site_dir)
    try:
        with plain_words(Path(config.docs_dir)):
            publish(config, lambda: built(_result(config)) if built else None)
    except BuildError as error:
        raise BuildError(f"{error}\n网站没有更新，原来的网站没有动") from error
    finally:
        config.plugins.on_shutdown()
    return Built(site, _result(config))


def _result(config: MkDocsConfig) -> Result:
    result = our_plugin(config).result
    assert result is not None, "it has been built"
    return result


def publish(config: MkDocsConfig, built: Callable[[], None] = lambda: None) -> None:
    """Builds beside the site of a configuration, then takes its place; `built` is called between the two."""
    try:
        with replaced(Path(config.site_dir)) as fresh:
            config.site_dir = str(fresh)
            build(config)
            built()
    except ReplaceError as error:
        raise BuildError(str(error)) from error
