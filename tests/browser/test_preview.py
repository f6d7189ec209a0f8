"""A reviewer looks at an edition while it is worked on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.running_preview import ARTICLE, SPANISH, change, entries, running, teach
from tools.model.catalog import Entry
from tools.preview.server import Preview
from tools.workspace import Workspace

from .reader import HEIGHT, PHONE, Reader, Windows
from .unfinished import DRAFTED, EMPTIED, FINISHED, STANDFIRST, TITLE, unfinish

CHANGED = 8
HOSTILE = '<script>document.title = "taken"</script> :raw:`x` <img src=x onerror=alert(1)>'
MARKS = {
    DRAFTED: "Draft",
    CHANGED: "Changed",
    EMPTIED[0]: "Not translated",
    TITLE: "Not translated",
}
LINE = "node => getComputedStyle(node).borderInlineStartStyle"


@pytest.fixture
def workspace(project: Workspace) -> Workspace:
    unfinish(project)
    teach(project)
    change(project, CHANGED, flags=("fuzzy",), previous_msgid="Older words.")
    return project


@pytest.fixture
def preview(workspace: Workspace) -> Iterator[Preview]:
    with running(workspace) as preview:
        yield preview


@pytest.fixture
def watcher(browser: Browser, preview: Preview) -> Iterator[Reader]:
    reader = Reader(Windows(browser, preview.address.removesuffix("/es/index.html")))
    yield reader
    reader.leave()


@pytest.fixture
def page(watcher: Reader) -> Iterator[Page]:
    page = watcher.new_window()
    page.goto(f"/es/{ARTICLE}.html")
    yield page
    page.context.close()


def passage(page: Page, place: int) -> Locator:
    """Places count from 0, like those of the catalogue."""
    return page.locator(f'[data-entry="{place + 1}"]')


def block(page: Page, place: int) -> Locator:
    return page.locator(f'.entry[data-of="{place + 1}"]')


def test_each_mark_is_a_word_and_a_line_of_its_own(page: Page, workspace: Workspace) -> None:
    lines = {}
    for place, word in MARKS.items():
        expect(block(page, place).locator(".entry-mark")).to_have_text(word)
        expect(block(page, place)).to_be_visible()
        lines[word] = block(page, place).evaluate(LINE)
        assert (
            float(
                block(page, place).evaluate(
                    "n => parseFloat(getComputedStyle(n).borderInlineStartWidth)"
                )
            )
            >= 4
        )
    assert len(set(lines.values())) == len(lines) == 3
    assert "none" not in lines.values()
    draft = entries(workspace)[DRAFTED]
    expect(block(page, DRAFTED).locator(".entry-text")).to_have_text(draft.msgstr)
    expect(passage(page, DRAFTED)).to_have_text(draft.msgid)
    expect(page.locator(".preview-banner")).to_contain_text("Preview – not published")


def test_pointing_at_a_passage_shows_its_source_and_its_place(
    page: Page, workspace: Workspace
) -> None:
    entry = entries(workspace)[FINISHED]
    expect(block(page, FINISHED)).to_be_hidden()
    passage(page, FINISHED).hover()
    expect(block(page, FINISHED)).to_be_visible()
    expect(block(page, FINISHED)).to_contain_text(entry.msgid)
    where = f"locale/es/LC_MESSAGES/{ARTICLE}.po:{entry.line}"
    expect(block(page, FINISHED).locator("code")).to_have_text(where)
    # The pointer can get to the link without losing it.
    link = block(page, FINISHED).get_by_role("link")
    link.hover()
    expect(link).to_have_attribute("href", re.compile(f"^vscode://file/.*{re.escape(where)}$"))
    expect(block(page, FINISHED)).to_be_visible()
    page.locator(".brand").hover()
    expect(block(page, FINISHED)).to_be_hidden()


def test_a_keyboard_shows_it_too_and_escape_hides_it(page: Page) -> None:
    passage(page, FINISHED).focus()
    expect(block(page, FINISHED)).to_be_visible()
    description = passage(page, FINISHED).get_attribute("aria-describedby")
    expect(block(page, FINISHED).locator(f"#{description}")).to_be_visible()
    page.keyboard.press("Tab")
    expect(block(page, FINISHED).get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(block(page, FINISHED)).to_be_hidden()
    passage(page, FINISHED).focus()
    expect(block(page, FINISHED)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(block(page, FINISHED)).to_be_hidden()


def test_who_uses_a_keyboard_stays_at_a_passage_when_a_save_arrives(
    page: Page, workspace: Workspace
) -> None:
    passage(page, FINISHED).focus()
    change(workspace, FINISHED, msgstr="Una ola nueva.")
    expect(passage(page, FINISHED)).to_have_text("Una ola nueva.")
    expect(passage(page, FINISHED)).to_be_focused()
    expect(block(page, FINISHED)).to_be_visible()


def test_on_a_phone_nothing_leaves_the_window(page: Page, workspace: Workspace) -> None:
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    article = workspace.source / f"{ARTICLE}.rst"
    nested = "\n* One.\n\n  * Two.\n\n    * Deep in a list.\n"
    article.write_text(article.read_text(encoding="utf-8") + nested, encoding="utf-8")
    catalog = workspace.catalog(SPANISH, ARTICLE)
    deep = Entry(msgid="Deep in a list.", msgstr="Dentro de una lista.")
    workspace.save(SPANISH, replace(catalog, entries=(*catalog, deep)))
    expect(page.get_by_text(deep.msgstr)).to_be_visible()
    number = page.locator("[data-entry]", has_text=deep.msgstr).get_attribute("data-entry")
    for place in (int(number or 0) - 1, *range(len(entries(workspace)) - 1)):
        passage(page, place).focus()
        expect(block(page, place)).to_be_visible()
        box = block(page, place).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_a_save_is_on_the_page_at_once_and_the_reader_stays_where_she_is(
    page: Page, workspace: Workspace
) -> None:
    passage(page, 20).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 0
    change(workspace, FINISHED, msgstr="Una ola nueva.")
    expect(passage(page, FINISHED)).to_have_text("Una ola nueva.")
    page.wait_for_function("before => Math.abs(scrollY - before) < 400", arg=before)
    change(workspace, FINISHED, flags=("fuzzy",))
    expect(block(page, FINISHED).locator(".entry-mark")).to_have_text("Draft")
    article = workspace.source / f"{ARTICLE}.rst"
    article.write_text(article.read_text(encoding="utf-8") + "\nLast words.\n", encoding="utf-8")
    expect(page.get_by_text("Last words.")).to_be_visible()


def test_a_page_in_another_window_is_brought_up_to_date_too(
    page: Page, watcher: Reader, workspace: Workspace
) -> None:
    front = watcher.watch(page.context.new_page())
    front.goto("/es/index.html")
    change(workspace, TITLE, msgstr="Una ola")
    expect(front.get_by_role("link", name="Una ola")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Una ola")


@pytest.mark.parametrize("place", [TITLE, STANDFIRST, FINISHED])
def test_a_hostile_draft_is_only_text(page: Page, workspace: Workspace, place: int) -> None:
    title = page.title()
    change(workspace, place, msgstr=HOSTILE, flags=("fuzzy",))
    expect(block(page, place).locator(".entry-text")).to_have_text(HOSTILE)
    assert page.title() == title
    assert page.locator("main script, main img").count() == 0


def test_a_broken_catalogue_is_said_over_the_page_and_goes_with_its_fault(
    page: Page, workspace: Workspace
) -> None:
    path = workspace.catalog_path(SPANISH, ARTICLE)
    sound = path.read_bytes()
    problems = page.get_by_role("alert")
    expect(problems).to_be_empty()
    path.write_bytes(sound + b'\nmsgid "<b>oops\n')
    expect(problems).to_contain_text(f"locale/es/LC_MESSAGES/{ARTICLE}.po:")
    expect(passage(page, FINISHED)).to_be_visible()
    page.reload()
    expect(problems).to_contain_text(f"locale/es/LC_MESSAGES/{ARTICLE}.po:")
    path.write_bytes(sound)
    expect(problems).to_be_empty()


def test_a_preview_that_ended_says_so(page: Page, preview: Preview, watcher: Reader) -> None:
    watcher.forgives |= {"/-/events", "ERR_CONNECTION_REFUSED"}
    expect(page.get_by_role("alert")).to_be_empty()
    preview.stop()
    expect(page.get_by_role("alert")).to_contain_text("make preview LANG=es")


def test_axe_finds_nothing(page: Page, axe: Callable[..., list[str]], workspace: Workspace) -> None:
    assert axe(page) == []
    # In the line of the text, for axe cannot say what it covers.
    block(page, FINISHED).evaluate("node => { node.style.position = 'static' }")
    passage(page, FINISHED).focus()
    expect(block(page, FINISHED)).to_be_visible()
    assert axe(page) == []
    path = workspace.catalog_path(SPANISH, ARTICLE)
    path.write_bytes(path.read_bytes() + b'\nmsgid "oops\n')
    expect(page.get_by_role("alert")).not_to_be_empty()
    assert axe(page) == []


def test_axe_finds_nothing_in_a_page_that_is_not_there(
    page: Page, axe: Callable[..., list[str]], watcher: Reader
) -> None:
    watcher.forgives |= {"404"}
    page.goto("/pt-br/index.html")
    expect(page.get_by_role("heading")).to_be_visible()
    assert axe(page) == []
