"""The inputs and decisions of a model as they are found, each needing only earlier ones."""

from __future__ import annotations

from fractions import Fraction

from policyref.exports.dmn import feel
from policyref.exports.dmn.model import Decision, InputData, Logic, Names, Table, string
from policyref.rules.program import Field, Program
from policyref.rules.ranges import options
from policyref.words import INPUT, UNIT

_TYPES = {"money": "number", "rate": "number", "count": "number", "year": "number"}
_TYPES |= {"date": "date", "month": "number"}
_UNITS = {"money": f"以{UNIT['money']}计", "rate": "以小数计，5%写作0.05", "date": INPUT["date"]}
_UNITS["month"] = "以月计：年×12＋月－1"


class Graph:
    def __init__(self, program: Program) -> None:
        self.names = Names()
        self.inputs = {label: self._input(label, field) for label, field in program.inputs.items()}
        self.options = {label: options(field) for label, field in program.inputs.items()}
        self.decisions: list[Decision] = []
        self._later: dict[tuple[str, int], str] = {}

    def _input(self, label: str, field: Field) -> InputData:
        allowed: str | None = None
        if field.type in ("choice", "yesno"):
            allowed = ", ".join(map(string, options(field)))
        elif field.type != "date" and (field.min is not None or field.max is not None):
            low, high = (end and feel.number(Fraction(end)) for end in (field.min, field.max))
            allowed = f"[{low}..{high}]" if low and high else f">= {low}" if low else f"<= {high}"
        about = _UNITS.get(field.type) or (f"以{field.unit}计" if field.unit else "")
        return InputData(self.names.of(label), label, _TYPES.get(field.type, "string"), allowed, about)

    def add(self, name: str, label: str, kind: str, logic: Logic, about: str = "") -> str:
        """The name that the decision got."""
        found = self.names.of(name)
        self.decisions.append(Decision(found, label, kind, logic, about))
        return found

    def rounded(self, name: str, label: str, exact: str) -> None:
        """To the fen, half away from zero; DMN 1.3 itself only knows half to even."""
        up, down = f"(floor(({exact} * 100) + 0.5) / 100)", f"(ceiling(({exact} * 100) - 0.5) / 100)"
        self.add(name, label, "number", Table(((exact, "number"),), ((">= 0", up), ("< 0", down))))

    def later(self, start: str, said: str, months: int) -> str:
        """The day so many months after the day named `start`: the same day of the month, or the month's last.

        Spelled out because engines differ: of 01-31 and 3 months they make 04-30, 04-28 or nothing.
        """
        if (start, months) not in self._later:
            name, said = f"{start}_后{months}个月", f"{said}之后{months}个月"
            index = self.add(
                f"{name}_月序", f"{said}：月序", "number", f"((({start}.year * 12) + {start}.month) + {months - 1})"
            )
            following = f"({index} + 1)"
            first = f"date(floor({following} / 12), (modulo({following}, 12) + 1), 1)"
            last = self.add(f"{name}_月末", f"{said}：当月最后一日", "date", f'({first} - duration("P1D"))')
            same = f"date({last}.year, {last}.month, {start}.day)"
            table = Table(((f"({start}.day <= {last}.day)", "boolean"),), (("true", same), ("false", last)))
            self._later[start, months] = self.add(name, said, "date", table)
        return self._later[start, months]
