"""The page of search results: an empty shell that `search-page.js` fills, with the choices that narrow them."""

from __future__ import annotations

from generator.model.host import Host
from generator.model.library import Library
from generator.views.filters import choices
from generator.views.plan import Page
from generator.views.render import page


def search_page(library: Library, host: Host) -> list[Page]:
    return [
        page(
            "search",
            "search.html",
            "搜索",
            library,
            host,
            description="按说法、金额、日期、条号、单位查找措施，能认繁体、拼音和常见的同音错字",
            choices=choices(library.measures, library),
        )
    ]
