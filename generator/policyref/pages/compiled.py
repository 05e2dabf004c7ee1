"""Templates as Jinja has compiled them once: code, so it is kept where Python keeps its own, beside this file.

Whoever can write there can write the program; the cache of a project, which anyone may have made, holds no code. Where
this program may not write, templates are compiled anew every time.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from jinja2.bccache import BytecodeCache, Bucket

from policyref.program import key_of, program_key


class Compiled(BytecodeCache):
    """The templates of one environment; what it makes of a text follows from the text and this program."""

    def __init__(self, environment: str) -> None:
        self.environment = environment

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template of the same name takes the place of another, so that there is never more than one of each."""
        return f"{self.environment}.{name.replace('/', '.')}"

    def get_source_checksum(self, source: str) -> str:
        return key_of(program_key(), source)

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            with _place(bucket).open("rb") as file:
                bucket.load_bytecode(file)
        except Exception:  # gone, or spoiled in any way
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        place = _place(bucket)
        beside = place.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            place.parent.mkdir(exist_ok=True)
            with beside.open("wb") as file:
                bucket.write_bytecode(file)
            beside.replace(place)


def _place(bucket: Bucket) -> Path:
    return Path(cache_from_source(str(Path(__file__).with_name(f"{bucket.key}.py"))))
