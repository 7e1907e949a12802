"""Of which part of the world a question asks: what is told of the countries of one region is told of no other's."""

from __future__ import annotations

import re

_REGIONS = (
    ("非洲", "africa(?:n)?"),
    ("亚太|亚洲|亚洲及太平洋", "asia(?:n)?(?:[- ](?:and the )?pacific)?"),
    ("拉美|拉丁美洲|拉丁美洲和加勒比|加勒比", "latin america(?:n)?(?: and (?:the )?caribbean)?|caribbean"),
    ("阿拉伯", "arab"),
    ("欧洲|中欧|东欧", "europe(?:an)?"),
)
# Its countries, and no body that bears its name: the African Group, 非洲地区知识产权组织.
_OF_REGION = tuple(
    re.compile(
        rf"(?:{zh})(?:区域|地区)?(?:的)?[^，。；？?]{{0,3}}(?:国家?(?!集团)|地区(?!知识|工业|组织))|\b(?:{en})\s+(?:countries|country|states|nations|regions?)",
        re.I,
    )
    for zh, en in _REGIONS
)


def regions_in(text: str) -> frozenset[int]:
    """Return which regions of the world a text tells of by their countries.

    >>> regions_in("Which African countries joined?") == regions_in("在非洲国家启动"), regions_in("非洲集团的意见")
    (True, frozenset())
    """
    return frozenset(number for number, pattern in enumerate(_OF_REGION) if pattern.search(text))


def without_regions(text: str) -> str:
    """Return a text without the words that name the countries of a region.

    >>> without_regions("In African countries, in Fiji.")
    'In , in Fiji.'
    """
    for pattern in _OF_REGION:
        text = pattern.sub("", text)
    return text
