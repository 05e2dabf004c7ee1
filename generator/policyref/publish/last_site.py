"""What stands in the last site as it would be written again. It is linked into the new site: a tenth of the work.

A file is known again by its content: size and time of a file can be set to anything by who has changed it. Most of what
was made again is the same as well, if under another name: the hash in that of a folder changes with any of its files.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2.loaders import split_template_path
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from pydantic import TypeAdapter

from policyref.build.cache import Cache
from policyref.build.entry import is_within, parsed
from policyref.build.keys import generator_key
from policyref.load.snapshot import Snapshot
from policyref.program import key_of
from policyref.publish.manifest import digest
from policyref.publish.theme import with_own

# Address and hash of the content.
Written = tuple[str, str]
_FILES = TypeAdapter(dict[str, Sequence[Written]])

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# Neither a link nor a pipe that somebody has put in its place is taken for a file of ours.
_OLD = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)

# What a configuration says of where and how a site is built, and of Markdown, which generated pages are not made of.
_NOT_ON_PAGES = {"site_dir", "config_file_path", "docs_dir", "watch", "dev_addr", "strict", "theme", "plugins", "hooks"}
_NOT_ON_PAGES |= {"markdown_extensions", "mdx_configs", "exclude_docs", "draft_docs", "not_in_nav", "validation"}


def frame_key(config: MkDocsConfig, nav: Navigation, pages: Sequence[File], snapshot: Snapshot) -> str | None:
    """All that the frame around the words of a generated page depends on.

    None where that cannot be told: another plugin or a hook may put anything on a page, a template the time of day.
    """
    if len(config.plugins) > 1 or config.hooks:
        return None
    parts: list[str | bytes] = [generator_key(), str(nav), *(f"{one.src_uri} {one.page}" for one in pages)]
    parts += [f"{name} {value!r}" for name, value in sorted(config.items()) if name not in _NOT_ON_PAGES]
    theme = config.theme
    parts += [f"{theme.name} {theme.locale}", *(f"{name} {theme[name]!r}" for name in theme)]
    own = with_own(theme.custom_dir)
    for folder in map(Path, theme.dirs):
        for name in _names_below(folder, snapshot):
            if folder in own or name.endswith(".html"):
                content = snapshot.file(folder / name).content or b""
                if folder in own and b"build_date" in content:
                    return None
                parts += [name, content]
    return key_of(*parts)


def theme_file(config: MkDocsConfig, snapshot: Snapshot, name: str) -> tuple[str, str, None] | None:
    """A template of the theme, in the words that the key of the frame is made of; for Jinja."""
    for folder in config.theme.dirs:
        content = snapshot.file(Path(folder, *split_template_path(name))).content
        if content is not None:
            return content.decode(), f"{folder}/{name}", None
    return None


def _names_below(folder: Path, snapshot: Snapshot, within: str = "") -> Iterator[str]:
    """The files of a theme; what begins with a dot are its thousands of icons, and its version counts already."""
    for name, is_folder in snapshot.folder(folder / within).items():
        if is_folder and not name.startswith("."):
            yield from _names_below(folder, snapshot, f"{within}{name}/")
        elif not is_folder:
            yield within + name


def write(folder: Path, address: str, content: bytes) -> Written:
    """Writes a file anew, whatever is there: it may be a link to a file of the last site, which stays as it is."""
    place = f"{folder}/{address}"
    try:
        file = os.open(place, _NEW, 0o666)
    except FileExistsError:
        Path(place).unlink()
        file = os.open(place, _NEW, 0o666)
    with open(file, "wb") as stream:  # noqa: PTH123 - not a path
        stream.write(content)
    return address, digest(content)


def _linked(last: str, place: str) -> bytes:
    """Puts a file in another place as well, and gives its content. Raises OSError where it is gone or no file."""
    os.link(last, place)
    with open(os.open(place, _OLD), "rb", buffering=0) as stream:  # noqa: PTH123 - not a path
        return stream.read()


@dataclass(frozen=True)
class LastSite:
    """`marked` are the hashes of its files. `made` are those that were written of each entry, by its key, in the same
    frame; `at` is where this is kept in the cache, None where nobody knows what the frame depends on."""

    folder: Path
    marked: Mapping[str, str]
    at: str | None
    made: Mapping[str, Sequence[Written]]

    @classmethod
    def of(cls, folder: Path, marked: Mapping[str, str], frame: str | None, cache: Cache) -> LastSite:
        if frame is None:
            return cls(folder, marked, None, {})
        at = key_of("published", str(folder.resolve()), frame)
        found = parsed(_FILES, cache.get(at)) or {}
        made = {key: files for key, files in found.items() if all(is_within(one[0]) for one in files)}
        return cls(folder, marked, at, made)

    @cached_property
    def _named(self) -> dict[str, str]:
        """Hash → a file with that content."""
        return {content: address for address, content in self.marked.items()}

    def link(self, key: str, into: Path) -> Sequence[Written] | None:
        """Puts what was written of an entry into another folder as well; None where any of it is no longer that."""
        files = self.made.get(key)
        if files is None:
            return None
        folders = set[str]()
        try:
            for address, content in files:
                place = f"{into}/{address}"
                folder = place.rpartition("/")[0]
                if folder not in folders:
                    Path(folder).mkdir(parents=True, exist_ok=True)
                    folders.add(folder)
                if digest(_linked(f"{self.folder}/{address}", place)) != content:
                    return None
        except OSError:  # or a disk that knows no links
            return None
        return files

    def write(self, into: Path, address: str, content: bytes) -> Written:
        """Links the file that says this already, if there is one."""
        known = digest(content)
        same = address if self.marked.get(address) == known else self._named.get(known)
        if same is not None:
            with suppress(OSError):
                if _linked(f"{self.folder}/{same}", f"{into}/{address}") == content:
                    return address, known
        return write(into, address, content)

    def remember(self, files: dict[str, Sequence[Written]], cache: Cache) -> None:
        if self.at:
            cache.put(self.at, _FILES.dump_json(files))
