"""Query -> Evidence: what ranks first, in both languages, with both indexed together; and a model that reads what was found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.adapters.embedder import StaticEmbedder, load_reranker
from assistant.errors import EmbeddingError
from assistant.legs import RetrievalSettings
from assistant.model import Evidence, Filters, Language
from assistant.retrieval import Retriever
from assistant.service import Assistant
from assistant.settings import Settings
from tests.conftest import assistant_over, ingest_into

ENGLISH = """CDIP/41/7
ORIGINAL: ENGLISH
DATE: MARCH 3, 2031

Committee on Development and Intellectual Property

LANTERN SCHOOLS: A REPORT

Prepared by the Secretariat

I. THE PROJECT

1. The lantern school of Ruritania trains weavers and potters in the use of collective marks, and its opening was a feast for the whole town.

2. The lantern school of Ruritania trains weavers and potters in the use of collective marks; it was opened on June 4, 2029.

3. The kite archive keeps patterns that were given to it by families along the river.

II. NEXT STEPS

4. It is suggested that future lantern schools be guided by the following principles:
(a) Teaching follows the seasons of the craft, so that nobody has to leave a loom or a kiln standing while the work is at its height and the orders of the year are still waiting to be filled before winter.
(b) Fees are never taken, neither from the pupils nor from the workshops that send them, and whoever travels far has a bed and a meal in the house for as long as the course goes on, however long that may be.
(c) Every pupil registers one design of their own before leaving, with the help of the office, which waives its charges and explains each form until the pupil could fill in the next one without anybody at hand.
(d) Results are told once a year to the councils of the towns concerned, in plain words, with what went wrong as well as what went right, and with the names of those who can be asked about either of the two.
"""
CHINESE = """CDIP/41/8
原文：中文
日期：2031年3月5日

发展与知识产权委员会

风筝档案馆：报告

秘书处编拟

一、项目

1. 风筝档案馆收藏沿河人家捐赠的图样，开馆那天全城同庆，孩子们都来放风筝。

2. 风筝档案馆收藏沿河人家捐赠的图样，于2028年9月12日开馆。

3. 盐田合作社为其晒盐器具申请了三项外观设计，费用由镇里承担。
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    """An assistant over a paper in each language, each on matters of its own."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "cdip_41_7.en.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "cdip_41_8.zh.txt").write_text(CHINESE, encoding="utf-8")
    ingest_into(folder / "index", folder, model=model)
    return assistant_over(folder / "index")


def first(assistant: Assistant, question: str, **filters: Any) -> Evidence:
    return assistant.search(question, Filters(**filters)).evidence[0]


def number(evidence: Evidence) -> tuple[str, str | None]:
    return evidence.document.language, evidence.chunk.paragraphs


# ------------------------------------------------------------------------------------- what ranks first


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When was the lantern school of Ruritania opened?", ("en", "2")),
        ("卢里塔尼亚的灯笼学校是什么时候开办的？", ("en", "2")),
        ("风筝档案馆是哪天开馆的？", ("zh", "2")),
        ("When did the kite archive open its doors?", ("zh", "2")),
    ],
)
def test_where_a_date_is_asked_for_the_passage_that_has_one_comes_first(
    papers: Assistant, question: str, expected: tuple[str, str]
) -> None:
    assert number(first(papers, question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who paid the fees for the designs of the salt cooperative?", ("zh", "3")),
        ("谁把图样交给了风筝档案馆？", ("zh", "1")),
        ("灯笼学校教织工和陶工什么？", ("en", "1")),
    ],
)
def test_neither_language_pushes_the_other_out(papers: Assistant, question: str, expected: tuple[str, str]) -> None:
    assert first(papers, question).document.language == expected[0]


@pytest.mark.parametrize(
    "filters",
    [{"language": "zh"}, {"language": "en"}, {"sessions": (41,), "language": "en"}, {"symbols": ("CDIP/41/8",)}],
    ids=["zh", "en", "session-and-language", "symbol"],
)
@pytest.mark.parametrize("question", ["When was the kite archive opened?", "灯笼学校哪天开办？", "recommendation 3 of session 40"])
def test_every_leg_keeps_to_the_filters(papers: Assistant, question: str, filters: dict[str, Any]) -> None:
    for found in papers.search(question, Filters(**filters)).evidence:
        assert filters.get("language") in (None, found.document.language)
        assert found.document.symbol in filters.get("symbols", (found.document.symbol,))


def test_a_list_comes_with_what_introduces_it(papers: Assistant) -> None:
    last = first(papers, "to whom are the results told once a year, with what went wrong?")
    assert "Results are told" in last.chunk.text
    assert "guided by the following principles" in f"{last.chunk.context}\n{last.chunk.text}"
    assert "NEXT STEPS" in last.chunk.context


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("question", ["请说明发展议程建议8。", "Please explain Development Agenda recommendation 8."])
def test_a_recommendation_opens_with_its_own_text_in_every_document(samples: Assistant, question: str, language: Language) -> None:
    found = samples.search(question, Filters(language=language)).evidence[:2]
    assert any(one.chunk.text.startswith(("主题：订立协议", "Subject: agreements")) for one in found)
    assert {one.document.language for one in found} == {language}


# ----------------------------------------------------------------------------------------- a reranker


class Favours:
    """A reranker that likes one wording."""

    name = "favours"

    def __init__(self, wording: str) -> None:
        self.wording = wording

    def scores(self, question: str, passages: list[str]) -> np.ndarray:
        return np.array([float(self.wording in passage) for passage in passages], dtype=np.float32)


@pytest.mark.parametrize("wording", ["kite archive keeps", "三项外观设计"])
def test_what_a_reranker_likes_comes_first_and_nothing_is_lost(papers: Assistant, wording: str) -> None:
    index = papers.index()
    query = papers.understand("lantern school 灯笼学校")
    plain = index.retriever.find(query, 20)
    read = Retriever(index.catalogue, index.vectors, *papers.models(), RetrievalSettings(), Favours(wording)).find(query, 20)
    assert wording in read[0].chunk.text
    assert wording not in plain[0].chunk.text
    assert {found.chunk.key for found in read} == {found.chunk.key for found in plain}


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny CrossEncoder of random weights."""
    return save_cross_encoder(tmp_path_factory.mktemp("models") / "reads", labels=1)


def save_cross_encoder(folder: Path, labels: int) -> Path:
    torch, transformers = pytest.importorskip("torch"), pytest.importorskip("transformers")
    torch.manual_seed(3)
    folder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "lantern", "school", "kite", "风", "筝", "开", "馆"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    config = transformers.BertConfig(vocab_size=len(words), max_position_embeddings=512, num_labels=labels, **sizes)
    transformers.BertForSequenceClassification(config).save_pretrained(folder)
    transformers.BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


def test_the_setting_names_any_cross_encoder(papers: Assistant, cross_encoder: Path) -> None:
    index_dir = papers.settings.index_dir
    set_up = Assistant(Settings(CDIP_INDEX_DIR=index_dir, CDIP_RERANK_MODEL=str(cross_encoder), _env_file=None))  # type: ignore[call-arg]
    reranker = set_up.reranker()
    assert reranker is not None and reranker.name == str(cross_encoder)
    judged = reranker.scores("风筝 kite", ["lantern school", "风筝 开馆", "lantern school"])
    assert judged.dtype == np.float32 and judged.shape == (3,)
    assert judged[0] == pytest.approx(judged[2]) and judged[0] != judged[1]
    assert reranker.scores("kite", []).shape == (0,)
    assert set_up.search("风筝档案馆是哪天开馆的？").evidence


def test_a_model_that_sorts_instead_of_scoring_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match=r"3 figures a pair.*CDIP_RERANK_MODEL"):
        load_reranker(str(save_cross_encoder(tmp_path / "sorts", labels=3)))


@pytest.mark.parametrize("name", ["nobody/no-such-model", "/no/such/folder"])
def test_a_reranker_that_cannot_be_had_is_reported_with_the_remedy(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    constants = pytest.importorskip("huggingface_hub.constants")
    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")  # nobody answers there
    with pytest.raises(EmbeddingError, match=f"{name}.*unset CDIP_RERANK_MODEL"):
        load_reranker(name)


def test_without_the_setting_nothing_of_it_is_imported(papers: Assistant) -> None:
    script = (
        "import sys; from assistant.service import Assistant; from assistant.settings import read_settings;"
        f"Assistant(read_settings(index_dir={str(papers.settings.index_dir)!r})).search('kite archive');"
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'assistant.adapters.embedder.cross_encoder'} & set(sys.modules)))"
    )
    assert load_reranker(None) is None
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "[]"
