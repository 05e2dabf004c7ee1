"""The project: its configuration, the rights of its folders, room on the disk, what is left over, the lists for git."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from policyref.doctor.finding import Finding
from policyref.publish.configuration import ConfigError, our_plugin, read_config

_ROOM = 300_000_000  # a large site, beside the one that is there
_ONLY_GROW = ("links.lock", "facts.lock", "*/revisions.yml")
_LEFT_OVER = re.compile(r"\.(?:lock|yml|txt)\.\d+$|^\..+\.new$")


def project(config_file: Path) -> Iterator[Finding]:
    root = config_file.absolute().parent
    if not config_file.is_file():
        todo = "请在项目的文件夹里运行，或用 --config 写明配置在哪里；还没有项目的，先用 policyref init 新建一个"
        yield Finding("problem", "配置", f"没有 {config_file}", todo)
        return
    data, site = root / "measures_data", root / "site"
    try:
        config = read_config(config_file)
    except ConfigError as error:
        yield Finding("problem", "配置", "有问题", str(error).replace("\n", "\n      "))
    else:
        data, site = Path(our_plugin(config).config.measures), Path(config.site_dir)
        yield Finding("fine", "配置", str(config_file))
        yield _address(config.site_url or "")
    yield from _rights(
        [("项目的文件夹", root), ("数据的文件夹", data), ("网站的文件夹", site), ("缓存", root / ".cache")]
    )
    yield _room(root)
    yield from _left_over(data)
    yield _attributes(root, data)


def _address(address: str) -> Finding:
    if address:
        return Finding("fine", "网址", address)
    return Finding("note", "网址", "没有写 site_url", "有了网址再写：订阅、二维码、sitemap.xml 要用")


def _rights(folders: list[tuple[str, Path]]) -> Iterator[Finding]:
    """A folder that is not there yet is made by whoever may write into the one above."""
    wrong = []
    for called, folder in folders:
        there = next(one for one in (folder, *folder.parents) if one.exists())
        if not there.is_dir():
            wrong.append(f"{called} {there} 不是文件夹")
        elif not os.access(there, os.R_OK | os.W_OK | os.X_OK):
            wrong.append(f"{called} {there} 不能读写")
    if wrong:
        todo = "请改权限（chown、chmod），或换一个有权限的用户运行"
        yield Finding("cannot", "文件夹的权限", "；".join(wrong), todo)
    else:
        yield Finding("fine", "文件夹的权限", "都能读写")


def _room(root: Path) -> Finding:
    free = shutil.disk_usage(root).free
    said = f"还有 {free // 1_000_000} MB"
    if free < _ROOM:
        todo = f"生成时新旧两份网站并存，至少要留 {_ROOM // 1_000_000} MB；请清理磁盘，.cache 可以整个删去"
        return Finding("cannot", "磁盘", said, todo)
    return Finding("fine", "磁盘", said)


def _left_over(data: Path) -> Iterator[Finding]:
    """What a command wrote beside its place and was kept from putting there: nobody reads it."""
    found = sorted(one.name for one in data.rglob("*") if _LEFT_OVER.search(one.name) and one.is_file())
    if found:
        todo = "上一次公布或起草没有做完就断了；没有别的命令在运行时可以删去，再运行一次 policyref check"
        yield Finding("problem", "剩下的文件", "、".join(found), todo)
    if any((data / name).exists() for name in _ONLY_GROW[:2]) and not all(
        (data / name).exists() for name in _ONLY_GROW[:2]
    ):
        todo = "两个文件由 policyref publish 一起写，请从版本库恢复缺的一个"
        yield Finding("problem", "公布的记录", "links.lock 和 facts.lock 只有一个", todo)


def _attributes(root: Path, data: Path) -> Finding:
    """As git itself takes them: two branches that publish both keep their lines."""
    about = "版本库"
    names = [os.path.relpath(data / name.replace("*", "x"), root) for name in _ONLY_GROW]
    git = shutil.which("git")
    if git is None:
        return Finding("note", about, "没有装 git", "数据最好放进版本库：谁改了什么一目了然，改错了能回去")
    asked = [git, "-C", str(root), "check-attr", "merge", "--", *names]
    told = subprocess.run(asked, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if told.returncode:
        return Finding("note", about, "这里不是版本库", "数据最好放进版本库：git init，把全部文件提交")
    if missing := [line.split(":")[0] for line in told.stdout.splitlines() if not line.endswith("merge: union")]:
        lines = "；".join(f"{name.replace('/x/', '/*/')} merge=union" for name in missing)
        return Finding("problem", about, "两个分支都公布过时会合不起来", f"请在 .gitattributes 里加上：{lines}")
    return Finding("fine", about, "合并时两边公布的都会留下")
