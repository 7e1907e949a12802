"""Numerals in every form they take in both languages, so that the model knows 二十三 for twenty-third."""

from __future__ import annotations

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
ORDINALS |= {"twelve": "twelfth"}
DIGITS = "零一二三四五六七八九"


def numeral_pairs() -> list[tuple[str, str]]:
    """Return every two different forms of each number from 1 to 99, and of each as an ordinal.

    >>> [pair for pair in numeral_pairs() if "二十三" in pair[1]][:2]
    [('twenty-three', '二十三'), ('23', '二十三')]
    """
    pairs = []
    for number in range(1, 100):
        word, chinese = in_english(number), in_chinese(number)
        pairs += [(word, chinese), (str(number), chinese), (word, str(number))]
        pairs += [(ordinal(word), f"第{chinese}"), (ordinal(word), f"第{number}"), (ordinal(word), chinese)]
    return pairs


def in_english(number: int) -> str:
    """Spell a number below 100: twenty-three."""
    if number < len(ONES):
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens] + (f"-{ONES[ones]}" if ones else "")


def ordinal(word: str) -> str:
    """Turn a spelt number into its ordinal: twenty-third."""
    head, dash, last = word.rpartition("-")
    last = ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return head + dash + last


def in_chinese(number: int) -> str:
    """Spell a number below 100 in Chinese: 二十三."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")
