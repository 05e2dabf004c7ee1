"""Raw mapping → record, with a problem in Chinese for everything that does not fit."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.facts.provenance import declared
from generator.facts.record import SHAPES, adapter
from generator.problems.near import near_miss, nearest
from generator.problems.problem import Place, Problem, problem

R = TypeVar("R")

_INTEGER = "从 1 到 9999 的整数"
_LIST = "一个列表（[甲, 乙] 或逐行“- 甲”）"
_MAPPING = "一组“键: 值”"
_SWITCH = "真假值 true 或 false"
_WANTED = {
    "int_parsing": _INTEGER,
    "int_parsing_size": _INTEGER,
    "int_type": _INTEGER,
    "greater_than_equal": _INTEGER,
    "less_than_equal": _INTEGER,
    "bool_parsing": _SWITCH,
    "bool_type": _SWITCH,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dataclass_type": _MAPPING,
    "dict_type": _MAPPING,
    "string_type": "一段文字",
    "string_too_short": "不为空的文字",
    "too_short": "至少有一项的列表",
}
_SHORT_NAME = "小写英文字母、数字和连字符组成的短名"
_UNKNOWN_KEY = ("extra_forbidden", "unexpected_keyword_argument")
# A list or mapping in full-width brackets is one long word to YAML.
_FULL_WIDTH = re.compile("^[［【〔｛]|^[\\[{][^,]*，|^[a-z_]+：")


def structure(kind: type[R], raw: Mapping[str, Any], name: str, problems: list[Problem]) -> R | None:
    """The record in a file, or None with a problem for each error."""
    try:
        any_kind: Any = kind
        found: R = adapter(any_kind).validate_python(raw)
        return found
    except ValidationError as error:
        details = error.errors()
        meant = {path for detail in details if (path := _meant(kind, detail))}
        for detail in details:
            if detail["type"] != "missing" or detail["loc"] not in meant:
                problems.append(_problem(kind, detail, Place(name)))
        return None


def _meant(kind: type, detail: ErrorDetails) -> tuple[str | int, ...] | None:
    """The key that a misspelt one stands for; that it is missing then goes without saying."""
    if detail["type"] not in _UNKNOWN_KEY:
        return None
    *path, key = detail["loc"]
    close = nearest(str(key), _fields_at(kind, tuple(path)))
    return (*path, close) if close else None


def _problem(kind: type, detail: ErrorDetails, file: Place) -> Problem:
    path = detail["loc"]
    place = file.at(*path)
    key = _name(path)
    found = detail["input"]
    match detail["type"]:
        case "missing":
            return problem("E202", place, key=path[-1], about=_describe(kind, path))
        case "extra_forbidden" | "unexpected_keyword_argument":
            allowed = sorted(_fields_at(kind, path[:-1]))
            key_place = Place(place.file, place.path, on_key=True)
            near = near_miss(str(path[-1]), allowed)
            return problem("E201", key_place, key=path[-1], near=near, allowed="、".join(allowed))
        case "literal_error":
            options = detail["ctx"]["expected"].replace("'", "").replace(" or ", "、").replace(", ", "、")
            return problem("E208", place, key=key, found=_show(found), options=options)
        case "value_error" | "date_type":
            return problem("E401", place, found=_show(found))
        case other:
            shape = SHAPES.get(detail.get("ctx", {}).get("pattern", ""), _SHORT_NAME)
            wanted = _WANTED.get(other, shape)
            near = "括号、逗号、冒号要用半角" if isinstance(found, str) and _FULL_WIDTH.match(found) else ""
            return problem("E207", place, key=key, found=_show(found), wanted=wanted, near=near)


def _name(path: tuple[str | int, ...]) -> str:
    """`“sectors”的第 2 项`: the last key, and which entry of its list is meant."""
    keys = [step for step in path if isinstance(step, str)]
    entry = f"的第 {path[-1] + 1} 项" if path and isinstance(path[-1], int) else ""
    return f"“{keys[-1] if keys else ''}”{entry}"


def _show(found: Any) -> str:
    if found is None:
        return "空值"
    if isinstance(found, list):
        return "一个列表" if found else "空的列表"
    if isinstance(found, dict):
        return "一组“键: 值”"
    words = str(found)
    if not words:
        return "空的文字"
    return f"“{words[:30]}…”" if len(words) > 30 else f"“{words}”"


def _fields_at(kind: type, path: tuple[str | int, ...]) -> list[str]:
    return [key for key, *_ in _fields(_record_at(kind, path))]


def _describe(kind: type, path: tuple[str | int, ...]) -> str:
    return next((about for key, about, _ in _fields(_record_at(kind, path[:-1])) if key == path[-1]), "")


def _record_at(kind: type | None, path: tuple[str | int, ...]) -> type | None:
    """The record type that a path of keys and indexes leads to."""
    for step in path:
        if not isinstance(step, int):
            kind = next((inner for key, _, inner in _fields(kind) if key == step), None)
    return kind


def _fields(kind: type | None) -> list[tuple[str, str, type | None]]:
    """The keys of a record, with what they are about and the record that they hold."""
    if kind is not None and dataclasses.is_dataclass(kind):
        return [(one.key, one.about, one.record or _model_in(one.hint)) for one in declared(kind)]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = kind.model_fields.items()
        return [(one.alias or name, one.description or "", _model_in(one.annotation)) for name, one in fields]
    return []


def _model_in(annotation: Any) -> type | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
