"""The requirements diagram of a model (DMNDI), without which modelling tools show an empty sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.exports.dmn.xml import Xml

_WIDTH, _HEIGHT, _ACROSS, _DOWN = 220, 60, 260, 120


def draw(xml: Xml, nodes: Sequence[str], needs: Mapping[str, Sequence[str]]) -> None:
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
    xml.begin("dmndi:DMNDI", {})
    xml.begin("dmndi:DMNDiagram", {"id": "diagram"})
    for node, (left, above) in corner.items():
        xml.begin("dmndi:DMNShape", {"id": f"shape_{node}", "dmnElementRef": node})
        xml.leaf("dc:Bounds", {"x": str(left), "y": str(above), "width": str(_WIDTH), "height": str(_HEIGHT)})
        xml.end("dmndi:DMNShape")
    for node, needed in needs.items():
        for place, need in enumerate(needed, 1):
            reference = f"{node}_needs_{place}"
            xml.begin("dmndi:DMNEdge", {"id": f"edge_{reference}", "dmnElementRef": reference})
            for (left, above), side in ((corner[need], 0), (corner[node], _HEIGHT)):
                xml.leaf("di:waypoint", {"x": str(left + _WIDTH // 2), "y": str(above + side)})
            xml.end("dmndi:DMNEdge")
    xml.end("dmndi:DMNDiagram")
    xml.end("dmndi:DMNDI")
