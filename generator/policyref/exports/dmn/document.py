"""A model as DMN 1.3 XML. Ids are numbers in the order of the file; what people read is in names and labels."""

from __future__ import annotations

from collections.abc import Sequence

from policyref.exports.dmn.diagram import draw
from policyref.exports.dmn.model import Decision, InputData, Table
from policyref.exports.dmn.xml import Xml, leaf, quoted

SPACE = "https://www.omg.org/spec/DMN/20191111"


def document(name: str, address: str, about: str, inputs: Sequence[InputData], decisions: Sequence[Decision]) -> bytes:
    """The file as UTF-8, the same bytes for the same model. `address` is the model's namespace, an absolute URI."""
    xml = Xml()
    xml.begin(
        f'definitions xmlns="{SPACE}/MODEL/" xmlns:dmndi="{SPACE}/DMNDI/"'
        ' xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/"'
        f' id="definitions" name={quoted(name)} namespace={quoted(address)} exporter="policyref"'
    )
    _about(xml, about)
    for place, one in enumerate(inputs, 1):
        if one.allowed:
            xml.begin(f'itemDefinition id="type_{place}" name="{_type(one)}"')
            xml.leaf("typeRef", one.type)
            _text(xml, "allowedValues", "", one.allowed)
            xml.end("itemDefinition")
    ids = {one.name: f"input_{place}" for place, one in enumerate(inputs, 1)}
    for one in inputs:
        xml.begin(f'inputData id="{ids[one.name]}" label={quoted(one.label)} name="{one.name}"')
        _about(xml, one.about)
        xml.empty(f'variable name="{one.name}" typeRef="{_type(one)}"')
        xml.end("inputData")
    needs: dict[str, list[str]] = {}
    for place, decision in enumerate(decisions, 1):
        words = decision.words()
        needs[f"decision_{place}"] = [id_ for name, id_ in ids.items() if name in words]
        ids[decision.name] = f"decision_{place}"
        _decision(xml, decision, f"decision_{place}", needs[f"decision_{place}"])
    draw(xml, list(ids.values()), needs)
    xml.end("definitions")
    return xml.bytes()


def _type(one: InputData) -> str:
    return f"{one.name}_类型" if one.allowed else one.type


def _about(xml: Xml, words: str) -> None:
    if words:
        xml.leaf("description", words)


def _text(xml: Xml, name: str, attributes: str, expression: str) -> None:
    xml.around(name, attributes, leaf("text", expression))


def _decision(xml: Xml, one: Decision, id_: str, needs: list[str]) -> None:
    xml.begin(f'decision id="{id_}" label={quoted(one.label)} name="{one.name}"')
    _about(xml, one.about)
    xml.empty(f'variable name="{one.name}" typeRef="{one.type}"')
    for place, need in enumerate(needs, 1):
        kind = "requiredInput" if need.startswith("input") else "requiredDecision"
        xml.around("informationRequirement", f' id="{id_}_needs_{place}"', f'<{kind} href="#{need}" />')
    if isinstance(one.logic, Table):
        _table(xml, one.logic, one.type, id_)
    else:
        _text(xml, "literalExpression", f' id="{id_}_expression"', one.logic)
    xml.end("decision")


def _table(xml: Xml, logic: Table, kind: str, id_: str) -> None:
    xml.begin(f'decisionTable id="{id_}_table" hitPolicy="{logic.hit}"')
    for place, (expression, of_type) in enumerate(logic.inputs, 1):
        xml.begin(f'input id="{id_}_column_{place}"')
        _text(xml, "inputExpression", f' typeRef="{of_type}"', expression)
        xml.end("input")
    xml.empty(f'output id="{id_}_output" typeRef="{kind}"')
    for place, (*tests, output) in enumerate(logic.rows, 1):
        xml.begin(f'rule id="{id_}_row_{place}"')
        for test in tests:
            _text(xml, "inputEntry", "", test)
        _text(xml, "outputEntry", "", output)
        xml.end("rule")
    xml.end("decisionTable")
