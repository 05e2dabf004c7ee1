"""What was read of a file, as a test looks at it."""

from __future__ import annotations

from policyref.intake.blocks import LEFT_OUT, Document, block_lines
from policyref.text.normalise import normalise, normalise_line


def source_text(document: Document) -> str:
    """The words of the notice, one paragraph or row a line. What is left out is not in it."""
    lines = (line for block in document.blocks if block.kind not in LEFT_OUT for line in block_lines(block))
    if document.scanned:
        return normalise("\n".join(lines))
    return "".join(f"{line}\n" for line in map(normalise_line, lines) if line)
