"""Which recommendations have a property: what their text is about, who is responsible, how far they have got."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.lists.lists import items_below
from assistant.answering.reading.pieces import Pieces, pieces_of
from assistant.answering.recorded.reports import newest_report, report_meant
from assistant.answering.recorded.statuses import WHICH_RECOMMENDATION, block_of, saying_of, write_saying
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.concepts import Concept, Kind
from assistant.glossary import matches, translations_of
from assistant.lexical import words
from assistant.model import Language, Query, RecommendationStatus
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.text import HAN, fold, language_of, opening, sentences
from assistant.understanding.asked.states import State, says_only_state, state_asked, tells_state
from assistant.understanding.asked.whether import asks_of_reporting

QUOTED = 14  # recommendations; of more the numbers are told
OPENING = {"zh": 200, "en": 420}  # characters of each that are quoted
BARE = {"zh": 16, "en": 48}  # characters: so short a sentence tells its state and nothing else
MET = 0.8  # of what is asked about, that a text which is about it speaks of

_SERIES_ZH = r"(?:(?:45|四十五)\s?项)?(?:的)?(?:产权组织)?(?:发展议程|独立审查)?(?:的)?"
_SERIES_EN = r"(?:(?:the|all|other|45|wipo)\s+)*(?:development\s+agenda\s+|da\s+|independent\s+review\s+)?"
_ASKED = Rule(
    rf"^(?:请问|请|目前|现在|都?有|还有|帮我|给我|在)*{_SERIES_ZH}(?:建议)?(?:中|里|当中)?(?:的)?[，,]?(?:都)?(?:有)?(?:哪些|哪几)(?:[条项个])?(?:(?:关于|有关|涉及|针对)[^，。？?]{{2,20}}的)?{_SERIES_ZH}建议(?=[^，。？?]{{2}})",
    rf"^(?:请问|请|目前)?{_SERIES_ZH}建议(?:中|里|当中)(?:都)?(?:有)?(?:哪些|哪几[条项个])[^？?。]{{2}}",
    rf"^(?:请)?(?:列出|列举|罗列)(?:一下)?(?:所有|全部|各项)?[^，。？?]{{2,24}}的{_SERIES_ZH}建议[？?。]?$",
    rf"部门(?:所)?(?:负责|主管|牵头|落实|实施|执行|参与|汇报|报告){{1,2}}(?:的)?(?:有)?(?:哪些|哪几[条项个])(?:[条项个])?{_SERIES_ZH}建议[？?。]?$",
    rf"部门(?:所)?(?:单独|独自|共同)?(?:负责|主管|牵头|落实|实施|执行|参与)(?:的)?{_SERIES_ZH}建议(?:都)?(?:有|是)?(?:哪些|哪几)",
    rf"\b(?:which|what)\s+(?:of\s+)?{_SERIES_EN}recommendations\s+(?!(?:did|were\s+made|were\s+given|does\s+the\s+(?:project|proposal))\b)(?:there\s+)?(?:\w)",
    rf"^(?:请问|请)?(?:有关|关于|涉及|与|和|跟)[^，。？?]{{2,24}}的{_SERIES_ZH}建议(?:都)?(?:有|是)(?:哪些|哪几)",
    rf"^(?:请问)?(?:哪(?:一)?[个条项]){_SERIES_ZH}建议(?:仍|还|尚|没|未)",
    rf"\b(?:which|what)\s+{_SERIES_EN}recommendation\s+(?:has|is|was)\s+(?:not|never|still|yet)\b",
    rf"^(?:which|what)\s+(?:of\s+the\s+)?{_SERIES_EN}recommendation\s+(?:is\s+(?:it\s+that\s+)?(?:about|on)|deals?\s+with|concerns|covers|addresses|relates\s+to|speaks\s+of|mentions)\b",
    rf"^(?:请问)?(?:哪(?:一)?[条项个]|第几[条项个]){_SERIES_ZH}建议(?:是)?(?:关于|有关|涉及|讲的?是?|谈的?是?|谈到|提到|针对)",
    rf"\b(?:(?:which|what)\s+are|are\s+there)\s+(?:the\s+|any\s+)?{_SERIES_EN}recommendations\s+(?:about|on|concerning|related|relating|dealing|regarding)\b",
    rf"\b(?:list|name|give\s+me|show\s+me|enumerate)\b[^?.]{{0,20}}\b{_SERIES_EN}recommendations\s+(?:that|which|about|on|concerning|related|relating|dealing|regarding|for\s+which|still|not|already)\b",
    flags=re.I,
)
_OF_ANOTHER_PAPER = re.compile(
    r"审评|评价|评估(?:报告|人|者|员)|审查(?:员|人|专家|报告)|项目|提出|\b(?:evaluat\w+|reviewers?|assessments?|project|proposal|stud(?:y|ies)|experts?|consultants?|delegations?)\b",
    re.I,
)
# What a question says beside the property.
_BESIDE = re.compile(
    r".{0,2}建议|有关|相关|关于|涉及|提到|提及|谈到|写到|讲到?|要求|主张|包括|包含|针对|哪些|[条项个]|recommendations?|deals?|concern(?:s|ing)?|mention(?:s|ed)?|refer(?:s|ring)?|relat(?:e|es|ed|ing)|about"
    r"|address(?:es)?|covers?|speaks?|talks?|touch(?:es)?|call|ask(?:s)?|require[sd]?|want|say|there|regarding|发展议程(?:建议)?|独立审查(?:建议)?|independent\s+review|development\s+agenda|wipo|cdip|产权组织|委员会|committee",
    re.I,
)
_CLUSTER = re.compile(
    r"(?<![a-z])(?P<zh>[A-F])\s?(?:集群?|类|组|提案集)|(?:集群|提案集|类别)\s?(?P<after>[A-F])(?![a-z])|\bcluster\s+(?P<en>[A-F])\b", re.I
)
_SINCE = re.compile(r"自|从|起|since|from|start|began|begun", re.I)
_SINCE_TOLD = re.compile(r"(?:自|从|于)[^，。；]{0,20}(?:实施|落实|起)|\b(?:since|from|began|started|as\s+of)\b", re.I)
_PUT_IN_HAND = re.compile(r"实施|落实|开始|implement|start|beg[aiu]n", re.I)
_OF_ITSELF = re.compile(  # a sentence on the recommendation as a whole, and not on something done under it
    r"(?:该|本|此|这项|这些|各项)建议|落实(?:活动|工作)|^(?:落实|实施)?(?:状态|状况)|^[^，。；]{0,10}。?$|\b(?:this|the|these)\s+recommendations?\b|^\W*(?:status|state)\b|\bactivities\s+(?:for|under|to)\b|^(?:[A-Za-z’'-]+\s*){1,4}[.]?$",
    re.I,
)
_TOLD_IN: dict[State, tuple[str, ...]] = {State.DISCUSSED: ("implementation",), State.UNDISCUSSED: ("implementation",)}
_TOLD_AT_ALL = ("implementation", "progress")

_ENDED = re.compile(
    r"结束|终止|停止|不再|(?:不|无)(?:用|需|必|须)要?(?:再|继续)|\b(?:end(?:s|ed|ing)?|discontinu\w+|ceas\w+|stop\w*)\b", re.I
)
# A debate that is closed ends no reporting: 结束对…报告（文件…）的讨论.
_OF_A_DEBATE = re.compile(
    r"(?:结束|终止|停止)[^，。；]{0,80}的(?:讨论|审议)|\b(?:end|clos|conclud)\w*\s+(?:its\s+|the\s+)?(?:discussions?|debates?|consideration)\b",
    re.I,
)
_BY_NOBODY_ELSE = re.compile(r"单独|独自|独立负责|[仅只](?:由|有|涉及|归)|唯一|\b(?:only|solely|alone|exclusively|single|sole)\b", re.I)
_NOT_SO = re.compile(r"没有|尚未|还未|从未|未(?:经|曾|被|予)|不(?:建议|提议|拟|打算|宜|应)|\b(?:no|not|never|nor|without)\b|n['’]t\b", re.I)

Telling = tuple[RecommendationStatus, Passage, str]
Tells = Callable[[str], bool]


def answer_recommendations(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Write which of the recommendations that documents report on have what a question asks for; False (and nothing written) where it
    asks for no such list, or the reports tell it of none."""
    if not asks_for_recommendations(query):
        return False
    reports = _reports(query, catalogue)
    departments = {name for report in reports for name in report.departments if _is_named(name, report.source.language, query.text)}
    state = state_asked(query.text)
    cluster = _CLUSTER.search(query.text)
    if departments:
        alone = _BY_NOBODY_ELSE.search(query.text)
        theirs = [report for report in reports if not alone or departments.issuperset(report.departments)]
        told, reply = list(_of_departments(theirs, departments, catalogue)), "list_of_reported"
    elif cluster:
        told, reply = list(_of_cluster(reports, cluster[cluster.lastgroup or 0].upper(), catalogue)), "list_of_reported"
    elif state:
        about = _matter(query, retriever).without(says_only_state)
        reports = [report for report in reports if not about.concepts or _is_about(report.text, about)]
        told = list(_telling(reports, _TOLD_IN.get(state, _TOLD_AT_ALL), lambda text: _of_itself(text, state), catalogue))
        reply = "list_of_reported"
    elif query.years and _SINCE.search(query.text) and _PUT_IN_HAND.search(query.text):
        told = list(_telling(reports, ("implementation",), lambda text: _since(text, query.years), catalogue))
        reply = "list_of_reported"
    else:
        told, reply = _on_matter(query, reports, retriever, catalogue)
    if not told:
        return False
    draft.say(say(reply, draft.language, count=len(told), all=len(reports)))
    _write(told, catalogue, draft)
    return True


def tells_of_the_recommendations(query: Query, told: Draft, retriever: Retriever) -> bool:
    """Whether a passage tells which recommendations have what a question asks for: it speaks of that, and not of a word of it; true of
    any other question."""
    if not asks_for_recommendations(query):
        return True
    matter = _matter(query, retriever)
    return not matter.concepts or any(
        _is_about(f"{q.passage.paragraph.section or ''} {q.passage.paragraph.text}", matter) for q in told.quotes
    )


def answer_which(query: Query, catalogue: Catalogue, draft: Draft) -> bool:
    """Write of which recommendations reporting is to end, each by the sentence that says so; False where a question asks for nothing of
    the kind or no report says so."""
    ends = asks_of_reporting(query.text) and _ENDED.search(query.text)
    if not WHICH_RECOMMENDATION.search(query.text) or not ends or query.recommendation_numbers:
        return False
    for report in _reports(query, catalogue):
        meant = [one for one in saying_of(report, catalogue) if _ends(one[1])]
        if meant:
            write_saying(report, meant, catalogue, draft)
    return bool(draft.quotes)


def _ends(sentence: str) -> bool:
    """Whether a sentence says that something ends, or does not go on."""
    sentence = _OF_A_DEBATE.sub(" ", sentence)
    return bool(_ENDED.search(sentence)) is not bool(_NOT_SO.search(sentence))


def asks_for_recommendations(query: Query) -> bool:
    """Whether a question asks which of the recommendations of the Agenda or of its Review have some property."""
    asked = query.text.rstrip("？?。. ")
    return bool(_ASKED.search(asked)) and not _OF_ANOTHER_PAPER.search(asked) and not query.recommendation_numbers


def _reports(query: Query, catalogue: Catalogue) -> list[RecommendationStatus]:
    """The report meant, else the newest, on each recommendation, of one series or of both, in the order of their numbers."""
    numbered = sorted((r for r in catalogue.recommendations() if query.series in (None, r.series)), key=lambda r: (r.series, r.number))
    meant = [report for one in numbered if (report := report_meant(query, catalogue, one))]
    return meant or [report for one in numbered if (report := newest_report(catalogue, one, query.answer_language or query.language))]


def _is_named(department: str, language: Language, question: str) -> bool:
    """Whether a question names a department, in either language."""
    return any(fold(name) in fold(question) for name in (department, *translations_of(department, language)))


def _of_departments(reports: Sequence[RecommendationStatus], departments: set[str], catalogue: Catalogue) -> Iterator[Telling]:
    """Yield the recommendations that departments see to, each with the name of the department as its report has it."""
    for report in reports:
        document, paragraphs = block_of(report, catalogue)
        for name in departments.intersection(report.departments):
            if paragraph := next((p for p in paragraphs if p.field == "departments" and name in p.text), None):
                yield report, Passage(document, paragraph), name
                break


def _of_cluster(reports: Sequence[RecommendationStatus], letter: str, catalogue: Catalogue) -> Iterator[Telling]:
    """Yield the recommendations of a cluster, each by its text."""
    for report in reports:
        if report.cluster == letter and (quoted := _own_text(report, lambda _: True, catalogue)):
            yield report, *quoted


def _telling(reports: Sequence[RecommendationStatus], fields: Sequence[str], tells: Tells, catalogue: Catalogue) -> Iterator[Telling]:
    """Yield the recommendations of which a sentence in one of these fields tells something, each with its first such sentence."""
    for report in reports:
        document, paragraphs = block_of(report, catalogue)
        for paragraph in (p for p in paragraphs if p.field in fields):
            told = (paragraph.text[slice(*span)] for span in sentences(paragraph.text))
            if quote := next(filter(tells, told), None):
                yield report, Passage(document, paragraph), quote
                break


def _of_itself(sentence: str, state: State) -> bool:
    """Whether a sentence tells a state of the recommendation as a whole."""
    return bool(_OF_ITSELF.search(sentence)) and tells_state(state, sentence)


def _since(sentence: str, years: Sequence[int]) -> bool:
    """Whether a sentence tells that the work on a recommendation began in one of these years."""
    began = _SINCE_TOLD.search(sentence)
    return began is not None and any(str(year) in sentence[began.start() : began.end() + 30] for year in years)


def _matter(query: Query, retriever: Retriever) -> Pieces:
    """What a question says that the recommendations are about."""
    return pieces_of(query, query.topic, retriever).without(_BESIDE.fullmatch)


def _on_matter(
    query: Query, reports: Sequence[RecommendationStatus], retriever: Retriever, catalogue: Catalogue
) -> tuple[list[Telling], str]:
    """The recommendations whose own text is about what is asked; where none is, those whose highlights tell of it."""
    matter = _matter(query, retriever)
    if not matter.concepts:
        return [], ""
    told = [
        (report, *quoted)
        for report in reports
        if _is_about(report.text, matter) and (quoted := _own_text(report, lambda text: _is_about(text, matter), catalogue))
    ]
    if told:
        return told, "list_by_text"
    return list(_telling(reports, ("highlights",), lambda text: _is_about(text, matter), catalogue)), "list_by_highlights"


def _own_text(report: RecommendationStatus, tells: Tells, catalogue: Catalogue) -> tuple[Passage, str] | None:
    """The paragraph of a recommendation's text that tells something, with as much of it as is quoted; the first one where none does."""
    document, paragraphs = block_of(report, catalogue)
    own = [p for p in paragraphs if p.field == "text" and (p.text in report.text or report.text in p.text)]
    paragraph = next((p for p in own if tells(p.text)), own[0] if own else None)
    if paragraph is None:
        return None
    text = opening(paragraph.text, OPENING[document.language])
    telling = (paragraph.text[slice(*span)] for span in sentences(paragraph.text))
    return Passage(document, paragraph), text if tells(text) else next(filter(tells, telling), text)


def _is_about(text: str, matter: Pieces) -> bool:
    """Whether a text speaks of nearly all that is asked about."""
    held, total = words(text), sum(matter.weights)
    held |= {word for match in matches(text, language_of(text)) for form in match.term.forms("en") for word in words(form)}
    met = sum(weight for concept, weight in zip(matter.concepts, matter.weights, strict=True) if _is_met(concept, text, held))
    return total > 0 and met >= MET * total


def _is_met(concept: Concept, text: str, held: frozenset[str]) -> bool:
    """Whether a text names a concept; the words of a Chinese term may stand apart in one clause: 技术转让, 转让和传播技术."""
    if concept.met_by(held):
        return True
    if concept.kind is not Kind.TERM or not re.fullmatch(rf"(?:[{HAN}]{{2}}){{2,}}", concept.written):
        return False
    apart = re.findall(r"..", concept.written)
    return any(all(word in clause for word in apart) for clause in re.split(r"[，。；、\n]", text))


def _write(told: Sequence[Telling], catalogue: Catalogue, draft: Draft) -> None:
    """Quote what tells each of the recommendations, under its number; of those beyond the bound the numbers."""
    for report, passage, quote in told[:QUOTED]:
        draft.line()
        draft.say(_named([report], draft.language))
        own = _own_text(report, lambda _: True, catalogue) if len(quote) < BARE[report.source.language] else None
        if own and own[0].place != passage.place:
            draft.quote(own[1], own[0])
            draft.say(" ")
        draft.quote(quote, passage)
        for item in items_below(passage, catalogue):
            draft.say(" ")
            draft.quote(item.text, Passage(passage.document, item))
    if rest := [report for report, _, _ in told[QUOTED:]]:
        draft.line()
        draft.say(say("list_rest", draft.language, count=len(rest), names=_named(rest, draft.language).rstrip("：: ")))


def _named(reports: Sequence[RecommendationStatus], language: Language) -> str:
    separator = "、" if language == "zh" else ", "
    named = []
    for series in ("da", "review"):
        if numbers := [str(report.recommendation.number) for report in reports if report.recommendation.series == series]:
            named.append(say(f"recommendation_{series}", language, numbers=separator.join(numbers)))
    return ("；" if language == "zh" else "; ").join(one if len(named) == 1 else one.rstrip("：: ") for one in named)
