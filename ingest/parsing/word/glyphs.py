"""Signs of the symbol fonts, which files store as private-use characters."""

from __future__ import annotations

_SYMBOL_FONTS = {"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"}
_SYMBOL = {
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    0xB7: "•", 0x2D: "−", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xAE: "→",
    0xDE: "⇒", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xB0: "°", 0xA5: "∞", 0xBC: "…",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "☐",
    0x6F: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
}  # fmt: skip


def is_symbol_font(font: str | None) -> bool:
    """Tell whether a font shows signs in place of letters."""
    return (font or "").casefold() in _SYMBOL_FONTS


def glyph(font: str | None, code: int) -> str:
    """Return the sign that a symbol font shows for a code; the private-use character where it is not known here.

    >>> glyph("Wingdings", 0xF0FC), glyph("Symbol", 0x62)
    ('✓', 'β')
    """
    table = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}.get((font or "").casefold(), {})
    low = code & 0xFF if code < 0x100 or 0xF000 <= code <= 0xF0FF else -1
    if low in table:
        return table[low]
    if is_symbol_font(font) and 0x20 <= code < 0x100:
        return chr(0xF000 + code)
    return chr(code) if 0x20 <= code < 0x110000 else ""
