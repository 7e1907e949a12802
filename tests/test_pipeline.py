"""The ingest job: the same files change nothing, each change is applied once, nothing is lost, every file is reported."""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.adapters.catalogue import Catalogue
from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.generations import CATALOGUE, CHROMA, current_generation, current_id, generations_folder
from assistant.adapters.vectors import ChromaCollection, Matrix, embedded_client
from assistant.errors import IndexBusy, IndexMismatch, UsageError
from ingest.pipeline import IngestOptions, ingest
from tests.conftest import SAMPLES, assistant_over, ingest_into

ZH = """CDIP/90/{n}
原文：英文
日期：2031年3月13日
发展与知识产权委员会（CDIP）
第九十届会议
2031年5月18日至22日，日内瓦
关于第{n}号试验的报告
秘书处编拟
1. {first}
2. 试验平台有 {users} 个注册用户，来自 {countries} 个国家，其中大多数是研究机构的工作人员。
"""
EN = """CDIP/90/{n}
ORIGINAL:  ENGLISH
DATE:  MARCH 13, 2031
Committee on Development and Intellectual Property (CDIP)
Ninetieth Session
Geneva, May 18 to 22, 2031
REPORT ON TRIAL {n}
prepared by the Secretariat
1.    {first}
2.    The trial platform has {users} registered users from {countries} countries, most of them on the staff of research institutions.
"""


def write(folder: Path, n: int = 1, users: int = 120, form: str = ZH, name: str | None = None, first: str | None = None) -> Path:
    language = "zh" if form is ZH else "en"
    opening = first or ("本文件介绍试验的结果，供委员会审议。" if language == "zh" else "This document sets out the results of the trial.")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name or f"trial_{n}.{language}.txt")
    path.write_text(form.format(n=n, users=users, countries=7, first=opening), encoding="utf-8")
    return path


def statuses(report: object) -> dict[str, str]:
    return {file.file: file.status for file in report.documents}  # type: ignore[attr-defined]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "in", 1)
    write(tmp_path / "in", 1, form=EN)
    write(tmp_path / "in", 2, users=340)
    return tmp_path / "in"


def test_the_second_ingest_changes_nothing_and_says_so(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    first = ingest_into(tmp_path / "index", folder, model=model)
    again = ingest_into(tmp_path / "index", folder, model=model)
    assert set(statuses(first).values()) == {"added"} and first.totals["added"] == 3
    assert set(statuses(again).values()) == {"unchanged"}
    assert again.generation == first.generation
    assert [f.chunks for f in again.documents] == [f.chunks for f in first.documents]


def test_the_report_names_what_was_read(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    report = ingest_into(tmp_path / "index", folder, model=model)
    assert [(f.file, f.symbol, f.language, f.session) for f in report.documents] == [
        ("trial_1.en.txt", "CDIP/90/1", "en", 90),
        ("trial_1.zh.txt", "CDIP/90/1", "zh", 90),
        ("trial_2.zh.txt", "CDIP/90/2", "zh", 90),
    ]


def test_a_changed_file_replaces_its_chunks(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    ingest_into(tmp_path / "index", folder, model=model)
    write(folder, 2, users=555)
    report = ingest_into(tmp_path / "index", folder, model=model)
    assert statuses(report) == {"trial_1.en.txt": "unchanged", "trial_1.zh.txt": "unchanged", "trial_2.zh.txt": "updated"}
    texts = [e.chunk.text for e in assistant_over(tmp_path / "index").search("CDIP/90/2 试验平台有多少注册用户？").evidence]
    assert any("555" in text for text in texts) and not any("340" in text for text in texts)


def test_a_removed_file_goes_only_when_pruned(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    ingest_into(tmp_path / "index", folder, model=model)
    (folder / "trial_2.zh.txt").unlink()
    assert "trial_2.zh.txt" not in statuses(ingest_into(tmp_path / "index", folder, model=model))
    assert len(assistant_over(tmp_path / "index").documents()) == 3
    assert statuses(ingest_into(tmp_path / "index", folder, model=model, prune=True))["trial_2.zh.txt"] == "removed"
    assert len(assistant_over(tmp_path / "index").documents()) == 2


def test_pruning_one_folder_leaves_the_others(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    other = write(tmp_path / "other", 3)
    ingest_into(tmp_path / "index", folder, tmp_path / "other", model=model)
    other.unlink()
    report = ingest_into(tmp_path / "index", folder, model=model, prune=True)
    assert "removed" not in statuses(report).values()


def test_a_dry_run_tells_and_changes_nothing(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    report = ingest_into(tmp_path / "index", folder, model=model, dry_run=True)
    assert set(statuses(report).values()) == {"added"} and report.generation is None
    assert current_id(tmp_path / "index") is None


def test_the_same_document_twice_is_one_and_the_copy_is_named(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    shutil.copy(folder / "trial_2.zh.txt", folder / "copy.txt")
    report = ingest_into(tmp_path / "index", folder, model=model)
    counts = Counter(statuses(report).values())
    assert counts == {"added": 3, "duplicate": 1}
    copy = next(f for f in report.documents if f.status == "duplicate")
    assert copy.error is not None and ("copy.txt" in copy.error or "trial_2.zh.txt" in copy.error)
    assert Counter(statuses(ingest_into(tmp_path / "index", folder, model=model)).values()) == {"unchanged": 3, "duplicate": 1}


def test_two_texts_that_claim_one_symbol_are_kept_apart(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    altered = "本文件介绍完全不同的另一项工作，包括一系列面向农村地区的培训班、远程课程以及一个新的试点计划。"
    write(folder, 2, name="altered.txt", first=altered)
    report = ingest_into(tmp_path / "index", folder, model=model)
    assert Counter(statuses(report).values()) == {"added": 4}
    assert any("Conflict" in (f.error or "") for f in report.documents)
    assert len(assistant_over(tmp_path / "index").documents()) == 4


@pytest.mark.parametrize("form", [ZH, EN], ids=["zh", "en"])
def test_a_copy_with_another_figure_replaces_nothing_silently(tmp_path: Path, model: StaticEmbedder, form: str) -> None:
    """Neither a draft nor a file that someone has changed may stand in for the document, however rich its format is."""
    original = write(tmp_path / "in", 2, users=340_000, form=form)
    for users, expected in ((340_000, "duplicate"), (940_000, "added")):
        text = original.read_text(encoding="utf-8").replace("340000", str(users))
        (tmp_path / "in" / "copy.md").write_text(text.replace("\n", "\n\n"), encoding="utf-8")
        report = ingest_into(tmp_path / "index", tmp_path / "in", model=model, rebuild=True)
        assert expected in statuses(report).values() and len(assistant_over(tmp_path / "index").documents()) == (
            1 if users == 340_000 else 2
        )
        assert any("Conflict" in (file.error or "") for file in report.documents) == (users != 340_000)


def held(index_dir: Path) -> list[str | None]:
    return sorted(str(document.symbol or document.file) for document, _ in assistant_over(index_dir).documents())


@pytest.mark.parametrize("prune", [True, False])
def test_a_file_under_a_new_name_keeps_its_document(folder: Path, tmp_path: Path, model: StaticEmbedder, prune: bool) -> None:
    ingest_into(tmp_path / "index", folder, model=model)
    (folder / "trial_2.zh.txt").rename(folder / "renamed.txt")
    report = ingest_into(tmp_path / "index", folder, model=model, prune=prune)
    assert statuses(report)["renamed.txt"] == "added"
    assert held(tmp_path / "index") == ["CDIP/90/1", "CDIP/90/1", "CDIP/90/2"]
    again = ingest_into(tmp_path / "index", folder, model=model, prune=True)
    assert set(statuses(again).values()) == {"unchanged"} and again.generation == report.generation


@pytest.mark.parametrize("holder", ["gone", "changed", "changed and read alone"])
def test_a_copy_takes_over_when_the_file_that_held_the_document_no_longer_does(
    folder: Path, tmp_path: Path, model: StaticEmbedder, holder: str
) -> None:
    shutil.copy(folder / "trial_2.zh.txt", folder / "copy.txt")
    first = ingest_into(tmp_path / "index", folder, model=model)
    kept = folder / next(name for name in ("copy.txt", "trial_2.zh.txt") if statuses(first)[name] == "added")
    (copy,) = {"copy.txt", "trial_2.zh.txt"} - {kept.name}
    if holder == "gone":
        kept.unlink()
    else:
        write(folder, 3, name=kept.name)
    report = ingest_into(tmp_path / "index", kept if holder.endswith("alone") else folder, model=model, prune=holder == "gone")
    assert statuses(report)[copy] == "added"
    others = [] if holder == "gone" else ["CDIP/90/3"]
    assert held(tmp_path / "index") == ["CDIP/90/1", "CDIP/90/1", "CDIP/90/2", *others]


def test_files_that_change_places_lose_no_document(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    one, two = write(tmp_path / "two", 4), write(tmp_path / "two", 5)
    ingest_into(tmp_path / "index", tmp_path / "two", model=model)
    texts = one.read_text(encoding="utf-8"), two.read_text(encoding="utf-8")
    one.write_text(texts[1], encoding="utf-8")
    two.write_text(texts[0], encoding="utf-8")
    ingest_into(tmp_path / "index", tmp_path / "two", model=model)
    assert held(tmp_path / "index") == ["CDIP/90/4", "CDIP/90/5"]


def test_a_conflict_ends_with_the_file_that_it_was_with(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    write(
        folder,
        2,
        name="altered.txt",
        first="本文件介绍完全不同的另一项工作，包括一系列面向农村地区的培训班、远程课程以及一个新的试点计划。",
    )
    first = ingest_into(tmp_path / "index", folder, model=model)
    (noted,) = (file for file in first.documents if file.error)
    (other,) = {"altered.txt", "trial_2.zh.txt"} - {noted.file}
    (folder / other).unlink()
    report = ingest_into(tmp_path / "index", folder, model=model, prune=True)
    assert not any(file.error for file in report.documents)
    assert held(tmp_path / "index") == ["CDIP/90/1", "CDIP/90/1", "CDIP/90/2"]


def test_files_of_one_name_without_a_symbol_are_all_held_and_told_apart(tmp_path: Path, model: StaticEmbedder) -> None:
    texts = (
        "The delegates walked along the lake.",
        "Marmots sleep below the snow.",
        "本文记录了湖边散步的经过。",
        "The orchestra of bakers rehearsed.",
    )
    for number, text in enumerate(texts):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "summary.txt").write_text(f"Summary\n\n1. {text}\n", encoding="utf-8")
        ingest_into(tmp_path / "index", tmp_path / str(number), model=model)
    assert len(held(tmp_path / "index")) == 4
    assert {"summary.txt", "1/summary.txt", "3/summary.txt"} <= set(held(tmp_path / "index"))
    shown = assistant_over(tmp_path / "index").document("1/summary.txt", "en")[2]
    assert "Marmots" in "".join(paragraph.text for paragraph in shown)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 40, ""),
        ("broken.docx", b"PK\x03\x04 not a word file", ""),
        ("broken.pdf", b"%PDF-1.7 nothing more", ""),
    ],
)
def test_a_bad_file_is_reported_and_the_others_are_read(
    folder: Path, tmp_path: Path, model: StaticEmbedder, name: str, content: bytes, says: str
) -> None:
    (folder / name).write_bytes(content)
    report = ingest_into(tmp_path / "index", folder, model=model)
    bad = next(f for f in report.documents if f.file == name)
    assert bad.status == "failed" and bad.error and says in bad.error
    assert report.totals["added"] == 3


def test_a_file_that_goes_bad_leaves_what_was_read_of_it(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    ingest_into(tmp_path / "index", folder, model=model)
    (folder / "trial_2.zh.txt").write_bytes(b"")
    assert statuses(ingest_into(tmp_path / "index", folder, model=model))["trial_2.zh.txt"] == "failed"
    assert len(assistant_over(tmp_path / "index").documents()) == 3


def test_an_unknown_suffix_named_outright_is_a_failure_and_in_a_folder_is_passed_over(
    folder: Path, tmp_path: Path, model: StaticEmbedder
) -> None:
    (folder / "table.xlsx").write_bytes(b"PK")
    assert "table.xlsx" not in statuses(ingest_into(tmp_path / "index", folder, model=model))
    report = ingest_into(tmp_path / "index", folder / "table.xlsx", model=model)
    assert "unknown suffix" in (report.documents[0].error or "")


def test_a_missing_path_and_an_empty_folder_are_usage_errors(tmp_path: Path, model: StaticEmbedder) -> None:
    with pytest.raises(UsageError, match="no such file"):
        ingest_into(tmp_path / "index", tmp_path / "absent", model=model)
    (tmp_path / "nothing").mkdir()
    with pytest.raises(UsageError, match="No documents"):
        ingest_into(tmp_path / "index", tmp_path / "nothing", model=model)


def test_another_model_is_refused_with_the_command_that_mends_it(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    ingest_into(tmp_path / "index", folder, model=model)

    class Other:
        name, fingerprint, dimension = "other", "another", model.dimension
        embed_passages, embed_question = model.embed_passages, model.embed_question

    options = IngestOptions(index_dir=tmp_path / "index")
    with pytest.raises(IndexMismatch, match="--rebuild"):
        ingest([folder], Other(), model, options)
    rebuilt = ingest([folder], Other(), model, IngestOptions(index_dir=tmp_path / "index", rebuild=True))
    assert set(statuses(rebuilt).values()) == {"added"}


def test_a_second_ingest_says_who_holds_the_lock(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    index_dir = tmp_path / "index"
    index_dir.mkdir()
    (index_dir / "lock.holder").write_text("process 4711, since 2031-05-18 09:00:00 UTC", encoding="utf-8")
    with FileLock(index_dir / "lock"), pytest.raises(IndexBusy, match="4711"):
        ingest_into(index_dir, folder, model=model, lock_seconds=0.2)


def test_all_stores_agree(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    ingest_into(tmp_path / "index", folder, model=model)
    write(folder, 2, users=555)
    ingest_into(tmp_path / "index", folder, model=model)
    generation = current_generation(tmp_path / "index")
    ids = Catalogue(generation.folder / CATALOGUE).ids.tolist()
    assert Matrix(generation.folder).ids.tolist() == ids
    shutil.copytree(generation.folder / CHROMA, tmp_path / "chroma")  # an open Chroma folder writes to itself
    client = embedded_client(tmp_path / "chroma")
    collection = ChromaCollection(client, generation.manifest.collection)
    held = {id_: (text, metadata) for batch in collection.rows() for id_, text, metadata in zip(batch[0], batch[2], batch[3], strict=True)}
    assert sorted(held) == ids
    assert {metadata["language"] for _, metadata in held.values()} == {"zh", "en"}
    client.close()


def test_only_the_last_two_generations_are_kept(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    for users in range(100, 105):
        write(folder, 2, users=users)
        ingest_into(tmp_path / "index", folder, model=model)
    kept = [path.name for path in generations_folder(tmp_path / "index").iterdir()]
    assert len(kept) == 2 and current_id(tmp_path / "index") in kept


def test_a_reader_follows_the_switch_without_an_error(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    index_dir = tmp_path / "index"
    ingest_into(index_dir, folder, model=model)
    assistant = assistant_over(index_dir)
    faults: list[Exception] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                assert assistant.ask("试验平台有多少注册用户？").citations
            except Exception as error:
                faults.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for users in (901, 902, 903):
        write(folder, 2, users=users)
        ingest_into(index_dir, folder, model=model)
    stop.set()
    reader.join()
    assert not faults
    assert assistant.index().manifest.id == current_id(index_dir)


def test_the_samples_are_read_without_a_fault(samples_index: Path) -> None:
    held = assistant_over(samples_index).documents()
    assert len(held) == len(list(SAMPLES.iterdir()))
    assert all(document.symbol and document.session and chunks for document, chunks in held)
