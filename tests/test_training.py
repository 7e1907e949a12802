"""How the bundled model is made: its material, its learning, its packing, and the folder for other tools."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import numpy as np
import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.embedder.loading import BUNDLED_FOLDER
from assistant.adapters.embedder.static import read_simplified
from ingest.training.__main__ import main
from ingest.training.measuring import measure
from ingest.training.numerals import in_chinese, in_english, numeral_pairs, ordinal
from ingest.training.packing import NEIGHBOURS, fingerprint, pack, quantise, reduce
from ingest.training.pairs import Pair, QuestionRow, question_pairs, read_material, senses, synonym_pairs
from ingest.training.spelling_lists import chinese_pairs, ordinary_words
from ingest.training.words import Word

TRAIN = "needs the extra of training: pip install '.[train]'"
WORDS = [
    Word("专利", -9.0, 0.9, "zh"),
    Word("会议", -9.0, 0.9, "zh"),
    Word("用户", -9.0, 0.9, "zh"),
    Word("patent", -16.0, 0.9, "en"),
    Word("meeting", -16.0, 0.9, "en"),
    Word("users", -16.0, 0.9, "en"),
    Word("23", -16.0, 0.9, ""),
]


# -------------------------------------------------------------------------------------------- material


@pytest.mark.parametrize("name", ["pairs", "numerals"])
def test_the_examples_in_the_code_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"ingest.training.{name}")).failed == 0


@pytest.mark.parametrize(
    ("number", "english", "nth", "chinese"),
    [
        (1, "one", "first", "一"),
        (10, "ten", "tenth", "十"),
        (12, "twelve", "twelfth", "十二"),
        (20, "twenty", "twentieth", "二十"),
        (23, "twenty-three", "twenty-third", "二十三"),
        (99, "ninety-nine", "ninety-ninth", "九十九"),
    ],
)
def test_numerals_are_spelt_in_both_languages(number: int, english: str, nth: str, chinese: str) -> None:
    assert (in_english(number), ordinal(in_english(number)), in_chinese(number)) == (english, nth, chinese)
    assert {(english, chinese), (str(number), chinese), (nth, f"第{chinese}")} <= set(numeral_pairs())


def test_a_gloss_keeps_what_the_word_means() -> None:
    assert senses("to take (an exam); variant of 攷; CL:次[ci4]") == ["take"]
    assert senses("see 攷") == ["see 攷"], "an entry that only points elsewhere stays as it is"


def test_a_question_row_belongs_together_in_every_way() -> None:
    row = QuestionRow("who?", "谁？", "The Chair.", "主席。")
    assert len(set(question_pairs(row))) == 6
    assert Pair("who?", "主席。") in question_pairs(row)


def test_synonyms_meet_across_and_within_languages() -> None:
    pairs = synonym_pairs(["cap", "ceiling"], ["上限", "最多"])
    assert Pair("ceiling", "最多") in pairs
    assert Pair("上限", "最多") in pairs
    assert len(pairs) == 6


def test_the_synonyms_are_whole() -> None:
    lines = (Path(main.__code__.co_filename).with_name("synonyms.tsv")).read_text(encoding="utf-8").splitlines()
    for line in lines:
        english, chinese = line.split("\t")
        assert english.isascii(), line
        assert english.split("; ")[0], line
        assert chinese.split("；")[0], line


def test_held_out_rows_and_real_documents_stay_out_of_training(shared: Path) -> None:
    material = read_material(shared / "parallel", shared / "domain" / "glossary.tsv")
    groups = [*material.words, *material.terms, *material.synonyms, *material.sentences, *material.domain, *material.questions]
    learned = {text for group in groups for pair in group for text in (pair.left, pair.right)}
    assert len(material.held_out) == 150
    for row in material.held_out:
        assert not learned & {row.question_en, row.question_zh, row.passage_en, row.passage_zh}


# -------------------------------------------------------------------------------------------- learning


def test_pairs_come_together_and_the_same_seed_gives_the_same_vectors() -> None:
    pytest.importorskip("Stemmer", reason=TRAIN)
    from ingest.training.learning import Plan, Pool, Segmented, learn

    start = np.random.default_rng(3).standard_normal((len(WORDS), 16)).astype(np.float32)
    ids = [np.array([place], dtype=np.int32) for place in range(len(WORDS))]
    pool = Pool([[Segmented(ids[place + 3], ids[place], True)] for place in range(3)], visits=20)
    plan = Plan(pooled_epochs=3, pooled_batch=3, joint_epochs=2, joint_batch=3, rate=0.02, joint_rate=0.02)
    steps: list[tuple[str, int, int]] = []
    once = learn(start, WORDS, [pool], plan, lambda stage, done, total, _: steps.append((stage, done, total)))
    again = learn(start, WORDS, [pool], plan)

    unit = once / np.linalg.norm(once, axis=1, keepdims=True)
    assert ((unit[3:6] @ unit[:3].T).argmax(axis=1) == np.arange(3)).all()
    assert (np.diag(unit[3:6] @ unit[:3].T) > 0.5).all()
    assert np.array_equal(once, again)
    assert (steps[0], steps[-1]) == (("pooled", 1, 60), ("joint", 40, 40))


def test_kin_share_a_part() -> None:
    pytest.importorskip("Stemmer", reason=TRAIN)
    from ingest.training.learning import kin_of

    assert kin_of(Word("registered", -16, 1, "en")) == kin_of(Word("registers", -16, 1, "en"))
    assert kin_of(Word("专利", -9, 1, "zh")) == ["专", "利"]
    assert kin_of(Word("23", -16, 1, "")) == []


# --------------------------------------------------------------------------------------------- packing


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A tiny packed model in which each Chinese word is the neighbour of its English one."""
    meanings = np.eye(4, 8, dtype=np.float32)[[0, 1, 2, 0, 1, 2, 3]]
    noise = np.random.default_rng(5).standard_normal(meanings.shape).astype(np.float32)
    pack(WORDS, meanings + 0.05 * noise, 4, read_simplified(BUNDLED_FOLDER), tmp_path / "packed")
    return tmp_path / "packed"


def test_a_packed_model_opens_and_translates(packed: Path) -> None:
    model = StaticEmbedder.load(packed)
    assert (model.dimension, len(model.vocabulary), model.fingerprint) == (4, 8, fingerprint(packed))
    assert model.translations("專利", "zh")[0][0] == "patent"
    assert model.translations("users", "en")[0][0] == "用户"
    assert model.translations("23", "en") == []
    row = QuestionRow("patent", "专利", "patent", "专利")
    other = QuestionRow("meeting", "会议", "meeting", "会议")
    assert all(figure.recall_1 == 1 for figure in measure(model, [row], [other]))


def test_the_bundled_fingerprint_is_of_the_bundled_files(model: StaticEmbedder) -> None:
    assert model.fingerprint == fingerprint(BUNDLED_FOLDER)


def test_int8_rows_keep_the_vectors() -> None:
    vectors = np.random.default_rng(1).standard_normal((50, 32)).astype(np.float32)
    rows, scales = quantise(vectors)
    assert np.abs(rows * scales[:, None] - vectors).max() <= scales.max() / 2 + 1e-6
    assert reduce(vectors, 32) @ reduce(vectors, 32).T == pytest.approx(vectors @ vectors.T, abs=1e-3)


def test_words_have_neighbours_in_the_other_language_only(model: StaticEmbedder) -> None:
    for word, language in (("patent", "en"), ("专利", "zh")):
        near = model.translations(word, language, limit=NEIGHBOURS)  # type: ignore[arg-type]
        assert len(near) == NEIGHBOURS
        assert all(other.isascii() == (language == "zh") for other, _ in near)


# ------------------------------------------------------------------------------------------- unpacking


def test_sentence_transformers_gives_the_same_vectors(model: StaticEmbedder, tmp_path: Path) -> None:
    pytest.importorskip("sentencepiece", reason=TRAIN)
    sentence_transformers = pytest.importorskip("sentence_transformers")

    assert main(["unpack", "--out", str(tmp_path / "plain")]) == 0
    plain = sentence_transformers.SentenceTransformer(str(tmp_path / "plain"), device="cpu")
    texts = [
        "第二十三届会议注意到eTISC平台有2,655名注册用户。",
        "發展議程（ＣＤＩＰ／２５／５）：Côte d’Ivoire 的國家智慧財產權戰略",
        "The Secretariat co\u200boperated with 12 TISCs in 2019–2020; naïve résumés ½ Ⅷ ﬁ",
        "e\u0301te\u0301 𠮷野家 龘 한국어",
    ]
    texts += [path.read_text(encoding="utf-8")[:5000] for path in sorted((Path(__file__).parents[1] / "ingest/samples").glob("*.txt"))]
    assert np.abs(plain.encode(texts) - model.embed_passages(texts)).max() < 1e-3


# ---------------------------------------------------------------------------------------- command line


def test_a_missing_folder_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["measure", "--parallel", str(tmp_path / "none"), "--glossary", str(tmp_path / "none.tsv")]) == 2
    assert "is no folder" in " ".join(capsys.readouterr().err.split())


def test_the_spelling_lists_are_those_of_the_glossary(shared: Path) -> None:
    for name, lines in (("ordinary_words.txt", ordinary_words), ("chinese_pairs.txt", chinese_pairs)):
        assert (BUNDLED_FOLDER / name).read_text(encoding="utf-8").splitlines() == lines(shared / "parallel"), name
