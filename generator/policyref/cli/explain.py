"""`policyref explain`: what a code of a problem means."""

from __future__ import annotations

import re

import click

from policyref.problems.problem import catalogue


@click.command
@click.argument("code")
def explain(code: str) -> None:
    entry = catalogue().get(code.upper())
    if entry is None:
        raise click.ClickException(f"没有代码 {code}。已有：{'、'.join(catalogue())}")
    message, hint = (re.sub(r"\{\w+\}", "……", words) for words in (entry.message, entry.hint))
    click.echo(f"{code.upper()}  {message}\n\n{entry.explain.strip()}")
    if hint.strip("…"):
        click.echo(f"\n怎么改：{hint}")
