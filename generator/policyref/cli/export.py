"""`policyref export`: the site as files for another host."""

from __future__ import annotations

from pathlib import Path

import click

from policyref.cli.endings import failed
from policyref.cli.options import CONFIG, out
from policyref.problems.report import still_open
from policyref.publish.export import ExportError, export_site
from policyref.publish.mkdocs_build import BuildError, read_setting
from policyref.publish.mkdocs_plugin import wanted_press


@click.command
@CONFIG
@out("build/export")
def export(config: Path, out: Path) -> None:
    try:
        setting = read_setting(config)
        left = export_site(setting, wanted_press(setting.handbook, setting.fonts), out)
    except (BuildError, ExportError) as error:
        raise failed(error) from error
    click.echo(f"网站已写成文件{still_open(left)}。接着运行 cd {out} && zensical build，网站在 {out / 'site'}")
