"""The requirements diagram of a model (DMNDI), without which modelling tools show an empty sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

_WIDTH, _HEIGHT, _ACROSS, _DOWN = 220, 60, 260, 120


def draw(root: Element, nodes: Sequence[str], needs: Mapping[str, Sequence[str]]) -> None:
    """Inputs at the bottom, every decision above all it needs. `needs` lists only nodes that come earlier."""
    level: dict[str, int] = {}
    for node in nodes:
        level[node] = 1 + max((level[need] for need in needs.get(node, ())), default=-1)
    top = max(level.values(), default=0)
    column: Counter[int] = Counter()
    corner: dict[str, tuple[int, int]] = {}
    for node in nodes:
        corner[node] = (column[level[node]] * _ACROSS, (top - level[node]) * _DOWN)
        column[level[node]] += 1
    diagram = SubElement(SubElement(root, "dmndi:DMNDI"), "dmndi:DMNDiagram", {"id": "diagram"})
    for node, (left, above) in corner.items():
        shape = SubElement(diagram, "dmndi:DMNShape", {"id": f"shape_{node}", "dmnElementRef": node})
        box = {"x": str(left), "y": str(above), "width": str(_WIDTH), "height": str(_HEIGHT)}
        SubElement(shape, "dc:Bounds", box)
    for node, needed in needs.items():
        for place, need in enumerate(needed, 1):
            reference = f"{node}_needs_{place}"
            edge = SubElement(diagram, "dmndi:DMNEdge", {"id": f"edge_{reference}", "dmnElementRef": reference})
            for (left, above), side in ((corner[need], 0), (corner[node], _HEIGHT)):
                SubElement(edge, "di:waypoint", {"x": str(left + _WIDTH // 2), "y": str(above + side)})
