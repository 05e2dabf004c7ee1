"""The key of this program: with another one, nothing that is kept holds any more. And what is kept beside the program.

Beside it, where Python keeps its compiled modules, stands what follows from the program and its libraries alone and
takes long to work out. Whoever can write there can write the program. Where this process may not write, it works it out
every time.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent
_NAME = re.compile(r"^[\w.-]+")
_COUNTS = re.compile(r"^(?!.*extra ==)|extra == .intake")
_PROGRAM = {".py", ".yml", ".typ", ".html"}


def key_of(*parts: str | bytes) -> str:
    found = blake2b(digest_size=20)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


@cache
def program_key() -> str:
    """This program: its files, the libraries that it names, and the Python that runs them.

    Those of the extra `intake` count, too: with them the check reads the files again that notices were read from.
    """
    from importlib.metadata import requires  # takes longer to import than a short command takes

    files = sorted(path for path in _PACKAGE.rglob("*") if path.suffix in _PROGRAM)
    named = sorted(_NAME.findall(line)[0] for line in requires("policyref") or [] if _COUNTS.search(line))
    return key_of(
        platform.python_version(),
        *map(_version, named),
        *(part for path in files for part in (path.relative_to(_PACKAGE).as_posix(), path.read_bytes())),
    )


@cache
def _version(library: str) -> str:
    """Only of what is asked for: to read what every package says of itself takes longer than most commands."""
    from importlib.metadata import PackageNotFoundError, version

    with suppress(PackageNotFoundError):
        return f"{library} {version(library)}"
    return f"{library} None"


def read_beside(name: str) -> bytes | None:
    try:
        return _beside(name).read_bytes()
    except OSError:
        return None


def keep_beside(name: str, content: bytes) -> None:
    """Unless Python is told to keep nothing, or may not."""
    place = _beside(name)
    fresh = place.with_suffix(f".{os.getpid()}")
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(content)
            fresh.replace(place)


def table_of(libraries: Sequence[str], make: Callable[[], Any], text: str = "") -> Any:
    """What a function makes of these libraries and this text alone: values of JSON, as JSON gives them back."""
    code = Path(make.__code__.co_filename)
    key = key_of(code.read_bytes(), text, *map(_version, libraries)).encode()
    name = f"{code.stem}.{make.__name__}"
    kept, _, table = (read_beside(name) or b"").partition(b"\n")
    if kept != key:
        table = json.dumps(make(), ensure_ascii=False, separators=(",", ":")).encode()
        keep_beside(name, key + b"\n" + table)
    return json.loads(table)


def _beside(name: str) -> Path:
    return Path(cache_from_source(str(_PACKAGE / f"{name}.py")))
