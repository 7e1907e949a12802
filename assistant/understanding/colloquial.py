"""Everyday ways of asking, put as the plain words that every rule knows: 啥 is 什么, "how come" is "why".

Left as they are, they would be searched for and weigh against the passage that answers, which is written in plain words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.rules import Rule

_I = re.IGNORECASE
_PUT: tuple[tuple[Rule, str | Callable[[re.Match[str]], str]], ...] = (
    (Rule(r"甚么", needs=("甚么",)), "什么"),
    (
        Rule(
            r"(?:为|因为|凭|干)啥|干嘛|(?:咋|怎么)(?=就|会(?!议)|有人|没|还(?:没|不)|不(?!同|一样)|[^,。?]{1,6}[这那]么(?:多|少|高|低|大|小|快|慢|久|晚))",
            needs=("啥", "嘛", "咋", "怎么"),
        ),
        "为什么",
    ),
    (Rule(r"啥时候|啥时|多会儿|多咱", needs=("啥", "多")), "什么时候"),
    (Rule(r"几几年", needs=("几几年",)), "哪年"),
    (Rule(r"(?<!十)几月份?(?!之|以)", needs=("几月",)), "哪个月"),
    (Rule(r"啥(?!也|都)", needs=("啥",)), "什么"),
    (Rule(r"(?<![这那一某好哪])些(?=什么(?!时候))", needs=("些什么",)), ""),
    (Rule(r"咋", needs=("咋",)), "怎么"),
    (Rule(r"几何(?=\s*(?:[?。!,]|$))", needs=("几何",)), "是多少"),
    (Rule(r"(?:拢|统|合)共(?=有|是|花|用|给|批|收|办|多少|几|[一-龥]?了)", needs=("拢共", "统共", "合共")), "一共"),
    (Rule(r"是不是(?=否)", needs=("是不是否",)), "是否"),  # 是不是否决, which must keep its verb
    (Rule(r"(需|要|能|会|该|可|是|用)不\1(要|以|应|能)?", needs=("不",)), r"是否\1\2"),
    (Rule(r"(?<=[^有])没(?:有)?(?=\s*[?。!]*$)", needs=("没",)), "吗"),
    (Rule(r"钱(?:是|都)?(?:从|打)哪(?:里|儿)?(?:来|出)|(?:谁|哪里|哪儿)(?:来)?(?:出|掏)钱", needs=("钱",)), "用什么资金"),
    (Rule(r"吐槽", needs=("吐槽",)), "批评"),
    (Rule(r"半道(?:上)?|半路(?:上)?", needs=("半道", "半路")), "中途"),
    (Rule(r"(?<=中途)不来(?=了)", needs=("不来",)), "退出"),
    (Rule(r"吵起来|闹翻|扯皮", needs=("吵起来", "闹翻", "扯皮")), "发生争议"),
    (Rule(r"怎么(?:弄|搞)(?=\s*(?:[?。!,]|$))", needs=("弄", "搞")), "怎么办"),
    (Rule(r"归谁(?!提|管)", needs=("归谁",)), "属于谁"),
    (Rule(r"(?:弄|搞|做)(?:完|好|出来)(?=了)", needs=("弄", "搞", "做")), "完成"),
    (Rule(r"(?:变|拖)?慢(?=了)|拖(?=了|这么|那么)", needs=("慢", "拖")), "推迟"),
    (
        Rule(
            r"\bwhere\s+(?:does|do|did|will|would|is|are)\s+(?:the\s+|its\s+)?(?:money|funds|funding)\s+(?:to\s+)?(?:come|coming)\s+from",
            flags=_I,
            needs=(" from",),
        ),
        "how is it financed",
    ),
    (Rule(r"(\bwhich\b[^?]{0,60}?)\b(?:prefer|favou?r)s?\b", flags=_I, needs=("prefer", "favo")), r"\1recommend"),
    (Rule(r"两年(?:期|(?:一|举办一|举行一)[度次届])的?(?=[^,。?]{0,6}论坛)", needs=("两年",)), "双年"),
    (Rule(r"(?<![经超越通透错路难谈论议看说做办提用试访问给开去来到学写])过(?=(?:没有?|了没有?|了吗)[?。!]*$)", needs=("过",)), "通过"),
    (Rule(r"(?<![变发枯蛋泛金])黄(?=了)", needs=("黄了",)), "取消"),
    (
        Rule(
            r"\b(?:say|said|says)\s+yes\s+to\b|\bgave?\s+the\s+(?:green\s+light|go-ahead|nod)\s+to\b|\bsign(?:ed)?\s+off\s+on\b",
            flags=_I,
            needs=("yes", "the", "off"),
        ),
        "approve",
    ),
    (
        Rule(
            r"^((?:(?:so|and|but|well|ok)\s+)?did\b[^?]*?\b(?:project|proposal|scheme|plan|idea|roadmap|request)\b[^?]*?)\b(?:get|make\s+it|go)\s+through\b(?:\s+(?:at|in)\b)?(?=\s*(?:[?,.]|$|(?:the\s+)?(?:session|cdip|committee|[\w-]+\s+session)\b))",
            flags=_I,
            needs=(" through",),
        ),
        r"\1get approved at",
    ),
    (Rule(r"\bwhat\s+did\s+([^?]{3,40}?)\s+want\s+done\s+with\b", flags=_I, needs=(" done ",)), r"what did \1 request for"),
    (Rule(r"\bwho\s+came\s+up\s+with\b", flags=_I, needs=(" up ",)), "who proposed"),
    (
        Rule(
            r"(?<=\w)(?<!such)(?<!same)(?<!the)(?<!one)(?<!any)(?<!only)(?<!main)(?<!important)\s+thing(?:y|ie)?\b(?=\s*(?:[?.!,]|$|in\s+the\s+end))",
            flags=_I,
            needs=(" thing",),
        ),
        "",
    ),
    # A document is asked for by what it is, and told with its symbol.
    (
        Rule(
            r"^(?:请问|求|请给(?:我|出)?|麻烦给)?([^?。,]{4,}?)的?\s*(?:[这本]次会议的?)?的?(?:文号|文件(?:编)?号|(?<!项目)(?<!项目的)编号)(?:是(?:什么|多少|哪个))?\s*(?:please)?\s*[?。!]*$",
            needs=("文号", "编号", "文件号"),
        ),
        r"哪份文件是\1?",
    ),
    # As one writes to an office.
    (Rule(r"(?<![任如])何人|哪一位(?=[?。!,]|$|来?(?:主持|担任|出任|当|负责))", needs=("何人", "哪一位")), "谁"),
    (Rule(r"(?<![任如])何(?:日|天)", needs=("何日", "何天")), "哪天"),
    (Rule(r"(?<![任如])何(?=国|届)", needs=("何国", "何届")), "哪"),
    # Who chairs a session is told of its election.
    (Rule(r"(?:的)?(?<!选举)(副?主席)(?:都)?(?:是(?:谁|哪位)|的?(?:姓名|名字|大名))", needs=("主席",)), r"选举谁担任\1"),
    (
        Rule(
            r"\bwho\s+(?:is|was|were|are)\s+(?:made\s+|named\s+)?(?:the\s+)?((?:vice-?\s?)?chair)(?:person|man|woman|s)?\b(?!\s+of\s+the\s+(?!\S+\s+session))",
            flags=_I,
            needs=("chair",),
        ),
        r"who was elected \1",
    ),
    (
        Rule(
            r"(?:what\s+(?:is|was)\s+)?\b(?:the\s+)?names?\s+of\s+the\s+((?:vice-?\s?)?chair)(?:person|man|woman|s)?\b(?=\s+(?:at|of|in|for|during)\b)",
            flags=_I,
            needs=("chair",),
        ),
        r"who was elected \1",
    ),
    (
        Rule(r"\b(?:grip(?:e|ed|ing)|moan(?:ed|ing)?|grumbl(?:e|ed|ing)|whin(?:e|ed|ing))\s+about\b", flags=_I, needs=(" about",)),
        "complain about",
    ),
    (Rule(r"\b(?:shelved|scrapped|axed|binned)\b", flags=_I, needs=("shelved", "scrapped", "axed", "binned")), "cancelled"),
    (Rule(r"\bhow\s+come\b", flags=_I, needs=("come",)), "why"),
    (Rule(r"\b(?:what|how)\s+the\s+(?:hell|heck)\b", flags=_I, needs=(" the ",)), lambda match: match[0].split()[0]),
    (Rule(r",?\s+or\s+(?:what|not)(?=\s*[?.!]*\s*(?:$|[?]))", flags=_I, needs=("or ",)), ""),
    (Rule(r",?\s+all\s+told\b|,?\s+all\s+in\s+all\b", flags=_I, needs=(" all",)), " in total"),
)


def in_plain_words(text: str) -> str:
    """Return a plain question with its everyday words for asking put as written ones.

    >>> in_plain_words("那个项目拢共花了啥钱,咋有人不来了?"), in_plain_words("How come it was late?")
    ('那个项目一共花了什么钱,为什么有人不来了?', 'why it was late?')
    >>> in_plain_words("Did the lamp project make it through session 34?"), in_plain_words("Did the lamp project go through a test?")
    ('Did the lamp project get approved at session 34?', 'Did the lamp project go through a test?')
    >>> in_plain_words("What did the Committee want done with the manual?"), in_plain_words("Who came up with it?")
    ('what did the Committee request for the manual?', 'who proposed it?')
    """
    for rule, put in _PUT:
        text = rule.sub(put, text)
    return text
