"""Tables, lists, agendas and summaries in both languages: how they are read, and what of them answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Answer, ParagraphKind, Status
from assistant.service import Assistant, filters_from
from ingest.parsing.source import Block, BlockKind, SourceText
from ingest.structure import read_document
from tests.conftest import assistant_over, ingest_into
from tests.support.printed import document_from
from tests.test_answers import check_sound
from tests.workshop_papers import write_papers


def rows_of_cells(*rows: tuple[str, ...]) -> list[str]:
    """The rows of a table whose cells the format knows, as they are read."""
    source = SourceText("docx", tuple(Block("\t".join(row), BlockKind.ROW, cells=row, table=1) for row in rows))
    return [p.text for p in read_document(source, file="a.docx", digest="").paragraphs]


def printed_rows(text: str) -> list[str]:
    """The rows of a table that is only printed lines, as they are read."""
    return [p.text for p in document_from(text).paragraphs if p.kind is ParagraphKind.ROW]


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        (
            (("村庄", "2030年", "2031年"), ("湖滨村", "412", "530"), ("合计", "507", "717")),
            ["村庄：湖滨村；2030年：412；2031年：530", "村庄：合计；2030年：507；2031年：717"],
        ),
        (
            (("Activity", "Q4 2030", "H1 2031", "Total"), ("Kites", "x", "", "3")),
            ["Activity: Kites; Q4 2030: x; Total: 3"],
        ),
        ((("Item", "Option 1", "Option 2"), ("Time", "4 weeks", "9 weeks")), ["Item: Time; Option 1: 4 weeks; Option 2: 9 weeks"]),
        (
            (("村庄", "2030年", "", "2031年", ""), ("村庄", "借出", "修补", "借出", "修补"), ("湖滨村", "412", "30", "530", "41")),
            ["村庄：湖滨村；2030年 – 借出：412；2030年 – 修补：30；2031年 – 借出：530；2031年 – 修补：41"],
        ),
        ((("Adopted", "2029", "2030"), ("Closed", "2031", "2032")), ["Adopted; 2029; 2030", "Closed; 2031; 2032"]),
        ((("Lakeside", "412", "530"), ("Mountain Pass", "95", "187")), ["Lakeside; 412; 530", "Mountain Pass; 95; 187"]),
        ((("Duration", "2030–2032"), ("Budget", "CHF 9,000")), ["Duration: 2030–2032", "Budget: CHF 9,000"]),
    ],
)
def test_years_and_numbered_names_head_a_table_and_figures_do_not(rows: tuple[tuple[str, ...], ...], read: list[str]) -> None:
    assert rows_of_cells(*rows) == read


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ((("活动", "2030年", "合计"), ("修补", "1,200", "1,200")), ["活动：修补；2030年：1,200；合计：1,200"]),
        (
            (("Activities", "Partner"), ("Fair", "Lakeside"), ("Class", "School")),
            ["Activities: Partner", "Fair: Lakeside", "Class: School"],
        ),
    ],
)
def test_a_column_of_activities_is_no_field_of_a_recommendation(rows: tuple[tuple[str, ...], ...], read: list[str]) -> None:
    assert rows_of_cells(*rows) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "费用如下（单位：瑞士法郎）：\n项目  方案1  方案2\n纸张  1,250  2,480\n报酬  7,300  9,150\n合计  8,550  11,630\n",
            ["项目：纸张；方案1：1,250；方案2：2,480", "项目：报酬；方案1：7,300；方案2：9,150", "项目：合计；方案1：8,550；方案2：11,630"],
        ),
        (
            "The costs were as follows:\nVillage  2030  2031\nLakeside  412  530\nMountain Pass  95  187\n",
            ["Village: Lakeside; 2030: 412; 2031: 530", "Village: Mountain Pass; 2030: 95; 2031: 187"],
        ),
        (
            "The costs were as follows:\n\nVillage\n\nFirst year\n\nSecond year\n\nLakeside 412 530\n\nMountain Pass 95 187\n",
            ["Village: Lakeside; First year: 412; Second year: 530", "Village: Mountain Pass; First year: 95; Second year: 187"],
        ),
        (
            "The costs were as follows:\n\n                Approved    Actual\nItem            budget      spending     Rate\n"
            "Paper           1,250       1,190        95%\nBamboo          640         660          103%\n",
            [
                "Item: Paper; Approved budget: 1,250; Actual spending: 1,190; Rate: 95%",
                "Item: Bamboo; Approved budget: 640; Actual spending: 660; Rate: 103%",
            ],
        ),
        (
            "费用如下：\n\n项目            批准        实际         比率\n                预算        支出\n纸张            1,250       1,190        95%\n"
            "竹条            640         660          103%\n",
            ["项目：纸张；批准预算：1,250；实际支出：1,190；比率：95%", "项目：竹条；批准预算：640；实际支出：660；比率：103%"],
        ),
        (
            "Kites were counted:\n\n                2030              2031\nVillage       Lent   Mended     Lent   Mended\n"
            "Lakeside      412    30         530    41\nEast Hill     95     7          187    12\n",
            [
                "Village: Lakeside; 2030 Lent: 412; 2030 Mended: 30; 2031 Lent: 530; 2031 Mended: 41",
                "Village: East Hill; 2030 Lent: 95; 2030 Mended: 7; 2031 Lent: 187; 2031 Mended: 12",
            ],
        ),
        (
            "借出数量：\n村庄 2030年 2031年\n湖滨村 412 530\n山口村 95 187\n东村 8 9\n小计 1 2 3\n",
            [
                "村庄：湖滨村；2030年：412；2031年：530",
                "村庄：山口村；2030年：95；2031年：187",
                "村庄：东村；2030年：8；2031年：9",
                "小计 1 2 3",
            ],
        ),
    ],
)
def test_printed_lines_are_rows_under_their_head(text: str, read: list[str]) -> None:
    assert printed_rows(text) == read


@pytest.mark.parametrize(
    "lines",
    [
        ("项目代码：KT_7", "标题：风筝修补作坊", "建议：建议1和2", "预算总额：9,000瑞士法郎，其中人事费3,000瑞士法郎", "项目期限：24个月"),
        ("Project code: KT_7", "Title: Workshops that mend kites", "Budget: 9,000 Swiss francs in all", "Duration: 24 months"),
    ],
)
def test_the_lines_of_a_form_are_rows_and_no_headings(lines: tuple[str, ...]) -> None:
    read = document_from("I. SUMMARY\n\n" + "\n\n".join(lines) + "\n\n1. The workshop is open.\n")

    assert [(p.kind, p.text) for p in read.paragraphs][1 : len(lines) + 1] == [(ParagraphKind.ROW, line) for line in lines]


# Answers


@pytest.fixture(scope="module")
def kites(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    folder = tmp_path_factory.mktemp("kites")
    write_papers(folder)
    index = folder / "index"
    ingest_into(index, folder, model=model)
    return assistant_over(index)


def asked(kites: Assistant, question: str) -> Answer:
    answer = kites.ask(question)
    check_sound(answer, kites)
    return answer


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("方案2下师傅的报酬是多少？", ["风筝修补作坊每种方案的估计费用如下（单位：瑞士法郎）：", "项目：师傅的报酬", "方案2：9,150"]),
        (
            "What is the pay of the masters under option 2?",
            [
                "The estimated costs of a kite workshop under each option are as follows (in Swiss francs):",
                "Item: Pay of the masters",
                "Option 2: 9,150",
            ],
        ),
        ("风筝修补作坊方案1的费用合计是多少？", ["风筝修补作坊每种方案的估计费用如下（单位：瑞士法郎）：", "项目：合计", "方案1：8,550"]),
        (
            "What is the total cost of a kite workshop under option 1?",
            [
                "The estimated costs of a kite workshop under each option are as follows (in Swiss francs):",
                "Item: Total",
                "Option 1: 8,550",
            ],
        ),
        ("2031年湖滨村借出了多少只风筝？", ["地点：湖滨村", "2031年：530"]),
        ("How many kites were lent in Lakeside in 2031?", ["Village: Lakeside", "2031: 530"]),
        ("湖滨村借出了多少只风筝？", ["地点：湖滨村；2030年：412；2031年：530"]),
        ("How many kites were lent in Lakeside?", ["Village: Lakeside; 2030: 412; 2031: 530"]),
    ],
)
def test_a_cell_comes_with_its_row_its_column_and_its_unit(kites: Assistant, question: str, quoted: list[str]) -> None:
    answer = asked(kites, question)

    assert answer.status is Status.ANSWERED
    assert [citation.quote for citation in answer.citations] == quoted


@pytest.mark.parametrize(
    ("question", "language", "quoted"),
    [
        ("What is the pay of the masters under option 2?", "zh", ["项目：师傅的报酬", "方案2：9,150"]),
        ("How many kites were lent in Lakeside in 2031?", "zh", ["地点：湖滨村", "2031年：530"]),
        ("方案2下师傅的报酬是多少？", "en", ["Item: Pay of the masters", "Option 2: 9,150"]),
    ],
)
def test_a_cell_is_found_across_the_languages(kites: Assistant, question: str, language: str, quoted: list[str]) -> None:
    answer = kites.ask(question, filters=filters_from(language=language))

    assert [citation.quote for citation in answer.citations][-2:] == quoted


@pytest.mark.parametrize(
    "question",
    [
        "方案3下师傅的报酬是多少？",
        "What is the pay of the masters under option 3?",
        "2027年湖滨村借出了多少只风筝？",
        "How many kites were lent in Lakeside in 2027?",
    ],
)
def test_a_column_that_the_table_lacks_is_refused(kites: Assistant, question: str) -> None:
    assert asked(kites, question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("2031年各个地点借出的风筝数量分别是多少？", ("湖滨村", "山口村", "合计")),
        ("How many kites were lent in each village?", ("Lakeside", "Mountain Pass", "Total")),
    ],
)
def test_all_rows_are_given_where_each_is_asked_for(kites: Assistant, question: str, names: tuple[str, ...]) -> None:
    answer = asked(kites, question)

    assert all(name in answer.answer for name in names)


@pytest.mark.parametrize(
    ("question", "marks"),
    [
        ("秘书处为风筝修补作坊提出了哪两种方案？", ("(a) 方案1：作坊设在集市旁边", "(b) 方案2：作坊设在学校里")),
        (
            "Which two options for kite workshops does the Secretariat propose?",
            ("(a) Option 1: a workshop beside", "(b) Option 2: a workshop inside"),
        ),
        ("CDIP/42/5第2段", ("(a) 方案1", "(b) 方案2")),
        ("CDIP/42/5, para 2", ("(a) Option 1", "(b) Option 2")),
        ("CDIP/42/5得出的结论有哪些？", ("结论1", "结论2", "结论3")),
        ("What are the conclusions of CDIP/42/5?", ("Conclusion 1", "Conclusion 2", "Conclusion 3")),
    ],
)
def test_a_list_is_whole_and_in_order_with_its_marks(kites: Assistant, question: str, marks: tuple[str, ...]) -> None:
    answer = asked(kites, question).answer

    places = [answer.find(mark) for mark in marks]
    assert -1 not in places and places == sorted(places), answer


# Summaries and agendas


def test_a_summary_by_the_chair_has_one_symbol_in_both_languages_however_it_is_printed(kites: Assistant) -> None:
    symbols = {(document.symbol, document.language) for document, _ in kites.documents() if "chair" in document.file}

    assert symbols == {("CDIP/42/SUMMARY", "zh"), ("CDIP/42/SUMMARY", "en")}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("CDIP/42/SUMMARY, para 5.2", "Wind and Paper"),
        ("What does paragraph 5.2 of the Chair's summary of session 42 say?", "Wind and Paper"),
        ("paragraph 5.2 of the Summary by the Chair of the forty-second session", "Wind and Paper"),
        ("CDIP/42/主席总结第5.2段", "风与纸"),
        ("第42届会议主席总结第5.2段说了什么？", "风与纸"),
    ],
)
def test_a_paragraph_of_a_summary_is_asked_for_by_its_name(kites: Assistant, question: str, words: str) -> None:
    answer = asked(kites, question)

    assert words in answer.answer
    assert [(c.symbol, c.paragraph) for c in answer.citations] == [("CDIP/42/SUMMARY", "5.2")]


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("第42届会议议程第3项是什么？", "3. 风筝修补作坊"),
        ("第42届会议议程第3项下有哪些文件？", "CDIP/42/6（师傅名册）"),
        ("第42届会议议程中风筝修补这一项列了哪些文件？", "CDIP/42/6（师傅名册）"),
        ("What is item 3 of the agenda of session 42?", "3. Workshops for mending kites"),
        ("Which documents come under agenda item 3 of session 42?", "CDIP/42/6 (Roster of Masters)"),
        ("Which documents are listed under the agenda item on mending kites?", "CDIP/42/6 (Roster of Masters)"),
    ],
)
def test_an_item_of_the_agenda_comes_with_what_stands_under_it(kites: Assistant, question: str, item: str) -> None:
    answer = asked(kites, question)

    assert answer.status is Status.ANSWERED
    assert item in answer.answer
    assert {(c.symbol, c.paragraph) for c in answer.citations} == {("CDIP/42/1 Prov.", "3")}


@pytest.mark.parametrize(
    "question",
    [
        "第42届会议的议程有哪些项目？",
        "第42届会议议程",
        "What's on the agenda of session 42?",
        "Show me the whole agenda of the forty-second session",
    ],
)
def test_the_whole_agenda_is_its_items_by_what_they_are_called(kites: Assistant, question: str) -> None:
    answer = asked(kites, question)

    assert answer.status is Status.ANSWERED
    lines = answer.answer.split("\n")
    assert [line.split(".")[0] for line in lines] == [str(number) for number in range(1, len(lines) + 1)]
    assert len(lines) > 2 and "CDIP/42/6" not in answer.answer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("第41届会议议程第4项是什么？", ["在议程第4项“未来的工作”下："]),
        ("第41届会议议程第4项下讨论了哪些文件？", ["在议程第4项“未来的工作”下：", "委员会注意到文件CDIP/41/9。"]),
        ("What is agenda item 4 of session 41?", ["Under Agenda Item 4, “Future work”:"]),
        (
            "Which documents were discussed under agenda item 4 of session 41?",
            ["Under Agenda Item 4, “Future work”:", "The Committee took note of document CDIP/41/9."],
        ),
    ],
)
def test_without_an_agenda_the_summary_tells_of_an_item(kites: Assistant, question: str, words: list[str]) -> None:
    answer = asked(kites, question)

    assert [c.quote for c in answer.citations] == words
    assert {c.symbol for c in answer.citations} == {"CDIP/41/SUMMARY"}


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("CDIP/42/5中各种方案的费用由哪些部分组成？", ["纸张和竹条", "师傅的报酬", "合计"]),
        ("What do the estimated costs of a kite workshop consist of?", ["Paper", "Pay", "Total"]),
    ],
)
def test_what_a_table_is_made_of_is_its_rows(kites: Assistant, question: str, rows: list[str]) -> None:
    answer = asked(kites, question).answer

    assert all(row in answer for row in rows), answer


@pytest.mark.parametrize("question", ["第42届会议议程第9项是什么？", "What is agenda item 9 of session 42?"])
def test_an_item_beyond_the_agenda_is_refused(kites: Assistant, question: str) -> None:
    assert asked(kites, question).status is Status.NOT_FOUND


def test_a_table_in_an_annex_is_no_presentation(tmp_path: Path) -> None:
    cells = [("年份", "预算", "支出"), *((f"20{n}年", f"{n},380", f"{n},547") for n in range(21, 30))]
    blocks = [Block("附件", BlockKind.HEADING), *(Block("\t".join(row), BlockKind.ROW, cells=row, table=1) for row in cells)]
    read = read_document(SourceText("docx", tuple(blocks)), file="a.docx", digest="").paragraphs

    assert {p.kind for p in read} <= {ParagraphKind.HEADING, ParagraphKind.ROW}
