"""The closed lists that all notices share: units, sectors, glossary, site, aliases, redirects."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field

from policyref.facts.provenance import Neutral
from policyref.facts.record import LISTED, Name, Record, Slug, Words, attached, field, record, shaped
from policyref.model.revisions import Edition

# The vocabulary is about no notice: nothing in it can be held against a text.
Ours = Annotated[Words, Neutral()]


@record
class Level(Record):
    id: Slug = field("层级的英文短名")
    name: Name = field("层级的中文名")


@record
class Unit(Record):
    """A body that a notice makes responsible. `written` are all its names, as notices write them."""

    id: Slug = field("单位的英文短名，公布后不再改")
    name: Name = field("全称；不能核实全称时照原文写")
    short: Name = field("简称，文件里通常的写法")
    also: tuple[Name, ...] = field("其他写法", default=())
    level_id: Slug = field("层级，见本文件的 levels", key="level")
    where: Annotated[tuple[Name, ...], Field(min_length=1), LISTED] | None = field(
        "所在地区，例如 某市；别处也有同名地区的，连上一级写成 [某市, 某区]；各地通用的单位不写",
        default=None,
        key="place",
    )
    note: Ours | None = field("说明（本站编写），例如全称未核实", default=None)
    level: Level = attached()

    @cached_property
    def written(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([self.short, self.name, *self.also]))

    @property
    def region(self) -> str:
        """The name of its place; empty for a unit that every place may have."""
        return "".join(self.where or ())

    @property
    def address(self) -> str:
        """Of its page, relative to the site root."""
        return f"units/{self.id}.html"


@record
class UnitsFile(Record):
    levels: tuple[Level, ...] = field("层级清单，按页面显示的顺序")
    open_ended: tuple[Name, ...] = field("不指明单位的词，例如 等相关部门；照原文保留", default=())
    units: tuple[Unit, ...] = field("单位清单")


@record
class Sector(Record):
    """A sector with its letter of GB/T 4754-2017, or a theme without one."""

    id: Slug = field("英文短名，公布后不再改")
    name: Name = field("名称")
    gbt4754: Annotated[str, shaped(r"^[A-T](\d{2})?$", "门类字母 A—T，可加两位大类数字"), Neutral()] | None = field(
        "GB/T 4754—2017 的门类字母，可加两位大类；跨行业的主题不写", default=None
    )
    about: Ours = field("包括什么（本站编写）")

    @property
    def address(self) -> str:
        """Of its page, relative to the site root."""
        return f"sectors/{self.id}.html"


@record
class SectorsFile(Record):
    sectors: tuple[Sector, ...] = field("行业与主题清单，按页面显示的顺序")


@record
class Term(Record):
    id: Slug = field("英文短名，公布后不再改")
    term: Name = field("名词")
    also: tuple[Name, ...] = field("原文里的其他写法", default=())
    text: Ours = field("解释（本站编写）")
    see: tuple[Name, ...] = field("参见的其他名词", default=())

    @cached_property
    def written(self) -> tuple[str, ...]:
        return (self.term, *self.also)


@record
class GlossaryFile(Record):
    terms: tuple[Term, ...] = field("名词清单")


@record
class Question(Record):
    """What people come with, and where the answer is; of a benefit its headline is the answer."""

    ask: Ours = field("来访者的问题；说的是一条措施的，数字必须在它的原文里")
    page: Name | None = field("回答它的页面地址，相对站点根目录；写了 benefit 的可以不写", default=None)
    benefit: Name | None = field(
        "回答它的那项奖补，首页显示它的 headline：文件id/条号@奖补的 id，例如 yourcity-2024-7/11@online-sales；"
        "page 是一条措施的，只写奖补的 id 也行",
        default=None,
    )

    @property
    def benefit_key(self) -> str:
        """With the measure of the page, where the benefit is named by its id alone."""
        if self.benefit is None or "/" in self.benefit:
            return self.benefit or ""
        return f"{(self.page or '').partition('.html')[0]}@{self.benefit}"


@record
class Government(Record):
    """Only for sites that a government runs; every value is issued to it and never invented."""

    domain: Annotated[str, shaped(r"^[a-z0-9.-]+$", "域名，写成 www.example.gov.cn 这样"), Neutral()] = field(
        "域名，例如 www.example.gov.cn"
    )
    id_code: Annotated[str, shaped(r"^(\d{10}|bm\d{8})$", "网站标识码，10 位"), Neutral()] = field("网站标识码，10 位")
    sponsor: Name = field("主办单位")
    operator: Name | None = field("承办单位", default=None)
    icp: Name | None = field("ICP 备案编号，照证书写", default=None)
    police: (
        Annotated[
            str,
            shaped(r"^[一-龥]公网安备\s?\d{14}号$", "公安机关备案号，写成“京公网安备12345678901234号”这样"),
            Neutral(),
        ]
        | None
    ) = field("公安机关备案号，照证书写", default=None)
    badge: Annotated[str, shaped(r"^[0-9A-F]{32}$", "党政机关网站标识的编号，32 位"), Neutral()] | None = field(
        "党政机关网站标识的编号（32 位十六进制）", default=None
    )


Recheck = Annotated[str, shaped(r"^([1-9]\d{0,2}个月|[1-9]年)$", "多长时间，例如 12个月、1年"), Neutral()]


@record
class Publisher(Record):
    """Who makes the site and its prints. That is not who issued the notices, and nobody is unless it is entered."""

    name: Name = field("谁办的：编印单位（或办站的个人），不是发文机关")
    reviewed_by: Name | None = field("谁审核的", default=None)
    permit: Name | None = field("内部资料性出版物准印证编号，照证书写", default=None)
    recipients: Ours | None = field("印出来发给谁，例如 本县各乡镇、县直各单位", default=None)
    printer: Name | None = field("在哪里印的", default=None)
    copies: Name | None = field("印多少，例如 500册", default=None)
    contact: Ours | None = field("怎样联系，发现错误也向这里说：电话、邮箱、地址", default=None)
    errata: Ours | None = field("更正了的在哪里看，例如 本站“更新记录”", default=None)


@record
class Site(Record):
    """Wording of the site that is not about one notice."""

    tagline: Ours = field("首页标题下的一句话")
    intro: Ours = field("首页的说明")
    questions: tuple[Question, ...] = field("首页列出的问题", default=())
    disclaimer: Ours = field("每页页脚的声明")
    publisher: Publisher | None = field("谁办的这个网站和手册；没有登记就不写", default=None)
    trusted_hosts: tuple[Name, ...] = field("离开本站时不用提醒的域名；gov.cn 不用写", default=())
    recheck: Recheck = field("隔多久再问一次是否还在执行，例如 12个月", default="12个月")
    editions: tuple[Edition, ...] = field("手册的各版，由旧到新；没有印过的不写", default=())
    government: Government | None = field("政府网站的标识和备案；不是政府网站就不写", default=None)

    @property
    def contact(self) -> str | None:
        """Where whoever finds an error may turn to."""
        return self.publisher.contact if self.publisher else None


@record
class Alias(Record):
    """Words of every day and the official ones they stand for in a search."""

    everyday: tuple[Name, ...] = field("百姓的说法")
    official: tuple[Name, ...] = field("文件里的说法，须在措施、单位、行业或名词里出现")


@record
class Body(Record):
    """A kind of public body by words of its name, and what people call every body of that kind."""

    named: Name = field("这类单位名称里的词，至少有一个单位的名称含有它")
    everyday: tuple[Name, ...] = field("百姓对这类单位的叫法")


@record
class Aliases(Record):
    """How the public says things: `stop` are phrases of questions that no text answers by repeating them."""

    words: tuple[Alias, ...] = field("百姓的说法和文件里的说法", default=(), key="aliases")
    bodies: tuple[Body, ...] = field("各类单位的通称、简称、旧称", default=())
    stop: tuple[Name, ...] = field("问句里不必查找的词，例如 怎么办", default=())


@record
class Redirect(Record):
    """An address that was public once; `new` is None where its content is gone."""

    old: Name = field("已经取消的地址，例如 a/3.html 或 a/3.html#s5")
    new: Name | None = field("现在的地址；内容已取消时不写", default=None)
    why: Ours = field("原因，显示在旧地址的页面上")


@record
class RedirectsFile(Record):
    redirects: tuple[Redirect, ...] = field("旧地址清单", default=())
