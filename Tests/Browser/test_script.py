"""The script of a page, against an engine that the test made: what a reader does, and what is seen of it."""

import pathlib
import re
import tempfile

from playwright.sync_api import expect

from pages import DESK, OUTPUT, TELEPHONE, BrowserTest, Server

HERE = pathlib.Path(__file__).parent


class ScriptTest(BrowserTest):
    """A folder with the page of `Fake`, the book's own style and script, and the engine of `Fake` before the script."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        root = pathlib.Path(folder.name)
        (root / "page.html").write_text((HERE / "Fake/page.html").read_text())
        (root / "other.html").write_text((HERE / "Fake/page.html").read_text())
        (root / "style.css").write_bytes((OUTPUT / "style.css").read_bytes())
        (root / "marginal.wasm").write_bytes(b"")
        engine = (HERE / "Fake/engine.js").read_text()
        (root / "marginal.js").write_text(engine + (OUTPUT / "marginal.js").read_text())
        cls.server = Server(root)
        cls.addClassCleanup(cls.server.close)

    def live(self, hash="", **options):
        page = self.open("page.html" + hash, base=self.server.address, **options)
        page.wait_for_selector("html[data-live]")
        return page

    def field(self, page, name="rent"):
        return page.locator(f"tr:has(#_p-{name})").locator("input[type=text], select, [role=switch]")

    def hash(self, page, expected):
        page.wait_for_function("expected => location.hash === expected", arg=expected)


class Moving(ScriptTest):
    def test_a_slider_moves_what_depends_on_it(self):
        page = self.live()
        slider = page.locator("tr:has(#_p-rent) [type=range]")
        slider.focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator("#day")).to_have_text("60 USD")
        expect(self.field(page)).to_have_value("2.5")
        expect(page.locator("#table td").first).to_have_text("60 USD")
        self.assertEqual(slider.get_attribute("aria-valuetext"), "2.5 USD/h")
        # The same parameter in the panel follows.
        expect(page.locator("#_dock [type=range]").first).to_have_value("5")
        page.keyboard.press("ArrowLeft")
        expect(page.locator("#day")).to_have_text("48 USD")
        self.hash(page, "")

    def test_a_field_takes_what_an_author_writes(self):
        page = self.live()
        self.field(page).fill("3")
        page.keyboard.press("Enter")
        expect(page.locator("#day")).to_have_text("72 USD")
        page.keyboard.press("ArrowUp")
        expect(page.locator("#day")).to_have_text("84 USD")
        self.field(page).fill("9")
        page.keyboard.press("Escape")
        expect(self.field(page)).to_have_value("3.5")

    def test_a_choice_and_a_switch(self):
        page = self.live()
        self.field(page, "gpu").select_option("h200")
        expect(page.locator("#table tbody tr")).to_have_count(3)
        self.field(page, "shared").click()
        self.hash(page, "#gpu=h200&shared=false")
        self.field(page, "gpu").select_option("h100")
        expect(page.locator("#table tbody tr")).to_have_count(2)

    def test_back_to_the_published(self):
        page = self.live("#rent=3&gpu=h200")
        expect(page.locator("#day")).to_have_text("72 USD")
        page.locator("tr:has(#_p-rent) .back").click()
        expect(page.locator("#day")).to_have_text("48 USD")
        self.hash(page, "#gpu=h200")
        page.get_by_role("button", name="As published", exact=True).click()
        expect(page.locator("#table tbody tr")).to_have_count(2)
        self.hash(page, "")
        self.assertFalse(page.locator(".actions").is_visible())

    def test_nothing_moves_under_the_hand(self):
        for viewport in (DESK, TELEPHONE):
            page = self.live(viewport=viewport, has_touch=viewport is TELEPHONE)
            page.locator("#_dock summary").click()
            slider = page.locator("#_dock [type=range]").first
            before = slider.bounding_box()
            slider.focus()
            page.keyboard.press("ArrowRight")
            expect(page.locator("#_dock .state")).to_contain_text("1 moved")
            self.assertAlmostEqual(slider.bounding_box()["y"], before["y"], delta=0.5)
            # What hides itself does not take the focus away.
            page.get_by_role("button", name="As published", exact=True).focus()
            page.keyboard.press("Enter")
            expect(page.locator("#_dock summary")).to_be_focused()

    def test_back_keeps_what_is_moved(self):
        page = self.live()
        page.locator("#in-page").click()
        self.hash(page, "#end")
        self.field(page).fill("3")
        page.keyboard.press("Enter")
        self.hash(page, "#end&rent=3")
        page.go_back()
        self.hash(page, "#rent=3")
        expect(page.locator("#day")).to_have_text("72 USD")

    def test_a_refused_value_stays_with_its_reason(self):
        page = self.live("#rent=4")
        page.locator("#_dock summary").click()
        field, slider = self.field(page), page.locator("tr:has(#_p-rent) [type=range]")
        field.fill("abc")
        page.keyboard.press("Enter")
        fault = page.locator("tr:has(#_p-rent) .fault")
        expect(fault).to_be_visible()
        page.keyboard.press("Escape")
        expect(field).to_have_value("abc")
        expect(fault).to_be_visible()
        # The slider is where the page is: at the published value.
        expect(slider).to_have_value("4")
        self.assertEqual(slider.get_attribute("aria-valuetext"), "2 USD/h")

    def test_parameters_of_other_chapters(self):
        page = self.live()
        page.locator("#_dock summary").click()
        self.assertEqual(page.locator("#_dock a", has_text="tax").get_attribute("href"), "other-page.html#_p-tax")
        page.locator("#_dock li:has-text('tax') input").fill("50")
        page.keyboard.press("Enter")
        expect(page.locator("#day")).to_have_text("72 USD")
        self.hash(page, "#other_page.tax=50")

    def test_one_update_a_frame(self):
        page = self.live()
        updates = page.evaluate("""async () => {
            const slider = document.querySelector("[type=range]");
            let updates = 0;
            new PerformanceObserver((list) => (updates += list.getEntriesByName("marginal-updated").length))
                .observe({ entryTypes: ["mark"] });
            await new Promise(requestAnimationFrame);
            for (let at = 0; at <= 20; at++) { slider.value = at; slider.dispatchEvent(new Event("input")); }
            for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
            return updates;
        }""")
        # One at once, and one in the next frame for what came since.
        self.assertEqual(updates, 2)
        self.assertEqual(page.locator("#day").text_content(), "240 USD")

    def test_focus_and_open_details_stay(self):
        page = self.live()
        page.evaluate("document.querySelector('#table').append(document.createElement('details'))")
        page.locator("#_dock summary").click()
        slider = page.locator("#_dock [type=range]").first
        slider.focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator("#day")).to_have_text("60 USD")
        self.assertTrue(page.evaluate("document.activeElement.type === 'range'"))
        self.assertTrue(page.evaluate("document.querySelector('#_dock details').open"))

    def test_the_keyboard_alone(self):
        page = self.live()
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.type === 'range'"):
                break
        page.keyboard.press("End")
        expect(page.locator("#day")).to_have_text("240 USD")

    def test_touch(self):
        page = self.live(viewport=TELEPHONE, has_touch=True, is_mobile=True)
        page.locator("#_dock summary").tap()
        box = page.locator("#_dock [type=range]").first.bounding_box()
        self.assertGreaterEqual(box["height"], 44)
        page.touchscreen.tap(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
        expect(page.locator("#day")).to_have_text("240 USD")
        self.assertLessEqual(page.evaluate("document.scrollingElement.scrollWidth"), TELEPHONE["width"])


class Address(ScriptTest):
    def test_it_survives_a_reload(self):
        page = self.live("#rent=3")
        expect(page.locator("#day")).to_have_text("72 USD")
        page.reload()
        expect(page.locator("#day")).to_have_text("72 USD")

    def test_the_published_value_is_not_written(self):
        page = self.live("#rent=2%20USD/h")
        self.hash(page, "")

    def test_a_place_and_a_state_stand_together(self):
        page = self.live("#end&rent=3")
        expect(page.locator("#day")).to_have_text("72 USD")
        self.hash(page, "#end&rent=3")

    def test_a_link_on_the_page_keeps_the_state(self):
        page = self.live("#rent=3")
        page.locator("#in-page").click()
        self.hash(page, "#end&rent=3")
        expect(page.locator("#day")).to_have_text("72 USD")

    def test_a_link_to_another_page_takes_the_state_along(self):
        page = self.live("#rent=3")
        expect(page.locator("#day")).to_have_text("72 USD")
        # A worker whose script is still on its way would be a request that fails.
        expect(page.locator("#simulated")).to_have_text("30 ms")
        page.locator("#to-other").click()
        page.wait_for_url("**/other.html#there&page.rent=3")
        page.wait_for_selector("html[data-live]")
        expect(page.locator("#day")).to_have_text("72 USD")

    def test_a_parameter_that_the_page_does_not_know_is_carried(self):
        page = self.live("#elsewhere.x=1&rent=3")
        expect(page.locator("#_dock .state")).to_contain_text("elsewhere.x = 1")
        self.hash(page, "#elsewhere.x=1&rent=3")

    def test_nonsense_is_said_and_harmless(self):
        page = self.live("#foo=3&%E0%A4%A=1&rent=<b>x</b>")
        expect(page.locator("#_dock .faults")).to_contain_text("There is no parameter 'foo'. Did you mean 'rent'?")
        expect(page.locator("tr:has(#_p-rent) .fault")).to_have_text("A rent is a number. Write for example 3 USD/h.")
        self.assertEqual(self.field(page).get_attribute("aria-invalid"), "true")
        expect(page.locator("#day")).to_have_text("48 USD")

    def test_a_comparison_with_the_published(self):
        page = self.live("#rent=3&vs")
        expect(page.locator("#day + .was")).to_have_text("(published: 48 USD)")
        expect(page.locator("#table td .was").first).to_have_text("48 USD")
        page.get_by_role("button", name="Compare", exact=True).click()
        expect(page.locator(".was")).to_have_count(0)
        self.hash(page, "#rent=3")

    def test_a_comparison_of_two_states(self):
        page = self.live("#rent=3&vs:rent=4")
        expect(page.locator("#day + .was")).to_have_text("(other: 96 USD)")
        expect(page.locator("#day")).to_have_text("72 USD")
        self.hash(page, "#rent=3&vs:rent=4")

    def test_a_state_is_kept_to_compare(self):
        page = self.live("#rent=3")
        page.get_by_role("button", name="Keep to compare").click()
        self.field(page).fill("5")
        page.keyboard.press("Enter")
        expect(page.locator("#day + .was")).to_have_text("(other: 72 USD)")
        self.hash(page, "#rent=5&vs:rent=3")

    def test_copy_link(self):
        context = self.context()
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=self.server.address.rstrip("/"))
        page = self.open("page.html#rent=3", context, base=self.server.address)
        page.get_by_role("button", name="Copy link").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        self.assertTrue(page.evaluate("navigator.clipboard.readText()").endswith("page.html#rent=3"))


class Faults(ScriptTest):
    def test_what_cannot_follow_stays_and_says_why(self):
        page = self.live("#rent=4")
        expect(page.locator("#hours")).to_have_text("0.25")
        self.field(page).fill("0")
        page.keyboard.press("Enter")
        note = page.locator("p + .fault")
        expect(note).to_have_text("Division by zero. Let rent be more than 0.")
        expect(page.locator("#hours")).to_have_text("0.25")
        self.assertTrue(page.locator("#hours[data-stale]").count())
        expect(page.locator("#day")).to_have_text("0 USD")
        self.field(page).fill("1")
        page.keyboard.press("Enter")
        expect(page.locator("article > .fault")).to_have_count(0)
        self.assertFalse(page.locator("[data-stale]").count())

    def test_an_engine_that_stops_is_started_anew(self):
        page = self.live()
        self.field(page).fill("trap")
        page.keyboard.press("Enter")
        expect(page.locator("#_dock .faults")).to_contain_text("This state cannot be computed")
        self.assertTrue(any("started anew" in text for text in self.complaints))
        self.complaints.clear()
        self.field(page).fill("3")
        page.keyboard.press("Enter")
        expect(page.locator("#day")).to_have_text("72 USD")

    def test_another_version_leaves_the_page_as_published(self):
        context = self.context()
        context.add_init_script("window.name = 'mismatch'")
        page = self.open("page.html#rent=3", context, base=self.server.address)
        page.wait_for_timeout(300)
        self.assertEqual(page.locator(".control, .dock").count(), 0)
        self.assertEqual(page.locator("#day").text_content(), "48 USD")


class Waiting(ScriptTest):
    def test_a_result_that_comes_in_leaves_what_is_being_written(self):
        context = self.context()
        release = self.hold_workers(context)
        page = self.live("#rent=4", context=context)
        expect(page.locator("#simulated[aria-busy]")).to_have_count(1)
        self.field(page).fill("0.5")
        release()
        expect(page.locator("#simulated")).to_have_text("40 ms")
        expect(self.field(page)).to_have_value("0.5")
        page.keyboard.press("Escape")
        expect(self.field(page)).to_have_value("4")
        self.field(page).fill("3")
        page.keyboard.press("Enter")
        expect(page.locator("#day")).to_have_text("72 USD")

    def test_a_simulation_runs_beside_the_page(self):
        context = self.context()
        release = self.hold_workers(context)
        page = self.live(context=context)
        self.field(page).fill("3")
        page.keyboard.press("Enter")
        expect(page.locator("#simulated")).to_have_attribute("aria-busy", "true")
        expect(page.locator("#_dock .state")).to_contain_text("simulating")
        release()
        expect(page.locator("#simulated")).to_have_text("30 ms")
        expect(page.locator("#simulated[aria-busy]")).to_have_count(0)
        expect(page.locator("#_dock .state")).to_have_text("1 moved")
        # Once more: the engine says nothing new of the cell, but its value is of an older state.
        self.field(page).fill("4")
        page.keyboard.press("Enter")
        expect(page.locator("#simulated")).to_have_text("40 ms")
        self.field(page, "gpu").select_option("h200")
        expect(page.locator("#simulated[aria-busy]")).to_have_count(0)
        expect(page.locator("#simulated")).to_have_text("40 ms")
        page.get_by_role("button", name="As published", exact=True).click()
        expect(page.locator("#simulated")).to_have_text("20 ms")

    def test_a_reader_is_told_once_it_rests(self):
        page = self.live()
        slider = page.locator("[type=range]").first
        slider.focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        expect(page.locator("#_dock [role=status]")).to_have_text(re.compile("results differ from the published"))

    def test_reduced_motion(self):
        for motion, expected in [("reduce", False), ("no-preference", True)]:
            with self.subTest(motion):
                page = self.live(reduced_motion=motion)
                page.evaluate("""() => {
                    const animate = Element.prototype.animate;
                    Element.prototype.animate = function (...all) { window.marked = true; return animate.apply(this, all); };
                }""")
                self.field(page).fill("3")
                page.keyboard.press("Enter")
                expect(page.locator("#simulated")).to_have_text("30 ms")
                page.wait_for_timeout(100)
                self.assertEqual(page.evaluate("Boolean(window.marked)"), expected)

    def test_controls_print_as_values(self):
        page = self.live("#rent=3")
        expect(page.locator("#day")).to_have_text("72 USD")
        page.emulate_media(media="print")
        self.assertFalse(page.locator(".control").first.is_visible())
        self.assertFalse(page.locator(".dock").is_visible())
        expect(page.locator("tr:has(#_p-rent) data")).to_be_visible()
        expect(page.locator("tr:has(#_p-rent) data")).to_have_text("3 USD/h")
        expect(page.locator(".printed")).to_have_text("Not as published: rent = 3 USD/h (published: 2 USD/h).")
        expect(page.locator(".printed")).to_be_visible()
