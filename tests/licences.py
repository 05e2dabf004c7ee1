"""What policyref is made of, with its licences: `python -m tests.licences`; `--sbom FILE` writes it as CycloneDX.

The pins say what is installed with it, the packages themselves under which licence; what a built site or print carries
of others' work is listed here.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

from policyref import __version__

ROOT = Path(__file__).parent.parent
PERMISSIVE = {"MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "PSF-2.0", "OFL-1.1", "Unlicense"}
"""May be shipped with anything. MPL-2.0 asks for the source of its own files alone, which we do not change."""
ALLOWED = {*PERMISSIVE, "MPL-2.0"}
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)")
_CALLED = {
    "MIT License": "MIT",
    "MIT Licence": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Apache License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""Names that are no identifiers of SPDX. A BSD licence of two clauses or three is permissive either way."""


@dataclass(frozen=True, order=True)
class Part:
    """`where` it comes to stand: `installed` beside policyref, in the `site`, in a `print`."""

    name: str
    version: str
    licence: str
    where: str


BUNDLED = (
    Part("mkdocs-material (favicon, frame)", "", "MIT", "site"),
    Part("pypinyin (readings of characters, in the search)", "", "MIT", "site"),
    Part("opencc-python-reimplemented (traditional characters, in the search)", "", "Apache-2.0", "site"),
    Part("Noto Serif and Sans CJK SC, or Source Han", "", "OFL-1.1", "print"),
    Part("Libertinus Serif, which Typst carries", "", "OFL-1.1", "print"),
)


def parts() -> list[Part]:
    """What is installed with policyref by the pins, each version once, then what is bundled."""
    return [*sorted({*_installed()}), *BUNDLED]


def refused(found: Iterator[Part] | list[Part]) -> list[Part]:
    """Those whose licence is not known to be allowed. Of `A OR B` one will do, of `A AND B` both have to."""
    return [one for one in found if not _is_allowed(one.licence)]


def _is_allowed(licence: str) -> bool:
    choices = re.split(r"\s+OR\s+", licence.strip("()"))
    return any(all(word.strip("() ") in ALLOWED for word in re.split(r"\s+AND\s+", one)) for one in choices)


def _installed() -> Iterator[Part]:
    for line in (ROOT / "requirements/site.txt").read_text(encoding="utf-8").splitlines():
        if pin := _PIN.match(line):
            try:
                yield Part(pin[1], pin[2], _licence(metadata(pin[1])), "installed")
            except PackageNotFoundError:  # for another system or Python
                yield Part(pin[1], pin[2], "", "elsewhere")


def _licence(about: PackageMetadata) -> str:
    """The expression, else what the classifiers say, else the words; empty where a package says nothing."""
    if "License-Expression" in about:
        return about["License-Expression"]
    classified = [one.rpartition("::")[2].strip() for one in about.get_all("Classifier") or [] if "License ::" in one]
    words = [one.splitlines()[0] for one in about.get_all("License") or [] if one]
    named = [_CALLED.get(one, one) for one in (*words, *classified) if one not in ("", "UNKNOWN")]
    return next((one for one in named if one in ALLOWED), " AND ".join(dict.fromkeys(named)))


def sbom(found: list[Part]) -> str:
    """As CycloneDX 1.5. The same parts are the same bytes: no day, and a number that follows from what is listed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    components = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{one.name}@{one.version}",
            "name": one.name,
            "version": one.version,
            "purl": f"pkg:pypi/{one.name}@{one.version}",
            "scope": "required" if one.where == "installed" else "optional",
            "licenses": [{"expression": one.licence}] if one.licence else [],
        }
        if one.version
        else {"type": "file", "name": one.name, "licenses": [{"expression": one.licence}]}
        for one in found
    ]
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components))
    about = {"type": "application", "name": project["name"], "version": __version__}
    made = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {"component": {**about, "licenses": [{"license": {"id": project["license"]}}]}},
        "components": components,
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    arguments = argparse.ArgumentParser(description="Parts and their licences")
    arguments.add_argument("--sbom", type=Path, help="write a CycloneDX file, too")
    given = arguments.parse_args()
    found = parts()
    for one in found:
        print(f"{one.name} {one.version}".strip(), one.licence or "?", one.where, sep="\t")
    if given.sbom:
        given.sbom.write_text(sbom(found), encoding="utf-8")
    wrong = refused([one for one in found if one.where != "elsewhere"])
    for one in wrong:
        print(f"{one.name}: {one.licence or 'no licence'} is not allowed", file=sys.stderr)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
