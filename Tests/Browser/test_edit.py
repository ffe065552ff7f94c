"""The reader's own experiments: blocks that are opened, edited, checked, copied and put back."""

import re

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from pages import CELLS, TELEPHONE
from test_published import OVERFLOWING, PageTest


class Editing(PageTest):
    def edit(self, page, selector):
        """Opens the first block of a kind with the keyboard alone."""
        button = page.locator(f".tool:has(+ {selector}) button").first
        button.focus()
        page.keyboard.press("Enter")
        return page.locator(".editor textarea")

    def test_a_formula_with_the_keyboard_alone(self):
        page = self.live("batch-size.html")
        published = page.evaluate(CELLS)
        field = self.edit(page, "pre.let")
        expect(field).to_be_focused()
        text = field.input_value()
        self.assertRegex(text, r"^```let\n[^`]+\n```$")
        name = re.search(r"^gain\s+= ", text, re.M).group(0)
        page.keyboard.press("Control+Home")
        for _ in range(text[:text.index(name) + len(name)].count("\n")):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Home")
        for _ in name:
            page.keyboard.press("ArrowRight")
        page.keyboard.type("2 * ")
        expect(page.locator(".tool.own button")).to_have_text("Edited by you")
        self.assertNotEqual(page.evaluate(CELLS), published)
        expect(page.locator(".dock .state")).to_contain_text("1 block edited")
        page.keyboard.press("Escape")
        expect(page.locator(".editor")).to_have_count(0)
        expect(page.locator(".tool.own button")).to_be_focused()
        # Opened again, it has what the reader wrote; and it can be put back.
        page.keyboard.press("Enter")
        self.assertIn("2 * ", field.input_value())
        page.locator(".editor").get_by_role("button", name="As published").click()
        self.rest(page)
        self.assertEqual(page.evaluate(CELLS), published)
        expect(page.locator(".tool.own")).to_have_count(0)

    def test_a_fault_is_shown_and_the_page_stays(self):
        page = self.live("batch-size.html")
        published = page.evaluate(CELLS)
        field = self.edit(page, "pre.let")
        field.fill(field.input_value().replace("\n```", "\nwrong = 3 USD + 2 h\n```"))
        said = page.locator(".editor pre")
        expect(said).to_contain_text(re.compile(r"02-batch-size\.md:\d+:\d+: error: .*\n.*\| wrong = 3 USD \+ 2 h\n.*\^"))
        self.assertEqual(page.evaluate(CELLS), published)
        expect(field).to_have_attribute("aria-invalid", "true")
        field.fill(field.input_value().replace("+ 2 h", "+ 2 USD"))
        expect(said).to_be_hidden()
        expect(field).not_to_have_attribute("aria-invalid", "true")

    def test_parameters_go_on_moving(self):
        page = self.live("batch-size.html#rent=3")
        field = self.edit(page, "pre.let")
        field.fill(field.input_value().replace("\n```", "\nmine = 2 * rent\n```"))
        expect(page.locator(".tool.own")).to_have_count(1)
        expect(page.locator("data[title='= rent']").first).to_have_text(re.compile("^3(.00)?\u00a0USD/h$"))
        page.locator(".dock summary").click()
        page.locator(".dock").get_by_role("button", name="As published", exact=True).click()
        self.rest(page)
        expect(page.locator("data[title='= rent']").first).to_have_text("2.40\u00a0USD/h")
        expect(page.locator(".tool.own")).to_have_count(1)

    def test_what_was_written_outlasts_a_reload(self):
        page = self.live("batch-size.html")
        field = self.edit(page, "pre.let")
        field.fill(field.input_value().replace("\n```", "\nmine = 2 * rent\n```"))
        expect(page.locator(".tool.own")).to_have_count(1)
        page.keyboard.press("Escape")
        # A text with a mistake is kept too, though the page does not follow it.
        field = self.edit(page, ".claim")
        wrong = field.input_value().replace("\n```", "\nwrong wrong\n```")
        field.fill(wrong)
        expect(page.locator(".editor pre")).to_be_visible()
        cells = page.evaluate(CELLS)
        page.reload()
        page.wait_for_selector("html[data-live]")
        expect(page.locator(".tool.own")).to_have_count(1)
        expect(page.locator(".dock .state")).to_contain_text("1 block edited")
        self.rest(page)
        self.assertEqual(page.evaluate(CELLS), cells)
        expect(self.edit(page, ".claim")).to_have_value(wrong)
        expect(page.locator(".editor pre")).to_be_visible()
        page.locator(".editor").get_by_role("button", name="As published").click()
        page.keyboard.press("Escape")
        field = self.edit(page, "pre.let")
        self.assertIn("mine = 2 * rent", field.input_value())
        page.locator(".editor").get_by_role("button", name="As published").click()
        page.reload()
        page.wait_for_selector("html[data-live]")
        expect(page.locator(".tool.own")).to_have_count(0)
        self.assertEqual(page.evaluate("sessionStorage.length"), 0)

    def test_another_edition_of_the_page_has_other_blocks(self):
        page = self.live("batch-size.html")
        kept = {"cells": "another edition", "texts": [[0, "wrong"], [99, "wrong"]]}
        page.evaluate("kept => sessionStorage.setItem('marginal ' + location.pathname, JSON.stringify(kept))", kept)
        page.reload()
        page.wait_for_selector("html[data-live]")
        expect(page.locator(".tool.own")).to_have_count(0)
        page.evaluate("sessionStorage.setItem('marginal ' + location.pathname, '{damaged')")
        page.reload()
        page.wait_for_selector("html[data-live]")

    def test_copied_as_markdown(self):
        page = self.live("batch-size.html")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        field = self.edit(page, "pre.let")
        field.fill(field.input_value().replace("\n```", "\nmine = 1\n```"))
        page.get_by_role("button", name="Copy as Markdown").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        self.assertEqual(page.evaluate("navigator.clipboard.readText()"), field.input_value())

    def test_parameters_can_be_edited(self):
        page = self.live("assumptions.html")
        field = self.edit(page, ".params")
        before = page.locator(".params").first.locator("tbody tr").count()
        field.fill(field.input_value().replace("\n```", "\nmine = 3 in 1 .. 5\n```"))
        expect(page.locator(".params").first.locator("tbody tr")).to_have_count(before + 1)
        page.locator(".editor").get_by_role("button", name="As published").click()
        expect(page.locator(".params").first.locator("tbody tr")).to_have_count(before)
        # What was there can be moved as before.
        page.locator("tr:has(#_p-rent) input[type=text]").fill("3")
        page.keyboard.press("Enter")
        expect(page.locator(".dock .state")).to_contain_text("1 moved")

    def test_a_block_cannot_be_emptied(self):
        page = self.live("batch-size.html")
        field = self.edit(page, "pre.let")
        field.fill("")
        expect(page.locator(".editor pre")).to_be_visible()
        expect(page.locator(".tool.own")).to_have_count(0)

    def test_what_is_half_written_elsewhere_stays(self):
        page = self.live("assumptions.html")
        field = self.edit(page, ".params")
        field.fill(field.input_value().replace("\n```", "\nmine = 3 in 1 .. 5\n```"))
        rent = page.locator("tr:has(#_p-rent) input[type=text]")
        rent.press_sequentially("7")
        half = rent.input_value()
        expect(page.locator("#_p-mine")).to_be_visible()
        expect(rent).to_be_focused()
        expect(rent).to_have_value(half)
        expect(page.locator(".dock .state")).not_to_contain_text("moved")

    def test_axe_finds_nothing_in_an_open_editor(self):
        for options in ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": TELEPHONE, "has_touch": True}):
            page = self.live("batch-size.html", **options)
            field = self.edit(page, "pre.let")
            field.fill(field.input_value().replace("\n```", "\nwrong = 3 USD + 2 h\n```"))
            expect(page.locator(".editor pre")).to_be_visible()
            self.assertEqual(page.evaluate(OVERFLOWING), [])
            page.evaluate(AXE_SCRIPT)
            found = page.evaluate("axe.run({resultTypes: ['violations']}).then(result => result.violations)")
            self.assertEqual([(rule["id"], node["target"], node["failureSummary"]) for rule in found for node in rule["nodes"]], [])

    def test_an_hour_of_typing_does_not_grow_the_memory(self):
        page = self.live("batch-size.html", self.context_with_memory())
        self.edit(page, "pre.let")
        type_ = """async () => {
            const field = document.querySelector('.editor textarea');
            const text = field.value.replace(/\\nmine.*/g, '');
            for (let round = 0; round < 10; round++) {
                field.value = text.replace('\\n```', '\\nmine = ' + (round % 4 ? round + 1 : 'wrong') + '\\n```');
                field.dispatchEvent(new Event('input'));
                await new Promise(done => setTimeout(done, 310));
            }
            return engineMemory.buffer.byteLength;
        }"""
        page.evaluate(type_)
        grown = [page.evaluate(type_) for _ in range(3)]
        self.assertEqual(grown, grown[:1] * 3)
