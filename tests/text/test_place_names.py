"""The name of a body says which place it is of, or nothing is said."""

from __future__ import annotations

import pytest
from policyref.text.place_names import places_of


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("云溪市人民政府办公室", ["云溪市"]),
        ("某某省云溪市人民政府", ["某某省", "云溪市"]),
        ("云溪市城区人民政府", ["云溪市", "城区"]),
        ("云溪市市场监督管理局", ["云溪市"]),
        ("云溪县城市管理局", ["云溪县"]),
        ("津市市人民政府", ["津市市"]),
        ("杭州市人民政府", ["杭州市"]),
        ("上海市浦东新区人民政府", ["上海市", "浦东新区"]),
        ("恩施土家族苗族自治州人民政府", ["恩施土家族苗族自治州"]),
        ("内蒙古自治区锡林郭勒盟行政公署", ["内蒙古自治区", "锡林郭勒盟"]),
        ("中共云溪市委办公室", ["云溪市"]),
        ("云溪县城关镇人民政府", ["云溪县", "城关镇"]),
    ],
)
def test_places_come_from_large_to_small(body: str, places: list[str]) -> None:
    assert list(places_of(body)) == places


@pytest.mark.parametrize(
    "body",
    [
        "市商务局",
        "县财政局",
        "国务院办公厅",
        "国家税务总局云溪市税务局",
        "中国人民银行云溪市中心支行",
        "苏州工业园区管理委员会",
        "云溪经济技术开发区管理委员会",
        "云溪高新技术产业开发区管委会",
        "云溪市",
    ],
)
def test_a_name_that_does_not_say_it_gives_none(body: str) -> None:
    assert places_of(body) == ()
