"""Meta tags that government sites carry, by kind of page. Source: 国办发〔2017〕47号, 网页设计规范.

Home has the three of the site, index pages four more of their column, measures and notices three more of the article.
Without a `government` block in site.yml there are none: a site that is not the government's must not look like one.
"""

from __future__ import annotations

from policyref.model.host import Host
from policyref.model.notice import Notice
from policyref.model.vocabulary import Government

_COLUMN_TYPE = "政策文件"


def meta_tags(
    government: Government | None, host: Host, title: str, description: str, column: str | None, notice: Notice | None
) -> tuple[tuple[str, str], ...]:
    """Name and content of each tag; `column` is None on the home page, `notice` is given on article pages."""
    if government is None:
        return ()
    tags = [("SiteName", host.name), ("SiteDomain", government.domain), ("SiteIDCode", government.id_code)]
    if column is not None:
        tags += [
            ("ColumnName", column),
            ("ColumnDescription", f"{host.name}{column}" if notice else description),
            ("ColumnKeywords", column),
            ("ColumnType", _COLUMN_TYPE),
        ]
    if notice is not None:
        tags += [("ArticleTitle", title), ("PubDate", notice.online or ""), ("ContentSource", notice.issuer)]
    return tuple(tags)
