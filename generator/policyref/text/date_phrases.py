"""The grammar of dates, periods and durations in running text, and the scanner that finds them.

One regular expression reads a phrase whole. Its named groups say what the phrase is made of: those of its first point
in time start with ``a_``, those of the second (in A至B) with ``b_``. What no calendar can place is in ``event``,
``recurring``, ``relative`` (次年3月底前 counts from a moment of the text) or ``duration``; ``issue`` counts from a day
of the notice itself. policyref.text.dates turns the groups into days.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from policyref.text.numerals import KEPT, NUMERAL_CHARACTERS

# In these pieces @NAME stands for the piece of that name, @N for the characters of a Chinese numeral inside a class.
# A number starts where no other number runs into it, so that 13月 is not read as 3月.
_PIECES = {
    "ARABIC": r"(?:(?<![0-9.．])|(?<=^[0-9][.．])|(?<=^[0-9]{2}[.．]))",  # after 1. a text's first item begins
    "CHINESE": r"(?<![@N])",
    "YEAR": r"(?:(?<![0-9])(?:19|20)[0-9]{2}|@CHINESE[一二][〇零一二三四五六七八九]{3})",
    "M": r"(?:1[0-2]|0?[1-9])",
    "D": r"(?:3[01]|[12][0-9]|0?[1-9])",
    "MONTH": r"(?:@ARABIC@M|@CHINESE(?:十[一二]?|[一二三四五六七八九]))",
    "DAY": r"(?:@ARABIC@D"
    r"|@CHINESE(?:三十一?|卅一?|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九]))",
    "THE_DAY": r"(?:日|号(?![楼院文线令召机]))",
    "WEEKDAY": r"(?:[（(](?:星期|周|礼拜)[一二三四五六日天][）)]|(?:星期|礼拜|周)[一二三四五六日天](?![期末边内]))",
    "TO": r"(?:(?:起|开始)?[至到]|[—–－~～-]{1,2})",
    # 后年, 上年, 当年 and 次年 are missing: they count from another moment than the issue of the notice (RELATIVE).
    "NAMED_YEAR": r"(?:今年|(?<![说证声表阐注标])明年|(?<!过)去年|(?<![资成基版日])本年)",
    "NO_NUMBER": r"(?!第?[0-9@N]{1,4}号)",  # of a document: 公告2023年第12号
    "EDGE": r"(?:[底末]|初(?![步中期]))",
    # 年底, 年内, 月底 with nothing before them that says which.
    "BARE": r"(?<![近多几数每往历常当同次翌上前青少老成周半个岁@N0-9])",
    "WITHIN": r"内(?![容部外需蒙])",
    # A moment or a calendar period. The conditional (?(@Tyear)…) lets 底 and 内 follow a year directly and asks for 年
    # otherwise. A bare number is a year, month or day only where 至 and the same unit follow (2023—2025年, 1—3月).
    "POINT": r"""
    (?:(?P<@Tiso>@ARABIC(?:19|20)[0-9]{2}(?:-@M-@D(?!-[0-9]{1,2}(?![0-9]))|[.．]@M[.．]@D|/@M/@D)(?![0-9]|[.．/][0-9]))
     (?P<@Tiso_weekday>@WEEKDAY)?
    |(?P<@Tyear>@YEAR(?:年度?@NO_NUMBER|(?=@TO@YEAR年))|@NAMED_YEAR度?)?
     (?:(?P<@Tmonth>@MONTH)(?:月份?|(?=@TO@MONTH月))
        (?:(?P<@Tday>@DAY)(?:@THE_DAY(?P<@Tweekday>@WEEKDAY)?|(?=@TO@DAY日))
          |(?P<@Tthird>上中|中下|[上中下])旬|(?P<@Tmonth_edge>@EDGE))?
     |(?<![上下每任某同])(?:第|(?<![前0-9.@N]))(?P<@Tquarter>[一二三四1-4])季度(?P<@Tquarter_edge>@EDGE)?
     |前(?P<@Tquarters>[二两三23])个?季度
     |(?<!以)(?P<@Thalf>[上下])半年
     |(?P<@Twhole>(?(@Tyear)(?:年?@EDGE|年?@WITHIN|全年)
        |(?:@BARE年(?:[底末]|@WITHIN)|(?<![健安])全年(?![度龄检限审]))))
     |(?P<@Tnear>(?:本|下个?)月[底末]?|本季度[底末]?|@BARE月[底末])
     |(?(@Tyear)|(?!))))""",
    "LAST": r"(?:@POINT|(?P<@Tlast_day>@DAY)@THE_DAY(?P<@Tlast_weekday>@WEEKDAY)?"
    r"|(?(a_iso)(?P<@Tshort>@M[.．/]@D)(?![0-9.．])|(?!)))@HOUR@COUNTED",
    # 2024年6月30日（星期日）17:00前, 12月31日24时. What is asked of a midnight is whether it begins or ends its day.
    "HOUR": r"""(?:(?<=[日号）)天一二三四五六])(?:上午|下午|中午|晚上?|凌晨)?
    (?P<@Thour>(?P<@Tmidnight>(?:00?|零)(?:[:：]00(?:[:：]00)?|[时点]整?)(?![0-9]))
    |(?:2[0-4]|1[0-9]|0?[0-9]|二?十[一二三四五六七八九]?|[一二三四五六七八九])
     (?:[:：][0-5][0-9](?:[:：][0-5][0-9])?|[时点](?:[0-5]?[0-9]分|整|半)?))?)?""",
    "INCLUDING": r"[（(]不?含(?:当日|当天|本日|该日)?[）)]",
    "COUNTED": r"(?P<@Tcounted>@INCLUDING)?",
    "BEFORE": r"[以之]?前(?![期台沿景往列瞻言述]|[@N0-9]+个?[季月年])",
    "AFTER": r"[以之]?后(?![续期台备勤])",
    "SUFFIX": r"前后|同期|@BEFORE|@AFTER|以来|至今(?!年)|开始|起(?![来步草点到诉源重])|止|期间|以内|之内|@WITHIN",
    "FEAST": r"(?:元旦|春节|元宵节?|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|双?十一|双11|两节|双节|两会|除夕|"
    r"暑期|暑假|寒假)",
    "QUOTED_FEAST": r"(?:“@FEAST”|(?<![第二三四五六七八九])@FEAST)",
    "HOLIDAY": r"(?:节庆假日|节假日|小长假|黄金周|节日|节庆|假日|假期|长假)",
    "FESTIVAL": r"""(?:@YEAR年|@NAMED_YEAR)?@QUOTED_FEAST(?:[、和及与]@QUOTED_FEAST){0,9}
    (?:等?(?:传统|法定|重大|重要)?@HOLIDAY(?:前后|期间|@BEFORE|@AFTER)?|等?(?:前后|前夕|期间|@BEFORE|@AFTER|当[天日]))""",
    # The noun before 期间: function words end it on its left. A longer run of characters holds more than one noun; its
    # last two are what can be told. The lookaheads only save time: most characters have no 期间 near.
    "FUNCTION": r"在对于的和与及或为将把以等且但凡了至由向其该此各每上述",
    "NOUN": r"(?:(?!@QUOTED_FEAST|[@FUNCTION])[一-鿿])",
    "NOUN_START": r"(?:(?<![一-鿿])|(?<=[@FUNCTION]))",
    "EVENT": r"(?:“[^“”]{2,8}”|@NOUN_START(?=.{2,8}期间)@NOUN{2,8}|在[校岗职建读]|(?=..期间)@NOUN{2})期间",
    # “十四五”末: which years a plan covers is not in the words.
    "PLAN": r"(?:“[一二三四五六七八九十]{1,3}五”|(?<![@N])十[一二三四五六七八九]五)(?:规划)?"
    r"(?:期?末|中?期(?=[，。；]|$)|时期|期间|以来|初期)",
    # A month or day of no year, or several: 6月30日和12月31日, 1—3月, 12月至次年3月.
    "PLACE": r"(?:@MONTH(?:月份?(?:@DAY@THE_DAY|[上中下]{1,2}旬|@EDGE)?|(?=(?:@TO|[、和及])@MONTH月))|@DAY@THE_DAY)",
    "PLACES": r"@PLACE(?:(?:(?:@BEFORE)?[、和及]|@TO(?:[次翌]年)?)@PLACE)*",
    "RECURRING": r"""每个?(?:年度?|半年|季度|月|周|星期|日|天)
    (?:@PLACES@HOUR|@EDGE|(?:首|末|第[一二三]个?)月@DAY日)?(?:@BEFORE|@AFTER|起)?""",
    "RELATIVE": r"""(?:(?:[次翌当同]|[上下]一?|第二|前一)年度?(?:@PLACES|@EDGE)
    |(?:[次翌当同]|上一?个?)月(?:@DAY日|@EDGE))(?:@BEFORE|@AFTER|起)?""",
    # 印发之日起30日内, 施行之日起: days that a notice sets itself, and what is counted from them.
    "ISSUE": r"""(?:印发|发布|公布|发文|下发|颁布|成文|签发|施行|实施|生效)之日(?:起|后)?
    (?:满?@COUNT(?:@YEAR_AND_MONTHS|年半?|个月|个?(?:工作|自然)日|[日天周])(?:[以之]?[内后])?)?""",
    "YEAR_AND_MONTHS": r"年[零又]?[0-9一二两三四五六七八九十]{1,3}个月",
    "COUNT": r"(?:(?<![0-9.．第/])[0-9]+(?:\.[0-9]{1,2}(?![0-9]))?|(?<![@N第几数/])(?!百)[一二两三四五六七八九十百]+"
    r"|(?<![上下@N])半)",
    "DURATION": r"""(?:@COUNT@TO)?@COUNT(?:@YEAR_AND_MONTHS|年半?@NO_NUMBER(?![级龄轻货薪产检报均代度])
    |个?半?月(?<=个月|半月)|个季度|个?(?:工作|自然)日|天(?!然)|日(?![常益均])(?<=[0-9]日)|日(?=[以之]?内)|周(?![岁年边转期])|个?小时|个?星期)
    (?:[以之]?内(?![容部外需蒙])|以上|以下|左右|@AFTER|@BEFORE)?""",
}
_PHRASE = r"""(?P<event>@FESTIVAL|@PLAN|@EVENT)|(?P<issue>@ISSUE)|(?P<recurring>@RECURRING)|(?P<relative>@RELATIVE)
    |(?:从|(?<![来各独亲])自)?@FIRST(?:@TO(?P<next_year>[次翌]年)?@LAST)?(?:(?P<suffix>@SUFFIX)(?P<counted>@INCLUDING)?)?
    |(?P<duration>@DURATION)"""


def _expand(name: str, tag: str = "") -> str:
    """Return the piece ``name`` with every @NAME in it replaced; ``tag`` goes before the group names of a point."""
    if name in {"FIRST", "LAST"}:
        tag = "a_" if name == "FIRST" else "b_"
    fixed = {"N": NUMERAL_CHARACTERS, "T": tag, "FIRST": "@POINT@HOUR@COUNTED", "PHRASE": _PHRASE}
    piece = fixed[name] if name in fixed else _PIECES[name]
    return re.sub(r"@([A-Z_]+)", lambda match: _expand(match[1], tag), piece)


_READ = re.compile(_expand("PHRASE"), re.VERBOSE)
WEEKDAYS = tuple(name for name in _READ.groupindex if name.endswith("weekday"))
"""The groups that have a day of the week."""
# Where a phrase may begin. The grammar is large, so that asking it at every character is most of the time of a scan.
_FIRST = (
    "(?<![0-9])[0-9]|[一二两三四五六七八九十劳端双除翌从自第]|[今明去全](?=年)|本(?=[年月季])|元(?=[旦宵])|春(?=节)|清(?=明)"
    "|中(?=秋)|国(?=庆)|[暑寒](?=[期假])|在(?=[校岗职建读])|每(?=[个年半季月周星日天])|前(?=[一二两三23])|上(?=[半一个年月])"
    "|下(?=[半一个年月])|年(?=[底末内])|月(?=[底末])|半(?=[半年个月天日周小星季工自至到起开—–－～~-])|[次当同](?=[年月])|“(?=[^”]{1,8}”)"
)
_MAY_BEGIN = re.compile(_FIRST)
# Any noun may stand before 期间, and 之日 has what the day is of before it.
_MAY_BEGIN_ANYWHERE = re.compile(rf"{_FIRST}|(?=.{{2,8}}期间|..之日)")
# What no phrase does without: a digit, a unit of time, a feast, a plan.
MAY_BE_DATE = re.compile("[0-9０-９年月日季周天期时节旦宵明午秋庆夕假]|五一|十[一二三四五六七八九]|两会|五”")
_WIDE_DIGIT = re.compile("[０-９]")
_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")
ZEROS = "〇零○◯OＯ0０"
"""What is typed for the zero of a year in characters: 二○二○年, 二Ｏ二四年, 二0二四年."""
_YEAR_TYPED = re.compile(f"[一二][{ZEROS}一二三四五六七八九]{{3}}(?=\\s*年|$)")
_PLAIN_ZERO = str.maketrans(ZEROS, "〇" * len(ZEROS))


class DatePhrase(NamedTuple):
    """A date, a period or a duration, at text[start:end]."""

    start: int
    end: int
    words: str


@lru_cache(maxsize=KEPT)
def read_phrases(text: str) -> tuple[re.Match[str], ...]:
    """Return the match of every phrase in ``text``, in order; the groups hold ASCII digits whatever the text uses."""
    if not MAY_BE_DATE.search(text):
        return ()
    text = in_one_script(text)
    begins = _MAY_BEGIN_ANYWHERE if "期间" in text or "之日" in text else _MAY_BEGIN
    found = []
    index = 0
    while begin := begins.search(text, index):
        match = _READ.match(text, begin.start())
        index = match.end() if match else begin.start() + 1
        if match:
            found.append(match)
    return tuple(found)


def in_one_script(text: str) -> str:
    """The same text with ASCII digits for full-width ones, and with 〇 for what is typed for it in years."""
    if _WIDE_DIGIT.search(text):
        text = text.translate(_ASCII)
    return _YEAR_TYPED.sub(lambda year: year[0].translate(_PLAIN_ZERO), text)


def scan_dates(text: str) -> list[DatePhrase]:
    """Return every date, period and duration in ``text``, in order and without overlaps, each as long as it goes."""
    return [DatePhrase(*match.span(), text[slice(*match.span())]) for match in read_phrases(text)]
