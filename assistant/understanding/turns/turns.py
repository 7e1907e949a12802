"""What a turn of a conversation says of itself: that the topic changes, that it goes back to an earlier one, that it corrects the
question before, that it asks where the last answer stands. Without these words it is read as any other question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.lexical import words
from assistant.model import Intent, Query
from assistant.rules import Rule
from assistant.text import HAN
from assistant.understanding.named.mentions import read_mentions, series_named

_I = re.IGNORECASE
_BEFORE_ZH = (
    r"(?:(?:好[的了吧]?|行|嗯|谢谢[你您]?|明白了?|知道了|对了|那么?|接下来|现在|下面)[,。!]?\s*)*(?:我们|咱们|我|让我们)?(?:想|要|来|再)?"
)
_BEFORE_EN = r"(?:(?:ok(?:ay)?|thanks?(?:\s+you)?|right|well|now|so|great|fine|and|but|then)\b[\s,.!]*)*(?:(?:let'?s|let\s+me|can\s+we|i(?:'d)?\s+(?:want|like)\s+to)\s+)?"
_STOP = r"\s*(?:[,.:;!。—]|--|\s[–-]\s)+\s*"
_CHANGES_TOPIC = Rule(
    rf"^{_BEFORE_ZH}(?:换|转|改)(?:个|一个|一下|下)?(?:话题|题目|主题)(?:吧|了|问)?(?:一下)?[,:。—!;\s]*",
    rf"^{_BEFORE_ZH}(?:另外)?(?:问|说|谈)(?:一)?(?:个|件|点)?(?:别的|无关的|不相干的|其他的?)(?:问题|话题|事情?)?[,:。;]\s*|^题外话[,:。;]\s*",
    rf"^{_BEFORE_EN}(?:on\s+(?:to\s+)?(?:another|a\s+(?:completely\s+|totally\s+)?(?:different|separate|new))\s+(?:topic|subject|matter|note|question)|(?:to\s+)?(?:chang(?:e|ing)|switch(?:ing)?)\s+(?:of\s+)?(?:the\s+)?(?:subject|topic|gears)s?|(?:a\s+)?(?:completely\s+|totally\s+)?(?:different|unrelated|new|separate)\s+(?:question|topic|subject|matter)|(?:an\s+)?unrelated(?:\s+question)?|(?:turning|moving)\s+(?:on\s+)?to\s+something\s+(?:else|different)|something\s+(?:else|different)(?:\s+entirely|\s+now)?){_STOP}",
    flags=_I,
)
_RETURNS = Rule(
    rf"^{_BEFORE_ZH}(?:回到|说回到?|回过头(?:来)?(?:再)?(?:说|看|问)|话说回|重新回到|返回到?|再?回头(?:说|看|问))(?:刚才|之前|前面|最初|先前|一开始)?(?:说|提到|问|讲)?(?:的)?(?:那个|那份|那项|那条)?(?P<zh>[^,:。?;—]{{2,24}}?)(?:上来|来|吧|那里|这里|的话题|的问题|这个问题|这个话题)?[,:。;—]+\s*(?=\S)",
    rf"^{_BEFORE_EN}(?:to\s+)?(?:(?:go|going|get|getting|come|coming|turn|turning|circle|circling)\s+)?(?:back\s+(?:to|on)|return(?:ing)?\s+to|revert(?:ing)?\s+to)\s+(?P<en>[^,:.?;—–]{{2,60}}?){_STOP}(?=\S)",
    flags=_I,
)
_NO_ZH = r"(?:不是(?:的|这个|那个|这一?届|这份|这条|它)?|不对|不(?=[,。!])|错了|搞错了|弄错了|说错了|我说错了|更正(?:一下)?|纠正一下|抱歉|对不起|不好意思|等等|等一下)[,。!;:]\s*"
_MEANT_ZH = r"(?:我|咱们)(?:刚才)?(?:想)?(?:说|问|指|要|讲)(?:的)?(?:其实|应该)?(?:是|的)|(?:应该|应当)(?:是|问)|应[为是]"
_NO_EN = r"(?:(?:no|nope|sorry|wait|actually|correction|rather|not\s+(?:that|this)(?:\s+one)?|wrong\s+one|hold\s+on|my\s+mistake)\b\s*[,.:;!—–-]*\s*)"
_MEANT_EN = r"(?:i\s+(?:actually\s+|really\s+)?(?:mean|meant|was\s+(?:asking|talking)\s+about|asked\s+(?:about|for)|am\s+(?:asking|talking)\s+about|wanted)|i'?m\s+(?:asking|talking)\s+about|it\s+should\s+(?:be|have\s+been)|make\s+(?:that|it))\b\s*"
_CORRECTS = Rule(
    rf"^(?:{_NO_ZH})+(?:{_MEANT_ZH})?|^(?:{_MEANT_ZH})",
    rf"^{_NO_EN}+{_MEANT_EN}|^{_MEANT_EN}(?!\S*\s+(?:that|to)\b)|^(?:no|sorry|wait|actually|correction|rather|my\s+mistake)\b\s*[,.:;!—–-]+\s*",
    flags=_I,
)
_AND_NOT = Rule(
    r"[,;]?\s*(?:而)?不(?:是|要|指)[^,。?]{1,20}(?=[?。]?$)", r"[,;]?\s*(?:and\s+)?not\s+(?:the\s+)?[^,.?]{1,40}(?=[?.!]?$)", flags=_I
)
_NOT_X_BUT_Y = Rule(r"^(?:我(?:说|问|指)的)?不是[^,?。]{1,20}[,;]\s*(?:而)?是", r"^not\s+(?:the\s+)?[^,.?]{1,40}?,?\s+but\s+", flags=_I)
_ASKS = Rule(
    r"什么|多少|几[个位项份次天年月]|哪|谁|怎|如何|为何|吗(?=[?。]?$)|是否|有没有|[?]$",
    r"\b(?:what|which|who|whom|whose|when|where|why|how)\b|\?\s*$",
    flags=_I,
)
_SO_EN = r"(?:it|that|this|so|they|those|the\s+(?:document|text|report|paper)s?)"
_WHERE = Rule(
    r"(?:(?:这|那|上面|刚才|上述|该)[^,。?]{0,10}?)?(?:写|出|来|见|记载?|登|载|出现|引|摘)(?:自|于|在)(?:了)?(?:哪|什么)[^?。]{0,16}|(?:出处|来源|原文)(?:(?:是|在|为)?(?:哪[^?。]{0,12}|什么)|呢)?|(?:在)?(?:哪一?|什么)[份个篇]?(?:文件|文档|报告)(?:的)?(?:哪一?[段页处])?(?:里|中|上)?(?:这么|这样)?(?:说|写|提到|讲)(?:的|过|了)?|^在(?:哪|什么)[一]?(?:[份个篇](?:文件|文档|报告)?|文件|文档|[段页])(?:里|中|上)?(?:的)?(?:哪一?[段页]|第几[段页])?|(?:依据|根据)(?:是|在)?(?:什么|哪[^?。]{0,10})|在?哪(?:里|儿|一处)(?:说|写|提|讲|出现|记载?|看到|找到?)(?:到|过|了|的)*|在哪(?:一)?[段页](?:第几[段页])?|(?:第|在)几[段页]|哪(?:份|个)文件(?:的)?(?:哪一?|第几)[段页]",
    rf"\bwhere\s+(?:exactly\s+|precisely\s+)?(?:does|did|do|is|was|are|were)\s+{_SO_EN}\s*(?:say|says|said|state[sd]?|written|come\s+from|found|find|recorded|mentioned|stand|appear|documented)?(?:\s+(?:so|that|this|it))?\b(?:\s+(?:exactly|precisely|written|stated))?"
    rf"|\b(?:in\s+)?(?:which|what)\s+(?:document|paper|paragraphs?|page|source|report|para)(?:\s+and\s+(?:which\s+|what\s+)?(?:paragraph|page|para))?\s+(?:(?:is|was)\s+{_SO_EN}(?:\s+(?:from|in|taken\s+from|written|said|stated))?|says?\s+{_SO_EN}|(?:does|did)\s+{_SO_EN}\s+(?:come\s+from|stand\s+in|say\s+{_SO_EN}|appear))\b"
    rf"|\bwhat(?:'s|\s+is|\s+was)\s+(?:the|your)\s+source\b|^(?:and\s+)?(?:the\s+)?(?:source|reference|citation)s?(?=\s*\?*$)|\bwhere\s+(?:do|did)\s+you\s+(?:get|find|read|see|take)\s+{_SO_EN}(?:\s+from)?\b",
    flags=_I,
)
_LEFT_OF_WHERE = Rule(
    r"这|那|句话?|段话?|个?(?:说法|数字|答案|信息|内容|规定|结论|话)|上面|刚才|上述|该|请问|具体|到底|究竟|的|是|呢|在|里|中|和|以及|哪一?[段页份]|第几[段页]|文件|报告",
    r"\b(?:and|so|please|exactly|precisely|from|for|of|that|this|it|the|in|which|paragraph|page|document|or|sentence|figure|number|quote|statement|information|can\s+you\s+tell\s+me)\b",
    flags=_I,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question without what it says of the turns before, the turns it may lean on, and whether it leans on the last of them."""

    text: str
    history: tuple[Query, ...]
    leans: bool = False


def turn_of(text: str, history: Sequence[Query]) -> Turn:
    """Return what a plain question asks, and of which turns.

    >>> turn_of("Changing the subject: what does the lamp cost?", ()).text, turn_of("换个话题,灯塔有多高?", ()).text
    ('what does the lamp cost?', '灯塔有多高?')
    """
    if change := _CHANGES_TOPIC.search(text):
        rest = text[change.end() :].strip()
        return Turn(rest, ()) if _says_something(rest) else Turn(text, ())
    if not history:
        return Turn(text, ())
    if back := _RETURNS.search(text):
        return _returned(text, back, history)
    return _corrected(text, tuple(history))


def _returned(text: str, back: re.Match[str], history: Sequence[Query]) -> Turn:
    """Go back to the newest of the turns that speak most of what is named; its name is said again only where none does."""
    named = next(group for group in back.groups() if group)
    spoken = [(_speaks_of(named, turn), place) for place, turn in enumerate(history)]
    most, place = max(spoken)
    if not most:
        return Turn(text, tuple(history))
    mentions = read_mentions(named, latest_session=None, known_symbols=frozenset())
    numbered = mentions.numbers or mentions.sessions or mentions.symbols
    while place + 1 < len(history) and _goes_on(history[place], history[place + 1]):
        place += 1
    last = history[place] if numbered else replace(history[place], root=named)
    return Turn(text if numbered else text[back.end() :], (*history[:place], last), leans=not numbered)


def _goes_on(turn: Query, following: Query) -> bool:
    """Whether a turn was answered from the papers that the one before it was answered from."""
    return bool(turn.cited) and {one.symbol for one in turn.cited} == {one.symbol for one in following.cited}


def _speaks_of(named: str, turn: Query) -> float:
    """How much of what is named a turn spoke of (0 to 1), by its numbers or else by its words."""
    mentions = read_mentions(named, latest_session=None, known_symbols=frozenset())
    for ours, theirs in (
        (mentions.numbers, turn.recommendation_numbers),
        (mentions.sessions, turn.sessions),
        (mentions.symbols, turn.symbols),
    ):
        if ours:
            return float(bool(set(ours) & set(theirs)))
    asked, told = words(named), words(f"{turn.question} {turn.text} {turn.topic}")
    return len(asked & told) / len(asked) if asked else 0.0


def _corrected(text: str, history: tuple[Query, ...]) -> Turn:
    """Read what corrects the question before as that question asked of something else: "I meant the 22nd" as "what about the 22nd?"."""
    match = _NOT_X_BUT_Y.search(text) or _CORRECTS.search(text)
    if match is None or not match[0]:
        return Turn(text, history)
    meant = _AND_NOT.sub("", text[match.end() :]).strip(" ,.。!")
    if not _says_something(meant):
        return Turn(text, history)
    if _ASKS.search(meant):
        return Turn(meant, history, leans=bool(series_named(meant)))
    meant = re.sub(r"(?:的)?(?:那|这)一?[个条份项届篇](?=$)", "的那个", meant) if series_named(meant) else meant
    return Turn(f"那{meant}呢?" if re.search(rf"[{HAN}]", meant) else f"what about {meant}?", history)


def asks_where_it_stands(text: str) -> bool:
    """Whether a question asks in which document and paragraph the last answer stands, and nothing else.

    >>> asks_where_it_stands("Where does it say so?"), asks_where_it_stands("这句话写在哪份文件的哪一段?")
    (True, True)
    >>> asks_where_it_stands("Where does it say that lamps are sold?"), asks_where_it_stands("研讨会在哪里举行?")
    (False, False)
    """
    asked = _WHERE.search(text)
    if not asked:
        return False
    rest = _LEFT_OF_WHERE.sub(" ", f"{text[: asked.start()]} {text[asked.end() :]}")
    return not _says_something(rest)


def of_the_source(query: Query, history: Sequence[Query]) -> Query | None:
    """Return a query for where the last answer stands, where that is asked."""
    last = next((turn for turn in reversed(history) if turn.intent not in (Intent.OUT_OF_SCOPE, Intent.ABOUT_ASSISTANT)), None)
    if last is None or not asks_where_it_stands(query.text):
        return None
    return replace(query, intent=Intent.SOURCE, before=replace(last, before=None, after=None), follows_up=True)


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)
