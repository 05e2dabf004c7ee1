"""Raw mapping → input record, with a problem in Chinese for everything that does not fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from policyref.facts.provenance import Declared
from policyref.facts.record import SHAPES, adapter, put
from policyref.facts.spans import Kept
from policyref.load.follow import Way, follow, keys_of
from policyref.load.leave_out import LeavingOut
from policyref.problems.near import near_miss, nearest
from policyref.problems.problem import Place, Problem, problem

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
    "less_than_equal": "从 1 到 {le} 的整数",
    "bool_parsing": _SWITCH,
    "bool_type": _SWITCH,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dataclass_type": _MAPPING,
    "dict_type": _MAPPING,
    "no_mapping": _MAPPING,
    "string_type": "一段文字",
    "string_too_short": "不为空的文字",
    "too_short": "至少有一项的列表",
    "too_long": "项数少一些的列表",
}
STRICT = False
"""Whether an error without words of its own is raised, so that tests find it; people are told what there is to tell."""
_ROUNDS = 8  # what is left out may be missed by what holds it, and so on outwards
_ENTRIES = "至少有一项的“键: 值”"
_UNKNOWN_KEY = ("extra_forbidden", "unexpected_keyword_argument")
# A list or mapping in full-width brackets is one long word to YAML.
_FULL_WIDTH = re.compile("^[［【〔｛]|^[\\[{][^,]*，|^[a-z_]+：")


def structure(kind: type[R], raw: Mapping[str, Any], name: str, problems: list[Problem]) -> R | None:
    """The record in a file, or None with a problem for each error."""
    found, faults = _validated(kind, raw)
    _tell(faults, name, problems)
    return found


def structure_without(kind: type[R], raw: Mapping[str, Any], name: str, problems: list[Problem]) -> R | None:
    """The same; of a file that has errors, what is left without them. None where it cannot do without."""
    found, faults = _validated(kind, raw)
    if found is not None:
        put(found, "kept", Kept())
        return found
    _tell(faults, name, problems)
    leaving = LeavingOut(raw, kind)
    for _ in range(_ROUNDS):
        if found is not None:
            leaving.settle(found)
            return found
        if not leaving.leave((leaving.as_written(way.path), detail["type"] == "missing") for detail, way in faults):
            return None
        found, faults = _validated(kind, leaving.pruned())
    return None


def _validated(kind: type[R], raw: Mapping[str, Any]) -> tuple[R | None, list[tuple[ErrorDetails, Way]]]:
    any_kind: Any = kind
    try:
        found: R = adapter(any_kind).validate_python(raw)
        return found, []
    except ValidationError as error:
        return None, [(detail, follow(kind, detail["loc"])) for detail in error.errors()]


def _tell(faults: list[tuple[ErrorDetails, Way]], name: str, problems: list[Problem]) -> None:
    meant = {path for detail, way in faults if (path := _meant(detail, way))}
    for detail, way in faults:
        if not _follows(detail, way, meant, [other.path for _, other in faults]):
            problems.append(_problem(detail, way, Place(name)))


def _follows(
    detail: ErrorDetails, way: Way, meant: set[tuple[str | int, ...]], all_paths: list[tuple[str | int, ...]]
) -> bool:
    """Whether a fault comes of another: a key is missing that is misspelt, a list too short for its faulty entries."""
    if detail["type"] == "missing":
        return way.path in meant
    within = (path for path in all_paths if len(path) > len(way.path) and path[: len(way.path)] == way.path)
    return detail["type"] == "too_short" and any(within)


def _meant(detail: ErrorDetails, way: Way) -> tuple[str | int, ...] | None:
    """The key that a misspelt one stands for; that it is missing then goes without saying."""
    if detail["type"] not in _UNKNOWN_KEY:
        return None
    close = nearest(str(way.path[-1]), list(keys_of(way.record)))
    return (*way.path[:-1], close) if close else None


def _problem(detail: ErrorDetails, way: Way, file: Place) -> Problem:
    path = way.path
    place = Place(file.file, path, on_key=way.on_key)
    key = _name(path)
    found = detail["input"]
    known = keys_of(way.record)
    match detail["type"]:
        case "missing":
            return problem("E202", place, key=path[-1], about=known[str(path[-1])].about)
        case "extra_forbidden" | "unexpected_keyword_argument":
            allowed = sorted(known)
            key_place = Place(place.file, place.path, on_key=True)
            near = near_miss(str(path[-1]), allowed) or _further_in(str(path[-1]), known)
            return problem("E201", key_place, key=path[-1], near=near, allowed="、".join(allowed))
        case "one_of":
            return _one_of(detail["ctx"], place)
        case "literal_error":
            options = detail["ctx"]["expected"].replace("'", "").replace(" or ", "、").replace(", ", "、")
            return problem("E208", place, key=key, found=_show(found), options=options)
        case "value_error" | "date_type":
            return problem("E401", place, found=_show(found))
        case other:
            limits = detail.get("ctx", {})
            wanted = SHAPES.get(limits.get("pattern", "")) or _WANTED.get(other, "").format(**limits)
            if not wanted and STRICT:
                raise LookupError(f"no words for the error {other}: {detail}")
            wanted = wanted or "另一种写法"
            wanted = _ENTRIES if other == "too_short" and isinstance(found, dict) else wanted
            near = "括号、逗号、冒号要用半角" if isinstance(found, str) and _FULL_WIDTH.match(found) else ""
            return problem("E207", place, key=key, found=_show(found), wanted=wanted, near=near)


def _further_in(key: str, known: Mapping[str, Declared]) -> str:
    """Where a key is written that belongs to a record within this one."""
    held = [name for name, one in known.items() if one.record and key in keys_of(one.record)]
    return f"“{key}”写在 {held[0]} 里面。" if len(held) == 1 else ""


def _one_of(found: dict[str, Any], place: Place) -> Problem:
    """A mapping that is none of several records, or more than one."""
    written, options = found["written"], found["options"]
    known = [name for name in written if name in options]
    what = f"写了{'、'.join(known)}" if known else f"只有{'、'.join(written)}" if written else "是空的"
    slip = next((name for name in written if nearest(name, list(options))), *written[:1] or [""])
    near = "" if known else near_miss(slip, list(options))
    said = "、".join(f"{name}（{options[name]}）" for name in known or options)
    key_place = Place(place.file, (*place.path, *([known[0] if known else slip] if written else [])), on_key=True)
    return problem("E222", key_place, found=what, called=found["called"], near=near, options=said)


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
        return "一组“键: 值”" if found else "空的一组"
    words = str(found)
    if not words:
        return "空的文字"
    return f"“{words[:30]}…”" if len(words) > 30 else f"“{words}”"
