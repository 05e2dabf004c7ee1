"""An annex of a notice: words and tables that are printed after its closing, under a label of their own."""

from __future__ import annotations

from typing import Annotated

from policyref.facts.provenance import Official
from policyref.facts.record import Number, OfficialWords, Record, attached, field, record
from policyref.model.passages import Passage


@record
class Annex(Record):
    """`number` is its place among the annexes, which is its address; `label` what the notice prints above it."""

    number: Number = field("附件的序号：从 1 起，按原文的顺序，没有编号的也数")
    label: OfficialWords = field("附件的编号，照原文，例如 附件1、附件")
    title: OfficialWords | None = field("附件的标题，照原文；原文没有就不写", default=None)
    text: Annotated[str, Official()] = field(
        "标题之后的官方原文，逐字，表除外；没有就不写。表写在 tables 里，写明 at: annex-1 这样", default=""
    )
    notice: str = attached()
    passages: tuple[Passage, ...] = attached()

    @property
    def at(self) -> str:
        """How a table says that it stands here."""
        return f"annex-{self.number}"

    @property
    def address(self) -> str:
        """Of its page, relative to the site root."""
        return f"{self.notice}/{self.at}.html"

    @property
    def heading(self) -> str:
        return f"{self.label}　{self.title}" if self.title else self.label
