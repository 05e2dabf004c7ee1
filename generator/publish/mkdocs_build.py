"""`policyref build`: MkDocs as a library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError

from generator.pieces.crew import Crew, growing
from generator.problems.problem import Problem
from generator.publish.mkdocs_plugin import PolicyReferencePlugin, host_of, means_of
from generator.publish.replace import replaced
from generator.publish.setting import Setting
from generator.publish.words import plain_words

__all__ = ["BuildError", "Built", "build_site", "our_plugin", "publish", "read_setting"]


def our_plugin(config: MkDocsConfig) -> PolicyReferencePlugin:
    """The generator in a configuration. Raises BuildError where the configuration does not name it."""
    for plugin in config.plugins.values():
        if isinstance(plugin, PolicyReferencePlugin):
            return plugin
    raise BuildError("mkdocs.yml 的 plugins 里没有 policyref")


def read_setting(config_file: Path) -> Setting:
    config = load_config(str(config_file))
    plugin = our_plugin(config).config
    return Setting(
        file=config_file,
        host=host_of(config),
        data=Path(plugin.measures),
        docs=Path(config.docs_dir),
        overrides=Path(config.theme.custom_dir) if config.theme.custom_dir else None,
        nav=config.nav or [],
        handbook=plugin.handbook,
        fonts=Path(plugin.fonts) if plugin.fonts else None,
    )


@dataclass(frozen=True)
class Built:
    """The folder of a site, and what a person has still to confirm of its data."""

    folder: Path
    questions: list[Problem]


@growing()
def build_site(config_file: Path, crew: Crew | None = None) -> Built:
    """Builds the site of a configuration. Raises BuildError, the last good site untouched."""
    config = load_config(str(config_file), strict=True)
    if crew:
        our_plugin(config).means = means_of(config, crew)
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
    return Built(site, result.questions if result else [])


def publish(config: MkDocsConfig, built: Callable[[], None] = lambda: None) -> None:
    """Builds beside the site of a configuration, then takes its place; `built` is called between the two."""
    with replaced(Path(config.site_dir)) as fresh:
        config.site_dir = str(fresh)
        build(config)
        built()
