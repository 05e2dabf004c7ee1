"""What the scripts of the theme say at their heads of each other, and what they use by their words."""

from __future__ import annotations

import re
from functools import cache

from policyref import words
from policyref.publish.bundles import COMPONENTS, SCRIPTS, Sources

from tests.site import ROOT

FOLDER = ROOT / "site_overrides" / COMPONENTS
PATHS = {path.stem: path for path in sorted(FOLDER.glob("*/*.js"))}
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
_OBJECT = re.compile(r"\bpolicy[A-Z]\w*")
_MEMBER = re.compile(r"\bpolicyRules\.(\w+)")
_TAKEN = re.compile(r"const \{([^}]*)\}\s*=\s*(?:window\.)?policyRules\s*;")
_GIVEN = re.compile(r"(?:Object\.assign\(policyRules, |globalThis\.policyRules = )\{([^}]*)\}")
_DEFINED = re.compile(r'customElements\.define\("([^"]+)"')
_MADE = re.compile(r'(?:make|createElement)\("([a-z]+-[a-z-]+)"')


@cache
def sources() -> Sources:
    texts = {name: path.read_text(encoding="utf-8") for name, path in PATHS.items()}
    places = {name: str(path) for name, path in PATHS.items()}
    return Sources(SCRIPTS, {**texts, **words.scripts(), "later": "window.policyLater = {};"}, places)


def code(name: str) -> str:
    return COMMENT.sub("", sources().texts[name])


def names(listed: str) -> set[str]:
    """Of `{ a, b: c }` the names on the outside."""
    return {one.partition(":")[0].strip() for one in listed.split(",")} - {""}


def gives(name: str) -> set[str]:
    """Objects, members of the object that several scripts make up, elements."""
    text = code(name)
    members = {f"policyRules.{one}" for found in _GIVEN.findall(text) for one in names(found)}
    objects = {f"policy{one}" for one in re.findall(r"window\.policy(\w+) =", text)} - {"policyRules"}
    return objects | members | set(_DEFINED.findall(text))


def takes(name: str) -> set[str]:
    text = code(name)
    members = set(_MEMBER.findall(text)) | {one for found in _TAKEN.findall(text) for one in names(found)}
    objects = set(_OBJECT.findall(text)) - {"policyRules"}
    return (objects | {f"policyRules.{one}" for one in members} | set(_MADE.findall(text))) - gives(name)


def used(name: str) -> set[str]:
    """The scripts that give what it takes."""
    return {other for other in sources().texts if other != name and gives(other) & takes(name)}
