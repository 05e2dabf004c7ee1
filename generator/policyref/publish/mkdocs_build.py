"""`policyref build`: MkDocs as a library."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
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
from policyref.problems.system import reason
from policyref.publish.configuration import our_plugin, read_config
from policyref.publish.gate import GateError, look
from policyref.publish.guard import alone
from policyref.publish.manifest import (
    NAME,
    ForeignError,
    Manifest,
    carry,
    foreign,
    make_readable,
    own,
    read_manifest,
)
from policyref.publish.mkdocs_plugin import context_of, docs_of, host_of
from policyref.publish.mkdocs_words import plain_words
from policyref.publish.placing.journal import LOCK, Change, commit, finish
from policyref.publish.placing.work import Place, ReplaceError, replaced, work_on
from policyref.publish.promises import NotPublishedError, promises
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
    """The folder of a site, what it was made of, and its public address, if it has one."""

    folder: Path
    result: Result
    address: str

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
def build_site(
    config_file: Path, executor: Executor | None = None, say: Callable[[str], None] = print, adopt: bool = False
) -> Built:
    """Builds the site of a configuration, when nobody else does. Raises BuildError, the last good site untouched.

    `adopt`: its folder is taken even where it is not known to be that of a site."""
    with _project(config_file, say):
        return _build_site(config_file, executor, Snapshot(), adopt=adopt)


@gc_paused()
def publish_site(
    config_file: Path, day: date, executor: Executor | None = None, say: Callable[[str], None] = print
) -> Built:
    """The same, and all that is public with it on this day is promised. Raises BuildError, nothing promised."""
    with _project(config_file, say):
        config = read_config(config_file)
        context = context_of(config, executor or Processes())
        try:
            promised = promises(
                Path(our_plugin(config).config.measures), docs_of(config), host_of(config), day, context
            )
            return _build_site(config_file, executor, Snapshot(promised.files), promised.changes)
        except NotPublishedError as error:
            raise BuildError(f"{error}\n没有公布，原来的网站没有动") from error


@contextmanager
def _project(config_file: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Nobody else builds this project meanwhile, and what was left unfinished is finished."""
    root = config_file.resolve().parent
    try:
        with alone(root / LOCK, say):
            finish(root)
            yield
    except (ReplaceError, ForeignError) as error:
        raise BuildError(f"{error}\n网站没有更新，原来的网站没有动") from error
    except OSError as error:
        raise BuildError(
            f"{error.filename or '网站'} 不能读写（{reason(error)}）\n网站没有更新，原来的网站没有动"
        ) from error


def _build_site(
    config_file: Path,
    executor: Executor | None,
    snapshot: Snapshot,
    changes: Callable[[Result], list[Change]] = lambda result: [],
    adopt: bool = False,
) -> Built:
    """`changes` are the files to be put in place together with the site."""
    config = read_config(config_file, snapshot)
    plugin = our_plugin(config)
    plugin.context = context_of(config, executor or Processes(), snapshot)
    config.plugins.on_startup(command="build", dirty=False)
    site = plugin.replaces = Path(config.site_dir)
    try:
        plugin.guard(config)
        with plain_words(Path(config.docs_dir)), work_on(site) as place:
            last = own(place.current, adopt)
            plugin.marked = last.files
            config.site_dir = str(place.fresh)
            build(config)
            files = look(place.fresh, plugin.expected(config), plugin.context.executor)
            put_site(place, last, files, config_file.resolve().parent, changes(_result(config)))
    except (BuildError, GateError) as error:
        raise BuildError(f"{error}\n网站没有更新，原来的网站没有动") from error
    finally:
        config.plugins.on_shutdown()
    return Built(site, _result(config), host_of(config).address)


def put_site(place: Place, last: Manifest, files: Mapping[str, str], root: Path, changes: Sequence[Change]) -> None:
    """The written site takes the place of the last, with what is not ours in that one and what is kept of it."""
    linked = place.final != place.current
    now = last.followed_by(files, place.current, place.current.name if linked else None)
    carry(place.current, place.fresh, now.kept)
    (place.fresh / NAME).write_bytes(now.written())
    make_readable(place.fresh, [*now.files, *now.kept, NAME])
    others = foreign(place.current, last)
    if read_manifest(place.current) is None:  # taken over: what has the name of one of ours is older
        others = [one for one in others if not os.path.lexists(place.fresh / one)]
    carry(place.current, place.fresh, others)
    before = commit(root, changes, place)
    if before is not None:  # what somebody has put there in the meantime
        for address in set(foreign(before, last)) - set(others):
            with suppress(ForeignError):
                carry(before, place.folder, [address])
    if linked and last.before and last.before != place.final.name:
        _take_away(place.current.with_name(last.before), place.folder)


def _take_away(outdated: Path, site: Path) -> None:
    """The folder of a site that was replaced twice, if there is nothing in it that is not in the new one."""
    ours = None if outdated.is_symlink() else read_manifest(outdated)
    if ours and all(os.path.lexists(site / one) for one in foreign(outdated, ours)):
        shutil.rmtree(outdated, ignore_errors=True)


def _result(config: MkDocsConfig) -> Result:
    result = our_plugin(config).result
    assert result is not None, "it has been built"
    return result


def publish(config: MkDocsConfig, built: Callable[[], None] = lambda: None) -> None:
    """Builds beside the folder of a preview, then takes its place; `built` is called between the two."""
    try:
        with replaced(Path(config.site_dir)) as fresh:
            config.site_dir = str(fresh)
            build(config)
            built()
    except ReplaceError as error:
        raise BuildError(str(error)) from error
