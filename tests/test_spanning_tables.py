"""Tables with merged cells: the same table gives the same rows from HTML, from Word and from the page that a browser prints of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from assistant.model import Paragraph
from ingest.parsing.reader import read_source
from ingest.structure import read_document
from tests.support.browser import chromium
from tests.support.spans import Spanning, markup, printed, word_table
from tests.support.word_files import word_file

S = Spanning
Rows = list[list[Spanning]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def paragraphs(path: Path) -> list[Paragraph]:
    """The paragraphs of a file between the first, which is about figures, and the last."""
    read = [p for p in read_document(read_source(path), file=path.name, digest="").paragraphs if p.text]
    return read[1:-1]


def in_all_formats(
    browser: Browser, folder: Path, rows: Rows, *, head: int, rule: str = "0.75pt solid black", align: str = "top"
) -> list[str]:
    """The texts that a table is read as; its formats must agree."""
    html = markup(rows, head=head, rule=rule, align=align)
    page = folder / "a.html"
    page.write_text(html, encoding="utf-8")
    word = word_file(folder / "a.docx", word_table(rows))
    read = [[p.text for p in paragraphs(path)] for path in (page, word, printed(browser, folder / "a.pdf", html))]
    assert read[0] == read[1] == read[2]
    return read[0]


SPANNED: list[tuple[Rows, int, list[str]]] = [
    (
        [
            [S("Village", 1, 2), S("Kites lent", 2), S("Workshops", 1, 2)],
            [S("Target"), S("Result")],
            [S("Lakeside"), S("60"), S("72"), S("3")],
            [S("Total"), S("160"), S("172"), S("13")],
        ],
        2,
        [
            "Village: Lakeside; Kites lent – Target: 60; Kites lent – Result: 72; Workshops: 3",
            "Village: Total; Kites lent – Target: 160; Kites lent – Result: 172; Workshops: 13",
        ],
    ),
    (
        [
            [S("村庄", 1, 2), S("会修风筝的住户（%）", 2), S("等候时间（天）", 1, 2)],
            [S("湖边"), S("山上")],
            [S("甲村"), S("8"), S("31"), S("34")],
            [S("乙村"), S("6"), S("27"), S("29")],
        ],
        2,
        [
            "村庄：甲村；会修风筝的住户（%） – 湖边：8；会修风筝的住户（%） – 山上：31；等候时间（天）：34",
            "村庄：乙村；会修风筝的住户（%） – 湖边：6；会修风筝的住户（%） – 山上：27；等候时间（天）：29",
        ],
    ),
    (
        [
            [S("产出", 1, 3), S("预算（元）", 4), S("备注", 1, 3)],
            [S("2030年", 2), S("2031年", 2)],
            [S("人员"), S("非人员"), S("人员"), S("非人员")],
            [S("手册"), S("1,100"), S("2,200"), S("3,300"), S("4,400"), S("无")],
            [S("培训"), S("110"), S("220"), S("330"), S("440"), S("有")],
        ],
        3,
        [
            "产出：手册；预算（元） – 2030年 – 人员：1,100；预算（元） – 2030年 – 非人员：2,200；"
            "预算（元） – 2031年 – 人员：3,300；预算（元） – 2031年 – 非人员：4,400；备注：无",
            "产出：培训；预算（元） – 2030年 – 人员：110；预算（元） – 2030年 – 非人员：220；"
            "预算（元） – 2031年 – 人员：330；预算（元） – 2031年 – 非人员：440；备注：有",
        ],
    ),
    (
        [
            [S("Status of the workshops", 3)],
            [S(""), S("Status", 2)],
            [S("Workshop"), S("June 2030"), S("June 2031")],
            [S("Lakeside"), S("Under way"), S("Completed")],
            [S("Hilltop"), S("Planned"), S("Delayed")],
        ],
        3,
        [
            "Status of the workshops",
            "Workshop: Lakeside; Status – June 2030: Under way; Status – June 2031: Completed",
            "Workshop: Hilltop; Status – June 2030: Planned; Status – June 2031: Delayed",
        ],
    ),
    (
        [
            [S("Region"), S("Village"), S("Kites")],
            [S("North", 1, 3), S("Lakeside"), S("60")],
            [S("Hilltop"), S("61")],
            [S("Ferry"), S("62")],
            [S("South", 1, 2), S("Orchard"), S("70")],
            [S("Bridge"), S("71")],
            [S("Total", 2), S("324")],
        ],
        1,
        [
            "Region: North; Village: Lakeside; Kites: 60",
            "Region: North; Village: Hilltop; Kites: 61",
            "Region: North; Village: Ferry; Kites: 62",
            "Region: South; Village: Orchard; Kites: 70",
            "Region: South; Village: Bridge; Kites: 71",
            "Region: Total; Kites: 324",
        ],
    ),
    (
        [
            [S("村庄"), S("借出"), S("归还")],
            [S("北部", 3)],
            [S("甲村"), S("60"), S("50")],
            [S("南部", 3)],
            [S("乙村"), S("70"), S("71")],
        ],
        1,
        ["北部", "村庄：甲村；借出：60；归还：50", "南部", "村庄：乙村；借出：70；归还：71"],
    ),
]


@pytest.mark.parametrize(("rows", "head", "read"), SPANNED)
@pytest.mark.parametrize(
    ("rule", "align"),
    [("0.75pt solid black", "top"), ("0.2pt solid #999", "middle"), ("2px double black", "bottom"), ("1px dashed black", "middle")],
)
def test_a_cell_over_several_columns_names_each_and_one_over_several_rows_labels_each(
    browser: Browser, tmp_path: Path, rows: Rows, head: int, read: list[str], rule: str, align: str
) -> None:
    assert in_all_formats(browser, tmp_path, rows, head=head, rule=rule, align=align) == read


@pytest.mark.parametrize(
    ("name", "width", "row"),
    [
        ("Kites mended by the members of the cooperative during the year", 90, "Village: Lakeside; {}: 60; Kites: 72"),
        ("合作社成员一年之内修好的风筝所占比例（%）", 70, "村庄：甲村；{}：60；风筝：72"),
    ],
)
def test_a_name_that_wraps_in_its_cell_is_one_text(browser: Browser, tmp_path: Path, name: str, width: int, row: str) -> None:
    first, second, third = (part.split("：" if "：" in row else ": ") for part in row.replace("；", "; ").split("; "))
    rows = [[S(first[0]), S(name, width=width), S(third[0])], [S(first[1]), S(second[1]), S(third[1])], [S("Ferry"), S("61"), S("73")]]
    assert in_all_formats(browser, tmp_path, rows, head=1)[0] == row.format(name)


def random_table(chance: random.Random) -> tuple[Rows, list[str]]:
    """A table of groups of columns over rows that are labelled in groups, and what its rows must be read as."""
    groups = [(f"Group {chr(65 + at)}", chance.choice((1, 2, 2, 3))) for at in range(chance.randint(2, 4))]
    groups[0] = (groups[0][0], 2)
    names = [f"{name} – part {chr(97 + part)}" if wide > 1 else name for name, wide in groups for part in range(wide)]
    head = [
        [S("Region", 1, 2), S("Village", 1, 2), *(S(name, wide, 1 if wide > 1 else 2) for name, wide in groups)],
        [S(f"part {chr(97 + part)}") for _, wide in groups if wide > 1 for part in range(wide)],
    ]
    body: Rows = []
    read: list[str] = []
    for region in range(chance.randint(1, 3)):
        high = chance.randint(1, 4)
        for row in range(high):
            village = f"{chance.choice(('Ferry', 'Orchard', 'Lakeside', 'Bridge over the river'))} {chr(65 + len(body) % 26)}"
            figures = [f"{chance.randint(1, 99_999):,}" for _ in names]
            body.append([*([S(f"Region {chr(80 + region)}", 1, high)] if row == 0 else []), S(village), *map(S, figures)])
            cells = [f"{name}: {figure}" for name, figure in zip(names, figures, strict=True)]
            read.append(f"Region: Region {chr(80 + region)}; Village: {village}; " + "; ".join(cells))
    return [*head, *body], read


@pytest.mark.parametrize("seed", range(6))
def test_each_cell_of_any_table_stands_under_its_heads(browser: Browser, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    rows, read = random_table(chance)
    align = chance.choice(("top", "middle", "bottom"))
    assert in_all_formats(browser, tmp_path, rows, head=2, rule=f"{chance.uniform(0.3, 2):.1f}pt solid black", align=align) == read


def long_table(language: str) -> tuple[Rows, list[str]]:
    """A table over several pages, its first column in groups of seven rows."""
    zh = language == "zh"
    region, village, kites, parts = (
        ("地区", "村庄", "风筝", ("借出", "归还")) if zh else ("Region", "Village", "Kites", ("Lent", "Returned"))
    )
    rows: Rows = [[S(region, 1, 2), S(village, 1, 2), S(kites, 2)], [S(part) for part in parts]]
    colon, stop = ("：", "；") if zh else (": ", "; ")
    read: list[str] = []
    for at in range(84):
        label, name, figures = f"{region} {at // 7 + 1}", f"{village} {at + 1}", (f"{at + 100}", f"{at + 300}")
        rows.append([*([S(label, 1, 7)] if at % 7 == 0 else []), S(name), *map(S, figures)])
        named = [(region, label), (village, name), *((f"{kites} – {part}", own) for part, own in zip(parts, figures, strict=True))]
        read.append(stop.join(f"{name}{colon}{cell}" for name, cell in named))
    return rows, read


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("head", [0, 2])
def test_a_table_goes_on_over_pages_with_its_head_and_its_labels(browser: Browser, tmp_path: Path, language: str, head: int) -> None:
    rows, read = long_table(language)
    found = paragraphs(printed(browser, tmp_path / "a.pdf", markup(rows, head=head)))

    assert [p.text for p in found] == read
    assert len({p.page for p in found}) > 1


@pytest.mark.parametrize(
    "rows",
    [
        [[S("Project code"), S("KITE_07")], [S("Approved at"), S("Twelfth session")], [S("Kite recommendations"), S("12, 19 and 35")]],
        [[S("项目编号"), S("KITE_07")], [S("项目期限"), S("36个月，自2030年1月起")], [S("风筝议程建议"), S("建议12、19和35")]],
    ],
)
def test_a_form_of_two_columns_is_read_row_by_row(browser: Browser, tmp_path: Path, rows: Rows) -> None:
    colon = ": " if rows[0][0].text.isascii() else "："
    assert in_all_formats(browser, tmp_path, rows, head=0) == [colon.join(cell.text for cell in row) for row in rows]
