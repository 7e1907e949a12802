"""Whether a passage only tells what is still ahead, where a question asks what came of it: who took part, what a survey showed.

A proposal, a plan or a recommendation tells the figures that were hoped for; what was done in the end it cannot know.
"""

from __future__ import annotations

import re

from assistant.answering.kinds.dates import date_told
from assistant.rules import Rule
from assistant.text import HAN, sentences

_I = re.IGNORECASE
_ASKS_OF_THE_PAST = Rule(
    r"了(?:多少|几|哪|什么|谁|怎)|(?:完成|定稿|编成)的[^，,。？?]{0,16}(?:多少|几|哪)|(?:多少|几)(?:个|名|位|项|次|人)[^，,。？?]{0,8}了|实际|真正|(?:最终|最后)(?!的)|得出|首年|头一年|第一年|[打得]几分|结果(?:如何|怎么样|是什么)"
    r"|(?:举行|举办|召开|开|做|办|选|完成)的\s*(?:$|[?？])",
    r"\b(?:did|was|were|(?:had|has|have)(?!\s+(?:access|an?|to|no|any)\b))\b|^how\s+(?:many|much)\b[^?]*\b\w{3,}ed\b|\bhow\s+many\b[^?]*\b(?:took|came|won|got|made)\b|\b(?:came|held|took|ended\s+up)\b|\b(?:finished|completed|finali[sz]ed)\s+[a-z]",
    flags=_I,
)
# What a paper tells of plans may be asked in the past as well: what was proposed, requested, approved.
_ASKS_OF_PLANS = Rule(
    r"计划(?=[在于为从用多培举开办完怎如])|拟|目标|预计|估计|预算|建议|提议|提出|提案|应[该当]?|须|条件|打算|准备|要求|请|将|批准|核[定可]|获批|希望|主张|认为|同意|商定|决定|安排|原定|任务|意见|说|会议|届|设想",
    r"\b(?:plan\w*|propos\w*|targets?|goals?|estimat\w*|budget\w*|recommend\w*|suggest\w*|ask\w*|request\w*|expect\w*|intend\w*|will|would|should|"
    r"to\s+be|approv\w*|decid\w*|agre\w*|adopt\w*|endors\w*|schedul\w*|set\s+(?:aside|out|for)|allocat\w*|foreseen|supposed|meant|want\w*|invit\w*|said|say|"
    r"views?|comments?|call\w*|(?-i:may)|(?:can|could)\s+be|at\s+(?:most|least)|maximum|minimum|against|oppos\w*|object(?:ed|ions?)|favou?r\w*|thinks?|thought|believ\w*|see\b[^?]*\bas|w(?:as|ere)\s+(?:to|due|meant|going)|mandat\w*|costs?|tasked|told|promis\w*|must|required|requirements?|committee|session|sessions|option\w*|document\w*|paper\w*)\b",
    flags=_I,
)
# When something else was or had been done tells nothing of what is asked: "now that it has ended", "before the results are known".
_BESIDE_IT = Rule(r"(?<=\w)\s+(?:now\s+that|once|after|before|until|till|because|by\s+the\s+time)\b[^,?]*", flags=_I)
# Whether a thing was done, what is to come answers: not yet.
_ASKS_WHETHER = Rule(
    r"吗|没有|是否|有没有|何时|什么时候",
    r"^(?:has|have|had|did|do|does|was|were|is|are)\b|\bwhether\b|\byet\b|\bwhen\b|\bwhy\b|\bha(?:d|ve|s)\s+to\b",
    flags=_I,
)
_AHEAD = re.compile(
    r"(?<!决定)(?<!商定)将(?!近)|拟(?!议)|拟议|届时|再(?:行)?(?:决定|审议|考虑|讨论)|(?:原)?计划(?:于|在|开展|举办|从|用)|打算|目标(?:是|为)|预计(?!的)|(?:结束|年底|期满|到期)(?:时|之?前)[^，。；]{0,4}至少|不[少低]于|定[于在](?=[^，。；]{0,16}(?:举行|举办|召开))|(?<![适相响反对供效因回感])应(?![对用邀急答聘为改])|应(?:征)?聘|有待|尚待|请(?:秘书处|产权组织|WIPO|成员国)|建议(?:设立|开展|建立)"
    r"|\b(?:will|would|should|shall|propos(?:es|ed)|plans?\s+to|planned|intends?|is\s+to|are\s+to|to\s+be|(?:targets?|aims?)\s+(?:is|are|of)|recommend(?:s|ed)|recommendation\s+\d+|(?:requested|asked|invited)\s+(?:the\s+)?(?:[\w’']+\s+){1,4}?to)\b",
    _I,
)
_PAST = re.compile(
    r"(?<![为除罢])了(?![解])|已(?!知)|曾|业经|正在|目前|[升降增减]至|[升降增减]到\s*\d|(?<![计将需])[用耗历]时(?:平均)?\s*\d|达到?\s*\d|占[^，。；]{0,6}\d|仅[为有]|宣布|(?:共|总计|累计|收到|参加|出席|惠及|完成|举行|举办|启动|上线)(?:的)?[^，。；]{0,6}\d"
    r"|\b(?:was|were|had|has|(?<!to )have|did|(?<!be )(?:took|came|went|made|found|showed?n?|met|held|gave|got|rose|fell|began)|(?!proposed|planned|recommended|intended|named|"
    r"developed|interested|based|limited|advanced|related|united|skilled|needed|speed|indeed|exceed|proceed|succeed|mixed|detailed|expected|required|"
    r"decided|agreed|requested|suggested|invited|dedicated|concerned|continued|integrated|attached|estimated)(?<!be )[a-z]{2,}ed)\b",
    _I,
)

# When or where the one that comes next is held, unless a story is told of what came next then.
_ASKS_OF_THE_NEXT = Rule(
    r"^(?!.*了).*下(?:一)?(?:次|轮|期|场|批)(?!级)[^,，。?？]*(?:什么时候|何时|哪[天年月里儿]|几月|在哪|哪个(?:国家|城市|地方))",
    r"^(?:when|where|on\s+(?:what|which)\s+(?:day|date)|(?:in\s+)?which\s+(?:country|city|month|year))\b(?!.*\b(?:was|were|did|had)\b).*\b(?:next|upcoming|forthcoming|the\s+coming)\b",
    flags=_I,
)
_THE_NEXT = re.compile(
    r"将(?!近|[^，。；]{1,12}(?:纳入|作为|列入|并入|转为|提交|用于))|拟(?!议)|计划[在于]|预计|下(?:一)?(?:次|轮|期|场|批)|定[于在]|\b(?:will|shall|(?:is|are)\s+(?:to\s+be|planned)|upcoming|forthcoming|scheduled)\b",
    _I,
)
_ASKS_WHERE = Rule(r"在?哪[里儿]|在哪|哪个(?:国家|城市|地方)", r"\bwhere\b|\bwhich\s+(?:country|city)\b", flags=_I)
DATED = 0.5  # how well a sentence must tell when
_HELD = re.compile(
    r"举行|举办|召开|开[会展课班]|主办|承办|开始|启动|组织|\b(?:held|hosts?|hosted|take[ns]?\s+place|organi[sz]\w+|conven\w+|starts?|begins?|launch\w*|open\w*)\b",
    _I,
)

_WHETHER_DONE = Rule(
    r"^(?!.*(?:支持|同意|赞成|反对|愿意|希望|要求|建议|计划)).*(?<!定)了(?:吗|没有?|么)|过没有?(?=\s*(?:$|[?？，,]))",
    r"^(?:(?:so|and|but|well|ok)\s+)?(?:did|was|were|is\s+it\s+true\s+that)\b(?!.*\b(?:yet|plan\w*|propos(?:e|es|ed|ing)|suggest\w*|ask\w*|request\w*|expect\w*|intend\w*|foreseen|supposed|going\s+to|to\s+be|"
    r"favou?r|against|support\w*|oppos\w*|agree\w*|want\w*|wish\w*|willing|ready|able|possible|allowed|required|necessary|enough|meant|part)\b)",
    flags=_I,
)


def asks_whether_it_came(text: str) -> bool:
    """Whether a question is to be answered yes or no, and asks whether a thing was done: what was planned is neither.

    >>> asks_whether_it_came("那个提案这次会上过了没？"), asks_whether_it_came("会议日期定了吗？")
    (True, False)
    >>> asks_whether_it_came("Did session 33 say yes to it?"), asks_whether_it_came("Was it asked to report?")
    (True, False)
    """
    return bool(_WHETHER_DONE.search(text))


def asks_what_came_of_it(text: str) -> bool:
    """Whether a question asks what was done or found, and not what was planned, asked for or decided.

    >>> asks_what_came_of_it("试点实际来了多少人？"), asks_what_came_of_it("试点计划培训多少人？")
    (True, False)
    >>> asks_what_came_of_it("What did the survey show?"), asks_what_came_of_it("What did the survey propose?")
    (True, False)
    >>> asks_what_came_of_it("What happens to the lamps now that it has ended?"), asks_what_came_of_it("Who was against a third lamp?")
    (False, False)
    >>> asks_what_came_of_it("How many fairs were held?"), asks_what_came_of_it("How many fairs a year may be held at most?")
    (True, False)
    """
    return bool(_ASKS_OF_THE_PAST.search(_BESIDE_IT.sub(" ", text))) and not (_ASKS_OF_PLANS.search(text) or _ASKS_WHETHER.search(text))


def tells_the_next(question: str, text: str) -> bool:
    """Whether a text tells of something to be held, where a question asks when or where the next of its kind is; True where it does not.

    >>> tells_the_next("下一次灯塔会什么时候举行?", "2031年举行了两次灯塔会。"), tells_the_next("下一次灯塔会什么时候举行?", "灯塔会定于2031年5月举行。")
    (False, True)
    >>> tells_the_next("When is the next lamp fair?", "Two lamp fairs were held."), tells_the_next("When did the next survey start?", "It was in May.")
    (False, True)
    """
    if not _ASKS_OF_THE_NEXT.search(question):
        return True
    told = [one for one in (text[start:end] for start, end in sentences(text)) if _THE_NEXT.search(one) and _HELD.search(one)]
    return any(_ASKS_WHERE.search(question) or date_told(one, "", to_the_day=False) >= DATED for one in told)


def tells_only_what_is_ahead(text: str) -> bool:
    """Whether a text tells of things to come and of nothing done; of sentences some of which have figures, these tell it.

    A Chinese sentence need not say that it tells of the past: one that does not tell of things to come tells what is.

    >>> tells_only_what_is_ahead("调查将于2031年进行。"), tells_only_what_is_ahead("调查已于2030年进行，结果将公布。")
    (True, False)
    >>> tells_only_what_is_ahead("预计培训90人。审批平均用时14周。"), tells_only_what_is_ahead("调查由两人负责。预计培训90人。")
    (False, True)
    >>> tells_only_what_is_ahead("委员会决定将手册译成法文。"), tells_only_what_is_ahead("费用从预计的40降到16。")
    (False, False)
    >>> tells_only_what_is_ahead("A survey should be carried out."), tells_only_what_is_ahead("The survey drew 12 replies.")
    (True, False)
    """
    if not _AHEAD.search(text) or _PAST.search(text):
        return False
    told = [text[start:end] for start, end in sentences(text)]
    of_figures = [one for one in told if re.search(r"\d", one)]
    return not re.search(rf"[{HAN}]", text) or all(map(_AHEAD.search, of_figures or told))
