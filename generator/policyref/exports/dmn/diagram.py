"""The requirements diagram of a model (DMNDI), without which modelling tools show an empty sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from policyref.exports.dmn.xml import Xml

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
    xml.begin("dmndi:DMNDI")
    xml.begin('dmndi:DMNDiagram id="diagram"')
    for node, (left, above) in corner.items():
        bounds = f'<dc:Bounds x="{left}" y="{above}" width="{_WIDTH}" height="{_HEIGHT}" />'
        xml.around("dmndi:DMNShape", f' id="shape_{node}" dmnElementRef="{node}"', bounds)
    for node, needed in needs.items():
        end_left, end_above = corner[node]
        for place, need in enumerate(needed, 1):
            left, above = corner[need]
            xml.around(
                "dmndi:DMNEdge",
                f' id="edge_{node}_needs_{place}" dmnElementRef="{node}_needs_{place}"',
                f'<di:waypoint x="{left + _WIDTH // 2}" y="{above}" />',
                f'<di:waypoint x="{end_left + _WIDTH // 2}" y="{end_above + _HEIGHT}" />',
            )
    xml.end("dmndi:DMNDiagram")
    xml.end("dmndi:DMNDI")
