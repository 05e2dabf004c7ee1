"""The `policyref` command: options, exit codes and what is printed. The work is done elsewhere.

One file a command, which is imported when the command is called: whoever asks for the version waits for nothing else.
"""

from __future__ import annotations

import gc
import gettext
import os
import sys
from importlib import import_module

import click

from policyref import __version__
from policyref.cli.endings import in_words

# In the order in which somebody meets them.
COMMANDS = {
    "init": "新建一个空项目：配置、页面、共用的清单。",
    "new": "从公文的文字（可以是扫描识别的）起草一份文件的 YAML。",
    "check": "检查数据，一次说完所有问题。",
    "build": "检查数据并生成网站；有问题时不动原来的网站。",
    "publish": "生成网站并公布：记下公布的地址、事实和日期，以后不能不声不响地改。",
    "serve": "在本机预览网站，改动数据后自动更新。",
    "handbook": "排印手册（PDF）：整本，或其中一条、一部分、一个单位、一个行业。",
    "calc": "计算一条措施，例如 policyref calc 11 网络销售额=300万元；接着写别的条号，就把几条合起来算："
    "policyref calc 11 网络销售额=300万元 17 年度综合贡献=300万元。",
    "status": "一份文件、一条或一项在某一天是否有效，例如 policyref status qinghe-2024-3/7 --asof 2026-11-30。",
    "explain": "说明一个问题代码。",
    "doctor": "看看这台机器和这个项目缺什么、哪里不对，该怎么办。",
    "schema": "写出各类数据文件的 JSON Schema，供编辑器补全和解释。",
    "export": "检查数据并把网站写成文件，供 Zensical 生成：在写出的文件夹里运行 zensical build。",
    "fonts": "取一次印刷要用的中文字体；已经有的不再取。",
}


class Commands(click.Group):
    """The commands above: `policyref NAME` is the function NAME in NAME.py."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name not in COMMANDS:
            raise click.NoSuchCommand(cmd_name, possibilities=COMMANDS, ctx=ctx)
        gc.disable()  # what is imported stays: to look for garbage in it takes a tenth of the time
        found: click.Command = getattr(import_module(f"policyref.cli.{cmd_name}"), cmd_name)
        gc.enable()
        found.help, found.options_metavar = COMMANDS[cmd_name], "[选项]"
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """From the table, for the commands themselves are not imported yet."""
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl([(name, words.partition("，例如")[0]) for name, words in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        with in_words():
            return super().invoke(ctx)


def speak_chinese() -> None:
    """What click itself says is taken from the catalogue here, whatever language the system has."""
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain("messages", f"{__path__[0]}/locale")  # pathlib would take a tenth of the start


speak_chinese()


@click.group(
    cls=Commands,
    help="把公文里的政策措施（YAML）变成可以查、可以算、可以引用的网站。",
    options_metavar="[选项]",
    subcommand_metavar="命令 …",
)
@click.version_option(__version__, prog_name="policyref")
def main() -> None:
    pass


def command() -> None:
    """`policyref` in a shell. The process ends at once: taking a large library apart would take it seconds."""
    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else 1)
