"""Counting words and units, as pieces of regular expressions for the scanner of numbers."""

import re

# Counting words that may follow a Chinese numeral. The list is closed: most Han characters after a 三 are the rest of
# a word. Years, months and days are missing because policyref.text.dates reads them.
_AFTER_CHINESE = """
    个百分点 个基点 个工作日 个季度 个月 个 项次 项 种 家次 家 户次 户 人次 人 名 次 处 座 条 类 大 届 倍 折 成 晚
    小时 级 批次 批 位 件 台次 台 套 辆 所 笔 轮 场次 场 期 层 份 周岁 岁 间 栋 幢 张 支 枚 株 棵 床 班次 车次 标箱
    课时 学时 元 圆 圓 美元 港元 欧元 日元 英镑 港币 亩 吨标准煤 吨 公里 公顷 公斤 千克 平方米 平方公里 平米
    立方米 立方 千米 米 千瓦时 千瓦 兆瓦
"""
_MORE = """
    ％ % ‰ ‱ ℃ 元 圆 圓 角 克 斤 里 厘米 毫米 平方千米 平方 ㎡ 升 毫升
    吉瓦 瓦 千伏安 千伏 伏 度 吨标煤 标准箱
    年 月 日 天 周 季度 工作日 分钟 秒 百分点 基点 课时 分
    微克 毫克 分贝 摄氏度
    头 只 匹 羽 颗 粒 箱 瓶 桶 块 片 根 册 篇 页 字 步 章 节 款 号 点 宗 起 例 组 队 班
    趟 列 席 门 星 档 口 眼 盏 道 段 村 镇 乡 县 市 省 区 国 环节
"""
_LATIN = """
    kWh MWh kW MW GW kVA kV km kg mg μg mm cm m² m³ m2 m3 m t L mL dB MPa BP bp GHz MHz Hz Gbps Mbps TB GB MB PB
"""
# A counting word is none where the next character makes one of these words of it: 三人民医院, 100分别, 二元结构.
_OTHER_WORDS = """
    人民 分别 分之 分批 分期 分类 成立 成功 成为 成员 成本 成果 成长 成交 成熟 处理 处置 处罚 处于 期间 度假 次日 次年
    元化 元素 元件 元旦 元宵 元论 元结 届时 号召 批准 批发 批复 种植 大于 台账 台县 台山 所有 所得 所需 所在 所属 起步
    支持 支付 支出 支一 组织 组成 位于 门槛 间接 节能 节约 国家 口径 张网 圆满 米面 家园
"""


def _alternation(units: str) -> str:
    """A regular expression for any of the spaced ``units``, longest first, none the start of another word."""
    longest_first = sorted(dict.fromkeys(units.split()), key=lambda unit: (-len(unit), unit))
    return "|".join(re.escape(unit) + _not_another_word(unit) for unit in longest_first)


def _not_another_word(unit: str) -> str:
    continuations = [word[1] for word in _OTHER_WORDS.split() if word[0] == unit]
    return "".join(f"(?!{one})" for one in continuations)  # to compile a set of characters takes far longer


CHINESE_UNIT = f"(?:{_alternation(_AFTER_CHINESE)})"
"""What may follow a Chinese numeral."""

UNIT = f"(?:{_alternation(_AFTER_CHINESE + _MORE)}|(?:{_alternation(_LATIN)})(?![A-Za-z]))"
"""What may follow digits."""

MONEY = f"(?:{_alternation('元 圆 圓 美元 港元 欧元 日元 英镑 港币')})"
"""Units of money."""

STRONG_UNIT = (
    f"(?:{_alternation('元 圆 圓 美元 港元 欧元 日元 ％ % ‰ ‱ 倍 折 成 亩 吨 平方米 平方公里 公里 个百分点 千瓦')})"
)
"""Units that make a number of a sign which is more often the label of a list item: ⑤%, but not ①个体工商户."""

# 元/人, 元/人·月, 元/人/月 and 元/（人·月）.
PER = f"(?:[/／](?:{UNIT}(?:[·•.．/／]{UNIT})?|[（(]{UNIT}[·•.．]{UNIT}[）)]))?"
"""What a unit is counted by."""

TIME = "年|月|个月|日|天|周|季|小时|分钟|期间|届"
EACH = re.compile(
    f"每(?!{TIME})(?:一|1)?(?:满|新增|增加|引进|招用|培训|购置|建设|新建)?(?:一|1)?"
    f"(?:个(?=企业|单位|机构|项目|人))?(?P<unit>企业|单位|机构|项目|店|{UNIT})"
)
"""What something is for each of, times apart: 每人, 每新增1台."""
