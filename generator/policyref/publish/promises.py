"""What `policyref publish` writes under the data: serials, `links.lock`, `facts.lock`. A build writes none of it.

The site is made as if they were written already, so that a build afterwards makes the same; they are put in place just
before it, in one transaction with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from policyref.build.context import Context
from policyref.check.revisions import KEEP_FROM_PUBLISHING
from policyref.links import check_whole, hashes, written
from policyref.load.pages import Docs
from policyref.load.snapshot import Snapshot
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.revisions import FactsLock
from policyref.pipeline import LOCK, Result, examine
from policyref.problems.report import report
from policyref.publish.numbered import numbered
from policyref.publish.placing.journal import Change
from policyref.revisions import lock
from policyref.revisions.log import pending
from policyref.revisions.publishing import next_lock
from policyref.revisions.serials import next_serials


class NotPublishedError(Exception):
    """Why nothing is published, in words for people."""


@dataclass(frozen=True)
class Promises:
    """The files to be written, but that of addresses at `links`, which come of the site, and their hashes, which
    `facts` will have; and what was there `before`: None where there was nothing."""

    links: Path
    facts: FactsLock
    files: Mapping[Path, bytes]
    before: Mapping[Path, bytes | None]

    def changes(self, result: Result) -> list[Change]:
        """What is to be written when the site is made, before it takes its place. Raises NotPublishedError."""
        now = Snapshot()
        if any(now.file(path).content != content for path, content in self.before.items()):
            raise NotPublishedError("公布的时候有人改了数据，请再公布一次")
        text = written(result.published)
        facts = lock.written(replace(self.facts, links=None, promised=hashes(text)))
        after = {**self.files, self.links: text.encode(), self.links.with_name(lock.NAME): facts.encode()}
        return [Change(path, self.before[path], content) for path, content in after.items()]


def promises(data: Path, docs: Docs, host: Host, day: date, context: Context) -> Promises:
    """What will be promised of a data folder on a day. Raises NotPublishedError."""
    data = data.resolve()
    library, found, _, _ = examine(data, docs, context)
    found += check_whole(context.snapshot.file(data / LOCK), f"{data.name}/{LOCK}", library.lock)
    wrong = [one for one in found if one.is_error]
    if wrong:
        raise NotPublishedError("数据有问题：\n" + report(found, data.parent))
    last = library.lock.day
    if last and day < last:
        raise NotPublishedError(f"上次公布的是 {last}，--date 不能比它早")
    if untold := [replace(one, is_open=False) for one in found if one.code in KEEP_FROM_PUBLISHING]:
        raise NotPublishedError("还不能公布：\n" + report(untold, data.parent))
    if later := _dated_after(library, day):
        raise NotPublishedError(f"{'、'.join(later)} 有日期晚于 {day} 的改动；请改日期，或在那一天以后公布")
    given = {notice.id: next_serials(notice, library, day) for notice in library.notices}
    files: dict[Path, bytes] = {}
    for notice, serials in given.items():
        if serials:
            path = data / notice / "revisions.yml"
            text = (context.snapshot.file(path).content or b"").decode()
            files[path] = numbered(text, serials).encode()
    facts = next_lock(library, host, day, given)
    files[data / lock.NAME] = lock.written(facts).encode()
    before = {path: context.snapshot.file(path).content for path in (*files, data / LOCK)}
    return Promises(data / LOCK, facts, files, before)


def _dated_after(library: Library, day: date) -> list[str]:
    """The notices with a change that is not made yet."""
    entries = ((notice.id, one.date) for notice in library.notices for one in pending(notice, library))
    return [*dict.fromkeys(notice for notice, made in entries if made and made > day)]
