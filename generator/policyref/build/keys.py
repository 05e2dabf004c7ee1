"""What a task depends on, as one key: the same key is the same bytes. Everything that counts is in it.

The generator itself counts, its libraries and its templates; the vocabulary; of the notices those that the task
looks at; and what the host says of the site.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import requires, version
from pathlib import Path

from policyref.build.tasks import Task, looked_at
from policyref.handbook.press import Press
from policyref.load.files import DataFolder
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.render import template_texts

_PACKAGE = Path(__file__).parent.parent
_NAME = re.compile(r"^[\w.-]+")
_PROGRAM = {".py", ".yml", ".typ"}


def key_of(*parts: str | bytes) -> str:
    found = blake2b(digest_size=20)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


def generator_key() -> str:
    """This program: its files, the libraries that it names, the Python that runs them, and its templates as read."""
    return key_of(_program_key(), *(words for item in template_texts().items() for words in item))


@cache
def _program_key() -> str:
    """Of what does not change any more once the program runs."""
    files = sorted(path for path in _PACKAGE.rglob("*") if path.suffix in _PROGRAM)
    named = sorted(_NAME.findall(line)[0] for line in requires("policyref") or [] if "extra ==" not in line)
    return key_of(
        platform.python_version(),
        *(f"{name} {version(name)}" for name in named),
        *(part for path in files for part in (path.relative_to(_PACKAGE).as_posix(), path.read_bytes())),
    )


class Keys:
    """The keys of a data folder as a snapshot has it."""

    def __init__(self, folder: DataFolder, notices: Iterable[str]) -> None:
        self.shared = key_of(generator_key(), folder.path.name, *_inputs(folder, ""))
        self.notices = {one: key_of("notice", self.shared, one, *_inputs(folder, one)) for one in notices}

    def all(self) -> list[str]:
        """Of all notices, and of their shares of the search."""
        return [*self.notices.values(), *map(self.index, self.notices)]

    def index(self, notice_id: str) -> str:
        """Of a notice's share of the search."""
        return key_of("index", self.notices[notice_id])

    def task(self, task: Task, library: Library, host: Host, press: Press | None) -> str:
        about = [repr(task), host.name, host.address, str(host.prints), self.shared]
        if task.prints and press:
            about.append(press.key)
        return key_of(*about, *(self.notices[one] for one in looked_at(task, library)))


def _inputs(folder: DataFolder, within: str) -> Iterator[str | bytes]:
    for name, found in folder.inputs(within):
        yield from (name, f"{found.kind} {found.size}", found.content or b"")
