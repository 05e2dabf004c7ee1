"""What several commands are told, and what they say of their work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policyref.publish.placing.journal import heal
from policyref.text.dates import parse_date

if TYPE_CHECKING:
    from policyref.build.executors import Executor
    from policyref.model.library import Library

FIRST_NOTICE = (
    "还没有收录文件：用 policyref new ID --from FILE 从公文的文件起草第一份，"
    "ID 是它在网址里的名称，例如 yourcity-2024-7。"
)
_START = "还没有项目的，先用 policyref init 新建一个"


class Existing(click.Path):
    """A path that must be there; where it is not, it is said what to do."""

    def __init__(self, todo: str, **kinds: bool) -> None:
        super().__init__(exists=True, path_type=Path, **kinds)
        self.todo = todo

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            raise click.BadParameter(f"{error.message}{self.todo}", ctx, param) from error


class Project(Existing):
    """A file or a folder that stands in a project: what an earlier command could not finish there is finished first."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        found: Path = super().convert(value, param, ctx)
        heal(found.resolve().parent)
        return found


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    found = parse_date(value) if value is not None else None
    if value is not None and found is None:
        raise click.BadParameter(f"“{value}”不是日历上有的日期，请写成 2026-11-30 或 2026年11月30日", ctx, param)
    return found


def day(name: str, about: str, required: bool = False) -> Callable[[Any], Any]:
    """A day of the calendar, as editors write it."""
    return click.option(name, callback=_day, metavar="日期", required=required, help=about)


ASOF = day("--asof", "问哪一天的；不写就按数据的日子（最近一次公布的）")
DATA = click.option(
    "--data",
    type=Project(f"请在项目的文件夹里运行，或用 --data 写明数据在哪里；{_START}", file_okay=False),
    default=Path("measures_data"),
    help="数据文件夹",
)
DOCS = click.option(
    "--docs", type=click.Path(path_type=Path, file_okay=False), default=Path("docs"), help="手写页面的文件夹"
)
CONFIG = click.option(
    "--config",
    type=Project(f"请在项目的文件夹里运行，或用 --config 写明配置在哪里；{_START}", dir_okay=False),
    default=Path("mkdocs.yml"),
    help="站点配置",
)


def out(default: str) -> Callable[[Any], Any]:
    """Where a command writes."""
    kind = click.Path(path_type=Path, file_okay=False)
    return click.option("--out", type=kind, default=Path(default), help="写到哪个文件夹", show_default=True)


def say_what_next(library: Library | None) -> None:
    """A library without notices is in order, and of no use yet."""
    if library is not None and not library.notices:
        click.echo(FIRST_NOTICE)


def with_progress(executor: Executor) -> Executor:
    """The executor, with its progress shown where somebody may be looking."""
    from policyref.build.executors import WithProgress

    return WithProgress(executor, _progress) if sys.stderr.isatty() else executor


@contextmanager
def _progress(what: str, count: int) -> Iterator[Callable[[], None]]:
    """A line on the terminal: what is done, how much of it, how long it will still take."""
    with click.progressbar(length=count, label=what, show_pos=True, file=sys.stderr) as bar:
        yield lambda: bar.update(1)
