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

from policyref.build.tasks import OF_A_NOTICE_IN_LISTS, PRINTS_OF_A_NOTICE, PRINTS_OF_A_UNIT, Task
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
        names = [memoized_name(make) for make in OF_A_NOTICE_IN_LISTS]
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
        about = [task.kind, task.id, host.name, host.address, str(host.prints), self.shared]
        if task.kind in (PRINTS_OF_A_NOTICE, PRINTS_OF_A_UNIT) and press:
            about.append(press.key)
        return key_of(*about, *(self.notices[one] for one in looked_at(task, library)))


def volumes(notices: Sequence[Notice]) -> list[Sequence[Notice]]:
    """Whose searches are kept together: few enough to be joined again at once, many enough to be few volumes."""
    return [notices[start : start + _VOLUME] for start in range(0, len(notices), _VOLUME)]


def looked_at(task: Task, library: Library) -> list[str]:
    """The notices that a task is made of, in the order of the library."""
    if task.kind in ("notice", PRINTS_OF_A_NOTICE):
        wanted = _near(library.notice_by_id[task.id], library)
    elif task.kind in ("unit", PRINTS_OF_A_UNIT):
        wanted = {measure.notice for measure in library.measures_of_unit[task.id]}
        wanted |= {one.id for notice in wanted for one in library.forwarded_by.get(notice, [])}
    elif task.kind == "sector":
        wanted = {measure.notice for measure in library.measures_of_sector[task.id]}
    else:
        wanted = set(library.notice_by_id)
    return [notice.id for notice in library.notices if notice.id in wanted]


def _near(notice: Notice, library: Library) -> set[str]:
    """The notice and those that it names or that name it."""
    named = {one.key for measure in notice.measures for one in measure.related}
    named |= {one.key for measure in notice.measures for one in measure.elsewhere if not one.of_notice}
    named |= {key for measure in notice.measures for one in measure.together for key in one.keys}
    around = {key.rpartition("/")[0] for key in named}
    around |= {one.id for one in library.forwarded_by.get(notice.id, [])}
    return {notice.id, *around, *filter(None, [notice.forwards])}
