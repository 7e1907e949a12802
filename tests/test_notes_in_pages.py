"""Notes that stand in the middle of what was extracted as one page: what follows them is text, and no figure is their mark."""

from __future__ import annotations

import pytest

from assistant.model import Footnote
from ingest.structuring.joining import join_lines
from ingest.structuring.lines import Line, Spacing
from ingest.structuring.marks import mark, unmarked
from tests.support.printed import document_from, double_spaced, paper

BODY = {
    "zh": [
        "附件载有报告期内灯塔和港口的情况，由各港口的守塔人在每个季度末报送港口部汇编并公布，供成员国参考使用，其中",
        "11座灯塔更换了灯芯，另有三座在大修，预计在来年春季重新点亮，届时将再次通报各港口的渔民和船长以及有关的部门。",
    ],
    "en": [
        "The Annex tells of the lighthouses and harbours in the period, as their keepers reported at the",
        "end of each quarter to the Harbours Sector, which compiled the reports and published them; of",
        "11 lamps were given new wicks, and three more are being repaired and will be lit in the spring.",
    ],
}
NOTE = {"zh": "标有星号（*）的建议由大会确定。", "en": "Recommendations with an asterisk were chosen by the Assembly."}
BLOCKS = {
    "zh": (
        "建议 1*",
        "公布灯塔的名录。",
        "相关产权组织部门 港口部",
        "落实工作 名录已经公布。",
        "建议 2",
        "公布潮汐表。",
        "相关产权组织部门 海洋部",
    ),
    "en": (
        "Recommendation 1*",
        "Publish the list of lighthouses.",
        "Relevant WIPO Sectors Harbours Sector",
        "Implementation The list has been published.",
        "Recommendation 2",
        "Publish the tables of the tides.",
        "Relevant WIPO Sectors Oceans Sector",
    ),
}


def report(language: str, *, gap: bool) -> str:
    """A report in double spacing with a note after its first block; gap puts a blank line under the note's mark, too."""
    first, second = BLOCKS[language][:4], BLOCKS[language][4:]
    note = "1\n\n  " if gap else "1\n  "
    lines = [*BODY[language] * 3, "[后接附件]" if language == "zh" else "[Annex follows]", "附件" if language == "zh" else "ANNEX"]
    return "\n\n".join([*lines, *first, note + NOTE[language], *second, *BODY[language]])


@pytest.mark.parametrize("gap", [False, True])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_note_in_mid_page_takes_nothing_with_it(language: str, gap: bool) -> None:
    document = document_from(paper(language, "").strip() + "\n\n" + report(language, gap=gap))

    notes = [note for p in document.paragraphs for note in p.footnotes]
    assert notes == [Footnote("1", NOTE[language])]
    second = [p.text for p in document.paragraphs if any(r.number == 2 for r in p.recommendations)]
    assert second[:2] == [BLOCKS[language][4], BLOCKS[language][5]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_figure_below_a_note_is_not_its_mark(language: str) -> None:
    document = document_from(paper(language, "").strip() + "\n\n" + report(language, gap=False))

    text = "".join(p.text for p in document.paragraphs)
    assert text.count("11座" if language == "zh" else "11 lamps") == 4


@pytest.mark.parametrize(
    ("above", "below"),
    [("截至年底，守塔人共有 1", "1名在北方的港口，其余在南方。"), ("其中有 2", "1座灯塔在北方的港口。"), ("共有船 3", "1艘，其余在坞内。")],
)
def test_a_figure_cut_at_a_line_s_end_is_no_mark(above: str, below: str) -> None:
    body = f"1. 报告期内的情况见下文。\n{above}{below}\n2. 其他事项。"
    document = document_from(paper("zh", double_spaced(body)))

    assert above.split()[-1] + below in "".join(p.text for p in document.paragraphs)


@pytest.mark.parametrize(
    ("language", "body", "note"),
    [
        ("zh", "[后接附件]\n\n附件\n\n独立审查建议 4（秘书处）1\n\n内容：点灯。\n\n进展 灯已点亮。\n\n1\n  建议均向秘书处提出。", "建议均向秘书处提出。"),
        (
            "en",
            "[Annex follows]\n\nANNEX\n\nIndependent Review Recommendation 4 (Secretariat)1\n\nText: Light the lamps.\n\nProgress: They are lit.\n\n1\n  All are addressed to the Secretariat.",
            "All are addressed to the Secretariat.",
        ),
    ],
)  # fmt: skip
def test_a_heading_s_note_hangs_on_the_paragraph_under_it(language: str, body: str, note: str) -> None:
    document = document_from(paper(language, body))

    (held,) = [p for p in document.paragraphs if p.footnotes]
    assert (held.field, held.footnotes) == ("text", (Footnote("1", note),))


@pytest.mark.parametrize(
    ("language", "lines", "note"),
    [
        ("zh", ["1. 附件载有各港口的情况，由守塔人报送1。", "2. 请委员会注意附件。"], "截至六月底的情况。"),
        (
            "en",
            ["1. The Annex tells of the harbours, as their keepers saw them1.", "2. The Committee may take note of it."],
            "As at the end of June.",
        ),
    ],
)
def test_a_note_under_a_blank_line_is_one_where_the_text_refers_to_it(language: str, lines: list[str], note: str) -> None:
    body = "\n\n".join([*lines, f"1\n\n  {note}"])
    document = document_from(paper(language, "").strip() + "\n\n" + body)

    assert [p.footnotes for p in document.paragraphs] == [(Footnote("1", note),), ()]
    assert "1" not in document.paragraphs[0].text


ENDS = {
    "zh": ("各港口的守塔人已经把名录寄出。", "考虑如何让渔民更好地使用各国港口部门公布的潮汐表和航海图。"),
    "en": ("The keepers sent their lists in.", "To consider how fishermen may make better use of the tables of the tides."),
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_mark_behind_the_last_word_of_a_page_ends_its_paragraph_as_well(language: str) -> None:
    """Such files end a paragraph's last line with a space; behind the mark there is none."""
    last, first = ENDS[language]
    wide = "灯" * 40 if language == "zh" else ("lamp " * 16).strip()
    ended = [Line(wide, gap=1), Line(last, gap=1, ended=True)] * 6
    lines = [*ended, Line(wide, gap=1), Line(last + mark(7), gap=1), Line(first, gap=1, opens_page=True)]

    assert [unmarked(piece.text) for piece in join_lines(lines, Spacing.DOUBLE)][-1] == first
