"""The configuration of a site → one for Zensical: without our plugin, with what it would tell templates."""

from __future__ import annotations

import json
from typing import Any

import yaml

from policyref.publish.navigation import Nav

CONFIG = "mkdocs.yml"  # Zensical reads it too
MADE = "# 由 policyref export 写，不要手工修改。用 zensical build 生成网站。\n"
_PLUGIN = "policyref"


def zensical_config(text: str, overrides: str, site: dict[str, Any], nav: Nav) -> str:
    """`text` is the configuration, `overrides` the folder of templates beside the new one.

    Works on nodes, not on values: tags that name objects of Python (`!!python/…`) stay as they are written.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode), "MkDocs has read it"
    if plugins := _get(root, "plugins"):
        plugins.value = [entry for entry in plugins.value if _name(entry) != _PLUGIN]
    _put(root, "docs_dir", "docs")
    _put(root, "site_dir", "site")
    _put(root, "nav", nav)
    if not isinstance(theme := _get(root, "theme"), yaml.MappingNode):
        _put(root, "theme", {"name": theme.value if theme else "mkdocs"})
    _put(_get(root, "theme"), "custom_dir", overrides)
    if _get(root, "extra") is None:
        _put(root, "extra", {})
    _put(_get(root, "extra"), "site", site)
    return MADE + yaml.serialize(root, allow_unicode=True)


def _get(mapping: Any, name: str) -> Any:
    return next((value for key, value in mapping.value if key.value == name), None)


def _put(mapping: Any, name: str, value: object) -> None:
    """JSON is YAML: what it says can be composed into nodes."""
    key, node = (yaml.compose(json.dumps(part, ensure_ascii=False), Loader=yaml.SafeLoader) for part in (name, value))
    mapping.value = [(old, kept) for old, kept in mapping.value if old.value != name] + [(key, node)]


def _name(entry: Any) -> str:
    """A plugin is named by a word, by the one key of a mapping, or is a pair of a mapping."""
    if isinstance(entry, tuple):
        return str(entry[0].value)
    return str(entry.value[0][0].value if isinstance(entry, yaml.MappingNode) else entry.value)
