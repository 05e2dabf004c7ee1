"""Lines → outline: first the ends of the notice, then the levels of its body, then which of them are measures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyref.outline.ends import Ends, find_ends, is_heading_like, may_sign
from policyref.outline.kinds import SECTIONS, Kind
from policyref.outline.level import Level, choose
from policyref.outline.lines import Line, Outline, Placed
from policyref.outline.tree import Node, Tree, grow
from policyref.outline.units import is_units, names_units
from policyref.outline.unread import counted
from policyref.text.labels import read_label

# What a notice says of itself after its last measure.
_OF_THE_NOTICE = re.compile(
    "(?:本|以上|上述|各项|前述)(?:通知|通告|公告|意见|若干|措施|政策|办法|规定|细则|实施|方案|决定|条)|特此|此前|"
    "自本(?:通知|意见|办法|措施)|(?:国家|省|市|上级)[^。]{0,12}(?:另有规定|有新规定)|此件|联系(?:人|电话|方式)"
)
_ENDS_A_LETTER = re.compile("特此|本(?:通知|决定|公告|通告|意见|办法)自")
_LONGEST_BARE = 20
_WORDS = ("text", "preamble", "closing", "tail")


def find_outline(lines: Sequence[Line]) -> Outline:
    """The outline that the text itself suggests."""
    return _Finder(lines).outline()


class _Finder:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.ends: Ends = find_ends(lines)
        self.kinds: dict[int, Kind] = dict(self.ends.kinds)
        self.doubts: dict[int, list[str]] = {}
        self.general: list[str] = []
        body = [index for index in range(self.ends.start, self.ends.cut) if index not in self.kinds]
        first = next((at for at, index in enumerate(body) if lines[index].label), len(body))
        self.tree: Tree = grow(lines, body[first:])
        self.level: Level = choose(self.tree, lines)
        self.before = body[:first]
        for doubts in (self.ends.doubts, self.tree.doubts, self.level.doubts):
            for index, doubt in doubts.items():
                self._doubt(index, doubt)

    def outline(self) -> Outline:
        self._place_opening()
        if self.level.measures:
            self._place_tree()
        else:
            self._place_without_measures()
        for index in self.tree.supplementary:
            self.kinds[index] = "supplementary"
        self._tables()
        self._unsigned()
        self._leftover()
        placed = (
            Placed(line, self.kinds[index], tuple(self.doubts.get(index, ()))) for index, line in enumerate(self.lines)
        )
        return Outline(tuple(placed), self.level.why, self.level.sure, tuple(self.general))

    def _doubt(self, index: int, words: str) -> None:
        self.doubts.setdefault(index, []).append(words)

    def _place_opening(self) -> None:
        """What stands before the first label: words of the opening, and of a letter before the text it issues."""
        for index in [*range(self.ends.start), *self.before]:
            self.kinds.setdefault(index, "preamble")
        if not any(kind == "title" for kind in self.kinds.values()):
            self.general.append("没有认出标题")

    def _place_without_measures(self) -> None:
        for node in self.tree.nodes():
            for index in (node.index, *node.text):
                self.kinds[index] = "preamble"
        for index in self.tree.root.text:
            self.kinds[index] = "preamble"
        for index in reversed([index for index, kind in sorted(self.kinds.items()) if kind == "preamble"]):
            if not _ENDS_A_LETTER.match(self.lines[index].text):
                break
            self.kinds[index] = "closing"
        bare = [index for index in self.before if self._is_bare(index) or self.lines[index].text.endswith("？")]
        unread = counted(self.lines, self.before)
        if len(unread) > 1:
            self.level.sure = False
            self.level.why = "有几段像是编了号，但程序不认得这种编号"
            for index in unread:
                self._doubt(index, "像是编了号的一段，这种编号程序不认得；是一条措施的请改成“措”，是标题的改成“节1”")
        elif len(bare) > 2:
            self.level.sure = False
            self.level.why = "没有编号，看不出怎样分条"
            for index in bare:
                self._doubt(index, "像是没有编号的标题；是一条措施的请改成“措”，是标题的改成“节1”，下面的“引”不用改")

    def _place_tree(self) -> None:
        measures = set(self.level.measures)
        self._place_node(self.tree.root, 0, None, measures)
        self._closing()
        for measure in self.level.measures:
            self._tail(measure)
            self._items_of_one_label(measure)
        self._glued()
        self._bare_headings()
        with_units = [measure for measure in self.level.measures if self._has_units(measure)]
        if len(with_units) >= max(3, 0.8 * len(self.level.measures)):
            for measure in self.level.measures:
                if measure not in with_units and measure.label:
                    self._doubt(measure.index, "别的各条大多写有责任单位，这一条没有读出来")

    def _place_node(self, node: Node, depth: int, measure: Node | None, measures: set[Node]) -> None:
        for index in node.text:
            self.kinds[index] = "text"
        for child in node.children:
            if child in measures and measure is None:
                self.kinds[child.index] = "measure"
                self._place_node(child, depth, child, measures)
            elif measure is None:
                self.kinds[child.index] = SECTIONS[min(depth, len(SECTIONS) - 1)]
                self._place_node(child, depth + 1, None, measures)
                self._doubt_section(child)
            else:
                self.kinds[child.index] = "item" if child.parent is measure else "text"
                self._place_node(child, depth, measure, measures)

    def _doubt_section(self, node: Node) -> None:
        """A heading below a heading that has words and no measure may be a measure itself."""
        if node.parent and node.parent.label and node.text and not node.children:
            siblings = [one for one in node.parent.children if one is not node]
            if any(self.kinds.get(below.index) == "measure" for one in siblings for below in one.below()):
                self._doubt(node.index, "这个标题下有正文、没有分条；它本身是一条措施的，请改成“措”")

    def _is_bare(self, index: int) -> bool:
        return is_heading_like(self.lines[index], _LONGEST_BARE) and not re.search("[，：、]", self.lines[index].text)

    def _bare_headings(self) -> None:
        """Short lines right above measures may be headings that the text does not number."""
        measures = {measure.index for measure in self.level.measures}
        above = (index for index in range(len(self.lines) - 1) if index + 1 in measures)
        bare = [index for index in above if self.kinds.get(index) in ("text", "preamble") and self._is_bare(index)]
        for index in bare if len(bare) > 1 else ():
            self._doubt(index, "像是没有编号的标题；是标题的请改成“节1”")

    def _glued(self) -> None:
        """The next label inside a line: two measures may be run together there."""
        for measure in self.level.measures:
            text = self.lines[measure.index].text
            for at in (match.end() for match in re.finditer("[。；]", text)):
                label, own = read_label(text[at:]), measure.label
                if label and own and (label.family, label.number) == (own.family, own.number + 1):
                    words = text[at : at + 8]
                    self._doubt(measure.index, f"这一段里还有“{words}”，是另一条的，请写一行“拆 段号 {words}”")
                    break

    def _has_units(self, measure: Node) -> bool:
        lines = (index for node in (measure, *measure.below()) for index in (node.index, *node.text))
        return any(names_units(self.lines[index].rest) for index in lines)

    def _items_of_one_label(self, measure: Node) -> None:
        for index in measure.text:
            if self.lines[index].label and index not in self.doubts:
                self._doubt(index, "这一段以编号开头，却在一条措施的正文里")

    def _closing(self) -> None:
        """What follows the last measure and is the notice's own: it begins with what tells of the notice.

        Where the measures end with a bracket of units, it begins after the last one.
        """
        last = self.tree.root.last()
        lines = [index for node in (*reversed([*last.above()]), last) for index in node.text if index > last.index]
        lines = [index for index in lines if not self.lines[index].is_table]
        measure = next((one for one in (last, *last.above()) if one in self.level.measures), None)
        own = 0 if re.search("[。；：]", self.lines[last.index].rest) else 1  # a heading has its words below
        told = next((at for at, index in enumerate(lines) if at >= own and self._tells(index)), len(lines))
        ends = [at for at, index in enumerate(lines) if names_units(self.lines[index].text)]
        if measure and self._all_end_with_units() and (ends or names_units(self.lines[last.index].rest)):
            told = min(told, ends[-1] + 1 if ends else 0)
        elif measure and told == len(lines):
            told = self._extra(lines, last, own)
        for index in lines[told:]:
            self.kinds[index] = "closing"

    def _tells(self, index: int) -> bool:
        return bool(_OF_THE_NOTICE.match(self.lines[index].text))

    def _all_end_with_units(self) -> bool:
        others = self.level.measures[:-1]
        return bool(others) and sum(map(self._has_units, others)) >= 0.5 * len(others)

    def _extra(self, lines: list[int], last: Node, own: int) -> int:
        """A paragraph more than any other measure has may be the notice's; nobody can be sure."""
        others = [node for node in self.tree.nodes() if node.family == last.family and node is not last]
        most = max((len(node.text) for node in others), default=len(lines))
        if len(others) >= 3 and most == 0 and not own and lines:
            self._doubt(lines[0], "是最后一条的话，还是全文的结尾？暂作结尾，属于最后一条的请改成“文”")
            return 0
        return len(lines)

    def _tail(self, measure: Node) -> None:
        """What follows the items and belongs to the whole measure: units, or more paragraphs than other items have."""
        if not measure.children:
            return
        *others, last = measure.children
        end = last.last()
        lines = [index for index in end.text if self.kinds.get(index) == "text" and not self.lines[index].is_table]
        own_units = any(names_units(self.lines[i].rest) for one in others for i in (one.index, *one.text))
        most = max((len(one.text) for one in others), default=len(lines))
        heading = int(not re.search("[。；，：]", self.lines[end.index].rest))
        for at, index in enumerate(lines):
            whole = is_units(self.lines[index].text)
            extra = bool(others) and at >= max(most, heading)
            if (whole and not own_units) or extra:
                for one in lines[at:]:
                    self.kinds[one] = "tail"
                return

    def _tables(self) -> None:
        """Tables, and rows of tables without lines where two or more follow each other."""
        for index, line in enumerate(self.lines):
            if line.is_table and self.kinds.get(index) != "left-out":
                self.kinds[index] = "table"
            elif line.is_row and self.kinds.get(index) in (
                "text",
                "preamble",
                "tail",
                "closing",
                "annex-text",
                "table",
            ):
                near = [other for other in (index - 1, index + 1) if 0 <= other < len(self.lines)]
                columns = line.text.count("⇥")
                if any(self.lines[other].text.count("⇥") == columns for other in near):
                    self.kinds[index] = "table"
                    if index == 0 or self.kinds.get(index - 1) != "table":
                        self._doubt(index, "没有表格线，按制表符分栏读成一张表，请对照原件")
            if index and line.is_row and self.lines[index - 1].is_row:
                before = self.lines[index - 1].text.count("⇥")
                if self.kinds.get(index) == "table" and line.text.count("⇥") != before:
                    self._doubt(index, "这一行的栏数与上一行不同，另起一张表，请对照原件")

    def _unsigned(self) -> None:
        """The name of a body in a line of its own near the end, with a day that is written in no known way."""
        end = [index for index in range(self.ends.start, self.ends.cut) if self.kinds.get(index) in _WORDS]
        for index in end[-3:]:
            if may_sign(self.lines[index]):
                self._doubt(index, "像是落款，后面的日期写法程序不认得；是的请改成“款”，日期改成“日”")

    def _leftover(self) -> None:
        """Words after the signature that nothing else claims."""
        body = max((node.index for node in self.tree.nodes()), default=self.ends.start)
        dates = [index for index, kind in self.kinds.items() if kind == "date" and index >= body]
        end = max(dates, default=len(self.lines))
        for index, line in enumerate(self.lines):
            if index not in self.kinds:
                self.kinds[index] = "closing"
            if index > end and self.kinds[index] in ("closing", "text", "preamble") and not line.is_left_out:
                self._doubt(index, "落款之后的文字，请看属于哪里")
