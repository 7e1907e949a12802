"""The bundled model: its tokens, its vectors, late interaction, translations; and any other model in its place."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.embedder import Embedder, StaticEmbedder, load_embedder
from assistant.adapters.embedder.folding import Folder
from assistant.adapters.embedder.loading import BUNDLED_FOLDER
from assistant.adapters.embedder.vocabulary import Vocabulary
from assistant.errors import EmbeddingError

MEGABYTE = 1_000_000


def tokens(model: StaticEmbedder, text: str) -> list[str]:
    return [model.vocabulary.tokens[id_] for id_ in model.token_ids([text])[0]]


# ---------------------------------------------------------------------------------------------- tokens


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("發展議程", "发展议程"),
        ("智慧財產權組織", "智慧财产权组织"),
        ("ＣＤＩＰ／２５／５", "CDIP/25/5"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("e\u0301te\u0301", "été"),
        ("2,655", "2655"),
        ("２，６５５", "2655"),
        ("co\u200boperation", "cooperation"),
        ("REGISTERED Users", "registered users"),
    ],
    ids=["traditional", "traditional-words", "full-width", "accents", "combining", "thousands", "full-width-number", "zero-width", "case"],
)
def test_every_spelling_of_a_text_has_the_same_tokens(model: StaticEmbedder, written: str, plain: str) -> None:
    assert tokens(model, written) == tokens(model, plain)


def test_words_of_both_scripts_come_out_whole(model: StaticEmbedder) -> None:
    assert tokens(model, "第二十三届会议注意到eTISC平台有2,655名用户。") == [
        *["第", "二十三", "届会议", "注意到", "etisc", "平台", "有", "2", "655", "名", "用户"]
    ]


def test_numbers_keep_apart(model: StaticEmbedder) -> None:
    """Symbols and sessions differ by a number; a model to which 31 is nearly 33 would mix them up."""
    vectors = model.token_vectors(np.concatenate(model.token_ids(["23 25 30 31 33"])))
    cosines = (vectors @ vectors.T) / np.outer(*2 * [np.linalg.norm(vectors, axis=1)])
    assert cosines[~np.eye(5, dtype=bool)].max() < 0.75


def test_a_text_without_known_tokens_has_none_but_still_a_vector(model: StaticEmbedder) -> None:
    assert len(model.token_ids(["— … ☺"])[0]) == 0
    assert np.linalg.norm(model.embed_question("— … ☺")) == pytest.approx(1)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_text_breaks_the_vocabulary(model: StaticEmbedder, text: str) -> None:
    ids = model.vocabulary.ids(text)
    assert ids.dtype == np.int32
    assert ((ids > 0) & (ids < len(model.vocabulary))).all()


@given(st.lists(st.text(max_size=30), max_size=5), st.text("發展議程 aé½…①ﬁ\u0301\u200b\ud800𝐀𠀀\n", max_size=12))
def test_texts_read_together_have_the_tokens_of_each(model: StaticEmbedder, texts: list[str], odd: str) -> None:
    many = ["智慧財產權", *texts, odd, "x" * 20, "Committee 委員會"] * 20
    assert [ids.tolist() for ids in model.vocabulary.ids_of_each(many)] == [model.vocabulary.ids(text).tolist() for text in many]


def test_characters_fold_alike_one_by_one_and_by_table(model: StaticEmbedder) -> None:
    folder = Folder(model.vocabulary.fold.simplified)
    for character in [*map(chr, range(1 << 16)), "𝐀", "𠀀", "\U000e0041"]:
        codes, _ = folder.folded([f"a{character}b"])
        assert codes.tobytes().decode("utf-16-le").split() == f"a{character}b".translate(folder.fold).split()


@given(st.text("发展议程建议知识产权组织的了和abc12 ", max_size=30))
def test_what_was_remembered_changes_nothing(text: str) -> None:
    words = ["?", "发", "展", "议", "程", "发展", "发展议程", "建议", "组织", "知识产权", "产权组织", "abc", "a", "bc", "1", "12"]
    scores = [-30.0, *[-9.0] * 4, -7.0, -8.0, -7.0, -7.0, -9.0, -8.0, *[-16.0] * 5]
    used = Vocabulary(words, scores, {})
    for length in range(len(text)):
        used.ids(text[length:])
    assert used.ids(text).tolist() == Vocabulary(words, scores, {}).ids(text).tolist()


# --------------------------------------------------------------------------------------------- vectors


def test_passages_keep_their_order_and_unit_length(model: StaticEmbedder) -> None:
    texts = [f"第{n}号决定 decision {n} " * (1 + n % 7) for n in range(150)]
    vectors = model.embed_passages(texts)
    assert vectors.shape == (150, model.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(150), abs=1e-5)
    assert np.allclose(vectors[77], model.embed_question(texts[77]), atol=1e-6)


def test_no_passages_give_no_vectors(model: StaticEmbedder) -> None:
    assert model.embed_passages([]).shape == (0, model.dimension)


@pytest.mark.parametrize("empty", ["", " \n\u3000"])
def test_an_empty_text_is_refused_by_its_place(model: StaticEmbedder, empty: str) -> None:
    with pytest.raises(EmbeddingError, match="text 2 of 2 is empty"):
        model.embed_passages(["something", empty])


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("The Secretariat will present a report.", "秘书处将提交一份报告。", "受益国可以申请专利检索培训。"),
        ("谁主持了会议？", "Who chaired the meeting?", "How much did the project cost?"),
        ("registered trademarks", "trademark registration", "webinars for universities"),
    ],
    ids=["en-zh", "zh-en", "en-en"],
)
def test_meaning_crosses_languages(model: StaticEmbedder, text: str, near: str, far: str) -> None:
    asked, meant, other = model.embed_passages([text, near, far])
    assert asked @ meant > asked @ other + 0.2


# ------------------------------------------------------------------------------------ late interaction


def test_maxsim_is_whole_for_the_same_words_and_nothing_for_none(model: StaticEmbedder) -> None:
    question, none = model.token_ids(["注册用户 registered users", "…"])
    scores = model.maxsim(question, [question, none, question[:1]])
    assert scores[0] == pytest.approx(1, abs=1e-5)
    assert scores[1] == 0
    assert 0 < scores[2] < 1
    assert model.maxsim(none, [question]).tolist() == [0]
    assert model.maxsim(question, []).shape == (0,)


def test_a_text_in_pieces_meets_a_question_piece_by_piece(model: StaticEmbedder) -> None:
    question, text = model.token_ids(
        ["注册用户 registered users", "平台现有注册用户两千余名。The Committee took note of the registered users."]
    )
    starts = np.array([0, 3, 3, 7, len(text)])
    pieces = [text[first:end] for first, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert np.array_equal(model.best_in_pieces(question, text, starts), model.best_cosines(question, pieces)[1])
    assert [bool(best.any()) for best in model.best_in_pieces(question, text, starts).T] == [True, False, True, True, False]


def test_maxsim_agrees_with_its_definition(model: StaticEmbedder) -> None:
    texts = ["平台现有注册用户两千余名。", "The Committee took note of the report.", "Patent information for local inventors"]
    question, *passages = model.token_ids(["How many registered users are on the platform?", *texts])
    asked = model.token_vectors(question)
    lengths = np.linalg.norm(asked, axis=1)
    weights = lengths * [model.telling(model.vocabulary.tokens[id_]) for id_ in question]
    expected = []
    for ids in passages:
        held = model.token_vectors(ids)
        cosines = (asked / lengths[:, None]) @ (held / np.linalg.norm(held, axis=1, keepdims=True)).T
        best = cosines.max(axis=1)
        expected.append((weights * np.where(best < 0.35, 0, best)).sum() / weights.sum())
    assert model.maxsim(question, passages) == pytest.approx(expected, abs=1e-4)


# ---------------------------------------------------------------------------------------- translations


@pytest.mark.parametrize(
    ("word", "language", "translation"),
    [
        ("patent", "en", "专利"),
        ("Registration", "en", "登记"),
        ("committee", "en", "委员会"),
        ("秘书处", "zh", "secretariat"),
        ("專利", "zh", "patent"),
        ("二十三", "zh", None),
    ],
)
def test_a_word_has_its_translation_among_the_nearest(model: StaticEmbedder, word: str, language: str, translation: str | None) -> None:
    near = model.translations(word, language)  # type: ignore[arg-type]
    assert translation is None or translation in [other for other, _ in near]
    assert len(near) <= 5
    assert [cosine for _, cosine in near] == sorted((cosine for _, cosine in near), reverse=True)


@pytest.mark.parametrize("word", ["2655", "…", "Σ"])
def test_what_is_no_word_has_no_translation(model: StaticEmbedder, word: str) -> None:
    assert model.translations(word, "en") == []


def test_a_phrase_is_translated_as_a_whole(model: StaticEmbedder) -> None:
    assert {"技术", "转让"} & {other for other, _ in model.translations("technology transfer", "en", limit=4)}
    assert model.translations("technology transfer", "zh") == []


# -------------------------------------------------------------------------------------------- the file


def test_the_models_stay_small() -> None:
    sizes = {path.name: path.stat().st_size for path in BUNDLED_FOLDER.iterdir()}
    reader = sum(size for name, size in sizes.items() if name.startswith("reader"))
    assert sum(sizes.values()) - reader <= 33 * MEGABYTE
    assert 0 < reader <= 52 * MEGABYTE
    assert max(sizes.values()) < 40 * MEGABYTE


def test_the_question_path_loads_no_torch_and_no_tokenizer_library() -> None:
    program = (
        "import sys; from assistant.adapters.embedder import load_embedder; load_embedder().embed_question('发展'); "
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'tokenizers', 'llama_index'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_damaged_model_says_which_and_what_to_do(tmp_path: Path) -> None:
    shutil.copytree(BUNDLED_FOLDER, tmp_path / "model")
    (tmp_path / "model" / "rows.npy").write_bytes(b"not an array")
    with pytest.raises(EmbeddingError, match=r"model cannot be read.*reinstall"):
        load_embedder(str(tmp_path / "model"))


def test_a_packed_folder_opens_like_the_bundled_one(tmp_path: Path, model: StaticEmbedder) -> None:
    shutil.copytree(BUNDLED_FOLDER, tmp_path / "model")
    other = load_embedder(str(tmp_path / "model"))
    assert isinstance(other, StaticEmbedder)
    assert other.fingerprint == model.fingerprint
    assert np.array_equal(other.embed_question("发展"), model.embed_question("发展"))


# ----------------------------------------------------------------------------- any other model in place


@pytest.fixture(scope="module")
def prompted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny sentence-transformers folder whose prompts put a word before the text."""
    return save_tiny_model(tmp_path_factory.mktemp("models") / "prompted", prompts={"query": "question ", "document": "passage "})


def save_tiny_model(folder: Path, prompts: dict[str, str]) -> Path:
    sentence_transformers = pytest.importorskip("sentence_transformers")
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = ["[UNK]", "question", "passage", "发展", "agenda"]
    tokenizer = Tokenizer(models.WordLevel({word: id_ for id_, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    embedding = StaticEmbedding(tokenizer, embedding_weights=np.eye(5, dtype=np.float32))
    sentence_transformers.SentenceTransformer(modules=[embedding], prompts=prompts, device="cpu").save(str(folder))
    return folder


def test_any_folder_serves_with_its_own_prompts(prompted: Path) -> None:
    other: Embedder = load_embedder(str(prompted))
    assert (other.name, other.dimension) == (str(prompted), 5)
    assert other.embed_question("agenda") == pytest.approx([0, 0.5**0.5, 0, 0, 0.5**0.5])
    assert other.embed_passages(["agenda", "发展"]).argmin(axis=1).tolist() == [0, 0]
    assert other.embed_passages(["agenda"])[0] == pytest.approx([0, 0, 0.5**0.5, 0, 0.5**0.5])
    with pytest.raises(EmbeddingError, match="empty"):
        other.embed_question(" ")


def test_other_prompts_are_another_model(prompted: Path, tmp_path: Path) -> None:
    same = load_embedder(str(prompted)).fingerprint
    bare = save_tiny_model(tmp_path / "bare", prompts={})
    assert load_embedder(str(prompted)).fingerprint == same
    assert load_embedder(str(bare)).fingerprint != same


@pytest.mark.parametrize("name", ["nobody/no-such-model", "/no/such/folder"])
def test_a_model_that_cannot_be_had_is_reported_with_the_remedy(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sentence_transformers")
    monkeypatch.setattr("assistant.adapters.embedder.hub.hub_answers", lambda: False)
    with pytest.raises(EmbeddingError, match=f"{name}.*CDIP_EMBEDDING_MODEL=bundled"):
        load_embedder(name)


def test_an_unreachable_hub_is_given_up_on_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    constants = pytest.importorskip("huggingface_hub.constants")
    from assistant.adapters.embedder.hub import hub_answers

    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    assert hub_answers() is False
