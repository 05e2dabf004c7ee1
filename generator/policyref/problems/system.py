"""Why the system does not let a file be read or written."""

from __future__ import annotations

import errno

_WHY = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "超过了磁盘限额",
    errno.EROFS: "磁盘是只读的",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EISDIR: "这里是一个文件夹",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EEXIST: "已经有这个名称",
    errno.ELOOP: "链接绕成了圈",
    errno.ENAMETOOLONG: "名称太长",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENFILE: "同时打开的文件太多",
    errno.ENOMEM: "内存不够",
    errno.EBUSY: "正在被使用",
    errno.EPIPE: "接收输出的程序已经结束",
}


def reason(error: OSError) -> str:
    """In words for people."""
    return _WHY.get(error.errno or 0, error.strerror or "原因不明")
