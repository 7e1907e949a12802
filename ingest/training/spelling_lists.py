"""Make the lists that the question's spelling help goes by: words that are right as they are, and characters that sound alike.

`python -m ingest.training.spelling_lists PAIRS_FOLDER`; run it again when the glossary has grown.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from assistant.adapters.embedder.loading import BUNDLED_FOLDER
from assistant.glossary import terms
from assistant.understanding.typing import spelling

ORDINARY = 3  # occurrences of an English word, from which it is ordinary whatever the glossary holds
NEIGHBOURS = 2  # occurrences of two Chinese characters side by side, from which they may stand so
COMMON_CHARACTER = 20  # dictionary entries with it: words of rarer characters are nobody's slip
ENGLISH_WORD = re.compile(r"[a-z]{5,}")
HAN_RUN = re.compile(r"[一-鿿]{2,}")
FIRST_LEVEL = (range(0xB0, 0xD8), range(0xA1, 0xFF))  # of GB 2312: the characters in common use
SOUNDS_HEADER = "# Characters in common use (level 1 of GB 2312) by their sound without its tone, from pypinyin (MIT)."
HEADER = "# Two Chinese characters that may stand side by side, by the first; words of CC-CEDICT (CC BY-SA 4.0) among them."


def ordinary_words(folder: Path) -> list[str]:
    """Return English words to leave alone: the frequent ones, and any that the glossary would take for a slip."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").lower().splitlines():
            counts.update(ENGLISH_WORD.findall(line.split("\t")[0]))
    right = spelling.right_words()
    return sorted(word for word, n in counts.items() if word not in right and (n >= ORDINARY or spelling.near_word(word)))


def chinese_pairs(folder: Path) -> list[str]:
    """Return lines of a character and all that may follow it, where one of the two occurs in a term of the glossary."""
    forms = [form for term in terms() for form in term.zh_forms if len(form) > 1]
    first = {character for form in forms for character in form[:-1]}
    second = {character for form in forms for character in form[1:]}
    entries: Counter[str] = Counter()
    beside: Counter[str] = Counter(_pairs(" ".join(forms)) * NEIGHBOURS)
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if path.stem == "cedict":
                headword = line.split("\t")[1]
                entries.update(set(headword))
                beside.update({headword: NEIGHBOURS} if len(headword) == 2 and HAN_RUN.fullmatch(headword) else {})
            else:
                beside.update(_pairs(line))
    following: dict[str, str] = defaultdict(str)
    for pair in sorted(p for p, n in beside.items() if n >= NEIGHBOURS and all(entries[c] >= COMMON_CHARACTER for c in p)):
        if pair[0] in first or pair[1] in second:
            following[pair[0]] += pair[1]
    return [HEADER, *(character + seconds for character, seconds in sorted(following.items()))]


def sounds() -> list[str]:
    """Return lines of characters that sound alike but for their tone."""
    from pypinyin import Style, pinyin  # of the extra "train"

    alike: dict[str, str] = defaultdict(str)
    for code in ((high, low) for high in FIRST_LEVEL[0] for low in FIRST_LEVEL[1]):
        character = bytes(code).decode("gb2312", errors="ignore")
        for sound in sorted(set(pinyin(character, style=Style.NORMAL, heteronym=True)[0])) if character else ():
            alike[sound] += character
    return [SOUNDS_HEADER, *(characters for _, characters in sorted(alike.items()) if len(characters) > 1)]


def _pairs(text: str) -> list[str]:
    return [run[i : i + 2] for run in HAN_RUN.findall(text) for i in range(len(run) - 1)]


def main(folder: Path) -> None:
    """Write the lists beside the other bundled data."""
    made = (("ordinary_words.txt", ordinary_words(folder)), ("chinese_pairs.txt", chinese_pairs(folder)), ("sounds.txt", sounds()))
    for name, lines in made:
        (BUNDLED_FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{name}: {len(lines):,} lines")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
