"""Every component in every state of its `examples.yml`, on one page: for people to look at, and for axe.

`make review` writes it into review/; it is never part of a site. An example is a `state` in words and either what a
template would write there (`markup`: macros are imported as everywhere, `to` leaves addresses as they are) or a
selector (`take`) of the first place in a built site where the component is in that state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from policyref.pages.render import COMPONENTS, from_text

from tests.site import Site

_NAMED = re.compile(r'\b(id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]+)"')


@dataclass(frozen=True)
class Example:
    """`html` is None where no page is in that state."""

    component: str
    state: str
    html: str | None


def with_examples() -> list[str]:
    return sorted(file.parent.name for file in COMPONENTS.glob("*/examples.yml"))


def examples(component: str, *sites: Site) -> Iterator[Example]:
    text = (COMPONENTS / component / "examples.yml").read_text(encoding="utf-8")
    for one in yaml.safe_load(text):
        yield Example(component, one["state"], _taken(one["take"], sites) if "take" in one else _made(one["markup"]))


def _made(markup: str) -> str:
    return str(from_text(markup).render(to=lambda address: address))


def _taken(selector: str, sites: Iterable[Site]) -> str | None:
    for site in sites:
        for page in (*site.pages(), *site.frames()):
            if found := page.all(selector):
                return str(found[0].html)
    return None


def gallery(site: Path, shown: Iterable[Example]) -> str:
    """A page with the style sheet of a built site, and what runs before a page is drawn."""
    assets = sorted((site / "assets").rglob("*.*"))
    styles = [one.resolve().as_uri() for one in assets if one.suffix == ".css"]
    early = [one.resolve().as_uri() for one in assets if one.name.startswith("early.")]
    head = [f'<link rel="stylesheet" href="{one}">' for one in styles]
    head += [f'<script src="{one}"></script>' for one in early]
    parts = [
        f'<section aria-label="{at} {one.component}：{one.state}"><p class="hint">{one.component}：{one.state}</p>\n'
        f"{_alone(one.html, at)}\n</section>\n"
        for at, one in enumerate(shown)
        if one.html
    ]
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>部件</title>\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"{''.join(head)}</head>\n"
        f'<body><main class="page"><article>\n{"".join(parts)}</article></main></body></html>\n'
    )


def _alone(html: str, at: int) -> str:
    """With names of its own, for the same may stand elsewhere on the page."""
    return _NAMED.sub(lambda one: f'{one[1]}="{" ".join(f"{name}-{at}" for name in one[2].split())}"', html)
