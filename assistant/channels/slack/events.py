"""POST /slack/events: the same app over HTTP. Slack signs what it sends, and Bolt checks signature and time."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response

from assistant.channels.http.problems import problem
from assistant.channels.slack.app import SlackApp


def slack_events(app: SlackApp) -> APIRouter:
    """Return the route. It runs on the event loop: acknowledging asks nobody anything, and must not wait for a thread."""
    router = APIRouter(include_in_schema=False)

    @router.post("/slack/events")
    async def events(request: Request) -> Response:
        body = await request.body()
        stamp, signature = request.headers.get("x-slack-request-timestamp", ""), request.headers.get("x-slack-signature", "")
        if not (stamp.isascii() and stamp.isdigit() and signature.isascii()):  # Bolt's verifier stumbles over others
            return problem(401, "no-key", "This is not signed by Slack.")
        try:
            asked = to_bolt_request(request, body)
        except (ValueError, TypeError, LookupError, AttributeError):  # Bolt reads what came before it knows who sent it
            return problem(400, "bad-request", "This is nothing that Slack sends.")
        return to_starlette_response(app.dispatch(asked))

    return router
