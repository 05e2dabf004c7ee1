"""What scripts say of keys of the data, as a script that stands before the others."""

from __future__ import annotations

from collections.abc import Iterator

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.present.kind import FileKind
from policyref.present.output import Asset
from policyref.words import script


def words_in_scripts(library: Library, host: Host) -> Iterator[Asset]:
    yield Asset("assets/js/words.js", script(), promised=False)


KIND = FileKind(name="scripts", about="everything", addresses=("assets/js/words.js",), make=words_in_scripts)
