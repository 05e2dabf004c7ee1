"""What has been changed in published data, the newest first; each entry has an address for ever."""

from __future__ import annotations

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages import home
from policyref.pages.render import page
from policyref.present.items import item_address
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page
from policyref.revisions.log import published, touched

ADDRESS = "changes.html"


def changes_page(library: Library, host: Host) -> list[Page]:
    entries = [(one, library.notice_by_id[one.notice]) for one in published(library)]
    rows = [(one, notice, [*touched(one, notice, item_address)]) for one, notice in entries]
    said = "本站数据公布以后改了什么、为什么改"
    return [page(KIND, library, host, description=said, rows=rows, subscribed=bool(host.address))]


KIND = PageKind(
    name="changes",
    about="everything",
    addresses=(ADDRESS,),
    title="更新记录",
    under=home.KIND,
    group=WAYS_IN,
    make=changes_page,
)
