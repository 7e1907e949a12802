"""What befalls an ingest from outside: killed, out of disk, out of rights. The old generation serves, and the next run mends it."""

from __future__ import annotations

import ctypes
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.generations import CATALOGUE, MANIFEST, current_generation, current_id, generations_folder
from assistant.errors import IndexDamaged
from evals.bench.generating import generate
from evals.crash import Trial
from tests.conftest import ROOT, assistant_over, ingest_into
from tests.test_pipeline import write

_PR_CAPBSET_DROP = 24  # linux/prctl.h
QUESTION = "CDIP/90/2 试验平台有多少注册用户？"


def ingest_apart(folder: Path, index_dir: Path, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run `cdip ingest` in a process of its own."""
    command = [sys.executable, "-m", "ingest", str(folder), "--index", str(index_dir)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, **how)


def assert_still_serving(index_dir: Path, generation: str | None) -> None:
    assert generation is not None and current_id(index_dir) == generation
    assert any("340" in found.chunk.text for found in assistant_over(index_dir).search(QUESTION).evidence)
    assert not any(path.name.startswith(".") for path in generations_folder(index_dir).iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "in", 1)
    write(tmp_path / "in", 2, users=340)
    return tmp_path / "in"


def test_an_ingest_killed_at_random_leaves_the_old_state_or_the_new_one(tmp_path: Path) -> None:
    """A handful here; `python -m evals.crash --rounds 200` for more."""
    trial = Trial(tmp_path / "documents", tmp_path / "index", random.Random(7))
    trial.begin()
    for _ in range(4):
        trial.round()
    assert not trial.faults
    assert sum(trial.found.values()) == 8


def test_a_bound_on_file_size_ends_with_a_clear_line(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    ingest_into(tmp_path / "index", folder, model=model)
    before = current_id(tmp_path / "index")
    generate(folder, 20)
    done = ingest_apart(folder, tmp_path / "index", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)))
    assert done.returncode == 4, done.stderr
    assert str(tmp_path / "index") in done.stderr and "still is" in done.stderr and "Traceback" not in done.stderr
    assert_still_serving(tmp_path / "index", before)
    assert ingest_apart(folder, tmp_path / "index").returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("a small disk can only be mounted by root, outside most containers")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_ends_with_a_clear_line(folder: Path, small_disk: Path, model: StaticEmbedder) -> None:
    index_dir = small_disk / "index"
    ingest_into(index_dir, folder, model=model)
    before = current_id(index_dir)
    generate(folder, 30)
    done = ingest_apart(folder, index_dir)
    assert done.returncode == 4, done.stderr
    assert str(index_dir) in done.stderr and "make room" in done.stderr and "Traceback" not in done.stderr
    assert_still_serving(index_dir, before)


def without_rights() -> None:
    """Drop what lets root read and write anything (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH), from the next program on."""
    if os.geteuid() == 0:
        for capability in (1, 2):
            if ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError("this user cannot lay down rights")


@pytest.mark.parametrize("shut", ["in/shut", "in/trial_1.zh.txt", "index", "index/generations", "index/CURRENT"])
def test_what_cannot_be_read_is_named(tmp_path: Path, model: StaticEmbedder, shut: str) -> None:
    write(tmp_path / "in", 1)
    write(tmp_path / "in", 2, users=340)
    write(tmp_path / "in" / "shut", 3)
    ingest_into(tmp_path / "index", tmp_path / "in", model=model)
    before = current_id(tmp_path / "index")
    write(tmp_path / "in", 2, users=999)
    mode = (tmp_path / shut).stat().st_mode
    (tmp_path / shut).chmod(0)
    try:
        done = ingest_apart(tmp_path / "in", tmp_path / "index", preexec_fn=without_rights)
    except subprocess.SubprocessError:
        pytest.skip("here root cannot lay down its right to read anything")
    finally:
        (tmp_path / shut).chmod(mode)
    assert "Permission denied" in done.stderr and "Traceback" not in done.stderr, done.stderr
    if shut.endswith(".txt"):  # one file that cannot be read keeps no other from being read
        assert done.returncode == 1 and Path(shut).name in done.stderr
        assert any("999" in found.chunk.text for found in assistant_over(tmp_path / "index").search(QUESTION).evidence)
    else:
        assert done.returncode == {"index/CURRENT": 3, "index/generations": 4}.get(shut, 2), done.stderr
        assert str(tmp_path / shut.split("/")[0]) in done.stderr
        assert_still_serving(tmp_path / "index", before)


DAMAGE: dict[str, Callable[[Path], None]] = {
    "no generations": lambda index: shutil.rmtree(generations_folder(index)),
    "another version's manifest": lambda index: _rewrite(_in_force(index) / MANIFEST, b'{"id": 1}'),
    "a manifest cut short": lambda index: _rewrite(_in_force(index) / MANIFEST, b"{"),
    "a pointer to nothing": lambda index: _rewrite(index / "CURRENT", b"../elsewhere"),
    "a pointer that is no text": lambda index: _rewrite(index / "CURRENT", b"\xff\xfe"),
    "no vectors": lambda index: _rewrite(_in_force(index) / "vectors.npy", b""),
    "no catalogue": lambda index: _rewrite(_in_force(index) / CATALOGUE, b""),
}


def _in_force(index: Path) -> Path:
    return current_generation(index).folder


def _rewrite(path: Path, content: bytes) -> None:
    path.write_bytes(content)


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_what_is_damaged_is_told_and_built_anew_by_the_command_that_is_named(
    folder: Path, tmp_path: Path, model: StaticEmbedder, damage: Callable[[Path], None]
) -> None:
    ingest_into(tmp_path / "index", folder, model=model)
    damage(tmp_path / "index")
    with pytest.raises(IndexDamaged, match="--rebuild"):
        assistant_over(tmp_path / "index").search(QUESTION)
    assert ingest_into(tmp_path / "index", folder, model=model, rebuild=True).totals["added"] == 2
    assert assistant_over(tmp_path / "index").search(QUESTION).evidence


def test_what_cannot_be_read_in_a_catalogue_is_told(folder: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    ingest_into(tmp_path / "index", folder, model=model)
    path = current_generation(tmp_path / "index").folder / CATALOGUE
    for statement in ("UPDATE chunks SET value = '{'", "UPDATE columns SET value = x'00' WHERE name = 'lengths'", "DELETE FROM columns"):
        with sqlite3.connect(path) as connection:
            connection.execute(statement)
        connection.close()
        with pytest.raises(IndexDamaged, match="--rebuild"):
            assistant_over(tmp_path / "index").search(QUESTION)
