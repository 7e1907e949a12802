"""Plain text: the encoding found out, lines and pages kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import DocumentError
from ingest.parsing import read_source
from ingest.parsing.source import BlockKind
from ingest.parsing.text import decode

CHINESE = "发展与知识产权委员会（CDIP）第三十三届会议\n2024年12月9日至13日，日内瓦\n\n1. 请委员会注意本文件附件中所载的信息。\n"
ENGLISH = "Committee on Development and Intellectual Property – “CDIP”\nGeneva, December 9 to 13, 2024\n"
TRADITIONAL = "發展與知識產權委員會要求秘書處在該屆會議上提交關於網絡研討會的報告，並說明所需的資源。\n" * 3


@pytest.mark.parametrize("text", [CHINESE, ENGLISH, CHINESE + ENGLISH, "CDIP/1/1\n", "第一段。"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == (text, ())


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == (text, ())


def test_encodings_of_the_west_and_of_traditional_chinese() -> None:
    assert decode(ENGLISH.encode("cp1252"), "a.txt") == (ENGLISH, ())
    assert decode(TRADITIONAL.encode("gb18030"), "a.txt") == (TRADITIONAL, ())
    assert decode(TRADITIONAL.encode("big5"), "a.txt") == (TRADITIONAL, ())


def test_damage_is_read_around_and_told() -> None:
    text, warnings = decode(CHINESE.encode() + b"\xff" + CHINESE.encode(), "a.txt")
    assert text == CHINESE + "\ufffd" + CHINESE
    assert warnings == ("1 broken bytes could not be read and stand as \ufffd; fetch or export the file again",)
    assert decode((CHINESE + "\x00").encode(), "a.txt")[1] == ("1 control characters (null bytes and the like) dropped",)
    assert decode((CHINESE + "\ud800").encode("utf-8", "surrogatepass"), "a.txt") == (CHINESE, ())


@pytest.mark.parametrize("data", [b"\x00" * 100, bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 50])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="binary content, not text"):
        decode(data, "a.txt")


def test_lines_keep_their_spaces_and_form_feeds_part_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(" 1. 第一页 \r\n\r\nno\u200bthing\u202e hidden\x0c第二页\n".encode())
    source = read_source(path)
    assert [(b.kind, b.page, b.text) for b in source.blocks] == [
        (BlockKind.LINE, 1, " 1. 第一页 "),
        (BlockKind.LINE, 1, ""),
        (BlockKind.LINE, 1, "nothing hidden"),
        (BlockKind.BREAK, 2, ""),
        (BlockKind.LINE, 2, "第二页"),
        (BlockKind.LINE, 2, ""),
    ]
    assert (source.format, source.pages) == ("txt", 2)


def test_a_file_without_form_feeds_knows_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(CHINESE, encoding="utf-8")
    source = read_source(path)
    assert source.pages is None and {block.page for block in source.blocks} == {None}
