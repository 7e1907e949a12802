"""How English papers say that the Committee decided: At its Thirtieth Session, the Committee approved … and requested …

English marks its tense, so a past form in the right place is enough: after its subject, after "and" where the subject
still holds, or as a participle with "by the Committee" or "at the Nth Session".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.recording.acts import Act, mask
from ingest.recording.sessions import OTHER_COMMITTEE, Mention, Named

_NOT = r"(?:did\s+not|could\s+not|was\s+(?:unable|not\s+able)\s+to|failed\s+to)"
_VERBS = (  # of two that begin at one word the first is read: to decide to postpone is to postpone
    (
        "did not decide",
        rf"{_NOT}\s+(?:take|reach|make|come\s+to)\s+(?:a|any)\s+decision|(?:took|made|reached)\s+no\s+decision|{_NOT}\s+decide",
    ),
    (
        "did not agree",
        rf"{_NOT}\s+(?:agree|accept|reach\s+(?:a\s+|an\s+|any\s+)?(?:agreement|consensus))|reached\s+no\s+(?:agreement|consensus)",
    ),
    ("did not approve", rf"{_NOT}\s+(?:approve|adopt|endorse)|rejected|declined|turned\s+down"),
    ("deferred", r"(?:decided|agreed)\s+to\s+(?:defer|postpone)"),
    ("took note", r"took\s+(?:due\s+)?note|noted"),
    ("approved", r"approved"),
    ("adopted", r"adopted"),
    ("agreed", r"agreed|reached\s+(?:an\s+)?(?:agreement|consensus)"),
    ("decided", r"decided"),
    ("requested", r"requested|asked"),
    ("accepted", r"accepted"),
    ("endorsed", r"endorsed"),
    ("welcomed", r"welcomed"),
    ("invited", r"invited"),
    ("instructed", r"instructed|directed|tasked|mandated"),
    ("established", r"established|set\s+up|created|opened"),
    ("closed", r"closed|concluded"),
    ("deferred", r"deferred|postponed"),
    ("elected", r"(?:re-?)?elected"),
    ("recognized", r"recogni[sz]ed|acknowledged"),
    ("recommended", r"recommended"),
    ("encouraged", r"encouraged"),
    ("urged", r"urged"),
    ("mainstreamed", r"mainstreamed"),
)
_VERB = "(?:" + "|".join(f"(?P<v{i}>{pattern})" for i, (_, pattern) in enumerate(_VERBS)) + r")\b"
_OTHER_DOING = (  # what the Committee also does, after which a decision may follow: discussed … and requested
    r"(?:discussed|considered|took\s+up|examined|reviewed|debated|heard|received|held|had\s+before\s+it|exchanged|recalled|reaffirmed|reiterated|"
    r"expressed|thanked|commended|appreciated|continued|completed|revised|commenced|started|began|proceeded|did\s+not\s+\w+|could\s+not\s+\w+|was\s+unable\s+to\s+\w+)\b"
)
_BODY = r"(?:the\s+)?Committee\s+on\s+Development\s+and\s+Intellectual\s+Property|the\s+Committee(?!\s+on\b|(?-i:\s+for\s+[A-Z]))|(?:the\s+)?CDIP(?!\s*/|\s*\d|[A-Za-z-])|Committee\s+members"
SUBJECT = re.compile(rf"(?<![A-Za-z])(?:{_BODY})(?!['’])", re.IGNORECASE)
_UNDER = re.compile(  # a Committee that stands under a preposition or a verb is not the one who acts
    r"(?:\b(?:of|by|to|for|with|from|before|between|within|on|in|at|through|into|via|under|upon|inform(?:ed|s)?|ask(?:ed|s)?|"
    r"invite[sd]?|request(?:ed|s)?|propose[sd]?|recommend(?:ed|s)?|suggest(?:ed|s)?|if|whether|unless|once|until|should|may|let|nor|its|their)\s+)$",
    re.IGNORECASE,
)
_ADVERB = (
    r"(?:also|further(?:more)?|then|thus|therefore|subsequently|accordingly|unanimously|formally|finally|again|consequently|duly|once\s+again|"
    r"in\s+principle|by\s+consensus|by\s+acclamation|ad\s+referendum|likewise|moreover|similarly|jointly|has|had|have|having\s+been|thereby|additionally|"
    r"provisionally|broadly|eventually|initially|specifically|explicitly|already|later|recently|in\s+turn|as\s+a\s+result|\u25a1+)"
)
_ASIDE = r"(?:,[^.;:]{1,240}?,)"  # , at its Twentieth Session, / , having considered the document,
_IN_SESSION = r"(?:at|during|in)\s+(?:its|the)\s+[\w-]+(?:\s+[\w-]+)?\s+session\b"
_TO_VERB = rf"(?:\s|{_ADVERB}\b|\u25a1|{_IN_SESSION}|{_ASIDE})*?"
_ACTIVE = re.compile(rf"{_TO_VERB}\s*,?\s*(?:{_VERB}|(?P<other>{_OTHER_DOING}))", re.IGNORECASE)
_FURTHER = re.compile(
    rf"(?P<link>[,;]\s*(?:and\s+|but\s+)?|\band\s+|\bas\s+well\s+as\s+)(?:{_ADVERB}\s+|,\s*)*{_VERB}(?!\s+by\b)", re.IGNORECASE
)
_OBJECT = re.compile(
    r"\s*(?:\u25a1|,?\s*(?:it|them|the|a|an|that|to|on|upon|its|this|these|those|in\s+principle|with|not|by\s+consensus|at|during|all|both|each|document|Member)\b|[A-Z])"
)
_NEW_SUBJECT = re.compile(
    r"(?:[,;]|\band|\bwhile|\bwhereas|\bbut|\bafter\s+which)\s+(?:the\s+|a\s+|an\s+|some\s+|several\s+|one\s+|all\s+)?"
    r"(?:Secretariat|Delegations?|Chair|Director|Groups?|Representatives?|Member\s+States|States|Assembl\w+|General|it|they|he|she|WIPO|Organization|evaluators?|experts?)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|where|that\s+(?:had|has|was|were))\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|can|could|may|might|must|to|not|never)\s+(?:then\s+|also\s+|first\s+)?(?:have\s+been|be)\s*$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|whether|unless|once|until|provided\s+that|in\s+the\s+event)\b[^,;]*$", re.IGNORECASE)
_CLAIM = re.compile(
    r"\b(?:we|our|us)\b|\b\w+\s+(?:believes?|feels?|maintains?|argues?|claims?|understands?|is\s+of\s+the\s+(?:view|opinion))\b|(?:Delegations?|Groups?(?:\s+B)?|Representatives?|delegates?|Member\s+States|European\s+Union|observers?|countr(?:y|ies))\b[^.;]{0,60}?"
    r"\b(?:stat(?:ed|es|ing)|said|says|recall(?:s|ed)?|believe[sd]?|consider(?:s|ed)?\s+that|felt|feels|thought|not(?:ed|es)\s+that|claim(?:s|ed)|argu(?:es|ed)|"
    r"express(?:ed|es)|emphasi[sz]e[sd]|stress(?:ed|es)|underlin(?:es|ed)|point(?:s|ed)\s+out|reiterat(?:es|ed)|understood|remember(?:s|ed)?|inquired|asked\s+(?:if|whether))\b",
    re.IGNORECASE,
)
_PASSIVE_VERBS = r"(?:approved|adopted|agreed(?:\s+(?:up)?on)?|accepted|endorsed|requested|decided(?:\s+(?:up)?on)?|established|mainstreamed|welcomed|(?:re-?)?elected|closed|deferred|postponed|recommended|mandated|noted|taken\s+note\s+of)"
_OTHERS_ALSO = frozenset({"requested", "recommended", "welcomed", "noted", "mandated"})  # delegations do so in a session too
_BY = rf"by\s+(?:{_BODY}|Member\s+States|members)"
_AT = r",?\s*(?:already\s+)?(?:at|during|in|by)\s+(?:the\s+|its\s+|their\s+)?"
_REFUSED = re.compile(r"\bnot\s+(?:formally\s+|yet\s+)?$", re.IGNORECASE)
_REFUSED_AS = {"approved": "did not approve", "adopted": "did not approve", "endorsed": "did not approve", "agreed": "did not agree"}
_REFUSED_AS |= {"accepted": "did not agree", "decided": "did not decide"}
_AT_ITS = re.compile(r"\s+(?:at|during|by)\b", re.IGNORECASE)
_IT = re.compile(r"^It\b|(?<=; )it\b")  # whoever acted in the words before
_AS = re.compile(r"\bas\s+$", re.IGNORECASE)  # …, as the Committee requested: the main clause says what
_AT_ONCE = re.compile(rf"{_AT}|\s+(?:the\s+Secretariat|Member\s+States)\s*,\s*(?:at|during)\s+its\s+", re.IGNORECASE)
_PASSIVE = re.compile(
    rf"\b(?P<verb>{_PASSIVE_VERBS})(?P<how>(?:\s+(?!to\b|for\b|that\b|in\s+the\b|by\b|discussion)\w+){{0,3}}?)\s*(?P<by>{_BY})?\s*\u25a1*(?P<at>{_AT})?$",
    re.IGNORECASE,
)
_AGENT_BEFORE = re.compile(
    r"\b(?:Secretariat|Delegations?(?:\s+of\s+[A-Z]\w+)?|Groups?|Chair|WIPO|Organization|States|it|they|who|which|Offices?|Assembl(?:y|ies)|General|we|he|she|Government)\s+(?:(?:has|had|have|also|then)\s+)*$",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"\b(?:the\s+)?Member\s+States\b", re.IGNORECASE)  # who, in session, are the Committee
_BY_MEMBERS = frozenset({"approved", "adopted", "agreed", "decided"})  # what each may ask for is not what all decided
_MEMBERS_BEFORE = re.compile(r"\bMember\s+States\s+(?:(?:has|had|have|also|then)\s+)*$", re.IGNORECASE)
_NOMINAL = re.compile(
    rf"\b(?P<noun>requests?|decisions?|approval|adoption|agreement)\s+(?:of\s+(?:[\w’'-]+\s+){{1,12}}?)?(?:(?:of|by|made\s+by|taken\s+by|from)\s+(?P<by>{_BODY})\s*\u25a1*)?(?:,?\s*(?:at|during|in|of)\s+(?:the\s+|its\s+)?)?$",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:was|were)\s+(?P<not>not\s+)?(?:so\s+|also\s+|unanimously\s+|formally\s+|further\s+)*(?P<verb>adopted|approved|agreed|decided|(?:re-?)?elected|endorsed|accepted)\b(?!\s+by\b|[^.;]*\?)(?!\s+(?:in|on)\s+(?:\w+\s+)?\d)",
    re.IGNORECASE,
)
_MADE_CHAIR = re.compile(  # nobody but the Committee elects who presides over its session
    r"\b(?:was|were)\s+(?:\w+ly\s+)?(?P<verb>(?:re-?)?elected)\s+(?:as\s+|to\s+be\s+)?(?:the\s+|its\s+)?(?:new\s+|acting\s+|first\s+)?(?:vice-?\s?)?chairs?(?:man|woman|person)?\b",
    re.IGNORECASE,
)
_OTHER_BODY = re.compile(
    rf"{OTHER_COMMITTEE}|\b(?:nothing|neither|no\s+(?:agreement|consensus|decision)|Board|Bureau|Assembl(?:y|ies)|Conference|Council|Group)\b",
    re.IGNORECASE,
)
_NOUNS = {"request": "requested", "requests": "requested", "approval": "approved", "adoption": "adopted"}
OPENED_BY_SUBJECT = re.compile(
    r"(?:Committee|CDIP|Session|Property)\s*(?:\([A-Z]{2,8}\)\s*)?,?\s*(?:also|further|then|had|has)?\s*$", re.IGNORECASE
)


def acts_en(text: str, named: Named, *, subject: str | None = None, it: str | None = None, primary: bool = False) -> list[Act]:
    """Return the Committee's acts in an English sentence, in order; subject and primary as in acts_zh.

    it is the Committee where it acted in the sentence before, so that "It also requested" is its act too.
    """
    masked = mask(text, OPENED_BY_SUBJECT)
    found: dict[int, Act] = {}
    for act in (*_active(masked, named, subject, it), *_sessions(masked, named), *_elections(masked, named), *_nominal(masked, named)):
        found.setdefault(act.at, act)
    if primary and not found:
        found = {act.at: act for act in _unsaid(masked)}
    return sorted(found.values(), key=lambda act: act.at)


def _verb(match: re.Match[str]) -> str | None:
    return next((_VERBS[i][0] for i in range(len(_VERBS)) if match[f"v{i}"]), None)


def _active(masked: str, named: Named, subject: str | None, it: str | None) -> Iterator[Act]:
    """Acts with the Committee, or a session of it, as grammatical subject, and what follows them after "and"."""
    starts: list[tuple[int, int, str, Mention | None]] = [
        (match.start(), match.end(), match[0], None) for match in SUBJECT.finditer(masked) if _acting(masked, match.start(), match, named)
    ]
    for mention in named.mentions:
        start, end = _article(masked, mention.start), _session_end(masked, mention.end)
        if mention.ours and mention.venue and not _UNDER.search(masked, max(0, start - 20), start):
            starts.append((start, end, masked[start:end], mention))
    starts += [(match.start(), match.end(), match[0], None) for match in _MEMBERS.finditer(masked) if named.met_before(match.start())]
    if subject:
        starts.append((0, 0, subject, None))
    it = starts[0][2] if starts else it
    starts += [(match.start(), match.end(), it, None) for match in _IT.finditer(masked) if it]
    for start, end, words, session in sorted(starts, key=lambda found: found[0]):
        first = _ACTIVE.match(masked, end)
        if not first or _CONDITION.search(masked, 0, start) or _CLAIM.search(masked, 0, start):
            continue
        verb = _verb(first)
        head = _attached_after(masked, first.end(), named)
        if _MEMBERS.fullmatch(words) and verb not in _BY_MEMBERS:
            continue
        if verb:
            begin = 0 if _AS.search(masked, 0, start) else start
            yield Act(verb, begin, _verb_at(first), first.end(), start, subject=words, attached=session or head)
        yield from _further(masked, first, words, named)


def _further(masked: str, first: re.Match[str], subject: str, named: Named) -> Iterator[Act]:
    last = first.end()
    for match in _FURTHER.finditer(masked, first.end()):
        between = masked[last : match.start()]
        if _NEW_SUBJECT.search(masked, last, match.start() + 1):
            return
        comma = match["link"].strip().startswith((",", ";"))
        if not comma and _RELATIVE.search(between):
            continue
        if match["link"].strip() in {",", ";"} and not _OBJECT.match(masked, match.end()):
            continue
        verb = _verb(match)
        if match["link"].strip() == "," and verb in _REFUSED_AS and _AT_ITS.match(masked, match.end()):
            continue  # the code, adopted at its Eighth Session, would be reviewed
        if verb:
            yield Act(
                verb,
                _verb_at(match),
                _verb_at(match),
                match.end(),
                match.start(),
                subject=subject,
                attached=_attached_after(masked, match.end(), named),
                linked=True,
            )
            last = match.end()


def _verb_at(match: re.Match[str]) -> int:
    return next(match.start(f"v{i}") for i in range(len(_VERBS)) if match[f"v{i}"])


def _acting(masked: str, start: int, match: re.Match[str], named: Named) -> bool:
    if _UNDER.search(masked, max(0, start - 20), start):
        return False
    return "Development" in match[0] or "CDIP" in match[0].upper() or named.committee_at(start)


def _article(masked: str, start: int) -> int:
    before = re.search(r"\bthe\s+$", masked[:start], re.IGNORECASE)
    return before.start() if before else start


def _session_end(masked: str, end: int) -> int:
    """Where a session's naming ends: "the Thirty-First Session of the CDIP"."""
    after = re.match(rf"(?:\s*Sessions?)?(?:\s+of\s+(?:{_BODY}))?(?:\s*\u25a1+)?", masked[end:], re.IGNORECASE)
    return end + (after.end() if after else 0)


def _attached_after(masked: str, end: int, named: Named) -> Mention | None:
    """The session that follows a verb at once: agreed, at its Sixth Session, to …; requested the Secretariat, at its …, to …"""
    for mention in named.mentions:
        if mention.ours and len(mention.sessions) == 1 and mention.start >= end and _AT_ONCE.fullmatch(masked, end, mention.start):
            return mention
    return None


def _sessions(masked: str, named: Named) -> Iterator[Act]:
    """Passives that end in a session: was approved (by the Committee) at its Eighteenth Session."""
    for mention in named.mentions:
        if not mention.ours or not mention.venue or len(mention.sessions) != 1:
            continue
        match = _PASSIVE.search(masked[: _article(masked, mention.start)]) or _PASSIVE.search(masked[: mention.start])
        if not match or not (match["at"] or match["by"]) or (not match["by"] and match["verb"].lower() in _OTHERS_ALSO):
            continue
        before = masked[: match.start()]
        members = bool(_MEMBERS_BEFORE.search(before))
        if _AHEAD.search(before) or _CONDITION.search(before) or (_AGENT_BEFORE.search(before) and not members) or _CLAIM.search(before):
            continue
        verb = next(
            name
            for name, pattern in _VERBS
            if re.match(pattern, match["verb"], re.IGNORECASE) or (name == "took note" and match["verb"].lower().startswith("taken"))
        )
        if _REFUSED.search(before):
            if verb not in _REFUSED_AS:
                continue
            verb = _REFUSED_AS[verb]
        yield Act(verb, 0, match.start(), match.start() + len(match["verb"]), 0, attached=mention)


def _elections(masked: str, named: Named) -> Iterator[Act]:
    """Who was elected to preside, in a sentence that names one session: At the Thirtieth Session, Ms. X was elected Chair."""
    sessions = [mention for mention in named.mentions if mention.venue]
    if len(sessions) != 1 or not sessions[0].ours or len(sessions[0].sessions) != 1:
        return
    for match in _MADE_CHAIR.finditer(masked):
        if not (_OTHER_BODY.search(masked) or _CLAIM.search(masked, 0, match.start()) or _CONDITION.search(masked, 0, match.start())):
            yield Act("elected", 0, match.start(), match.end("verb"), 0, attached=sessions[0])


def _nominal(masked: str, named: Named) -> Iterator[Act]:
    """Acts as nouns with their session: at the request of the Fifteenth Session, the request of the Committee (… Nineteenth Session …)."""
    for mention in named.mentions:
        if not mention.ours or len(mention.sessions) != 1 or not mention.venue:
            continue
        match = _NOMINAL.search(masked[: _article(masked, mention.start)])
        if match and not _CLAIM.search(masked, 0, match.start()):
            verb = _NOUNS.get(match["noun"].lower())
            if not verb and re.match(r",?\s+(?:to|that)\b", masked[_session_end(masked, mention.end) :]):
                verb = "decided" if match["noun"].lower().startswith("decision") else "agreed"  # only with what was decided
            if verb:
                yield Act(verb, 0, match.start(), match.start("noun") + len(match["noun"]), 0, attached=mention)
    for match in re.finditer(rf"\brequests?\s+(?:of|by|from)\s+(?:{_BODY})(?=\s+(?:for|to|that)\b)", masked, re.IGNORECASE):
        yield Act("requested", 0, match.start(), match.end(), 0, agentless=True)


def _unsaid(masked: str) -> Iterator[Act]:
    """In the Committee's own record nobody else acts: The agenda was adopted; It was agreed that …"""
    for match in _UNSAID.finditer(masked):
        before = masked[: match.start()]
        if _CLAIM.search(before) or _CONDITION.search(before) or (_OTHER_BODY.search(before) and not match["not"]):
            continue
        verb = next(name for name, pattern in _VERBS if re.fullmatch(pattern, match["verb"], re.IGNORECASE))
        if not match["not"] or verb in _REFUSED_AS:
            yield Act(_REFUSED_AS[verb] if match["not"] else verb, 0, match.start(), match.end(), 0)
