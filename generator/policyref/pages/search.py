"""The page of search results: an empty shell that `search-page.js` fills, with the choices that narrow them."""

from __future__ import annotations

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages import home
from policyref.pages.filters import choices
from policyref.pages.render import page
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page
from policyref.words import FORCE


def search_page(library: Library, host: Host) -> list[Page]:
    return [
        page(
            KIND,
            library,
            host,
            description="按说法、金额、日期、条号、单位查找措施，能认繁体、拼音和常见的同音错字",
            choices=choices(library.measures, library),
            force_words=_force_words(),
        )
    ]


def _force_words() -> list[tuple[str, str]]:
    """Each word of a status, with the codes that it stands for."""
    codes: dict[str, list[str]] = {}
    for code, word in FORCE.items():
        codes.setdefault(word, []).append(code)
    return [(" ".join(found), word) for word, found in codes.items()]


KIND = PageKind(
    name="search",
    about="everything",
    addresses=("search.html",),
    title="搜索",
    under=home.KIND,
    group=WAYS_IN,
    make=search_page,
)
