"""`policyref handbook`: the book in print, or a part of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from policyref.cli.endings import CannotError, failed
from policyref.cli.options import CONFIG, out
from policyref.handbook.choose import Choice, ChoiceError, jobs
from policyref.handbook.fonts import NO_FONTS
from policyref.handbook.press import PressError, find_press
from policyref.pipeline import run
from policyref.problems.report import report, still_open
from policyref.publish.mkdocs_build import BuildError, read_setting


@click.command
@CONFIG
@click.option("--notice", help="哪份文件（编号、文号或标题）；只有一份时不用写")
@click.option("--measure", type=int, help="第几条：一页纸，可以发给群众")
@click.option("--section", type=int, help="第几部分")
@click.option("--unit", help="哪个单位的责任清单")
@click.option("--sector", help="哪个行业或主题")
@out("build/handbook")
def handbook(config: Path, out: Path, **chosen: Any) -> None:
    if sum(chosen[name] is not None for name in ("measure", "section", "unit", "sector")) > 1:
        raise click.UsageError("--measure、--section、--unit、--sector 只能写一个")
    try:
        setting = read_setting(config)
    except BuildError as error:
        raise failed(error) from error
    press = find_press(setting.fonts)
    if press is None:
        raise CannotError(NO_FONTS)
    result = run(setting.data, setting.docs, setting.host)
    if result.library is None or result.problems:
        raise click.ClickException(report(result.problems, root=setting.data.resolve().parent))
    try:
        wanted = list(jobs(Choice(**chosen), result.library, setting.host))
        printed = [(out / f"{job.name}.pdf", press.print(job.template, job.entry, job.dated)) for job in wanted]
    except (ChoiceError, PressError) as error:
        raise failed(error) from error
    out.mkdir(parents=True, exist_ok=True)
    for path, pdf in printed:
        path.write_bytes(pdf)
        click.echo(str(path))
    if result.left:
        click.echo(f"印好了{still_open(result.left)}，请运行 policyref check", err=True)
