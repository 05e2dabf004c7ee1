"""`policyref serve`: a preview that follows every edit."""

from __future__ import annotations

from pathlib import Path

import click

from policyref.cli.endings import CannotError
from policyref.cli.options import CONFIG
from policyref.publish.mkdocs_build import BuildError
from policyref.publish.preview import serve_site


@click.command
@CONFIG
@click.option("--port", default=8000, show_default=True, help="本机的端口")
def serve(config: Path, port: int) -> None:
    try:
        serve_site(config, port, lambda words: click.echo(words, err=True))
    except BuildError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise CannotError(f"不能在端口 {port} 上预览（{error.strerror}）；用 --port 换一个") from error
