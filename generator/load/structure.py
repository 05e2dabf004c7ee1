"""Raw mapping → input record, with a problem in Chinese for everything that does not fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems.near import near_miss, nearest
from generator.problems.problem import Place, Problem, problem

R = TypeVar("R", bound=BaseModel)

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
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dict_type": _MAPPING,
    "string_type": "一段文字",
    "string_too_short": "不为空的文字",
    "too_short": "至少有一项的列表",
}
_WANTED_BY_KEY = {
    "gbt4754": "门类字母 A—T，可加两位大类数字",
    "online": "发布时间，写成 2026-01-05 09:30 这样",
    "domain": "域名，写成 www.example.gov.cn 这样",
    "id_code": "网站标识码，10 位",
    "police": "公安机关备案号，写成“京公网安备12345678901234号”这样",
    "badge": "党政机关网站标识的编号，32 位",
}
_SHORT_NAME = "小写英文字母、数字和连字符组成的短名"
# A list or mapping in full-width brackets is one long word to YAML.
_FULL_WIDTH = re.compile("^[［【〔｛]|^[\\[{][^,]*，|^[a-z_]+：")


def structure(kind: type[R], raw: Mapping[str, Any], name: str, problems: list[Problem]) -> R | None:
    """The record in a file, or None with a problem for each error."""
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        details = error.errors()
        meant = {path for detail in details if (path := _meant(kind, detail))}
        for detail in details:
            if detail["type"] != "missing" or detail["loc"] not in meant:
                problems.append(_problem(kind, detail, Place(name)))
        return None


def _meant(kind: type[BaseModel], detail: ErrorDetails) -> tuple[str | int, ...] | None:
    """The key that a misspelt one stands for; that it is missing then goes without saying."""
    if detail["type"] != "extra_forbidden":
        return None
    *path, key = detail["loc"]
    close = nearest(str(key), _fields_at(kind, tuple(path)))
    return (*path, close) if close else None


def _problem(kind: type[BaseModel], detail: ErrorDetails, file: Place) -> Problem:
    path = detail["loc"]
    place = file.at(*path)
    key = _name(path)
    found = detail["input"]
    match detail["type"]:
        case "missing":
            return problem("E202", place, key=path[-1], about=_describe(kind, path))
        case "extra_forbidden":
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
            wanted = _WANTED.get(other) or _WANTED_BY_KEY.get(str(path[-1]), _SHORT_NAME)
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


def _fields_at(kind: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    record = _record_at(kind, path)
    return list(record.model_fields) if record else []


def _describe(kind: type[BaseModel], path: tuple[str | int, ...]) -> str:
    record = _record_at(kind, path[:-1])
    field = record.model_fields.get(str(path[-1])) if record else None
    return (field.description if field else None) or ""


def _record_at(kind: type[BaseModel] | None, path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The record type that a path of keys and indexes leads to."""
    for step in path:
        if isinstance(step, int) or kind is None:
            continue
        field = kind.model_fields.get(step)
        kind = _record_in(field.annotation) if field else None
    return kind


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_record_in, get_args(annotation))), None)
