"""What one activity cost: an evaluation, a workshop or a database has a cost of its own, and the budget of its project does not tell it."""

from __future__ import annotations

from assistant.rules import Rule

# Activities that are paid for apart from what they belong to: as a question names them in Chinese and in English, and as a text may.
# What an evaluator finds is no word on what the evaluation cost.
_ACTIVITIES = (
    (
        r"评价|评估|审评|审计",
        r"evaluations?|audits?|evaluators?|auditors?",
        r"(?:评价|评估|审评|审计)(?!人?员?[^，。；]{0,2}(?:认为|建议|指出|发现|注意))"
        r"|\b(?:evaluat|audit|review|assess)\w*\b(?!\s+(?:consider|found|find|note|recommend|conclud|point|observ)\w*)",
    ),
    (r"网络研讨会|网上研讨会|线上研讨会", r"webinars?", r"研讨会|线上|在线|\bwebinars?\b|\bonline\b"),
    (
        r"(?<!网络)(?<!网上)(?<!线上)研讨会|讲习班|座谈会|圆桌会议|大会|培训班",
        r"seminars?|workshops?|conferences?|symposi(?:um|a)|round\s?tables?",
        r"(?:研讨|座谈|交流|推介|宣讲)会|(?<!届)会议|大会|班|论坛|圆桌|对话|培训|活动|课"
        r"|\b(?:seminar|workshop|conference|symposi|round\s?table|meeting|forum|event|training|webinar|dialogue|course)\w*",
    ),
    (r"数据库|名册", r"databases?|rosters?", r"数据库|名册|登记册|\b(?:database|roster|register|repositor|catalogue)\w*"),
    (r"展览|展会|展品|展项", r"exhibitions?|exhibits?", r"展|\b(?:exhibi|display|fair)\w*"),
    (r"翻译|口译|传译", r"translations?|interpretation", r"译|语|\b(?:translat|interpret|language)\w*"),
)
_OWN_EN = r"(?:(?!(?:of|for|on|in|to|about|with|from|by|that|which)\b)[\w’'-]+\s+){0,5}?"  # what stands before a noun of its own phrase
_SUM_ZH = r"多少(?:钱|瑞士法郎|瑞郎|美元|欧元)|(?:花|付|用)(?:了|费|掉)?多少(?!时间|天|周|个)|(?:费用|成本|造价|花费|开支|支出|经费|预算)(?:是|为|有|要|达|共|一共|大概|大约)*(?:多少|几何|多高)"
_ASKED_AND_TOLD = tuple(
    (
        Rule(
            rf"(?:{zh})(?:[^，。；？?,;项]|(?<=评),){{0,10}}?(?:{_SUM_ZH})",
            rf"(?i:\b(?:costs?|price|budget|fee|bill|expenses?|expenditure)\s+(?:of|for)\s+{_OWN_EN}(?:{en})\b"
            rf"|\bhow\s+much\s+(?:money\s+)?(?:did|does|will|would|was|is|were|has|had)\s+{_OWN_EN}(?:{en})\b[^?.,;]*\b(?:costs?|paid)\b"
            rf"|\bhow\s+much\b[^?.,;]*\b(?:spent|spend|paid|pay|cost\s+to\s+\w+|set\s+aside)\s+(?:(?:on|for|to)\s+)?{_OWN_EN}(?:{en})\b"
            rf"|\bwhat\s+(?:did|does|will|would)\s+{_OWN_EN}(?:{en})\b[^?.,;]*\bcost\b|\b(?:money|funds)\b[^?.,;]*\bfor\s+{_OWN_EN}(?:{en})\b|\bwhat\b[^?.,;]*(?<!\bon )(?<!\bof )\b(?:{en})\s+(?:costs?|budget|fee)\b)",
        ),
        Rule(rf"(?i:{told})"),
    )
    for zh, en, told in _ACTIVITIES
)


def tells_its_cost(question: str, text: str) -> bool:
    """Whether a text names the activity of which a question asks what it cost; True where it asks that of none.

    >>> tells_its_cost("项目的评价花了多少钱?", "项目预算为3万瑞士法郎。"), tells_its_cost("项目的评价花了多少钱?", "项目评价的费用为3万瑞士法郎。")
    (False, True)
    >>> tells_its_cost("How much did the Suva workshop on lamps cost?", "Lamps cost 30 francs."), tells_its_cost("How much did the lamps cost?", "It was 30.")
    (False, True)
    """
    return all(told.search(text) for asked, told in _ASKED_AND_TOLD if asked.search(question))
