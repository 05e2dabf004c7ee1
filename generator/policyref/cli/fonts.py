"""`policyref fonts`: fonts for print, fetched once."""

from __future__ import annotations

import click

from policyref.cli.endings import CannotError
from policyref.handbook.fetch import FetchError, fetch_fonts
from policyref.handbook.fonts import fetched_folder, find_fonts


@click.command
def fonts() -> None:
    if find_fonts(None) is not None:
        return
    try:
        source = fetch_fonts(fetched_folder())
    except FetchError as error:
        raise CannotError(f"没有取到字体（{error}）；网站照常生成，只是没有印刷的手册。") from error
    click.echo(f"印刷用的字体取自 {source}，在 {fetched_folder()}")
