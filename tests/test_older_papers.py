"""Papers of the first sessions: letterhead, a committee's name over two lines, signs that a text goes on overleaf; and letters set as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.model import Document
from ingest.parsing import read_source
from ingest.structure import read_document
from tests.support.pdf_files import Printed, lines, pdf_file, zh
from tests.support.word_files import paragraph, word_file

ENGLISH = """WIPO
E
CDIP/99/4
ORIGINAL:  English
DATE:  November 7, 2038
WORLD INTELLECTUAL PROPERTY ORGANIZATION
GENEVA

COMMITTEE ON DEVELOPMENT AND
INTELLECTUAL PROPERTY (CDIP)

Ninety-Ninth Session
Geneva, April 27 to May 1, 2039

PROJECT DOCUMENT ON KITES

prepared by the Secretariat

1. The Committee met in winter.

2. The Committee may take note.
"""
CHINESE = """WIPO
C
CDIP/99/4
原文：英文
日期：2038年11月7日
世界知识产权组织
日内瓦

发展与知识产权委员会（CDIP）

第九十九届会议
2039年4月27日至5月1日，日内瓦

关于风筝的项目文件

秘书处编拟

1. 委员会在冬天开会。

2. 请委员会注意。
"""


def read(path: Path) -> Document:
    return read_document(read_source(path), file=path.name, digest="0")


@pytest.mark.parametrize(("cover", "title"), [(ENGLISH, "PROJECT DOCUMENT ON KITES"), (CHINESE, "关于风筝的项目文件")])
@pytest.mark.parametrize("format", ["txt", "docx"])
def test_a_letterhead_is_of_the_cover_and_heads_no_paragraph(tmp_path: Path, cover: str, title: str, format: str) -> None:
    path = tmp_path / f"a.{format}"
    if format == "txt":
        path.write_text(cover, encoding="utf-8")
    else:
        word_file(path, "".join(paragraph(line) for line in cover.splitlines() if line))
    known = read(path)

    assert (known.session, known.date, known.title, known.place is not None) == (99, "2038-11-07", title, True)
    assert [(p.number, p.section) for p in known.paragraphs] == [("1", None), ("2", None)]


def test_a_committee_of_another_body_stays_one_though_its_name_is_wrapped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH.replace("DEVELOPMENT AND\nINTELLECTUAL PROPERTY (CDIP)", "KITES AND\nFERRIES (CKF)"))

    assert read(tmp_path / "a.txt").session is None


@pytest.mark.parametrize("sign", ["/...", "/…", "/ ...."])
def test_a_sign_that_the_text_goes_on_overleaf_is_no_text(tmp_path: Path, sign: str) -> None:
    full = "The Committee took note of the report on lighthouse keepers and asked the Secretariat to"
    rest = "present another version of it in spring."
    first = [*lines(750, f"1. {full}", full, full), zh(sign, 60, 500)]
    second = [Printed("CDIP/99/4", 810), Printed("page 2", 796), *lines(750, rest), *lines(715, "2. The Secretariat agreed.")]
    text = tmp_path / "b.txt"
    text.write_text(f"1. {full}\n{full}\n{full}\n{sign}\nCDIP/99/4\npage 2\n\n{rest}\n\n2. The Secretariat agreed.\n", encoding="utf-8")

    for path in (pdf_file(tmp_path / "a.pdf", first, second), text):
        assert [p.text for p in read(path).paragraphs][-2:] == [f"{full} {full} {full} {rest}", "The Secretariat agreed."]


def test_letters_that_a_font_draws_as_one_are_letters(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1. The ofﬁce of the ﬂeet is eﬀective, eﬃcient and baﬄed.\n", encoding="utf-8")

    assert [p.text for p in read(tmp_path / "a.txt").paragraphs] == ["The office of the fleet is effective, efficient and baffled."]


@pytest.mark.parametrize(("one", "two"), [("(a) kites;", "(b) ferries."), ("（一）风筝；", "（二）渡船。")])
def test_the_items_of_a_web_list_keep_their_own_marks(tmp_path: Path, one: str, two: str) -> None:
    around = '<div role="navigation"><ul><li>Meetings</li></ul></div>'
    (tmp_path / "a.html").write_text(f"{around}<p>1. 列表：</p><ul><li>{one}</li><li>{two}</li><li>其他</li></ul>", encoding="utf-8")

    assert [(p.label, p.text) for p in read(tmp_path / "a.html").paragraphs] == [
        (None, "列表："), (one[:3], one[3:].strip()), (two[:3], two[3:].strip()), ("•", "其他"),
    ]  # fmt: skip
