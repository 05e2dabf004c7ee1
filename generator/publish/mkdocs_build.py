"""`policyref build` and `serve`: MkDocs as a library. A build is published by renaming, or not at all."""

from __future__ import annotations

import logging
import shutil
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import BuildError, MkDocsException

from generator.model.host import Host
from generator.publish.mkdocs_plugin import PolicyReferencePlugin, host_of

__all__ = ["BuildError", "build_site", "read_setting", "serve_site"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a configuration says to everything that is not a build: the host, the folders."""

    host: Host
    data: Path
    docs: Path
    fonts: Path | None


def read_setting(config_file: Path) -> Setting:
    config = load_config(str(config_file))
    plugin = next(one for one in config.plugins.values() if isinstance(one, PolicyReferencePlugin)).config
    fonts = Path(plugin.fonts) if plugin.fonts else None
    return Setting(host_of(config), Path(plugin.measures), Path(config.docs_dir), fonts)


def build_site(config_file: Path) -> Path:
    """Builds the site of a configuration; the folder it is in. Raises BuildError, the last good site untouched."""
    _log_warnings()
    config = load_config(str(config_file), strict=True)
    site = Path(config.site_dir)
    fresh, old = site.with_name(site.name + ".new"), site.with_name(site.name + ".old")
    config.site_dir = str(fresh)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except BaseException as error:
        # Whatever stopped it, an interrupt too: nothing half-written stays behind.
        shutil.rmtree(fresh, ignore_errors=True)
        if isinstance(error, MkDocsException):  # MkDocs has already logged what was wrong
            raise BuildError("网站没有更新，原来的网站没有动") from error
        raise
    finally:
        config.plugins.on_shutdown()
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    # Only now is a new address public; a build that fails, by a warning of MkDocs too, promises nothing.
    for plugin in config.plugins.values():
        if isinstance(plugin, PolicyReferencePlugin):
            plugin.lock_addresses()
    return site


def serve_site(config_file: Path, port: int) -> None:
    """Serves the site on this machine only, until interrupted."""
    _log_warnings(logging.INFO)
    serve(str(config_file), dev_addr=f"127.0.0.1:{port}", livereload=True, open_in_browser=False)


def _log_warnings(level: int = logging.WARNING) -> None:
    logging.basicConfig(format="%(message)s")
    logging.getLogger("mkdocs").setLevel(level)
