"""Whether what is quoted can tell what is asked: what a session did, what a thing came to in the end.

A paper written for a session, or for one before it, cannot know what that session did: it tells what was asked of it. An
estimate does not tell what was spent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.choosing.selection import Selector
from assistant.answering.kinds.ahead import asks_what_came_of_it, tells_only_what_is_ahead
from assistant.answering.kinds.forms import is_undecided
from assistant.answering.kinds.wanted import tells_why
from assistant.answering.matching.particulars import sessions_acting
from assistant.answering.recorded.decisions import SETTLING
from assistant.answering.recorded.on_matter import TOPIC_ALONE, head_asked, without_phase
from assistant.answering.writing.draft import Draft, Quoted, seen
from assistant.model import REFUSALS, Intent, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.symbols import sessions_with_spans
from assistant.text import sentences
from assistant.understanding.asked.whether import asks_whether

_I = re.IGNORECASE
# An act that is asked for as done: it is told by the record of the session, or by what was written later.
_DONE = Rule(
    r"(?:最终|最后)[^，。?]{0,4}选|批准|通过了|核可|商定|议定|选定|决定|给(?:了|予)|拨(?:了|给|款)|定为|当选|选举|选(?:了|出)",
    r"\b(?:given|gave|granted|allocated|assigned|approved?|adopted?|endorsed?|agreed?|decided?|fixed|settled|chosen|chose|choose|selected|elected?|retained|allotted)\b",
    flags=_I,
)
# What a session is named for, not what it did.
_OF_SESSION_BEFORE = re.compile(
    r"(?:为|供|提交|留待|留到|关于)$|\b(?:for|to|until|(?:item|dates?|themes?|topics?|agenda)\s+of)\s+(?:the\s+|its\s+)?$", _I
)
_OF_SESSION_AFTER = re.compile(r"\s*(?:会议)?的?(?:会期|日期|时间|主题|议题|专题|议程)")
_IN_THE_END = Rule(
    r"最终|最后|实际|真正|结果(?=花|用|费)|(?:到底|究竟)(?=.*[花用]了)",
    r"\b(?:in\s+the\s+end|finally|eventually|actual(?:ly)?|ultimately|in\s+fact|really|end(?:ed)?\s+up)\b",
    flags=_I,
)
_SPENDING = Rule(r"花(?:了|费|掉|去)?|费用|开支|支出|成本|耗资", r"\b(?:costs?|costing|spen[dt]\w*|expenditure|expenses|paid)\b", flags=_I)
_OF_A_PLAN = Rule(
    r"预算|批准|核定|估[计算]|预计|核算|算出|拟议|方案|[要会将需]花",
    r"\b(?:budget\w*|approv\w+|estimat\w*|planned|proposed|calculated|options?|will|would)\b",
    flags=_I,
)
_SPENT = Rule(
    r"实际|(?<![估预]计)支出(?!类别|项目|估)|花费了|用去|耗资|执行率|使用率|决算|(?<![估预]计)费用(?:为|是|达)",
    r"\b(?:actual\w*|spent|expenditure|expended|at\s+a\s+cost\s+of|(?<!would )(?<!will )(?<!estimated )(?<!to )cost)\b(?!\s+(?:categor|estimat))",
    flags=_I,
)

# What tells when a matter was approved. 通过 is "by means of" as well: 通过协调员与成员国分享.
_ACTED = Rule(
    r"批准|(?:获得?|会议|会上|一致|委员会|大会|投票|[已曾经])通过|通过(?=了|的?[^，。；]{0,40}(?:战略|议程|报告|文件|提案|草案|决定|规则|总结|建议|方案|计划|条约|路线图|职责范围|决议)|[，。；、）\s]|之?后|以来|$)|核准|核可|商定|同意|接受|采纳|决定|授权",
    r"\b(?:approv|adopt|endors|agree|accept|decid|mandat)\w*",
    flags=_I,
)

# What is yet to be done: 应考虑批准, 如不能批准, "should approve".
_TO_ACT = Rule(
    r"(?:应(?!用)|应当|建议|拟|如果?|若|供|待|可|可以|能否)[^，。；]{0,16}?(?:批准|通过|核准|核可|商定|同意|接受|采纳|决定)",
    r"\b(?:should|may|might|could|would|if)\b[^.;,]{0,30}?\b(?:approve|adopt|endorse|agree|accept|decide)\w*",
    flags=_I,
)
_ASKED_FOR = Rule(
    r"要求|注意到|欢迎|责成|指示",
    r"\b(?:request\w*|took\s+note|noted|welcom\w+|instruct\w*)\b",
    flags=_I,
)
# How it ended otherwise.
_ENDED = Rule(
    r"推迟|结束了?(?:对|讨论)|达成|共识|否决|驳回|拒绝|成立了?|设立了?|选定|选出|当选|撤回|搁置|未(?:获|被|予)*采[纳用]",
    r"\b(?:deferr?\w*|postpon\w+|clos\w+|consensus|reject\w*|refus\w*|declin\w*|established|elected|chos\w+|selected|withdr[ae]w\w*|retained|shelved|set\s+aside)\b",
    flags=_I,
)

_COMMITTEE = re.compile(r"委员会|届会议|\bcommittee\b|\bcdip\b", _I)
_MEETS = Rule(  # who decides together, or what is said of it without them
    r"委员会|会议|会上|大会|主席|成员国|一致|获得?(?:批准|通过|核准|核可)|被(?:批准|通过|核准|接受)",
    r"\b(?:Committee|CDIP|Sessions?|Chair|Member\s+States|Assembl\w+|Conference|It|No\s+(?:agreement|consensus|decision))\b|\b(?:was|were|been)\s+(?:\w+ly\s+)?(?:approv|adopt|agree|endors|accept|withdr)\w+",
    flags=_I,
)

_FINDINGS = Rule(
    r"结论|调查结果|审评结果|评价结果|发现|(?<!条)(?<!项)建议了?(?=什么|哪|些|怎|\?|？|$)",
    r"\b(?:conclu\w+|findings?|find|found|recommend\w*)\b",
    flags=_I,
)
_FOUND = Rule(r"结论|结果|发现|建议|指出|认为|表明|显示", r"\b(?:conclu\w+|f[io]u?nd\w*|recommend\w*|show\w*|suggest\w*)\b", flags=_I)


def asks_what_it_found(text: str) -> bool:
    """Whether a question asks what a report found, concluded or recommended.

    >>> asks_what_it_found("报告得出了哪些结论？"), asks_what_it_found("When is the report due?")
    (True, False)
    """
    return bool(_FINDINGS.search(text))


def tells_what_was_found(draft: Draft) -> bool:
    """Whether the first quote of an answer tells what somebody found or recommends."""
    return any(_FOUND.search(quote.quote) for quote in draft.quotes[:1])


_YET_TO_BE_READ = re.compile(
    r"将审议[^。；]{0,60}(?:报告|研究|审[评查])|(?:报告|研究|审[评查])[^。；]{0,60}将(?:由|提交)"
    r"|\bwill\s+consider\b[^.;]{0,120}\b(?:report|study|review|evaluation)\b|\b(?:report|study|review|evaluation)\b[^.;]{0,160}\bwill\s+be\s+(?:considered|discussed|presented|submitted)\b",
    _I,
)


def only_announces_what_is_found(query: Query, draft: Draft) -> bool:
    """Whether a question asks what a report found, and what is quoted says of that report only that it is still to be considered."""
    quotes = draft.quotes[:1]
    asked = asks_what_it_found(query.text) and not query.sessions
    return asked and not tells_what_was_found(draft) and any(_YET_TO_BE_READ.search(quote.quote) for quote in quotes)


def tells_what_was_settled(query: Query, draft: Draft, retriever: Retriever) -> bool:
    """Whether an answer can tell what was done or spent; true where nothing of the kind is asked."""
    if asks_what_was_spent(query.text) and not any(_tells_what_was_spent(quote) for quote in draft.quotes):
        return False
    if asks_what_came_of_it(query.text) and draft.quotes and tells_only_what_is_ahead(draft.quotes[0].quote):
        return False
    if not any(quote.passage.paragraph.kind is ParagraphKind.ROW for quote in draft.quotes) and not tells_why(query.text, _told(draft)):
        return False
    if query.intent is Intent.WHEN and SETTLING.intersection(query.verbs) and not any(_ACTED.search(quote.quote) for quote in draft.quotes):
        return False
    if _asks_for_an_act(query) and not _tells_an_act(draft.quotes, query, retriever):
        return False
    if query.intent is Intent.DECISION and (head := head_asked(query)):
        of_head = Selector(replace(query, topic=head), retriever)
        if not any(of_head.topic_coverage(quote.quote) for quote in draft.quotes):
            return False
    return not _asks_what_a_session_did(query) or any(_knows(quote, query, retriever) for quote in draft.quotes)


def _told(draft: Draft) -> str:
    """What an answer quotes, with who speaks there."""
    return "\n".join(f"{quote.passage.paragraph.speaker or ''} {quote.quote}" for quote in draft.quotes)


def _asks_for_an_act(query: Query) -> bool:
    """Whether a question asks what was decided, at whatever session and in whatever document."""
    return query.intent is Intent.DECISION and not query.symbols and bool((SETTLING | REFUSALS | {"decided"}).intersection(query.verbs))


def _tells_an_act(quotes: Sequence[Quoted], query: Query, retriever: Retriever) -> bool:
    """Whether a quote tells what somebody decided, asked for or left open on the matter of a question, and not only speaks of it; the
    Committee or who else meets, where it is asked of the Committee."""
    whether = asks_whether(query.text) and bool(SETTLING.intersection(query.verbs))
    if whether or query.sessions:
        on_it = Selector(replace(query, topic=without_phase(query.topic)), retriever)
        quotes = [
            quote for quote in quotes if on_it.topic_coverage(_read_with(quote)) >= TOPIC_ALONE
        ]  # that another was settled is no answer
    of_committee = bool(_COMMITTEE.search(query.text))
    return any(_acts(quote, retriever, of_committee=of_committee, whether=whether) for quote in quotes)


def _acts(quote: Quoted, retriever: Retriever, *, of_committee: bool, whether: bool) -> bool:
    said = quote.quote
    if of_committee:
        said = " ".join(said[a:b] for a, b in sentences(said) if _MEETS.search(said[a:b]))
    recalled = whether and quote.passage.document.file not in retriever.told_by(quote.passage.document.session or 0)
    asked_for = not recalled and _ASKED_FOR.search(said)  # a plan that was asked for once is not yet adopted
    return bool(_ACTED.search(_TO_ACT.sub(" ", said)) or _ENDED.search(said) or asked_for or is_undecided(said))


def _read_with(quote: Quoted) -> str:
    """The paragraph of a quote with its heading and the title of its paper."""
    document, paragraph = quote.passage.document, quote.passage.paragraph
    return f"{document.title or ''} {paragraph.section or ''} {paragraph.text}"


def asks_what_was_spent(text: str) -> bool:
    """Whether a question asks what a thing cost in the end, not what was planned for it.

    >>> asks_what_was_spent("How much did the fair cost in the end?"), asks_what_was_spent("最终批准的费用是多少？")
    (True, False)
    """
    return bool(_IN_THE_END.search(text) and _SPENDING.search(text)) and not _OF_A_PLAN.search(text)


def _tells_what_was_spent(quote: Quoted) -> bool:
    """Whether a quote tells an expenditure, or at least no plan."""
    return bool(_SPENT.search(quote.quote)) or not _OF_A_PLAN.search(seen(quote))


def _asks_what_a_session_did(query: Query) -> bool:
    if not query.sessions or not (query.intent is Intent.DECISION or _DONE.search(query.text)):
        return False
    named = [(start, end) for _, start, end in sessions_with_spans(query.text)]
    text = query.text
    return not named or any(not (_OF_SESSION_BEFORE.search(text[:start]) or _OF_SESSION_AFTER.match(text[end:])) for start, end in named)


def _knows(quote: Quoted, query: Query, retriever: Retriever) -> bool:
    """Whether a quote can tell what one of the sessions named did: it stands in its record, or says that it was there, or in a
    paper of a later session; where neither a decision nor what came of it in the end is asked for, a paper of its own may do."""
    document = quote.passage.document
    if document.session is None or any(document.file in retriever.told_by(session) for session in query.sessions):
        return True
    if acting := sessions_acting(quote.quote):
        return bool(acting & {session for session in query.sessions if session <= document.session})
    own = query.intent is not Intent.DECISION and not _IN_THE_END.search(query.text)
    return document.session + own > min(query.sessions)
