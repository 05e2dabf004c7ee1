"""A later text of a measure: what another notice has made of the words that were issued."""

from __future__ import annotations

from typing import NamedTuple

from policyref.facts.record import Slug, attached, field, record
from policyref.model.measure import Measure
from policyref.text.amending import Gone


class Left(NamedTuple):
    """A sentence that went, and in which version."""

    gone: Gone
    ordinal: int


@record
class Version(Measure):
    """`before` is the text that it amends, `first` the one that was issued. The first has no such record.

    `left` are the sentences of all texts before it that it no longer has.
    """

    after: Slug = field("修改它的文件的 id，见那份文件的 effects")
    is_republished: bool = field(
        "true 表示发文机关重新公布了修改后的全文，按那份文件核对；不写就是本站按修改整理的",
        default=False,
        key="official",
    )
    first: Measure = attached()
    before: Measure = attached()
    left: tuple[Left, ...] = attached()

    @property
    def as_issued(self) -> Measure:
        return self.first
