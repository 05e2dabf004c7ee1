"""The forms in which a day is written that comes of a rule."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from policyref.facts.record import InRule, field
from policyref.rules.asked import Key
from policyref.rules.expr import Compare, Const, Expr, Later, Test
from policyref.rules.lowering import Lowering
from policyref.rules.one_of import Form, OneOf, form
from policyref.rules.values import last_day


class DayForm(Form):
    """One way to say which day; and under which condition, where there is one."""

    def lower(self, at: Lowering) -> tuple[Expr, Test | None]:
        raise NotImplementedError


@form("最迟到哪天")
class Latest(DayForm):
    """date: {latest: 最长可延至2023年6月30日, after: due_on}"""

    latest: InRule = field("最迟到哪天：quote 里的原词")
    after: Key = field("原来的日期：输入；不早于 latest 的就没有可延的")

    def lower(self, at: Lowering) -> tuple[Expr, Test | None]:
        day = last_day(self.latest)
        if day is None:
            at.at("latest").wrong(self.latest, "2023年6月30日这样的日期")
            return Const(Fraction(0)), None
        latest = Const(day, at.source(self.latest, whole=True))
        return latest, Compare("<", at.at("after").input(self.after, "date"), latest)


@form("从某天起加多久")
class Added(DayForm):
    """date: {start: valid_until, add: 3个月}"""

    start: Key = field("从哪天起算：输入")
    add: InRule = field("加多久：quote 里的原词，例如 3个月")

    def lower(self, at: Lowering) -> tuple[Expr, Test | None]:
        length = at.at("add").length(self.add)
        start = at.at("start").input(self.start, "date")
        return Later(start, length, at.source(self.add, whole=True)), None


Day = Annotated[Latest | Added, OneOf("日期的算法")]
