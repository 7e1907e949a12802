"""Slack's documented limits on blocks, views, prompts and text, as a list of complaints; where documents differ, the narrower one.

Sources: docs.slack.dev/reference/block-kit (blocks, block-elements, composition-objects), /reference/methods, /reference/views.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Block = Mapping[str, Any]
Complaints = Iterator[str]

MARKDOWN = 12_000  # characters of markdown in one payload, and here of one streamed message too
TEXT = 40_000  # chat.postMessage
UPDATED_TEXT = 4_000  # chat.update
MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
OBJECT_TEXT = 3_000
PROMPTS = 4
_MESSAGES_ONLY = frozenset({"markdown", "context_actions", "task_card", "plan", "table"})
_VIEWS_ONLY = frozenset({"alert"})


def of_blocks(blocks: Any, *, view: bool = False) -> list[str]:
    """Say what is wrong with the blocks of a message or a view."""
    if not isinstance(blocks, list) or not all(isinstance(block, Mapping) for block in blocks):
        return ["blocks must be an array of objects"]
    return list(_blocks(blocks, view))


def of_view(view: Any) -> list[str]:
    """Say what is wrong with a view (home or modal)."""
    if not isinstance(view, Mapping) or view.get("type") not in ("home", "modal"):
        return ["a view must be an object of type home or modal"]
    complaints = of_blocks(view.get("blocks"), view=True)
    for name, most in (("private_metadata", 3_000), ("callback_id", 255), ("external_id", 255)):
        complaints += _length(view.get(name, ""), most, f"view {name}", least=0)
    if view["type"] == "modal":
        for name in ("title", "submit", "close"):
            if name == "title" or name in view:
                complaints += _text(view.get(name), 24, f"view {name}", plain=True)
    return complaints


def of_prompts(prompts: Any) -> list[str]:
    """Say what is wrong with suggested prompts."""
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= PROMPTS:
        return [f"1 to {PROMPTS} prompts, not {len(prompts) if isinstance(prompts, list) else prompts!r}"]
    return [f"prompt {p!r} needs title and message" for p in prompts if not (p.get("title") and p.get("message"))]


def _blocks(blocks: Sequence[Block], view: bool) -> Complaints:
    most = VIEW_BLOCKS if view else MESSAGE_BLOCKS
    if len(blocks) > most:
        yield f"{len(blocks)} blocks, at most {most}"
    markdown = sum(len(block.get("text", "")) for block in blocks if block.get("type") == "markdown")
    if markdown > MARKDOWN:
        yield f"{markdown} characters in markdown blocks together, at most {MARKDOWN}"
    if sum(block.get("type") == "table" for block in blocks) > 1:
        yield "more than one table"
    yield from _repeated([block["block_id"] for block in blocks if "block_id" in block], "block_id")
    for number, block in enumerate(blocks):
        kind = block.get("type", "")
        where = f"block {number} ({kind})"
        if kind not in _KINDS:
            yield f"{where}: unknown type"
        elif kind in (_MESSAGES_ONLY if view else _VIEWS_ONLY):
            yield f"{where}: not allowed in {'views' if view else 'messages'}"
        else:
            yield from _length(block.get("block_id", "-"), 255, f"{where} block_id")
            yield from (f"{where}: {complaint}" for complaint in _KINDS[kind](block))
            elements = [*block.get("elements", ()), *filter(None, [block.get("accessory"), block.get("element")])]
            yield from _repeated([e["action_id"] for e in elements if isinstance(e, Mapping) and "action_id" in e], f"{where} action_id")


def _section(block: Block) -> Complaints:
    if not block.get("text") and not block.get("fields"):
        yield "needs text or fields"
    if "text" in block:
        yield from _text(block["text"], OBJECT_TEXT, "text")
    if len(block.get("fields", ())) > 10:
        yield "more than 10 fields"
    for field in block.get("fields", ()):
        yield from _text(field, 2_000, "field")
    if "accessory" in block:
        yield from _element(block["accessory"])


def _header(block: Block) -> Complaints:
    yield from _text(block.get("text"), 150, "text", plain=True)


def _context(block: Block) -> Complaints:
    yield from _count(block, 10)
    for element in block.get("elements", ()):
        if element.get("type") == "image":
            yield from _image(element)
        else:
            yield from _text(element, OBJECT_TEXT, "element")


def _actions(block: Block) -> Complaints:
    yield from _count(block, 25)
    for element in block.get("elements", ()):
        yield from _element(element)


def _context_actions(block: Block) -> Complaints:
    yield from _count(block, 5)
    for element in block.get("elements", ()):
        if element.get("type") not in ("feedback_buttons", "icon_button"):
            yield f"{element.get('type')} is not allowed here"
        yield from _element(element)


def _markdown(block: Block) -> Complaints:
    yield from _length(block.get("text"), MARKDOWN, "text")


def _image(block: Block) -> Complaints:
    yield from _length(block.get("alt_text"), 2_000, "alt_text")
    yield from _length(block.get("image_url", "-"), 3_000, "image_url")


def _input(block: Block) -> Complaints:
    yield from _text(block.get("label"), 2_000, "label", plain=True)
    yield from _element(block.get("element", {}))


def _alert(block: Block) -> Complaints:
    yield from _text(block.get("text"), OBJECT_TEXT, "text")
    if block.get("level", "default") not in ("default", "info", "warning", "error", "success"):
        yield f"level {block['level']!r}"


def _table(block: Block) -> Complaints:
    rows = block.get("rows", ())
    if not 1 <= len(rows) <= 100 or any(len(row) > 20 for row in rows):
        yield "at most 100 rows of 20 columns"


def _task_card(block: Block) -> Complaints:
    if not (block.get("task_id") and block.get("title")):
        yield "needs task_id and title"
    if block.get("status") not in ("pending", "in_progress", "complete", "error"):
        yield f"status {block.get('status')!r}"


def _anything(block: Block) -> Complaints:
    yield from ()


_KINDS: dict[str, Callable[[Block], Complaints]] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "context_actions": _context_actions,
    "markdown": _markdown,
    "image": _image,
    "input": _input,
    "alert": _alert,
    "table": _table,
    "task_card": _task_card,
    "plan": _anything,
    "divider": _anything,
    "rich_text": _anything,
}


def _element(element: Any) -> Complaints:
    kind = element.get("type")
    if kind == "image":
        yield from _image(element)
        return
    if kind not in _ELEMENTS:
        yield f"unknown element {kind!r}"
        return
    yield from _length(element.get("action_id", "-"), 255, "action_id")
    if kind == "button":
        yield from _button(element)
        if element.get("style", "primary") not in ("primary", "danger"):
            yield f"button style {element['style']!r}"
        yield from _length(element.get("url", "-"), 3_000, "button url")
    elif kind == "feedback_buttons":
        for side in ("positive_button", "negative_button"):
            yield from _button(element.get(side) or {}, valued=True)
    for option in element.get("options", ()):
        yield from _text(option.get("text"), 75, "option text")
        yield from _length(option.get("value"), 150, "option value")
    if not 0 <= len(element.get("options", ())) <= (5 if kind == "overflow" else 100):
        yield f"too many options of {kind}"
    if "placeholder" in element:
        yield from _text(element["placeholder"], 150, "placeholder", plain=True)
    if "confirm" in element:
        for name, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
            yield from _text(element["confirm"].get(name), most, f"confirm {name}")


_ELEMENTS = frozenset(
    "button feedback_buttons icon_button overflow static_select external_select users_select conversations_select channels_select "
    "multi_static_select radio_buttons checkboxes datepicker timepicker plain_text_input url_text_input".split()
)


def _button(button: Mapping[str, Any], *, valued: bool = False) -> Complaints:
    yield from _text(button.get("text"), 75, "button text", plain=True)
    yield from _length(button.get("value", None if valued else ""), 2_000, "button value", least=int(valued))
    yield from _length(button.get("accessibility_label", "-"), 75, "accessibility_label")


def _text(value: Any, most: int, what: str, *, plain: bool = False) -> Complaints:
    kinds = ("plain_text",) if plain else ("plain_text", "mrkdwn")
    if not isinstance(value, Mapping) or value.get("type") not in kinds:
        yield f"{what}: {value!r} is no {' or '.join(kinds)} object"
    else:
        yield from _length(value.get("text"), most, what)


def _length(value: Any, most: int, what: str, *, least: int = 1) -> Complaints:
    if not isinstance(value, str) or not least <= len(value) <= most:
        yield f"{what}: {len(value) if isinstance(value, str) else value!r} characters, {least} to {most} are allowed"


def _count(block: Block, most: int) -> Complaints:
    if not 1 <= len(block.get("elements", ())) <= most:
        yield f"{len(block.get('elements', ()))} elements, 1 to {most} are allowed"


def _repeated(names: Sequence[str], what: str) -> Complaints:
    if len(set(names)) < len(names):
        yield f"{what} repeated: {sorted(names)}"
