"""Fetching against a site on loopback that imitates the Organization's pages and misbehaves."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ServiceError, UsageError
from assistant.symbols import symbol_from_file_name
from ingest.fetch import Fetched, Manners, fetch
from ingest.fetching.hosts import Told
from ingest.fetching.pages import read_links
from tests.support.site import DOCX, HTML, PDF, FakeSite, Reply, file_path, newer_pages, older_pages

HASTY = Manners(
    attempts=3,
    first_wait_seconds=0.01,
    longest_wait_seconds=2.0,
    connect_seconds=2.0,
    read_seconds=0.4,
    file_seconds=5.0,
)

_PIECES = (
    '<a href="', '">', "</a>", "<tr><td>", "<dl><dt>", "<dd>", "<base href='//x.example'>", "CDIP/25/5 Rev.", "第二十五届会议",
    "/edocs/mdocs/mdocs/en/cdip_25/", "cdip_25_5.pdf", "../", "%2e%2e%2f", "%00", "//", "\\", "https://", "www.wipo.int", "@", "[",
    "doc_details.jsp?doc_id=12", "details.jsp?meeting_id=", "\x00", "\u202e", "&#0;", "<!--", "<![CDATA[",
)  # fmt: skip


@pytest.fixture
def site() -> Iterator[FakeSite]:
    with FakeSite() as running:
        yield running


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def bring(site: FakeSite, out: Path, **wanted: object) -> tuple[Fetched, ...]:
    arguments = {"base_url": site.url, "pause_seconds": 0.0, "manners": HASTY, "out": out} | wanted
    return fetch(**arguments)  # type: ignore[arg-type]


def outcome(results: tuple[Fetched, ...]) -> list[tuple[str | None, str | None, str, str | None]]:
    return [(r.symbol, r.language, r.status, r.file.name if r.file else None) for r in results]


def manifest(out: Path) -> dict[str, dict[str, object]]:
    files = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert isinstance(files, dict)
    return files


def left_over(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir() if ".part" in path.name)


# --- what there is ---------------------------------------------------------------------------------------------------


def test_a_session_on_the_older_pages_comes_in_both_languages_and_the_best_format(site: FakeSite, tmp_path: Path) -> None:
    older_pages(site, 25, [("CDIP/25/5", "Report", (".pdf", ".docx")), ("CDIP/25/INF/2", "Note", (".pdf",))])
    for language in ("en", "zh"):
        site.put_file(file_path("cdip_25_5", language, ".docx"), DOCX + language.encode())
        site.put_file(file_path("cdip_25_5", language, ".pdf"), PDF)
        site.put_file(file_path("cdip_25_inf_2", language, ".pdf"), PDF + language.encode())

    results = bring(site, tmp_path, session=25)

    assert outcome(results) == [
        ("CDIP/25/5", "en", "fetched", "cdip_25_5.en.docx"),
        ("CDIP/25/5", "zh", "fetched", "cdip_25_5.zh.docx"),
        ("CDIP/25/INF/2", "en", "fetched", "cdip_25_inf_2.en.pdf"),
        ("CDIP/25/INF/2", "zh", "fetched", "cdip_25_inf_2.zh.pdf"),
    ]
    assert (tmp_path / "cdip_25_5.zh.docx").read_bytes() == DOCX + b"zh"
    assert {str(symbol_from_file_name(name)) for name in manifest(tmp_path)} == {"CDIP/25/5", "CDIP/25/INF/2"}
    assert "45000" not in " ".join(site.paths()), "the page of another session was read"


def test_a_session_on_the_newer_pages_is_found_through_the_page_of_each_document(site: FakeSite, tmp_path: Path) -> None:
    both = {"en": (".pdf",), "zh": (".docx", ".pdf")}
    newer_pages(site, 30, [(1, "CDIP/30/8", "Webinars", both), (2, "CDIP/30/8 Rev.", "Webinars", both)])
    for stem in ("cdip_30_8", "cdip_30_8_rev"):
        site.put_file(file_path(stem, "en"), PDF + stem.encode())
        site.put_file(file_path(stem, "zh", ".docx"), DOCX + stem.encode())

    results = bring(site, tmp_path, session=30)

    assert outcome(results) == [
        ("CDIP/30/8", "en", "fetched", "cdip_30_8.en.pdf"),
        ("CDIP/30/8", "zh", "fetched", "cdip_30_8.zh.docx"),
        ("CDIP/30/8 Rev.", "en", "fetched", "cdip_30_8_rev.en.pdf"),
        ("CDIP/30/8 Rev.", "zh", "fetched", "cdip_30_8_rev.zh.docx"),
    ]
    entry = manifest(tmp_path)["cdip_30_8.zh.docx"]
    assert entry["found"] == "linked"
    assert str(entry["page"]).endswith("doc_details.jsp?doc_id=1")


def test_a_symbol_brings_that_document_and_not_its_revision(site: FakeSite, tmp_path: Path) -> None:
    older_pages(site, 18, [("CDIP/18/6", "Paper", (".pdf",)), ("CDIP/18/6 Rev.", "Paper, revised", (".pdf",))])
    site.put_file(file_path("cdip_18_6", "zh"), PDF)
    site.put_file(file_path("cdip_18_6_rev", "zh"), PDF + b"revised")

    results = bring(site, tmp_path, symbol="cdip 18/6Rev.", languages=("zh",))

    assert outcome(results) == [("CDIP/18/6 Rev.", "zh", "fetched", "cdip_18_6_rev.zh.pdf")]


def test_a_derived_address_is_tried_where_no_page_links_one_and_is_marked_as_derived(site: FakeSite, tmp_path: Path) -> None:
    site.put_file(file_path("cdip_33_2", "zh"), PDF)

    results = bring(site, tmp_path, symbol="CDIP/33/2")

    assert outcome(results) == [
        ("CDIP/33/2", "en", "missing", None),
        ("CDIP/33/2", "zh", "fetched", "cdip_33_2.zh.pdf"),
    ]
    assert results[0].found == "derived"
    assert "derived from its symbol" in (results[0].error or "")
    entry = manifest(tmp_path)["cdip_33_2.zh.pdf"]
    assert (entry["found"], entry["page"]) == ("derived", None)
    assert entry["sha256"] == sha256(PDF).hexdigest()
    assert entry["url"] == entry["served_from"] == site.url + file_path("cdip_33_2", "zh")


def test_a_derived_address_counts_as_linked_once_a_page_links_it(site: FakeSite, tmp_path: Path) -> None:
    site.put_file(file_path("cdip_33_2", "en"), PDF)
    bring(site, tmp_path, symbol="CDIP/33/2", languages=("en",))
    older_pages(site, 33, [("CDIP/33/2", "Report", (".pdf",))])

    (result,) = bring(site, tmp_path, symbol="CDIP/33/2", languages=("en",))

    assert (result.status, manifest(tmp_path)["cdip_33_2.en.pdf"]["found"]) == ("unchanged", "linked")


def test_a_language_that_the_list_lacks_is_looked_for_and_told_when_missing(site: FakeSite, tmp_path: Path) -> None:
    older_pages(site, 25, [("CDIP/25/5", "Report", (".pdf",))], languages=("en",))
    site.put_file(file_path("cdip_25_5", "en"), PDF)

    results = bring(site, tmp_path, session=25)

    assert [(r.language, r.status, r.found) for r in results] == [
        ("en", "fetched", "linked"),
        ("zh", "missing", "derived"),
    ]


def test_a_session_that_no_page_lists_is_guessed_and_the_limits_of_guessing_are_told(site: FakeSite, tmp_path: Path) -> None:
    for number in (1, 2, 4):
        site.put_file(file_path(f"cdip_31_{number}", "en"), PDF)

    results = bring(site, tmp_path, session=31, languages=("en",))

    assert [(r.symbol, r.status) for r in results] == [
        ("CDIP/31/1", "fetched"),
        ("CDIP/31/2", "fetched"),
        ("CDIP/31/3", "missing"),
        ("CDIP/31/4", "fetched"),
        (None, "missing"),
    ]
    assert "up to number 4" in (results[-1].error or "")
    assert "--url" in (results[-1].error or "")


def test_a_session_that_is_nowhere_is_one_clear_line(site: FakeSite, tmp_path: Path) -> None:
    (result,) = bring(site, tmp_path, session=99)

    assert (result.status, result.file) == ("missing", None)
    assert "session 99" in (result.error or "")


def test_the_chairs_summary_has_a_symbol_without_a_number_and_keeps_its_name(site: FakeSite, tmp_path: Path) -> None:
    site.put_page(
        "/meetings/en/details.jsp?meeting_id=7",
        f'<p><a href="{file_path("cdip_17_summary", "en")}">Summary by the Chair</a></p>',
    )
    site.put_file(file_path("cdip_17_summary", "en"), PDF)

    results = bring(site, tmp_path, url=f"{site.url}/meetings/en/details.jsp?meeting_id=7", languages=("en",))

    assert outcome(results) == [("CDIP/17/SUMMARY", "en", "fetched", "cdip_17_summary.en.pdf")]


def test_the_address_of_a_page_brings_what_it_links_to_in_the_other_language_too(site: FakeSite, tmp_path: Path) -> None:
    newer_pages(site, 30, [(5, "CDIP/30/3", "Terms", {"en": (".pdf",), "zh": (".pdf",)})])
    site.put_file(file_path("cdip_30_3", "en"), PDF)
    site.put_file(file_path("cdip_30_3", "zh"), PDF + b"zh")

    results = bring(site, tmp_path, url=f"{site.url}/meetings/en/doc_details.jsp?doc_id=5")

    assert [(r.language, r.status) for r in results] == [("en", "fetched"), ("zh", "fetched")]


def test_the_address_of_a_file_brings_the_file(site: FakeSite, tmp_path: Path) -> None:
    site.put_file(file_path("cdip_30_14", "zh"), PDF)

    results = bring(site, tmp_path, url=site.url + file_path("cdip_30_14", "zh"))

    assert outcome(results) == [("CDIP/30/14", "zh", "fetched", "cdip_30_14.zh.pdf")]
    assert manifest(tmp_path)["cdip_30_14.zh.pdf"]["found"] == "given"


def test_a_page_given_by_address_that_is_not_there_or_links_to_nothing_is_told(site: FakeSite, tmp_path: Path) -> None:
    site.put_page("/en/web/empty", "")

    (gone,) = bring(site, tmp_path, url=f"{site.url}/nowhere")
    (empty,) = bring(site, tmp_path, url=f"{site.url}/en/web/empty", languages=("en",))

    assert (gone.status, "404" in (gone.error or "")) == ("missing", True)
    assert (empty.status, empty.error) == ("missing", "the page links to no document files")


def test_parts_are_left_where_the_complete_document_is_there(site: FakeSite, tmp_path: Path) -> None:
    stems = ("cdip_5_4", "cdip_5_4-main1", "cdip_5_4-annex1", "cdip_5_5-main1")
    links = "".join(f'<a href="{file_path(stem, "en")}">file</a>' for stem in stems)
    site.put_page("/meetings/en/details.jsp?meeting_id=7", links)
    for stem in stems:
        site.put_file(file_path(stem, "en"), PDF)

    results = bring(site, tmp_path, url=f"{site.url}/meetings/en/details.jsp?meeting_id=7", languages=("en",))

    assert [r.file.name for r in results if r.file] == ["cdip_5_4.en.pdf", "cdip_5_5-main1.en.pdf"]


# --- what goes wrong -------------------------------------------------------------------------------------------------


def test_a_file_that_is_not_there_is_missing_and_the_others_come(site: FakeSite, tmp_path: Path) -> None:
    older_pages(site, 25, [("CDIP/25/4", "Paper", (".pdf",)), ("CDIP/25/5", "Report", (".pdf",))], languages=("en",))
    site.put_file(file_path("cdip_25_5", "en"), PDF)

    results = bring(site, tmp_path, session=25, languages=("en",))

    assert [(r.symbol, r.status) for r in results] == [("CDIP/25/4", "missing"), ("CDIP/25/5", "fetched")]
    assert "404" in (results[0].error or "")


def test_a_server_error_is_tried_again(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(status=500), Reply(status=503), Reply(PDF))

    (result,) = bring(site, tmp_path, url=site.url + path)

    assert result.status == "fetched"
    assert site.paths(files_only=True) == [path] * 3


def test_a_server_error_that_stays_is_failed_with_its_number(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(status=502))

    (result,) = bring(site, tmp_path, url=site.url + path)

    assert (result.status, result.error) == ("failed", "the site answers 502 (asked 3 times)")
    assert len(site.paths(files_only=True)) == HASTY.attempts


def test_too_many_requests_waits_as_long_as_the_site_asks(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(status=429, headers={"Retry-After": "1"}), Reply(PDF))
    slept: list[float] = []

    (result,) = bring(site, tmp_path, url=site.url + path, sleep=slept.append)

    assert result.status == "fetched"
    assert max(slept) >= 1.0


def test_a_site_that_asks_for_a_long_rest_gets_it(site: FakeSite, tmp_path: Path) -> None:
    older_pages(site, 25, [(f"CDIP/25/{n}", "Paper", (".pdf",)) for n in (2, 3, 4)], languages=("en",))
    site.put(file_path("cdip_25_2", "en"), Reply(status=429, headers={"Retry-After": "3600"}))

    results = bring(site, tmp_path, session=25, languages=("en",))

    assert [r.status for r in results] == ["failed"] * 3
    assert all("3600 s" in (r.error or "") for r in results)
    assert len(site.paths(files_only=True)) == 1, "the site was asked again"


def test_a_slow_answer_is_given_up_and_told(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(PDF, wait=1.0))

    (result,) = bring(site, tmp_path, url=site.url + path, manners=Manners(attempts=1, read_seconds=0.1))

    assert result.status == "failed"
    assert "time-out" in (result.error or "")


def test_a_trickle_ends_when_its_time_is_up_and_the_next_run_continues(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(PDF, etag='"a"', drip=0.05), Reply(PDF, etag='"a"'))

    (first,) = bring(site, tmp_path, url=site.url + path, manners=Manners(attempts=1, file_seconds=0.2))
    kept = (tmp_path / "cdip_25_5.en.pdf.part").stat().st_size
    (second,) = bring(site, tmp_path, url=site.url + path)

    assert (first.status, "run again to continue" in (first.error or "")) == ("failed", True)
    assert second.status == "fetched"
    assert site.asked[-1].headers["Range"] == f"bytes={kept}-"
    assert (tmp_path / "cdip_25_5.en.pdf").read_bytes() == PDF


def test_a_truncated_file_is_continued_where_it_broke_off(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(PDF, etag='"a"', cut=20_000), Reply(PDF, etag='"a"'))

    (result,) = bring(site, tmp_path, url=site.url + path)

    assert (result.status, result.bytes, result.sha256) == ("fetched", len(PDF), sha256(PDF).hexdigest())
    again = site.asked[-1].headers
    assert (again["Range"], again["If-Range"]) == ("bytes=20000-", '"a"')
    assert (tmp_path / "cdip_25_5.en.pdf").read_bytes() == PDF
    assert left_over(tmp_path) == []


@pytest.mark.parametrize(
    "second",
    [
        Reply(PDF, etag='"a"', ranges=False),
        Reply(PDF + b"corrected", etag='"b"'),
        Reply(
            PDF[:-9] + b"corrected" + PDF[-9:],
            status=206,
            etag='"b"',
            headers={"Content-Range": "bytes 20000-30000/9"},
        ),
        Reply(status=416),
    ],
    ids=["ranges ignored", "another version", "a piece of another version", "range refused"],
)
def test_a_truncated_file_that_cannot_be_continued_starts_again(site: FakeSite, tmp_path: Path, second: Reply) -> None:
    path = file_path("cdip_25_5", "en")
    whole = Reply(second.body if second.status == 200 else PDF, etag='"b"')
    site.put(path, Reply(PDF, etag='"a"', cut=20_000), second, whole)

    (result,) = bring(site, tmp_path, url=site.url + path)

    assert result.status == "fetched"
    assert (tmp_path / "cdip_25_5.en.pdf").read_bytes() == whole.body


def test_without_a_version_to_go_by_nothing_is_continued(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(PDF, etag='W/"a"', cut=20_000), Reply(PDF))

    (result,) = bring(site, tmp_path, url=site.url + path)

    assert result.status == "fetched"
    assert "Range" not in site.asked[-1].headers


def test_a_file_that_always_breaks_off_is_failed_and_its_piece_kept_for_the_next_run(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(PDF, etag='"a"', cut=5_000))

    (result,) = bring(site, tmp_path, url=site.url + path)

    assert (result.status, result.file) == ("failed", None)
    assert not (tmp_path / "cdip_25_5.en.pdf").exists()
    assert left_over(tmp_path) == ["cdip_25_5.en.pdf.part", "cdip_25_5.en.pdf.part.json"]


def test_a_file_of_untold_length_that_breaks_off_is_noticed(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(PDF, cut=20_000, length=False))

    (result,) = bring(site, tmp_path, url=site.url + path)

    assert result.status == "failed"
    assert "breaks off" in (result.error or "")


def test_a_web_page_instead_of_a_pdf_is_not_stored(site: FakeSite, tmp_path: Path) -> None:
    older_pages(site, 25, [("CDIP/25/5", "Report", (".docx", ".pdf"))], languages=("en",))
    site.put(file_path("cdip_25_5", "en", ".docx"), Reply("\ufeff<!DOCTYPE html>请稍候".encode(), headers=HTML))
    site.put_file(file_path("cdip_25_5", "en", ".pdf"), PDF)

    results = bring(site, tmp_path, session=25, languages=("en",))

    assert [(r.status, r.error) for r in results] == [
        ("failed", "gave a web page instead of a Word file; it was not stored"),
        ("fetched", None),
    ]
    assert sorted(manifest(tmp_path)) == ["cdip_25_5.en.pdf"]
    assert left_over(tmp_path) == []


@pytest.mark.parametrize(("body", "words"), [(b"", "empty"), (b"GIF89a and so on", "something else"), (b"%P", "else")])
def test_what_is_no_pdf_is_not_stored(site: FakeSite, tmp_path: Path, body: bytes, words: str) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(body))

    (result,) = bring(site, tmp_path, url=site.url + path)

    assert (result.status, words in (result.error or "")) == ("failed", True)
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("length", [True, False], ids=["told beforehand", "found out on the way"])
def test_a_file_over_the_limit_is_not_taken(site: FakeSite, tmp_path: Path, length: bool) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(PDF, length=length))

    (result,) = bring(site, tmp_path, url=site.url + path, manners=Manners(file_bytes=10_000))

    assert (result.status, "10,000" in (result.error or "")) == ("failed", True)
    assert left_over(tmp_path) == []


def test_a_page_that_cannot_be_read_is_reported_and_derived_addresses_are_tried(site: FakeSite, tmp_path: Path) -> None:
    site.put("/policy/en/cdip/index.html", Reply(status=500))
    site.put_file(file_path("cdip_25_5", "en"), PDF)

    results = bring(site, tmp_path, symbol="CDIP/25/5", languages=("en",))

    assert [(r.status, r.found) for r in results] == [("fetched", "derived"), ("failed", None)]
    assert results[1].url == f"{site.url}/policy/en/cdip/index.html"


# --- hosts and names -------------------------------------------------------------------------------------------------


def test_a_redirect_on_the_host_is_followed(site: FakeSite, tmp_path: Path) -> None:
    site.put(file_path("cdip_25_5", "en"), Reply(status=302, headers={"Location": "/moved/cdip_25_5.pdf"}))
    site.put_file("/moved/cdip_25_5.pdf", PDF)

    (result,) = bring(site, tmp_path, url=site.url + file_path("cdip_25_5", "en"))

    assert result.status == "fetched"
    assert manifest(tmp_path)["cdip_25_5.en.pdf"]["served_from"] == f"{site.url}/moved/cdip_25_5.pdf"


def test_a_redirect_to_a_host_nobody_named_is_refused(site: FakeSite, tmp_path: Path) -> None:
    with FakeSite() as other:
        other.put_file("/cdip_25_5.pdf", PDF)
        site.put(
            file_path("cdip_25_5", "en"),
            Reply(status=302, headers={"Location": f"{other.url}/cdip_25_5.pdf"}),
        )

        (result,) = bring(site, tmp_path, url=site.url + file_path("cdip_25_5", "en"))

        assert (result.status, "was not named" in (result.error or "")) == ("failed", True)
        assert other.asked == []


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://[", "//", "javascript:0"])
def test_a_redirect_to_no_web_address_is_refused(site: FakeSite, tmp_path: Path, location: str) -> None:
    site.put(file_path("cdip_25_5", "en"), Reply(status=302, headers={"Location": location}))

    (result,) = bring(site, tmp_path, url=site.url + file_path("cdip_25_5", "en"))

    assert (result.status, result.file) == ("failed", None)


def test_redirects_in_a_circle_end(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(status=302, headers={"Location": path}))

    (result,) = bring(site, tmp_path, url=site.url + path)

    assert (result.status, "redirects" in (result.error or "")) == ("failed", True)


def test_links_that_play_tricks_are_reported_and_not_followed(site: FakeSite, tmp_path: Path) -> None:
    folder = "/edocs/mdocs/mdocs/en/cdip_25"
    tricks = [
        f"{folder}/..%2f..%2fcdip_25_2.pdf",
        f"{folder}/%2e%2e%5ccdip_25_3.pdf",
        f"{folder}/cdip_25_4%00.pdf",
        f"{folder}/cdip_25_5{'x' * 200}.pdf",
        "https://www.wipo.int.elsewhere.example/edocs/mdocs/mdocs/en/cdip_25/cdip_25_6.pdf",
        f"http://127.0.0.1@elsewhere.example{folder}/cdip_25_7.pdf",
        "/files/cdip_25_8.pdf",
    ]
    ignored = [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:a@b.example",
        "http://[",
        "",
        "/edocs/pubdocs/en/x.pdf",
    ]
    good = f"{folder}/cdip_25_9.pdf"
    links = "".join(f'<li><a href="{link}">CDIP/25/1</a></li>' for link in [*tricks, *ignored, good])
    older_pages(site, 25, [])
    site.put_page("/meetings/en/details.jsp?meeting_id=46000", links)
    site.put_file(good, PDF)

    results = bring(site, tmp_path, session=25, languages=("en",))

    assert [r.status for r in results] == ["failed"] * len(tricks) + ["fetched"]
    assert all(r.error for r in results[:-1])
    assert site.paths(files_only=True) == [good]
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix == ".pdf") == ["cdip_25_9.en.pdf"]


def test_told_hosts_are_the_base_and_its_family() -> None:
    told = Told.of("https://www.wipo.int/")

    allowed = [
        "https://www.wipo.int/x",
        "http://www.wipo.int/x",
        "https://wipo.int/x",
        "https://www3.wipo.int/x",
    ]
    refused = [
        "https://wipo.int.example/x",
        "https://evilwipo.int/x",
        "https://www.wipo.int@evil.example/x",
        "https://user@www.wipo.int/x",
        "https://www.wipo.int:8443/x",
        "ftp://www.wipo.int/x",
        "file:///etc/passwd",
        "/x",
    ]
    assert [url for url in allowed + refused if told.allows(url)] == allowed
    assert told.settled("http://www.wipo.int/x#y") == "https://www.wipo.int/x"
    assert not Told.of("http://127.0.0.1:8000").allows("http://127.0.0.1:8001/x")
    assert not Told.of("http://localhost").allows("http://evil.localhost/x")


# --- manners ---------------------------------------------------------------------------------------------------------


def test_the_visitor_names_itself_and_pauses_between_requests(site: FakeSite, tmp_path: Path) -> None:
    older_pages(site, 25, [("CDIP/25/5", "Report", (".pdf",))])

    bring(site, tmp_path, session=25, pause_seconds=0.05)

    assert all(asked.headers["User-Agent"].startswith("cdip-assistant (") for asked in site.asked)
    gaps = [later.at - earlier.at for earlier, later in zip(site.asked, site.asked[1:], strict=False)]
    assert gaps and min(gaps) >= 0.05


def test_robots_txt_is_obeyed(site: FakeSite, tmp_path: Path) -> None:
    site.put("/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 7\nDisallow: /edocs/\n"))
    slept: list[float] = []

    (result,) = bring(site, tmp_path, symbol="CDIP/25/5", languages=("en",), sleep=slept.append)

    assert (result.status, "robots.txt" in (result.error or "")) == ("failed", True)
    assert site.paths(files_only=True) == []
    assert max(slept) > 6


def test_a_site_that_cannot_be_reached_is_one_error_that_names_it(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        base_url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(ServiceError, match=r"127\.0\.0\.1.*--base-url") as caught:
            fetch(session=25, out=tmp_path, base_url=base_url, manners=HASTY, sleep=lambda _: None)
    assert caught.value.exit_status == 4


def test_a_site_whose_rules_cannot_be_read_is_left_alone(site: FakeSite, tmp_path: Path) -> None:
    site.put("/robots.txt", Reply(status=503))

    with pytest.raises(ServiceError, match="503"):
        bring(site, tmp_path, session=25)
    assert set(site.paths()) == {"/robots.txt"}


def test_a_site_that_falls_silent_is_not_asked_for_the_rest(site: FakeSite, tmp_path: Path) -> None:
    numbers = range(2, 9)
    older_pages(site, 25, [(f"CDIP/25/{n}", "Paper", (".pdf",)) for n in numbers], languages=("en",))
    for number in numbers:
        site.put(file_path(f"cdip_25_{number}", "en"), Reply(PDF, wait=0.3))
    curt = Manners(attempts=1, read_seconds=0.05, silences=2)

    results = bring(site, tmp_path, session=25, languages=("en",), manners=curt)

    assert [r.status for r in results] == ["failed"] * len(numbers)
    assert "stopped answering" in (results[-1].error or "")
    assert len(site.paths(files_only=True)) == 2


# --- again -----------------------------------------------------------------------------------------------------------


def test_a_second_run_brings_nothing_again(site: FakeSite, tmp_path: Path) -> None:
    older_pages(site, 25, [("CDIP/25/5", "Report", (".pdf",))])
    for language in ("en", "zh"):
        site.put_file(file_path("cdip_25_5", language), PDF + language.encode())
    first = bring(site, tmp_path, session=25)
    before = manifest(tmp_path)
    site.forget()

    second = bring(site, tmp_path, session=25)

    assert [r.status for r in second] == ["unchanged", "unchanged"]
    assert [r.sha256 for r in second] == [r.sha256 for r in first]
    assert manifest(tmp_path) == before
    assert all("If-None-Match" in asked.headers for asked in site.asked if "/edocs/" in asked.path)


def test_last_modified_serves_where_there_is_no_etag(site: FakeSite, tmp_path: Path) -> None:
    path, date = file_path("cdip_25_5", "en"), {"Last-Modified": "Fri, 13 Mar 2020 10:00:00 GMT"}
    site.put(path, Reply(PDF, headers=date), Reply(status=304))
    bring(site, tmp_path, url=site.url + path)

    (second,) = bring(site, tmp_path, url=site.url + path)

    assert (second.status, site.asked[-1].headers["If-Modified-Since"]) == (
        "unchanged",
        date["Last-Modified"],
    )


def test_a_site_that_names_no_versions_is_compared_by_content(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "en")
    site.put(path, Reply(PDF), Reply(PDF), Reply(PDF + b"corrected"))

    statuses = [bring(site, tmp_path, url=site.url + path)[0].status for _ in range(3)]

    assert statuses == ["fetched", "unchanged", "fetched"]
    assert (tmp_path / "cdip_25_5.en.pdf").read_bytes() == PDF + b"corrected"


def test_a_file_that_was_deleted_or_altered_here_comes_again(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "en")
    site.put_file(path, PDF)
    place = tmp_path / "cdip_25_5.en.pdf"
    bring(site, tmp_path, url=site.url + path)

    place.write_bytes(b"altered")
    (altered,) = bring(site, tmp_path, url=site.url + path)
    place.unlink()
    (deleted,) = bring(site, tmp_path, url=site.url + path)

    assert (altered.status, deleted.status, place.read_bytes()) == ("fetched", "fetched", PDF)


def test_a_run_killed_in_the_middle_of_a_file_is_continued(site: FakeSite, tmp_path: Path) -> None:
    path = file_path("cdip_25_5", "zh")
    site.put(path, Reply(PDF, etag='"a"', drip=0.05), Reply(PDF, etag='"a"'))
    program = (
        "import sys; from pathlib import Path; from ingest.fetch import fetch; "
        "fetch(url=sys.argv[1], base_url=sys.argv[2], out=Path(sys.argv[3]), pause_seconds=0)"
    )
    arguments = [sys.executable, "-c", program, site.url + path, site.url, str(tmp_path)]
    root = Path(__file__).parent.parent
    part = tmp_path / "cdip_25_5.zh.pdf.part"
    with subprocess.Popen(arguments, cwd=root, env={**os.environ, "NO_PROXY": "127.0.0.1"}) as running:
        until = time.monotonic() + 8
        while time.monotonic() < until and not (part.exists() and part.stat().st_size > 2_000):
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
    kept = part.stat().st_size
    assert 2_000 < kept < len(PDF)

    (result,) = bring(site, tmp_path, url=site.url + path)

    assert (result.status, site.asked[-1].headers["Range"]) == ("fetched", f"bytes={kept}-")
    assert (tmp_path / "cdip_25_5.zh.pdf").read_bytes() == PDF


def test_progress_hears_of_every_result_as_it_comes(site: FakeSite, tmp_path: Path) -> None:
    older_pages(site, 25, [("CDIP/25/4", "Paper", (".pdf",)), ("CDIP/25/5", "Report", (".pdf",))])
    site.put_file(file_path("cdip_25_5", "en"), PDF)
    heard: list[Fetched] = []

    results = bring(site, tmp_path, session=25, progress=heard.append)

    assert tuple(heard) == results


# --- arguments -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({}, "one thing only"),
        ({"session": 25, "symbol": "CDIP/25/5"}, "one thing only"),
        ({"session": 0}, "session"),
        ({"symbol": "WO/PBC/37/7"}, "--url"),
        ({"symbol": "第二十五届会议"}, "symbol"),
        ({"url": "https://elsewhere.example/x.pdf"}, "--base-url"),
        ({"url": "/etc/passwd"}, "--base-url"),
        ({"session": 25, "languages": ()}, "--lang"),
        ({"session": 25, "languages": ("fr",)}, "'fr'"),
        ({"session": 25, "base_url": "www.wipo.int"}, "https://"),
        ({"session": 25, "base_url": "ftp://www.wipo.int"}, "https://"),
    ],
)
def test_arguments_that_make_no_sense_are_told_apart(site: FakeSite, tmp_path: Path, wanted: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        bring(site, tmp_path, **wanted)
    assert site.asked == []


def test_a_folder_that_cannot_be_used_is_told(site: FakeSite, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    (tmp_path / "manifest.json").write_text("{}")

    with pytest.raises(UsageError, match="--out"):
        bring(site, tmp_path / "file", session=25)
    with pytest.raises(UsageError, match="not a manifest"):
        bring(site, tmp_path, session=25)


# --- pages -----------------------------------------------------------------------------------------------------------


def test_a_link_belongs_to_the_symbol_of_its_row() -> None:
    html = """
      <table><tr><td>CDIP/22/5</td><td><a href="/meetings/en/doc_details.jsp?doc_id=1">Costs of document CDIP/21/6</a></td></tr>
      <tr><td><a href="/meetings/en/doc_details.jsp?doc_id=2">Updated CDIP/20/7 and CDIP/21/6</a></td></tr></table>
      <dl><dt>CDIP/22/8</dt><dd><a href="/meetings/en/doc_details.jsp?doc_id=3">关于落实建议的文件</a></dd>
      <dt>CDIP/22/9 Rev.</dt><dd><a href="/meetings/en/doc_details.jsp?doc_id=4">Report</a></dd></dl>
      <a href="/meetings/en/doc_details.jsp?doc_id=x">no number</a>
    """

    links = read_links(html, "https://www.wipo.int/meetings/en/details.jsp?meeting_id=9", lambda url: True)

    assert [(page.number, page.symbol) for page in links.documents] == [
        (1, "CDIP/22/5"),
        (2, None),
        (3, "CDIP/22/8"),
        (4, "CDIP/22/9 Rev."),
    ]


def test_a_meeting_is_told_by_the_words_around_its_link_in_both_languages() -> None:
    html = """
      <p><a href="/meetings/zh/details.jsp?meeting_id=1">发展与知识产权委员会（CDIP）：第二十五届会议</a></p>
      <tr><td>CDIP/26</td><td><a href="details.jsp?meeting_id=2">Details</a></td></tr>
      <li>Twenty-Seventh Session <a href="details.jsp?meeting_id=3">page</a></li>
      <p>Sessions 28 and 29: <a href="details.jsp?meeting_id=4">pages</a></p>
    """

    links = read_links(html, "https://www.wipo.int/meetings/zh/index.jsp", lambda url: True)

    assert [(page.number, page.session) for page in links.meetings] == [(1, 25), (2, 26), (3, 27), (4, None)]


def test_a_hostile_page_is_read_within_bounds() -> None:
    html = "<div>" * 3_000 + '<a href="/x/doc_details.jsp?doc_id=1">CDIP</a>' * 30_000 + "\x00\ud800"

    started = time.monotonic()
    links = read_links(html, "https://www.wipo.int/", lambda url: True)

    assert len(links.documents) <= 1
    assert time.monotonic() - started < 5


@given(st.lists(st.one_of(st.text(), st.sampled_from(_PIECES)), max_size=30).map("".join))
@settings(max_examples=100, deadline=None)
def test_no_page_brings_the_reader_down(html: str) -> None:
    told = Told.of("https://www.wipo.int")

    links = read_links(html, "https://www.wipo.int/meetings/en/details.jsp?meeting_id=9", told.allows)

    assert all(told.allows(file.url) and "/" not in file.stem and ".." not in file.stem for file in links.files)
