"""Words of ours that tell how something is had and by whom, and the words of a text that carry them. The only list.

They have no figure in them, and readers act on them all the same: 先到先得, 免申即享, 所有企业. A row has what we may
write, after `=` what in the text says as much, after `?` what may say it, of which a person has to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NAMED = {
    "GETS": "(?:享受?|发放|到账|兑[付现]|拨付|减免|返还|退还|扣减|抵扣|续|获得|生效)",
    "ASKS": "(?:申请|申报|申领|报名|报批|申即享|享受?|领取?)",
    "ANYBODY": "(?:企业|单位|人|商户|商店|个体|市场主体|经营主体|居民|市民|学生|农户|项目|行业|机构)",
    "NO_NEED": "(?:无需|无须|毋须|不需要?|不用|不必|免于?)(?:企业|个人|单位|本人|自己|再|主动|提出|任何|另外)*",
    "NOT": "(?:不得|不能|不可以?|不予|不再|不准|不允许|不)",
    "CLAUSE": "[^，。；]",
    "PAID": "(?:报销|补[贴助]|返还|退还|减免|免|承担|由|给|奖|支付)",
}
_WORDS = """
先到先得|先[申报]先[得享]|额满[即为]止|[用报发领兑抢]完[即为]止|手快有|按(?:申[请报]|报名)?(?:时间)?先后|先后顺序
= 先到先得|先[申报]先[得享]|额满[即为]止|[用报发领兑]完[即为]止|先后[顺次]序|时间先后|为止
? 先后|额满

(?:名额|数量|额度|指标)有限|名额不多|限量|限名额
= 有限|限量|限额|名额|总量|控制数|前\\d+[名家]|额满|[用发]完
? 总额|不超过|最多|额度

摇号|抽签|抽选
= 摇号|抽签|抽[选取]|随机

优先(?!级|股)
= 优先|倾斜|优待
? 重点|侧重

自动GETS
= 自动(?:GETS|纳入)|免申|免予申报
? 直接|直达|主动

NO_NEEDASKS|免申(?:即享|请)?|即享
= NO_NEEDASKS|免申|自动GETS
? 直接|直达|主动

NO_NEED(?:提交|提供|准备|交|纸质|证明|申请|任何)+材料|[零免]材料|材料全免|零证明
= (?:NO_NEED|不再(?:要求)?)(?:提交|提供|交)|[零免无](?:材料|证明)|免提?交
? 承诺制|告知承诺|数据共享

即时|实时|秒[批到办]|立[即刻](?:到账|GETS|办)|马上|当[天日](?:到账|办结|GETS)|立等可取|即[申报]即|即办
= 即时|实时|秒[批到办]|立[即刻]|当[天日场]|立等|即[申报]即|即办
? 及时|尽快|快速|第一时间|限时

随时(?!随)|[全常长]年(?:受理|办理|ASKS)|不限时间|随到随
= 随时|[全常长]年|不限时间|常态化|动态|随到随
? 不定期|滚动

(?:只有|仅有?|就)一次(?!性)(?:机会)?|一次机会|(?:只能|仅能|只可|限)ASKS?一次(?!性)|过期不候
= [只仅限]CLAUSE{0,8}一次(?!性)|NOT(?:与CLAUSE{1,12})?重复|一次机会
? 一次(?!性)|逾期

(?:可以?|能够?|允许)CLAUSE{0,6}(?:多次|反复|重复)|不限次
= 多次|不限次|每次|累计|可(?:再次?|重复)
? 再次|每年

终生|一辈子|永远|一直有效
= 终[身生]|永久|无限期|长期有效
? 长期

(?<!不)可以?(?:叠加|累加|兼得|同时ASKS)|叠加享受|不冲突|还可另外
= (?<!不)(?<!不能)(?<!不得)(?:叠加|累加|兼得|同时ASKS)|另外|另行?给予|再给予|在此基础上
? 同时|一并|合计

NOT(?:与CLAUSE{1,12})?(?:叠加|累加|兼得|同时ASKS|重复)|只能[选享]CLAUSE{0,4}一[项种个]|[择就]高
= NOT(?:与CLAUSE{1,20})?(?:叠加|累加|兼得|同时|重复)|[择就从]高|择优|(?:只能|仅限|限)CLAUSE{0,6}一[项种个]
? 最高

(?:到期|期满)?(?:可以?|自动)续[期贷签租]|可以?延[长期]
= 续[期贷签租]|延[长期]|展期|顺延

全部PAID|全包|全款
= 全部PAID|全额|全免|据实|100[%％]|百分之百|足额
? 全部

不收(?:取)?任何|不(?:用|需要?|必|须)(?:花钱|交钱|付[费钱]|缴费|掏钱)|一分(?:钱)?都?不|不花(?:一分)?钱|不要钱|白[送给拿]
= 免费|免[收征缴交除]|不收|不(?:再|得|予)收|无偿|零(?:费用|收费|成本|租)|公益
? 优惠|减免

(?:零|无|没有|不设|降为零)门槛|(?:不设|没有|无)(?:任何)?条件
= (?:零|无|不设)门槛|无条件|不设CLAUSE{0,4}条件|不附[加带]
? 降低CLAUSE{0,4}门槛

无抵押|免抵押|不用抵押|免担保|无需担保|纯信用
= (?:无|免|无需|不需要?)(?:抵押|担保)|纯信用|信用(?:贷|方式|担保)
? 信用

(?:所有|任何|全体|全部|每个|每一个|每家|各类|各种|不论|无论)的?(?:本[市县省区地])?ANYBODY|人人|谁都|大家都|一律|都[能可]以?ASKS
= 所有|任何|全体|全部|凡是?|每一?[个家户人名位]|各[类种个家]|均[可能予给享按免补]|一律|不论|无论|不限|都[能可应要]
? 广大|普惠|普遍|全覆盖

不[限分论](?:户籍|学历|年龄|行业|规模|地区|地域|区域|所有制|性别|人数|金额|次数|专业|国籍|身份)|不受CLAUSE{1,6}限制
= 不[限分论受]|不设CLAUSE{0,6}限|各类|所有|任何|无论
? 放[宽开]

仅限|只限|只给|只面向
= [仅只限]|专[门用]|应当?|须
? 符合|属于|注册

(?:保证|一定|肯定|必定|必然|包管?)(?:都|会|能|可以?|有)|必[得获]|稳[拿得]
= 保证(?!金)|必[得获须]|确保|一定[会能]

必须|务必|强制
= 必须?|应当?|须|务|要|强制|不得|严[格禁]

自愿|自主选择
= 自愿|自主|自行|自由|任选
? 可以?|鼓励

公示
= 公示|公告|公布
? 公开

评审|评选|评议|打分|竞赛|比赛
= 评[审选议定估比价]|评优|择优|遴选|大赛|竞赛|比赛
? [认审]定|优秀|推荐

审[批核]|批准|核准
= 审[批核定查]|批准|核[准定实查]|许可
? 认定|同意|把关|确认|主管部门

备案
= 备案|登记|报[送备]

验收|现场(?:核查|检查|勘查)|抽查
= 验收|核[查实验]|检查|勘[查察]|抽查|监管
? 复[工产查]|绩效

面试|笔试|答辩|考[试核]|测试
= 面试|笔试|答辩|考[试核评]|测[试评]|绩效|评[审选估]

追回|退回|收回资金|取消资格|黑名单|失信
= 追[回缴究]|退[回还]|收[回缴]|取消|黑名单|失信
? 信用|责任

不(?:予|再|会)?(?:处罚|罚款|追究)|免罚|首违
= 不予?(?:处罚|罚|追究)|免[于予]?(?:处罚|罚|追究|责)|首违|容错
? 包容

网[上站办]|线上|在线|手机(?:端|上)|小程序|[Aa][Pp]{2}|公众号
= 网[上络站办页]|线上|在线|互联网|平台|系统|手机|小程序|[Aa][Pp]{2}|微信|公众号|电子|数字|云
? 一站式

上门|到家|入户
= 上门|到家|入[户企]|走访|进[企村]|送|登门

邮寄|快递
= 邮寄|快递|寄送|邮政

现金|转账|打卡发放|打入?CLAUSE{0,4}卡
= 现金|转账|打卡|银行卡|账户|一卡通|社保卡

分期|分批|分年|逐年|分次|分阶段
= 分[期批年次段阶三两]|逐[年月步]|每年|按[年月季]|首期|阶段
? 第[一二三]

最多跑|跑[一零]次|一次办[好成结]|一件事
= 跑[一零]次|一次办|一件事|一站式|一窗|最多跑

全[国省市县区](?:通用|可用|有效|适用|都)
= 全[国省市县区]|异地|跨[省市县区]|通用

试点|试行
= 试点|试行|示范|先行

独家|唯一
= 独家|唯一
"""
_DENIED_BY_US = re.compile(
    "(?:[没未]有?(?:写|说|明确|规定|提到?)|不是|并非|不(?:能|会|可)|是否|能否|要不要|怎样|如何)[^，。；、]{0,6}$"
)
_DENIED_BY_TEXT = re.compile("(?:不(?:实行|适用|采取|搞|得)|取消|停止|禁止|严禁)$")
_RIGHT_AFTER = re.compile("[一-鿿]+")
_PREFERS = re.compile(
    "(?:优先|倾斜|优待|重点|侧重)(?:支持|安排|考虑|保障|给予|推荐|享受|满足|办理|发放|用于|向|对|为|予以|于)*"
)


class Untold(NamedTuple):
    """Words of ours that a text does not carry; `perhaps` are words of it that may."""

    words: str
    perhaps: str


class _Row(NamedTuple):
    ours: re.Pattern[str]
    carried: re.Pattern[str]
    perhaps: re.Pattern[str] | None


def _read(row: str) -> _Row:
    ours, carried, *perhaps = [line.lstrip("=? ") for line in row.strip().splitlines()]
    return _Row(re.compile(ours), re.compile(carried), re.compile(perhaps[0]) if perhaps else None)


for _name, _piece in _NAMED.items():
    _WORDS = _WORDS.replace(_name, _piece)
_ROWS = tuple(map(_read, _WORDS.split("\n\n")))
_BEGIN = (
    "[Aa一上不人仅任优保允先免兑入全公分到务包即发取叠只可各名唯在备大失实审小就常强当必快所手打批抢报抽择指按摇"
    "收数无最期材核毋每比永没测独现用白秒稳立竞笔答纯线终网考肯能自评试谁跑转过还追退逐邮都长降限随零面领额首马验黑]"
)
"""What words of procedure begin with: at no other character are they looked for."""
_MAY_BE = re.compile(f"(?={_BEGIN})(?:{'|'.join(row.ours.pattern for row in _ROWS)})")


def untold(ours: str, official: str, general: str = "") -> Iterator[Untold]:
    """What ours says of procedure and scope, and some official words do not, nor those that are said in general."""
    if not _MAY_BE.search(ours):
        return
    for row in _ROWS:
        for found in row.ours.finditer(ours):
            if _said(re.compile(re.escape(found[0])), official + general) or _DENIED_BY_US.search(
                ours, max(0, found.start() - 12), found.start()
            ):
                continue
            if _said(row.carried, official + general) is None:
                yield Untold(found[0], (_said(row.perhaps, official) if row.perhaps else None) or "")
                break


def preferred(ours: str, official: str) -> Iterator[Untold]:
    """Who is preferred in ours, where all those whom some official words prefer are others: left to a person."""
    mine = [*_PREFERS.finditer(ours)]
    theirs = [(one[0], official[one.end() : one.end() + 16]) for one in _PREFERS.finditer(official)] if mine else []
    for found in mine if theirs else ():
        whom = _RIGHT_AFTER.match(ours, found.end())
        pairs = {whom[0][at : at + 2] for at in range(min(len(whom[0]), 6) - 1)} if whom else set()
        if pairs and not any(pair in after for pair in pairs for _, after in theirs):
            yield Untold(ours[found.start() : found.end() + 4], theirs[0][0])


def _said(words: re.Pattern[str], official: str) -> str | None:
    """The first place where a text has some words and does not deny them at once."""
    for one in words.finditer(official):
        if not _DENIED_BY_TEXT.search(official, max(0, one.start() - 4), one.start()):
            return one[0]
    return None
