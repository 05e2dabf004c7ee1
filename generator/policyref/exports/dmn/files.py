"""`data/dmn/{notice}/{number}.dmn` for every measure with rules."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.calc.programs import program_of
from policyref.exports.dmn.decisions import decisions
from policyref.exports.dmn.document import document
from policyref.exports.identity import urn
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.model.measure import Measure
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.rules.program import Program
from policyref.text.citations import cite
from policyref.words import OURS

_ABOUT = f"""{OURS}：由下列措施的计算规则生成，不是文件原文；各决策的说明是文件原文。以原文和解释机关的答复为准。
金额以元计，比率以小数计（5%写作0.05），日期为date类型，是否填“是”或“否”；没有填的为null，凡需要它的结果也是null。
每项规则的“条件”说明是否满足；“算得”是封顶前的金额；“到分”是四舍五入到分的金额，不带后缀的不舍入。
“另一种理解”是原文有歧义之处按另一种读法的结果。"""

_BETWEEN = "\n原文只写在两个数之间的，“下限”是较小的数，不带后缀的是较大的数；有这样一项时没有合计。"


def dmn_address(measure: Measure) -> str:
    return f"data/dmn/{measure.key}.dmn"


def dmn_file(measure: Measure, library: Library, host: Host) -> Iterator[Asset]:
    if measure.rules.rules:
        notice = library.notice_by_id[measure.notice]
        yield Asset(dmn_address(measure), dmn(measure, program_of(measure, library), notice.title))


def dmn(measure: Measure, program: Program, notice: str) -> bytes:
    """The rules of a measure, of which `program` is made."""
    quotes: dict[tuple[str | None, str], str] = {(None, rule.id): rule.quote for rule in measure.rules.rules}
    quotes |= {(reading.name, rule.id): rule.quote for reading in measure.rules.readings for rule in reading.replace}
    inputs, made = decisions(program, quotes)
    between = _BETWEEN if any(rule.low is not None for rule in program.every_rule()) else ""
    about = f"{cite(notice, None, measure.called)} {measure.title}\n{_ABOUT}{between}"
    return document(measure.page_title, urn("dmn", measure.notice, measure.number), about, inputs, made)


KIND = FileKind(name="dmn", about="measure", addresses=("data/dmn/{notice}/{number}.dmn",), make=dmn_file)
