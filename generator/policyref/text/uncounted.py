"""Numbers and times that a text needs for a name or to count its own parts: 三个方面, 十大行动, 第八届…会, 《…2024年…》

They are read like any other, so that words of ours with another number are found (四大行动); but they are no facts of
the text, and nobody is asked to settle them. Money, shares and sizes are never among them, nor what has a bound beside
it (两类以上, 不少于三类).
"""

import re

from policyref.text.identifiers import COUNTS_BEFORE
from policyref.text.numerals import NUMERAL_CHARACTERS

_N = rf"(?<![\d.{NUMERAL_CHARACTERS}])(?:\d{{1,3}}|[{NUMERAL_CHARACTERS}]{{1,5}})"
_SMALL = f"(?<![{NUMERAL_CHARACTERS}第])[两三四五六七八九十]"
_RANK = "[省市县区乡镇村州盟旗]"
_NO_BOUND = "(?!（?[以及之][上下内]|（?含|左右|起)"
_SORTS = (
    "主体|对象|人员|人才|人群|群体|企业|情形|情况|模式|方式|类型|形式|渠道|场景|服务|事项|路径|资源|材料|产品|问题|项目"
)
_POLICY = "(?:主要|重点|具体|政策|创新|改革|惠企|便民)?(?:措施|举措|政策|意见|规定|新政|细则|办法|实招|干货)"
_WORDS = (
    rf"{_N}大{_NO_BOUND}(?![于幅])",  # 十大行动
    rf"{_N}个(?:方面|维度|层面|意识|自信|维护|确立|五年(?=规划|计划)|一(?![{NUMERAL_CHARACTERS}]))",
    rf"{_SMALL}[类种]{_NO_BOUND}(?=[A-Za-z一-鿿]{{0,6}}?(?:{_SORTS}))|两[类种]{_NO_BOUND}|分[为成]{_SMALL}[类种档级]",
    rf"{_RANK}(?:[、和与]?{_RANK}|、?街道|[（(][市县区旗、]{{1,8}}[）)]){{1,6}}[两三四五]级(?!医院)",  # 市县两级
    rf"{_N}条(?={_POLICY}|[》”])|(?<=[新国])十条|(?<=新政|措施|举措|政策|护航){_N}条{_NO_BOUND}",
    rf"第{_N}次(?=[^，。；]{{0,14}}会)|{_N}届(?:{_N}次)?(?=[^，。；]{{0,14}}会)",  # 第99次常务会议
    rf"第{_N}届|第{_N}批(?!次)|(?<=[（(])[{NUMERAL_CHARACTERS}]{{1,3}}批(?=[）)])",  # （第一批）
    "一人(?=公司|企业|有限责任|有限公司|创业|成军|独角兽)",
    rf"{_SMALL}位一体|[一二三、]{{1,5}}次(?=产业(?![园链]))|[二三]次(?=开发|创业|装修|供水|利用|加工|分配|污染|转移|创新)",
    "最后(?:一|1)(?:公里|米)|从0到1",
    rf"{_N}分钟(?=[^，。；、]{{0,8}}圈)|每[日天](?=(?:上午|早上?|晚上?)?\d{{1,2}}[:：时点])",  # 15分钟办公生活圈
    r"(?<![\d.+＋])\d{1,3}(?:[+＋](?:\d{1,3}|[NnXx])(?![\d.元万亿年月天日个倍%％]))+",  # 1+10, 3+3+4产业体系
    rf"(?<=世界|中国|全国|全球|企业){_N}强",
    "[一二三四五]期(?=工程|项目|建设)",
    "八项规定",
    r"(?:19|20)\d{2}年度?(?=(?:财政|部门)?[预决]算|提前批次|政府工作报告|统计公报|中央一号文件)",  # a year in a name
)
_NAMES = re.compile("|".join(_WORDS))
# The title of a document is its name, years and counts included; so is a short term in quotation marks.
_TITLE = re.compile("《[^《》]{1,120}》")
_TERM = re.compile(f'[“"「][^“”"「」，。；：]{{1,12}}[”"」]{_NO_BOUND}')
_OF_TERM = re.compile(f"[\\d{NUMERAL_CHARACTERS}]+[类种大条位人强届]")
"""What a number in a term may count: “七种模式”, “人才新政36条”."""
_MONEY = re.compile("[元圆折倍%％‰]|[百千万亿]$|分之|[免半额]")
_MAY_BE = re.compile(f"[\\d{NUMERAL_CHARACTERS}]")


def uncounted(text: str) -> list[tuple[int, int]]:
    """Where numbers and times stand that are part of a name, or only count what the text lists itself."""
    return [one.span() for one in _NAMES.finditer(text) if not _counts(one)] if _MAY_BE.search(text) else []


def _counts(one: re.Match[str]) -> bool:
    """Whether 三类 is asked for (不少于三类) after all, or a rank beside others (一类, 二类)."""
    unit, text = one[0][-1], one.string
    if unit == "类" and ("一类" in text or "二类" in text):
        return True
    return unit in "类种大条" and bool(COUNTS_BEFORE.search(text, max(0, one.start() - 12), one.start()))


def titles_and_terms(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where titles of documents stand, and short terms in quotation marks."""
    titles = [one.span() for one in _TITLE.finditer(text)] if "《" in text else []
    return titles, [one.span() for one in _TERM.finditer(text)]


def may_be_of_title(words: str) -> bool:
    """Whether a number or a time in a title is part of it; what would be money or a share never is."""
    return not _MONEY.search(words)


def may_be_of_term(words: str) -> bool:
    return bool(_OF_TERM.fullmatch(words))
