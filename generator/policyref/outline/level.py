"""Which labelled lines are the measures. The first of these rules that says anything decides:

1. 第N条, where there are two or more.
2. The kind of label that has most brackets of responsible units of its own; headings above it that have one and none of
   that kind below are measures, too.
3. Numbers that run on from 1 to N through several headings.
4. The first kind of label that mostly has running text, or the one below where the headings above have none.
5. The only kind there is. Otherwise it is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from policyref.outline.lines import Line
from policyref.outline.tree import Node, Tree
from policyref.outline.units import names_units

_ARTICLE = "第一条"
_HIGHEST = ("第一部分", "第一编", "第一章", "第一节")
_MOST = 0.6
_CITED = re.compile("《[^》]{2,80}》(?:（[^）]{2,40}）)?[；;。，]?|.{0,20}[〔（]\\d{4}[〕）]第?\\d+号.{0,20}")


@dataclass
class Level:
    """The measures in the order of the text, how they were told, and what is doubtful about it."""

    measures: list[Node] = field(default_factory=list)
    why: str = ""
    sure: bool = True
    doubts: dict[int, str] = field(default_factory=dict)


def choose(tree: Tree, lines: Sequence[Line]) -> Level:
    nodes = [node for node in tree.nodes() if node.label]
    by: dict[str, list[Node]] = {}
    for node in nodes:
        by.setdefault(node.family, []).append(node)
    own = {node: _own(node, lines) for node in nodes}
    cited = {kind for kind, some in by.items() if all(_CITED.fullmatch(lines[node.index].rest) for node in some)}
    by = {kind: some for kind, some in by.items() if kind not in cited}
    if not by:
        return Level(why="没有编号的措施" if not cited else "编号的各行只是文件名，不是措施")
    if len(by.get(_ARTICLE, ())) >= 2:
        return Level(by[_ARTICLE], f"“第几条”共 {len(by[_ARTICLE])} 条")
    with_units = _bracketed(nodes, lines)
    return (
        _by_units(by, with_units)
        or _by_running_numbers(by)
        or _by_running_text(by, lambda node: _runs(node, own[node], lines), lines)
        or _only(by)
    )


def name(nodes: Sequence[Node]) -> str:
    """A kind of label as a person sees it."""
    return f"“{nodes[0].label.printed}”" if nodes and nodes[0].label else ""


def _own(node: Node, lines: Sequence[Line]) -> list[str]:
    """The words of a node itself: those on its line and those directly below."""
    return [lines[node.index].rest, *(lines[index].text for index in node.text if not lines[index].is_table)]


def _bracketed(nodes: Sequence[Node], lines: Sequence[Line]) -> set[Node]:
    """The nodes with a bracket of units of their own.

    A bracket that is a line below the last item, where no other item has any, is that of the measure.
    """
    found: set[Node] = set()
    for node in nodes:
        at = [index for index in (node.index, *node.text) if names_units(lines[index].rest)]
        if not at:
            continue
        owner = node
        while at[0] != node.index and owner.parent and owner.parent.label and _is_last_of_bare(owner, found):
            owner = owner.parent
        found.add(owner)
    return found


def _is_last_of_bare(node: Node, with_units: set[Node]) -> bool:
    siblings = node.parent.children if node.parent else []
    return len(siblings) > 1 and siblings[-1] is node and not any(one in with_units for one in siblings[:-1])


def _by_units(by: dict[str, list[Node]], with_units: set[Node]) -> Level | None:
    counts = {kind: sum(node in with_units for node in nodes) for kind, nodes in by.items()}
    most = max(counts.values())
    if most < 2:
        return None
    kind = next(kind for kind in _ordered(by) if counts[kind] == most)
    measures = by[kind]
    of_kind = set(measures)
    inside = {node for measure in measures for node in measure.below()}
    others = [
        node
        for nodes in by.values()
        for node in nodes
        if node in with_units and node not in inside and node not in of_kind and not of_kind & set(node.below())
    ]
    said = "、".join(f"{name(by[one])}这一级 {count} 处" for one, count in counts.items() if count)
    level = Level(sorted([*measures, *others], key=lambda node: node.index), f"责任单位的括号：{said}")
    for node in others:
        level.doubts[node.index] = f"这一条与{name(measures)}不在同一级，因为写有责任单位而当作一条措施"
    return level


def _by_running_numbers(by: dict[str, list[Node]]) -> Level | None:
    for kind in _ordered(by):
        nodes = by[kind]
        parents = {node.parent for node in nodes}
        runs = [node.number for node in nodes] == list(range(1, len(nodes) + 1))
        if kind not in _HIGHEST and len(nodes) >= 3 and len(parents) >= 2 and runs:
            return Level(nodes, f"{name(nodes)}的编号从1到{len(nodes)}连贯，跨 {len(parents)} 个标题")
    return None


def _by_running_text(by: dict[str, list[Node]], runs: Callable[[Node], bool], lines: Sequence[Line]) -> Level | None:
    chosen: list[Node] = []
    for kind in _ordered(by):
        nodes = by[kind]
        running = [node for node in nodes if runs(node)]
        if len(running) < _MOST * len(nodes) or (len(nodes) < 2 and len(by) > 1):
            continue
        if not chosen or (_are_bare_above(nodes, lines) and len(nodes) >= 1.5 * len(chosen)):
            chosen = nodes
    if not chosen:
        return None
    running = [node for node in chosen if runs(node)]
    return Level(chosen, f"{name(chosen)}这一级 {len(chosen)} 处，{len(running)} 处有成段的正文")


def _runs(node: Node, own: list[str], lines: Sequence[Line]) -> bool:
    """Whether a node says something itself and is no entry of a list, nor a heading with a list of measures."""
    on_line, below = own[0], own[1:]
    if re.search("。|：(?=.)", on_line) or (on_line.endswith("：") and node.children):
        return True
    if not node.children:
        return bool(below) or (len(on_line) > 30 and not on_line.endswith("；"))
    entries = sum(lines[child.last().index].text.endswith("；") for child in node.children[:-1])
    return bool(below) and entries > 0


def _are_bare_above(nodes: Sequence[Node], lines: Sequence[Line]) -> bool:
    """Whether what stands right above is a mere heading everywhere."""
    above = {node.parent for node in nodes if node.parent and node.parent.label}
    return bool(above) and not any(re.search("[。；：]", lines[node.index].rest) or node.text for node in above)


def _only(by: dict[str, list[Node]]) -> Level:
    first = by[_ordered(by)[0]]
    if len(by) == 1:
        return Level(first, f"只有{name(first)}一种编号")
    return Level(first, f"看不出哪一级是措施，暂取第一级{name(first)}", sure=False)


def _ordered(by: dict[str, list[Node]]) -> list[str]:
    """Kinds of labels from the outermost to the innermost."""
    return sorted(by, key=lambda kind: (min(sum(1 for _ in node.above()) for node in by[kind]), by[kind][0].index))
