"""What MkDocs says while it builds → words for editors. A link on a page written by hand becomes a problem like any
other, with file, line and code; what this does not know is passed on as MkDocs said it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.exceptions import BuildError, MkDocsException

from policyref.problems.problem import Place, problem
from policyref.problems.report import report

_LINK = re.compile(r"Doc file '(?P<file>.+?)' contains an? .*?link '(?P<link>.+?)',")
_GUESS = re.compile(r"Did you mean '(?P<guess>.+?)'")


@contextmanager
def plain_words(docs: Path) -> Iterator[None]:
    """Turns whatever MkDocs ends with into a BuildError that says what it complained of before.

    `docs` is the folder of the pages written by hand.
    """
    heard = Heard()
    log = logging.getLogger("mkdocs")
    log.addHandler(heard)
    try:
        yield
    except MkDocsException as error:
        raise BuildError(_told(heard.words or [str(error)], docs)) from error
    finally:
        log.removeHandler(heard)


class Heard(logging.Handler):
    """Warnings and errors, in order. In a strict build a warning ends it as well."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


def _told(said: list[str], docs: Path) -> str:
    problems, others = [], []
    for words in said:
        if link := _LINK.match(words):
            guess = _GUESS.search(words)
            near = f"您是不是要写“{guess['guess']}”？" if guess else ""
            place = Place(f"{docs.name}/{link['file']}", near=link["link"])
            problems.append(problem("E505", place, address=link["link"], near=near))
        else:
            others.append(words)
    return "\n".join([*others, *([report(problems, docs.parent)] if problems else [])])
