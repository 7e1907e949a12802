"""Word files made by hand, part by part, so that a test shows the very XML it is about."""

from __future__ import annotations

import zipfile
from pathlib import Path

_NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    )
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(text: str = "", *, properties: str = "", runs: str = "") -> str:
    """One w:p: plain text, or runs as given."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(text) if text else ''}{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    """One w:r with its text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(text: str, list_id: int = 1, level: int = 0) -> str:
    """A paragraph of an automatic list."""
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, properties=numbering)


def level(index: int, style: str, text: str, *, start: int = 1, more: str = "") -> str:
    """One w:lvl of a list definition."""
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def numbering(*definitions: str, lists: str = "") -> str:
    """A numbering part: definitions numbered from 0, and one list for each, numbered from 1, unless lists are given."""
    written = "".join(f'<w:abstractNum w:abstractNumId="{i}">{d}</w:abstractNum>' for i, d in enumerate(definitions))
    ones = "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(definitions)))
    return written + (lists or ones)


def field(code: str, result: str | None = None) -> str:
    """The runs of a complex field."""
    separate = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        f'{separate}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def word_file(
    path: Path,
    body: str,
    *,
    parts: dict[str, str] | None = None,
    links: dict[str, str] | None = None,
    extra: dict[str, bytes] | None = None,
) -> Path:
    """Write a .docx. parts are the contents of companions by kind ("styles", "header1"); links are addresses by id."""
    roots = {"header": "hdr", "footer": "ftr"}
    relationships = []
    files: dict[str, str] = {}
    for name, content in (parts or {}).items():
        kind = name.rstrip("0123456789")
        root = roots.get(kind, kind)
        files[f"word/{name}.xml"] = f"<w:{root} {_NAMES}>{content}</w:{root}>"
        relationships.append(f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>')
    for identifier, address in (links or {}).items():
        relationships.append(f'<Relationship Id="{identifier}" Type="{_OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>')
    files["word/document.xml"] = f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_RELATIONSHIPS}">{"".join(relationships)}</Relationships>'
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="main" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return path
