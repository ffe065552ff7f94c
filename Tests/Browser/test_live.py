"""The live pages of the book and the guide, with the engine itself."""

import os
import pathlib
import re
import subprocess
import tempfile

from playwright.sync_api import expect

from pages import CELLS, LIVE, OUTPUT, ROOT, for_each
from test_published import PageTest


class Moved(PageTest):
    @for_each(LIVE[:3])
    def test_from_a_disk(self, path):
        self.live(path, base=OUTPUT.as_uri() + "/")

    @for_each(["assumptions.html"])
    def test_accessible(self, path):
        """axe finds nothing in a page that was moved and is compared, with the panel open."""
        for scheme in ("light", "dark"):
            page = self.live(path + "#rent=3&vs", color_scheme=scheme)
            # With marks that fade, the colours would be measured half-way.
            page.emulate_media(reduced_motion="reduce")
            self.rest(page)
            page.locator(".dock summary").click()
            self.assertEqual(self.violations(page), [])


class TheBook(PageTest):
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

    def test_axes_stay_while_a_slider_is_held_and_fit_once_it_is_let_go(self):
        page = self.live("batch-size.html")
        ticks = "[...document.querySelectorAll('figure.chart svg text[text-anchor=end]')].map(tick => tick.textContent).join()"
        before = page.evaluate(ticks)
        self.assertTrue(before)
        page.locator(".dock summary").click()
        held = page.evaluate("""async ticks => {
            const slider = [...document.querySelectorAll('.dock li')].find(item => item.textContent.startsWith('rent'))
                .querySelector('[type=range]');
            const seen = new Set();
            for (let value = Number(slider.value); value >= 0; value--) {
                slider.value = value;
                slider.dispatchEvent(new Event('input', { bubbles: true }));
                await new Promise(requestAnimationFrame);
                seen.add([...document.querySelectorAll('figure.chart svg text[text-anchor=end]')].map(tick => tick.textContent).join());
            }
            return [...seen];
        }""")
        self.assertEqual(held, [before])
        self.rest(page)
        self.assertNotEqual(page.evaluate(ticks), before)

    def test_the_other_chart_below_a_chart_that_is_compared(self):
        page = self.live("batch-size.html#rent=3&vs")
        self.rest(page)
        other = page.locator("figure.chart + .was.chart").first
        expect(other.locator("p")).to_have_text("As published:")
        drawing = "chart => [...chart.querySelectorAll('svg path')].map(path => path.getAttribute('d')).join()"
        published = self.open("batch-size.html", java_script_enabled=False)
        self.assertEqual(other.evaluate(drawing), published.locator("figure.chart").first.evaluate(drawing))
        self.assertNotEqual(page.locator("figure.chart").first.evaluate(drawing), other.evaluate(drawing))
        page.locator(".dock").get_by_role("button", name="Compare", exact=True).click()
        expect(page.locator(".was")).to_have_count(0)

    def test_nonsense_is_refused_with_a_reason(self):
        page = self.live("batch-size.html#rent=3%20kg")
        page.locator(".dock summary").click()
        expect(page.locator(".dock .control .fault:visible")).not_to_be_empty()
        expect(page.locator("data[title='= rent']").first).to_have_text("2.40\u00a0USD/h")

    def test_memory_is_steady(self):
        page = self.live("batch-size.html", self.context_with_memory())
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


class Small(PageTest):
    """Pages of a small book, built for the test."""

    def book(self, text):
        program = next((ROOT / path for path in (".build/release/marginal", ".build/debug/marginal")
                        if (ROOT / path).exists()), None)
        program = os.environ.get("MARGINAL", program)
        if program is None:
            self.skipTest("there is no build of marginal")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        chapters, output = pathlib.Path(folder.name, "chapters"), pathlib.Path(folder.name, "output")
        chapters.mkdir()
        chapters.joinpath("index.md").write_text(text)
        subprocess.run([program, "build", "--chapters", chapters, "--output", output], check=True, capture_output=True)
        return self.live("index.html", base=output.as_uri() + "/")

    def test_a_slider_stops_at_steps_only(self):
        page = self.book("""# Steps

```params
batch = 4 kB in 1 kB .. 64 kB log by 2
every = 3 h in 0 h .. 11 h by 3 h
```

`= batch * every`
""")
        for row, numbers in ((0, [1, 2, 4, 8, 16, 32, 64]), (1, [0, 3, 6, 9])):
            control = page.locator(".params tbody tr").nth(row)
            field, slider = control.locator("input[type=text]"), control.locator("input[type=range]")
            expect(slider).to_have_attribute("max", str(len(numbers) - 1))
            for position, number in enumerate(numbers):
                slider.fill(str(position))
                expect(field).to_have_value(str(number))
                expect(control.locator(".fault")).to_be_hidden()
            field.fill("5")
            field.press("Enter")
            expect(control.locator(".fault")).to_contain_text("none of the steps")

    BOOK = """# Salaries

```params
salary = triangular(20 USD/h, 24 USD/h, 32 USD/h)
rent   = between 1.8 and 2.6 USD/h in 1 USD/h .. 6 USD/h
```

`= salary * 10 h` `= rent * 10 h`
"""

    def test_a_control_keeps_interval_and_unit(self):
        """A number written over an uncertain value is certain; other bounds are another interval."""
        page = self.book(self.BOOK)
        salary, rent = (page.locator(".params tbody tr").nth(row) for row in (0, 1))
        values = page.locator("main p data")
        field = salary.locator("input")
        expect(field).to_have_value("25 (22 to 30)")
        expect(salary.locator(".u")).to_have_text("USD/h")
        expect(rent.locator("input[type=text]")).to_have_value("2.2 (1.8 to 2.6)")
        expect(rent.locator("input[type=range]")).to_have_attribute("aria-valuetext", "2.2 (1.8 to 2.6) USD/h")
        for written, shown, result in (
            ("26 (22 to 30)", "26", "260\u00a0USD"),
            ("25 (20 to 40)", "between 20 and 40 USD/h", re.compile(r"^\d+ \(200 to 400\)\u00a0USD$")),
            ("25 (22 to 30)", "25 (22 to 30)", "250 (220 to 300)\u00a0USD"),
        ):
            with self.subTest(written):
                field.fill(written)
                field.press("Enter")
                expect(field).to_have_value(shown)
                expect(values.first).to_have_text(result)
                self.assertEqual(salary.locator(".u").is_visible(), not shown.startswith("between"))
        rent.locator("input[type=text]").press("ArrowUp")
        expect(values.last).to_have_text(re.compile(r"^2\d(\.\d)?\u00a0USD$"))
        rent.locator(".back").click()
        expect(values.last).to_have_text(re.compile(r"^22 \(18 to 26\)\u00a0USD$"))
