"""A data folder to spoil: a corpus of notices, edits to it, and what is said about it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from policyref.build.context import Context
from policyref.load.pages import Docs
from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pipeline import Result, run
from policyref.problems.problem import Problem
from policyref.problems.report import report
from policyref.publish.placing.journal import commit
from policyref.publish.promises import promises

CORPUS = Path(__file__).parent / "corpora/shapes"
_ABOUT = "# 关于本站\n"


class Data:
    """`measures_data` and `docs` under a folder of the test's own. File names are relative to `measures_data`.

    `golden/bad/README.md` lists the edits.
    """

    def __init__(self, root: Path, corpus: Path = CORPUS) -> None:
        self.root = root
        self.folder = root / "measures_data"
        self.docs = root / "docs"
        shutil.copytree(corpus, self.folder, ignore=shutil.ignore_patterns("README.md"))
        self.docs.mkdir()
        (self.docs / "about.md").write_text(_ABOUT, encoding="utf-8")

    def apply(self, edit: Mapping[str, Any]) -> Data:
        """One edit as golden files write it."""
        path = self.folder / edit["file"]
        if "find" in edit:
            text = path.read_text(encoding="utf-8")
            assert text.count(edit["find"]) == 1, (
                f"{edit['file']} has {edit['find']!r} {text.count(edit['find'])} times"
            )
            path.write_text(text.replace(edit["find"], edit["replace"]), encoding="utf-8")
        elif "write" in edit:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(edit["write"].encode(edit.get("encoding", "utf-8")))
        elif "repeat" in edit:
            path.write_text("".join(words * times for words, times in edit["repeat"]), encoding="utf-8")
        elif "rename" in edit:
            path.rename(self.folder / edit["rename"])
        elif "delete" in edit:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        elif "line_ends" in edit:
            text = path.read_text(encoding="utf-8")
            path.write_bytes(text.replace("\n", edit["line_ends"]).encode())
        elif "encoding" in edit:
            path.write_bytes(path.read_text(encoding="utf-8").encode(edit["encoding"]))
        else:
            raise ValueError(f"no edit: {edit}")
        return self

    def run(self) -> Result:
        """What the whole flow makes of the folder now."""
        return run(self.folder, Docs(self.docs), Host("试", ""))

    def publish(self, day: str, address: str = "") -> None:
        """What publishing the site would promise, without making it. Raises NotPublishedError."""
        host = Host("试", address)
        promised = promises(self.folder, Docs(self.docs), host, date.fromisoformat(day), Context())
        commit(self.root, promised.changes(self.run()))
        self.__dict__.pop("result", None)

    @cached_property
    def result(self) -> Result:
        """The same, worked out once: edit first."""
        return self.run()

    @property
    def problems(self) -> list[Problem]:
        return self.result.problems

    @property
    def codes(self) -> set[str]:
        """Of problems and questions."""
        return {one.code for one in self.result.found}

    @property
    def report(self) -> str:
        """What an editor is shown."""
        return report(self.result.found, self.root)

    @property
    def library(self) -> Library:
        """The library of a folder without problems."""
        assert not self.problems, self.report
        assert self.result.library is not None
        return self.result.library
