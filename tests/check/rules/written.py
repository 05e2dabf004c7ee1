"""A measure of one sentence with its facts, and what the checks of rules say of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from policyref.calc.programs import definitions_of, lowered
from policyref.check.provenance import check_provenance
from policyref.check.rules import against_words
from policyref.check.rules.subject import subjects
from policyref.load.library import load_library
from policyref.model.library import Library

from tests.data import CORPUS

FILE = "shili-2024-7/03.yml"
TOLD = {"E627", "E628", "E347"}
"""Of words of ours that tell of a bound or a threshold."""
Found = set[tuple[str, str]]


def library_of(root: Path, text: str, benefits: Sequence[Mapping[str, Any]], **more: Any) -> Library:
    """`benefits` are written without what no rule needs; their quote is the whole text where they have none."""
    folder = root / "measures_data"
    shutil.copytree(CORPUS, folder, ignore=shutil.ignore_patterns("README.md"))
    entries = [
        {"id": f"benefit-{at}", "name": "奖励", "quote": text.removesuffix("。"), "kind": "reward", "payer": "unstated",
         "to": "企业", "gives": text.removesuffix("。"), "headline": "奖励", "label": f"奖励{at}"} | dict(one)
        for at, one in enumerate(benefits)
    ]  # fmt: skip
    measure = {"number": 3, "title": "奖励", "text": text, "units": [], "summary": "奖励企业。", "audience": ["企业"],
               "sectors": ["employment"], "deadlines": [], "benefits": entries, "total": "separate"} | more  # fmt: skip
    (folder / FILE).write_text(json.dumps(measure, ensure_ascii=False), encoding="utf-8")
    source = (folder / FILE).with_name("source.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    lines = [f"第三条{text}" if line.startswith("第三条") else line for line in lines]
    source.write_text("\n".join(lines), encoding="utf-8")
    library, problems = load_library(root, folder)
    assert library and not problems, problems
    return library


def found_in(root: Path, text: str, benefits: Sequence[Mapping[str, Any]], **more: Any) -> Found:
    """Code and words of everything that is found, examples apart."""
    library = library_of(root, text, benefits, **more)
    measure = next(one for one in library.measures if one.place.file.endswith(FILE))
    program, problems = lowered(measure, library)
    every = [*subjects(measure, program, definitions_of(measure, library))]
    told = [one for one in check_provenance(library) if one.code in TOLD]
    found = problems or [*against_words(measure, program, every), *told]
    return {(one.code, one.place.near) for one in found}
