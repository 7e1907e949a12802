"""The calls of the contract under /v1: each takes what it needs out of a request and asks the assistant."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from assistant.adapters.service_store import Feedback
from assistant.beside import twins
from assistant.channels.http import shapes
from assistant.channels.http.bodies import AskBody, FeedbackBody, SearchBody, TermsBody
from assistant.channels.http.desk import Asked, FrontDesk
from assistant.channels.http.streaming import answer_events
from assistant.channels.rendering import answer_json, decision_json, document_json, paragraph_json, search_json, status_json
from assistant.errors import NotIndexed
from assistant.glossary import matches
from assistant.model import Language, Series
from assistant.text import fold

Json = dict[str, Any]
Number = Annotated[int, Path(ge=1, le=999)]


def conversation_of(request: Request, given: str | None) -> str | None:
    """Name a conversation so that no other key's holder can follow it."""
    return None if given is None else f"{request.state.client}\x1f{given}"


def calls(desk: FrontDesk) -> APIRouter:
    """Return the routes under /v1 that are our own."""
    router = APIRouter(prefix="/v1", responses=shapes.PROBLEMS)
    assistant = desk.assistant

    @router.post("/ask", tags=["questions"], responses=shapes.ASK)
    def ask(request: Request, body: AskBody) -> Any:
        """Answer a question with citations, or say why not."""
        asked = Asked(body.question, body.filters.filters(), "http", conversation_of(request, body.conversation_id))
        if not body.stream:
            return answer_json(desk.ask(asked))
        assistant.understand(asked.question, asked.filters)  # what cannot be asked is refused before the stream begins
        return StreamingResponse(answer_events(desk, asked), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    @router.post("/search", tags=["questions"], responses=shapes.of(shapes.Search))
    def search(body: SearchBody) -> Json:
        """Find the passages that a question is about, best first."""
        found = assistant.search(body.question, body.filters.filters(), body.k)
        return search_json(body.question, found.query, found.evidence, found.timings_ms)

    @router.get("/documents", tags=["documents"], responses=shapes.of(list[shapes.Document]))
    def documents(
        request: Request,
        response: Response,
        limit: Annotated[int, Query(ge=1, le=1_000)] = 1_000,
        offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
        language: Language | None = None,
        session: Annotated[int | None, Query(ge=1, le=999)] = None,
    ) -> Any:
        """List what is indexed; X-Total-Count tells how many there are, Link where the list goes on."""
        held = [
            pair
            for pair in assistant.documents()
            if (language is None or pair[0].language == language) and (session is None or pair[0].session == session)
        ]
        response.headers["X-Total-Count"] = str(len(held))
        links = {"next": offset + limit, "prev": max(0, offset - limit)}
        wanted = [name for name, at in links.items() if (at < len(held) if name == "next" else offset > 0)]
        if wanted:
            response.headers["Link"] = ", ".join(
                f'<{request.url.include_query_params(limit=limit, offset=links[name])}>; rel="{name}"' for name in wanted
            )
        return [document_json(document, chunks) for document, chunks in held[offset : offset + limit]]

    @router.get("/documents/{language}/{symbol:path}", tags=["documents"], responses=shapes.of(shapes.DocumentText))
    def document(
        language: Language,
        symbol: Annotated[str, Path(min_length=1, max_length=300, examples=["CDIP/25/5"])],
        beside: Annotated[bool, Query(description="give each paragraph its counterpart in the other language")] = False,
    ) -> Json:
        """Show one document by paragraph; symbol may be a file's name where a document has none."""
        held, chunks, paragraphs = assistant.document(symbol, language)
        shown = [paragraph_json(paragraph) for paragraph in paragraphs]
        whole = document_json(held, chunks) | {"paragraphs": shown}
        if not beside:
            return whole
        other: Language = "en" if language == "zh" else "zh"
        try:
            twin, twin_chunks, theirs = assistant.document(held.symbol or "", other)
        except NotIndexed:
            return whole | {"beside": None}
        for value, at in zip(shown, twins(paragraphs, theirs), strict=True):
            value["twin"] = None if at is None else paragraph_json(theirs[at])
        return whole | {"beside": document_json(twin, twin_chunks)}

    @router.get("/sessions/{session}/decisions", tags=["records"], responses=shapes.of(list[shapes.Decision]))
    def decisions(session: Number, about: Annotated[str | None, Query(max_length=500)] = None) -> list[Json]:
        """List what the Committee decided at a session, primary sources first."""
        return [decision_json(decision) for decision in assistant.decisions(session, about)]

    @router.get("/recommendations/{number}", tags=["records"], responses=shapes.of(list[shapes.RecommendationStatus]))
    def recommendation(number: Number, series: Series | None = None) -> list[Json]:
        """List what is reported on a recommendation, of both series unless one is named, newest first."""
        return [status_json(status) for status in assistant.recommendation(number, series)]

    @router.get("/overview", tags=["documents"], responses=shapes.of(shapes.Overview))
    def overview() -> Json:
        """Say what the index holds: its sessions and the recommendations that are reported on."""
        index = assistant.index()
        held = index.catalogue.documents_by_id.values()
        decided = index.catalogue.sessions_decided()
        recommendations = sorted(index.catalogue.recommendations())
        return {
            "generation": index.manifest.id,
            "as_of": index.manifest.created,
            "documents": len(held),
            "sessions": [
                {"session": session, "documents": sum(d.session == session for d in held), "decisions": session in decided}
                for session in sorted({d.session for d in held if d.session} | decided)
            ],
            "recommendations": [{"series": r.series, "number": r.number} for r in recommendations],
        }

    @router.post("/terms", tags=["documents"], responses=shapes.of(list[list[shapes.TermFound]]))
    def terms(body: TermsBody) -> list[list[Json]]:
        """Find the terms of the house in texts: where each stands, in characters, and what it is called in the other language."""
        other: Language = "en" if body.language == "zh" else "zh"
        return [
            [
                {
                    "start": match.start,
                    "end": match.end,
                    "written": match.written,
                    "equivalent": match.term.head(other),
                    "kind": match.term.kind,
                }
                for match in matches(text, body.language)
                if fold(match.written) != fold(match.term.head(other))
            ]
            for text in body.texts
        ]

    @router.post("/feedback", tags=["questions"], responses=shapes.of(shapes.FeedbackKept))
    def feedback(body: FeedbackBody) -> Json:
        """Keep what a reader thought of an answer."""
        desk.judge(Feedback(body.answer_id, body.value, body.comment))
        return {"answer_id": body.answer_id, "value": body.value, "kept": True}

    return router
