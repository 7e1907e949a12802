"""Which paragraph says the same as which in the other language, and what the service keeps for how long."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.service_store import Feedback, ServiceStore
from assistant.beside import twins
from assistant.errors import ServiceError
from assistant.model import Filters, Paragraph, ParagraphKind, Query, Recommendation
from assistant.service import Assistant


def _paragraphs(*texts: str | tuple[str, str]) -> list[Paragraph]:
    given = [text if isinstance(text, tuple) else (text, "") for text in texts]
    return [Paragraph(i, text, number=number or None) for i, (text, number) in enumerate(given)]


def test_numbers_and_figures_fix_what_belongs_together() -> None:
    ours = _paragraphs("前言", ("共有2,655个用户", "8"), "说明", ("2019年共19,360次", "9"), "多出的一段")
    theirs = _paragraphs("Preface", ("There are 2,655 users", "8"), "A note", "another note", ("19,360 in 2019", "9"))
    assert twins(ours, theirs) == [0, 1, None, 4, None]


def test_a_kind_of_its_own_has_no_counterpart_of_another() -> None:
    heading = Paragraph(0, "标题", kind=ParagraphKind.HEADING)
    assert twins([heading], _paragraphs("a text")) == [None]
    assert twins([], _paragraphs("a")) == [] and twins(_paragraphs("a"), []) == [None]


def test_every_pair_of_samples_is_matched_but_for_little(samples: Assistant) -> None:
    symbols = {d.symbol for d, _ in samples.documents() if d.language == "en" and d.symbol}
    for symbol in sorted(symbols):
        ours, theirs = samples.document(symbol, "zh")[2], samples.document(symbol, "en")[2]
        found = twins(ours, theirs)
        matched = [(i, j) for i, j in enumerate(found) if j is not None]
        assert len(matched) >= 0.8 * min(len(ours), len(theirs)), symbol
        assert all(ours[i].number == theirs[j].number for i, j in matched if ours[i].number and theirs[j].number), symbol


def test_what_is_kept_comes_back_whole_and_goes_after_its_time(tmp_path: Path) -> None:
    now = 1_000_000.0
    store = ServiceStore(tmp_path / "deep" / "s.sqlite", days=1, clock=lambda: now)
    query = Query("问题", "问题", "zh", filters=Filters(sessions=(23,), recommendations=(Recommendation("da", 10),)), sessions=(23,))
    store.remember("c", query)
    store.add_feedback(Feedback("a", "up"))
    assert store.history("c") == (query,) and store.history("other") == () and store.feedback()[0].value == "up"
    assert (store.path.stat().st_mode & 0o077) == 0
    now += 86_400 + 1
    assert store.history("c") == () and store.feedback() == []
    store.close()
    assert b"\xe9\x97\xae\xe9\xa2\x98" not in store.path.read_bytes()  # gone from the file, too


def test_a_conversation_keeps_its_last_turns_and_can_be_forgotten(tmp_path: Path) -> None:
    store = ServiceStore(tmp_path / "s.sqlite", days=1)
    for n in range(15):
        store.remember("c", Query(str(n), str(n), "en"))
    assert [query.text for query in store.history("c")] == [str(n) for n in range(5, 15)]
    store.forget("c")
    assert store.history("c") == ()
    store.close()


def test_a_file_that_is_no_store_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").write_text("no database, but long enough to be taken for a damaged one")
    with pytest.raises(ServiceError, match="CDIP_STATE_FILE"):
        ServiceStore(tmp_path / "s.sqlite", days=1).history("c")
