"""Amounts and shares that are written without a number: 免费, 减半, 全额, 翻两番.

Each has a value like any number. A share is in "%" (一半 is 1/2), a growth in 倍 (翻两番 is 4). What is free of charge
(免费, 免征, 零租金, 不收费) is 0 in the unit 免: all of it is the same statement, and no sum of money that a rule
could pay. Listed are words for what somebody gets or need not pay; 免于处罚, 全额拨款单位 and 加倍努力 are none.
"""

import re
from fractions import Fraction

FREE = "免"
"""The unit of what is free of charge."""

_NOT_FREE = "(?<![减避难未不以罢幸任赦])"
_PAYABLE = "费|税|租|息|滞纳金|押金|保证金|门票|债|贷款|价款|出让金"
_HALF, _WHOLE = Fraction(1, 2), Fraction(1)
# Pattern, value and unit. What is no amount is kept out by what stands before and after.
_WORDS: tuple[tuple[str, Fraction | int, str], ...] = (
    (r"减半|折半|各半|对半|一半|半数|半额|过半(?!数)|半价|半费|半票", _HALF, "%"),
    (r"全额(?!拨款|预算|事业)|百分百|等额(?!本[息金])", _WHOLE, "%"),
    (r"对折", 5, "折"),
    (r"翻一?倍|翻一?番(?!茄)|加倍(?!努力|珍惜|重视|小心)|双倍", 2, "倍"),
    (r"翻[两二]番", 4, "倍"),
    (r"翻三番", 8, "倍"),
    (r"互免(?!活动|政策|合作|机制|协议)|全免", 0, FREE),
    (rf"{_NOT_FREE}免(?:收|征|缴|交|费|租|息|押金|门票|学费)|{_NOT_FREE}免税(?![店商购品法])", 0, FREE),
    (
        rf"{_NOT_FREE}(?:免除|免去|免掉|豁免|暂免|免(?![申审证检疫职责罚于试考修税]))(?=[^，。；、]{{0,8}}?(?:{_PAYABLE}))",
        0,
        FREE,
    ),
    (r"不(?:再|得|予)?(?:收费|收取|征收)|严禁收费|停(?:止)?(?:征收?|收费)|暂停(?:征收|收费|收取)", 0, FREE),
    (r"零(?:租金?|利率|利息|费用|收费|费率|首付|押金|关税|手续费|佣金|服务费|学费|成本|元)(?!售)", 0, FREE),
    (r"无偿(?!献)", 0, FREE),
)
_BEGINS = "[减折各对一半过全百等翻加双互暂免豁不严停零无]"
_WORD = re.compile(rf"(?={_BEGINS})(?:{'|'.join(f'({words})' for words, _, _ in _WORDS)})")


def find_words(text: str) -> list[tuple[int, int, Fraction, str]]:
    """Start, end, value and unit of every such word, in order."""
    found = []
    for match in _WORD.finditer(text):
        _, value, unit = _WORDS[(match.lastindex or 1) - 1]
        found.append((match.start(), match.end(), Fraction(value), unit))
    return found
