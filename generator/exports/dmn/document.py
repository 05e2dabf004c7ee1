"""A model as DMN 1.3 XML. Ids are numbers in the order of the file; what people read is in names and labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.exports.dmn.diagram import draw
from generator.exports.dmn.model import Decision, InputData, Table

SPACE = "https://www.omg.org/spec/DMN/20191111"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(name: str, address: str, about: str, inputs: Sequence[InputData], decisions: Sequence[Decision]) -> bytes:
    """The file as UTF-8, the same bytes for the same model. `address` is the model's namespace, an absolute URI."""
    root = Element(
        "definitions",
        {
            "xmlns": f"{SPACE}/MODEL/",
            "xmlns:dmndi": f"{SPACE}/DMNDI/",
            "xmlns:dc": "http://www.omg.org/spec/DMN/20180521/DC/",
            "xmlns:di": "http://www.omg.org/spec/DMN/20180521/DI/",
            "id": "definitions",
            "name": name,
            "namespace": address,
            "exporter": "policyref",
        },
    )
    _about(root, about)
    for place, one in enumerate(inputs, 1):
        if one.allowed:
            item = SubElement(root, "itemDefinition", {"id": f"type_{place}", "name": _type(one)})
            SubElement(item, "typeRef").text = one.type
            _text(SubElement(item, "allowedValues"), one.allowed)
    ids = {one.name: f"input_{place}" for place, one in enumerate(inputs, 1)}
    for one in inputs:
        data = SubElement(root, "inputData", {"id": ids[one.name], "label": one.label, "name": one.name})
        _about(data, one.about)
        SubElement(data, "variable", {"name": one.name, "typeRef": _type(one)})
    needs: dict[str, list[str]] = {}
    for place, decision in enumerate(decisions, 1):
        needs[f"decision_{place}"] = [ids[name] for name in ids if name in decision.words()]
        ids[decision.name] = f"decision_{place}"
        _decision(root, decision, f"decision_{place}", needs[f"decision_{place}"])
    draw(root, list(ids.values()), needs)
    for element in root.iter():
        element.text = _NOT_XML.sub("\ufffd", element.text) if element.text else None
        element.attrib.update({key: _NOT_XML.sub("\ufffd", value) for key, value in element.attrib.items()})
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def _type(one: InputData) -> str:
    return f"{one.name}_类型" if one.allowed else one.type


def _about(parent: Element, words: str) -> None:
    if words:
        SubElement(parent, "description").text = words


def _text(parent: Element, expression: str) -> None:
    SubElement(parent, "text").text = expression


def _decision(root: Element, one: Decision, id_: str, needs: list[str]) -> None:
    decision = SubElement(root, "decision", {"id": id_, "label": one.label, "name": one.name})
    _about(decision, one.about)
    SubElement(decision, "variable", {"name": one.name, "typeRef": one.type})
    for place, need in enumerate(needs, 1):
        requirement = SubElement(decision, "informationRequirement", {"id": f"{id_}_needs_{place}"})
        kind = "requiredInput" if need.startswith("input") else "requiredDecision"
        SubElement(requirement, kind, {"href": f"#{need}"})
    if isinstance(one.logic, Table):
        _table(decision, one.logic, one.type, id_)
    else:
        _text(SubElement(decision, "literalExpression", {"id": f"{id_}_expression"}), one.logic)


def _table(decision: Element, logic: Table, kind: str, id_: str) -> None:
    table = SubElement(decision, "decisionTable", {"id": f"{id_}_table", "hitPolicy": logic.hit})
    for place, (expression, of_type) in enumerate(logic.inputs, 1):
        column = SubElement(table, "input", {"id": f"{id_}_column_{place}"})
        _text(SubElement(column, "inputExpression", {"typeRef": of_type}), expression)
    SubElement(table, "output", {"id": f"{id_}_output", "typeRef": kind})
    for place, (*tests, output) in enumerate(logic.rows, 1):
        row = SubElement(table, "rule", {"id": f"{id_}_row_{place}"})
        for test in tests:
            _text(SubElement(row, "inputEntry"), test)
        _text(SubElement(row, "outputEntry"), output)
