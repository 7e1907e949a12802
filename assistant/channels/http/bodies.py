"""What requests hold: the fields of the contract, their bounds, and an example of each for the description."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool

from assistant.model import Filters, Language
from assistant.service import filters_from

QUESTION_EXAMPLE = "截至2020年3月，eTISC平台有多少注册用户？"


def _whole_text(value: object) -> object:
    """Refuse half characters, which JSON can write and no text can hold."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ValueError("it holds half a character (an unpaired surrogate)") from None
    return value


Text = Annotated[str, BeforeValidator(_whole_text)]


class Body(BaseModel):
    """A request of ours: a field nobody knows is a mistake worth telling."""

    model_config = ConfigDict(extra="forbid")


class FiltersBody(Body):
    """What a search is confined to."""

    session: Annotated[int, Field(ge=1, le=999)] | None = None
    symbol: Annotated[Text, Field(max_length=64)] | None = None
    language: Language | None = None
    recommendation: Annotated[int, Field(ge=1, le=999)] | None = None

    def filters(self) -> Filters:
        """Return the filters as our noun. Raises UsageError for a symbol that is none."""
        return filters_from(language=self.language, session=self.session, symbol=self.symbol, recommendation=self.recommendation)


class SearchBody(Body):
    """A question to search for."""

    question: Text = Field(min_length=1, examples=["web forum"])
    filters: FiltersBody = FiltersBody()
    k: int = Field(default=10, ge=1, le=100, description="how many results")


class AskBody(Body):
    """A question to answer."""

    question: Text = Field(min_length=1, examples=[QUESTION_EXAMPLE])
    filters: FiltersBody = FiltersBody()
    conversation_id: Annotated[Text, Field(min_length=1, max_length=128)] | None = Field(
        default=None, description="any string of the client's; questions under the same one may follow up on each other"
    )
    stream: StrictBool = Field(default=False, description="answer as server-sent events: status, delta, citation, done, error")


class FeedbackBody(Body):
    """What a reader thought of an answer."""

    answer_id: str = Field(pattern=r"^[0-9A-Za-z_-]{1,64}$", examples=["0123456789abcdef"])
    value: Literal["up", "down"]
    comment: Annotated[Text, Field(max_length=4_000)] | None = None


class TermsBody(Body):
    """Texts whose terms of the house are wanted in the other language."""

    texts: list[Annotated[Text, Field(max_length=20_000)]] = Field(max_length=64, examples=[["The Secretariat proposed a web forum."]])
    language: Language
