"""The key of this program: with another one, nothing that is kept holds any more."""

from __future__ import annotations

import platform
import re
from functools import cache
from hashlib import blake2b
from importlib.metadata import requires, version
from pathlib import Path

_PACKAGE = Path(__file__).parent
_NAME = re.compile(r"^[\w.-]+")
_PROGRAM = {".py", ".yml", ".typ", ".html"}


def key_of(*parts: str | bytes) -> str:
    found = blake2b(digest_size=20)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


@cache
def program_key() -> str:
    """This program: its files, the libraries that it names, and the Python that runs them."""
    files = sorted(path for path in _PACKAGE.rglob("*") if path.suffix in _PROGRAM)
    named = sorted(_NAME.findall(line)[0] for line in requires("policyref") or [] if "extra ==" not in line)
    return key_of(
        platform.python_version(),
        *(f"{name} {version(name)}" for name in named),
        *(part for path in files for part in (path.relative_to(_PACKAGE).as_posix(), path.read_bytes())),
    )
