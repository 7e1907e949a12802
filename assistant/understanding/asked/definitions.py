"""What a question wants defined: "Who counts as a small producer?" and “什么样的人算小生产者？” ask what that word means."""

from __future__ import annotations

import re

from assistant.glossary import matches
from assistant.rules import Rule
from assistant.text import language_of

_I = re.IGNORECASE
_ZH_COUNTS = r"(?:才|就|都|也|可以|能|会)*(?:算(?:得上|作|是|为|做)?|叫做?|称得上|称为|被?视为|被?视作|属于|归为)"
_TREATED = r"(?:treat|count|regard|consider|class|classif|record|report)(?:s|ed|y|ies|ied)?"
_WAS_TREATED = r"(?:(?:treat|count|regard|consider|class|record|report)ed|classified)"  # and no report that is to be finished
# What counts as a thing: asked with who, what or when, and always for the words that define it.
_COUNTS_AS = Rule(
    rf"(?:多久|多长时间|几[天周年]|几个月|到(?:什么|何种)(?:程度|地步)|(?:何|什么)时候?起?|怎么|怎样|如何)(?:以上)?(?:才|就|便|会|要)?(?:算(?:得上|作|是|为|做)?|被?视为|被?视作|称得上)(?P<zh_from>[^,。?的了]{2, 20}?)(?:呢|了)?(?=[,。?]|$)",
    rf"(?:什么样的?|怎样的|哪种|哪类|何种|什么|哪些|谁)(?:人|企业|机构|国家|项目|活动|支出|产品|情况|条件|时候)?(?:下|里)?[^,。?]{{0,12}}?{_ZH_COUNTS}(?:是)?(?P<zh>[^,。?]{{2,30}}?)(?:呢)?(?=[,。?]|$)",
    r"\b(?:who|what|which\s+\w+)\s+(?:exactly\s+)?(?:counts?|qualif(?:y|ies)|is\s+counted|are\s+counted|passes?)\s+as\s+(?P<en>[^,?]+)",
    rf"\b(?:when|how|under\s+what\s+(?:conditions|circumstances)|(?:from|at|after)\s+(?:what|which)\s+(?:point|moment|stage|time|date|delay|number)(?:\s+on)?)\s+(?:(?:does|do|can|may)\s+[^,?]+?\s+{_TREATED}|(?:is|are)\s+[^,?]+?\s+{_WAS_TREATED})\s+(?:[^,?]{{1,40}}?\s+)?(?:as\s+|to\s+be\s+)(?P<when>[^,?]+)",
    r"\bhow\s+(?:is|are|was|were|should|must)\s+(?P<understood>[^,?]{2,60}?)\s+(?:to\s+)?be\s+(?:understood|read|interpreted|taken)\b",
    r"\bwhat\s+makes\s+[^,?]{1,30}?\s+an?\s+(?P<makes>[^,?]+)",
    flags=_I,
)
_KINDS_ZH = "机构|组织|平台|项目|东西|系统|数据库|计划|服务|概念|条约|公约|协定|委员会|工具|网络|软件|出版物|部门|团体"
# What a word means.
_MEANS = Rule(
    r"\b(?:explain|clarify|tell\s+me|describe)\b[^,?.]{0,20}?\bwhat\s+(?P<told>[^,?.]{2,50}?)\s+(?:is|are|means?|stands?\s+for|refers?\s+to)\s*(?=[?.]|$)",
    r"(?:解释|说明|讲)一下(?:什么是|何为)?(?P<told_zh>[^,。?的]{2,24}?)(?:是什么(?:意思)?|的意思|指什么)?(?=[,。?]|$)",
    r"(?:什么|何)(?:是|叫做?|谓)(?P<is_zh>[^,。?]{2,30}?)(?=[,。?]|$)",
    rf"(?P<means_zh>[^,。?]{{2,30}}?)(?:指的是|是指|指|是|代表)(?:个|的)*(?:什么|啥|哪些?|谁)(?:[^,。?的]{{0,6}}的?(?:缩写|简称|全称)|样的)?(?:意思|{_KINDS_ZH})?(?=[,。?]|$)",
    r"(?P<whole_zh>[^,。?]{2,30}?)的?(?:缩写|简称|全称|全名)(?:是(?:什么|啥)|为何|叫什么|[,。?]|$)",
    r"(?P<how_zh>[^,。?]{2,30}?)(?:的)?(?:是)?(?:如何|怎么|怎样)(?:被)?(?:界定|定义|理解)",
    r"(?P<of_zh>[^,。?]{2,30}?)(?:的)?(?:定义|含义|意思|释义)(?:是什么|为何|[,。?]|$)",
    r"\bwhat(?:'s|\s+is|\s+was)\s+meant\s+by\s+(?P<meant>[^,?]+)",
    r"\bwhat\s+(?:does|do|did)\s+(?P<does>[^,?]{2,60}?)\s+(?:mean|refer\s+to|stand\s+for)\b",
    r"\bhow\s+(?:is|are|was|were|does\s+\w+|do\s+\w+)\s+(?P<how>[^,?]{2,60}?)\s+(?:defined|understood|define)\b|\bhow\s+(?:does|do|did)\s+[^,?]{2,40}?\s+define\s+(?P<define>[^,?]+)",
    r"(?:^what(?:'s|\s+is)\s+)?(?:\bthe\s+)?\b(?:definition|meaning|full\s+(?:name|form))\s+of\s+(?P<of>[^,?]+)|\bwhat(?:'s|\s+is|\s+are)\s+(?P<short>[^,?]{2,60}?)\s+(?:short|an?\s+(?:abbreviation|acronym))\s+(?:for|of)\b",
    r"^(?:what(?:'s|\s+is|\s+are))\s+(?P<is_en>[^,?]{2,40}?)(?<!\bfor)(?<!\bto\sdo)(?=\s*\??$)",
    flags=_I,
)
# What a thing that has a name of its own is or does: asked for by describing it.
_OF_A_NAME = Rule(
    r"^(?:请|能否|可以)?(?:帮我|给我)?(?:介绍|讲讲|说说|解释|说明|谈谈|讲)(?:一下)?(?P<told_zh>[^,。?]{2,30}?)(?:吧|是什么)?(?=[。?]|$)",
    r"^(?P<does_zh>[^,。?]{2,30}?)(?:是|能)?(?:拿来|用来)?(?:(?:干|做)(?:什么|啥|嘛)(?:用)?的?|为什么用的)(?=[。?]|$)|^(?P<use_zh>[^,。?]{2,30}?)(?:有什么|有啥)(?:用处?|作用|用途)(?=[。?]|$)",
    r"^(?:please\s+|can\s+you\s+|could\s+you\s+)*(?:tell\s+me\s+(?:more\s+|something\s+)?about|explain|describe|introduce)\s+(?P<told>[^,?.]{2,60}?)(?:\s+to\s+me)?\s*[?.]?$",
    r"^what(?:'s|\s+is|\s+are)\s+(?!.*\bshort\s+for)(?P<is_for>[^,?]{2,60}?)\s+(?:(?:used\s+|good\s+|there\s+|meant\s+|intended\s+|designed\s+)?for|(?:meant|supposed|intended|designed)\s+to\s+do)\s*\??$|^what\s+(?:does|do)\s+(?P<does>[^,?]{2,60}?)\s+do\s*\??$",
    flags=_I,
)
# What a thing was called before.
_FORMERLY = Rule(
    r"^(?P<thing_zh>[^,。?]{2,30}?)的?(?:(?:改名|更名)?(?:以前|之前)|原来|原先|早先|过去|最初|先前)(?:是)?(?:叫(?:做|作)?|称(?:为|作)?)(?:什么|啥)|^(?P<name_zh>[^,。?]{2,30}?)的?(?:曾用名|旧称|前称|旧名|原名|原称|前身)(?:是|叫|为)?(?:什么|啥|哪|[?。]|$)",
    r"\bwhat\s+(?:name|title)\s+did\s+(?P<have>[^,?]{2,60}?)\s+(?:have|bear|go\s+by|use)\s+(?:earlier|before|previously|formerly|originally|at\s+first|in\s+the\s+past)|\bwhat\s+(?:was|were)\s+(?P<called>[^,?]{2,60}?)\s+(?:formerly|previously|originally|once|earlier)?\s*(?:called|named|known\s+as)\s*(?:before|earlier|previously|formerly|originally|at\s+first|in\s+the\s+past)?\s*\??$"
    r"|\b(?:former|previous|earlier|original|old)\s+(?:name|title)\s+of\s+(?P<of>[^,?]{2,60})|\bwhat\s+did\s+(?P<used>[^,?]{2,60}?)\s+use\s+to\s+be\s+called",
    flags=_I,
)
_NAME = re.compile(r"(?:the\s+)?(?:[a-z]{0,2}[A-Z][\w:.-]*)(?:\s+[A-Z][\w:.-]*)*")
_WRITTEN_OUT = Rule(
    r"缩写|全称|全名|简称", r"\bstands?\s+for\b|\bshort\s+for\b|\babbreviat\w+|\bacronym|\bfull\s+(?:name|form)\b|\bletters\b", flags=_I
)
_LETTERS_MEAN = re.compile(r"(?i:\bwhat\s+do(?:es)?\s+(?:the\s+)?)[A-Z][A-Z-]+s?\s+mean\b|[A-Z][A-Z-]+s?(?:到底)?是?什么意思")
_WHERE = Rule(  # where it is defined, which is no part of the word
    r"\s+(?:in|under|within|according\s+to|for\s+the\s+purposes?\s+of|as\s+used\s+in)\s+(?:the\s+|this\s+|document\s+|project\b|proposal\b|[A-Z⟦]).*$",
    r"^.*(?:里|中|内|下)(?:的|,)?(?=.{2})|^(?:在|根据|按照).*的(?=.{2})",
    flags=_I,
)
_QUOTED = re.compile(r"[“\"「‘《]([^”\"」’》]{2,40})[”\"」’》]")
_AND_MORE = re.compile(r"\s+and\s+(?:where|what|which|how|who|whom|when|why|is|does|did)\b.*$", _I)  # another question
_REFERS = re.compile(
    r"(?:it|this|that|these|those|they|its?|their)(?:\s+\w+){0,2}|[它其这那该此](?:们|个|些|是|项|种|里|处)?", _I
)  # names nothing
_OUR_COMMITTEE = re.compile(r"(?:this|your|本|该|贵)?\s*(?:committee|委员会)\s*(?:到底|究竟|主要|都|actually|really|exactly)?", _I)
_PLURAL = re.compile(r"^([A-Z]{2,})s$")  # of an abbreviation
_EDGES = re.compile(r"^(?:(?:(?:an?|the|one)\b|一项|一个|一种|所谓的?|那个|这个)\s*)+|^[\s“”\"'‘’「」]+|[\s“”\"'‘’「」.?]+$", _I)


def counted_as(text: str) -> bool:
    """Whether a question asks what counts as a thing, whatever word it asks with."""
    return bool(_COUNTS_AS.search(text))


def defined_in(text: str) -> str:
    """Return what a question wants defined, "" where it wants nothing defined.

    >>> defined_in("Who counts as a small lender in the project on libraries?"), defined_in("在项目里,什么样的人算“小借阅户”?")
    ('small lender', '小借阅户')
    >>> defined_in("When is a loan treated as overdue?"), defined_in("“逾期”是怎么界定的?"), defined_in("Who lent the books?")
    ('overdue', '逾期', '')
    """
    match = _COUNTS_AS.search(text) or _MEANS.search(text) or _OF_A_NAME.search(text)
    return _thing(match) if match else ""


def name_in(text: str) -> str:
    """Return the name of what a question wants described, "" where it wants more of it, or what has no name of its own.

    >>> name_in("Tell me about WIPO Lamp."), name_in("eLAMP是干什么的?"), name_in("Tell me about the budget of it.")
    ('WIPO Lamp', 'eLAMP', '')
    >>> name_in("What does this committee do?"), name_in("这个委员会到底是干什么的?")
    ('CDIP', 'CDIP')
    """
    match = _OF_A_NAME.search(text)
    thing = _thing(match) if match else ""
    named = _NAME.fullmatch(thing) or any(one.written == thing and one.term.kind == "term" for one in matches(thing, language_of(thing)))
    return thing if named else ""


def formerly_named(text: str) -> str:
    """Return the thing whose former name a question asks for, "" where it asks for none.

    >>> formerly_named("What name did WIPO Lamp have earlier?"), formerly_named("“灯网”以前叫什么名字？"), formerly_named("What is WIPO Lamp?")
    ('WIPO Lamp', '灯网', '')
    """
    match = _FORMERLY.search(text)
    return _thing(match) if match else ""


def asks_for_the_long_form(text: str) -> bool:
    """Whether a question asks for what an abbreviation stands for, or the abbreviation of a name.

    >>> asks_for_the_long_form("What does LWC stand for?"), asks_for_the_long_form("LWC是什么的缩写?"), asks_for_the_long_form("LWC是什么?")
    (True, True, False)
    >>> asks_for_the_long_form("What does LWC mean?"), asks_for_the_long_form("What does first use mean?")
    (True, False)
    """
    return bool(_WRITTEN_OUT.search(text) or _LETTERS_MEAN.search(text))


def _thing(match: re.Match[str]) -> str:
    thing: str = next(group for group in match.groups() if group)
    if len(quoted := _QUOTED.findall(thing)) == 1:
        return str(quoted[0])
    thing, before = _AND_MORE.sub("", _WHERE.sub("", thing)), ""
    while thing != before:
        thing, before = _EDGES.sub("", thing), thing
    if _OUR_COMMITTEE.fullmatch(thing):
        return "CDIP"
    return "" if _REFERS.fullmatch(thing) else _PLURAL.sub(r"\1", thing)
