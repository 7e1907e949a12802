"""Which of several was chosen, and what was agreed: a passage that offers, describes or announces what there is to choose from tells neither."""

from __future__ import annotations

from assistant.rules import Rule

_THINGS_ZH = r"(?:方案|选项|备选办法|办法|地点|国家|国|城市|一[个种项家]|[个种项家])"
_THINGS_EN = r"(?:options?|alternatives?|proposals?|models?|variants?|methods?|ways|venues?|one|ones|countr(?:y|ies)|cit(?:y|ies))"
_CHOSE_ZH = r"(?:选定|选中|选择(?=[了的哪])|选用|选取|敲定|采纳|采用|[选挑](?:了|中|的)|定了|定下|拍板)"
_CHOSE_EN = r"(?:chosen|chose|selected|picked|settled\s+on|opted\s+for|retained|went\s+(?:for|with)|won|prevailed)"
_CHOICE_ASKED = Rule(
    rf"{_CHOSE_ZH}[^，。；？?]{{0,12}}?哪[^，。；？?]{{0,4}}?{_THINGS_ZH}|哪[^，。；？?]{{0,6}}?{_THINGS_ZH}[^，。；？?]{{0,8}}?{_CHOSE_ZH}|{_CHOSE_ZH}[^，。；？?]{{0,6}}?(?:方案|选项)几",
    rf"(?i:\b(?:which|what|identify|name|know)\b[^?.;]*\b{_THINGS_EN}\b[^?.;]*\b{_CHOSE_EN}\b|\b{_CHOSE_EN}\b[^?.;]*\bwhich\b[^?.;]*\b{_THINGS_EN}\b|\bwhich\b[^?.;]*\b{_THINGS_EN}\s+did\b[^?.;]*\b(?:choose|select|pick|settle\s+on|opt\s+for|retain|go\s+(?:for|with))\b)",
)
# Options are told of before one is chosen; of places and countries a text need not say that they were.
_OF_OPTIONS = Rule(r"方案|选项|办法|哪一?[个种项]", r"(?i:\b(?:options?|alternatives?|proposals?|models?|variants?|methods?|ways|ones?)\b)")
_CHOSEN = Rule(
    r"选定|选中|选择|选用|选取|入选|敲定|采纳|采用|接受|商定|批准|核可|决定|同意|通过|确定|定为|最终|获选",
    r"(?i:\b(?:chosen|chose|selected|picked|settled|opted|retained|approved|adopted|agreed|decided|endorsed|joined|accepted|confirmed)\b)",
)
# Which one it was, is not said: agreed on one of the options.
_ONE_OF_THEM = Rule(
    r"其中(?:的)?(?:之?一|一[个种项])|(?:方案|选项|办法)之一",
    r"(?i:\bone\s+of\s+(?:the|these|those|its)\s+(?:\w+\s+)?(?:options?|alternatives?|proposals?|models?|variants?|methods?|ways)\b)",
)
# What is not yet: if it is approved; may be chosen.
_NOT_YET = Rule(
    r"(?:如果?|若|倘若)[^，。；]{0,30}?(?:选定|选择|批准|核可|决定|同意|通过|采纳|采用)|(?:可|将|拟|供|待|请)[^，。；]{0,12}?(?:选定|选择|选取|选用|批准|核可|决定|采纳)",
    r"(?i:\bif\b[^.;,]*\b(?:chosen|selected|approved|adopted|agreed|decided|endorsed|accepted)\b|\b(?:may|might|could|can|will|would|should|to)\s+be\s+(?:\w+\s+)?(?:chosen|selected|picked|approved|adopted|agreed|decided|endorsed|accepted|confirmed)\b)",
)


def tells_the_choice(question: str, text: str, around: str = "") -> bool:
    """Whether a text tells that something was chosen, where it is asked which of several was; True where nothing of the kind is asked.

    around is what stands beside it: where that says that a choice is still to be made, what the text lists was not chosen.

    >>> tells_the_choice("最后选定了哪个方案?", "方案B由会员国提出,每年费用300。"), tells_the_choice("最后选定了哪个方案?", "会议商定采用方案B。")
    (False, True)
    >>> tells_the_choice("Which two countries were chosen?", "Up to two countries may be selected.")
    False
    """
    if not _CHOICE_ASKED.search(question):
        return True
    if _CHOSEN.search(_NOT_YET.sub(" ", text)):
        return not (_OF_OPTIONS.search(question) and _ONE_OF_THEM.search(text))
    return not _OF_OPTIONS.search(question) and not _NOT_YET.search(f"{text} {around}")


_FOUND_ASKED = Rule(
    r"(?:结果|结论|发现|调查结果)(?:是|有|如何|怎样|怎么样|为|都)*(?:什么|哪些|啥)?\s*[?？]?\s*$|(?:发现|显示|表明|得出)了?(?:什么|哪些|何种)",
    r"(?i:\b(?:findings|results|conclusions)\s*[?.]?\s*$|\bwhat\s+(?:are|were)\s+the\s+(?:\w+\s+)?(?:findings|results|conclusions)\b|\bwhat\b[^?]*\b(?:find|found|show(?:ed|s)?|findings|reveal(?:ed|s)?|conclude[ds]?)\b)",
)
_FINDS = Rule(
    r"显示|表明|发现|反映|得出|指出|认为|看出|可见|%",
    r"(?i:\b(?:show(?:s|ed|n)?|found|finds|reveal\w*|indicat\w+|conclu\w+|identified|suggests?|suggested|confirmed)\b)",
)
_IS_UNDER_WAY = Rule(
    r"(?:请|要求)[^，。；]{2,24}?(?:提交|提出|编写|编拟)[^，。；]{0,8}(?:报告|结果)|正在(?:试|进行|开展)",
    r"(?i:\b(?:is|are)\s+being\s+\w+ed\b|\b(?:requested|invited|asked)\b[^.;]{2,60}?\bto\s+(?:submit|present|prepare|provide|report)\b)",
)


def only_under_way(question: str, text: str) -> bool:
    """Whether it is asked what was found, and a text only says that a report on it was requested, or that it goes on.

    >>> only_under_way("试行的结果如何?", "委员会批准试行,并请秘书处提交审评报告。"), only_under_way("试行到何时?", "委员会请秘书处提交审评报告。")
    (True, False)
    """
    return bool(_FOUND_ASKED.search(question) and _IS_UNDER_WAY.search(text)) and not _FINDS.search(text)
