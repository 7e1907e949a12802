"""Kill a running ingest at random moments, again and again, and look at what is left each time.

    python -m evals.crash --rounds 200 [--seed 1] [--folder DIR]

After every `kill -9` the index must hold exactly what it held before, or exactly what it would hold afterwards; the processes
that read files must end by themselves; the same command, run again, must complete and leave nothing lying about.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from assistant.adapters.catalogue import Catalogue
from assistant.adapters.generations import CATALOGUE, current_generation, generations_folder
from assistant.adapters.vectors import ChromaCollection, Matrix, embedded_client

SECONDS_TO_END = 5.0  # for a process that reads files, once the one it reads for is gone
State = dict[str, str]  # the digest of each file

_DOCUMENT = """CDIP/91/{n}
原文：英文
日期：2031年11月14日
发展与知识产权委员会（CDIP）
第九十一届会议
2031年11月17日至21日，日内瓦
关于第{n}号试验的报告
秘书处编拟
{paragraphs}
"""


@dataclass(slots=True)
class Trial:
    """A folder of documents and the index over it; rounds change the one and kill the ingest into the other."""

    folder: Path
    index_dir: Path
    chance: random.Random
    documents: int = 12
    seconds: float = 0.0  # how long the last ingest that nobody killed held the lock
    faults: list[str] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)

    def begin(self) -> None:
        """Write the documents and ingest them."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for n in range(1, self.documents + 1):
            self._write(n)
        self._ingest()

    def round(self) -> None:
        """Change some documents, kill the ingest on its way, and check; faults are noted, not raised."""
        before = self._held()
        self._change()
        after = self._on_disk()
        running = self._start()
        time.sleep(self.chance.uniform(0.0, 1.1) * self.seconds)
        readers = _readers_of(running)
        running.kill()
        running.communicate()
        self.found["had ended" if running.returncode == 0 else "killed"] += 1
        held = self._held()
        self.found["new generation" if held == after else "old generation"] += 1
        self._expect(held in (before, after), "the index holds neither what it held before nor what it should hold after")
        self._expect(self._stores_agree(), "the stores disagree after the kill")
        _, alive = psutil.wait_procs(readers, timeout=SECONDS_TO_END)
        self._expect(not alive, f"{len(alive)} processes that read files outlive the ingest")
        self._ingest()
        self._expect(self._held() == after, "the run after the kill does not complete what was asked")
        self._expect(self._stores_agree(), "the stores disagree after the run that completed")
        kept = [path.name for path in generations_folder(self.index_dir).iterdir()]
        self._expect(len(kept) <= 2 and not any(name.startswith(".") for name in kept), f"left lying about: {kept}")

    def _expect(self, held: bool, fault: str) -> None:
        if not held:
            self.faults.append(fault)

    def _write(self, n: int) -> None:
        numbers = [self.chance.randint(2, 99_999) for _ in range(self.chance.randint(4, 30))]
        paragraphs = "\n".join(f"{i}. 第{i}项试验共有{number}个机构参加，试验期为{i}个月。" for i, number in enumerate(numbers, 1))
        (self.folder / f"cdip_91_{n}.zh.txt").write_text(_DOCUMENT.format(n=n, paragraphs=paragraphs), encoding="utf-8")

    def _change(self) -> None:
        """Rewrite some documents, and let one go or come."""
        numbers = range(1, self.documents + 1)
        for n in self.chance.sample(numbers, 4):
            self._write(n)
        (self.folder / f"cdip_91_{self.chance.choice(numbers)}.zh.txt").unlink(missing_ok=True)

    def _start(self) -> subprocess.Popen[bytes]:
        """Start an ingest, and return as soon as it holds the lock: what comes before touches nothing."""
        command = [sys.executable, "-m", "ingest", str(self.folder), "--prune", "--workers", "2", "--index", str(self.index_dir)]
        self._holder.unlink(missing_ok=True)
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603 — our own command
        while not self._holder.exists() and running.poll() is None:
            time.sleep(0.001)
        return running

    def _ingest(self) -> None:
        running = self._start()
        started = time.monotonic()
        _, said = running.communicate()
        self.seconds = time.monotonic() - started
        self._expect(running.returncode == 0, f"an ingest that nobody kills ends with {running.returncode}: {said.decode().strip()}")

    @property
    def _holder(self) -> Path:
        return self.index_dir / "lock.holder"

    def _on_disk(self) -> State:
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in self.folder.iterdir()}

    def _held(self) -> State:
        catalogue = Catalogue(current_generation(self.index_dir).folder / CATALOGUE)
        return {known.file: known.digest for known in catalogue.files().values()}

    def _stores_agree(self) -> bool:
        """Whether catalogue, matrix and Chroma hold the same chunks (of a copy: an open Chroma folder writes to itself)."""
        generation = current_generation(self.index_dir)
        ids = Catalogue(generation.folder / CATALOGUE).ids.tolist()
        with tempfile.TemporaryDirectory() as copy:
            shutil.copytree(generation.folder / "chroma", Path(copy) / "chroma")
            client = embedded_client(Path(copy) / "chroma")
            in_chroma = sorted(id_ for batch in ChromaCollection(client, generation.manifest.collection).rows() for id_ in batch[0])
            client.close()
        return Matrix(generation.folder).ids.tolist() == ids == in_chroma


def _readers_of(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    try:
        return list(psutil.Process(process.pid).children(recursive=True))
    except psutil.NoSuchProcess:
        return []


def main() -> int:
    """Run the rounds, tell how each ended, and exit 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to work (default: a temporary folder)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = options.folder or Path(temporary)
        trial = Trial(place / "documents", place / "index", random.Random(options.seed))
        trial.begin()
        for number in range(1, options.rounds + 1):
            trial.round()
            if number % 10 == 0 or number == options.rounds:
                print(f"{number} rounds: {dict(trial.found)}, {len(trial.faults)} faults", flush=True)
    for fault, times in Counter(trial.faults).items():
        print(f"{times} × {fault}", file=sys.stderr)
    return 1 if trial.faults else 0


if __name__ == "__main__":
    sys.exit(main())
