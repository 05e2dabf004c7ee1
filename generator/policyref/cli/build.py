"""`policyref build`: the site of a configuration."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import click

from policyref.build.cluster import Cluster, ClusterError
from policyref.build.executors import Processes
from policyref.cli.options import CONFIG, say_what_next, with_progress
from policyref.problems.report import still_open
from policyref.publish.mkdocs_build import BuildError, build_site


@click.command
@CONFIG
@click.option("--cluster", metavar="ADDRESS", help="Dask 调度器的地址：读文件、检查和做网页由集群里的机器分担")
def build(config: Path, cluster: str | None) -> None:
    try:
        with Cluster(cluster) if cluster else nullcontext(Processes()) as executor:
            built = build_site(config, with_progress(executor))
    except (BuildError, ClusterError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"网站已生成{still_open(built.result.left)}。用浏览器打开 {built.folder / 'index.html'}")
    if built.unpublished:
        click.echo(f"{built.unpublished}；公布用 policyref publish --date 日期")
    say_what_next(built.library)
