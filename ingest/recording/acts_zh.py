"""How Chinese papers say that the Committee decided: 委员会第三十届会议批准了…，并要求秘书处…

Chinese drops the subject once it is known, marks no tense but 了, and writes "adopt" and "by means of" with one word
(通过): so a verb counts only where its subject is found, in its own comma clause or carried over from the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.model import REFUSALS
from assistant.text import HAN
from ingest.recording.acts import DIRECTIVE, Act, mask, mention_at
from ingest.recording.sessions import OTHER_COMMITTEE, Mention, Named

_NOT = r"(?:未能?|没有|没能|无法|不予)"
_VERBS = (  # of two that begin at one word the first is read: what was refused is no approval, to decide to postpone is to postpone
    ("did not decide", rf"{_NOT}(?:就此|对此|就[^，。；]{{1,30}}?)?(?:[作做]出?(?:任何)?决定|[作做]决定)"),
    ("did not agree", rf"{_NOT}(?:就此|对此|就[^，。；]{{1,30}}?)?(?:同意|接受|认可|商定|议定|达成(?:协商)?(?:一致|共识|协议))"),
    ("did not approve", rf"{_NOT}(?:获得?|予以?)?(?:批准|核准|核可|通过|采纳)|否决|驳回|拒绝了?"),
    ("deferred", r"(?:决定|同意|商定)(?:将|把)[^，。；]{2,60}?(?:推迟|延后)|(?:决定|同意|商定)(?:推迟|延后)"),
    ("took note", r"注意到"),
    ("approved", r"批准|核准|获批"),
    ("adopted", r"通过|采纳"),
    ("agreed", r"同意|商定|议定|达成(?:了|的)?(?:广泛)?(?:一致|共识)"),
    ("decided", r"(?<![作做]出)(?<![作做]出的)决定(?!草案|段落|性|因素|内容|全文)|[作做]出了?决定(?!后|之后|的)"),
    ("invited", r"邀请|(?<![申聘邀提敬])请(?=成员国|各|有关|感兴趣|代表团|观察员|该代表团|提案|其(?![中他它余实]))"),
    ("requested", r"(?<!应)要求|(?<![申聘邀提敬])请(?=秘书处|产权组织|WIPO|总干事|主席|国际局|发展议程协调司)"),
    ("accepted", r"接受"),
    ("endorsed", r"核可|认可|赞同"),
    ("welcomed", r"欢迎"),
    ("instructed", r"指示|责成|授权|委托"),
    ("established", r"设立|成立|开启|开设|新增|组建"),
    ("closed", r"结束|终止"),
    ("deferred", r"推迟|延后"),
    ("elected", r"选举|推选|选出"),
    ("recognized", r"承认|认识到|确认"),
    ("recommended", r"建议(?=[^，。]{0,12}大会)"),
    ("encouraged", r"鼓励"),
    ("urged", r"敦促|促请"),
    ("mainstreamed", r"纳入了?[^，。]{0,12}主流"),
)
_VERB = re.compile("|".join(f"(?P<v{i}>{pattern})" for i, (_, pattern) in enumerate(_VERBS)))
_NOUN_TOO = re.compile(r"决定|要求|建议|承认|授权|确认")  # before 的 they are nouns: 委员会决定的落实
_IN = re.compile(r"(?:在|于|通过)\s*$")  # then the Committee is where it happened, not who did it
_PASSIVELY = re.compile(r"(?:获得?|经|由|被|得到|应|根据|按照|依照)\s*$")
_PASSIVE = (
    frozenset({"approved", "adopted", "agreed", "accepted", "endorsed", "established", "decided", "elected", "closed", "deferred"})
    | REFUSALS
)
_MEMBERS = re.compile(r"\s*(?:并且?|但)?(?:各)?成员国\s*")  # who, in session, are the Committee
_BY_MEMBERS = frozenset({"approved", "adopted", "agreed", "decided"})  # what each may ask for is not what all decided
_WITHOUT_LE = frozenset({"took note", "decided", "invited", "requested", "welcomed", "instructed", "recognized"}) | REFUSALS

SUBJECT = re.compile(
    r"(?:发展与知识产权|本)?委员会(?:\s*□+)?|(?<![A-Za-z])CDIP(?!\s*/|\s*\d|[A-Za-z])(?:\s*□+)?(?!\s*(?:会议|议程|文件|主席|网|自))"
)
_BEFORE_SUBJECT = re.compile(  # what may stand right before a bare 委员会 without making it another committee's name
    rf"(?:^|[^{HAN}]|[本该经获由在应据照的向时上中后前间此并而但供请为且故则于日年月下当和与及对给使让因]|随后|最终|忆及|表明|指出|回顾|建议|希望|如果|提交|鉴于)$"
)
_NOT_ACTING = re.compile(  # the Committee is asked, supplied or only spoken of, or its act is still ahead
    r"(?:请|提请|供|提交|报|向|对|与|和|给|使|让|为|建议|希望|期待|要求|呼吁|敦促|促请|鼓励|便于|以便|等待|有待|待|须经|需经|应由|将由|拟由|将经|须由|可由|如果|若|一旦|是否|除非)\s*$"
)
_OWNS = re.compile(r"(?:\s*第[^，。届]{1,12}届会议(?:上)?\s*(?:所?[作做提]出)?)?的")  # 委员会的…, 委员会第十届会议的…
_OTHER_AGENT = re.compile(
    rf"(?:秘书处|代表团|成员国|会员国|产权组织|本组织|大会|总干事|主席(?!总结)|集团|专家|顾问|评价?员|审评员|外交会议|其中(?!一|之|[两三四五六七八九])|我们|{OTHER_COMMITTEE})"
    r"(?!\s*(?:的|关于|就[^，]*(?:提出|提交)的|[^，。]{0,10}(?:提出|提交|编拟|编写|介绍|发来|建议|商定)的))"
)
_THING = re.compile(r"^\s*(?:该(?!届|委员会)|这|其(?!后)|上述|所有|报告|提案|文件|项目|草案|本文件|本报告)")
_LIGHT = re.compile(
    r"(?:[□\s]|还|也|已经?|曾经?|亦|均|便|就此|因此|随后|最终|一致|正式|原则上|再次|进一步|共同|赞赏地|满意地|关切地|遗憾地|饶有兴趣地|暂定|首次|最后|特别|"
    r"经修订后|获得?|得到|被|予以|表示|广泛|当时|分别|协商|鼓掌|修订并|未经表决)*$"
)
_TAKES = re.compile(r"\s*[将把](?!在|于|会|继续|不|要|其后)[^，。；]{2,60}$")  # 委员会将该事项推迟: it is done, not ahead
_CONNECTIVE = re.compile(r"^(?:\s|并且?|而且|且|同时|还|也|以及|但|此外|另外|因此|为此|因而|然后|最后|其后|之后|随后|又|再|和)*")
_CONNECTED = re.compile(r"(?:并且?|而且|且|同时|以及)\s*$")
_JOINED = re.compile(r"(?:和|及|、)\s*$")
_PLACE = re.compile(r"在[^，]*?(?:时|后|期间|上|下|中|内|方面)(?![一-鿿]*的)")
_PREPOSITION = re.compile(r"^(?:就|对|为|根据|按照|依照|鉴于|基于|经过?|应|以|针对|围绕|于|从|与|和|在|作为|考虑到|结合|除)")
_IN_ITSELF = re.compile(r"讨论|审议|听取|的$")  # 根据…会议上讨论(达成一致的战略): not yet the sentence's own verb
_BLOCKED = re.compile(
    r"将(?!其)|拟|从未|未(?!来|决|经表决)|没有|无法|不(?!同|仅|但|断|久|妨碍)|可(?!持续|能性|行性|再生)|应[当该]|须|需要|能[够否]|准备|打算|有望|预计|定于|是否|如何|如果|尚|拒绝"
)
_CONDITION = re.compile(r"如果|假如|倘若|除非|一旦|若(?=委员会|CDIP|成员国)")
_CLAIM = re.compile(
    r"我们|我国|本集团|(?<!委员会)(?:认为|主张|相信|记得)"
    r"|(?:代表团|集团|代表|成员国|欧盟|欧洲联盟|与会者|观察员)(?!的)[^，。；]{0,30}?(?:指出|回顾|回忆|表示|声称|称|声明|强调|忆及|说|重申|提到)"
)
_ADOPTED_THING = re.compile(
    r"[^，。；：]*(?:职责范围|草案|议程|报告|文件|战略|提案|大纲|规则|决定|案文|计划|方案|路线图|建议|条约|总结)\s*□*\s*$"
)
_UNSAID = re.compile(r"(?:获得?|会议|会上|一致)(?P<verb>通过|批准|核准|同意|商定|议定|决定)(?![^。]*[？?])|当选")
_MADE_CHAIR = re.compile(  # nobody but the Committee elects who presides over its session
    r"当选(?:为|成为)?(?:新一?届|新任|新的?)?(?:该届会议|本届会议|委员会|会议)?(?:的)?(?:第一|代理)?副?主席|(?:获|被|经)(?:一致)?(?:选举|推选|选)为(?:委员会)?(?:第一|代理)?副?主席"
)
_DATED = re.compile(r"\d{4}\s*年")  # then it happened elsewhere
_NOMINAL = re.compile(
    r"^\s*(?:会议|会)(?:上|期间)?\s*(?:所?[作做提]出的|所[作做]的|(?:关于|就|有关)[^，。；]{2,60}?的|的)\s*(?P<noun>要求|请求|决定)(?!草案)"
)
_OWING_TO = re.compile(r"(?:应|根据|按照|依照|遵照|响应|回应|依据)\s*(?:发展与知识产权委员会|委员会|CDIP)?\s*□*\s*在?\s*$")
OPENED_BY_SUBJECT = re.compile(r"(?:委员会|CDIP|会议上?)\s*(?:[（(][^（()）]{1,10}[）)])?\s*(?:一致|还|又|曾|已)?\s*$")
_CLAUSE = re.compile(r"[^，；：。;]+")


@dataclass(slots=True)
class _Thread:
    """Who the sentence is about so far, and what its last act leaves open."""

    subject: str | None = None
    session: Mention | None = None
    last: str | None = None  # the verb of the last act
    passive: bool = False  # the last act is told of what it was done to
    complement: bool = False  # the last clause broke off right after its verb: 决定，结束…
    unsure_from: int = 0  # where a condition or somebody's claim begins to hold


def acts_zh(text: str, named: Named, *, subject: str | None = None, primary: bool = False) -> list[Act]:
    """Return the Committee's acts in a Chinese sentence, in order.

    subject is the Committee as named by what the sentence continues (a list's lead, the part before a semicolon), or
    None where it stands alone. primary tells that the sentence is the Committee's own record, where 议程获得通过 needs
    no subject.
    """
    masked = mask(text, OPENED_BY_SUBJECT)
    unsure = [match.end() for match in (_CONDITION.search(masked), _CLAIM.search(masked)) if match]
    thread = _Thread(subject, unsure_from=min(unsure, default=len(masked)))
    found: list[Act] = [*_nominal(masked, named), *_elections(masked, named)]
    for clause in _CLAUSE.finditer(masked):
        verbs = list(_VERB.finditer(masked, clause.start(), clause.end()))
        acts = _acts_of_clause(masked, clause.start(), clause.end(), verbs, named, thread)
        found += acts
        ends_open = bool(acts) and acts[-1].verb not in REFUSALS and not masked[acts[-1].end : clause.end()].strip(" □了")
        thread.complement = ends_open and masked[clause.end() : clause.end() + 1] == "，"
    if primary and not found:
        found += _unsaid(masked)
    return sorted({act.at: act for act in reversed(found)}.values(), key=lambda act: act.at)


def _acts_of_clause(masked: str, start: int, end: int, verbs: list[re.Match[str]], named: Named, thread: _Thread) -> list[Act]:
    acts: list[Act] = []
    complement = thread.complement
    _follow_subject(masked, start, verbs[0].start() if verbs else end, named, thread)
    for match in verbs:
        verb = _VERBS[int((match.lastgroup or "v0")[1:])][0]
        if act := _act(masked, start, end, match, verb, named, thread, acts, complement):
            acts.append(act)
            thread.last, thread.subject = verb, act.subject or thread.subject
            thread.passive = not act.linked and not masked[act.start : act.at].startswith(act.subject or "\x00")
    return acts


def _follow_subject(masked: str, start: int, end: int, named: Named, thread: _Thread) -> None:
    """Let the thread know whose clause this is, by the first actor in it that is not the object of a verb."""
    ours = next((match for match in SUBJECT.finditer(masked, start, end) if _acts(masked, match, named)), None)
    other = _OTHER_AGENT.search(masked, start, end)
    if ours and (other is None or ours.start() < other.start()):
        thread.subject = _words(ours)
    elif other or _THING.match(_CONNECTIVE.sub("", masked[start:end])):
        thread.subject = None


def _acts(masked: str, subject: re.Match[str], named: Named) -> bool:
    """Whether this naming of the Committee is one of somebody who acts, and of the CDIP."""
    before = masked[max(0, subject.start() - 12) : subject.start()]
    if _OWNS.match(masked, subject.end()) or _NOT_ACTING.search(before):
        return False
    if "委员会" in subject[0] and not subject[0].startswith("发展"):
        return bool(_BEFORE_SUBJECT.search(before)) and named.committee_at(subject.start())
    return True


def _act(
    masked: str, start: int, end: int, match: re.Match[str], verb: str, named: Named, thread: _Thread, acts: list[Act], complement: bool
) -> Act | None:
    at, after = match.start(), masked[match.end() : end]
    if at >= thread.unsure_from or (_NOUN_TOO.fullmatch(match[0]) and after.startswith("的")):
        return None
    left = masked[acts[-1].end if acts else start : at]
    bare = left[: _LIGHT.search(left).start()]  # type: ignore[union-attr]  # matches the empty string too
    le = bool(re.match(r"\s*了", after)) or "了" in match[0]
    own = _own_subject(masked, (acts[-1].end if acts else start), bare, verb, named)
    if own:
        if verb == "adopted" and match[0] == "通过" and not (le or _stands_alone(after) or _ADOPTED_THING.fullmatch(after)):
            return None
        begin, attached, words = own
        if begin is None:  # what it was done to stands before it, up to an earlier act
            begin = start if thread.last else 0
        return Act(verb, begin, at, match.end(), start, subject=words, attached=attached)
    if verb in _BY_MEMBERS and _MEMBERS.fullmatch(bare) and not _BLOCKED.search(left) and named.met_before(start):
        return Act(verb, start, at, match.end(), start, subject="成员国")
    if thread.subject is None or _BLOCKED.search(left) or after.lstrip("□ ").startswith("的"):
        return None
    connected = bool(_CONNECTED.search(bare)) or (le and bool(_JOINED.search(bare)))
    if thread.passive and not (connected or acts):
        return None  # 该项目由委员会批准，2021年结束
    if (acts and not connected) or not (connected or _dropped(bare)) or (verb == thread.last == "agreed" and not connected):
        return None  # 达成了一致，同意…: the second only says what the first was
    if not le and (complement or (verb not in _WITHOUT_LE and not _carries_on(verb, after, thread))):
        return None
    attached = mention_at(named.mentions, start, at)
    return Act(verb, at, at, match.end(), start, subject=thread.subject, attached=attached, linked=True)


def _own_subject(masked: str, start: int, bare: str, verb: str, named: Named) -> tuple[int | None, Mention | None, str] | None:
    """Find the subject in the verb's own clause: where it begins (None in a
    passive), the session bound to it, and its words."""
    end = start + len(bare)
    session = next(
        (mention for mention in reversed(named.mentions) if mention.ours and mention.venue and start <= mention.start < end), None
    )
    for subject in reversed(list(SUBJECT.finditer(masked, start, end))):
        if _acts(masked, subject, named) and not _IN.search(masked, start, subject.start()):
            between = masked[subject.end() : end]
            if verb == "deferred":
                between = _TAKES.sub("", between)
            if not _carried(between) or _BLOCKED.search(_without_sessions(between)):
                return None
            passive = _PASSIVELY.search(masked, start, subject.start())
            bound = session if session and session.start >= subject.start() else None
            return None if passive else subject.start(), bound, _words(subject)
    return _session_as_subject(masked, start, end, verb, session) if session else None


def _session_as_subject(masked: str, start: int, end: int, verb: str, session: Mention) -> tuple[int | None, Mention | None, str] | None:
    """第十八届会议决定…, or something that was decided in a session: 该提案在第十八届会议上通过."""
    adjacent = re.fullmatch(r"届?(?:会议|会)?(?:期间|上|中|内)?\s*□*", masked[session.end : end])
    before = re.sub(rf"(?:{SUBJECT.pattern})\s*的?$", "", masked[start : session.start].rstrip("□ 在于由经获其"))
    if not adjacent or _BLOCKED.search(before[-12:]) or _NOT_ACTING.search(before):
        return None
    before = before.rstrip("□ 在于由经获")
    if _OTHER_AGENT.search(before) and not (verb in _BY_MEMBERS and before.endswith("成员国")):
        return None
    if adjacent[0].strip(" □").endswith(("上", "中", "期间", "内")):
        return (None, session, "") if verb in _PASSIVE else None
    begin = None if _CONNECTIVE.sub("", before) or _PASSIVELY.search(masked, start, session.start) else session.start
    return begin, session, masked[session.start : end].rstrip("□ ")


def _words(subject: re.Match[str]) -> str:
    return subject[0].rstrip("□ ")


def _without_sessions(text: str) -> str:
    return re.sub(r"第[〇零一二三四五六七八九十百\d\s]+届(?:会议|会)?(?:期间|上|中)?", "", text)


def _carried(between: str) -> bool:
    """Whether only adverbs, times, places and prepositional phrases stand between subject and verb."""
    rest = _PLACE.sub("", between)
    rest = _without_sessions(rest)
    rest = re.sub(r"于?\s*\d{4}\s*年[\s\d年月日至]*(?:举行)?", "", rest)
    rest = rest[: _LIGHT.search(rest).start()].strip("□ 在于上")  # type: ignore[union-attr]
    if not rest:
        return True
    return bool(_PREPOSITION.match(rest)) and not _OTHER_AGENT.search(rest) and not _IN_ITSELF.search(rest)


def _dropped(bare: str) -> bool:
    """Whether a clause has no subject of its own before its verb."""
    return _carried(_CONNECTIVE.sub("", bare))


def _stands_alone(after: str) -> bool:
    """Whether nothing follows 通过 that it could be "by means of"; 的 makes it an attribute (会议通过的文件)."""
    return not after.strip("□ 。”") or after.lstrip("□ ").startswith("的")


def _carries_on(verb: str, after: str, thread: _Thread) -> bool:
    """Whether a verb without 了 and without subject is the Committee's: not where others were told what to do."""
    if thread.last in DIRECTIVE:
        return False
    return verb != "adopted" or bool(_ADOPTED_THING.fullmatch(after))


def _unsaid(masked: str) -> Iterator[Act]:
    """In the Committee's own record nobody else acts: 议程获得通过, 某某当选主席, 会议商定…"""
    for match in _UNSAID.finditer(masked):
        before = masked[: match.start()]
        own_clause = before[before.rfind("，") + 1 :]
        if not (_BLOCKED.search(own_clause) or _OTHER_AGENT.search(before) or _CONDITION.search(before) or _DATED.search(before)):
            verb = next((name for name, pattern in _VERBS if match["verb"] and re.fullmatch(pattern, match["verb"])), "elected")
            yield Act(verb, 0, match.start(), match.end(), 0)


def _elections(masked: str, named: Named) -> Iterator[Act]:
    """Who was elected to preside, in a sentence that names one session: 在第三十届会议上，某某当选主席."""
    sessions = [mention for mention in named.mentions if mention.venue]
    if len(sessions) != 1 or not sessions[0].ours or len(sessions[0].sessions) != 1:
        return
    for match in _MADE_CHAIR.finditer(masked):
        before = masked[: match.start()]
        other = _OTHER_AGENT.search(before.replace("代表团", ""))  # whose head he is does not make him their choice
        if not (other or _BLOCKED.search(before) or _CONDITION.search(before) or _CLAIM.search(before)):
            yield Act("elected", 0, match.start(), match.end(), 0, attached=sessions[0])


def _nominal(masked: str, named: Named) -> Iterator[Act]:
    """根据委员会第十九届会议的要求，…: an act as a noun, with the session that took it."""
    for mention in named.mentions:
        if not mention.ours or len(mention.sessions) != 1:
            continue
        behind = mention.end + masked[mention.end :].startswith("届")
        noun = _NOMINAL.match(masked[behind:]) if mention.venue else None
        if noun and _OWING_TO.search(masked, max(0, mention.start - 30), mention.start):
            at = behind + noun.start("noun")
            verb = "decided" if noun["noun"] == "决定" else "requested"
            yield Act(verb, 0, at, at + 2, 0, attached=mention)
