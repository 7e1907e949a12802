"""Our parts under plain LlamaIndex: an index of its own with our parser and embedding, and our retriever under its engine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from llama_index.core import Document, VectorStoreIndex
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.schema import MetadataMode, NodeRelationship

from assistant import CDIPEmbedding, CDIPRetriever
from assistant.adapters.embedder import StaticEmbedder
from assistant.errors import IndexMissing
from assistant.model import Filters
from ingest import CDIPNodeParser
from tests.conftest import SAMPLES

ZH, EN = "cdip_25_d_1.zh.txt", "cdip_23_d_1.en.txt"
QUESTIONS = [
    ("截至2020年3月，eTISC平台有多少注册用户？", "2,655", "zh"),
    ("How many registered users did eTISC have in March 2020?", "2,655", "en"),
]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """Every sample that is plain text, as a LlamaIndex reader would hand it over."""
    return [
        Document(text=path.read_text(encoding="utf-8"), metadata={"file_name": path.name}, id_=path.name)
        for path in sorted(SAMPLES.glob("*.txt"))
    ]


def test_naming_the_package_imports_nothing_heavy() -> None:
    check = "import sys, assistant, ingest; assert not {'llama_index', 'torch', 'chromadb', 'numpy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", check], check=True)


def test_the_parser_makes_a_node_a_chunk_that_knows_its_place(documents: list[Document]) -> None:
    nodes = CDIPNodeParser().get_nodes_from_documents(documents)
    by_file = {name: [n for n in nodes if n.metadata["file"] == name] for name in {n.metadata["file"] for n in nodes}}
    assert set(by_file) == {document.metadata["file_name"] for document in documents}
    for name in ("cdip_23_d_1.zh.txt", "cdip_23_d_1.en.txt"):
        first, second = [node for node in by_file[name] if "paragraph" in node.metadata][:2]
        assert (first.metadata["symbol"], first.metadata["session"], first.metadata["paragraph"]) == ("CDIP/23/D/1", 23, "1")
        assert first.metadata["language"] == ("zh" if ".zh." in name else "en")
        assert first.relationships[NodeRelationship.SOURCE].node_id == name  # type: ignore[union-attr]
        assert first.relationships[NodeRelationship.NEXT].node_id == second.node_id  # type: ignore[union-attr]
    assert len({node.node_id for node in nodes}) == len(nodes)


def test_only_the_context_is_embedded_with_the_text(documents: list[Document]) -> None:
    for node in CDIPNodeParser().get_nodes_from_documents(documents):
        embedded = node.get_content(MetadataMode.EMBED)
        assert embedded.endswith(node.get_content(MetadataMode.NONE).strip())
        assert str(node.metadata["file_name"]) not in embedded and str(node.metadata["key"]) not in embedded


def test_the_embedding_gives_the_models_vectors(model: StaticEmbedder) -> None:
    embedding = CDIPEmbedding()
    for text in ("技术转让网络论坛", "the web forum on technology transfer"):
        assert embedding.get_text_embedding(text) == pytest.approx(model.embed_passages([text])[0].tolist())
        assert embedding.get_query_embedding(text) == pytest.approx(model.embed_question(text).tolist())


@pytest.mark.parametrize(
    ("question", "symbol"),
    [("技术转让网络论坛的费用", "CDIP/21/D/1"), ("What did session 21 say about the web forum on technology transfer?", "CDIP/21/D/1")],
)
def test_a_plain_vector_index_is_built_from_our_parser_and_embedding(documents: list[Document], question: str, symbol: str) -> None:
    index = VectorStoreIndex.from_documents(documents, transformations=[CDIPNodeParser()], embed_model=CDIPEmbedding())
    response = index.as_query_engine(llm=MockLLM(), similarity_top_k=5).query(question)
    assert symbol in {source.node.metadata["symbol"] for source in response.source_nodes}
    assert all(source.score is not None and -1 <= source.score <= 1.001 for source in response.source_nodes)


@pytest.mark.parametrize(("question", "fact", "language"), QUESTIONS)
def test_a_query_engine_asks_our_retriever(samples_index: Path, question: str, fact: str, language: str) -> None:
    engine = RetrieverQueryEngine.from_args(CDIPRetriever(samples_index, limit=4), llm=MockLLM())
    response = engine.query(question)
    best = response.source_nodes[0]
    assert fact in best.node.get_content() or fact.replace(",", "") in best.node.get_content()
    assert best.node.metadata["language"] == language and best.node.metadata["symbol"] and 0 < best.node.metadata["support"] <= 1
    assert fact in str(response) or fact.replace(",", "") in str(response)  # MockLLM repeats its prompt: the passage reached it
    scores = [source.score for source in response.source_nodes]
    assert len(scores) == 4 and scores == sorted(scores, reverse=True)


def test_filters_confine_the_retriever(samples_index: Path) -> None:
    retriever = CDIPRetriever(samples_index, filters=Filters(language="en", sessions=(25,)))
    found = retriever.retrieve("网络论坛 web forum")
    assert found and {(n.node.metadata["language"], n.node.metadata["session"]) for n in found} == {("en", 25)}


def test_a_retriever_without_an_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="cdip ingest"):
        CDIPRetriever(tmp_path).retrieve("eTISC")
