"""What Slack shows besides answers: the App Home, suggested prompts, decisions, reports on a recommendation. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answering.writing.replies import verb_in
from assistant.channels.slack.views import MARKDOWN, Message, date_of, notice, place_of, say
from assistant.channels.slack.wording import fitted, markdown, markdown_link, mrkdwn
from assistant.model import Decision, Language, RecommendationStatus

Json = dict[str, Any]
PROMPTS = 4  # at most that many suggested prompts are shown
OPEN_PAGE = "cdip_open_page"
RECORD = 1_500  # characters of one decision or of one field of a report


@dataclass(frozen=True, slots=True)
class Held:
    """What the index holds: counts, sessions in order, and what may be asked for example."""

    documents: int = 0
    as_of: str | None = None
    languages: tuple[Language, ...] = ()
    sessions: tuple[int, ...] = ()
    decided: tuple[int, ...] = ()  # sessions whose decisions some document tells
    reported: tuple[int, ...] = ()  # recommendations of the Development Agenda that some document reports on
    reviewed: tuple[int, ...] = ()  # those of its Independent Review


def prompts(held: Held, language: Language) -> list[Json]:
    """Return the prompts to suggest, made of the records that the index holds, so that each has an answer."""
    questions = [say("prompt_decisions", language, session=session) for session in held.decided[:-3:-1]]
    for name, numbers in (("prompt_status", held.reported), ("prompt_review", held.reviewed)):
        questions += [say(name, language, number=number) for number in numbers[len(numbers) // 3 :][:1]]
    return [{"title": question, "message": question} for question in questions[:PROMPTS]]


def home_view(held: Held, language: Language, *, days: float, logged: bool, page: str | None = None) -> Json:
    """Return the Home tab: what this is, what is indexed and how fresh, examples, how to ask, privacy."""
    privacy = say("home_privacy", language, days=f"{days:g}", logged=say("home_logged" if logged else "home_not_logged", language))
    examples = "\n".join(f"• {mrkdwn(prompt['title'])}" for prompt in prompts(held, language))
    blocks = [
        _header(say("home_title", language)),
        _section(say("home_what", language)),
        _header(say("home_held_title", language)),
        _section(_held(held, language)),
        *([_header(say("home_examples", language)), _section(examples)] if examples else []),
        _header(say("home_how_title", language)),
        _section(say("home_how", language)),
        _header(say("home_privacy_title", language)),
        _section(privacy),
    ]
    if page:
        label = {"type": "plain_text", "text": say("home_web", language)}
        blocks.append({"type": "actions", "elements": [{"type": "button", "action_id": OPEN_PAGE, "text": label, "url": page}]})
    blocks.append({"type": "context", "elements": [{"type": "mrkdwn", "text": say("disclaimer", language)}]})
    return {"type": "home", "blocks": blocks}


def decisions_message(decisions: Sequence[Decision], session: int, language: Language, page: str | None = None) -> Message:
    """Return a session's decisions, primary sources first, each document's in the reader's language where it is held in it."""
    ours = {d.recited_in.symbol for d in decisions if d.language == language}
    shown = [d for d in decisions if d.language == language or d.recited_in.symbol not in ours]
    if not shown:
        return _plain(say("no_decisions", language, session=session))
    title = say("decisions_title", language, session=session)
    return _listed(title, (_decision(d, language) for d in shown), len(shown), language, page and f"{page}#/session/{session}")


def recommendation_message(reports: Sequence[RecommendationStatus], number: int, language: Language, page: str | None = None) -> Message:
    """Return what is reported on a recommendation, newest first, each document's in the reader's language where it is held in it."""
    ours = {r.source.symbol for r in reports if r.source.language == language}
    shown = [r for r in reports if r.source.language == language or r.source.symbol not in ours]
    if not shown:
        return _plain(say("no_reports", language, number=number))
    title = say("recommendation_title", language, number=number)
    return _listed(title, (_report(r, language) for r in shown), len(shown), language, page and f"{page}#/recommendation/{number}")


def _held(held: Held, language: Language) -> str:
    if not held.documents:
        return say("home_empty", language)
    listed = "、" if language == "zh" else ", "
    return say(
        "home_held",
        language,
        documents=held.documents,
        languages=listed.join(say(name, language) for name in held.languages),
        sessions=fitted(listed.join(map(str, held.sessions)), 600, str)[0],
        date=date_of(held.as_of),
    )


def _decision(decision: Decision, language: Language) -> str:
    where = mark(say("recited", language, place=place_of(decision.recited_in, language)))
    about = [symbol for symbol in decision.about_symbols if symbol not in decision.text]
    told = "; ".join([*about, where, *([markdown(decision.decided_in)] if decision.decided_in else [])])
    return f"- **{mark(verb_in(decision.verb, language))}** · {mark(decision.text)} ({told})"


def _report(report: RecommendationStatus, language: Language) -> str:
    series = f"{say(report.recommendation.series, language)} {report.recommendation.number}"
    told = [place_of(report.source, language)]
    told += [say("period", language, period=report.reporting_period)] if report.reporting_period else []
    told += [say("inferred", language)] if report.number_inferred else []
    lines = [f"**{mark(series)}** ({mark(' · '.join(told))})", mark(report.text)]
    if report.highlights:
        lines += [f"**{say('highlights', language)}**", "\n".join(f"- {mark(highlight)}" for highlight in report.highlights)]
    for name in ("implementation", "activities", "progress"):
        if value := getattr(report, name):
            lines.append(f"**{say(name, language)}** · {mark(value)}")
    return "\n\n".join(lines)


def mark(text: str) -> str:
    """Write one line of a record as markdown, cut at a sentence where it is very long."""
    kept, whole = fitted(" ".join(text.split()), RECORD, markdown)
    return markdown(kept) + ("" if whole else " …")


def _listed(title: str, items: Iterator[str], count: int, language: Language, address: str | None) -> Message:
    """Return as many whole items as a message holds, and say how many it does not."""
    text, shown = f"**{title}**", 0
    room = MARKDOWN - 400  # for the line that says what is left out
    for item in items:
        if len(text) + 2 + len(item) > room:
            break
        text, shown = f"{text}\n\n{item}", shown + 1
    if shown < count:
        text += f"\n\n*{say('more', language, count=count - shown)}*"
    if address:
        text += f"\n\n{markdown_link(say('home_web', language), address)}"
    return Message(text, (), notice(title))


def _plain(text: str) -> Message:
    return Message(f"> {markdown(text)}", (), notice(text))


def _header(text: str) -> Json:
    return {"type": "header", "text": {"type": "plain_text", "text": text}}


def _section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}
