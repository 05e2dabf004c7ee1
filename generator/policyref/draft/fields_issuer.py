"""Who issued a notice, and where: the signature held against the head of the title and the masthead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from policyref.draft.fields_days import publisher
from policyref.draft.filled import OPEN, Filled, Said, lines, unsure
from policyref.outline.ends import DATE
from policyref.text.place_names import places_of

_AFTER_NAME = re.compile(rf"(?:[（(](?:盖章|代章|章|印章|公章)[）)]|{DATE}(?:印发|发布|公布)?|[：:，。])+$")
_BODY_ENDS = "局委厅部办院室署会行府心司团处所社队校院联站组"
_BODY = re.compile(rf"[一-鿿（）()·—]{{2,40}}(?:[{_BODY_ENDS}]|集团|公司|大学|学院|指挥部|领导小组)")
_SHORT_BODY = re.compile(r"[省市县区州旗](?!委|人大|政协)")
_HEAD = re.compile("(?P<head>.{2,80}?)(?:关于|转发|批转|印发|发布|公布|公告|通告|令$|文件$)")
_OTHERS = re.compile(r"等[\d一二三四五六七八九十]+(?:个)?(?:部门|单位)$")
_RUN_ON = re.compile(
    f"(?<=[{_BODY_ENDS}])(?=[省市县区州](?:人民|委|发展|财政|教育|商务|工业|科学|人力|市场|交通|住房|文化|卫生))"
)
_SIGNED_FOR = re.compile("^(?:发文机关|发布机关|制定机关|发电单位)[：:]?")


def issuers(said: Sequence[Said], title: str, hints: Mapping[str, str]) -> Filled:
    """The signature, where the head does not say otherwise; or the head; or, told as such, what a portal says."""
    signed = _bodies(map(_name, lines(said, "signature")))
    headed = _bodies([_head(title)])
    masthead = _bodies(_head(line) for line in lines(said, "masthead"))
    if any(_RUN_ON.search(name) for name in signed):
        return unsure("署名的一行里好像有几个机关，请分开写成列表", quote="、".join(signed))
    told = headed or masthead or _bodies(publisher(said))
    if signed and told and not _same(signed, told, title):
        where = "标题" if headed else "版头" if masthead else "标题下面"
        return unsure(f"落款是“{'、'.join(signed)}”，{where}里是“{'、'.join(told)}”，请选一个", quote="、".join(signed))
    if signed and not told and any(_SHORT_BODY.match(name) for name in signed):
        return unsure("署名是简称", _one_or_all(signed), "、".join(signed))
    if names := signed or told:
        return Filled(_one_or_all(names), "\n".join(names))
    if name := hints.get("issuer"):
        return Filled({"name": name, "source": "网站登记"}, doubt="原文没有署名，名称取自网站登记的信息")
    printed = next(iter(lines(said, "imprint")), "")
    return unsure("原文没有署名，版头、标题里也没有；请看原件", quote=printed)


def _same(signed: list[str], told: list[str], title: str) -> bool:
    """A head may name them without anything between, or name one and count the others: 某局等5部门."""
    if sorted("".join(signed)) == sorted("".join(told)) and all(name in "".join(told) for name in signed):
        return True
    if others := re.search(rf"^(?P<name>.+?){_OTHERS.pattern[:-1]}", title):
        return others["name"] in signed
    return set(signed) == set(told)


def _one_or_all(names: list[str]) -> str | list[str]:
    return names[0] if len(names) == 1 else names


def _name(line: str) -> str:
    return _AFTER_NAME.sub("", _SIGNED_FOR.sub("", line))


def _head(line: str) -> str:
    """Who is named before what is done."""
    found = _HEAD.match(line)
    return _OTHERS.sub("", found["head"]) if found else ""


def _bodies(lines: Iterable[str]) -> list[str]:
    """The bodies that some lines name, each once; a line of several begins each with the same place."""
    found: list[str] = []
    for line in lines:
        for words in filter(None, re.split(r"[、，\s]+", line)):
            found += _apart(words)
    return [name for name in dict.fromkeys(found) if _BODY.fullmatch(name)]


def _apart(words: str) -> list[str]:
    places = places_of(words)
    if not places:
        return [words]
    begins = [one.start() for one in re.finditer(rf"(?<=[{_BODY_ENDS}])(?:中共)?{re.escape(places[0])}", words)]
    return [words[start:end] for start, end in zip([0, *begins], [*begins, len(words)], strict=True)]


def place(names: Sequence[str], known: Iterable[Sequence[str]]) -> Filled:
    """Where it was issued: as the name of the issuer says, with what is above it where the library has that place."""
    chains = {places_of(name) for name in names} - {()}
    if len(chains) != 1:
        return unsure("看不出是哪里的文件；请由大到小写，例如 [某省, 某市]") if names else OPEN
    [chain] = chains
    longer = {tuple(one) for one in known if tuple(one)[-len(chain) :] == chain}
    longer |= {(*one[: one.index(chain[0])], *chain) for one in map(tuple, known) if chain[0] in one}
    wider = {one for one in longer if len(one) > len(chain)}
    if len(wider) > 1:
        named = "、".join("".join(one) for one in sorted(wider))
        return unsure(f"资料里有几个“{chain[-1]}”：{named}", list(chain), names[0])
    if wider:
        return Filled(list(*wider), names[0])
    upper = "" if chain[0].endswith(("省", "自治区")) else "上一级（省、市）是哪里，请补在前面"
    return Filled(list(chain), names[0], upper)
