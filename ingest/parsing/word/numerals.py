"""A number as a list shows it: Word's number formats.

Formats: ISO/IEC 29500-1, 17.18.59 ST_NumberFormat.
"""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHINESE = ("〇一二三四五六七八九", "十百千万", "零")
_CHINESE_LEGAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟萬", "零")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def numeral(value: int, style: str) -> str:
    """Write a number in one of Word's number formats; decimal where the format is not known.

    >>> [numeral(n, f) for n, f in [(4, "lowerRoman"), (28, "upperLetter"), (15, "chineseCounting"), (3, "ordinal")]]
    ['iv', 'BB', '十五', '3rd']
    """
    return _FORMATS.get(style, str)(value)


def _roman(value: int) -> str:
    if not 0 < value < 5000:
        return str(value)
    text = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        text += letters * count
    return text


def _letter(value: int) -> str:
    """Word repeats the letter: z, aa, bb, cc."""
    if not 0 < value <= 26 * 10:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _ordinal(value: int) -> str:
    ending = "th" if 10 < value % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _chinese(value: int, digits: str, units: str, zero: str) -> str:
    """Write a number below a hundred million with its units (一百零五)."""
    if not 0 < value < 100_000_000:
        return str(value)
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        gap = zero if 0 < low < 1_000 else ""
        return _chinese(high, digits, units, zero) + units[3] + gap + (_chinese(low, digits, units, zero) if low else "")
    text, gap = "", ""
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            text += gap + digits[digit] + (units[power - 1] if power else "")
            gap = ""
        elif text:
            gap = zero
    return text.removeprefix("一") if 10 <= value < 20 else text


def _chinese_counting(value: int) -> str:
    return _chinese(value, *_CHINESE) if value < 100 else _digits(value, "〇一二三四五六七八九")


def _digits(value: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(max(value, 0)))


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)] if value > 0 else str(value)


def _row(first: str, last: int) -> Callable[[int], str]:
    """Signs that stand in a row in Unicode (①②③), decimal beyond the last."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= last else str(value)


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda value: "",
    "decimalZero": lambda value: f"{value:02d}",
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerLetter": _letter,
    "ordinal": _ordinal,
    "chineseCounting": _chinese_counting,
    "japaneseCounting": lambda value: _chinese(value, *_CHINESE),
    "taiwaneseCounting": _chinese_counting,
    "taiwaneseCountingThousand": lambda value: _chinese(value, *_CHINESE),
    "chineseCountingThousand": lambda value: _chinese(value, *_CHINESE),
    "chineseLegalSimplified": lambda value: _chinese(value, *_CHINESE_LEGAL),
    "ideographLegalTraditional": lambda value: _chinese(value, *_CHINESE_LEGAL),
    "ideographDigital": lambda value: _digits(value, "〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": lambda value: _digits(value, "〇一二三四五六七八九"),
    "taiwaneseDigital": lambda value: _digits(value, "○一二三四五六七八九"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalFullWidth": lambda value: _digits(value, "０１２３４５６７８９"),
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{max(value, 0):X}",
}
