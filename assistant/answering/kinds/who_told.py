"""Who holds an office, runs a thing, wrote it or put it forward: a passage answers only if it tells that of somebody.

Who paid for it and who took a stand on it are aspects (`understanding/asked/aspects.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.model import Language
from assistant.rules import Rule
from assistant.understanding.asked.subjects import parties_in
from assistant.understanding.named.persons import persons_in

_WHO_ZH = r"(?:谁|哪位|哪一位|何人|什么人)"
_OFFICE_ZH = r"(?:(?:总?干事|主讲人?|讲者|发言人|组长|团长|会长|秘书长|[司局院处校馆部所]长|主任|经理|负责人|管理人|主持人|协调[员人]|联络人|评[估价审]员|审评员)(?:[（(][^）)]{1,8}[）)])?)"
_OFFICE_EN = (
    r"(?:directors?(?:[\s-]+generals?)?|secretar(?:y|ies)(?:[\s-]+generals?)?|heads?|managers?|chiefs?|presidents?|deans?|principals?"
    r"|coordinators?|moderators?|evaluators?|focal\s+points?|leaders?|speakers?|lecturers?|presenters?|panell?ists?)"
)
_SOME_EN = r"(?:[\w'’-]+\s+){0,4}?"
_OFFICE_ASKED = Rule(
    rf"{_OFFICE_ZH}(?:现在|目前|当时|现|都|又|各|分别|到底|究竟)*(?:是|叫|为|由|换成了?|姓)?(?:{_WHO_ZH}|什么名字|啥名字|甚名谁)"
    rf"|{_WHO_ZH}(?:现在|目前|现|来|去|在|被|后来|曾|会|将)*(?:是|当|担任|出任|接任|任|做)[^，。；？?]{{0,12}}?{_OFFICE_ZH}",
    rf"(?i:\bwho(?:\s+(?:is|are|was|were|will\s+be|became|becomes|got\s+hired\s+as|(?:serve|act|work)\w*\s+as)|['’]s)\s+(?:the\s+|its\s+|their\s+)?{_SOME_EN}{_OFFICE_EN}\b"
    r"(?!['’-]|\s+(?:office|group|committee|meeting|for\s+whom)\b)|\bwho\s+(?:currently\s+|now\s+)?(?:heads|headed|directs|directed)\b)",
)
_CHARGE_ASKED = Rule(
    rf"{_WHO_ZH}(?:来|在|去|具体|主要)*(?:负责管理|主管|掌管|牵头|领导|管理)|由{_WHO_ZH}[^，。；？?]{{0,4}}(?:负责|主管|掌管|牵头|领导|管理)",
    r"(?i:\bwho\b(?:\s+(?:at|in|within|from)\s+(?:the\s+)?\w+)?\s+(?:currently\s+|now\s+)?(?:manages|managed|leads|led|runs|ran|(?:is|was|are|were)\s+(?:\w+ly\s+)?(?:in\s+charge|managing|leading|running))\b)",
)
_HELD_ASKED = Rule(
    rf"{_WHO_ZH}(?:来|去|会|将|要|在|具体|主要|负责)*(?:举办|主办|承办|筹办|组织|召集)|由{_WHO_ZH}(?:来|负责)?(?:举办|主办|承办|筹办|组织|召集)",
    r"(?i:\bwho\s+(?:will\s+|would\s+|is\s+to\s+|is\s+going\s+to\s+|should\s+|is\s+|was\s+)?(?:organi[sz]|host|hold|held|arrang|conven|run)\w*\b)",
)
_HELD = Rule(
    r"由[^，。；]{2,60}?(?:举办|主办|承办|筹办|组织|召集|举行|开[设办]|托管|承接|接待|管理|维护)|设在"
    r"|(?:产权组织|WIPO|学院|秘书处|代表团|集团|成员国|部门|[\u4e00-\u9fff][局司校馆会院])[^，。；为关]{0,30}?(?:举办|主办|承办|筹办|组织了|召集|举行|开[设办])",
    r"(?i:\b(?:organi[sz]|host|held|hold|conven|arrang|run|ran|gave|given|offered|located|managed|maintained)\w*\b)",
)
_OF_A_SERIES = re.compile(r"[；;\n]|(?<![A-Za-z])[a-z][)）]")
_AUTHOR_ASKED = Rule(
    rf"(?:作者|执笔人|撰写人|编写人|起草人)(?:都|又|各|分别|到底|究竟)*(?:是|叫|为)?{_WHO_ZH}|{_WHO_ZH}是[^，。；？?]{{0,16}}的?(?:作者|执笔人|撰写人|编写人)",
    rf"(?i:\bwho(?:\s+(?:is|are|was|were)|['’]s)\s+(?:the\s+)?{_SOME_EN}(?:authors?|writers?)\b)",
)
_NAMES_A_PERSON = Rule(
    r"先生|女士|博士|大使|阁下|·|(?:总干事|秘书长|局长|司长|主任)[赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕张孔曹严金魏陶姜邓高林郭马罗梁宋唐黄刘徐胡][\u4e00-\u9fff]{1,2}",
    r"\b(?:Mr|Ms|Mrs|Dr|Prof|Ambassador)\b(?:\.?\s+[A-Z]|\.?\s*\))|\b(?:Director|Secretary)(?:\s+General)?,?\s+(?!General\b)[A-Z][a-z]+\s+[A-Z]|[A-Z][a-z]+\s+[A-Z][a-z]+,\s+(?:the\s+)?(?:Deputy\s+|Assistant\s+)?(?:Director|Secretary|Head)\b",
)
_IN_CHARGE = Rule(
    r"负责|牵头|主管|掌管|领导|管理",
    r"(?i:\b(?:manag\w+|le(?:ads?|d|ading)|runs?|run\s+by|headed|heads?|respons\w+|in\s+charge|supervis\w+)\b)",
)
_WROTE = Rule(
    r"编写|撰写|执笔|编拟|起草|由[^。；]{2,60}(?:开展|进行|完成)",
    r"(?i:\b(?:written|authored|drafted|prepared|conducted|undertaken|carried\s+out)\s+by\b|\b(?:wrote|authored|drafted)\b)",
)
_AGENT_ZH = r"(?:秘书处|代表团|集团|顾问|专家|作者|机构|公司|大学|小组|产权组织|学院|[局司部处校会员者国])"
_AGENT_EN = (
    r"(?:secretariat|academy|division|office|delegations?|group|consultants?|experts?|authors?|evaluators?|teams?|university|institute|school"
    r"|countr(?:y|ies)|unit|section|ministry|wipo|chair|committee|states)"
)


def _asked_and_done(asked_zh: str, asked_en: str, done_zh: str, done_en: str) -> tuple[Rule, Rule]:
    """Who did a thing, as it is asked, and as it is told: by whom, or that somebody did. 编写了两份指南 and "two guides were written" name no one."""
    return (
        Rule(
            rf"{_WHO_ZH}(?:来|去|在|具体|负责|动手|最先)*(?:{asked_zh})(?!信|给)",
            rf"(?i:(?<!\bon )(?<!\bof )(?<!about )(?<!over )\bwho\s+(?:(?:actually|first|is|was|are|were|has|had|have|will|would|should|to|going|be)\s+){{0,3}}(?:{asked_en})\b(?!\s+to\b))",
        ),
        Rule(
            rf"由[^，。；]{{2,60}}?(?:{done_zh}|完成|承[担接办]|负责)|{_AGENT_ZH}(?:（[^）]*）)?[^，。；]{{0,8}}(?:{done_zh})|(?:征聘|聘请|委托)[^。；，]{{0,16}}(?:顾问|专家|公司|机构|大学)",
            rf"(?i:\b(?:{done_en})\w*\s+(?:[\w-]+\s+){{0,3}}?by\b|\b{_AGENT_EN}\s+(?:[\w-]+,?\s+){{0,6}}?(?:{done_en})\w*|\bentrusted\s+to\b)",
        ),
    )


_MAKERS = (
    _asked_and_done(
        "编写|撰写|写|起草|执笔|编拟|拟定|编制|编辑|翻译",
        r"wrote|writ(?:es?|ing|ten)|draft(?:s|ed|ing)?|author(?:s|ed)|edit(?:s|ed|ing)?|compil(?:es?|ed|ing)|translat(?:es?|ed|ing)|dr[ae]ws?\s+up|drawing\s+up",
        "编[写拟制辑]|撰|写|拟[定订]|起草|执笔|译",
        r"writ|wrote|draft|author|prepar|compil|edit|translat|dr[ae]w|conduct|undertak|carried|develop|produc",
    ),
    _asked_and_done(
        "挑选|选定|选出|遴选",
        r"pick(?:s|ed)?|ch(?:ose|ooses?)|select(?:s|ed)?",
        "选|挑|确定",
        "pick|cho[os]|select|appoint|decid|nominat|agree",
    ),
    _asked_and_done(
        "介绍|演示",
        r"present(?:s|ed)|moderated|g(?:ave|ives?)\s+(?:the|a)\s+(?:demonstration|presentation|talk|speech|briefing)",
        "介绍|演示|主讲|主持|报告|发言",
        "present|introduc|g[ai]v|moderat|chair|deliver|made|demonstrat",
    ),
    _asked_and_done(
        "设计|开发|研发|制作|拍摄",
        r"design(?:s|ed)?|develop(?:s|ed)?|buil(?:t|ds?)|film(?:s|ed)?|produce[ds]?",
        "设计|开发|研发|制作|拍",
        "design|develop|buil|film|produc|devis|creat|made",
    ),
    _asked_and_done(
        "开展|进行", r"carried\s+out|carr(?:y|ies)\s+out|conduct(?:s|ed)?", "开展|进行|抽查|调查", "carr|conduct|perform|undert|made|done"
    ),
)
_CONDUCTED_ASKED = Rule(
    rf"{_WHO_ZH}(?:来|去|具体|负责)?(?:开展|进行|承担|承接|实施|做)了?[^，。；？?]{{0,24}}(?:审查|研究|评价|审评|评估|调查|审计)|(?:审查|研究|评价|审评|评估|调查|审计)(?:是)?由{_WHO_ZH}",
    r"(?i:\bwho\s+(?:conducted|carried\s+out|performed|undertook|did|made)\s+(?:the|this|that)\s+(?:[\w'’-]+\s+){0,5}?(?:reviews?|stud(?:y|ies)|evaluations?|surveys?|assessments?|audits?)\b)",
)
_CONDUCTED = Rule(
    r"由[^，。；]{2,40}(?:开展|进行|承[担接]|实施|编写|撰写|完成|负责)(?!的)|(?:公司|大学|研究[所院]|顾问|专家|机构|组织|小组|团队|池|审[评查][人员]|评[价估][人员])[^，。；在]{0,8}(?:开展|进行|承[担接]|实施|撰写|完成)(?!的)|(?:审评|评价|评估)[人员][^，。；]{0,6}(?:选定|确定|聘|任命)",
    r"(?i:\b(?:conducted|carried\s+out|undertaken|performed|prepared|made|done|written|drafted)\s+(?:\w+\s+){0,2}by\b|\b(?:consultants?|experts?|firms?|universit(?:y|ies)|institutes?|teams?|evaluators?|reviewers?|secretariat|wipo|group|pool|company)\b[^.;]{0,40}\b(?:conducted|carried\s+out|undertook|performed|prepared|wrote|drafted|reviewed|evaluated|selected|appointed|recruited)\b)",
)
_PROPOSER_ASKED = Rule(
    r"谁(?:最初|最早|先|首先)?(?:提出|提议|提交|建议|发起|倡议|提的)|(?:由|是)谁(?:的)?(?:最初|最早|先)?(?:提出|提议|提交|建议|提案|倡议|发起)",
    r"(?i:\bwho\b(?:\s+\w+)?\s+(?:propos|suggest|submitt|initiat|sponsor|tabl)\w*|\bwho\s+put\s+forward\b|\bproposed\s+by\s+whom\b|\bby\s+whom\b[^?]*\bproposed\b|\bwhose\s+(?:idea|proposal|initiative|suggestion)\b)",
)
_PUTS_FORWARD = Rule(
    r"提出|提议|提交|建议|发起|倡议|提案|要求|请求|指出|认为|主张|表示|希望",
    r"(?i:\b(?:propos\w+|suggest\w*|submi\w+|initiat\w+|sponsor\w*|tabled|request\w*|put\s+forward|present\w*|recommend\w*|stated|said|felt|wish\w*|ask(?:ed|s)|idea)\b)",
)
_ACTOR = Rule(
    r"代表团|集团|秘书处|成员国|会员国|顾问|专家|主席|审查|审评|评价|作者|总干事|[局司部]",
    r"(?i:\b(?:delegations?|groups?|secretariat|member\s+states|consultants?|experts?|chair\w*|review\w*|evaluat\w+|authors?|director|countr(?:y|ies)|office|sector|division)\b)",
)
# With whom something is run is told by whom it was made with.
_WITH_WHOM = Rule(
    r"(?:和|跟|与|同)[^，。；？?]{1,16}(?:一起|一道|联合|共同|合作)",
    r"(?i:\b(?:together|jointly|along|in\s+partnership)\s+with\b|\bpartners?\s+with\b)",
)
_MADE_WITH = Rule(r"合作|联合|共同|携手", r"(?i:\b(?:with|jointly|together|collaborat\w+|partner\w*|cooperat\w+)\b)")
# What is asked of somebody, and what else than a person's name tells it: whoever runs a thing may be a division, its author a firm.
_ASKED_AND_TOLD = ((_OFFICE_ASKED, None), (_CHARGE_ASKED, _IN_CHARGE), (_AUTHOR_ASKED, _WROTE), (_CONDUCTED_ASKED, _CONDUCTED))


def tells_who(question: str, text: str, language: Language, notes: str = "") -> bool:
    """Whether a text names a person where it is asked who holds an office, and somebody who runs, wrote or puts forward
    a thing where it is asked who did; True where nothing of the kind is asked. Who made a thing is often told in one of the notes.

    >>> tells_who("总干事是谁?", "总干事主持了对话。", "zh"), tells_who("总干事是谁?", "总干事邓鸿森先生主持了对话。", "zh")
    (False, True)
    >>> tells_who("Who proposed the forum?", "It is proposed to assign a moderator.", "en")
    False
    >>> tells_who("Who wrote the guides?", "Two guides were written.", "en"), tells_who("Who wrote the guides?", "The guides were written by a firm.", "en")
    (False, True)
    """
    if _PROPOSER_ASKED.search(question):
        return bool(_PUTS_FORWARD.search(text)) and bool(_ACTOR.search(text) or parties_in(text, language))
    if _CHARGE_ASKED.search(question) and _WITH_WHOM.search(question) and _MADE_WITH.search(text):
        return True
    made = [done for asked, done in _MAKERS if asked.search(question)]
    if made and not (_names_a_person(text) or any(done.search(f"{text}\n{notes}") for done in made)):
        return False
    told = [told for asked, told in _ASKED_AND_TOLD if asked.search(question)]
    return not told or _names_a_person(text) or any(one.search(text) for one in told if one)


def asks_who_held(question: str) -> bool:
    """Whether a question asks who organises or hosts a thing."""
    return bool(_HELD_ASKED.search(question))


def tells_who_held(text: str, on_it: Callable[[str], bool]) -> bool:
    """Whether a text tells of somebody who organises or hosts a thing, in the one on it where a text is a series of statements.

    >>> tells_who_held("介绍了秘书处为举办灯会提出的战略。", bool), tells_who_held("灯会由灯塔馆与各局合作举办。", bool)
    (False, True)
    >>> tells_who_held("a)讲座由灯塔馆主办；b)第五次灯会，主题为灯油", lambda one: "灯会" in one)
    False
    """
    statements = [one for one in _OF_A_SERIES.split(text) if one.strip()]
    return any(_HELD.search(one) and (len(statements) == 1 or on_it(one)) for one in statements)


def _names_a_person(text: str) -> bool:
    return any(persons_in(text)) or bool(_NAMES_A_PERSON.search(text))
