"""Settings with which a site would not keep its promises: addresses of another shape, or none that anybody can type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from policyref.problems.problem import Place, Problem, problem

_FOLDER = "请写网站的首页所在的文件夹的网址，例如 https://www.example.gov.cn/zhengce/"
# Whatever no address has, or would end an attribute, an element or a string wherever the address is written.
_NEVER = re.compile(r"[\s\x00-\x1f\x7f\"'`<>{}|\\^]")
_BAD_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_PAGE = re.compile(r"/[^/]+\.(?:html?|md|php|jsp|aspx?)/*$", re.IGNORECASE)


def broken_promises(config: MkDocsConfig) -> Iterator[Problem]:
    name = Path(config.config_file_path).name
    if config.use_directory_urls:
        why = "每一页的地址都会变（about.html 变成 about/），公布过的全部失效"
        yield _problem(name, "use_directory_urls", "true", why, "请写 use_directory_urls: false")
    if why := _wrong_address(config.site_url or ""):
        yield _problem(name, "site_url", str(config.site_url), why, _FOLDER)


def _problem(name: str, key: str, found: str, why: str, todo: str) -> Problem:
    return problem("E525", Place(name, (key,), near=f"{key}:"), key=key, found=found, why=why, todo=todo)


def _wrong_address(address: str) -> str:
    """Why pages cannot be below an address; empty where they can."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  (the port is read when it is asked for)
    except ValueError:
        return "不是一个网址"
    if bad := _NEVER.search(address):
        return f"网址里不能有{_called(bad[0])}"
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "要以 http:// 或 https:// 加域名开头"
    if ".." in parts.hostname or parts.hostname.startswith("."):
        return "域名里少了一节"
    if "@" in parts.netloc:
        return "网址里不能有用户名和密码，它会印在每一页上"
    if "?" in address or "#" in address:
        return "“?”“#”以后的不是文件夹，下面不能有网页"
    if _BAD_PERCENT.search(address):
        return "“%”后面要有两位十六进制数"
    if any(part in (".", "..") for part in parts.path.split("/")) or "//" in parts.path.rstrip("/") + "/":
        return "路径里不能有“.”“..”“//”"
    return "这是一页的网址，不是文件夹的" if _PAGE.search(parts.path) else ""


def _called(sign: str) -> str:
    return "空格、换行一类的字符" if sign.isspace() or ord(sign) < 33 else f" {sign} "
