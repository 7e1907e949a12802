"""Plain text: the encoding found out, one LINE block a line, form feeds as page breaks."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.errors import DocumentError
from assistant.text import HAN, strip_invisible
from ingest.parsing.limits import MAX_TEXT_BYTES, check_characters, read_bytes
from ingest.parsing.refusals import not_text
from ingest.parsing.source import Block, BlockKind, SourceText

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000  # bytes that decide an encoding; a multiple of 4
_LINE_END = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PLAUSIBLE = re.compile(f"[\\s!-~{HAN}\u00a0-\u024f\u0370-\u03ff\u2010-\u27bf\u3000-\u303f\uff00-\uffef]")


def read_text(path: Path) -> SourceText:
    """Read a plain text file: one LINE block a line (blank ones too, spaces at both ends kept), BREAK at each form feed.

    Pages are counted where form feeds part them. Raises DocumentError if the file is too large, empty or no text.
    """
    text, warnings = decode(read_bytes(path, MAX_TEXT_BYTES), path.name)
    check_characters(path.name, len(text))
    if not strip_invisible(text).strip():
        raise DocumentError(f"{path.name}: empty file (nothing but white space); fetch or export the document again")
    pages = text.count("\f") + 1
    return SourceText("txt", tuple(_blocks(text)), pages=pages if pages > 1 else None, warnings=warnings)


def _blocks(text: str) -> Iterator[Block]:
    pages = text.split("\f")
    for number, page in enumerate(pages, start=1):
        known = number if len(pages) > 1 else None
        if number > 1:
            yield Block("", BlockKind.BREAK, page=known)
        for line in _LINE_END.split(page):
            yield Block(strip_invisible(line), BlockKind.LINE, page=known)


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file's bytes, and warnings about what was lost.

    Byte-order marks decide, then strict UTF-8, then UTF-8 with a few broken bytes, UTF-16 without a mark,
    GB18030 and Big5 where they give common Chinese, Windows-1252 where it gives English. A general detector is
    not asked: it finds some language in any bytes, and these are the two that the documents are written in.
    Raises DocumentError if the bytes are no text in any of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"), name)
    data = _without_surrogates(data)
    return _checked(data.decode(_guess(data, name), errors="replace"), name)


def _without_surrogates(data: bytes) -> bytes:
    """Drop surrogates that stand encoded one by one in what is otherwise valid UTF-8: they are no characters."""
    if not _SURROGATE.search(data):
        return data
    rest = _SURROGATE.sub(b"", data)
    return rest if _try(rest, "utf-8", "strict") is not None else data


def _checked(text: str, name: str) -> tuple[str, tuple[str, ...]]:
    """Refuse text with too many control characters: a binary file by another name."""
    lost = text.count("\ufffd")
    if _is_binary(text) or lost * 20 > len(text):
        raise not_text(name)
    controls = len(_CONTROL.findall(text))
    warnings = (
        (controls, f"{controls} control characters (null bytes and the like) dropped"),
        (lost, f"{lost} broken bytes could not be read and stand as \ufffd; fetch or export the file again"),
    )
    return text, tuple(warning for count, warning in warnings if count)


def _guess(data: bytes, name: str) -> str:
    """Return the encoding of bytes without a mark; it may leave a few of them broken."""
    sample = data[:_SAMPLE]
    for encoding, errors, fits in _CANDIDATES:
        text = _try(sample, encoding, errors)
        if text is not None and fits(text):
            return encoding
    raise not_text(name)


def _try(sample: bytes, encoding: str, errors: str) -> str | None:
    """Decode, forgiving a character that the end of the sample cuts."""
    try:
        return codecs.getincrementaldecoder(encoding)(errors).decode(sample, final=False)
    except UnicodeDecodeError:
        return None


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) * 20 > len(text)


def _is_text(text: str) -> bool:
    return not _is_binary(text)


def _is_hardly_damaged(text: str) -> bool:
    """One broken byte in twenty characters beyond ASCII is damage; more is another encoding."""
    return text.count("\ufffd") * 20 <= sum(not c.isascii() for c in text) and _is_text(text)


def _is_plausible(text: str) -> bool:
    """Western, Chinese and their punctuation, with line ends, spaces or stops as running text has."""
    fit = len(_PLAUSIBLE.findall(text))
    pauses = sum(c.isspace() or c in "，。、" for c in text)
    return bool(text) and fit * 100 >= len(text) * 98 and pauses * 200 >= len(text)


def _is_simplified(text: str) -> bool:
    """Chinese in the 6,763 characters (and signs) of GB 2312, with which nearly all is written."""
    return _is_written_with(text, lambda character: _encodes(character, "gb2312", 0xF7))


def _is_traditional(text: str) -> bool:
    """Chinese in the 5,401 characters (and signs) of Big5's first, common level."""
    return _is_written_with(text, lambda character: _encodes(character, "big5", 0xC6))


def _is_written_with(text: str, is_common: Callable[[str], bool]) -> bool:
    """Nine in ten characters beyond ASCII are common ones, or dashes and quotes."""
    beyond_ascii = [c for c in text if not c.isascii() and not "\u2010" <= c <= "\u2027"]
    return _is_text(text) and sum(map(is_common, beyond_ascii)) * 10 >= len(beyond_ascii) * 9


def _encodes(character: str, encoding: str, last_lead: int) -> bool:
    try:
        code = character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and code[0] <= last_lead


def _is_western(text: str) -> bool:
    """English and its neighbours: at most one letter in ten beyond ASCII."""
    return _is_text(text) and sum(not c.isascii() for c in text) * 10 <= len(text)


# Strict before lenient, and each only where it gives running text: most bytes are valid in several encodings.
_CANDIDATES = (
    ("utf-8", "strict", _is_text),
    ("utf-8", "replace", _is_hardly_damaged),
    ("utf-16-le", "strict", _is_plausible),
    ("utf-16-be", "strict", _is_plausible),
    ("gb18030", "strict", _is_simplified),
    ("big5", "strict", _is_traditional),
    ("gb18030", "strict", _is_traditional),
    ("cp1252", "strict", _is_western),
)
