"""The page's engine and one rule fit in 10 KB on the wire; with what tells the next steps, in 13 KB."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pytest
from policyref.rules.program import Program, Rule, plain

from tests.rules.both import SCRIPTS, real_programs

ENGINE = ("numbers", "figures", "parse", "doubts", "engine")
LIMITS = {ENGINE: 10 * 1024, (*ENGINE, "steps"): 13 * 1024}


def alone(program: Program, rule: Rule) -> Program:
    inputs = {label: field for label, field in program.inputs.items() if label in rule.labels}
    return replace(program, inputs=inputs, rules=(rule,), readings=())


@pytest.mark.parametrize(
    "program",
    [alone(one, rule) for one in real_programs() for rule in one.rules],
    ids=lambda one: one.rules[0].id,
)
def test_engine_and_one_rule_fit(program: Program) -> None:
    data = json.dumps(plain(program), ensure_ascii=False, separators=(",", ":")).encode()
    for names, limit in LIMITS.items():
        scripts = b"".join((SCRIPTS / f"rules-{name}.js").read_bytes() for name in names)
        assert len(gzip.compress(scripts + data, 9)) <= limit
