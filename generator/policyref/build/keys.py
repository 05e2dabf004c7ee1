"""What a task depends on, as one key: the same key is the same bytes. Everything that counts is in it.

The generator itself counts, its libraries and its templates; the vocabulary; of the notices those that the task
looks at; and what the host says of the site.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import requires, version
from pathlib import Path

from policyref.build.tasks import OF_EACH_NOTICE, Task, looked_at
from policyref.handbook.press import Press
from policyref.load.files import DataFolder
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.memoized import memoized_name
from policyref.model.notice import Notice

_PACKAGE = Path(__file__).parent.parent
_NAME = re.compile(r"^[\w.-]+")
_VOLUME = 16  # notices
_PROGRAM = {".py", ".html", ".yml", ".typ"}


def key_of(*parts: str | bytes) -> str:
    found = blake2b(digest_size=20)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


@cache
def generator_key() -> str:
    """This program: its files, the libraries that it names, and the Python that runs them."""
    files = sorted(path for path in _PACKAGE.rglob("*") if path.suffix in _PROGRAM)
    named = sorted(_NAME.findall(line)[0] for line in requires("policyref") or [] if "extra ==" not in line)
    return key_of(
        platform.python_version(),
        *(f"{name} {version(name)}" for name in named),
        *(part for path in files for part in (path.relative_to(_PACKAGE).as_posix(), path.read_bytes())),
    )


def _flat(files: Iterable[tuple[str, bytes]]) -> Iterator[str | bytes]:
    for name, content in files:
        yield name
        yield content


class Keys:
    """The keys of a data folder as it is now."""

    def __init__(self, folder: DataFolder, notices: Iterable[str]) -> None:
        self.shared = key_of(generator_key(), folder.path.name, *_flat(folder.content(".")))
        self.notices = {one: key_of("notice", self.shared, one, *_flat(folder.content(one))) for one in notices}

    def all(self, library: Library, host: Host) -> list[str]:
        """Of all notices, and of their shares of the search and of lists."""
        names = [memoized_name(make) for make in OF_EACH_NOTICE]
        in_lists = [self.in_lists(name, one, host) for one in self.notices for name in names]
        searched = [*map(self.index, self.notices), *map(self.volume, volumes(library.notices))]
        return [*self.notices.values(), *searched, *in_lists]

    def index(self, notice_id: str) -> str:
        """Of a notice's share of the search."""
        return key_of("index", self.notices[notice_id])

    def volume(self, notices: Iterable[Notice]) -> str:
        """Of the search of some notices together."""
        return key_of("volume", *(self.index(notice.id) for notice in notices))

    def in_lists(self, name: str, notice_id: str, host: Host) -> str:
        """Of what some list needs of a notice."""
        return key_of("in lists", name, host.name, host.address, str(host.prints), self.notices[notice_id])

    def task(self, task: Task, library: Library, host: Host, press: Press | None) -> str:
        about = [repr(task), host.name, host.address, str(host.prints), self.shared]
        if task.prints and press:
            about.append(press.key)
        return key_of(*about, *(self.notices[one] for one in looked_at(task, library)))


def volumes(notices: Sequence[Notice]) -> list[Sequence[Notice]]:
    """Whose searches are kept together: few enough to be joined again at once, many enough to be few volumes."""
    return [notices[start : start + _VOLUME] for start in range(0, len(notices), _VOLUME)]
