"""The words of a comparison: how what is held side by side is written out before it is cut, and what each side is asked."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.model import Language
from assistant.rules import Rule

_I = re.IGNORECASE
# Words of the comparison that one side's own question does without.
_HELD_TOGETHER = (
    Rule(
        r"(?:请)?(?:比较|对比)(?:一下|一比)?|(?:两者|二者|它们|双方)?(?:之间)?(?:相比|相较)(?:之下)?[,，]?|(?:上)?(?:的)?(?:是否|有没有|有无)?(?:有)?(?:什么|何|哪些|哪里|多大|无)?(?:的)?(?:不同之处|不同点|不同|不一样|区别|差异|差别|异同|分歧|出入)(?:点|在哪里?|何在|是什么|吗)*|差在哪(?:里|儿)?|(?:的)?两(?:个|组)?数字|是否(?:一致|相同|一样|吻合)|(?:放在一起)?对照(?:一下)?|(?:一致|一样)吗|之间|各自(?:的)?|各(?=[有是为报占派得花需批几多少在由提持要给用于何什么支主说称写收达来办列])|分别|都(?=[是有在提报说])",
    ),
    Rule(
        r"^(?:(?:please|I\s+(?:want|need|would\s+like)\s+to|I'd\s+like\s+to|(?:can|could)\s+you)\s+)*(?:compare|contrast)\s+|\b(?:put|set)\s+(?=the\b)|\bside\s+by\s+side\b|\bin\s+what\s+(?:respect|way)s?\s+(?:is|are|do|does|did)\b|\b(?:what|which)\s+(?:is|are|was|were)\s+the\s+(?:main\s+)?(?:differences?|similarit(?:y|ies))\s+(?:between|in)\b|\bdifferences?\s+between\b|^how\s+(?:do|does|did|are|is)\s+(?=.*\b(?:differ|compare)\b)"
        r"|\b(?:do|does|did)?\s*(?:differ|diverge|coincide|part\s+ways|see\s+eye\s+to\s+eye|compare|disagree|agree)\s*(?:with\s+each\s+other)?\b|\bin\s+the\s+same\s+way\b|\bthe\s+same\b|,?\s*\brespectively\b|(?:\bfor\s+)?\beach\b|\bboth\b|\bof\s+the\s+two\b|\bbetween(?=\s+⟪)|^(?:do|does|did)\s+(?=⟪\s+on\b)",
        flags=_I,
    ),
)
_HOW_MUCH_MORE = Rule(r"(?:相)?差(?:了)?多少", flags=_I)
WHICH_MORE = Rule(
    r"(?:哪|谁)(?:一?(?:个|项|份|种|类|次|场|家|辆|套|期|阶段)|者)?(?:的)?(\S{0,6}?)更?(?:多(?!少)|少|高|低|大|小|长|短|贵|便宜)(?:一些|些)?(?=[?,，。]|$)",
    flags=_I,
)
WHICH_MORE_EN = Rule(
    r"\bwhich\b(?:\s+of\s+(?:them|the\s+two))?\s*([^,?]{0,24}?)\s*\b(?:more|less|higher|lower|larger|smaller|bigger|greater|fewer)\b",
    flags=_I,
)
_OF_SIZE = re.compile(r"\bthe\s+(?:higher|lower|larger|smaller|bigger|greater)$", _I)
_WRITTEN_OUT: tuple[tuple[Rule, Callable[[re.Match[str]], str]], ...] = (
    # 挪威一个说法、智利一个说法
    (
        Rule(r"([^,，、;；。:：]{1,12}?)一个([^一个]{2})[、,，]\s*([^,，、;；。:：]{1,12}?)(?:另)?一个\2"),
        lambda m: f"{m[1]}和{m[3]}的{m[2]}",
    ),
    # SCP第30届会议和SCP第31届会议, SCP session 30 and SCP session 31: one body, named once
    (
        Rule(
            r"(?<![A-Za-z])([A-Z]{2,6})(\s?(?:第\s?\d{1,3}\s?届(?:会议)?|session\s+\d{1,3})\s*(?:和|与|跟|及|、|and|or)\s*)(?:of\s+)?\1\s?(?=第|session)"
        ),
        lambda m: f"{m[1]}{m[2]}",
    ),
    # the Norwegian view and the Chilean one
    (
        Rule(r"\bthe\s+(\w+)\s+(\w+)\b([^?]{1,40}?)\bthe\s+(\w+)\s+one\b", flags=_I),
        lambda m: f"the {m[1]} {m[2]}{m[3]}the {m[4]} {m[2]}",
    ),
    # compare the share for lamps with that for oil, the sum for lamps and the sum for oil
    (
        Rule(
            r"\bcompare\s+(?=the\b)([^?]*?\s)(?:(?:with|to|and)\s+)(?:the\s+)?(?:number|share|amount|sum|cost|figure|that|those)\s+(?:for|of|in|on)\s+",
            flags=_I,
        ),
        lambda m: f"{m[1].rstrip()}, compared with ",
    ),
    (
        Rule(
            r"\b(\w+)\s+(for|of|in|on)\s+([^,?]{2,60}?)\s+((?:and|or|versus|against|compare\s+(?:to|with))\s+)(?:the\s+)?\1\s+(?:for|of|in|on)\s+",
            flags=_I,
        ),
        lambda m: f"{m[1]} {m[2]} {m[3]} {m[4]}",
    ),
    (
        Rule(
            r",?\s+and\s+(?:by\s+(?:what|which|how\s+much)\b[^?]*|how\s+(?:many|much)\s+(?:(?:in|for|of|by)\s+)?each\b[^?]*|what\s+(?:are|were)\s+(?:the|both)\s+(?:two\s+)?(?:numbers|figures|amounts|percentages|shares)\b[^?]*)(?=\?|$)",
            r"[.?]\s+how\s+do\s+(?:they|the\s+two)\s+(?:relate|compare)\b[^?]*(?=\?|$)",
            r"[:,]\s*how\s+do\s+their\s+(?:views|positions|opinions)\s+differ(?=\?|$)",
            flags=_I,
        ),
        lambda m: " differ" if "differ" in m[0] else "",
    ),
    # a word that asks which is more stands for what it asks of each
    (
        Rule(
            r"\b(?:which|what)(?:\s+(?:is|was|are|were))?\b[^,?]{0,24}?\b(?:more\s+(?:expensive|costly)|dearer|costlier|cheaper|less\s+(?:expensive|costly))(?:\s+(?:one|part|option|item))?\b",
            flags=_I,
        ),
        lambda m: "which costs more",
    ),
    (Rule(r"^did\s+more\b", flags=_I), lambda m: "how many"),
    # 第一、第二两期, the first and second phases; 选B: the option of that letter
    (
        Rule(r"第([一二三\d])(?:期|阶段)?\s*(?:、|和|与|及)\s*第([一二三\d])\s*(?:这?两个?)?(?:期|阶段)"),
        lambda m: f"第{m[1]}阶段和第{m[2]}阶段",
    ),
    (
        Rule(r"\b(?:the\s+)?(first|second)\s+and\s+(?:the\s+)?(second|third)\s+(phase|stage)s?\b", flags=_I),
        lambda m: f"the {m[1]} {m[3]} and the {m[2]} {m[3]}",
    ),
    (Rule(r"选(?:择)?\s?([A-H])(?![A-Za-z\d])"), lambda m: f"备选方案{m[1]}"),
    # 两个阶段, both phases
    (Rule(r"(?:前)?(?:两|二)个阶段"), lambda m: "第一阶段和第二阶段"),
    (Rule(r"\b(?:both|the\s+two|two)\s+(phase|stage)s\b", flags=_I), lambda m: f"the first {m[1]} and the second {m[1]}"),
    (
        Rule(
            r"\b(do|does|did|is|are|was|were)\s+([^,?]{3,60}?)\s+(?:differ(?:ent)?\s+from|diverge\s+from|not\s+the\s+same\s+as|unlike)\s+(?:that\s+of\s+|those\s+of\s+|the\s+)?([^,?]{2,60}?)(?=\s+(?:on|in|regarding|concerning|about|over|when|as)\b|[?.]|$)",
            flags=_I,
        ),
        lambda m: f"{m[1]} {m[2]} and {m[3]} differ",
    ),
    (
        Rule(
            r"\b(do|does|did)\s+([^,?]{3,60}?)\s+compare\s+(?:to|with)\s+(?:(?:that|those)\s+(?:of|for|in)\s+)?(?:the\s+)?([^,?]{2,60}?)(?=\s+(?:on|regarding|concerning|about|over|when|as)\b|[?.]|$)",
            flags=_I,
        ),
        lambda m: f"{m[1]} {m[2]} and {m[3]} compare",
    ),
    # 建议6和9, recommendations 6 and 9, 第22和第23届会议: each gets its own name
    (
        Rule(r"建议\s*(\d{1,2})((?:\s*(?:、|和|与|及|以及)\s*\d{1,2})+)(?!\d|年|月|日|个|名|项|次)"),
        lambda m: f"建议{m[1]}" + re.sub(r"(\d{1,2})", r"建议\1", m[2]),
    ),
    (
        Rule(r"\brecommendations?\s+(\d{1,2})((?:\s*(?:,\s*and|,|and|&|or|to|with)\s*\d{1,2})+)(?!\d)", flags=_I),
        lambda m: f"recommendation {m[1]}" + re.sub(r"(\d{1,2})", r"recommendation \1", m[2]),
    ),
    # 方案A、B和C, phases 1 and 2
    (
        Rule(r"(备选方案|方案|选项|阶段)\s*([A-Ha-h]|\d)((?:\s*(?:、|,|，|和|与|及|以及)\s*[A-Ha-h\d](?![A-Za-z\d]))+)"),
        lambda m: f"{m[1]}{m[2]}" + re.sub(r"([A-Ha-h\d])", rf"{m[1]}\1", m[3]),
    ),
    (
        Rule(
            r"\b(option|alternative|scenario|phase|component)s?\s+([A-H]|\d|[IV]{1,3})((?:\s*(?:,\s*and|,|and|&|or|to|with)\s*(?:[A-H]|\d|[IV]{1,3})(?![\w]))+)",
            flags=_I,
        ),
        lambda m: f"{m[1]} {m[2]}" + re.sub(r"\b([A-H]|\d|[IV]{1,3})\b", rf"{m[1]} \1", m[3]),
    ),
    (
        Rule(r"第\s*(\d{1,2})(?:届(?:会议)?)?(\s*(?:、|和|与|及|以及)\s*)第?\s*(\d{1,2})\s*届(?:会议)?"),
        lambda m: f"第{m[1]}届会议{m[2]}第{m[3]}届会议",
    ),
    (
        Rule(r"\b(\d{1,2}(?:st|nd|rd|th))(\s*(?:and|or|with|&)\s*)(?:the\s+)?(\d{1,2}(?:st|nd|rd|th))\s+sessions\b", flags=_I),
        lambda m: f"{m[1]} session{m[2]}{m[3]} session",
    ),
    (
        Rule(r"\bsessions\s+(\d{1,2})(\s*(?:and|or|with|&)\s*)(\d{1,2})(?!\d)", flags=_I),
        lambda m: f"session {m[1]}{m[2]}session {m[3]}",
    ),
)


def written_out(text: str) -> str:
    """Return a question with each of the things it holds side by side named in full.

    >>> written_out("Compare options A and B."), written_out("建议6和9")
    ('Compare option A and option B.', '建议6和建议9')
    """
    for rule, put in _WRITTEN_OUT:
        text = rule.sub(put, text)
    return text


def question_of(before: str, side: str, after: str, language: Language, views: bool) -> str:
    """Put one side in the place of all, without the words that held them together."""
    if language == "zh":
        whole = f"{before}⟪{after}"
        whole = WHICH_MORE.sub(lambda m: f"{m[1]}是多少", whole)
        whole = _HOW_MUCH_MORE.sub("是多少", whole)
        whole = _HELD_TOGETHER[0].sub("", whole)
        whole = re.sub(r"(?<=的)([^,，的]{1,10})[,，](?=是多少[?？]?$)", r"\1", whole)
        whole = re.sub(r"[?？]$", "", whole).strip(" ,，。").removeprefix("的")
        return whole.replace("⟪", f"{side}{'代表团意见' if views else ''}") + "?"
    tail = re.sub(r",?\s*\band\s+by\s+(?:what|which)\s+figures?\b|,?\s*\bor\b\s*$", "", after)
    whole = f"{before}⟪{tail}"
    whole = WHICH_MORE_EN.sub(_how_much, whole)
    whole = _HELD_TOGETHER[1].sub(" ", whole)
    whole = _HELD_TOGETHER[1].sub(" ", whole)
    whole = " ".join(whole.replace("⟪", f" {side}{' view' if views else ''} ").split())
    whole = re.sub(r"\b(the)\s+the\b", r"\1", whole, flags=_I)
    return re.sub(r"\s+([,:?.])", r"\1", whole).strip(" ,.?") + "?"


def _how_much(more: re.Match[str]) -> str:
    """What is asked of one side where it is asked which of them is more: "which costs more", "which project had more", "the bigger budget"."""
    if more[1].lower() in ("cost", "costs"):
        return "how much does it cost"
    if _OF_SIZE.search(more[0]):
        return "what is the"
    return f"how much {more[1]}" if len(more[1].split()) == 1 else "how many"
