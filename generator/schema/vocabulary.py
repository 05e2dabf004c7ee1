"""The closed lists that all notices share: units, sectors, glossary, site, redirects."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.schema.base import Record, Slug, Words


class LevelRecord(Record):
    id: Slug = Field(description="层级的英文短名")
    name: Words = Field(description="层级的中文名")


class UnitRecord(Record):
    id: Slug = Field(description="单位的英文短名，公布后不再改")
    name: Words = Field(description="全称；不能核实全称时照原文写")
    short: Words = Field(description="简称，文件里通常的写法")
    also: list[Words] = Field(default_factory=list, description="其他写法")
    level: Slug = Field(description="层级，见本文件的 levels")
    place: Words | None = Field(None, description="所在地区；各地通用的单位不写")
    note: Words | None = Field(None, description="说明（本站编写），例如全称未核实")


class UnitsFile(Record):
    levels: list[LevelRecord] = Field(description="层级清单，按页面显示的顺序")
    open_ended: list[Words] = Field(default_factory=list, description="不指明单位的词，例如 等相关部门；照原文保留")
    units: list[UnitRecord] = Field(description="单位清单")


class SectorRecord(Record):
    id: Slug = Field(description="英文短名，公布后不再改")
    name: Words = Field(description="名称")
    gbt4754: Annotated[str, StringConstraints(pattern=r"^[A-T](\d{2})?$")] | None = Field(
        None, description="GB/T 4754—2017 的门类字母，可加两位大类；跨行业的主题不写"
    )
    about: Words = Field(description="包括什么（本站编写）")


class SectorsFile(Record):
    sectors: list[SectorRecord] = Field(description="行业与主题清单，按页面显示的顺序")


class TermRecord(Record):
    id: Slug = Field(description="英文短名，公布后不再改")
    term: Words = Field(description="名词")
    also: list[Words] = Field(default_factory=list, description="原文里的其他写法")
    text: Words = Field(description="解释（本站编写）")
    see: list[Words] = Field(default_factory=list, description="参见的其他名词")


class GlossaryFile(Record):
    terms: list[TermRecord] = Field(description="名词清单")


class QuestionRecord(Record):
    ask: Words = Field(description="来访者的问题")
    page: Words = Field(description="回答它的页面地址，相对站点根目录")


class GovernmentRecord(Record):
    """Only for sites that a government runs; every value is issued to it and never invented."""

    domain: Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+$")] = Field(
        description="域名，例如 www.example.gov.cn"
    )
    id_code: Annotated[str, StringConstraints(pattern=r"^(\d{10}|bm\d{8})$")] = Field(description="网站标识码，10 位")
    sponsor: Words = Field(description="主办单位")
    operator: Words | None = Field(None, description="承办单位")
    icp: Words | None = Field(None, description="ICP 备案编号，照证书写")
    police: Annotated[str, StringConstraints(pattern=r"^[一-龥]公网安备\s?\d{14}号$")] | None = Field(
        None, description="公安机关备案号，照证书写"
    )
    badge: Annotated[str, StringConstraints(pattern=r"^[0-9A-F]{32}$")] | None = Field(
        None, description="党政机关网站标识的编号（32 位十六进制）"
    )


class SiteFile(Record):
    tagline: Words = Field(description="首页标题下的一句话")
    intro: Words = Field(description="首页的说明")
    questions: list[QuestionRecord] = Field(default_factory=list, description="首页列出的问题")
    disclaimer: Words = Field(description="每页页脚的声明")
    contact: Words | None = Field(None, description="发现错误时的联系方式；没有就不写")
    trusted_hosts: list[Words] = Field(default_factory=list, description="离开本站时不用提醒的域名；gov.cn 不用写")
    government: GovernmentRecord | None = Field(None, description="政府网站的标识和备案；不是政府网站就不写")


class AliasRecord(Record):
    everyday: list[Words] = Field(description="百姓的说法")
    official: list[Words] = Field(description="文件里的说法，须在措施、单位、行业或名词里出现")


class BodyRecord(Record):
    named: Words = Field(description="这类单位名称里的词，至少有一个单位的名称含有它")
    everyday: list[Words] = Field(description="百姓对这类单位的叫法")


class AliasesFile(Record):
    aliases: list[AliasRecord] = Field(default_factory=list, description="百姓的说法和文件里的说法")
    bodies: list[BodyRecord] = Field(default_factory=list, description="各类单位的通称、简称、旧称")
    stop: list[Words] = Field(default_factory=list, description="问句里不必查找的词，例如 怎么办")


class FinderAnswer(Record):
    id: Slug = Field(description="英文短名，写在网址里，公布后不再改")
    name: Words = Field(description="选项的名称")
    audience: list[Words] = Field(
        default_factory=list, description="措施的 audience 里以这些词结尾的，就是对这种人说的，例如 企业"
    )
    government: bool = Field(False, description="true 表示这是政府部门；只对它说的措施单独列出")


class FinderQuestion(Record):
    id: Slug = Field(description="英文短名，写在网址里，公布后不再改")
    ask: Words = Field(description="问题")
    hint: Words | None = Field(None, description="补充说明")
    several: bool = Field(False, description="true 表示可以选几项")
    topic: bool = Field(False, description="true 表示问的是要办的事：没选不等于不符合")
    answers: list[FinderAnswer] = Field(min_length=2, max_length=30, description="选项，按页面显示的顺序")


class FinderFile(Record):
    questions: list[FinderQuestion] = Field(description="“找措施”的问题，按页面显示的顺序")


class RedirectRecord(Record):
    old: Words = Field(description="已经取消的地址，例如 a/3.html 或 a/3.html#s5")
    new: Words | None = Field(None, description="现在的地址；内容已取消时不写")
    why: Words = Field(description="原因，显示在旧地址的页面上")


class RedirectsFile(Record):
    redirects: list[RedirectRecord] = Field(default_factory=list, description="旧地址清单")
