"""The rules as DMN files: valid, one for each measure with rules, the same from every build, and words stay words."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from policyref.calc.programs import lowered
from policyref.exports.dmn.files import dmn, dmn_address
from policyref.load.library import load_library
from policyref.rules.evaluate import read_inputs
from policyref.rules.interpret import Values

from tests.data import Data
from tests.exports import dmn_feelin
from tests.exports.dmn_cases import Case, cases, differences, same_in_doubles
from tests.site import DATA, ROOT, Site

XSD = ROOT / "tests/tools/node_modules/dmn-moddle/resources/dmn/xsd/DMN13.xsd"
PRINT_FILES = """
from pathlib import Path
from policyref.calc.programs import lowered
from policyref.exports.dmn.files import dmn_file
from policyref.load.library import load_library
from policyref.model.host import Host
library, _ = load_library(Path("."), Path("measures_data"))
for measure in library.measures:
    for file in dmn_file(measure, library, Host("试", "")):
        print(file.address, file.content)
"""
HOSTILE = [
    '是" or true or "',
    "]]></text><decision id='x'/>",
    "&lt;&quot;&#10;",
    "a\\b\\",
    "null",
    "// 注释 /* */",
    "甲, 乙",
    "=1+1",
]


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(XSD))


def test_every_measure_with_rules_has_a_file(real_site: Site) -> None:
    library, _ = load_library(DATA.parent, DATA)
    assert library
    expected = {dmn_address(measure) for measure in library.measures if measure.rules.rules}
    assert expected
    assert {address for address in real_site.files if address.endswith(".dmn")} == expected


def test_the_files_are_valid_dmn() -> None:
    for case in cases():
        assert schema().validate(etree.fromstring(case.file)), (case.key, schema().error_log)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('hitPolicy="UNIQUE"', 'hitPolicy="ANYHOW"'),
        ("<requiredInput ", "<needs "),
        ('id="decision_1"', 'id="input_1"'),
        ("<variable ", "<literal "),
    ],
)
def test_a_spoiled_file_is_not_valid(right: str, wrong: str) -> None:
    """Else the test above could not fail."""
    file = next(case.file.decode() for case in cases() if right in case.file.decode())
    assert not schema().validate(etree.fromstring(file.replace(right, wrong).encode()))


def test_two_builds_give_the_same_bytes() -> None:
    """Python orders sets by a seed that differs from run to run; here it does so on purpose."""
    first, second = (
        subprocess.run(
            [sys.executable, "-c", PRINT_FILES],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True, timeout=60,
        ).stdout
        for seed in ("1", "2")
    )  # fmt: skip
    assert b".dmn" in first
    assert first == second


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_the_data_are_never_read_as_rules(tmp_path: Path, words: str) -> None:
    quoted = "'" + words.replace("'", "''") + "'"
    data = Data(tmp_path)
    path = data.folder / "shili-2024-7/03.yml"
    head, _, tail = path.read_text(encoding="utf-8").partition("examples:\n")
    head = head.replace("when: [{people: 10人以上}]", f"when: [{{people: 10人以上}}, {{kind: [{quoted}]}}]")
    asked = f"  kind: {{label: {quoted}, type: choice, options: [{quoted}, 其他]}}\n"
    path.write_text(f"{head}{asked}{tail[tail.index('related:') :]}", encoding="utf-8")
    library, problems = load_library(data.root, data.folder)
    assert library, problems
    measure = library.measure_by_key["shili-2024-7/3"]
    program, _ = lowered(measure, library)
    inputs: list[Values] = [
        read_inputs(program, given)[0]
        for people in ("9", "10", "120")
        for given in ({"吸纳人数": people, words: words}, {"吸纳人数": people, words: "其他"}, {"吸纳人数": people})
    ]
    case = Case(measure.key, program, dmn(measure, program, words), inputs)
    assert schema().validate(etree.fromstring(case.file))
    assert words in etree.fromstring(case.file).xpath("//@label")
    assert differences(dmn_feelin.answers, same_in_doubles, [case]) == []
