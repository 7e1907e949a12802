"""What is asked: a question becomes a Query, or several Parts where it asks several things."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from assistant.model.documents import Language, Recommendation, Series


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is confined to; None or empty means not confined. The same in every leg."""

    language: Language | None = None
    sessions: tuple[int, ...] = ()
    symbols: tuple[str, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()


class Intent(StrEnum):
    """What a question wants."""

    DECISION = "decision"
    STATUS = "status"
    DOCUMENT = "document"
    FIGURE = "figure"
    LIST = "list"
    WHO = "who"
    WHEN = "when"
    DEFINITION = "definition"
    HISTORY = "history"
    COLLECTION = "collection"  # which documents there are
    SOURCE = "source"  # where the last answer stands
    ABOUT_ASSISTANT = "about_assistant"
    OUT_OF_SCOPE = "out_of_scope"
    PASSAGE = "passage"  # anything else that the documents may say


class Want(StrEnum):
    """What kind of thing a question wants to be told."""

    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"  # of a hundred
    PEOPLE = "people"  # how many of them
    LENGTH = "length"  # of time
    DATE = "date"
    DEADLINE = "deadline"  # a date by which something is to be done
    SESSION = "session"
    PLACE = "place"
    ACTOR = "actor"  # a person, a body, a delegation
    PERSON = "person"  # who holds an office
    ITEMS = "items"
    REASON = "reason"
    STATE = "state"  # how far a thing has got, whether it still goes on
    PLAN = "plan"  # what someone means to do
    CRITICISM = "criticism"
    PRAISE = "praise"
    OPINION = "opinion"
    TITLE = "title"
    DOCUMENT = "document"
    MEANING = "meaning"
    DECISION = "decision"
    DESCRIPTION = "description"  # how a thing works, what it is for, what a paper says of it


@dataclass(frozen=True, slots=True)
class Cited:
    """What an answer drew on: a document by its symbol, and what it or the words quoted call the matter; None where unknown."""

    symbol: str | None
    title: str | None


class Asked(StrEnum):
    """What a question wants to know of the collection of documents, or of one of them as the catalogue knows it."""

    LIST = "list"
    NEWEST = "newest"
    OLDEST = "oldest"
    SESSIONS = "sessions"
    NEWEST_SESSION = "newest_session"
    HELD = "held"
    DATE = "date"
    LANGUAGE = "language"
    AUTHOR = "author"
    LENGTH = "length"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class OfCollection:
    """A question for documents themselves. matter is what they are to be on, or their kind, "" for any; language the one they are
    to be in, "other" one that no document here has; lacking one that they are not to be in; since and until are years, both included.
    """

    asked: Asked
    matter: str = ""
    language: Language | Literal["other"] | None = None
    lacking: Language | None = None
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood of a question.

    text is the question normalised for search; language that of the question (and of the answer's frame, unless
    answer_language was asked for). filters were read out of the question or given with it; given tells which
    the caller set. years are those named. corrected holds (written, read as) for words mended against the glossary.
    dates are ISO, as exact as written ("2020-03"). topic is what the question is about, without its frame and what it
    names; verbs are the operative verbs it asks for, as a Decision carries them; expansions are the glossary's names
    in the other language for its terms. injection tells that it also tried to instruct the assistant (those clauses
    are not in text); follows_up that an earlier turn filled in what it left out. understood is for the reader. paragraph
    is the printed number of the one paragraph it asks to see, with its annex ("" for the only one, None for the body);
    of_paragraph the same of one that it asks something of.
    asked is the question without what it says of the turns before ("I meant …", "back to …"), and
    taken are the words of its topic that a follow-up takes over, root the topic of the turn that its chain of follow-ups began with. before is the turn that a follow-up leans on, and same_matter tells that it asks more of what that turn was about; after is the turn
    before a question that does not say that it leans on it, and may all the same ("Which companies took part?"); cited
    is what the answer drew on, once there is one: what a later turn's "it" may mean; quoted is where its words stand, as keys of
    documents and ordinals of paragraphs, and sources are these with the words quoted, also where they are many. wants are the kinds of thing it asks for,
    the likeliest first. of_collection is what it asks of the collection of documents, None where it asks what they say. everyday is how
    likely it is a question of everyday life (0 to 1; 0 where it names anything of the house), for_a_desk how likely one that a service desk
    of the field is asked, not these documents.
    """

    question: str
    text: str
    language: Language
    intent: Intent = Intent.PASSAGE
    filters: Filters = field(default_factory=Filters)
    sessions: tuple[int, ...] = ()
    symbols: tuple[str, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    recommendation_numbers: tuple[int, ...] = ()
    series: Series | None = None
    years: tuple[int, ...] = ()
    latest: bool = False
    previous: bool = False
    answer_language: Language | None = None
    corrected: tuple[tuple[str, str], ...] = ()
    understood: str = ""
    dates: tuple[str, ...] = ()
    topic: str = ""
    verbs: tuple[str, ...] = ()
    expansions: tuple[str, ...] = ()
    injection: bool = False
    follows_up: bool = False
    paragraph: tuple[str | None, str] | None = None
    of_paragraph: tuple[str | None, str] | None = None
    before: Query | None = None
    same_matter: bool = False
    asked: str = ""
    taken: str = ""
    root: str = ""
    after: Query | None = None
    cited: tuple[Cited, ...] = ()
    quoted: tuple[tuple[str, int], ...] = ()
    sources: tuple[tuple[str, int, str], ...] = ()
    wants: tuple[Want, ...] = ()
    of_collection: OfCollection | None = None
    everyday: float = 0.0
    for_a_desk: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions a question is made of. label names the side it asks of, "" for one of two questions in a row;
    view tells that the sides are parties whose views are compared."""

    question: str
    label: str = ""
    view: bool = False
