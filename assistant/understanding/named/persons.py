"""Persons by their names: whether a question asks for the name of one, and which ones a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ROLE_ZH = r"(?:(?<!机器)人|[者长师官手授任]|(?<!成)员|顾问|专家|作家|画家|科学家|艺术家|学者|主席|总干事|大使|先生|女士|学生|医生|代表)"
_ROLE_EN = (
    r"(?:persons?|people|chair(?:man|person|woman)?|presidents?|directors?|heads?|chiefs?|managers?|leaders?|evaluators?|authors?|writers?|reviewers?|experts?|consultants?"
    r"|advis[eo]rs?|speakers?|lecturers?|professors?|teachers?|trainers?|instructors?|tutors?|moderators?|facilitators?|presenters?|mentors?|judges?|lawyers?|examiners?|officials?"
    r"|officers?|ministers?|ambassadors?|delegates?|representatives?|secretary|coordinators?|editors?|translators?|researchers?|scientists?|inventors?|founders?|artists?|singers?"
    r"|musicians?|actors?|actress|dancers?|designers?|photographers?|filmmakers?|librarians?|curators?|spokes\w+|rapporteurs?|registrars?|auditors?|successor|predecessor)"
)
# The evaluator, the new regional director; not the roster of experts, the group of experts, the platform for mentors.
_OF_ROLE = (
    rf"(?:(?!(?:for|of|by|to|in|on|that|which|with)\b)[\w-]+\s+){{0,3}}?{_ROLE_EN}\b"
    r"(?!['’]|\s+(?:groups?|panels?|committees?|rosters?|networks?|platforms?|program(?:me)?s?|courses?|teams?|reports?|systems?|tools?|meetings?|schemes?|projects?|guides?|databases?)\b)"
)
_NAME_ASKED = re.compile(
    rf"{_ROLE_ZH}(?:都|又|各|分别|到底|究竟|的)?(?:名叫|叫|姓名|名字|姓)(?:做|作|是|叫)?(?:什么|啥|何|$|\?)"
    rf"|[他她](?:叫(?:什么|啥)|的(?:名字|姓名))|\bwhat(?:'s|\s+(?:is|was))\s+(?:his|her)\s+name\b|\bhis\s+or\s+her\s+name\b"
    r"|(?:冠军|老师|教师|讲师|授课人|主讲人?)(?:都|分别|到底|究竟)?(?:是|有)(?:谁|哪位|哪些人)|谁(?:来|在)?(?:教|授课|主讲)"
    r"|\bwho\s+(?:is|was|are|were)\s+(?:the|its|their)\s+(?:[\w-]+\s+){0,2}?(?:teachers?|lecturers?|instructors?|tutors?)\b|\bwho\s+(?:teaches|taught|lectures|lectured)\b"
    rf"|姓甚名谁|尊姓大名|(?:那|这|哪)一?位[^，,。？?]{{0,4}}(?:姓名|名字|怎么称呼|叫什么|叫啥)"
    r"|(?:他|她|此人|这个人|那个人)(?:的)?(?:姓名|名字|叫什么)|\b(?:his|her)\s+(?:full\s+)?name\b"
    rf"|\bnames?\s+of\s+(?:the\s+|its\s+|their\s+|that\s+)?{_OF_ROLE}|\b{_ROLE_EN}['’]s?\s+(?:full\s+)?names?\b"
    rf"|\b(?:what|how)(?:'s|\s+(?:is|was|are|were))\s+(?:the|its|their|that)\s+{_OF_ROLE}[^?]*\b(?:called|named)\b|\bname\s+the\s+{_OF_ROLE}",
    re.I,
)
_OFFICE_ZH = r"(?:总干事|[司局部院处校馆]长|主任|秘书长|主席|大使|教授|顾问|专家|讲师|律师|法官|作家|画家|科学家|艺术家|歌手|乐手|演员|导演|主持人|发言人|负责人|经理|协调员|评估员|审评员)"
# What stands before a title and is no name: 五名大使, 客座教授, 攻读博士.
_NO_NAME_ZH = r"[\u4e00-\u9fff·]?[名位个的任些等和与及为是]|[目当以此]前|青年|形象|亲善|友好|大学|客座|名誉|荣誉|助理|[文法理医工经]学|攻读|获得|常驻|各国|兼职|特聘|终身"
_SURNAME_ZH = r"[王李张刘陈杨赵黄周吴徐孙胡朱郭何罗宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾魏薛阎余潘杜戴夏钟汪姜范姚谭廖邹熊陆郝崔邱秦侯邵孟贺龚]"
_NAME_LATIN = r"[A-ZÀ-Þ][a-zß-ÿ'’-]+(?:\s+(?:[A-Z]\.|de|da|del|van|von|bin|al|el|la))*\s+[A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+"
_NAMED = (
    re.compile(
        rf"(?:(?!{_NO_NAME_ZH})[\u4e00-\u9fff·]{{2}}|(?<![A-Za-z0-9])[A-ZÀ-Þ][a-zß-ÿ'’-]+\s?)(?:先生|女士|大使|教授|博士)|[\u4e00-\u9fff]·[\u4e00-\u9fff]"
    ),
    re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Prof|Ambassador|H\.E)\b\.?(?:\s+[A-Z][\w'’-]+)*"),
    re.compile(rf"{_OFFICE_ZH}{_SURNAME_ZH}[\u4e00-\u9fff]{{1,2}}(?=[，,。、；;（()）主担任介说表作在和与出致将]|$)"),
    re.compile(rf"{_ROLE_ZH}\s*[：:（(]?\s*{_NAME_LATIN}|{_NAME_LATIN}\s*[（(，,]\s*[^，,。()（）]{{0,8}}{_OFFICE_ZH}"),
    re.compile(rf"\b{_ROLE_EN}\s*[,:(]?\s+{_NAME_LATIN}|{_NAME_LATIN}\s*[,(]\s*(?:the|an?|its|their)\s+(?:[\w-]+\s+){{0,2}}?{_ROLE_EN}\b"),
)


def asks_for_a_persons_name(text: str) -> bool:
    """Whether it is the name of a person that a question asks for.

    >>> [asks_for_a_persons_name(text) for text in ("主持人叫什么名字?", "手册叫什么名字?", "What is the trainer called?")]
    [True, False, True]
    """
    return bool(_NAME_ASKED.search(text))


def persons_in(text: str) -> Iterator[str]:
    """Yield each person that a text names, as it names them: with a title, beside what they do, 阿娜·鲁伊斯.

    >>> list(persons_in("The singer Ana Ruiz took part, as did Ms. Roe.")), list(persons_in("主持人将开启讨论。"))
    (['Ms. Roe', 'singer Ana Ruiz'], [])
    """
    for pattern in _NAMED:
        yield from (match[0] for match in pattern.finditer(text))
