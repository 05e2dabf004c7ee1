"""Ways to write words of a rule that several forms share."""

from __future__ import annotations

from generator.facts.record import Words, field, record


@record
class Derived:
    """A value that the words imply, with the words."""

    derived: Words = field("推算出的值，例如 36个月")
    origin: Words = field("据以推算的原词，例如 三年", key="from")
