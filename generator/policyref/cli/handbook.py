"""`policyref handbook`: the book in print, or a part of it, on the paper that is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from policyref.cli.endings import CannotError, failed
from policyref.cli.options import CONFIG, out
from policyref.handbook.choose import Choice, ChoiceError, jobs
from policyref.handbook.fonts import NO_FONTS
from policyref.handbook.formats import PAPERS, Format
from policyref.handbook.press import PressError, find_press
from policyref.handbook.site import press_problems
from policyref.pipeline import run
from policyref.problems.problem import Problem
from policyref.problems.report import report, still_open
from policyref.publish.mkdocs_build import BuildError, read_setting
from policyref.words import LAYOUT, listed

_ONE_OF = ("measure", "section", "unit", "group", "sector")


@click.command
@CONFIG
@click.option("--notice", multiple=True, metavar="文件", help="哪份文件（编号、文号或标题）；写几次，印成一本汇编")
@click.option("--measure", metavar="条", help="哪一条（条号或标题）：一页纸，可以发给群众")
@click.option("--section", metavar="部分", help="哪一部分（序号或标题里的词）")
@click.option("--unit", metavar="单位", help="哪个单位的责任清单；加上 --layout 就是它的措施汇编")
@click.option("--group", metavar="工作组", help="哪个工作组（专项推进组）的责任清单")
@click.option("--sector", metavar="行业", help="哪个行业或主题；有几份文件时是一本汇编")
@click.option("--place", metavar="地方", help="哪个地方的文件：一本汇编；加上 --sector、--unit 就只要那一部分")
@click.option(
    "--paper",
    type=click.Choice([*PAPERS, "16开"], case_sensitive=False),
    default="a4",
    help="纸张",
    show_default=True,
)
@click.option(
    "--layout", type=click.Choice([*LAYOUT, *LAYOUT.values()]), help=f"{listed(LAYOUT)}；不写就按内容多少来定"
)
@click.option("--large", is_flag=True, help="大字")
@out("build/handbook")
def handbook(config: Path, out: Path, paper: str, layout: str | None, large: bool, **chosen: Any) -> None:
    if sum(chosen[name] is not None for name in _ONE_OF) > 1:
        raise click.UsageError("--measure、--section、--unit、--group、--sector 只能写一个")
    if chosen["group"] is not None and (chosen["place"] is not None or chosen["notice"]):
        raise click.UsageError("工作组的清单印它全部的任务，--group 不能同 --place、--notice 一起写")
    try:
        setting = read_setting(config)
    except BuildError as error:
        raise failed(error) from error
    press = find_press(setting.fonts)
    if press is None:
        raise CannotError(NO_FONTS)
    result = run(setting.data, setting.docs, setting.host)
    root = setting.data.resolve().parent
    if result.library is None or result.problems:
        raise click.ClickException(report(result.problems, root=root))
    by_name = {"16开": "16k"} | {words: key for key, words in LAYOUT.items()}
    wanted = Format(by_name.get(paper, paper), by_name.get(layout or "", layout), large)
    choice = Choice(**chosen, bound=wanted.layout in ("booklet", "book"))
    printed: list[tuple[Path, bytes]] = []
    problems: list[Problem] = []
    try:
        for job in jobs(choice, result.library, setting.host, press):
            name = f"{job.name}{wanted.ending}.pdf"
            try:
                printed.append((out / name, press.print(job.template, job.entry, job.dated, wanted)))
            except PressError as error:
                problems += press_problems(error, name, job.place, result.library)
    except ChoiceError as error:
        raise failed(error) from error
    if problems:
        raise click.ClickException(report(problems, root=root))
    out.mkdir(parents=True, exist_ok=True)
    for path, pdf in printed:
        path.write_bytes(pdf)
        click.echo(str(path))
    if result.left:
        click.echo(f"印好了{still_open(result.left)}，请运行 policyref check", err=True)
