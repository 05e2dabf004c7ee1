"""A measure of a notice: official words, the units named, and the facts tied to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from policyref.facts.provenance import Official
from policyref.facts.record import (
    Number,
    OfficialWords,
    OurWords,
    Slug,
    attached,
    field,
    record,
)
from policyref.facts.spans import InClause, Kept, Text
from policyref.facts.told import State, Told, told
from policyref.model.facts import Benefit, Confirmation, Deadline, Note, Related, Suit, Target, Together, Waiver
from policyref.model.item import Facts
from policyref.model.item import Item as Item
from policyref.model.passages import LABEL, Mention, Passage, UnitMention
from policyref.model.rules import Example, Input, RuleReading, Rules, Total
from policyref.model.tables import Table
from policyref.model.time import Checked, Effect
from policyref.model.vocabulary import Sector
from policyref.rules.asked import Key
from policyref.text.citations import clause_called, spaced
from policyref.text.figures import scan_figures
from policyref.text.quotation import quoted
from policyref.text.sentences import first_words, squeeze
from policyref.text.validity import says_of_whole
from policyref.words import OURS, TOTAL, UNTITLED, listed

Stage = Literal["none", "part", "complete"]
_EXCERPT = 40  # characters


@record
class Measure(Facts):
    """One measure. `deadlines`, `benefits` … are all that it has, its own first, then those of its items.

    `records` are this one and all below it.
    `above` are the labels of its sections, as far as its own needs them to be the only one of its notice.
    `elsewhere` are the words of other clauses that it rests on, `cited` those of its own that others rest on.
    `versions` are its later texts; `ordinal` counts them, the text as issued is the first. `names` are those of
    sentences that are not their number.
    """

    number: Number = field("条号，与文件名一致")
    printed_label: OfficialWords | None = field(LABEL, default=None, key="label")
    official_title: OfficialWords | None = field("条的标题，照原文；原文没有标题的不写", default=None, key="title")
    name: OurWords | None = field("原文没有标题时本站起的名称；不写就用原文开头的几个字", default=None)
    section: Number | None = field("所在部分的序号，见 notice.yml 的 sections", default=None)
    words: Annotated[str, Official()] = field("官方原文，逐字，不含条号和标题，含责任单位括号", default="", key="text")
    items: tuple[Item, ...] = field("条下分列的各项", default=())
    closing_words: Annotated[str, Official()] = field("各项之后的官方原文，例如责任单位括号", default="", key="closing")
    own_units: Told[Mention] = field(
        "责任单位：照原文、按原文顺序；核对过、原文没有的写 原文没有，还没整理的不写", default=None, key="units"
    )
    summary: OurWords | None = field(
        "一句话说明：谁、得什么、到何时（本站编写）；数字必须在原文里；还没整理的不写", default=None
    )
    audience: Annotated[tuple[OurWords, ...], Field(min_length=1)] = field(
        "对谁（本站编写）；还没整理的不写", default=()
    )
    sector_ids: Annotated[tuple[Slug, ...], Field(min_length=1)] = field(
        "行业或主题的 id，见 sectors.yml；还没整理的不写", default=(), key="sectors"
    )
    related: tuple[Related, ...] = field("相关措施和理由", default=())
    effects: tuple[Effect, ...] = field("这一条对以前的文件做了什么：修改、延长、废止……", default=())
    checked: tuple[Checked, ...] = field("本站问过这一条是否还执行；不改变有效与否", default=())
    inputs: dict[Key, Input] = field("计算要填写的内容", default={})
    total: Total = field(f"各项奖补怎样合计：{listed(TOTAL)}", default="separate")
    readings: tuple[RuleReading, ...] = field("规则有歧义时的另一种理解", default=())
    examples: tuple[Example, ...] = field("算例，生成网站时必须算对", default=())
    complete: bool = field(
        "true 表示已经整理完：还没有交代的数字、时间、单位等都算错误；不写的，只计数，网站照样生成", default=False
    )

    notice: str = attached()
    label: str = attached()
    above: str = attached()
    mark: str = attached()
    passages: tuple[Passage, ...] = attached()
    closing: tuple[Passage, ...] = attached()
    official: Text = attached()
    sectors: tuple[Sector, ...] = attached()
    deadlines: tuple[Deadline, ...] = attached()
    benefits: tuple[Benefit, ...] = attached()
    targets: tuple[Target, ...] = attached()
    notes: tuple[Note, ...] = attached()
    waived: tuple[Waiver, ...] = attached()
    confirmed: tuple[Confirmation, ...] = attached()
    suits: tuple[Suit, ...] = attached()
    together: tuple[Together, ...] = attached()
    rules: Rules = attached()
    records: tuple[Any, ...] = attached()
    kept: Kept = attached()
    elsewhere: tuple[InClause, ...] = attached()
    cited: tuple[InClause, ...] = attached()
    versions: tuple[Any, ...] = attached()
    ordinal: int = attached()
    names: Mapping[int, str] = attached()

    @property
    def as_issued(self) -> Measure:
        """The first of its texts."""
        return self

    @property
    def texts(self) -> tuple[Measure, ...]:
        """All texts that it has had, that as issued first."""
        return (self.as_issued, *self.as_issued.versions)

    @property
    def computes(self) -> bool:
        """Whether anything can be computed by any of its texts."""
        return any(text.rules.rules for text in self.texts)

    @property
    def code(self) -> str:
        """Of its text, among those that it has had: v1."""
        return f"v{self.ordinal}"

    @property
    def own_address(self) -> str:
        """Of the page of this text alone, for citing; there is one only where there are several texts."""
        return f"{self.notice}/{self.number}-{self.code}.html"

    def name_of(self, sentence: int) -> str:
        """What a sentence is called: its number in the text as issued, which it keeps in later texts."""
        return self.names.get(sentence, str(sentence))

    def link_to(self, sentence: int | None) -> int | str | None:
        """What data names a sentence by: its number, unless it has another name."""
        return self.names.get(sentence, sentence) if sentence else sentence

    @property
    def key(self) -> str:
        return f"{self.notice}/{self.number}"

    @property
    def units(self) -> tuple[UnitMention, ...]:
        """Those of the measure itself; see `all_units`."""
        return self.own_units or ()

    @property
    def units_state(self) -> State:
        return told(self.all_units(), self.own_units, (item.own_units for item in self.items))

    @cached_property
    def force_of_notice(self) -> tuple[Deadline, ...]:
        """Its dates of validity that are those of the whole document, as the last article of rules has them."""
        found = tuple(one for one in self.deadlines if one.kind == "force" and one.item is None and not one.of)
        return found if found and says_of_whole(squeeze(self.text)) else ()

    @property
    def deadlines_state(self) -> State:
        """Where a date is waived, the text says something, and not nothing."""
        state = told(self.deadlines, self.own_deadlines, (item.own_deadlines for item in self.items))
        return "waived" if state == "none" and self.waived_dates else state

    @property
    def waived_dates(self) -> list[Waiver]:
        return [one for one in self.waived if any(figure.is_date for figure in scan_figures(squeeze(one.quote)))]

    @property
    def stage(self) -> Stage:
        """How much of it is entered. Units do not count: the draft takes them from the text."""
        if self.complete:
            return "complete"
        ours = (self.summary, self.audience, self.sectors, self.deadlines, self.benefits, self.rules.rules)
        return "part" if any(ours) or self.targets or self.own_deadlines is not None else "none"

    @property
    def benefits_state(self) -> State:
        """What other measures cite is entered there: 房租补贴每户最高20万元."""
        found = [*self.benefits, *self.cited]
        return told(found, self.own_benefits, (item.own_benefits for item in self.items))

    @property
    def address(self) -> str:
        """Of its page, relative to the site root."""
        return f"{self.notice}/{self.number}.html"

    @property
    def title(self) -> str:
        """The official title or, where there is none, ours; without either its first words, which are no title."""
        return self.official_title or self.name or self.first_words

    @property
    def title_mark(self) -> str:
        """What has to be said of whatever stands where its title would; nothing of an official one."""
        return "" if self.official_title else OURS if self.name else UNTITLED

    @cached_property
    def first_words(self) -> str:
        """With … where the text goes on."""
        return first_words(self.text)

    @property
    def full_label(self) -> str:
        """As printed, with the labels above it that tell it from others: 二、（一）."""
        return self.above + self.label

    @property
    def printed_number(self) -> str:
        """What stands above its title, beside the names of its sections."""
        return spaced(self.label if self.above else clause_called(self.label))

    @property
    def listed(self) -> str:
        """What lists show of it."""
        return self.full_label + self.title

    @property
    def page_title(self) -> str:
        """A measure without a title is called by its label, too."""
        return self.listed if self.official_title is None and self.name is None else self.title

    @property
    def called(self) -> str:
        """How it is cited: 第11条, 第七条, 二、（一）."""
        if not self.label:
            return self.above + quoted(self.official_title or self.first_words)
        return self.full_label if self.above else clause_called(self.label)

    def part_called(self, number: int | None) -> str:
        """How an item is cited within the measure; nothing where no item is meant."""
        return next((item.called for item in self.items if item.number == number), "")

    @cached_property
    def excerpt(self) -> str:
        """The official words it begins with, where ours would stand."""
        words = squeeze(self.text)
        return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"

    @property
    def heading(self) -> str:
        """Label and title as printed; a title of ours is not official and not in it."""
        return self.label + (self.official_title or "") + self.mark

    @property
    def text(self) -> str:
        """The official words after the title, paragraph by paragraph, items with their headings."""
        return "\n".join(words for _, words in self.blocks() if words)

    def blocks(self) -> Iterator[tuple[int | None, str]]:
        """The official words after the title in pieces, each with the item it belongs to."""
        for passage in self.passages:
            yield None, passage.text
        for item in self.items:
            yield item.number, item.heading + item.text
        for passage in self.closing:
            yield None, passage.text

    def all_tables(self) -> list[Table]:
        return [*self.tables, *(table for item in self.items for table in item.tables)]

    def all_units(self) -> Iterator[UnitMention]:
        """Units of the measure and of its items, in the order of the text."""
        for item in self.items:
            yield from item.units
        yield from self.units
