"""`policyref build`: the site of a configuration."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import click

from policyref.build.cluster import Cluster, ClusterError
from policyref.build.executors import Processes
from policyref.cli.endings import CannotError, failed
from policyref.cli.options import CONFIG, say_what_next, with_progress
from policyref.problems.report import still_open
from policyref.publish.mkdocs_build import BuildError, build_site

_NO_ADDRESS = (
    "mkdocs.yml 没有写 site_url（首页的网址），所以没有订阅（feed.xml 等）、二维码、嵌入代码和 sitemap.xml，"
    "404.html 上没有链接；有了网址再写上"
)


@click.command
@CONFIG
@click.option("--cluster", metavar="ADDRESS", help="Dask 调度器的地址：读文件、检查和做网页由集群里的机器分担")
@click.option("--adopt", is_flag=True, help="site_dir 里已经有别的文件，也用它：别的文件都留着，同名的换成网站的")
def build(config: Path, cluster: str | None, adopt: bool) -> None:
    try:
        with Cluster(cluster) if cluster else nullcontext(Processes()) as executor:
            built = build_site(config, with_progress(executor), click.echo, adopt)
    except ClusterError as error:
        raise CannotError(str(error)) from error
    except BuildError as error:
        raise failed(error) from error
    click.echo(f"网站已生成{still_open(built.result.left)}。用浏览器打开 {built.folder / 'index.html'}")
    if not built.address:
        click.echo(_NO_ADDRESS)
    if built.unpublished:
        click.echo(f"{built.unpublished}；公布用 policyref publish --date 日期")
    say_what_next(built.library)
