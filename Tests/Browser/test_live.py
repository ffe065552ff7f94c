"""The live pages of the book and the guide, with the engine itself."""

import os
import pathlib
import re
import subprocess
import tempfile

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from pages import DESK, OUTPUT, PAGES, ROOT, TELEPHONE, BrowserTest
from test_published import HOLES, OVERFLOWING

#: The pages that carry what the engine needs.
LIVE = [path for path in PAGES if 'id="_cells"' in (OUTPUT / path).read_text()]

#: The texts of all cells, without what the script adds.
CELLS = """() => Object.fromEntries([...document.querySelectorAll('[data-cell]')].map(element => {
    const copy = element.cloneNode(true);
    for (const added of copy.querySelectorAll('.control, .was')) added.remove();
    return [element.dataset.cell, copy.textContent];
}))"""


class LiveTest(BrowserTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if not LIVE:
            raise AssertionError(f"no page in {OUTPUT} is live: it was built without the module")

    def live(self, path, context=None, **options):
        page = self.open(path, context, **options)
        page.wait_for_selector("html[data-live]", state="attached")
        return page

    def rest(self, page):
        """Waits until the page has followed, simulations and all."""
        page.wait_for_timeout(400)
        expect(page.locator("[aria-busy]")).to_have_count(0, timeout=60_000)


class EveryPage(LiveTest):
    def test_becomes_live_and_stays_as_published(self):
        context = self.context()
        for path in LIVE:
            with self.subTest(path):
                page = self.open(path, context)
                published = page.evaluate(CELLS)
                page.wait_for_selector("html[data-live]", state="attached")
                page.wait_for_timeout(350)
                self.assertEqual(page.evaluate(CELLS), published)
                self.assertEqual(page.locator(".moved, [data-stale]").count(), 0)
                page.close()

    def test_returns_to_the_published(self):
        context = self.context()
        for path in LIVE:
            with self.subTest(path):
                page = self.live(path, context)
                published = page.evaluate(CELLS)
                slider = page.locator(".dock [type=range]").first
                if not slider.count():
                    continue
                page.locator(".dock summary").click()
                slider.focus()
                page.keyboard.press("ArrowRight")
                self.rest(page)
                self.assertEqual(page.evaluate(HOLES), [])
                page.get_by_role("button", name="As published", exact=True).click()
                self.rest(page)
                self.assertEqual(page.evaluate(CELLS), published)
                page.close()

    def test_from_a_disk(self):
        context = self.context()
        for path in LIVE[:3]:
            with self.subTest(path):
                page = self.live(path, context, base=OUTPUT.as_uri() + "/")
                page.close()

    def test_fits_with_the_panel_open(self):
        for size in (TELEPHONE, DESK):
            context = self.context(viewport=size)
            for path in LIVE:
                with self.subTest(path, width=size["width"]):
                    page = self.live(path, context)
                    # A page may depend on no parameter.
                    if page.locator(".dock").count():
                        page.locator(".dock summary").click()
                    self.assertEqual(page.evaluate(OVERFLOWING), [])
                    page.close()

    def test_axe_finds_nothing_in_a_moved_page(self):
        for scheme in ("light", "dark"):
            page = self.live("assumptions.html#rent=3&vs", color_scheme=scheme)
            self.rest(page)
            page.locator(".dock summary").click()
            page.evaluate(AXE_SCRIPT)
            page.wait_for_timeout(1300)
            found = page.evaluate("axe.run({resultTypes: ['violations']}).then(result => result.violations)")
            self.assertEqual([(rule["id"], node["target"], node["failureSummary"]) for rule in found for node in rule["nodes"]], [])


class TheBook(LiveTest):
    def test_rent_moves_the_argument(self):
        page = self.live("batch-size.html#rent=3")
        self.rest(page)
        expect(page.locator("data[title='= rent']").first).to_have_text(re.compile("^3(.00)?\u00a0USD/h$"))
        self.assertGreater(page.locator(".moved").count(), 1)
        self.assertIn("rent=3", page.url)

    def test_a_chart_follows(self):
        page = self.live("batch-size.html")
        chart = "[...document.querySelectorAll('figure.chart svg path')].map(path => path.getAttribute('d')).join()"
        before = page.evaluate(chart)
        page.locator(".dock summary").click()
        page.locator(".dock li:has(code:text-is('rent')) [type=range]").focus()
        page.keyboard.press("End")
        self.rest(page)
        self.assertNotEqual(page.evaluate(chart), before)

    def test_nonsense_is_refused_with_a_reason(self):
        page = self.live("batch-size.html#rent=3%20kg")
        page.locator(".dock summary").click()
        expect(page.locator(".dock .control .fault:visible")).not_to_be_empty()
        expect(page.locator("data[title='= rent']").first).to_have_text("2.40\u00a0USD/h")

    def test_memory_is_steady(self):
        context = self.context()
        context.add_init_script("""{
            const instantiate = WebAssembly.instantiate;
            WebAssembly.instantiate = async (...all) => {
                const made = await instantiate(...all);
                globalThis.engineMemory = made.exports.memory;
                return made;
            };
        }""")
        page = self.live("batch-size.html", context)
        page.locator(".dock summary").click()
        drag = """async () => {
            const slider = [...document.querySelectorAll('.dock li')].find(item => item.textContent.startsWith('rent'))
                .querySelector('[type=range]');
            for (let move = 0; move < 100; move++) {
                slider.value = move % Number(slider.max);
                slider.dispatchEvent(new Event('input'));
                await new Promise(requestAnimationFrame);
            }
            return engineMemory.buffer.byteLength;
        }"""
        # The heap finds its height in the first few hundred moves; a leak would go on (a move may leave out values, as
        # there is one update a frame, so that one round is not enough).
        for _ in range(3):
            page.evaluate(drag)
        grown = [page.evaluate(drag) for _ in range(4)]
        self.assertEqual(grown, grown[:1] * 4)

    def test_the_same_numbers_as_a_build(self):
        """A page that was moved shows what the command line publishes with the same parameters."""
        program = next((ROOT / path for path in (".build/release/marginal", ".build/debug/marginal")
                        if (ROOT / path).exists()), None)
        program = os.environ.get("MARGINAL", program)
        if program is None:
            self.skipTest("there is no build of marginal")
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([program, "build", "--output", folder, "-P", "assumptions.rent=2.5 USD/h", "-P", "assumptions.output=510 token"],
                           cwd=ROOT, check=True, capture_output=True)
            for path in ("batch-size.html", "owning.html", "latency-tiers.html"):
                with self.subTest(path):
                    page = self.live(path + "#assumptions.rent=2.5&assumptions.output=510")
                    self.rest(page)
                    built = self.open(path, java_script_enabled=False, base=pathlib.Path(folder).as_uri() + "/")
                    self.assertEqual(page.evaluate(CELLS), built.evaluate(CELLS))
