"""Raw mapping → input record, with a problem in Chinese for everything that does not fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems.near import near_miss
from generator.problems.problem import Place, Problem, problem

R = TypeVar("R", bound=BaseModel)

_WANTED = {
    "int_parsing": "一个整数",
    "int_type": "一个整数",
    "greater_than_equal": "1 以上的整数",
    "less_than_equal": "9999 以内的整数",
    "bool_parsing": "true 或 false",
    "bool_type": "true 或 false",
    "list_type": "一个列表（[甲, 乙] 或逐行“- 甲”）",
    "model_type": "一组“键: 值”",
    "dict_type": "一组“键: 值”",
    "string_type": "一段文字",
    "string_too_short": "不为空的文字",
    "too_short": "至少一项",
    "string_pattern_mismatch": "小写英文字母、数字和连字符组成的短名",
}


def structure(kind: type[R], raw: Mapping[str, Any], name: str, problems: list[Problem]) -> R | None:
    """The record in a file, or None with a problem for each error."""
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        problems += [_problem(kind, detail, Place(name)) for detail in error.errors()]
        return None


def _problem(kind: type[BaseModel], detail: ErrorDetails, file: Place) -> Problem:
    place = file.at(*detail["loc"])
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    found = detail["input"]
    match detail["type"]:
        case "missing":
            return problem("E202", place, key=key, about=_describe(kind, detail["loc"]))
        case "extra_forbidden":
            allowed = sorted(_fields_at(kind, detail["loc"][:-1]))
            key_place = Place(place.file, place.path, on_key=True)
            return problem("E201", key_place, key=key, near=near_miss(key, allowed), allowed="、".join(allowed))
        case "literal_error":
            options = detail["ctx"]["expected"].replace("'", "").replace(" or ", "、").replace(", ", "、")
            return problem("E208", place, key=key, found=_show(found), options=options)
        case "value_error":
            return problem("E401", place, found=_show(found))
        case other:
            wanted = _WANTED.get(other, detail["msg"])
            return problem("E207", place, key=key, found=_show(found), wanted=wanted)


def _show(found: Any) -> str:
    if found is None:
        return "空值"
    if isinstance(found, list):
        return "一个列表"
    if isinstance(found, dict):
        return "一组“键: 值”"
    words = str(found)
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
