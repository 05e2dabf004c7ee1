"""Numbers in running text: quantities, sums of money, percentages and counts.

A number is what a reader could be misled by if a page repeated it wrongly, so the scanner errs towards finding: every
number in Arabic digits counts unless it only identifies something (a document number, a telephone number, 5G), and a
Chinese numeral counts when a counting word follows, unless the two are part of a set word (统一, 一次性).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from generator.text.numerals import DIGITS, NUMERAL_CHARACTERS, to_int

# Counting words that may follow a Chinese numeral. The list is closed: most Han characters after a 三 are the rest of
# a word. Years, months and days are missing because generator.text.dates reads them.
_CHINESE_UNITS = """
    个百分点 个工作日 个季度 个月 个 项次 项 种 家 户次 户 人次 人 名 次 处 座 条 类 大 届 倍 折 成 晚 小时 级 批次 批
    位 件 台 套 辆 所 笔 轮 场 期 层 份 周岁 岁 元 美元 亩 吨 公里 公顷 公斤 平方米 平方公里
"""
_MORE_UNITS = """
    ％ % ‰ ℃ 港元 欧元 日元 克 千克 斤 里 千米 米 厘米 毫米 平方千米 平米 平方 ㎡ 立方米 立方 升 毫升
    千瓦时 兆瓦时 千瓦 兆瓦 吉瓦 瓦 千伏安 千伏 伏 度 吨标准煤 吨标煤 标箱 标准箱 车次 台次 家次 场次 班次
    年 月 日 天 周 季度 工作日 小时 分钟 秒 百分点 基点 个基点 学时 课时 分
    微克 毫克 分贝 摄氏度
    间 栋 幢 床 张 头 只 匹 羽 株 棵 颗 粒 箱 瓶 桶 块 片 根 支 枚 册 篇 页 字 步 章 节 款 号 点 宗 起 例 组 队 班
    趟 列 席 门 星 档 口 眼 盏 道 段 村 镇 乡 县 市 省 区 国 环节
"""
_LATIN_UNITS = """
    kWh MWh kW MW GW kVA kV km kg mg μg mm cm m² m³ m2 m3 m t L mL dB MPa BP bp GHz MHz Hz Gbps Mbps TB GB MB PB
"""
# A counting word is none where the next character makes one of these words of it: 三人民医院, 100分别, 二元结构.
_OTHER_WORDS = """
    人民 分别 分之 分批 分期 分类 成立 成功 成为 成员 成本 成果 成长 成交 成熟 处理 处置 处罚 处于 期间 度假 次日 次年
    元化 元素 元件 元旦 元宵 元论 元结 届时 号召 批准 批发 批复 种植 大于 台账 台县 台山 所有 所得 所需 所在 所属 起步
    支持 支付 支出 组织 组成 位于 门槛 间接 节能 节约 国家 口径
"""


def _alternation(units: str) -> str:
    """Return a regular expression for any of the spaced ``units``, longest first, none the start of another word."""
    longest_first = sorted(units.split(), key=lambda unit: (-len(unit), unit))
    return "|".join(re.escape(unit) + _not_another_word(unit) for unit in longest_first)


def _not_another_word(unit: str) -> str:
    continuations = [word[1] for word in _OTHER_WORDS.split() if word[0] == unit]
    return f"(?![{''.join(continuations)}])" if continuations else ""


_D = "[0-9０-９]"
# The full-width comma groups thousands too: notices are typed with either, and 1，000 is never a list of 1 and 000.
_ARABIC = (
    rf"(?<![A-Za-z0-9０-９])(?<!{_D}[.．])(?<![A-Za-z]-)"
    rf"(?>(?:{_D}{{1,3}}(?:[,，]{_D}{{3}})+(?!{_D})|{_D}+)(?:[.．]{_D}+)?)"
)
_RUN = f"[{NUMERAL_CHARACTERS}]+(?:点[{DIGITS}]+[万亿]?)?"
# 几十家 and 数十家 state no number; the lookbehind keeps a numeral whole, so 两三家 never yields 三家.
_CHINESE = f"(?<![{NUMERAL_CHARACTERS}几])(?!(?<=数)十){_RUN}"
_UNIT = f"(?:(?:{_alternation(_CHINESE_UNITS + _MORE_UNITS)}|(?:{_alternation(_LATIN_UNITS)})(?![A-Za-z])))"
# 元/人, 元/人·月, 元/人/月 and 元/（人·月）.
_PER = f"(?:[/／](?:{_UNIT}(?:[·•.．/／]{_UNIT})?|[（(]{_UNIT}[·•.．]{_UNIT}[）)]))?"
# Each pattern is tried only where a character of its own can begin: that makes scanning five times as fast.
_NUMBER = re.compile(
    rf"(?=[0-9０-９{NUMERAL_CHARACTERS}])(?:"
    rf"(?P<of>{_RUN})分之(?P<part>{_RUN}|{_ARABIC})"
    rf"|(?P<arabic>{_ARABIC})(?:(?P<about>[多余])(?=[万亿]))?(?P<scale>万亿|[百千]?[万亿]|[百千](?![瓦米克伏]))?"
    rf"(?:(?P<unit>[多余]?{_UNIT}{_PER})|(?![A-Za-z]))"
    rf"|(?P<chinese>{_CHINESE})(?:(?P<rough>[多余])(?P<rough_scale>万亿|[万亿]))?"
    rf"(?P<counted>[多余]?(?:{_alternation(_CHINESE_UNITS)}){_PER}))"
    r"(?P<half>(?<=[倍成])半(?![数个年月天日]))?"
)
_MAY_BEGIN = re.compile(f"[0-9０-９{NUMERAL_CHARACTERS}]")
_N = f"[{NUMERAL_CHARACTERS}]+"
_HAN = f"(?![{NUMERAL_CHARACTERS}])[一-鿿]"
_NO_UNIT = f"(?!{_D}|{_UNIT}|[百千万亿多余])"
# Where to turn to: telephone and account numbers, 12345热线, addresses of every kind.
_CONTACT = (
    rf"(?<!{_D})0{_D}{{2,3}}[-－—]{_D}{{7,8}}(?!{_D})|[（(]0{_D}{{2,3}}[）)]{_D}{{7,8}}(?!{_D})"
    rf"|(?<!{_D})1[3-9]{_D}{{9}}(?!{_D})|(?<!{_D})[48]00[-－—]?{_D}{{3,4}}[-－—]?{_D}{{3,4}}{_NO_UNIT}"
    rf"|(?:拨打|致电)[“（(]?{_D}{{3,}}(?:[、或]{_D}{{3,}})*{_NO_UNIT}"
    rf"|(?:电话|热线|专线|传真|手机|邮编|邮政编码|[账帐]号|QQ群?)号?码?[：:“（(]?"
    rf"(?:{_D}{{7,}}|{_D}{{3,}}(?!{_HAN}))(?:[-－—转、]{_D}+)*{_NO_UNIT}"
    rf"|(?<!{_D})(?:1[12]{_D}|1{_D}{{4}}|9[56]{_D}{{3,4}})(?={_HAN}{{0,8}}(?:热线|专线|平台)){_NO_UNIT}"
    rf"|(?:https?://|www\.)[!-~]+|{_D}*@[A-Za-z0-9.-]+|(?<=[街路道巷弄]){_D}+号"
)
# What is cited by its number: 第三条, 第3—5项, GB/T 9704-2012; and “315”, a number that is a name.
_CITED = (
    rf"(?:(?:19|20){_D}{{2}}年)?第(?:{_N}|{_D}+)(?:(?:[-－—–~～、至到]|至第)(?:{_N}|{_D}+))*(?:[条款项章节编号页]|部分)"
    rf"|[A-Z]{{1,5}}(?:/[A-Z]{{1,3}})?\s?{_D}+(?:\.{_D}+)*[-－—](?:19|20){_D}{{2}}(?!{_D})|“{_D}{{3,}}”"
)
# What looks like a number and states none, or only names a thing.
_NO_NUMBER = re.compile(
    rf"(?=[〔\[(（【［\s0-9０-９h附第电热专传拨致手邮账帐wQ“@A-Z统唯单同逐划归合之每任某另零党执监综业稽检审"
    rf"{NUMERAL_CHARACTERS}])(?:"
    rf"[〔\[（(【［](?:19|20){_D}{{2}}[〕\]）)】］](?:第?{_D}+号)?"  # 〔2022〕12号
    rf"|(?m:^\s*{_D}{{1,3}}[.．、](?!{_D}))|[（(]{_D}{{1,2}}[）)]"  # the labels of list items
    rf"|{_CONTACT}|{_CITED}"
    rf"|(?<!{_D})(?:19|20){_D}{{2}}(?=[一-鿿])(?!{_UNIT}|[百千万亿多余])"  # 2023中国……大会, a year inside a name
    rf"|(?<!分)[统唯单同逐划专归合之每任某另]一(?![{NUMERAL_CHARACTERS}])"  # 每一个, but not 每一千元
    rf"|(?<![第{NUMERAL_CHARACTERS}])一(?:批(?!次)|大|次性|条龙|成不变|家人|件事)"
    rf"|(?<![{NUMERAL_CHARACTERS}])一{_HAN}一{_HAN}|零件"  # 一企一策
    rf"|附件[：:]?{_D}{{1,2}}(?![0-9０-９%％万亿元])"  # a numbered attachment
    rf"|党的{_N}[大届]|{_N}大(?=精神|报告|代表|以来)|{_N}届{_N}中全会"
    r"|[两三]级(?=财政|政府|人民政府|党委)"  # whose money it is, not how much
    rf"|(?<=以下|下列|上述|如下)(?:{_N}|{_D}+)[个种类项条](?=条件|情形|情况|方面|要求|标准|材料|事项|企业|项目|单位|人员)"
    rf"|(?:{_N}|{_D}+)个?(?=条件|情形)"  # how many are listed
    rf"|(?:执法|监管|监察|综合|业务|稽查|检查|审计){_N}处)"  # a numbered division of an office
)
_TO = re.compile("[—–－~～-]{1,2}|[至到]")
_ALONE = re.compile(_ARABIC)
_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_PERCENT = {"%": 100, "‰": 1000}
_UNIT_SIGNS = str.maketrans("．.•／％", "···/%", "（）()")
_ASCII = str.maketrans("０１２３４５６７８９．／％", "0123456789./%", ",，")


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """One number with its unit, at text[start:end].

    ``value`` is exact and in ``unit``: 5万元 is 50000 元, 20% is 1/5 in "%" (as are 百分之二十 and 200‰), 三分之一 is
    1/3 in "". A unit that starts with 余 marks a rounded figure: 20多家 and 20余家 are both 20 余家, and not 20 家.
    """

    start: int
    end: int
    words: str
    value: Fraction
    unit: str


def scan_numbers(text: str, skip: Iterable[tuple[int, int]] = ()) -> list[NumberPhrase]:
    """Return every number in ``text``, in order and without overlaps, outside the ``skip`` spans (start, end)."""
    if not _MAY_BEGIN.search(text):
        return []
    visible = _hide(text, skip)
    visible = _hide(visible, [match.span() for match in _NO_NUMBER.finditer(visible)])
    found = [phrase for match in _NUMBER.finditer(visible) if (phrase := _phrase(match))]
    for place, (first, last) in enumerate(pairwise(found)):
        if _TO.fullmatch(text[first.end : last.start]):
            found[place] = _as_in(first, last)
    return found


def _hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "\0" * len(text[start:end]) + text[end:]
    return text


def _as_in(first: NumberPhrase, last: NumberPhrase) -> NumberPhrase:
    """Give the 3 of 3—5万元 what the 5 has. A number that is no smaller has a scale of its own: 5000—1万元."""
    last_digits = _ALONE.match(last.words)
    if not (_ALONE.fullmatch(first.words) and last_digits and last.words != last_digits[0]):
        return first
    bare = _decimal(last_digits[0])
    if not first.value < bare:
        return first
    return replace(first, value=first.value * last.value / bare, unit=_unit_meant(last))


@lru_cache(maxsize=32)  # a rule's amounts are read by the compiler and by several checks of it
def parse_amount(words: str) -> NumberPhrase | None:
    """Return the number that ``words`` is, or None if it is anything but exactly one number (不超过5万元 is not)."""
    found = scan_numbers(words)
    return found[0] if len(found) == 1 and found[0].words == words else None


def same_amount(a: NumberPhrase, b: NumberPhrase) -> bool:
    """Say whether both state the same value in the same unit; 50万 alone is money, so it equals 50万元."""
    return a.value == b.value and _unit_meant(a) == _unit_meant(b)


def _unit_meant(phrase: NumberPhrase) -> str:
    """The unit with its parts in one order: 元/人·月, 元/月·人 and 元/人/月 are the same."""
    unit = f"{phrase.unit}元" if phrase.words[-1] in _SCALES else phrase.unit
    first, *per = re.split("[/·]", unit)
    return "/".join([first, *sorted(per)])


def _phrase(match: re.Match[str]) -> NumberPhrase | None:
    """Read a match of _NUMBER; None when its characters are no numeral after all (百家, 三五户, 万一)."""
    unit = (match["unit"] or match["counted"] or "").translate(_UNIT_SIGNS).replace("多", "余")
    if match["of"]:
        value, unit = _share(match["of"], match["part"])
    elif match["arabic"]:
        value = _decimal(match["arabic"])
        for scale in match["scale"] or "":
            value *= _SCALES[scale]
        unit = "余" + unit if match["about"] else unit
        if unit[:1] in _PERCENT:
            value, unit = value / _PERCENT[unit[0]], "%" + unit[1:]
    else:
        value = _chinese(match["chinese"], unit)
        if match["rough"]:
            unit = "余" + unit
        for scale in match["rough_scale"] or "":
            value = value * _SCALES[scale] if value is not None else None
    if value is None:
        return None
    if match["half"]:  # 一成半
        value += Fraction(1, 2)
    return NumberPhrase(match.start(), match.end(), match.group(), value, unit)


def _share(of: str, part: str) -> tuple[Fraction | None, str]:
    """Read 三分之一 as (1/3, ""), and hundredths, thousandths and ten-thousandths as a percentage."""
    whole = {"百": 100, "千": 1000, "万": 10000}.get(of)
    above = Fraction(100) if part == "百" else _chinese(part, "")
    below = whole or to_int(of)
    return (above / below if above is not None and below else None), "%" if whole else ""


def _decimal(words: str) -> Fraction:
    """The value of Arabic digits. (`Fraction` reads them too, but takes its time.)"""
    whole, _, decimals = words.translate(_ASCII).partition(".")
    return Fraction(int(whole + decimals), 10 ** len(decimals)) if decimals else Fraction(int(whole))


def _chinese(words: str, unit: str) -> Fraction | None:
    """Return the value of a numeral, Arabic or Chinese, with 点 or a point before decimals; None if it is none."""
    if words[0] in "0123456789０１２３４５６７８９":
        return _decimal(words)
    if unit == "折" and len(words) == 2 and all(character in DIGITS for character in words):
        words = f"{words[0]}点{words[1]}"  # 八五折 is 8.5折
    whole, _, decimals = words.partition("点")
    value = to_int(whole)
    if value is None:
        return None
    tail = "".join(str(to_int(digit)) for digit in decimals if digit not in _SCALES)
    return Fraction(f"{value}.{tail or 0}") * _SCALES.get(decimals[-1:], 1)
