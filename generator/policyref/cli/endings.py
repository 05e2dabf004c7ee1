"""How a command ends: 0 fine, 1 something is wrong with what it was given, 2 used wrongly, 3 it cannot work here.

docs/dev/commands.md says so to others. Nobody is ever shown a traceback: it is kept in a file.
"""

from __future__ import annotations

import os
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import click

from policyref.problems.system import reason

FINE, PROBLEMS, USAGE, CANNOT = 0, 1, 2, 3


class CannotError(click.ClickException):
    """Nothing is wrong with the data: the machine, its rights, its disk, its network do not let the command work."""

    exit_code = CANNOT


def failed(error: Exception) -> click.ClickException:
    """What a command ends with: what an error says, and whether somebody has to look at the data or at the machine."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, OSError):
        cause = cause.__cause__
    return CannotError(str(error)) if cause else click.ClickException(str(error))


@contextmanager
def in_words() -> Iterator[None]:
    """Whatever a command cannot read or write, and whatever nobody has thought of, ends in a sentence."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        why = reason(error)
        named = os.fsencode(error.filename).decode("utf-8", "replace") if isinstance(error.filename, str) else ""
        raise CannotError(f"{named} 不能读写（{why}）" if named else f"不能读写（{why}）") from error
    except MemoryError as error:
        raise CannotError("内存不够，做不完。请关掉别的程序，或换一台内存大的机器") from error
    except (click.ClickException, click.Abort, click.exceptions.Exit):
        raise
    except Exception as error:
        raise CannotError(_unforeseen(error)) from error


def _unforeseen(error: Exception) -> str:
    told = f"程序出了没有料到的错（{type(error).__name__}），不是您用错了。原来的网站和数据没有动"
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", prefix="policyref-", suffix=".txt", delete=False
        ) as kept:
            kept.write("".join(traceback.format_exception(error)))
    except OSError:
        return told
    return f"{told}。详情写在 {kept.name}，请连同 policyref doctor 的结果一起发给维护程序的人"
