"""`policyref build`: MkDocs as a library. A site is put in its place by renaming, or not at all."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError

from generator.model.host import Host
from generator.pieces.crew import Crew
from generator.publish.mkdocs_plugin import PolicyReferencePlugin, host_of, means_of
from generator.publish.words import plain_words

__all__ = ["BuildError", "build_site", "our_plugin", "publish", "read_setting"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a configuration says to everything that is not a build: the host, the folders."""

    host: Host
    data: Path
    docs: Path
    fonts: Path | None


def our_plugin(config: MkDocsConfig) -> PolicyReferencePlugin:
    """The generator in a configuration. Raises BuildError where the configuration does not name it."""
    for plugin in config.plugins.values():
        if isinstance(plugin, PolicyReferencePlugin):
            return plugin
    raise BuildError("mkdocs.yml 的 plugins 里没有 policyref")


def read_setting(config_file: Path) -> Setting:
    config = load_config(str(config_file))
    plugin = our_plugin(config).config
    fonts = Path(plugin.fonts) if plugin.fonts else None
    return Setting(host_of(config), Path(plugin.measures), Path(config.docs_dir), fonts)


def build_site(config_file: Path, crew: Crew | None = None) -> Path:
    """Builds the site of a configuration; the folder it is in. Raises BuildError, the last good site untouched."""
    config = load_config(str(config_file), strict=True)
    if crew:
        our_plugin(config).means = means_of(config, crew)
    config.plugins.on_startup(command="build", dirty=False)
    site = Path(config.site_dir)
    try:
        with plain_words(Path(config.docs_dir)):
            publish(config)
    except BuildError as error:
        raise BuildError(f"{error}\n网站没有更新，原来的网站没有动") from error
    finally:
        config.plugins.on_shutdown()
    # Only now is a new address public; a build that fails, by a warning of MkDocs too, promises nothing.
    our_plugin(config).lock_addresses()
    return site


def publish(config: MkDocsConfig) -> None:
    """Builds beside the site of a configuration, then takes its place. Whatever is raised leaves it as it was."""
    site = Path(config.site_dir)
    fresh, old = site.with_name(site.name + ".new"), site.with_name(site.name + ".old")
    if old.exists() and not site.exists():
        old.rename(site)  # an earlier build was ended just between its two renames
    shutil.rmtree(fresh, ignore_errors=True)
    config.site_dir = str(fresh)
    try:
        build(config)
    except BaseException:
        # Whatever stopped it, an interrupt too: nothing half-written stays behind.
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
