"""What a kind of page, or of file, is. Each is declared once, beside the function that makes it; whoever lists pages
or files (the build, the site map, navigations, the names that no notice may take) takes them from the declarations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from policyref.present.output import Asset, Crumb, Page

About = Literal["everything", "notice", "measure", "sector", "unit", "pages"]
WAYS_IN = "查找"
"""The heading on the site map of pages that there is one of."""
_BLANK = re.compile(r"\\\{(\w+)\\\}")


def _nothing(*_: Any) -> Iterable[str]:
    return ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Kind:
    """Pages or files that one function makes.

    `make` is given one of what they are `about`, then the library and the host; where they are about everything only
    these two, and a site map all pages before them; at last the press, with it the pages of books, or the index of the
    search, if it `needs` these.
    It may look at the vocabulary, at the notice or notices that its subject has to do with, and `beyond` them at those
    whose ids that function of subject and library gives: nothing else is in the key of the cache. What needs the
    `address` of its subject alone, and the host, no edit makes again. `addresses` have blanks: `{id}` is a part of a
    path, `{path}` any path. What is `public` is only there where the site has a public address.
    """

    name: str
    about: About
    addresses: tuple[str, ...]
    make: Callable[..., Iterable[Page | Asset]]
    beyond: Callable[..., Iterable[str]] = _nothing
    needs: Literal["press", "pages", "index", "address"] | None = None
    public: bool = False

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        escaped = "|".join(map(re.escape, self.addresses))
        return re.compile(_BLANK.sub(lambda blank: ".+" if blank[1] == "path" else "[^/]+", escaped))

    def covers(self, address: str) -> bool:
        """Whether something of this kind may stand there."""
        return bool(self._pattern.fullmatch(address))

    @property
    def apart(self) -> str:
        """What keeps it out of the task of everything else about its subject."""
        return "press" if self.needs == "pages" else "" if self.needs in (None, "index") else self.needs

    @property
    def folders(self) -> set[str]:
        """The folders at the root of the site that it needs whatever the data: no notice can be called so."""
        tops = (address.partition("/") for address in self.addresses)
        return {top for top, slash, _ in tops if slash and "{" not in top}


@dataclass(frozen=True, kw_only=True, eq=False)
class PageKind(Kind):
    """A kind of page; `name` is also that of its template. A list that may grow long has the addresses of its parts.

    `title` is for kinds of which there is one page, `called` its short name in the path above the pages `under` it.
    `group` is the heading on the site map, none for pages that are not on it; `nav` the place in the navigation of a
    site that names no columns.
    """

    title: str = ""
    called: str = ""
    under: PageKind | None = None
    group: str = ""
    nav: int = 0

    @property
    def address(self) -> str:
        return self.addresses[0]

    @property
    def is_hub(self) -> bool:
        """A way in: there is one page of the kind, which a navigation may lead to."""
        return "{" not in self.address

    @property
    def crumb(self) -> Crumb:
        return Crumb(self.called or self.title, self.address)

    @property
    def path(self) -> tuple[Crumb, ...]:
        """What stands above a page of this kind."""
        return (*self.under.path, self.under.crumb) if self.under else ()


@dataclass(frozen=True, kw_only=True, eq=False)
class FileKind(Kind):
    """A kind of file that is no page. Files that have the name of a page's kind are made together with it.

    `offered` are the words with which the page of downloads offers what stands at each of the `addresses`. `elements`
    are of pages that stand without the frame of the site: each set of those that scripts define which one may have.
    """

    offered: tuple[str, ...] = ()
    elements: tuple[tuple[str, ...], ...] = ()
