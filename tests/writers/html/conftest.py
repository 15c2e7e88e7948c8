"""A real browser for the pages, and a record of everything it complains about or asks for."""

import io
import shutil
from pathlib import Path

import pytest

from planparse.schema import ParsedDocument

CORPORA = Path(__file__).resolve().parents[3] / "corpora"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    """Open for one module only: while its driver is, no other test can run an event loop."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def visit(browser):
    """Open a file; at the end the page must not have complained, nor asked for anything but itself."""
    opened, complaints, requests = [], [], []

    def open_file(path, fragment=""):
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri() + fragment)
        opened.append((page, path))
        return page

    yield open_file
    for page, _ in opened:
        page.close()
    own = {path.as_uri() for _, path in opened}
    assert complaints == []
    assert {request.partition("#")[0] for request in requests} == own


@pytest.fixture(scope="session")
def gold():
    """Documents of a county's reports as annotated, by year."""
    files = {year: CORPORA / "yuhe" / f"{year}-report.txt.gold.json" for year in (2022, 2023, 2024)}
    return {year: ParsedDocument.model_validate_json(file.read_text(encoding="utf-8")) for year, file in files.items()}


@pytest.fixture
def ink():
    """How many dark pixels, and how many rows of pixels with some, a picture of a part of the page has."""
    image = pytest.importorskip("PIL.Image")

    def measure(locator):
        with image.open(io.BytesIO(locator.screenshot())) as picture:
            grey = picture.convert("L")
            width, height = grey.size
            pixels = grey.tobytes()
        rows = [pixels[at * width : (at + 1) * width] for at in range(height)]
        dark = [sum(pixel < 110 for pixel in row) for row in rows]
        return sum(dark), sum(count > 0 for count in dark)

    return measure
