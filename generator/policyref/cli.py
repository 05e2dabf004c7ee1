"""The `policyref` command: options, exit codes and what is printed. The work is done elsewhere."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import click

from policyref import __version__
from policyref.build.cluster import Cluster, ClusterError
from policyref.build.context import Context
from policyref.build.executors import Executor, Processes, WithProgress
from policyref.calc.answer_words import answer_in_words
from policyref.calc.ask import AskError, ask, ask_together, meant, refused, several
from policyref.calc.combined_words import in_words
from policyref.draft.notice import DraftError, draft_notice
from policyref.handbook.choose import Choice, ChoiceError, jobs
from policyref.handbook.fetch import FetchError, fetch_fonts
from policyref.handbook.fonts import NO_FONTS, fetched_folder, find_fonts
from policyref.handbook.press import PressError, find_press
from policyref.model.host import Host
from policyref.pipeline import read, run
from policyref.problems.problem import catalogue
from policyref.problems.report import report, still_open
from policyref.publish.configuration import docs_beside
from policyref.publish.export import ExportError, export_site
from policyref.publish.mkdocs_build import BuildError, build_site, read_setting
from policyref.publish.mkdocs_plugin import wanted_press
from policyref.publish.preview import serve_site
from policyref.schema.export import schema_files

DATA = click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("measures_data"),
    help="数据文件夹",
)
DOCS = click.option(
    "--docs", type=click.Path(path_type=Path, file_okay=False), default=Path("docs"), help="手写页面的文件夹"
)
CONFIG = click.option(
    "--config",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=Path("mkdocs.yml"),
    help="站点配置",
)


@click.group(help="把公文里的政策措施（YAML）变成可以查、可以算、可以引用的网站。")
@click.version_option(__version__, prog_name="policyref")
def main() -> None:
    pass


@main.command(help="检查数据，一次说完所有问题。")
@DATA
@DOCS
def check(data: Path, docs: Path) -> None:
    context = Context.beside(data.resolve().parent, _with_progress(Processes()))
    result = run(data, docs_beside(data, docs), Host("", ""), None, context)
    if result.found:
        click.echo(report(result.found, root=data.resolve().parent))
    if result.problems:
        sys.exit(1)
    if result.library is not None:
        notices, measures = len(result.library.notices), len(result.library.measures)
        click.echo(f"没有问题：{notices} 份文件，{measures} 条措施{still_open(result.questions)}。")


@main.command(help="检查数据并生成网站；有问题时不动原来的网站。")
@CONFIG
@click.option("--cluster", metavar="ADDRESS", help="Dask 调度器的地址：读文件、检查和做网页由集群里的机器分担")
def build(config: Path, cluster: str | None) -> None:
    try:
        with Cluster(cluster) if cluster else nullcontext(Processes()) as executor:
            built = build_site(config, _with_progress(executor))
    except (BuildError, ClusterError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"网站已生成{still_open(built.questions)}。用浏览器打开 {built.folder / 'index.html'}")


def _with_progress(executor: Executor) -> Executor:
    """The executor, with its progress shown where somebody may be looking."""
    return WithProgress(executor, _progress) if sys.stderr.isatty() else executor


@contextmanager
def _progress(what: str, count: int) -> Iterator[Callable[[], None]]:
    """A line on the terminal: what is done, how much of it, how long it will still take."""
    with click.progressbar(length=count, label=what, show_pos=True, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


@main.command(help="在本机预览网站，改动数据后自动更新。")
@CONFIG
@click.option("--port", default=8000, show_default=True)
def serve(config: Path, port: int) -> None:
    try:
        serve_site(config, port, lambda words: click.echo(words, err=True))
    except BuildError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"不能在端口 {port} 上预览（{error.strerror}）；用 --port 换一个") from error


@main.command(help="检查数据并把网站写成文件，供 Zensical 生成：在写出的文件夹里运行 zensical build。")
@CONFIG
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build/export"))
def export(config: Path, out: Path) -> None:
    try:
        setting = read_setting(config)
        questions = export_site(setting, wanted_press(setting.handbook, setting.fonts), out)
    except (BuildError, ExportError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"网站已写成文件{still_open(questions)}。接着运行 cd {out} && zensical build，网站在 {out / 'site'}")


@main.command(help="排印手册（PDF）：整本，或其中一条、一部分、一个单位、一个行业。")
@CONFIG
@click.option("--notice", help="哪份文件（编号、文号或标题）；只有一份时不用写")
@click.option("--measure", type=int, help="第几条：一页纸，可以发给群众")
@click.option("--section", type=int, help="第几部分")
@click.option("--unit", help="哪个单位的责任清单")
@click.option("--sector", help="哪个行业或主题")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build/handbook"))
def handbook(config: Path, out: Path, **chosen: Any) -> None:
    if sum(chosen[name] is not None for name in ("measure", "section", "unit", "sector")) > 1:
        raise click.UsageError("--measure、--section、--unit、--sector 只能写一个")
    try:
        setting = read_setting(config)
    except BuildError as error:
        raise click.ClickException(str(error)) from error
    press = find_press(setting.fonts)
    if press is None:
        raise click.ClickException(NO_FONTS)
    result = run(setting.data, setting.docs, setting.host)
    if result.library is None or result.problems:
        raise click.ClickException(report(result.problems, root=setting.data.resolve().parent))
    try:
        wanted = list(jobs(Choice(**chosen), result.library, setting.host))
        printed = [(out / f"{job.name}.pdf", press.print(job.template, job.entry, job.dated)) for job in wanted]
    except (ChoiceError, PressError) as error:
        raise click.ClickException(str(error)) from error
    out.mkdir(parents=True, exist_ok=True)
    for path, pdf in printed:
        path.write_bytes(pdf)
        click.echo(str(path))
    if result.questions:
        click.echo(f"印好了{still_open(result.questions)}，请运行 policyref check", err=True)


@main.command(help="取一次印刷要用的中文字体；已经有的不再取。")
def fonts() -> None:
    if find_fonts(None) is not None:
        return
    try:
        source = fetch_fonts(fetched_folder())
    except FetchError as error:
        raise click.ClickException(f"没有取到字体（{error}）；网站照常生成，只是没有印刷的手册。") from error
    click.echo(f"印刷用的字体取自 {source}，在 {fetched_folder()}")


@main.command(help="说明一个问题代码。")
@click.argument("code")
def explain(code: str) -> None:
    entry = catalogue().get(code.upper())
    if entry is None:
        raise click.ClickException(f"没有代码 {code}。已有：{'、'.join(catalogue())}")
    message, hint = (re.sub(r"\{\w+\}", "……", words) for words in (entry.message, entry.hint))
    click.echo(f"{code.upper()}  {message}\n\n{entry.explain.strip()}")
    if hint.strip("…"):
        click.echo(f"\n怎么改：{hint}")


@main.command(help="写出各类数据文件的 JSON Schema，供编辑器补全和解释。")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("measures_data/schema"))
def schema(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
        click.echo(str(out / name))


@main.command(help="从公文的文字（可以是扫描识别的）起草一份文件的 YAML。")
@click.argument("notice_id")
@click.option("--text", "text_file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True)
@DATA
def new(notice_id: str, text_file: Path, data: Path) -> None:
    try:
        drafted = draft_notice(notice_id, text_file, data)
    except DraftError as error:
        raise click.ClickException(str(error)) from error
    click.echo(
        f"起草了 {len(drafted.paths)} 个文件，在 {data / notice_id}。接着运行 policyref check，它会说出还要填什么。"
    )
    if drafted.missing_units:
        click.echo(drafted.missing_units)


@main.command(
    help="计算一条措施，例如 policyref calc 11 网络销售额=300万元；接着写别的条号，就把几条合起来算："
    "policyref calc 11 网络销售额=300万元 17 年度综合贡献=300万元。"
)
@click.argument("measure")
@click.argument("given", nargs=-1, metavar="'名称=内容' …")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@DATA
def calc(measure: str, given: tuple[str, ...], as_json: bool, data: Path) -> None:
    library = read(data)
    if library is None:
        raise click.ClickException("数据有问题，请先运行 policyref check")
    questions = several([measure, *given])
    try:
        together = ask_together(library, questions) if len(questions) > 1 else None
        result = together or ask(library, measure, given)
    except AskError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False))
    else:
        said = in_words(together) if together else answer_in_words(result, meant(library, measure)[0])
        click.echo("\n".join(said))
    if refused(result):
        sys.exit(1)


def command() -> None:
    """`policyref` in a shell. The process ends at once: taking a large library apart would take it seconds."""
    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else 1)
