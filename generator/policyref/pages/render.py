"""Templates → HTML. Autoescaping is always on: nothing an editor writes can become markup."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import markup_join
from markupsafe import Markup, escape

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.filters import compared, compared_whole, spans
from policyref.pages.government import meta_tags
from policyref.pages.json_ld import Node, crumb_nodes, script_safe
from policyref.pages.plan import Crumb, Linker, Page
from policyref.text.quotation import quoted

HOME = Crumb("首页", "index.html")
TEMPLATES = Path(__file__).with_name("templates")
_texts: dict[str, str] = {}


class _PlainPython(CodeGenerator):
    """`measure.title` and `to(address)` in a template are that in Python too. Jinja would also look for an item of the
    name, and whether a function wants its context: a third of the time of a page went into such calls of its own."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.get_template(")
        self.visit(node.template, frame)
        self.write(").module")  # without a look, each time, for names that only one rendering knows: there are none

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("environment.escaped(")


_MARKUP = re.compile("[&<>\"']")


def _escaped(value: Any) -> str:
    """What a template prints. Most words hold nothing to escape, and need not become an object that says so."""
    kind = value.__class__
    if kind is Markup or (kind is str and not _MARKUP.search(value)):
        return value  # type: ignore[no-any-return]
    return escape(value)


def _joined(parts: tuple[Any, ...]) -> str:
    """`a ~ b` in a template: an address, mostly, of words that are none to escape yet."""
    if all(part.__class__ is str for part in parts):
        return "".join(parts)
    return markup_join(parts)


class _Environment(Environment):
    code_generator_class = _PlainPython
    escaped = staticmethod(_escaped)
    joined = staticmethod(_joined)


@cache
def _environment() -> Environment:
    environment = _Environment(
        loader=DictLoader(template_texts()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["day"] = day
    environment.filters["spans"] = spans
    environment.filters["quoted"] = quoted
    environment.globals["compared"] = compared
    environment.globals["compared_whole"] = compared_whole
    return environment


def template_texts() -> dict[str, str]:
    """Template → its text: the very words that pages are made of."""
    return _texts or renew_templates()


def renew_templates() -> dict[str, str]:
    """Reads the templates, again where somebody may have edited them: a preview follows them, a build need not look."""
    texts = {file.relative_to(TEMPLATES).as_posix(): file.read_text("utf-8") for file in TEMPLATES.rglob("*.html")}
    if texts != _texts:
        _texts.clear()
        _texts.update(sorted(texts.items()))
        _environment.cache_clear()
        page_words.cache_clear()
    return _texts


def day(value: date) -> str:
    """`2023年4月30日`: the way official texts write a date (GB/T 9704-2012, 7.3.5.4)."""
    return f"{value.year}年{value.month}月{value.day}日"


def template(name: str) -> Template:
    """For what is no page of the site: `{name}.html`, with the same escaping and words."""
    return _environment().get_template(f"{name}.html")


@cache
def page_words() -> dict[str, Any]:
    """The site's own words for keys of the data, and its macros for dates: for whatever is not made of templates."""
    return vars(_environment().get_template("_words.html").module)


def page(
    kind: str,
    address: str,
    title: str,
    library: Library,
    host: Host,
    *,
    description: str,
    crumbs: tuple[Crumb, ...] = (HOME,),
    source: str | None = None,
    updated: date | None = None,
    about: list[Node] | None = None,
    **words: Any,
) -> Page:
    """The page that the template `{kind}.html` makes of the words."""
    to = Linker(address)
    html = template(kind).render(to=to, title=title, library=library, crumbs=crumbs, **words)
    path = [(step.title, step.address) for step in crumbs] + [(title, address)]
    json_ld = script_safe([*(about or []), *crumb_nodes(path, host)])
    notice = words.get("notice")
    column = (crumbs[-1].title if notice else title) if crumbs else None
    meta = meta_tags(library.site.government, host, title, description, column, notice)
    return Page(address, kind, title, description, html, crumbs, tuple(to.seen), source, updated, json_ld, meta)
