"""Every quote in the reader's language, where its document is indexed in that too."""

from __future__ import annotations

import pytest

from assistant.adapters.catalogue import Catalogue
from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.own_language import in_own_language
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.model import Language, Query
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

PAPERS = {
    "lamps.zh.txt": """CDIP/40/7
日期：2031年3月2日
发展与知识产权委员会（CDIP）
第四十届会议

关于灯塔数据库的意见

1. 灯塔数据库有38座灯塔。它以四种语言提供。

2. 登记由各局办理。

附件

肯尼亚

- 肯尼亚认为，登记应当免费。

- 肯尼亚支持方案二。

[附件和文件完]
""",
    "lamps.en.txt": """CDIP/40/7
DATE: MARCH 2, 2031
Committee on Development and Intellectual Property (CDIP)
Fortieth Session

OPINIONS ON THE LIGHTHOUSE DATABASE

1. The lighthouse database holds 38 lighthouses. It is available in four languages.

2. Registration is done by the offices.

Annex

KENYA

- Kenya believes that registration should be free.

- Kenya supports option two.

[End of Annex and of document]
""",
    "lone.en.txt": """CDIP/40/8
DATE: MARCH 3, 2031
Committee on Development and Intellectual Property (CDIP)
Fortieth Session

REPORT ON BEACONS

1. The Secretariat counted 61 beacons.
""",
}


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("own"), PAPERS, model)


def _own(draft: Draft, lamps: Assistant) -> Draft:
    index = lamps.index()
    return in_own_language(Query("", "", draft.language), draft, index.retriever, index.catalogue)


def _passage(catalogue: Catalogue, symbol: str, language: Language, words: str) -> Passage:
    for id_, document in catalogue.documents_by_id.items():
        if (document.symbol, document.language) == (symbol, language):
            return Passage(document, next(one for one in catalogue.paragraphs(id_) if words in one.text))
    raise AssertionError(words)


def _draft(language: Language, *quoted: tuple[str, Passage]) -> Draft:
    draft = Draft(language)
    for quote, passage in quoted:
        draft.line()
        if passage.paragraph.speaker:
            draft.say(say("opinion", language, speaker=passage.paragraph.speaker))
        draft.quote(quote, passage)
    return draft


@pytest.mark.parametrize(
    ("reader", "found_in", "quote", "told"),
    [
        ("zh", "en", "The lighthouse database holds 38 lighthouses.", "灯塔数据库有38座灯塔。[1]"),
        ("zh", "en", "It is available in four languages.", "它以四种语言提供。[1]"),
        ("zh", "en", "Registration is done by the offices.", "登记由各局办理。[1]"),
        (
            "en",
            "zh",
            "灯塔数据库有38座灯塔。它以四种语言提供。",
            "The lighthouse database holds 38 lighthouses. It is available in four languages.[1]",
        ),
    ],
)
def test_a_sentence_is_quoted_as_the_readers_text_has_it(
    lamps: Assistant, reader: Language, found_in: Language, quote: str, told: str
) -> None:
    catalogue = lamps.index().catalogue
    own = _own(_draft(reader, (quote, _passage(catalogue, "CDIP/40/7", found_in, quote))), lamps)
    assert own.text == told and {citation.language for citation in own.citations} == {reader}


def test_a_speaker_has_the_name_that_the_readers_text_gives(lamps: Assistant) -> None:
    catalogue = lamps.index().catalogue
    view = _passage(catalogue, "CDIP/40/7", "en", "registration should be free")
    assert _own(_draft("zh", (view.paragraph.text, view)), lamps).text == "肯尼亚的意见：肯尼亚认为，登记应当免费。[1]"


def test_what_is_quoted_in_both_languages_is_said_once(lamps: Assistant) -> None:
    catalogue = lamps.index().catalogue
    theirs = _passage(catalogue, "CDIP/40/7", "en", "done by the offices")
    ours = _passage(catalogue, "CDIP/40/7", "zh", "登记由各局办理")
    draft = _draft("zh", (ours.paragraph.text, ours))
    draft.line()
    draft.say(say("perhaps", "zh"))
    draft.line()
    draft.quote(theirs.paragraph.text, theirs)
    assert _own(draft, lamps).text == "登记由各局办理。[1]"


def test_what_is_indexed_in_one_language_only_stays_as_it_is(lamps: Assistant) -> None:
    catalogue = lamps.index().catalogue
    lone = _passage(catalogue, "CDIP/40/8", "en", "61 beacons")
    assert _own(_draft("zh", (lone.paragraph.text, lone)), lamps).text == "The Secretariat counted 61 beacons.[1]"


def test_a_doubt_is_kept(lamps: Assistant) -> None:
    catalogue = lamps.index().catalogue
    passage = _passage(catalogue, "CDIP/40/7", "en", "four languages")
    draft = Draft("zh")
    draft.doubt(say("unsure", "zh"))
    draft.quote("It is available in four languages.", passage)
    own = _own(draft, lamps)
    assert not own.sure and own.text == say("unsure", "zh").strip() + "\n它以四种语言提供。[1]"
