"""Words by which a document says from when and until when it holds, told from what it says of licences, of applications
and of other documents.

Only what a sentence says plainly is judged here; the rest is for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from policyref.text.counted import DOES
from policyref.text.lengths import LENGTH

Side = Literal["from", "until"]

TERM = "(?:有效期|试行期|执行期|施行期|实施期|暂行期|政策期)限?"
"""What a notice calls the time for which it holds."""
OTHER_THINGS = (
    "(?:证|书|照|许可|执照|牌|合同|协议|资质|资格|身份|产品|食品|药品|贷款|贴息|发票|券|卡|名单|标识|编号|检测|检验)"
)
_OF_OTHERS = re.compile(f"{OTHER_THINGS}[件明单号]?的?(?:最长)?$")
_A_DAY = r"月[\d一二三四五六七八九十]{1,3}日"
_TIME = "(?=[^，。；]{0,12}(?:年|月|日|期|止|底|届满))"
"""Behind 至: 执行到位 and 执行至关重要 name no time."""
_LASTING = f"(?={LENGTH}(?!行动|计划|规划|攻坚|期))"
_BEGINS = (
    f"(?:起|之日|[日月]后|满后|{_A_DAY})(?:正式|全面|开始|试点)?{DOES}(?!完|[至到])"
    "|(?:施行|实施|生效|执行)(?:日期|时间)"
)
_ENDS = (
    f"{TERM}(?:暂定|定|限)?(?:为|是|：|[从自到]|截?至(?!少)|(?={LENGTH}))|(?:试行|暂行|暂定(?:{DOES})?)(?:为期)?(?={LENGTH}|[至到]{_TIME})"
    f"|(?:有效|{DOES})(?:截至|延续至|至|到){_TIME}|{DOES}{_LASTING}"
    f"|(?<=年内)有效|(?<=个月内)有效"
)
_NOT_HERE = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》|[（(〔](?:试行|暂行)[）)〕]|“[^“”]*”")
_MENTION = re.compile(
    f"(?P<start>{_BEGINS})|(?P<until>{_ENDS}|{TERM}(?!内|间|的证|证|届?满(?!日))|(?:长期|永久)有效"
    f"|政策(?=(?:截?至|到)[^，。；]{{0,16}}止)|暂定(?=[^，。；]{{0,6}}[年月至期])|(?<!宣布)失效)"
)
_DOCUMENTS = "办法|规定|通知|措施|意见|方案|细则|决定|公告|通告|政策|文件|条例|标准|目录|计划|指南|要求"
_KINDS = f"(?:{_DOCUMENTS}|条款?|项)"
_OF_WHOLE = re.compile(
    f"本(?:若干|实施|暂行|试行|有关)?(?:{_DOCUMENTS})(?:自|从|于|由|有效|试行|暂行|执行|实施|施行|的?有效期)"
)
_OF_ITSELF = re.compile(f"(?:本[^，。；]{{0,14}}?{_KINDS}|(?:上述|以上)?政策|^)(?:自|从|于)?$")
_PLAIN = re.compile(f"(?P<start>{_BEGINS})|(?P<until>{_ENDS})")
_APPLYING = re.compile(
    "申[报请领办]|受理|报名|提交|报送|递交|填报|备案|领取|兑现|发放|缴[费纳]|补缴|办理|登记|征集|反馈|截稿|评审|公示|完成|建成|落实到位"
)
_LOOSE = re.compile(f"{DOES}|有效|失效|到期|期满|届满|废止|期限|截止|结束|政策|为止")
_LASTS_LONGER = re.compile(f"{TERM}[^，。；]{{0,4}}(?:顺延|延长|延续){_LASTING}")
"""有效期至少顺延3个月 says how much longer something lasts that has a term already: a licence, or another document."""
_BREAK = re.compile("[，。；！？\\n]")


class Mention(NamedTuple):
    """Words at text[start:end] that say when something holds: from a day, or until one."""

    start: int
    end: int
    words: str
    side: Side


def mentions(text: str) -> Iterator[Mention]:
    """Every place where a text seems to say when something holds; names of documents and quoted words say nothing."""
    plain = _NOT_HERE.sub(lambda found: "\u0000" * len(found.group()), text)
    for match in _MENTION.finditer(plain):
        if not _OF_OTHERS.search(plain[max(0, match.start() - 8) : match.start()]):
            yield Mention(*match.span(), match.group(), "from" if match["start"] else "until")


def sides_of(quote: str) -> set[Side]:
    """What words without a day (长期有效, 自公布之日起30个工作日后施行) speak of."""
    return {mention.side for mention in mentions(quote)} or {"until"}


def says_validity(sentence: str, start: int, end: int) -> bool:
    """Whether the time at sentence[start:end] is plainly one for which a document holds: 有效期至…, 自…起施行."""
    near, at = _around(sentence, start, end)
    for match in _PLAIN.finditer(near):
        begins = match.start() <= at[1] + 2 and _OF_ITSELF.search(near[: at[0]])
        ends = match.start() - 1 <= at[1] and at[0] <= match.end() + 2
        if (begins if match["start"] else ends) and not _OF_OTHERS.search(
            near[max(0, match.start() - 8) : match.start()]
        ):
            return True
    return False


def says_of_whole(text: str) -> bool:
    """Whether a clause says how long the document that it stands in holds: 第六条 本规定自…起施行."""
    return bool(_OF_WHOLE.search(text))


def may_say_validity(sentence: str, start: int, end: int) -> bool:
    """Whether the words around a time allow that it is one for which a document holds."""
    near, _ = _around(sentence, start, end)
    if any(_OF_OTHERS.search(near[: match.start()]) for match in re.finditer(TERM, near)) or _LASTS_LONGER.search(near):
        return False
    return bool(_LOOSE.search(near))


def says_application(sentence: str, start: int, end: int) -> bool:
    """Whether the time at sentence[start:end] is one by which, or in which, something is to be done."""
    near, _ = _around(sentence, start, end)
    return bool(_APPLYING.search(near)) and not says_validity(sentence, start, end)


def _around(sentence: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """The clause around a time, and where the time stands in it. What only follows a comma belongs to it as well:
    自2025年4月1日起，施行三年."""
    begin = max((match.end() for match in _BREAK.finditer(sentence, 0, start)), default=0)
    finish = next((match.start() for match in _BREAK.finditer(sentence, end)), len(sentence))
    if finish == end and sentence[end : end + 1] in ("，", ",") and re.match(DOES, sentence[end + 1 :]):
        finish = next((match.start() for match in _BREAK.finditer(sentence, end + 1)), len(sentence))
    return sentence[begin:finish], (start - begin, end - begin)
