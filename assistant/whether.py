"""Questions that are answered yes or no: 批准了吗, "did it approve", "has it been settled"."""

from __future__ import annotations

import re

WHETHER_ZH = r"[吗么](?=\s*(?:$|[?,。]))|是否|有没有|有无|能不能|能否|可否|会不会|是不是|要不要"
WHETHER_EN = r"^(?:(?:so|and|but|well|ok)\s+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|must|may|should)\b"
_WHETHER = re.compile(f"{WHETHER_ZH}|{WHETHER_EN}", re.IGNORECASE)


def asks_whether(text: str) -> bool:
    """Whether a plain question is to be answered yes or no.

    >>> asks_whether("第三届会议批准了吗?"), asks_whether("Did it approve the lamp fund?"), asks_whether("Who approved it?")
    (True, True, False)
    """
    return bool(_WHETHER.search(text.strip()))
