"""The places that the name of a public body begins with: 云溪市人民政府办公室 is of 云溪市, 某省某市某县… of three.

Only what grammar can tell is told. A name without a place of its own (市商务局), a zone that is no administrative
area (云溪经济开发区管委会) and a place in the middle of a name (国家税务总局云溪市税务局) give none.
"""

from __future__ import annotations

import re

_PLAIN = "(?:(?![省市县区盟旗镇乡])[一-鿿])"  # what does not end the name of a place
_BODY = (
    "(?=人民|政府|委|党|政协|人大|监察|发展|财政|教育|科|工|民|公安|司法|人力|自然|生态|住|城|交通|水|农|商|文|卫|退役|应急"
    "|审计|国有|市场|体育|统计|医|机关|信访|行政|政务|数据|大数据|金融|地方|税|总工会|妇|残|红十字|供销|投资|招商|林|能源|粮"
    "|乡村|知识|人防|消防|气象|烟草|邮政|档案|史志|规划|住房|房|园林|外|台|侨|宗教|民族|老|就业|社|扶贫|移民|中小|企业|电子)"
)
_CHAIN = re.compile(
    rf"(?:中共|中国共产党)?(?P<province>{_PLAIN}{{2,3}}省|{_PLAIN}{{2,7}}自治区|北京市|天津市|上海市|重庆市|香港特别行政区|澳门特别行政区)?"
    rf"(?P<city>{_PLAIN}{{1,12}}?自治州|{_PLAIN}{{2,4}}地区|{_PLAIN}{{2,6}}盟|{_PLAIN}{{1,5}}市(?:市(?=人民|委|政府))?)?"
    rf"(?P<county>{_PLAIN}{{1,12}}(?:县|旗)|{_PLAIN}{{1,10}}区|{_PLAIN}{{1,5}}市)?"
    rf"(?P<town>{_PLAIN}{{1,8}}(?:镇|乡|街道|苏木))?{_BODY}"
)
_NO_AREA = re.compile(
    "(?:开发|园|高新|示范|试验|实验|保税|度假|景|风景名胜|管理|工业|商务|功能|合作|产业|林|片|社|灌|库|矿山)区$"
)


def places_of(body: str) -> tuple[str, ...]:
    """From large to small; empty where the name does not say, or says it of a zone."""
    found = _CHAIN.match(body)
    if found is None:
        return ()
    places = tuple(filter(None, found.group("province", "city", "county", "town")))
    return () if any(_NO_AREA.search(place) for place in places) else places
