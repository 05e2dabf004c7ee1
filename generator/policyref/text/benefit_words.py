"""The words by which a text says what kind of benefit it gives, and whose money it is. The only list of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from policyref.text.figures import spans_of


class Said(NamedTuple):
    """Words at `start:end` of a text, and the kind or the payer that they say."""

    start: int
    end: int
    value: str
    words: str


_KINDS = {
    "reward": "奖励|奖补|奖金|激励|嘉奖|奖扶|以奖代补|再奖|重奖|奖(?=[\\d一二三四五六七八九十])",
    "subsidy": "补贴|补助|补偿|贴息|津贴|奖补|以奖代补|补足|补差|代补",
    "support": "扶持|资助|救助|帮扶|消费券|(?:资金|经费|给予|予以)[^，。；、]{0,6}支持",
    "reimbursement": "报销|据实|实报实销|返还|退还",
    "reduction": "减免|减半|减征|减收|减按|减息|减租|减税|减费|减缴|免征|免收|免缴|免交|免费"
    "|免除|免于|互免|免租|免税|免去|优惠|降低|降到|降至|降为|下调|半价|打折|[\\d一二三四五六七八九.]+折|不收费|不收取|不征|退税|抵扣|返还|立减|满减",
    "deferral": "缓缴|缓交|缓征|缓收|暂缓|延缓|延期|延长|延至|展期|续期|顺延|宽限|分期",
    # 按贷款额的1%贴息, 贷款减息: the loan is what the benefit is measured by, not what is given.
    "loan": "贷款(?!余额|总额|额|利息|贴息|利率|本金|期限|阶段性减息|延期)|授信|担保(?!费|机构)|续贷|再贴现|再贷款"
    "|借款|信贷|增信",
}
MONEY_GIVEN = {"reward", "subsidy", "support"}
_KIND = {kind: re.compile(words) for kind, words in _KINDS.items()}


def kinds_in(text: str) -> list[Said]:
    """Every word that says a kind, in order."""
    found = [
        Said(one.start(), one.end(), kind, one[0]) for kind, words in _KIND.items() for one in words.finditer(text)
    ]
    return sorted(found)


# What makes of a level (省级) a payer: its money, or that it pays. 省级示范店 is a rank.
_MONEY = (
    "(?:财政(?!局|厅|所)|财政[局厅所](?=拨付|列支|承担|支付|负担|安排|给予)|资金|补贴|补助|补偿|奖补|奖励|奖金|消费券|专项"
    "|出资|承担|负担|分担|给予|予以|安排|拨付|配套|预算|经费|统筹|支付|兑现|列支|全额|按比例"
    "|(?:人民)?政府(?:给予|予以|出资|承担|负担|安排|补贴|补助|奖励|配套|拨付))"
)
MAY_PAY = re.compile("[省市县区国]|中央|自治|人民银行")
"""What no words that name a payer do without."""
_POT = "(?:资金|财政|专项|经费|基金|政策)"
_RANKED = "企业|示范|基地|园区|产业园|平台|中心|品牌|称号|认定|单位|项目|标准|高新|龙头|实验室|试点|荣誉"
_BETWEEN = f"(?:(?!{_RANKED})[^，。；、]){{0,14}}?"
_LEVELS = {
    "nation": "(?:国家|中央)",
    "province": "(?<!节)省|自治区",
    "city": "(?<![上城门超都股夜早菜集])市",
    "county": "县|(?<![园社地景小片街校厂山灾库牧林矿自新聚作展])区",
}
_OURS = {"province": "[本我]省", "city": "[本我]市", "county": "[本我][县区旗]"}
_MUNICIPALITIES = {"北京市", "天津市", "上海市", "重庆市"}


_OF_THE_NATION = re.compile("财政部(?!门)|人民银行(?![^，。；]{0,8}支行)|国务院")


# 省、市、县财政各承担三分之一: every level of the list pays.
_LISTED = "(?:(?:[、和与及（(]|以及)*(?:省|市|县|区|旗)(?:级|本级)?[）)]*)*(?:[两三四]级)?"
_PAYS = f"(?:级|本级)?{_LISTED}(?:共同|各自?|分别)?{_MONEY}"
_PAYS_AFTER = re.compile(_PAYS)
_LEVEL = {payer: re.compile(level) for payer, level in _LEVELS.items()}


@lru_cache(maxsize=64)
def _payer(payer: str, places: tuple[str, ...]) -> re.Pattern[str]:
    """The words that say a payer, who may be called by the name of one of some places."""
    level = _LEVELS[payer]
    names = [level, *filter(None, [_OURS.get(payer)]), *map(re.escape, places)]
    own = f"(?:{'|'.join(names)})"
    pot = f"{own}(?:级|本级)?{_BETWEEN}{_POT}" if payer == "nation" else f"(?:{level})级{_BETWEEN}{_POT}"
    return re.compile(f"{own}{_PAYS}|{pot}")


def _level_of(place: str) -> str:
    if place in _MUNICIPALITIES or place.endswith(("省", "自治区")):
        return "province"
    return "county" if place.endswith(("县", "区", "旗")) else "city"


def payers_in(text: str, region: Sequence[str]) -> list[Said]:
    """Every word that says whose money it is, in order; `region` are the places of the notice, from large to small."""
    found = [Said(one.start(), one.end(), "nation", one[0]) for one in _OF_THE_NATION.finditer(text)]
    named = [place for place in region if _pays(place, text)]
    for payer, level in _LEVEL.items():
        places = tuple(place for place in named if _level_of(place) == payer)
        if places or level.search(text):
            found += [Said(one.start(), one.end(), payer, one[0]) for one in _payer(payer, places).finditer(text)]
    return sorted(found)


def _pays(place: str, text: str) -> bool:
    """Whether a place is named as one that pays; of others there is nothing to look for."""
    return any(_PAYS_AFTER.match(text, end) for _, end in spans_of([place], text))
