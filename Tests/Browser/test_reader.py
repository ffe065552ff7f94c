"""A reader at the live pages of the book: with the keyboard alone, with links, on paper, with less than there should be."""

import re

from playwright.sync_api import expect

from pages import CELLS, OUTPUT, BrowserTest
from test_published import HOLES, OVERFLOWING, PageTest

RENT = ".dock li:has(code:text-is('rent'))"
#: The rent where the text names it.
NAMED = "data[title='= rent']"


class Keyboard(PageTest):
    def tab_to(self, page, selector, most=400):
        """Goes on with the Tab key until it stands on an element."""
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.locator(selector).first.evaluate("element => element === document.activeElement"):
                return
        self.fail(f"the Tab key does not reach {selector}")

    def test_a_control_from_end_to_end(self):
        context = self.context()
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = self.live("batch-size.html", context)
        published = page.evaluate(CELLS)
        self.tab_to(page, ".dock summary")
        page.keyboard.press("Enter")
        field = page.locator(f"{RENT} [type=text]")
        expect(field).to_be_visible()
        self.tab_to(page, f"{RENT} [type=text]", 40)
        page.keyboard.press("Tab")
        slider = page.locator(f"{RENT} [type=range]")
        expect(slider).to_be_focused()
        for key, is_more in [("ArrowRight", True), ("PageUp", True), ("ArrowLeft", False), ("End", True), ("Home", False)]:
            before = int(slider.input_value())
            page.keyboard.press(key)
            self.assertEqual(int(slider.input_value()) > before, is_more, key)
            self.assertTrue(slider.get_attribute("aria-valuetext").endswith("USD/h"))
        self.rest(page)
        self.assertNotEqual(page.evaluate(CELLS), published)
        # Back in the field, the value is written, with its unit; the arrows step it.
        page.keyboard.press("Shift+Tab")
        expect(field).to_be_focused()
        page.keyboard.press("Control+A")
        page.keyboard.type("3 USD/h")
        page.keyboard.press("Enter")
        expect(page.locator(NAMED).first).to_have_text(re.compile("^3(.00)?\u00a0USD/h$"))
        page.keyboard.press("ArrowUp")
        expect(page.locator(NAMED).first).not_to_have_text(re.compile("^3(.00)?\u00a0USD/h$"))
        page.keyboard.press("ArrowDown")
        self.rest(page)
        # The link is copied; then the way back, which hands the field over.
        self.tab_to(page, ".actions button:text-is('Copy link')", 60)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        self.assertTrue(page.evaluate("navigator.clipboard.readText()").endswith("batch-size.html#rent=3"))
        field.focus()
        page.keyboard.press("Shift+Tab")
        expect(page.locator(f"{RENT} .back")).to_be_focused()
        page.keyboard.press("Enter")
        expect(field).to_be_focused()
        self.rest(page)
        self.assertEqual(page.evaluate(CELLS), published)
        self.assertEqual(page.evaluate("location.hash"), "")

    def test_digits_may_be_grouped(self):
        """A page shows 2,000; so may a reader write."""
        page = self.live("batch-size.html#output=1,200%20token")
        self.rest(page)
        self.assertEqual(page.locator(".fault:visible").count(), 0)
        expect(page.locator(".dock .state")).to_have_text("1 moved")
        self.assertEqual(page.evaluate("location.hash"), "#output=1200%20token")


class Links(PageTest):
    def test_a_reload_keeps_the_state(self):
        page = self.live("batch-size.html#rent=3&gpus=8")
        self.rest(page)
        moved = page.evaluate(CELLS)
        page.reload()
        page.wait_for_selector("html[data-live]", state="attached")
        self.rest(page)
        self.assertEqual(page.evaluate(CELLS), moved)

    def test_bad_values_are_told_in_place(self):
        """Each at its own control, or in the panel where it has none; nothing of it is taken."""
        page = self.live("batch-size.html#rent=3%20kg&gpus=5&prompt=&output=%00&gpu=h100_sxm;x&foo=1&%E0%A4%A=2&rent=1e999&vs:rent=-1")
        self.rest(page)
        # While the panel is closed, what is wrong with a value in it is told below.
        expect(page.locator(".dock .faults li", has_text="gpus: ")).to_be_visible()
        page.locator(".dock summary").click()
        expect(page.locator(".dock .faults li", has_text="gpus: ")).to_have_count(0)
        for name in ("rent", "gpus", "output"):
            expect(page.locator(f".dock li:has(code:text-is('{name}')) .fault")).to_be_visible()
        expect(page.locator(".dock .faults")).to_contain_text("'foo'")
        self.assertEqual(page.evaluate(HOLES), [])
        self.assertEqual(page.evaluate(OVERFLOWING), [])
        expect(page.locator(NAMED).first).to_have_text("2.40\u00a0USD/h")
        expect(page.locator(".dock [role=status]")).to_contain_text("Everything is as published.")
        expect(page.locator(".dock .state")).to_have_text(re.compile(r"^\d+ parameters · compared with rent = -1 USD/h$"))
        expect(page.locator(".dock .faults")).to_contain_text("Compared with rent: ")

    def test_a_compared_state_is_carried_beside_the_own(self):
        page = self.live("owning.html#pue=1.2&vs:pue=1.5")
        self.rest(page)
        page.locator("nav a[href^='batch-size.html']").first.click()
        page.wait_for_selector("html[data-live]")
        self.assertIn("#assumptions.pue=1.2&vs:assumptions.pue=1.5", page.url)
        page.locator("nav a[href^='owning.html']").first.click()
        page.wait_for_selector("html[data-live]")
        expect(page.locator(".dock .state")).to_contain_text("1 moved · compared with pue = 1.5")

    def test_a_comparison_leaves_nothing_behind(self):
        page = self.live("batch-size.html")
        published = page.evaluate(CELLS)
        page = self.live("batch-size.html#vs:rent=4")
        self.rest(page)
        page.locator(".dock summary").click()
        page.locator(f"{RENT} input[type=text]").fill("3")
        page.keyboard.press("Enter")
        self.rest(page)
        compare = page.get_by_role("button", name="Compare", exact=True)
        compare.click()
        expect(page.locator(".was")).to_have_count(0)
        compare.click()
        # It is compared with what it was compared with before.
        expect(page.locator(".dock .state")).to_contain_text("compared with rent = 4 USD/h")
        expect(page.locator("td .was").first).to_be_visible()
        page.locator(".dock").get_by_role("button", name="As published", exact=True).click()
        self.rest(page)
        expect(page.locator(".was")).to_have_count(0)
        self.assertEqual(page.evaluate(CELLS), published)

    def test_what_is_defined_by_itself_is_refused(self):
        page = self.live("batch-size.html#rent=2*rent")
        self.rest(page)
        page.locator(".dock summary").click()
        expect(page.locator(f"{RENT} .fault")).to_have_text("'rent' is defined in terms of itself. Give it a value of its own.")
        self.assertEqual(page.evaluate(HOLES), [])
        expect(page.locator(NAMED).first).to_have_text("2.40\u00a0USD/h")

    def test_two_states_beside_each_other(self):
        page = self.live("batch-size.html#rent=3&vs:rent=4")
        self.rest(page)
        named = page.locator(f"{NAMED} >> nth=0")
        expect(named).to_have_text(re.compile("^3(.00)?\u00a0USD/h$"))
        expect(page.locator(f"{NAMED} + .was").first).to_have_text(re.compile("^\\(other: 4(.00)?\u00a0USD/h\\)$"))
        self.assertGreater(page.locator("td .was").count(), 3)
        # The other link alone shows what this one says of it.
        other = self.live("batch-size.html#rent=4")
        self.rest(other)
        expect(other.locator(NAMED).first).to_have_text(re.compile("^4(.00)?\u00a0USD/h$"))
        was = "() => [...document.querySelectorAll('td:has(> .was)')].map(cell => cell.querySelector('.was').textContent.trim())"
        cells = """indices => indices.map(index => document.querySelectorAll('td')[index].textContent.trim())"""
        where = """() => [...document.querySelectorAll('td')].flatMap((cell, index) => cell.querySelector(':scope > .was') ? [index] : [])"""
        self.assertEqual(page.evaluate(was), other.evaluate(cells, page.evaluate(where)))

    def test_back_and_forward(self):
        page = self.live("batch-size.html#rent=3")
        self.rest(page)
        moved = page.evaluate(CELLS)
        page.get_by_role("link", name="Latency tiers").first.click()
        page.wait_for_url("**/latency-tiers.html#*rent=3")
        page.go_back()
        page.wait_for_url("**/batch-size.html#rent=3")
        page.wait_for_selector("html[data-live]", state="attached")
        self.rest(page)
        self.assertEqual(page.evaluate(CELLS), moved)
        # Places of the page are steps of their own, and keep the state.
        page.evaluate("document.querySelector('h2 .anchor').click()")
        page.wait_for_url("**/batch-size.html#*&rent=3")
        page.go_back()
        page.wait_for_url("**/batch-size.html#rent=3")
        self.rest(page)
        self.assertEqual(page.evaluate(CELLS), moved)

    def test_two_tabs_know_nothing_of_each_other(self):
        context = self.context()
        one, other = self.live("batch-size.html#rent=3", context), self.live("batch-size.html", context)
        self.rest(one)
        self.rest(other)
        expect(one.locator(NAMED).first).to_have_text(re.compile("^3(.00)?\u00a0USD/h$"))
        expect(other.locator(NAMED).first).to_have_text("2.40\u00a0USD/h")


class Simulations(PageTest):
    def test_the_state_is_seen_while_one_runs(self):
        """The page says that it simulates, keeps the last values meanwhile, and takes up what is moved since."""
        context = self.context()
        release = self.hold_workers(context)
        page = self.live("scheduler.html", context)
        published = page.evaluate(CELLS)
        page.locator(".dock summary").click()
        slider = page.locator(".dock [type=range]").first
        slider.focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator(".dock .state")).to_contain_text("simulating")
        expect(page.locator(".dock [role=status]")).to_contain_text("A simulation is running.")
        busy = page.locator("[aria-busy=true]")
        expect(busy.first).to_be_visible()
        cells = busy.evaluate_all("all => all.map(element => element.dataset.cell)")
        now = page.evaluate(CELLS)
        self.assertEqual([now[cell] for cell in cells], [published[cell] for cell in cells])
        # Moved once more while the first still waits: that one is given up, and another begins.
        page.keyboard.press("ArrowRight")
        release()
        self.rest(page)
        expect(page.locator(".dock .state")).to_have_text("1 moved")
        moved = page.evaluate(CELLS)
        self.assertTrue(any(moved[cell] != published[cell] for cell in cells))
        # The same as a page that begins there.
        other = self.live("scheduler.html" + page.evaluate("location.hash"))
        self.rest(other)
        self.assertEqual(other.evaluate(CELLS), moved)


class Paper(PageTest):
    def test_what_was_moved_is_printed_as_it_is_set(self):
        page = self.live("assumptions.html#rent=3")
        self.rest(page)
        page.emulate_media(media="print")
        row = page.locator("tr:has(#_p-rent)")
        expect(row.locator("data")).to_have_text(re.compile("^3(.00)?\u00a0USD/h$"))
        expect(row.locator("data")).to_be_visible()
        expect(page.locator(".printed")).to_have_text("Not as published: rent = 3 USD/h (published: 2.40 USD/h).")
        self.assertEqual(page.locator(":is(button, input, select, .dock):visible").count(), 0)


class Motion(PageTest):
    def test_marks_only_where_motion_is_welcome(self):
        for motion, expected in [("reduce", False), ("no-preference", True)]:
            page = self.live("batch-size.html#rent=3", reduced_motion=motion)
            self.rest(page)
            self.assertEqual(page.evaluate("document.getAnimations().length > 0"), expected, motion)


class WithLess(BrowserTest):
    """A page whose module is not there, or is another's, is the published page, and says nothing of it."""

    def stays(self, page):
        page.wait_for_function("() => window.said")
        self.assertEqual(page.locator(".control, .dock, .fault, [aria-busy]").count(), 0)
        published = self.open("batch-size.html", java_script_enabled=False)
        self.assertEqual(page.evaluate("document.body.innerText"), published.evaluate("document.body.innerText"))

    def context(self, **options):
        context = super().context(**options)
        if options.get("java_script_enabled", True):
            context.add_init_script("{ const info = console.info; console.info = (...all) => { window.said = all.join(' '); info(...all); }; }")
        return context

    def test_no_module(self):
        context = self.context()
        asked = []
        context.route("**/marginal.wasm", lambda route: (asked.append(route), route.fulfill(status=404)))
        self.stays(self.open("batch-size.html#rent=3", context))
        self.assertEqual(len(asked), 1)
        # What the browser itself notes of a file that is not there.
        self.complaints = [text for text in self.complaints if "Failed to load resource" not in text]

    def test_a_damaged_module(self):
        context = self.context()
        context.route("**/marginal.wasm", lambda route: route.fulfill(body=b"\0asm\1\0\0\0damaged", content_type="application/wasm"))
        self.stays(self.open("batch-size.html#rent=3", context))

    def test_a_host_that_does_not_know_the_type(self):
        context = self.context()
        module = (OUTPUT / "marginal.wasm").read_bytes()
        context.route("**/marginal.wasm", lambda route: route.fulfill(body=module, content_type="application/octet-stream"))
        self.live("batch-size.html", context)

    def test_a_module_of_another_version(self):
        context = self.context()
        text = (OUTPUT / "batch-size.html").read_text()
        other = re.sub(r'(id="_cells">marginal\t)[^\n]*', r"\g<1>0.0.0", text)
        self.assertNotEqual(text, other)
        context.route("**/batch-size.html", lambda route: route.fulfill(body=other, content_type="text/html"))
        page = self.open("batch-size.html#rent=3", context)
        self.stays(page)
        self.assertIn("another version", page.evaluate("window.said"))
