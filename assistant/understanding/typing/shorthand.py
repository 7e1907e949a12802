"""What people write short in a question, put as papers write it: 23年4月, 24/25两年期, 发展议程第7条, SCP 35, the 20th time.

A short form that is read as something else (a year as a duration, an item as a bare number) finds another passage.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.rules import Rule

_I = re.IGNORECASE
_N_ZH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
# Standing bodies whose sessions these papers speak of by letters (WIPO's list of committees).
_BODY_NAMES = ("SCP", "SCCR", "SCT", "PBC", "ACE", "CWS", "IGC", "PCDA", "IIM", "PCIPD")
_BODIES = rf"(?:{'|'.join(_BODY_NAMES)})"
_LETTERS = tuple(name.lower() for name in _BODY_NAMES)
_YEAR = r"(?:0[5-9]|[12]\d|3[0-5])"  # the Development Agenda was proposed in 2004; what is planned now ends before 2036
_MONTHS = r"(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"  # set right against the year
_MONTH_LETTERS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIDES = {"中": "中国", "印": "印度", "美": "美国", "日": "日本", "韩": "韩国", "俄": "俄罗斯", "英": "英国", "法": "法国", "德": "德国"}
_NO_TIME = r"(?<![\d/第每近满约超达长届这前后历半为期去])(?<!\d[.,-])"


def _full_years(match: re.Match[str]) -> str:
    """24/25 is a biennium where the one year follows the other; else it stays."""
    first, second = int(match[1]), int(match[2])
    return f"20{match[1]}/20{match[2]}" if second == first + 1 else match[0]


# What is typed short in a hurry, or noted in the room.
_NOTED = {
    "grp": "Group", "dels": "delegations", "sec": "Secretariat", "cmte": "Committee", "cttee": "Committee", "ctte": "Committee",
    "mtg": "meeting", "mtgs": "meetings", "rpt": "report", "rpts": "reports", "ppr": "paper", "proj": "project", "projs": "projects",
    "stmt": "statement", "stmts": "statements", "yr": "year", "yrs": "years", "nr": "number", "approx": "approximately", "govt": "government",
    "dept": "department", "max": "maximum", "eval": "evaluation", "impl": "implementation", "pls": "please", "plz": "please", "thx": "thanks", "btw": "by the way",
    "whats": "what is", "whos": "who is", "hows": "how is", "adhoc": "ad hoc", "intl": "international",
}  # fmt: skip

_PUT: tuple[tuple[Rule, str | Callable[[re.Match[str]], str]], ...] = (
    (Rule(r"(\d月\s*\d{1,2})号", needs=("号",)), r"\1日"),
    (
        Rule(
            rf"\b({_MONTHS})['’]?({_YEAR})\s*[-–]\s*({_MONTHS})['’]?({_YEAR})(?!\d)",
            flags=_I,
            needs=_MONTH_LETTERS,
        ),
        lambda match: f"from {match[1].capitalize()} 20{match[2]} to {match[3].capitalize()} 20{match[4]}",
    ),
    (Rule(rf"\b({_MONTHS})['’]?({_YEAR})(?!\d)", flags=_I, needs=_MONTH_LETTERS), lambda match: f"{match[1].capitalize()} 20{match[2]}"),
    (Rule(r"(?<![\w/])w/o(?!\w)", flags=_I, needs=("w/",)), "without"),
    (Rule(r"(?<![\w/])w/(?!\w*/)\s*", flags=_I, needs=("w/",)), "with "),
    (Rule(r"(?<![\w/])b/w(?![\w/])", flags=_I, needs=("b/w",)), "between"),
    (Rule(r"(?<=[a-z]{3})\s+n\s+(?=[a-z]{3})", needs=(" n ",)), " and "),
    (Rule(r"(?<![\w一-鿿/-])TA(?![\w一-鿿/-]|\s*\d)", needs=("ta",)), "technical assistance"),
    (Rule(r"\bdel(?:\.(?=\s)|(?=\s+of\b))", flags=_I, needs=("del",)), "delegation"),
    (
        Rule(rf"(?<!\d )(?<![\w/@.-])({'|'.join(_NOTED)})(?:\.(?=\s+[a-z(])|(?![\w/@.-])|(?=\.$))", flags=_I, needs=tuple(_NOTED)),
        lambda match: _NOTED[match[1].lower()],
    ),
    (Rule(r"(?<![诡神奥隐揭保机便])秘(?![书密诀鲁方籍史])", needs=("秘",)), "秘书处"),
    (Rule(r"(?<![新创搭组构筹扩兴修封改在兼])建\s?(?=\d{1,2}(?![\d年月日个所座家条项届%]))", needs=("建",)), "建议"),
    (Rule(r"发展议程建(?!议)", needs=("发展议程建",)), "发展议程建议"),
    (Rule(r"(?<![\u4e00-\u9fff])附(?=[一二三四五六](?![\u4e00-\u9fff]{0,1}件))", needs=("附",)), "附件"),
    (Rule(r"年报(?!告|名)", needs=("年报",)), "年度报告"),
    (
        Rule(
            rf"{_NO_TIME}({_YEAR})年(?=\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月(?!以)|[上下]半年|全年|年?[初底末中]|[度春夏秋冬]|第[一二三四]季|[头前]\S{{1,2}}个月)",
            needs=("年",),
        ),
        r"20\1年",
    ),
    # "25年的灯塔日" at the start of a clause is of a year; 20年的保护期 and 拖了12年 are not: terms and careers end in five or nought.
    (
        Rule(
            r"(?:^|(?<=[,;:?。 在于从自到至]))(0[5-9]|1[1-46-9]|2[1-9]|3[1-5])年(?=的?[^\d的了来内间后前以之多期历经保专有里级没未不,。?])",
            needs=("年",),
        ),
        r"20\1年",
    ),
    (
        Rule(r"(?<![\d/.,])(\d\d)\s?/\s?(\d\d)(?=\s*(?:年|两?年期|的?(?:工作)?计划|biennium|budget|program|work))", flags=_I, needs=("/",)),
        _full_years,
    ),
    # A country's side, by one character: 中方, 印方; not 其中方案, 集中方式, 立法方面.
    (
        Rule(rf"(?<![其集当从空适居年今每近往终立司执文书])([{''.join(_SIDES)}])方(?=[^案式法向面程便针才可能格形块])", needs=("方",)),
        lambda match: _SIDES[match[1]],
    ),
    # The one review of the Agenda, by the word for the evaluation of a project.
    (
        Rule(
            rf"(?<!项目)(?<!项目的)(?:外部)?独立(?:外部)?(?:审评|评审)(?=(?:(?!报告|员|人|专家)[^,。?]){{0,6}}?(?:建议\s*\d|第?\s*{_N_ZH}\s*[条项]))|(?<=[条项])独立(?:审评|评审)(?=的?建议)",
            needs=("审评", "评审"),
        ),
        "独立审查",
    ),
    (
        Rule(rf"(发展议程|独立审查)(?:的|里的?|中的?)?(?:建议)?第\s*({_N_ZH})\s*[条项点](?!的?建议)(?:建议)?", needs=("第",)),
        r"\1建议\2",
    ),
    (Rule(rf"建议(?:里|中)?的?第\s*({_N_ZH})\s*[条项](?!\S{{0,2}}建议)", needs=("建议",)), r"建议\1"),
    (Rule(rf"第\s*({_N_ZH})\s*点(?=[^\d]|$)", needs=("点",)), r"第\1项"),
    (Rule(rf"(第\s*{_N_ZH}\s*届)\s*cdip(?:会议)?(?!\s*/)", flags=_I, needs=("cdip",)), r"\1会议"),
    (
        Rule(
            rf"\b({_BODIES})\s?[/-]?\s?(\d{{1,2}})(?![\d/.]|\s*/)(?=[^\x00-\x7f])",
            needs=_LETTERS,
        ),
        r"\1第\2届会议",
    ),
    (
        Rule(
            rf"\b({_BODIES})\s?[/-]?\s?(\d{{1,2}})(?![\d/.]|\s*/)",
            needs=_LETTERS,
        ),
        r"\1 session \2",
    ),
    (
        Rule(
            r"\b(?:when|as)\s+(?:the\s+)?(?:cdip|committee|members?)\s+met\s+(?:for\s+(?:the|its)|the)\s+(\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?(?:st|nd|rd|th))\s+time\b",
            flags=_I,
            needs=(" time",),
        ),
        r"at the \1 session",
    ),
)


def written_out(text: str) -> str:
    """Return a question with its short forms as papers write them.

    >>> written_out("23年4月开的那届会"), written_out("发展议程第7条,竞争政策那条"), written_out("24/25的工作计划和预算")
    ('2023年4月开的那届会', '发展议程建议7,竞争政策那条', '2024/2025的工作计划和预算')
    >>> written_out("专利20年的保护期"), written_out("近10年来"), written_out("SCP 35从几号开到几号")
    ('专利20年的保护期', '近10年来', 'SCP第35届会议从几号开到几号')
    """
    for rule, put in _PUT:
        text = rule.sub(put, text)
    return text
