"""Files made to harm: each is refused or read within a bound of time and memory, with a line that says why."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from assistant.errors import DocumentError
from ingest.parsing import limits, read_source
from ingest.parsing.refusals import damaged
from tests.support.pdf_files import lines, pdf_file
from tests.support.word_files import paragraph, run, word_file

SECONDS = 20  # far above what any of these takes (under two), far below a hang
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refusal(path: Path) -> str:
    """Read a file that must be refused, within the time bound; return the line."""
    begun = time.monotonic()
    with pytest.raises(DocumentError) as caught:
        read_source(path)
    assert time.monotonic() - begun < SECONDS
    line = str(caught.value)
    assert line.startswith(f"{path.name}: ") and "\n" not in line
    return line


def docx_with(path: Path, document: bytes) -> Path:
    """A Word file whose main part is given byte by byte."""
    word_file(path, paragraph("x"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = document
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_a_zip_bomb(tmp_path: Path) -> None:
    bomb = docx_with(tmp_path / "bomb.docx", b"<w:document>" + b" " * (300 * limits.MEGABYTE))
    assert bomb.stat().st_size < 400_000
    assert "refused as a zip bomb" in refusal(bomb)


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = docx_with(tmp_path / "liar.docx", b"<w:document>" + b" " * (100 * limits.MEGABYTE))
    data = bytearray(path.read_bytes())
    large = (len(b"<w:document>") + 100 * limits.MEGABYTE).to_bytes(4, "little")
    assert data.count(large) >= 1
    path.write_bytes(bytes(data).replace(large, (1000).to_bytes(4, "little")))
    assert "damaged file" in refusal(path) or "zip bomb" in refusal(path)


def test_too_many_members(tmp_path: Path) -> None:
    path = tmp_path / "many.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(limits.MAX_ZIP_MEMBERS + 1):
            archive.writestr(f"{number}", b"")
    assert "more than 5,000 parts" in refusal(path)


def test_a_directory_larger_than_any_document_needs_is_not_even_listed(tmp_path: Path) -> None:
    path = tmp_path / "directory.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(300):
            archive.writestr(f"{number:030000}", b"")
    assert "more than 5,000 parts" in refusal(path)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        "<!doctype x>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, declaration: str, encoding: str) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    text = f'{declaration}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&f;</w:t></w:r></w:p></w:body></w:document>'
    assert "declares a document type" in refusal(docx_with(tmp_path / "entities.docx", text.encode(encoding)))


def test_entities_in_html_read_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    path = tmp_path / "page.html"
    path.write_text(f'<!DOCTYPE html [<!ENTITY s SYSTEM "file://{secret}">]><html><body><p>text &s;</p></body></html>')
    assert "the secret" not in "".join(block.text for block in read_source(path).blocks)


def test_names_that_climb_out_of_the_zip_go_nowhere(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    path = word_file(inside / "a.docx", paragraph("文字"), extra={"../../evil.txt": b"x", "/tmp/evil.txt": b"x"})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="s" Type="x/styles" Target="../../../../../../etc/passwd"/></Relationships>',
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert [block.text for block in read_source(path).blocks] == ["文字"]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.docx", "inside"]


def test_text_of_500_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(500 * limits.MEGABYTE)
    begun = time.monotonic()
    assert "too large (500 MB, at most 200 MB)" in refusal(path)
    with path.open("r+b") as file:
        file.truncate(limits.MAX_TEXT_BYTES + 1)
    assert "too large (32 MB, at most 32 MB)" in refusal(path)
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.html", "a.md", "a.txt"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 5000,
        b"\xff" * 5000,
        os.urandom(5000),
        b"PK\x03\x04",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ],
)
def test_garbage_under_every_name(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    refusal(path)


def test_thousands_of_empty_pages(tmp_path: Path) -> None:
    pages: list[list[object]] = [[] for _ in range(4_000)]
    assert "no text, all pages are empty" in refusal(pdf_file(tmp_path / "empty.pdf", *pages))  # type: ignore[arg-type]
    pages[3_000] = list(lines(700, "The only text."))
    begun = time.monotonic()
    source = read_source(pdf_file(tmp_path / "nearly.pdf", *pages))  # type: ignore[arg-type]
    assert [(b.page, b.text) for b in source.blocks] == [(3_001, "The only text.")]
    assert time.monotonic() - begun < SECONDS


def test_more_pages_than_any_document_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.parsing.pdf.MAX_PAGES", 3)
    path = pdf_file(tmp_path / "long.pdf", *([lines(700, "x")] * 4))
    assert "4 pages, at most 3" in refusal(path)


def test_invisible_characters_never_reach_the_text(tmp_path: Path) -> None:
    hidden = "\u202e\u2066\u200b\ufeff\U000e0041\U000e007f\x00\x1b"
    path = tmp_path / "a.txt"
    path.write_text(f"委员{hidden}会 approved.\n" * 20, encoding="utf-8")
    assert {block.text for block in read_source(path).blocks} == {"委员会 approved.", ""}
    page = tmp_path / "a.html"
    page.write_text(f"<p>委员{hidden.replace(chr(0), '')}会&#x202e;&#xE0041;</p>", encoding="utf-8")
    assert [block.text for block in read_source(page).blocks] == ["委员会"]


@pytest.mark.parametrize("depth", [150, 5_000])
def test_nesting_is_bounded(tmp_path: Path, depth: int) -> None:
    box = "<w:sdt><w:sdtContent>"
    end = "</w:sdtContent></w:sdt>"
    nested = word_file(tmp_path / "deep.docx", box * (depth // 2) + paragraph("deep") + end * (depth // 2))
    page = tmp_path / "deep.html"
    page.write_text("<div>" * depth + "deep" + "</div>" * depth)
    listed = tmp_path / "deep.md"
    listed.write_text("\n".join(">" * level + " deep" for level in range(1, depth)))
    for path in (nested, page):
        if depth < 256:
            assert [block.text for block in read_source(path).blocks] == ["deep"]
        else:
            refusal(path)
    try:
        assert read_source(listed).blocks
    except DocumentError as error:
        assert "nested too deeply" in str(error)


def test_tables_that_claim_more_cells_than_memory_holds(tmp_path: Path) -> None:
    page = tmp_path / "spans.html"
    long = "x" * 100_000
    page.write_text(
        f"<table><tr><td rowspan=99999 colspan=99999>{long}<td>a</tr>" + "<tr><td>b</tr>" * 20_000 + "</table>"
        "<table><tr>" + "<td>c" * 20_000 + "</tr>" + "<tr><td>d</tr>" * 20_000 + "</table>"
    )
    begun = time.monotonic()
    source = read_source(page)
    assert sum(len(block.text) for block in source.blocks) < 1_000_000
    assert time.monotonic() - begun < SECONDS


def test_patterns_meet_no_text_that_makes_them_slow(tmp_path: Path) -> None:
    """Long runs of what the patterns look for, once as one line and once as many."""
    for number, piece in enumerate(
        (
            " ",
            "\u00a0",
            "[",
            "[^a]: ",
            "(",
            "1",
            "1.",
            "附件",
            "第",
            "a-",
            "\t",
            "<",
            "<!--",
            "&nbsp;",
            "|",
            "*",
            "`",
            "> ",
        )
    ):
        for name in ("a.txt", "a.html", "a.md"):
            path = tmp_path / f"{number}{name}"
            path.write_text("text " + piece * 100_000 + "\nend", encoding="utf-8")
            begun = time.monotonic()
            with contextlib.suppress(DocumentError):
                read_source(path)
            assert time.monotonic() - begun < SECONDS, (name, piece)


def test_a_word_file_of_many_runs_fields_and_notes_is_read_in_linear_time(tmp_path: Path) -> None:
    runs = (run("a") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>') * 3_000
    body = paragraph(runs=runs) + paragraph("text") * 20_000
    begun = time.monotonic()
    source = read_source(word_file(tmp_path / "many.docx", body))
    assert len(source.blocks) == 20_001
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize("kind", ["folder", "fifo", "device", "missing", "dangling", "null in name"])
def test_what_is_no_file(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.txt"
    if kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "dangling":
        path.symlink_to(tmp_path / "nowhere")
    elif kind == "null in name":
        path = tmp_path / "a\x00.txt"
    assert "not a plain file" in refusal(path) or "cannot be opened" in refusal(path)


def test_wrong_names_are_seen_through(tmp_path: Path) -> None:
    pdf = pdf_file(tmp_path / "a.txt", lines(700, "PDF text."))
    word = word_file(tmp_path / "b.pdf", paragraph("Word 文字"))
    page = tmp_path / "c.txt"
    page.write_text("<!DOCTYPE html><html><body><p>Page</p></body></html>")
    assert [read_source(path).format for path in (pdf, word, page)] == ["pdf", "docx", "html"]
    for name, data, said in (
        ("d.pdf", rb"{\rtf1 text}", "Rich Text Format"),
        ("e.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("f.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old binary Office file"),
        (
            "g.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password-protected",
        ),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        assert said in refusal(path)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell what a process held")
def test_the_largest_files_fit_in_a_small_process(tmp_path: Path) -> None:
    """The worst of them read in a process of their own, which reports the most memory it ever held."""
    bomb = docx_with(tmp_path / "bomb.docx", b"<w:document>" + b" " * (300 * limits.MEGABYTE))
    spans = tmp_path / "spans.html"
    spans.write_text("<table>" + "<tr><td rowspan=9999 colspan=9999>" * 5_000 + "</table>")
    text = tmp_path / "large.txt"
    text.write_bytes("委员会注意到该文件。\n".encode() * (limits.MAX_TEXT_BYTES // 31))
    script = (
        "import sys; from pathlib import Path; from ingest.parsing import read_source\n"
        "from assistant.errors import DocumentError\n"
        "for name in sys.argv[1:]:\n"
        "    try: read_source(Path(name))\n"
        "    except DocumentError: pass\n"
        "    held = dict(line.split(':', 1) for line in Path('/proc/self/status').read_text().splitlines())\n"
        "    print(int(held['VmHWM'].split()[0]) // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(bomb), str(spans), str(text)],
        capture_output=True, text=True, timeout=120, check=False, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    most = [int(line) for line in done.stdout.split()]
    print(most)
    assert most[0] < 200 and most[1] < 400 and most[2] < 1_000, most


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (ValueError(), "ValueError"),
        (ValueError(()), "ValueError"),
        (OSError(b"\x00\x9c"), "OSError"),
        ("\\x00\\x9c", "nothing in it can be read"),
        (KeyError("word/document.xml"), "'word/document.xml'"),
    ],
)
def test_a_refusal_always_names_a_reason(reason: object, said: str) -> None:
    assert str(damaged("a.pdf", reason)) == f"a.pdf: damaged file ({said}); fetch or export it again"
