"""What looks like a number in running text and states none: it names, cites or tells the time of day.

Telephone and account numbers, addresses, plates, codes, documents and clauses cited by number, labels of list items and
of tables, hours, and words that a numeral is part of (统一, 一次性). The scanner of numbers passes over these; what
can be compared and needs no settling all the same is in `uncounted`. Everything here is read in time that grows with
the text alone: whatever may repeat is bounded, or can begin only where nothing of its own stands before it.
"""

import re

from policyref.text.counting_words import UNIT
from policyref.text.numerals import NUMERAL_CHARACTERS

_N = f"(?<![{NUMERAL_CHARACTERS}])[{NUMERAL_CHARACTERS}]++"
_HAN = f"(?![{NUMERAL_CHARACTERS}])[一-鿿]"
_NO_UNIT = rf"(?!\d|{UNIT}|[百千万亿多余])"
_TO = "(?:[-－—–~～、至到]|至第)"
# Each kind of words in two pieces: what begins with a digit, and what begins with something else. No number begins
# within another, so that the first are asked once a number; that makes scanning several times as fast.
# Where to turn to: telephone and account numbers, 12345热线, addresses of every kind.
_MAIL = r"(?<![A-Za-z0-9.+_-])[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9.-]++"
_MORE_LINES = rf"(?:[-－—转]\d{{1,6}})?(?:[、/／，,]\d{{7,8}}{_NO_UNIT}){{0,9}}"
_SITE = r"(?:[A-Za-z0-9-]{1,63}\.){1,6}(?:com|cn|net|org|gov|edu|top|vip|info)(?![A-Za-z0-9])(?:[:/?#][!-~]{0,300})?"
_CONTACT_IN_DIGITS = (
    rf"(?<!\d)0\d{{2,3}}[-－—]\d{{7,8}}(?!\d){_MORE_LINES}"
    rf"|(?<!\d)1[3-9]\d{{9}}(?!\d|[百千万亿]?元)|(?<!\d)[48]00[-－—]?\d{{3,4}}[-－—]?\d{{3,4}}{_NO_UNIT}"
    rf"|(?<!\d)(?:1[12]\d|1\d{{4}}|9[56]\d{{3,4}})(?={_HAN}{{0,8}}(?:热线|专线|平台|咨询|投诉|举报)|报警|急救|火警){_NO_UNIT}"
    rf"|(?<=[一-鿿、])12(?:345|333|366|315|329|328|348|350|388)(?![\d.]){_NO_UNIT}|{_MAIL}|{_SITE}"
)
_CONTACT = (
    rf"[（(]0\d{{2,3}}[）)]\d{{7,8}}(?!\d){_MORE_LINES}"
    rf"|(?:拨打|致电)[“（(]?\d{{3,12}}(?:[、或]\d{{3,12}}){{0,9}}{_NO_UNIT}"
    r"|(?:电话|热线|专线|传真|手机|邮编|邮政编码|[账帐]号|QQ群?|分机|转)号?码?[：:“（(]?"
    rf"(?:\d{{7,30}}|\d{{3,30}}(?!{_HAN}))(?:[-－—转、/／]\d{{1,12}}){{0,9}}{_NO_UNIT}"
    rf"|(?:https?://|www\.)[!-~]++|{_MAIL}|{_SITE}"
    rf"|(?:信用)?(?:代码|编号|卡号|户号|证号|单号|序号)[：:]?\d{{6,30}}{_NO_UNIT}"
)
# What identifies a thing: 91140500MA0ABCDE1X, 2301-140500-89-01-123456, 晋E·12345, JC2022-015.
_PLATE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_CODE_IN_DIGITS = rf"(?<![\d.])(?:\d{{15,30}}|\d{{1,12}}(?:-\d{{1,12}}){{3,9}}){_NO_UNIT}"
_CODE = (
    rf"{_PLATE}[A-Z][·•.]?[A-Z0-9]{{5,6}}(?![A-Z0-9])"
    rf"|[A-Za-z]{{1,8}}\d{{1,12}}(?:[-－—/]\d{{1,12}}){{1,4}}{_NO_UNIT}"
)
# Where it is: 云溪大街2号楼405室, 3单元, 5楼; 88号 numbers things, whatever stands around it.
_ADDRESS = (
    r"(?<!\d)\d{1,4}(?:[-－—、]\d{1,4}){0,9}号(?![以之]?前(?!门)|起(?!步))"
    r"(?:附\d{1,4}号?|\d{1,4}号|楼|院|门|厅|馆|窗口|地块|厂房|仓库|车间|线|公路){0,3}"
    rf"(?:\d{{1,4}}(?:单元|层|楼|室|号|[栋幢座](?:\d{{3,4}}(?![\d.]){_NO_UNIT})?)){{0,3}}"
    r"|(?<!\d)\d{1,2}(?:单元|楼(?![宇盘]))(?:\d{2,4}[室号])?|(?<!\d)\d{2,4}室"
    rf"|(?<!\d)\d{{1,3}}[栋幢座](?:\d{{3,4}}(?![\d.]){_NO_UNIT}|(?=\d{{1,4}}(?:单元|层|楼|室|号)))|(?<!\d)\d{{1,3}}#"
    r"|(?<![\dA-Za-z])\d{3}(?:国|省|县|乡)道|(?<!\d)\d{1,4}路(?:公交|车)"
)
_HOUR = r"(?<!\d)(?:[01]?\d|2[0-4])"
_SHORT_FACE = r"(?:[01]?\d|2[0-4])[:：][0-5]\d(?:[:：][0-5]\d)?(?!\d)"
_DAYTIME = "(?:上午|下午|中午|晚上?|凌晨|早上?|夜间?)"
_MINUTES = rf"(?:(?:[0-5]?\d|{_N})分(?![之别])|整|半)"
_DASH = "[-—–～~至到]{1,2}"
# When: 7:00—10:00, 上午9时30分, 下午五点半. A ratio (1:10) has no word of time before it, no 00 and no second hour.
_CLOCK_IN_DIGITS = (
    rf"(?<!\d){_SHORT_FACE}{_DASH}(?:次日|{_DAYTIME})?{_SHORT_FACE}|(?<!按)(?<!例)(?<!比)(?<!比为)(?<!例为)(?:"
    rf"(?<![\d:：])(?:[01]\d|2[0-4])[:：][0-5]\d(?!\d)|(?<![\d:：])\d[:：]00(?!\d)"
    rf"|(?:(?<=时间为)|(?<=[午晚晨天日间在于])){_SHORT_FACE})"
    rf"|{_HOUR}(?:时{_MINUTES}?(?![效间长限点段差])|点(?:{_MINUTES}|钟)|点?{_DASH}\d{{1,2}}点{_MINUTES}?(?![位数]))"
)
_CLOCK = (
    rf"{_DAYTIME}(?:{_HOUR}|{_N})(?:[:：][0-5]\d|[时点]{_MINUTES}?|(?={_DASH}{_HOUR}[时点]))"
    rf"(?:{_DASH}(?:次日|{_DAYTIME})?{_HOUR}(?:[时点]{_MINUTES}?|[:：][0-5]\d))?"
)
# What is cited by its number: 第三条, 第3—5项, GB/T 9704-2012, 2.0版, 表2-1; what a number names: “315”, 双11, 985高校.
_ARTICLE = rf"第(?:{_N}|\d{{1,9}}+)(?:{_TO}(?:{_N}|\d{{1,9}}+)){{0,20}}(?:[条款项章节编号页]|部分)"
_VERSION = r"(?<![\d.])\d{1,2}\.(?:\d{1,2}版|0(?=[”\"]|时代|升级|工程|行动|计划|模式|平台|系统))"
_CITED_IN_DIGITS = (
    rf"(?<!\d)(?:19|20)\d{{2}}年(?:{_ARTICLE}|\d{{1,4}}号)|{_VERSION}"
    r"|(?<![\d.])(?:985[、/／和及]+211|985|211)(?=[”\"]|工程|高校|院校|大学)|(?<![\d.])618(?=活动|大促|促销|购物|电商|消费|期间)"
)
_STANDARD = (
    r"[A-Z]{1,5}(?:\d{2,4})?(?:/[A-Z]{1,3})?\s?\d{1,9}+(?:\.\d{1,9}+){0,3}[-－—:：](?:19|20)\d{2}(?!\d)"
    r"|[A-Z]{1,3}\d{2,4}/T\s?\d{1,9}+"
)
_LABELLED = (
    "(?:附件|附表|附图|附录|专栏|样表|清单|公式|注|(?<!代)表|图)[：:]?"
    rf"\d{{1,2}}+(?:(?:[-－—.、和至]|至附件)\d{{1,2}}+){{0,9}}(?![.．]\d|[%％‰/／]){_NO_UNIT}"
)
_PAGE = r"(?m:^[-－—–·]{1,2}\d{1,4}[-－—–·]{1,2}$)|共\d{1,4}页"
_CITED = rf"{_ARTICLE}|{_STANDARD}|[“\"]\d{{3,}}+[”\"]|{_LABELLED}|{_PAGE}|双1[12](?!\d)"
_LISTED_AFTER = "(?<=以下|下列|上述|如下)"
_LISTED = "[个种类项条](?=条件|情形|情况|方面|要求|标准|材料|事项|企业|项目|单位|人员)"
_HOW_MANY = "个?(?=条件|情形)"
_IN_DIGITS = (
    rf"(?m:^\d{{1,3}}[.．、](?!\d))|{_CLOCK_IN_DIGITS}|{_CONTACT_IN_DIGITS}|{_CODE_IN_DIGITS}|{_ADDRESS}"
    rf"|{_CITED_IN_DIGITS}"
    rf"|(?<!\d)(?:19|20)\d{{2}}(?=[一-鿿])(?!{UNIT}|[百千万亿多余])"  # 2023中国……大会, a year inside a name
    rf"|{_LISTED_AFTER}\d{{1,9}}+{_LISTED}|(?<!\d)\d{{1,9}}+{_HOW_MANY}"
)
_OTHERS = (
    rf"[〔﹝\[（(【［](?:19|20)\d{{2}}[〕﹞\]）)】］](?:第?\d{{1,9}}号|\d{{1,4}}(?![\d.]){_NO_UNIT})?"  # 〔2022〕12号
    r"|[〔﹝\[【［]\d{1,3}[〕﹞\]】］]"  # the mark of a footnote
    r"|(?m:^[ \t\u3000]+\d{1,3}[.．、](?!\d))|[（(]\d{1,2}[）)]"  # the labels of list items
    rf"|{_CLOCK}|{_CONTACT}|{_CODE}|{_CITED}|[A-Z]座\d{{2,4}}(?![\d.]){_NO_UNIT}"
    rf"|(?<!分)[统唯单同逐划专归合之每任某另]一(?![{NUMERAL_CHARACTERS}])"  # 每一个, but not 每一千元
    rf"|(?<![第{NUMERAL_CHARACTERS}])一(?:批(?!次)|大|次性|条龙|成不变|家人|件事)"
    rf"|(?<![{NUMERAL_CHARACTERS}])一{_HAN}一{_HAN}|零件"  # 一企一策
    rf"|党的{_N}[大届]|{_N}大(?=精神|报告|代表|以来)|{_N}届{_N}中全会"
    r"|[两三]级(?=财政|政府|人民政府|党委)"  # whose money it is, not how much
    rf"|{_LISTED_AFTER}{_N}{_LISTED}|{_N}{_HOW_MANY}"  # how many are listed
    rf"|(?:执法|监管|监察|综合|业务|稽查|检查|审计){_N}处"  # a numbered division of an office
)
_OTHERS_BEGIN = (
    rf"[〔﹝\[（(【［“\"]\d|[\sA-Za-z电热传拨致手邮账帐转代编卡户证单序晚凌早夜附第党双专样清公注表图共·—–－{NUMERAL_CHARACTERS}-]"
    rf"|{_PLATE}(?=[A-Z])|[上下中]午|专线|信用|分机|[统唯单同逐划专归合之每任某另]一|执法|监[管察]|综合|业务|稽查|检查|审计"
)
_NO_NUMBER = re.compile(rf"(?=\d)(?<![0-9])(?:{_IN_DIGITS})|(?={_OTHERS_BEGIN})(?:{_OTHERS})")
_CONTACT_WORD = re.compile("电话|热线|传真|手机|联系方式")
_LISTED_NUMBER = re.compile(rf"(?<!\d)(?:0\d{{2,3}}[-－—]?)?\d{{7,8}}(?:[-－—转]\d{{1,6}})?{_NO_UNIT}")
_CLAUSE = 200
# 一名, 一个年度: the article “a”, unless the words around it count: 每招用一名, 一名以上, 只能享受一次.
_A = re.compile("一(?:个|名|位|家|项|种|件|份|套|台|处|座|条|笔|类|场|轮|支|张|栋|间|层|次)$")
COUNTS_BEFORE = re.compile(
    "(?:每|满|至少|最少|少于|低于|最多|超过|多于|高于|只|仅|限|达到?|超|新增|增加|前|任选|选择)[^，。；：、]{0,8}$"
)
"""Words before a number that make it count."""
_COUNTS_AFTER = re.compile("[（(]不?含|[以之及][上下内外以]|为限|封顶")


def spans_without_number(text: str) -> list[tuple[int, int]]:
    """The spans of ``text`` in which digits and numerals state no number, in order and apart."""
    spans = [match.span() for match in _NO_NUMBER.finditer(text)]
    listed = _listed_contacts(text)
    return sorted({*spans, *listed}) if listed else spans


def _listed_contacts(text: str) -> list[tuple[int, int]]:
    """The numbers after 电话 to the end of its sentence: 电话：县商务局65690561，县财政局65690562."""
    found: list[tuple[int, int]] = []
    end = 0
    for word in _CONTACT_WORD.finditer(text):
        if word.start() < end:
            continue
        stop = min(
            [at for mark in "。；\n" if (at := text.find(mark, word.end(), word.end() + _CLAUSE)) >= 0], default=0
        )
        end = stop or min(len(text), word.end() + _CLAUSE)
        found += [match.span() for match in _LISTED_NUMBER.finditer(text, word.end(), end)]
    return found


def is_article(words: str, text: str, start: int) -> bool:
    """Whether 一名 and its like at ``text[start:]`` only say “a”."""
    if words == text or not _A.fullmatch(words):
        return False
    before, after = text[max(0, start - 12) : start], text[start + len(words) : start + len(words) + 3]
    return not COUNTS_BEFORE.search(before) and not _COUNTS_AFTER.match(after)
