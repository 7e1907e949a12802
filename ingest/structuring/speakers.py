"""Who speaks: Member States and groups, as headings of comments and as the first words of a statement."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from assistant.text import HAN

_ZH_STATEMENT = re.compile(
    r"(?P<who>[^\s，。、；：“”（）]{1,24}?)\s*代表团(?!\s*所?(?:提出|提交|提议|介绍|发来|编写|编拟|建议)的)(?:以?代表(?P<group>[^\s，。、；：“”]{2,30}?)(?:发言|[，,]|(?=表示|认为|指出|强调|要求|支持|建议|提议|欢迎|重申|希望))|(?=[^。]{0,12}(?:[：:,，]|说|称|认为|表示|指出|希望|要求|支持|感谢|建议|询问|强调|注意|欢迎|重申|提|回顾|解释|同意|赞同|请|对|就)))"
)
_ZH_REPRESENTATIVE = re.compile(  # of an observer: known by its acronym, or by what such bodies are called
    r"(?P<who>[^，。：；“”]{2,40}?(?:[（(][A-Za-z][\w.\- ]{1,20}[)）]|组织|协会|联盟|网络|学会|中心|联合会|基金会|委员会|理事会))的?代表"
    r"(?=[^。]{0,12}(?:[：:,，]|说|称|认为|表示|指出|希望|要求|支持|感谢|建议|询问|强调|欢迎|重申|提|回顾|解释|同意|赞同|请|对|就))"
)
_EN_STATEMENT = re.compile(
    r"The\s+(?:Delegation\s+of\s+(?:the\s+)?(?P<who>[A-Z][\w’'.\-]*(?:\s+(?:(?:of|and|the)\b|[A-Z(][\w’'.\-)]*))*)|[Rr]epresentative\s+of\s+(?:the\s+)?(?:(?:non-governmental|intergovernmental)\s+organization\s+)?(?P<ngo>[A-Z][^,.]{1,90}?)(?=,|\s+(?:said|stated|thanked|asked)))"
    r"(?:\s*,\s*(?:speaking\s+)?on\s+behalf\s+of\s+(?:the\s+)?(?P<group>[A-Z][^,]{1,80}?)\s*,)?"
)
_GROUP = re.compile(
    r"[A-Z]\s*集团|(?:非洲|亚洲(?:和|及|-)?太平洋(?:国家)?|亚太|阿拉伯(?:国家)?|拉丁美洲和加勒比(?:国家)?|拉美|发展议程|中欧和波罗的海国家|中亚、?高加索和东欧国家|最不发达国家|观点一致国家|独联体|CEBS|CACEEC|CEEC|GRULAC|DAG|LDC)\s*(?:国家)?(?:集团|组)?"
    r"|欧洲联盟|欧盟|秘书处|77国集团和中国"
    r"|(?:the\s+)?group\s+[a-z]|(?:the\s+)?(?:african|arab|asian|asia(?:n)?(?:\s+and\s+the)?[\s\-]pacific|cebs|caceec|ceec|grulac|dag|development agenda|ldcs?|like-minded|latin american and caribbean(?: countries)?|central european and baltic states|central asian,? caucasus and eastern european countries)\s*(?:group)?"
    r"|(?:the\s+)?european\s+union(?:\s+and\s+its\s+member\s+states)?|group\s+of\s+[a-z\s]{3,50}",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"^(?:Delegations?\s+of|(?:(?:Written|Joint)\s+)?(?:Comments?|Inputs?|Views?|Submissions?|Proposals?|Contributions?|Statements?|Responses?|Communications?|Suggestions?)\s+"
    r"(?:received\s+|submitted\s+|made\s+|provided\s+)?(?:by|from|of))\s+(?:the\s+)?|^(?:收到的?|来自)|代表团$|(?:提交|发来|提出)?的?(?:意见|书面意见|评论意见|提案|来文|评论|发言|答复|建议)$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*[（(][^（）()]*[）)]$")  # when it spoke, or its acronym
_CAPITALS = re.compile(r"[A-Z\u00c0-\u00dd]+")
_ACRONYMS = frozenset(["CEBS", "CACEEC", "CEEC", "GRULAC", "DAG", "LDC", "LDCS", "USA", "EU"])
_HAN = re.compile(f"[{HAN}]")
_INNER_SPACE = re.compile(rf"(?<=[A-Za-z])\s+(?=[{HAN}])|(?<=[{HAN}])\s+")
_NUMBERED = re.compile(r"^(?:[IVX]+|[A-Z]|\d{1,2})[.．]\s+|^[一二三四五六七八九十]+、")


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    """The names of the Member States in both languages, short and full, in lower case."""
    table = resources.files("ingest").joinpath("data/states.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in table.splitlines() if row and not row.startswith("#"))
    return frozenset(name.strip().lower() for row in rows for cell in row for name in cell.split("|") if name.strip())


def is_state(name: str) -> bool:
    """Tell whether a name is that of a Member State."""
    name = _IN_BRACKETS.sub("", re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)).lower().replace("’", "'")
    return name in _states()


def speaker_of_heading(text: str) -> str | None:
    """Return the delegation or group that a heading names, in usual capitals, or None.

    >>> speaker_of_heading("B集团"), speaker_of_heading("REPUBLIC OF POLAND"), speaker_of_heading("B. Scope")
    ('B集团', 'Republic of Poland', None)
    >>> speaker_of_heading("C. GRULAC (June 3, 2030)")
    'GRULAC (June 3, 2030)'
    """
    name = _FRAME.sub("", _FRAME.sub("", _NUMBERED.sub("", text.strip().rstrip("：:")))).strip()
    if not name or len(name) > 120:
        return None
    several = [part for part in re.split(r"\s*(?:、|,|，|和|及|与|\band\b)\s*", name) if part]
    if not (_is_speaker(name) or (len(several) > 1 and all(map(_is_speaker, several)))):
        return None
    return _CAPITALS.sub(_usual, name) if name.isupper() and not _HAN.search(name) else _INNER_SPACE.sub("", name)


def _is_speaker(name: str) -> bool:
    return bool(_GROUP.fullmatch(_IN_BRACKETS.sub("", name))) or is_state(name)


def _usual(match: re.Match[str]) -> str:
    """Write a word that was set in capitals as usual; acronyms and small words are known by themselves."""
    word = match[0]
    if word in _ACRONYMS:
        return word
    return word.lower() if word.lower() in ("of", "and", "the") else word.capitalize()


def speaker_of_statement(text: str) -> str | None:
    """Return who makes the statement that a paragraph of a session report relates, or None.

    A delegation that speaks for a group gives the group's view.

    >>> speaker_of_statement("The Delegation of Nigeria, speaking on behalf of the African Group, thanked the Secretariat.")
    'African Group'
    >>> speaker_of_statement("墨西哥代表团说，它支持该提案。")
    '墨西哥'
    """
    if match := _EN_STATEMENT.match(text):
        return (match["group"] or match["who"] or match["ngo"]).strip()
    if match := _ZH_STATEMENT.match(text):
        name: str = match["group"] or match["who"]
        return name if match["group"] or is_state(name) or _GROUP.fullmatch(name) else None
    if match := _ZH_REPRESENTATIVE.match(text):
        return match["who"]
    return None
