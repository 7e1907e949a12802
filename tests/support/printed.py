"""Short documents written in a test, as a text file would bring them."""

from __future__ import annotations

from textwrap import dedent

from assistant.model import Document
from ingest.parsing.source import Block, BlockKind, SourceText
from ingest.structure import read_document


def source_from(text: str) -> SourceText:
    """Return the lines of a text file; a form feed begins a page, as the reader of text says it."""
    blocks: list[Block] = []
    for number, page in enumerate(text.split("\f")):
        blocks += [Block("", BlockKind.BREAK)] * bool(number)
        blocks += [Block(line, BlockKind.LINE) for line in page.split("\n")]
    return SourceText("txt", tuple(blocks))


def document_from(text: str, file: str = "paper.txt") -> Document:
    """Return the document that a text, indented as the test is, makes."""
    return read_document(source_from(dedent(text).strip("\n")), file=file, digest="0" * 64)


def double_spaced(text: str) -> str:
    """Return text in the layout that PDF extraction leaves: a blank line under each line, a space at paragraph ends.

    Lines of the text that end with "¶" end a paragraph; "⏎" at a line's start begins a page.
    """
    out: list[str] = []
    for line in dedent(text).strip("\n").split("\n"):
        ends, opens = line.endswith("¶"), line.startswith("⏎")
        line = (" " if opens else "") + line.strip("¶⏎") + (" " if ends else "")
        if opens and out and out[-1] == "":
            out.pop()
        out += [line, ""]
    return "\n".join(out)


COVER = {
    "zh": """\
        CDIP/31/7

        原文：英文

        日期：2023 年 9 月 1 日

        发展与知识产权委员会（CDIP）

        第三十一届会议

        2023 年 11 月 27 日至 12 月 1 日，日内瓦

        关于某一事项的文件

        秘书处编拟

        """,
    "en": """\
        E

        CDIP/31/7

        ORIGINAL:  ENGLISH

        DATE:  SEPTEMBER 1, 2023

        Committee on Development and Intellectual Property (CDIP)

        Thirty-First Session

        Geneva, November 27 to December 1, 2023

        PAPER ON A CERTAIN MATTER

        prepared by the Secretariat

        """,
}


def paper(language: str, body: str) -> str:
    """Return a paper with a cover of its language and the body given."""
    return dedent(COVER[language]) + dedent(body).strip("\n")
