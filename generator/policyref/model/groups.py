"""Groups of units that a measure sets up (专项推进组), and what is given to each: `groups.yml`.

That a group has a measure is said by a document, or by nobody but us, and then plainly.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from policyref.facts.record import Day, Name, Record, Slug, field, record
from policyref.model.guide import Address
from policyref.model.time import UnitKey
from policyref.model.vocabulary import Ours


@record
class Source(Record):
    """A document that gives a clause to a group, and its words. Where the library has it, they are held against it."""

    title: Name = field("写明归这个组的文件的标题，照原文")
    number: Name | None = field("那份文件的文号；没有就不写", default=None)
    date: Day | None = field("那份文件的成文日期；没有就不写", default=None)
    url: Address | None = field("那份文件的网址；没有就不写", default=None)
    quote: Name = field("那份文件里的原词，逐字照抄")


@record
class Given(Record):
    """A clause that a group has. `ours` says why, where no document does."""

    clause: UnitKey = field("哪一条、哪一项：文件id/条号 或 文件id/条号/项号", key="measure")
    source: Source | None = field("哪份文件写明归这个组；同 ours 恰好写一个", default=None)
    ours: Ours | None = field("没有文件写明、本站为什么这样归；网页和纸上都注明是本站编写", default=None)


@record
class Group(Record):
    id: Slug = field("组的英文短名，公布后不再改")
    name: Name = field("组的名称，照原文，例如 能源安全保供")
    given: tuple[Given, ...] = field("归它的措施；没有文件写明、也不由本站归的不写", default=(), key="measures")

    @property
    def address(self) -> str:
        """Of its page, relative to the site root."""
        return f"groups/{self.id}.html"


@record
class GroupSet(Record):
    """The groups that one clause sets up together, and what it calls them all."""

    clause: UnitKey = field("由哪一条设立：文件id/条号", key="measure")
    kind: Name = field("这些组的统称，照原文，例如 专项推进组")
    quote: Name = field("原文里设立它们的词句，逐字照抄")
    groups: Annotated[tuple[Group, ...], Field(min_length=1)] = field("各组，按原文的顺序")


@record
class GroupsFile(Record):
    sets: tuple[GroupSet, ...] = field("文件设立的工作组，每一处设立一项", default=(), key="groups")
