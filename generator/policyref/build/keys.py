"""What a task depends on, as one key: the same key is the same bytes. Everything that counts is in it.

The generator itself counts, its libraries and its templates; the vocabulary; of the notices those that the task
looks at; and what the host says of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policyref.build.tasks import Task, looked_at
from policyref.handbook.press import Press
from policyref.load.files import DataFolder
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.render import template_texts
from policyref.program import key_of, program_key


def generator_key() -> str:
    """This program and its templates as read: a preview follows them while it runs."""
    return key_of(program_key(), *(words for item in template_texts().items() for words in item))


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
        if task.apart == "address":
            addresses = (one.address for one in library.notice_by_id[task.id].measures)
            return key_of(repr(task), host.address, generator_key(), *addresses)
        about = [
            repr(task),
            host.name,
            host.address,
            str(host.prints),
            self.shared,
            repr(library.places),
            f"{library.day} {library.published} {library.lock.begin}",
        ]
        if task.about == "everything" and not task.apart:
            about.append(repr(host.help))  # the search finds it
        if task.apart == "press" and press:
            about.append(press.key)
        notices = ((self.notices[one], repr(library.events_locked[one])) for one in looked_at(task, library))
        return key_of(*about, *(part for notice in notices for part in notice))


def _inputs(folder: DataFolder, within: str) -> Iterator[str | bytes]:
    for name, found in folder.inputs(within):
        yield from (name, f"{found.kind} {found.size}", found.content or b"")
