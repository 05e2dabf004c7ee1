"""feelin as a judge of DMN files, read by dmn-moddle (both of bpmn.io): see tests/tools/dmn.mjs."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

from policyref.rules.expr import Value
from policyref.rules.interpret import Values

from tests.exports.dmn_cases import Answers
from tests.site import ROOT

MODEL = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"


class RefusedError(Exception):
    """The files, or an input that they do not allow."""


def answers(files: Sequence[bytes], inputs: Sequence[Sequence[Values]]) -> list[Answers]:
    """Numbers are doubles. Raises RefusedError with the engine's own words."""
    node = shutil.which("node")
    assert node, "node is needed: see CONTRIBUTING.md"
    jobs = [_job(file, given) for file, given in zip(files, inputs, strict=True)]
    done = subprocess.run(
        [node, ROOT / "tests/tools/dmn.mjs"],
        input=json.dumps(jobs), capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RefusedError(done.stderr)
    found: list[Answers] = json.loads(done.stdout)
    return found


def _job(file: bytes, inputs: Sequence[Values]) -> dict[str, Any]:
    names = {one.get("label"): one.get("name") for one in ET.fromstring(file).iter(f"{MODEL}inputData")}
    given = [{names[label]: _sent(value) for label, value in values.items()} for values in inputs]
    return {"xml": file.decode(), "inputs": given}


def _sent(value: Value) -> object:
    if isinstance(value, Fraction):
        return float(value)
    return {"date": value.isoformat()} if isinstance(value, date) else value
