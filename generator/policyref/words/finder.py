"""The wordings of the finder: what the text says to a visitor's answers, and what comes of it."""

from __future__ import annotations

FOUND = {"yes": "原文写明", "ask": "没有写，要问", "no": "原文排除"}
"""What is found, in groups: the text says so; it says nothing, or it depends on what was not answered; it excludes."""
SIGN = {"yes": "✓", "ask": "?", "no": "✗"}
FINDER = {
    "step": "第{at}题，共{count}题",
    "title": "{ask}？{step}",
    "back": "‹ 上一题",
    "next": "下一题",
    "see": "看结果",
    "see_now": "先看结果",
    "change": "改回答",
    "place": "在哪里",
    "unsure": "不清楚",
    "skip": "先跳过这一题",
    "several": "可以选几项，没有就不选",
    "none_yet": "您还没有回答。答一两题，就知道原文写明给您的是哪些。",
    "answered": "您的回答：",
    "unknown": "网址里的“{found}”这里没有，没有算进去。",
    "headline": "{yes}项原文写明，{ask}项要问",
    "counts": "原文写明 {yes} 项，没有写要问的 {ask} 项，原文排除 {no} 项",
    "nothing": "一项也没有。",
    "more": "再显示 {count} 项",
    "rest": "另有 {count} 项，讲的不是您选的事",
    "rest_plain": "另有 {count} 项，讲的什么事您没有选",
    "elsewhere": "别处的文件 {count} 项",
    "not_here": "这是{place}的文件，您选的是{chosen}",
    "perhaps": "要看您是不是在{place}",
    "yes": "原文写明“{chosen}”：",
    "no": "原文排除“{chosen}”：",
    "ask": "没有写“{chosen}”算不算，原文写的是：",
    "open": "要看“{ask}”，您没有答，原文写的是：",
    "silent": "原文没有写“{chosen}”算不算：",
    "nothing_said": "原文没有写给谁：",
    "about": "您选的“{chosen}”：",
    "ask_whom": "问",
    "nobody": "问谁，原文没有写",
    "of_government": "写的是政府部门的工作：",
    "audience": "这一条提到的对象：{audience}",
    "unsaid": "原文没有写给谁的",
    "all": "全部",
    "failed": "没有装好，请看下面按回答列出的各项。",
}
SUMS = {
    "open": "算一算",
    "known": "{label}：{words}（您答过）",
    "page": "为什么，什么会改变结果",
    "title": "合起来大约多少",
    "yes": "原文写明的",
    "all": "连要问的一起",
    "none": "还没有可以相加的数额",
    "counted": "算入的",
    "limited": "合计有上限的",
    "apart": "分开列的",
    "left": "没有算入的",
    "readings": "有两种理解的，这里按本站的理解算",
    "other": "另一种理解：",
    "stood": "按哪一天、哪份文件算",
    "payers": "不同出资的各算各的，不加在一起；少缴的不算得到的。",
}
"""The sums of what was found, from numbers that are asked once."""
DOORS = {
    "finder.html": "{questions}题，一次一题",
    "measures.html": "一共{measures}条",
    "calculators.html": "填几个数，看为什么",
}
"""What stands below a door of the first page, by the page that it leads to."""
