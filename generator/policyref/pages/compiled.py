"""Templates as Jinja has compiled them once: code, so it is kept beside the program, as Python keeps its modules.

The cache of a project, which anyone may have made, holds no code.
"""

from __future__ import annotations

from jinja2.bccache import Bucket, BytecodeCache

from policyref.program import keep_beside, key_of, program_key, read_beside


class Compiled(BytecodeCache):
    """The templates of one environment; what it makes of a text follows from the text and this program."""

    def __init__(self, environment: str) -> None:
        self.environment = environment

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """By name: a template that has changed takes the place of what it was."""
        return f"{self.environment}.{name.replace('/', '.')}"

    def get_source_checksum(self, source: str) -> str:
        return key_of(program_key(), source)

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := read_beside(bucket.key):
            try:
                bucket.bytecode_from_string(kept)
            except Exception:  # spoiled, in whatever way
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep_beside(bucket.key, bucket.bytecode_to_string())
