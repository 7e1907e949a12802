"""Two everyday ways to put a thing are known for one, in both languages; what is no such word is left alone."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.concepts import concepts_of
from assistant.lexical import words
from assistant.model import Language
from assistant.understanding.everyday import everyday_in


@pytest.mark.parametrize(
    ("question", "language", "text"),
    [
        ("为什么延误了？", "zh", "讲习班推迟到五月。"),
        ("大家吐槽什么？", "zh", "最多的批评是时间太短。"),
        ("何时上线？", "zh", "工具包于五月公布。"),
        ("谁掏钱？", "zh", "由学院出资。"),
        ("Why was it held up?", "en", "The workshop was postponed."),
        ("What did people grumble about?", "en", "The main criticism was its length."),
        ("When did it go live?", "en", "The toolkit was published in May."),
        ("Who foots the bill?", "en", "The Academy funds it."),
        ("有几位老师？", "zh", "共有九名教师。"),
        ("谁是冒牌的？", "zh", "集市上有仿制的灯。"),
        ("Was it a misprint?", "en", "The corrigendum was issued in May."),
        ("Is there a rebate?", "en", "A waiver of the fee is granted."),
        ("能看回放吗？", "zh", "网页上有录像。"),
        ("Can I watch it later?", "en", "The recording is put on the web page."),
        ("Why was it held up?", "en", "讲习班推迟到五月。"),
        ("大家吐槽什么？", "zh", "The main criticism was its length."),
    ],
)
def test_what_is_said_otherwise_is_met(question: str, language: Language, text: str, model: StaticEmbedder) -> None:
    assert any(concept.met_by(words(text)) >= 0.5 for concept in concepts_of(question, language, model))


@pytest.mark.parametrize(("text", "language"), [("地理标志", "zh"), ("geographical indications", "en"), ("", "zh"), ("", "en")])
def test_what_is_no_everyday_word_is_left_alone(text: str, language: Language) -> None:
    assert not everyday_in(text, language)


def test_the_longest_form_is_taken() -> None:
    assert [said.written for said in everyday_in("它放到网上了", "zh")] == ["放到网上"]
    assert [said.written for said in everyday_in("they took part in it", "en")] == ["took part"]
