"""pySFeel as a judge of DMN files, counting exactly: its FEEL is somebody else's, and no amount is rounded.

pySFeel knows expressions only, so the files are read here, as DMN says: a decision sees what it requires, nothing else.
What it does unlike the standard and what is therefore not asked of it:
- `null > null` is false to it, not null: of each input set at most one value may be missing;
- the year of null is null to it, but it complains: that is let pass;
- a backslash in a string is an error: the words of hostile labels are for feelin;
- its numbers are `float`s and its sums begin with 0.0: both are exchanged for fractions below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

from policyref.rules.interpret import Values
from pySFeel import SFeel

from tests.exports.dmn_cases import Answers

MODEL = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"
_PARTS = ("year", "month", "day")
SFeel.float = Fraction
SFeel.SFeelParser.sumFunc = lambda self, numbers: sum(numbers, Fraction(0)) if numbers else None


def answers(files: Sequence[bytes], inputs: Sequence[Sequence[Values]]) -> Iterator[Answers]:
    for file, given in zip(files, inputs, strict=True):
        model = ET.fromstring(file)
        yield [_decide_all(model, values) for values in given]


def feel(expression: str, names: dict[str, Any]) -> Any:
    parser = _parser()
    parser.names = names
    status, value = parser.sFeelParse(expression)
    of_nothing = {f"Undefined name '{name}.{part}'" for name in names for part in _PARTS if names[name] is None}
    assert not set(status.get("errors", ())) - of_nothing, (expression, status)
    return value


@cache
def _parser() -> SFeel.SFeelParser:
    return SFeel.SFeelParser()


def _decide_all(model: ET.Element, values: Values) -> dict[str, Any]:
    known: dict[str, tuple[str, Any]] = {}
    for data in model.iter(f"{MODEL}inputData"):
        known[f"#{data.get('id')}"] = (data.get("name", ""), values.get(data.get("label", "")))
    found = {}
    for decision in model.iter(f"{MODEL}decision"):
        requirements = decision.findall(f"{MODEL}informationRequirement/*")
        names = dict(known[one.get("href", "")] for one in requirements)
        table, literal = decision.find(f"{MODEL}decisionTable"), decision.find(f"{MODEL}literalExpression")
        result = _table(table, names) if table is not None else feel(_text(literal), names)
        known[f"#{decision.get('id')}"] = (decision.get("name", ""), result)
        found[decision.get("label", "")] = result
    return found


def _table(table: ET.Element, names: dict[str, Any]) -> Any:
    columns = [feel(_text(one), names) for one in table.findall(f"{MODEL}input/{MODEL}inputExpression")]
    fits = []
    for row in table.findall(f"{MODEL}rule"):
        cells = [_text(cell) for cell in row.findall(f"{MODEL}inputEntry")]
        if all(_fits(column, cell, names) for column, cell in zip(columns, cells, strict=True)):
            fits.append(_text(row.find(f"{MODEL}outputEntry")))
    assert len(fits) <= 1 or table.get("hitPolicy") == "FIRST", (table.get("id"), fits)
    return feel(fits[0], names) if fits else None


def _fits(column: Any, cell: str, names: dict[str, Any]) -> bool:
    return cell == "-" or feel(f"(它 in {cell})", {**names, "它": column}) is True


def _text(element: ET.Element | None) -> str:
    assert element is not None
    return element.findtext(f"{MODEL}text", "")
