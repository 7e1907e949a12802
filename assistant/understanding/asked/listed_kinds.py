"""Which kind of list a question asks a paper for: its lessons, conclusions, recommendations, limitations, risks, options.

A kind is asked for by its noun ("what lessons …", 有哪些教训), or by its verb where it says who drew it up ("what did the evaluator conclude").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.model import Language
from assistant.rules import Rule

_I = re.IGNORECASE
_MANY_ZH = r"(?:哪[些几]|什么|几)(?:[条点个项种])?(?:主要|重要|具体)?(?:的)?"
_ARE_ZH = r"(?:都|主要|分别|究竟|一共|共|总共)*(?:是|有|包括)?(?:哪[些几]|什么|几[条点个项])"
# Who draws conclusions and makes recommendations in a paper of their own.
_BY: dict[Language, str] = {
    "zh": r"(?:审评|评价|评估|审查|研究|调查|完成报告|作者|编写者|撰写者|专家|顾问)",
    "en": r"\b(?:reviewers?|evaluators?|evaluations?|reviews?|assessments?|stud(?:y|ies)|surveys?|authors?|experts?|consultants?|(?:completion|evaluation|final)\s+reports?)\b",
}
_OF_THE_AGENDA = Rule(
    r"独立审查|发展议程(?:的)?建议|[45]\d\s*[条项]", r"\bindependent\s+review\b|\bdevelopment\s+agenda\s+recommendations?\b", flags=_I
)
_NOT_OF_A_PAPER = Rule(  # one of them, what became of some, what the Committee made of them
    _OF_THE_AGENDA.source,
    r"(?:建议|结论|教训)\s?\d|接受|采纳|落实|实施情况|执行情况|拒绝|反对|回应|委员会|代表团",
    r"\b(?:recommendation|conclusion|lesson)\s+\d|\b(?:accept\w*|adopt\w*|implement\w*|reject\w*|oppos\w*|respon[ds]\w*|committee|delegations?)\b",
    flags=_I,
)
# Whom a paper's recommendations are for, in a question and at the head of one: "Recommendation 4 (to the Secretariat)".
_FOR: tuple[tuple[str, str], ...] = (
    ("秘书处", r"secretariat"),
    ("委员会", r"committee|cdip"),
    ("(?:各|受益|参与|参加|成员)国(?:家|政府)?|政府", r"(?:member\s+|beneficiary\s+|participating\s+)?(?:states|countries)|governments?"),
    ("知识产权局|主管局", r"(?:ip\s+|national\s+)*offices?"),
)
_TO_ZH, _TO_EN = "|".join(zh for zh, _ in _FOR), "|".join(en for _, en in _FOR)
_WHAT_FOR = Rule(
    rf"{_BY['zh']}[^，。；？?]{{0,8}}(?:要求|希望|主张|呼吁|建议|想让|让|请)(?P<zh>{_TO_ZH})(?:做|采取|改)[些点]?(?:什么|哪些|啥)[^，。；？?]{{0,4}}[?？]?$",
    rf"{_BY['zh']}[^，。；？?]{{0,8}}(?:对|给|向)(?P<zh2>{_TO_ZH})(?:有|都|提|作|做|出|了|过)*(?:什么|哪[些几]|几)[条点项]?建议[?？]?$",
    rf"\bwhat\b[^?]{{0,40}}?{_BY['en']}[^?]{{0,80}}?\b(?:want|ask|expect|urge|recommend|suggest|propose|advise|put|call)\w*\s+(?:on\s+|to\s+|that\s+|for\s+)*(?:the\s+)?(?P<en>{_TO_EN})(?:\s+itself|\s+(?:to|should)\s+do|\s+do)?\s*[?？]?$",
    flags=_I,
)
_HEAD = 40  # characters in which a recommendation says whom it is for


@dataclass(frozen=True)
class ListedKind:
    """A kind of thing that papers list: its words in a question and in a heading, and the verbs of those who draw it up."""

    zh: str
    en: str
    verbs_zh: str = r"(?!)"
    verbs_en: str = r"(?!)"
    of_authors: bool = False  # asked only of what somebody wrote: committees conclude and recommend too
    asks: str = r"(?!)"  # further ways to ask for it
    begins: str = r"(?!)"  # further ways to begin to tell it
    around: str = r"(?!)"  # words of a question that belong to it

    @cached_property
    def _asked(self) -> dict[Language, Rule]:
        return {
            "zh": Rule(
                rf"{_MANY_ZH}(?:{self.zh})|(?:{self.zh}){_ARE_ZH}|(?:{self.zh})[，,]?(?:都|全)(?:列|说|讲)|(?:列出|列一下|说说|介绍|概述)[^，。？?]*(?:{self.zh})",
                rf"{_BY['zh']}.{{0,8}}?(?:{self.verbs_zh})",
                self.asks,
                flags=_I,
            ),
            "en": Rule(
                rf"\b(?:what|which)\s+(?:(?:are|were)\s+)?(?:all\s+)?(?:the\s+|its\s+)?(?:\w+\s+){{0,2}}?(?:{self.en})\b",
                rf"^(?:please\s+)?(?:list|name|give|summari[sz]e)\b[^?]{{0,20}}\b(?:{self.en})\b",
                rf"\bwhat\b[^?]{{0,60}}?{_BY['en']}[^?]{{0,80}}?\b(?:{self.verbs_en})\b",
                self.asks,
                flags=_I,
            ),
        }

    @cached_property
    def _named(self) -> Rule:
        return Rule(rf"(?:{self.zh})|\b(?:{self.en})\b", flags=_I)

    @cached_property
    def _drawn_up(self) -> Rule:
        return Rule(self.verbs_zh, rf"\b(?:{self.verbs_en})\b", self.around, flags=_I)

    @cached_property
    def _announced(self) -> Rule:
        return Rule(
            rf"(?:[\u4e00-\u9fff]{{0,8}}的)?(?:主要)?(?:{self.zh})(?:有|如下|为|是)?[^，。；]{{0,6}}[：:]|[一两二三四五六七八九十\d][项条个点](?:主要|重要)?的?(?:{self.zh})",
            rf"(?:\w+\s+){{0,3}}(?:{self.en})\s*:|\b(?:two|three|four|five|six|seven|eight|following|several)\s+(?:\w+\s+)?(?:{self.en})\b",
            self.begins,
            flags=_I,
        )

    def asked_in(self, text: str, language: Language) -> bool:
        """Whether a question asks for all of the kind that a paper lists."""
        if self.of_authors and self.named_in("建议") and _WHAT_FOR.search(text):
            return True
        if not self._asked[language].search(text):
            return False
        return not self.of_authors or (re.search(_BY[language], text, _I) is not None and not _NOT_OF_A_PAPER.search(text))

    def named_in(self, heading: str) -> bool:
        """Whether a heading is one for things of the kind."""
        return self._named.search(heading) is not None and not _OF_THE_AGENDA.search(heading)

    def announced_in(self, sentence: str) -> bool:
        """Whether a sentence tells how many there are of the kind, or begins to list them."""
        return self._announced.search(sentence) is not None

    def without(self, text: str) -> str:
        """Return what a question names beside the kind."""
        return " ".join(self._drawn_up.sub(" ", self._named.sub(" ", text)).split())


_LEFT_OPEN_EN = r"\b(?:points|questions|issues|matters)\b[^?]{0,60}?\b(?:left|still|remain\w*)\s+open\b"
_REPLIED_ZH = r"(?:接受|采纳|赞同|同意)了?[^。；]{0,16}建议|建议[^。；]{0,12}(?:接受|采纳)"
_REPLIED_EN = r"\baccept(?:s|ed)?\b[^.;?]{0,60}\brecommendations?\b|\brecommendations?\b[^.;?]{0,100}\baccept(?:s|ed)?\b"
LISTED_KINDS = (
    ListedKind(
        "(?:项目组|管理层|秘书处)的?(?:回应|答复|意见)",
        "(?:management |project team )?(?:response|reply)(?: (?:of|by|from) the (?:secretariat|project team|management))?",
        asks=rf"^(?!.*(?:委员会|成员国|\b(?:committee|member\s+states)\b)).*?(?:{_REPLIED_ZH}|(?:怎么|如何)(?:回应|答复)[^。；]{{0,16}}(?:建议|审评|评价|评估)|{_REPLIED_EN}|\brespond(?:ed)?\s+to\b[^?]{{0,30}}\b(?:evaluation|recommendations)\b)",
        begins=rf"秘书处{_REPLIED_ZH}|\bsecretariat\b[^.;]{{0,20}}{_REPLIED_EN}",
        around=r"接受|采纳|赞同|同意|建议|[几哪]条|\b(?:accept(?:s|ed)?|recommendations?|respond(?:ed)?|respon[sc]e|reply)\b",
    ),
    ListedKind("(?:经验)?教训|(?:所获)?经验", "lessons(?: learn(?:ed|t))?", "(?:总结|学到|得到)了?什么", r"learn(?:ed|t)?|teach|taught"),
    ListedKind("结论", "conclusions", "得出了?什么|怎么总结", "conclud(?:e|ed|es)", of_authors=True),
    ListedKind(
        "建议",
        "recommendations|suggestions",
        "建议了?(?:做)?(?:些)?(?:什么|哪些)",
        "recommend(?:ed|s)?|suggest(?:ed|s)?",
        of_authors=True,
        around=rf"(?:要求|希望|主张|呼吁|想让|让|请|对|给|向)(?:{_TO_ZH})|\b(?:want|ask|expect|urge|propose|advise|put|call)\w*\b",
    ),
    ListedKind("风险", "risks"),
    ListedKind("(?:指导)?原则", "(?:guiding )?principles"),
    ListedKind("局限(?:性)?|不足之处", "limitations|limits|shortcomings|caveats"),
    ListedKind("(?:遇到的?|所遇到?的?)?(?:困难|挑战|障碍)", "(?:difficulties|challenges|obstacles)(?: (?:met|encountered|faced))?"),
    ListedKind("保障(?:措施)?", "safeguards"),
    ListedKind(r"(?<!什么)(?<!哪个)(?<!第[一二三四五\d])阶段", "phases|stages", around=r"[一二三四两三]个"),
    ListedKind("(?:遴选|选择|评选|准入)?标准|(?:参加|参与|申请)条件", "(?:selection |eligibility )?criteria|conditions|requirements"),
    ListedKind("(?:良好|最佳)做法", "(?:good|best) practices"),
    ListedKind("好处|优点|益处", "benefits|advantages"),
    ListedKind("预期(?:成果|结果|产出)", "expected (?:results|outcomes|outputs)"),
    ListedKind("任务|职责|职能", "tasks|duties|functions|responsibilities"),
    ListedKind("行动方针|工作方针|行动领域", "lines of (?:action|work)|strands|pillars"),
    ListedKind("选项|备选(?:方案|办法)", "options|alternatives"),
    ListedKind("后续(?:工作|步骤|行动)|下一步(?:工作|行动)?|今后的步骤", "next steps"),
    ListedKind(
        "(?:待决|未决|悬而未决的?)(?:问题|事项)?",
        "(?:points|questions|issues|matters) (?:left )?open|open (?:points|questions|issues)",
        asks=_LEFT_OPEN_EN,
        around=r"\b(?:points|questions|issues|matters|left|still|remain\w*|open)\b",
    ),
)


def for_whom_asked(text: str) -> Rule | None:
    """Return how a recommendation says that it is for those that a question asks about, None where it asks of nobody.

    >>> to = for_whom_asked("What did the evaluator of the kite project want the Secretariat to do?")
    >>> to is not None and bool(to.search("Recommendation 2 (to the Secretariat): fly higher."))
    True
    """
    match = _WHAT_FOR.search(text)
    said = next((one for one in match.groups() if one), "") if match else ""
    meant = next(((zh, en) for zh, en in _FOR if said and re.fullmatch(rf"{zh}|{en}", said, _I)), None)
    if meant is None:
        return None
    return Rule(
        rf"^.{{0,{_HEAD}}}?(?:致|给|向)[^。：）)]{{0,12}}(?:{meant[0]})",
        rf"^.{{0,{_HEAD}}}?\bto\s+(?:the\s+)?[^.:)]{{0,30}}\b(?:{meant[1]})\b",
        flags=_I,
    )


def listed_kind_asked(text: str, language: Language) -> ListedKind | None:
    """Return the kind of list that a question asks for, None where it asks for none.

    >>> kind = listed_kind_asked("What did the evaluator of the kite project conclude?", "en")
    >>> kind is not None and kind.named_in("IV. CONCLUSIONS")
    True
    >>> listed_kind_asked("What did the Committee conclude?", "en"), listed_kind_asked("发展议程建议有哪些？", "zh")
    (None, None)
    """
    return next((kind for kind in LISTED_KINDS if kind.asked_in(text, language)), None)
