"""`policyref build`: MkDocs as a library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError

from policyref.build.executors import Executor, Processes, gc_paused
from policyref.load.snapshot import Snapshot
from policyref.model.library import Library
from policyref.problems.problem import Problem
from policyref.publish.configuration import our_plugin, read_config
from policyref.publish.guard import alone
from policyref.publish.mkdocs_plugin import context_of, docs_of, host_of
from policyref.publish.mkdocs_words import plain_words
from policyref.publish.replace import ReplaceError, replaced
from policyref.publish.setting import Setting
from policyref.publish.theme import with_own

__all__ = ["BuildError", "Built", "build_site", "publish", "read_setting"]


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
    """The folder of a site, what it was made of, and what a person has still to enter or to confirm of that."""

    folder: Path
    library: Library | None = None
    left: list[Problem] = field(default_factory=list)


@gc_paused()
def build_site(config_file: Path, executor: Executor | None = None, say: Callable[[str], None] = print) -> Built:
    """Builds the site of a configuration, when nobody else does. Raises BuildError, the last good site untouched."""
    with alone(config_file.resolve().parent / ".cache/policyref.lock", say):
        return _build_site(config_file, executor)


def _build_site(config_file: Path, executor: Executor | None) -> Built:
    snapshot = Snapshot()
    config = read_config(config_file, snapshot)
    our_plugin(config).context = context_of(config, executor or Processes(), snapshot)
    config.plugins.on_startup(command="build", dirty=False)
    site = our_plugin(config).replaces = Path(config.site_dir)
    try:
        with plain_words(Path(config.docs_dir)):
            publish(config)
    except BuildError as error:
        raise BuildError(f"{error}\n网站没有更新，原来的网站没有动") from error
    finally:
        config.plugins.on_shutdown()
    # Only now is a new address public; a build that fails, by a warning of MkDocs too, promises nothing.
    our_plugin(config).lock_addresses()
    result = our_plugin(config).result
    return Built(site, result.library, result.left) if result else Built(site)


def publish(config: MkDocsConfig, built: Callable[[], None] = lambda: None) -> None:
    """Builds beside the site of a configuration, then takes its place; `built` is called between the two."""
    try:
        with replaced(Path(config.site_dir)) as fresh:
            config.site_dir = str(fresh)
            build(config)
            built()
    except ReplaceError as error:
        raise BuildError(str(error)) from error
