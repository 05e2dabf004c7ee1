"""Time of one evaluation of the rules, trace included, in both engines; and what the page's engine weighs.

Usage: python -m benchmarks.rules [ROUNDS]. Inputs are those of tests/rules/questions.py; node runs the scripts that
ship.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import time

from policyref.rules.evaluate import calculate

from tests.rules.both import SCRIPTS, real_programs
from tests.rules.questions import questions

NAMES = ("numbers", "parse", "engine")
_TIMED = """
for (const path of JSON.parse(process.argv[1])) require(path);
const { programs, inputs, rounds } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const time = (program, given) => {
  const start = process.hrtime.bigint();
  for (let round = 0; round < rounds; round++) for (const one of given) policyRules.calculate(program, one);
  return Number(process.hrtime.bigint() - start) / 1000 / rounds / given.length;
};
programs.forEach((program, at) => time(program, inputs[at].slice(0, 50)));
console.log(JSON.stringify(programs.map((program, at) => time(program, inputs[at]))));
"""


def main(rounds: int = 5) -> None:
    programs = real_programs()
    inputs = [[one[2] for one in questions([program], 200, seed=3)] for program in programs]
    scripts = [str(SCRIPTS / f"rules-{name}.js") for name in NAMES]
    done = subprocess.run(
        [shutil.which("node") or "node", "-e", _TIMED, json.dumps(scripts)],
        input=json.dumps({"programs": programs, "inputs": inputs, "rounds": rounds}),
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=True,
    )  # fmt: skip
    print(f"{'rules of the measure':<45}{'Python µs':>10}{'scripts µs':>12}{'JSON gz':>9}")
    for program, given, theirs in zip(programs, inputs, json.loads(done.stdout), strict=True):
        start = time.perf_counter()
        for _ in range(rounds):
            for one in given:
                calculate(program, one)
        ours = (time.perf_counter() - start) * 1e6 / rounds / len(given)
        weight = len(gzip.compress(json.dumps(program, ensure_ascii=False, separators=(",", ":")).encode(), 9))
        names = ", ".join(rule["id"] for rule in program["rules"])
        print(f"{names if len(names) < 44 else names[:40] + '...':<45}{ours:>10.1f}{theirs:>12.1f}{weight:>9}")
    engine = b"".join((SCRIPTS / f"rules-{name}.js").read_bytes() for name in NAMES)
    print(f"Engine: {len(engine)} bytes, {len(gzip.compress(engine, 9))} gzipped")


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
