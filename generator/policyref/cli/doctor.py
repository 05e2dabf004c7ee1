"""`policyref doctor`: what this machine and this project lack, and what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from policyref.cli.endings import CANNOT, PROBLEMS
from policyref.doctor.examine import examine


@click.command
@click.option("--config", type=click.Path(path_type=Path), default=Path("mkdocs.yml"), help="站点配置")
def doctor(config: Path) -> None:
    found = list(examine(config))
    for one in found:
        click.echo(f"{one.mark}  {one.about}：{one.said}")
        if one.todo:
            click.echo(f"      {one.todo}")
    wrong = [one for one in found if one.level in ("problem", "cannot")]
    click.echo(f"有 {len(wrong)} 处要处理。" if wrong else "都好。")
    if wrong:
        sys.exit(CANNOT if any(one.level == "cannot" for one in wrong) else PROBLEMS)
