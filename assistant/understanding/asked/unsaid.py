"""What a question leaves unsaid: the proposal that "the proposal" is, and the day that "tomorrow" is.

No document knows the day of the question, and where nothing but "this proposal" is named, any proposal would do.
"""

from __future__ import annotations

import re

from assistant.model import Query
from assistant.rules import Rule
from assistant.understanding.asked.subjects import without_aspects, without_parties

_I = re.IGNORECASE
_THING_ZH = r"(?:项目提案|提案|提议|项目|文件|报告|研究|建议|决定|决议|平台|计划|方案|活动|草案|事项|事情|问题)"
_THING_EN = r"(?:project\s+proposal|proposal|project|document|paper|report|study|recommendation|decision|platform|plan|draft|item|matter|issue|initiative)s?"
# What points at a thing that the question does not name: 该提案, "this", "the proposal" with nothing told of it.
_POINTER = Rule(
    rf"(?:该|这|那|此|上述|前述)(?:一)?(?:[个些项份篇条款类件])?{_THING_ZH}|[它他她]们|它|(?:该|这|那|此|上述)(?:一)?[个些项份篇条]",
    rf"\b(?:it|its|they|them|their)\b|\b(?:this|that|these|those|the)\s+{_THING_EN}\b(?!\s+(?:of|on|for|by|from|to|about|in|with|that|which|submitted|made|concerning|regarding|called|titled|entitled)\b)"
    r"|\b(?:support|oppose|reject|approve|propose|like|endorse)\w*\s+(?:this|that|these|those)\b(?=\s*[?.!]*$)",
    flags=_I,
)
_NO_SUBJECT = Rule(
    rf"{_THING_ZH}|代表团|成员国|国家|集团|委员会|秘书处|支持|反对|赞成|同意|附议|欢迎|拒绝|提出|提交|提议|批准|通过|讨论|审议|接受|需要|得出|态度|看法|意见|立场|认为|觉得|使用|[持用]|结论|发现|花|[说写讲钱该这那此项个份些他它国对]",
    rf"\b(?:{_THING_EN}|delegations?|member|states?|countr(?:y|ies)|groups?|committee|secretariat|support\w*|oppos\w*|object\w*|agree\w*|reject\w*|endors\w*|back\w*|favou?r\w*|propos\w*|submit\w*|approv\w*"
    r"|adopt\w*|discuss\w*|accept\w*|rais\w*|us(?:e|es|ed|ing)|views?|opinions?|positions?|think|thinks|thought|conclu\w*|find|found|recommend\w*|say|says|said|made|make|took|against|it|its|they|them|their|this|that|these|those|not)\b",
    flags=_I,
)
_TITLED = tuple(  # a thing that is pointed at, and the title of a document that may be it
    (Rule(asked, flags=_I), Rule(titled, flags=_I))
    for asked, titled in (
        (r"提案|提议|\bproposals?\b", r"提案|\bproposals?\b"),
        (r"报告|\breports?\b", r"报告|\breport\b"),
        (r"研究|\bstud(?:y|ies)\b", r"研究|\bstudy\b"),
        (r"项目|\bprojects?\b", r"项目|\bproject\b"),
    )
)
_DAY = Rule(
    r"(?<![到至])今[天晚早日]|明[天晚早日]|后天|昨[天晚日]|[今明]天?[上下]午|现在正?在",
    r"(?<!\bof )(?<!\buntil )(?<!\btill )(?<!\bto )\b(?:today|tomorrow|yesterday|tonight|this\s+(?:morning|afternoon|evening))\b(?:['’]s)?",
    flags=_I,
)
_OF_A_MEETING = Rule(
    r"开会|会议|日程|议程|安排|发言|讨论|审议|休会|闭会|散会|午[餐饭]|茶歇|投票|会场|主席|代表|说了",
    r"\b(?:meet\w*|sessions?|programmes?|programs?|agenda|schedules?d?|timetable|plenary|discuss\w*|debate\w*|speak\w*|spoke|sa(?:y|id)|adjourn\w*|lunch\w*|coffee|break|vot\w+|chair\w*|delegates?|delegations?|room)\b",
    flags=_I,
)


def asks_of_the_day(text: str) -> bool:
    """Whether a question asks what is or was done at a meeting on a day counted from the day of the question.

    >>> asks_of_the_day("明天的议程是什么?"), asks_of_the_day("Who spoke yesterday?"), asks_of_the_day("How is the platform used today?")
    (True, True, False)
    """
    return bool(_DAY.search(text) and _OF_A_MEETING.search(text))


def thing_unsaid(query: Query) -> str | None:
    """Return the words that point at what a question does not name, where it names nothing else; None where it can be searched for."""
    if query.follows_up or query.before or query.sessions or query.symbols or query.recommendation_numbers or query.years:
        return None
    pointer = _POINTER.search(query.text)
    if pointer is None:
        return None
    rest = _NO_SUBJECT.sub(" ", without_aspects(without_parties(query.topic, query.language)))
    return None if any(map(str.isalnum, rest)) else pointer[0]


def may_be_titled(thing: str, title: str) -> bool:
    """Whether what is pointed at may be the document of this title.

    >>> may_be_titled("该提案", "关于灯塔的项目提案"), may_be_titled("the proposal", "Report on Lighthouses"), may_be_titled("it", "Report")
    (True, False, True)
    """
    titled = [titles for asked, titles in _TITLED if asked.search(thing)][:1]
    return all(one.search(title) for one in titled)
