"""What is tied to words of a text, and the numbered parts of a measure, which have facts of their own."""

from __future__ import annotations

from policyref.facts.record import Number, OfficialWords, Record, attached, field, record
from policyref.facts.told import Told
from policyref.model.facts import Benefit, Confirmation, Deadline, Note, Suit, Target, Together, Waiver
from policyref.model.passages import LABEL, Mention, Passage, UnitMention
from policyref.model.rules import Answer, NotComputable
from policyref.model.tables import Table
from policyref.text.citations import item_called


@record
class Facts(Record):
    """What is tied to words of the text; a measure has them of its `own`, and so has each of its items."""

    own_deadlines: Told[Deadline] = field(
        "每个日期、期间、时长一项；核对过、原文没有的写 原文没有，还没整理的不写", default=None, key="deadlines"
    )
    own_benefits: Told[Benefit] = field(
        "给什么：奖励、补贴、减免、贷款……；核对过、原文没有的写 原文没有，还没整理的不写",
        default=None,
        key="benefits",
    )
    own_answers: tuple[Answer, ...] = field("能算出来、但不是奖补的：结论、日期、义务", default=(), key="answers")
    own_not_computable: tuple[NotComputable, ...] = field("不能计算的，说明原因", default=(), key="not_computable")
    own_targets: tuple[Target, ...] = field("任务指标：原文里对工作提出的数字要求", default=(), key="targets")
    own_notes: tuple[Note, ...] = field("编者按", default=(), key="notes")
    own_waived: tuple[Waiver, ...] = field("不作为事实的数字、日期，逐一说明原因", default=(), key="waived")
    own_confirmed: tuple[Confirmation, ...] = field(
        "程序判断不了、由人对照原文确认过的，逐一说明理由", default=(), key="confirmed"
    )
    own_suits: tuple[Suit, ...] = field(
        "“找措施”时看什么：原文对这里各项奖补都写明的；一项奖补自己的写在它里面", default=(), key="suits"
    )
    own_together: tuple[Together, ...] = field(
        "原文对同时享受几条措施的限定：不重复享受、就高不就低、合计最高多少", default=(), key="together"
    )
    tables: tuple[Table, ...] = field("表：照原文，各格分开", default=())


@record
class Item(Facts):
    """A numbered part of a measure. `label` is its number as printed; `title` is official where there is one.

    `mark` is the punctuation that the source prints after the title, often 。 and often none.
    """

    number: Number = field("项的序号")
    printed_label: OfficialWords | None = field(LABEL, default=None, key="label")
    title: OfficialWords | None = field("项的标题，照原文；原文没有就不写", default=None)
    words: OfficialWords = field("项的官方原文，不含序号和标题", key="text")
    own_units: Told[Mention] = field(
        "原文单独为这一项写明的单位；不写就同这一条的 units 一样", default=None, key="units"
    )
    label: str = attached()
    mark: str = attached()
    passages: tuple[Passage, ...] = attached()

    @property
    def units(self) -> tuple[UnitMention, ...]:
        return self.own_units or ()

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)

    @property
    def heading(self) -> str:
        return self.label + (self.title or "") + self.mark

    @property
    def called(self) -> str:
        """How it is cited within its measure: 第（一）项."""
        return item_called(self.label, self.number)
