"""A real Chromium for the tests of the page: Debian's, which .ci/run installs; Playwright brings none of its own here."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser for the length of a block. Without one the test is skipped, and fails where CI is set."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here, and under CI the page must be tested: apt-get install -y chromium")
        pytest.skip("no Chromium here (apt-get install -y chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])  # tests may run as root
        yield browser
        browser.close()


@contextmanager
def page_of(browser: Browser, *, locale: str = "en-GB", phone: bool = False, dark: bool = False) -> Iterator[Page]:
    """Open a page; when the block ends, anything that the console complained of fails the test."""
    context = browser.new_context(
        locale=locale,
        viewport={"width": 390, "height": 844} if phone else {"width": 1280, "height": 860},
        has_touch=phone,
        color_scheme="dark" if dark else "light",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    try:
        yield page
    finally:
        context.close()
    expected = ("the server responded with a status of", "net::ERR_")
    assert not [text for text in complaints if not any(words in text for words in expected)]
