"""The page's engine and the rule it is asked about stay within 6 KB on the wire, with what tells the next step 7 KB."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from generator.rules.compile import Program

from tests.rules.both import SCRIPTS, real_programs

LIMITS = {("numbers", "parse", "engine"): 6 * 1024, ("numbers", "parse", "engine", "steps"): 7 * 1024}


def _labels(part: Any) -> set[str]:
    if isinstance(part, dict):
        return {text for one in part.values() for text in _labels(one)}
    return {text for one in part for text in _labels(one)} if isinstance(part, list) else {str(part)}


def _alone(program: Program, rule: dict[str, Any]) -> Program:
    used = _labels([rule["when"], rule["pay"], rule["cap"], rule["cases"], rule["date"]])
    inputs = {label: field for label, field in program["inputs"].items() if label in used}
    return {**program, "inputs": inputs, "rules": [rule], "readings": []}


@pytest.mark.parametrize(
    "program",
    [_alone(one, rule) for one in real_programs() for rule in one["rules"]],
    ids=lambda one: one["rules"][0]["id"],
)
def test_engine_and_one_rule_fit(program: Program) -> None:
    data = json.dumps(program, ensure_ascii=False, separators=(",", ":")).encode()
    for names, limit in LIMITS.items():
        scripts = b"".join((SCRIPTS / f"rules-{name}.js").read_bytes() for name in names)
        assert len(gzip.compress(scripts + data, 9)) <= limit
