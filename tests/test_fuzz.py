"""Files damaged at random: each is read or refused with a line that names it, never a crash and never a hang."""

from __future__ import annotations

import random
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from assistant.errors import DocumentError
from ingest.parsing import read_source
from ingest.workers import Task, read_files
from tests.support.pdf_files import lines, pdf_file, zh
from tests.support.word_files import field, level, numbered, numbering, paragraph, run, word_file

SECONDS = 20
FUZZ = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One small sound file of each format, with something of everything."""
    folder = tmp_path_factory.mktemp("sound")
    note = f'<w:footnote w:id="2"><w:p>{run("注释")}</w:p></w:footnote>'
    row = "<w:tr><w:tc>" + paragraph("亮点") + '</w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + numbered("x")
    word = word_file(
        folder / "a.docx",
        paragraph("CDIP/99/1", properties="<w:sectPr/>")
        + numbered("第一段")
        + numbered("a", level=1)
        + paragraph(runs=run("text") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + field(' HYPERLINK "https://x.int" ', "link"))
        + f"<w:tbl>{row}</w:tc></w:tr>{row.replace('restart', 'continue')}</w:tc></w:tr></w:tbl>"
        + "<w:ins>"
        + run("in")
        + "</w:ins>",
        parts={
            "numbering": numbering(level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)")),
            "footnotes": note,
            "styles": '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style>',
            "header1": paragraph("CDIP/99/1"),
        },
    )
    page = [
        zh("委员会", 700),
        *lines(680, "1. First paragraph.", "goes on", "2. Second."),
        *lines(60, "1 A note."),
    ]
    pdf = pdf_file(folder / "a.pdf", page, page)
    return {
        ".docx": word.read_bytes(),
        ".pdf": pdf.read_bytes(),
        ".html": "<html><meta charset=utf-8><p>1.&nbsp;&nbsp;&nbsp;委员会<a href='#_ftn1'>[1]</a><table><tr><td rowspan=2>a"
        "<td>b<tr><td>c</table><ul><li>x</ul><div id=ftn1 style='mso-element:footnote'><a name=_ftn1>1</a> n</div>".encode(),
        ".md": "# 标题\n\n1. one[^1]\n   - two\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: note\n".encode(),
        ".txt": "CDIP/99/1\n\n1. 委员会注意到\f2. the report.\n".encode("gb18030"),
    }


@st.composite
def damage(draw: st.DrawFn) -> list[tuple[str, float, float, bytes]]:
    """A few changes to a file: what is done, where, how far it reaches, and bytes to put in."""
    kinds = st.sampled_from(["flip", "cut", "double", "insert", "truncate", "swap"])
    place = st.floats(0, 1, exclude_max=True)
    return draw(st.lists(st.tuples(kinds, place, st.floats(0, 0.2), st.binary(max_size=20)), min_size=1, max_size=6))


def damaged(data: bytes, changes: list[tuple[str, float, float, bytes]]) -> bytes:
    for kind, place, reach, more in changes:
        at = int(place * len(data))
        end = min(len(data), at + 1 + int(reach * len(data)))
        match kind:
            case "flip":
                data = data[:at] + bytes(byte ^ 0x55 for byte in data[at : at + 1]) + data[at + 1 :]
            case "cut":
                data = data[:at] + data[end:]
            case "double":
                data = data[:end] + data[at:end] + data[end:]
            case "insert":
                data = data[:at] + more + data[at:]
            case "truncate":
                data = data[: at + 1]
            case "swap":
                data = data[:at] + more + data[at + len(more) :]
    return data


def rearranged(data: bytes, seed: int) -> bytes:
    """A Word file whose parts are sound XML of wrong build: elements dropped, doubled, moved and given odd values."""
    chance = random.Random(seed)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in [name for name in parts if name.startswith("word/")]:
        root = etree.fromstring(parts[name])
        for _ in range(chance.randint(0, 6)):
            elements = [e for e in root.iter() if e.getparent() is not None]
            if not elements:
                break
            one, other = chance.choice(elements), chance.choice(elements)
            action = chance.choice(("drop", "double", "move", "value"))
            if action == "drop":
                one.getparent().remove(one)
            elif action == "double":
                one.addnext(etree.fromstring(etree.tostring(one)))
            elif action == "move" and one not in other.iterancestors() and one is not other:
                other.append(one)
            elif one.attrib:
                one.set(
                    chance.choice(list(one.attrib)),
                    chance.choice(("", "-1", "999999999999", "x", "½", "%9", "begin", "1e9")),
                )
        parts[name] = etree.tostring(root)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def is_accounted_for(path: Path) -> None:
    """Read a file: whatever comes of it comes soon, and as text or as a refusal that names the file."""
    begun = time.monotonic()
    try:
        source = read_source(path)
    except DocumentError as error:
        assert str(error).startswith(f"{path.name}: ") and len(str(error)) < 600
    else:
        assert any(block.text for block in source.blocks)
        assert not any("\x00" in block.text or "\u202e" in block.text for block in source.blocks)
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".md", ".txt"])
@FUZZ
@given(changes=damage())
def test_damaged_bytes(sound: dict[str, bytes], tmp_path: Path, suffix: str, changes: list[tuple[str, float, float, bytes]]) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(damaged(sound[suffix], changes))
    is_accounted_for(path)


@FUZZ
@given(seed=st.integers(0, 2**32))
def test_sound_xml_of_wrong_build(sound: dict[str, bytes], tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(rearranged(sound[".docx"], seed))
    is_accounted_for(path)


@FUZZ
@given(text=st.text(max_size=400))
@pytest.mark.parametrize("suffix", [".html", ".md", ".txt"])
def test_any_characters(tmp_path: Path, suffix: str, text: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    is_accounted_for(path)


@settings(FUZZ, max_examples=6)
@given(data=st.data())
def test_every_one_of_many_damaged_real_files_is_accounted_for(shared: Path, tmp_path: Path, data: st.DataObject) -> None:
    """Through the processes of an ingest: one reading for each file, in order, and no process lost."""
    files = sorted(p for p in (shared / "files").iterdir() if not p.name.startswith(("scan", "MANIFEST")) and p.stat().st_size)
    tasks = []
    for number, file in enumerate(files):
        path = tmp_path / f"{number}{file.suffix}"
        path.write_bytes(damaged(file.read_bytes(), data.draw(damage(), label=file.name)))
        tasks.append(Task(path, path.name, ""))
    begun = time.monotonic()
    readings = list(read_files(tasks, workers=2, seconds=SECONDS))
    assert [reading.task for reading in readings] == tasks
    for reading in readings:
        assert (reading.document is None) != (reading.error is None)
        assert "Please report it" not in (reading.error or "") and "ended the process" not in (reading.error or ""), reading.error
    assert time.monotonic() - begun < SECONDS * len(tasks)
