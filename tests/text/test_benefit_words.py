"""Which words of a text say the kind of a benefit, and which say whose money it is."""

from __future__ import annotations

from typing import get_args

import pytest
from policyref.model.facts import BenefitKind, Payer
from policyref.text.benefit_words import kinds_in, payers_in

REGION = ("示例省", "示例市", "东山县")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("给予一次性奖励5万元", {"reward"}),
        ("奖1万元", {"reward"}),
        ("给予奖补", {"reward", "subsidy"}),
        ("按2%给予贴息", {"subsidy"}),
        ("按贷款额的2%给予贴息", {"subsidy"}),
        ("按贷款余额增量给予激励", {"reward"}),
        ("给予15000元的扶持", {"support"}),
        ("给予一定资金支持", {"support"}),
        ("发放消费券", {"support"}),
        ("支持企业申请创业担保贷款", {"loan"}),
        ("据实报销", {"reimbursement"}),
        ("免收罚息", {"reduction"}),
        ("摊位费首年免费，次年半价", {"reduction"}),
        ("门票八折优惠", {"reduction"}),
        ("可以缓缴社会保险费", {"deferral"}),
        ("支持企业做大做强", set()),
        ("为商店提供开办服务", set()),
    ],
)
def test_the_kind_is_said_by_words(text: str, kinds: set[str]) -> None:
    assert {one.value for one in kinds_in(text)} == kinds


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        ("省级财政奖励5万元", {"province"}),
        ("由示例省财政承担", {"province"}),
        ("落实好省级技改资金", {"province"}),
        ("市级财政给予补贴", {"city"}),
        ("示例市给予补贴", {"city"}),
        ("我市给予补贴", {"city"}),
        ("由市财政局拨付", {"city"}),
        ("县（区）财政配套", {"county"}),
        ("由东山县承担", {"county"}),
        ("省、市、县财政各承担三分之一", {"province", "city", "county"}),
        ("省市两级财政共同承担", {"province", "city"}),
        ("中央财政补助", {"nation"}),
        ("全面落实国家新能源汽车免征车辆购置税政策", {"nation"}),
        ("人民银行提供补偿", {"nation"}),
        # Ranks, places and other words that hold 省, 市, 县 or 区 are no payers.
        ("对国家级高新技术企业奖励10万元", set()),
        ("对国家高新技术企业奖励10万元", set()),
        ("对省级示范店奖励2万元", set()),
        ("认定为市级服务业集聚区的奖励30万元", set()),
        ("对上市企业奖励", set()),
        ("对超市补贴", set()),
        ("对园区奖励", set()),
        ("节省资金", set()),
        ("（责任单位：市财政局）", set()),
        ("落实省、市政府性融资担保机构减免费政策", set()),
        ("人民银行示例市中心支行", set()),
    ],
)
def test_the_payer_is_said_by_words(text: str, payers: set[str]) -> None:
    assert {one.value for one in payers_in(text, REGION)} == payers


def test_a_municipality_is_a_province_and_its_districts_are_counties() -> None:
    region = ("重庆市", "东山区")
    assert {one.value for one in payers_in("重庆市财政承担", region)} >= {"province"}
    assert {one.value for one in payers_in("东山区给予补贴", region)} == {"county"}


def test_every_kind_and_payer_has_words() -> None:
    said = "奖励补贴扶持报销减免缓缴贷款"
    assert {one.value for one in kinds_in(said)} | {"unstated"} == set(get_args(BenefitKind))
    said = "国家补贴省级补贴市级补贴县级补贴"
    assert {one.value for one in payers_in(said, REGION)} | {"unstated"} == set(get_args(Payer))
