"""Whether a sentence tells otherwise than its source: yes for no, done for planned, more for less, one thing's figure for another's.

Figures and names are compared by value (`facts`), and are the same in "approved" and "not approved". What tells these apart
is compared clause by clause: a clause of the sentence against the one of the source that says most of it, since a paper
denies and plans many things besides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from assistant.answering.reading.facts import Fact, FactKind, facts_of, readings_of
from assistant.rules import Rule
from assistant.text import language_of, sentences

# Of each text, how much of a sentence or a clause it meets (0 to 1), in the order given.
Closeness = Callable[[str, Sequence[str]], Sequence[float]]

AS_NEAR = 0.8  # of the nearest clause: another that says about as much may be what the sentence tells
AS_LIKELY = 0.5  # of what the sources say of a clause where they have another figure: a figure that stands where less is said is not of it
LETTERS = 4  # of a clause without its figures: less names nothing
SHORT = {"zh": 6, "en": 20}  # characters: a clause no longer than that tells only something if it denies

_DENIES = Rule(
    r"(?<!有)没有?(?!食|收)|(?<!从)未(?!来|知|决|必|婚|成年|用|[^，。；]{0,8}的)"
    r"|(?<!无)(?<!不得)不(?!仅|但|断|久|妨|少|论|管|等|足|到|变|扩散|限|当|会员|丹|动产|良|利|公平|平等|均|平衡|发达|尽|得不|是说|言而喻|过[，,]|同(?!意)|[^，。；]{0,8}的)"
    r"|无(?=法|需|须|意|权|望|力|人)|拒绝|否决|驳回|推迟|延期|搁置|撤回|(?<=而)非|并非|绝非",
    r"\bnot\b(?!\s+(?:only|just|least|merely|all)\b|-for-profit)|n['’]t\b|\bno\b(?!\.|\s+later\s+than|\s+fewer|\s+less|\s+more\s+than|\s+doubt)|\b(?:none|neither|nor|never|nothing|nobody|cannot)\b"
    r"|\b(?:unable|refus\w+|reject\w+|declined\s+to|turned\s+down|defer(?:s|red|ring|rals?)?|postpon\w+|withdr[ae]w\w*)\b",
)
# Words that deny in one language or one wording and not in another: where one stands, nothing is told from it.
_MAY_DENY = Rule(
    r"不足|不等|不到|非(?!洲|政府|人员|居民|营利|正式|物质|专利)|无(?!论|形|线|限|疑|锡)|缺|反对|暂停|中止|取消|停止|终止|除非|以外|免|少|难|否则|是否|避免|防止|失败|尚待|有待|从未|别",
    r"\b(?:without|lack\w*|absence|fail\w*|oppos\w+|object\w*|suspend\w*|cancel\w*|discontinu\w+|terminat\w+|unless|except\w*|rather\s+than|instead|few|fewer|little|hardly|rarely|seldom|barely|less|shortage|free|avoid\w*|prevent\w*|whether|otherwise|only|yet|too|pending|outstanding|stop\w*)\b"
    r"|\b(?:un(?!it|der)\w+ed|incomplete|insufficient\w*|inconclusive|disagree\w*|disapprov\w*)\b",
)
_AHEAD = Rule(
    r"(?<![可即])将(?=于|在|由|对|会|开|继|举|提供|开展|启动|设|成为|有|包|向|根|探|编|发|完|审|进|推|支|制|建|组|就|被|按|为)|拟(?!议|定|订|编)|计划(?:于|在|将)|打算|预计(?:于|在|将)|有望|定于",
    r"\b(?:will|would|shall)\b|\b(?:is|are|was|were)\s+(?:planned|scheduled|expected|intended|due|envisaged)\s+(?:to|for)\b|\b(?:plans?|intends?|proposes?)\s+to\b",
)
_DONE = Rule(
    r"了(?!解)|已|曾|过去",
    r"\b(?:was|were|has|had|have)\b(?!\s+(?:to|planned|scheduled|expected|intended|due|envisaged)\b)|\b(?!planned|scheduled|expected|intended|envisaged|proposed)\w{3,}ed\b",
)
_LEFT_OPEN = Rule(  # how a clause may leave open that a thing is done
    r"将|拟|计划|打算|预计|建议|提议|预期|有望|定于|可|应|希望|准备|目标|旨在|如果|若|请|要求|需|期|待|会|到20|之前|以便|为了?",
    r"\b(?:will|would|shall|should|could|may|might|can|must|if|once|until|before|by)\b|\b(?:plan|schedul|expect|intend|envisag|propos|aim|invit|suggest|recommend|seek|request|ask|need|hope|due|forthcoming|upcoming|next|future|to)\w*\b",
)
_MORE = Rule(r"增加|增长|增至|上升|提高|扩大|上涨", r"\b(?:increas\w+|r[io]s(?:e|es|en|ing)|rose|gr[eo]w\w*|higher|expand\w+)\b")
_LESS = Rule(
    r"减少|减至|下降|降低|降至|缩小|下跌", r"\b(?:decreas\w+|f[ae]ll(?:s|en|ing)?|declin\w+|reduc\w+|lower\w*|shr[aiu]nk\w*|dropp?\w*)\b"
)
_AMOUNTS = re.compile(
    r"[\d.,%]+|瑞士法郎|瑞郎|美元|欧元|\b(?:swiss\s+francs?|chf|usd|us\s+dollars?|euros?|per\s*cent|percent|million|billion)\b"
)
_LETTER = re.compile(r"[^\W\d_]")
_BETWEEN_CLAUSES = re.compile(
    r"[，；;。！？!?：\n]|[,:](?!\d)|\.(?=\s|$)|但是?|(?<!从)而(?![且非])"
    r"|\b(?:but|although|though|whereas|while|so\s+that|that|which|when|because|and(?=\s+(?:\w+\s+){0,2}(?:do|does|did|was|were|is|are|has|had|have|will|may|would|could|can)\s+not))\b",
    re.IGNORECASE,
)


def denies(text: str) -> bool:
    """Whether a text says of anything that it is not so, or was refused.

    >>> denies("委员会没有批准该项目"), denies("The Committee did not approve it"), denies("不仅批准，非洲集团还支持"), denies("not only approved")
    (True, True, False, False)
    """
    return _DENIES.search(text.lower()) is not None


def is_told_otherwise(sentence: str, sources: Sequence[str], nearness: Closeness) -> bool:
    """Whether what the sources say most like a sentence denies it, does what it denies, only plans what it tells as done, or has
    another figure.

    Of 10,400 faithful sentences of parallel texts (`cdip_*.tsv`) 1.8 % are taken to be told otherwise, all of them across the
    languages, which cut their clauses differently; of those with a negation put in or taken out 68 % are found, and of figures
    moved from one clause to another in one language 68 %.
    """
    told = [clause for clause in _clauses(sentence) if _tells(clause)]
    clauses = [clause for source in sources for clause in _clauses(source)]
    if not clauses:
        return False
    across = not any(language_of(source) == language_of(sentence) for source in sources)
    if not across and any(_has_figure_of_another(clause, clauses, nearness) for clause in told):
        return True
    differs = any(_differs(clause, _nearest(clause, clauses, nearness)) for clause in told)
    return differs and (not across or _differs_as_a_whole(sentence, sources, nearness))


def _differs_as_a_whole(sentence: str, sources: Sequence[str], nearness: Closeness) -> bool:
    whole = [source[start:end].lower() for source in sources for start, end in sentences(source)]
    return _differs(sentence.lower(), _nearest(sentence, whole, nearness))


def _has_figure_of_another(clause: str, sources: Sequence[str], nearness: Closeness) -> bool:
    """Whether a figure of a clause stands only where the sources say much less of the clause than where they have another one."""
    figures = _figures(facts_of(clause))
    wording = _AMOUNTS.sub(" ", clause)
    if not figures or len(_LETTER.findall(wording)) < LETTERS:
        return False
    held = [_figures(readings_of(source)) for source in sources]
    bare = nearness(wording, sources)
    for figure in figures:
        here = [share for share, there in zip(bare, held, strict=True) if figure in there]
        elsewhere = [share for share, there in zip(bare, held, strict=True) if _another(figure, there)]
        if here and elsewhere and max(here) < AS_LIKELY * max(elsewhere):
            return True
    return False


def _another(figure: Fact, held: frozenset[Fact]) -> bool:
    return figure not in held and any(other.kind is figure.kind for other in held)


def _figures(facts: Iterable[Fact]) -> frozenset[Fact]:
    return frozenset(fact for fact in facts if fact.kind in (FactKind.NUMBER, FactKind.PERCENT))


def _clauses(text: str) -> list[str]:
    return [clause.strip().lower() for clause in _BETWEEN_CLAUSES.split(text) if clause and len(clause.strip()) > 1]


def _tells(clause: str) -> bool:
    return len(clause) > SHORT[language_of(clause)] or denies(clause)


def _nearest(clause: str, others: Sequence[str], nearness: Closeness) -> list[str]:
    near = nearness(clause, others)
    return [other for other, share in zip(others, near, strict=True) if share >= AS_NEAR * max(near)]


def _differs(clause: str, sources: Sequence[str]) -> bool:
    said = _denial(clause)
    denials = {_denial(source) for source in sources}
    if said is not None and None not in denials and said not in denials:
        return True
    if _direction(clause) and {_direction(source) for source in sources} == {-_direction(clause)}:
        return True
    return not _LEFT_OPEN.search(clause) and all(_AHEAD.search(source) and not _DONE.search(source) for source in sources)


def _denial(clause: str) -> bool | None:
    """True where a clause denies, False where it does not, None where that cannot be told."""
    return True if denies(clause) else None if _MAY_DENY.search(clause) else False


def _direction(clause: str) -> int:
    """1 for more, -1 for less, 0 where a clause tells of neither or of both."""
    return bool(_MORE.search(clause)) - bool(_LESS.search(clause))
