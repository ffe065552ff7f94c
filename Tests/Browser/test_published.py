"""The published pages, as a reader meets them before any script: complete, readable, reachable."""

import unittest

from axe_playwright_python.base import AXE_SCRIPT

from pages import DESK, OUTPUT, PAGES, TELEPHONE, BrowserTest

#: What stands wider than the window, outside of what scrolls on its own.
OVERFLOWING = """() => {
    const width = document.documentElement.clientWidth;
    const scrolls = element => {
        for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
            if (getComputedStyle(at).overflowX !== 'visible') return true;
        return false;
    };
    const found = [];
    for (const element of document.querySelectorAll('body *')) {
        const box = element.getBoundingClientRect();
        // What is moved off to the left is for screen readers.
        if (!box.width || box.right <= 0) continue;
        if ((box.right > width + 1 || box.left < -1) && !scrolls(element) && !element.closest('svg'))
            found.push(element.outerHTML.slice(0, 120) + ' reaches ' + Math.round(box.right));
    }
    if (document.scrollingElement.scrollWidth > width)
        found.push('the page is ' + document.scrollingElement.scrollWidth + ' wide');
    return found.slice(0, 5);
}"""

#: Places that links of a page name on the page itself, and that are not there; and names given twice.
BROKEN_PLACES = """() => {
    const broken = [];
    for (const link of document.querySelectorAll('a[href^="#"]'))
        if (!document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1))))
            broken.push(link.getAttribute('href'));
    const seen = new Set();
    for (const element of document.querySelectorAll('[id]')) {
        if (seen.has(element.id)) broken.push('twice: ' + element.id);
        seen.add(element.id);
    }
    return broken;
}"""

#: A computed value without a figure, or with one that is none.
HOLES = """() => [...document.querySelectorAll('data, td, .margin, .assertion, figcaption')]
    .filter(element => /(^|[^a-z])(NaN|inf(inity)?|undefined|null)([^a-z]|$)/i.test(element.textContent)
        && !element.closest('pre, samp') || element.matches('data') && !element.textContent.trim())
    .map(element => element.outerHTML.slice(0, 120))"""


class WithoutScripts(BrowserTest):
    """Every page is complete where scripts are off."""

    def test_everything_is_there(self):
        context = self.context(java_script_enabled=False)
        for path in PAGES:
            with self.subTest(path):
                page = self.open(path, context)
                self.assertEqual(page.locator("h1").count(), 1)
                self.assertEqual(page.evaluate(HOLES), [])
                self.assertEqual(page.evaluate(BROKEN_PLACES), [])
                # A control without a script would do nothing: there is none but what HTML itself opens and closes.
                self.assertEqual(page.locator("article :is(button, select, input:not(.task input))").count(), 0)
                page.close()

    def test_a_page_from_a_disk(self):
        context = self.context(java_script_enabled=False)
        for path in PAGES:
            with self.subTest(path):
                page = self.open(path, context, base=OUTPUT.as_uri() + "/")
                self.assertNotEqual(page.evaluate("getComputedStyle(document.body).maxWidth"), "none")
                page.close()


class Readable(BrowserTest):
    """Pages fit the window, follow the colour scheme and print."""

    def fits(self, **options):
        context = self.context(**options)
        for path in PAGES:
            with self.subTest(path):
                page = self.open(path, context)
                self.assertEqual(page.evaluate(OVERFLOWING), [])
                page.close()

    def test_a_telephone(self):
        self.fits(viewport=TELEPHONE, has_touch=True, is_mobile=True)

    def test_a_wide_window(self):
        self.fits(viewport=DESK)

    def test_dark(self):
        page = self.open("index.html", color_scheme="dark")
        light = self.open("index.html", color_scheme="light")
        brightness = """() => getComputedStyle(document.documentElement).backgroundColor
            .match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765"""
        self.assertLess(page.evaluate(brightness), 0.2)
        self.assertGreater(light.evaluate(brightness), 0.8)

    def test_print(self):
        context = self.context(viewport={"width": 700, "height": 1000}, color_scheme="dark")
        for path in PAGES:
            with self.subTest(path):
                page = self.open(path, context)
                page.emulate_media(media="print")
                self.assertEqual(
                    page.evaluate("getComputedStyle(document.documentElement).backgroundColor"), "rgb(255, 255, 255)")
                self.assertFalse(page.locator(".contents").is_visible())
                self.assertEqual(page.evaluate(OVERFLOWING), [])
                page.close()

    def test_printed_pages(self):
        page = self.open("batch-size.html")
        self.assertGreater(len(page.pdf()), 10_000)


class Accessible(BrowserTest):
    """axe finds nothing on any page, light or dark."""

    #: What may depend on the colours alone; the dark scheme is asked only for these.
    OF_COLOUR = ["color-contrast", "link-in-text-block"]

    def violations(self, page, rules=None):
        """The rules that a page breaks, each with the place."""
        options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
        found = page.evaluate("options => axe.run(options).then(result => result.violations)", options)
        return [
            (rule["id"], node["target"], node["failureSummary"])
            for rule in found for node in rule["nodes"]
        ]

    def check(self, paths, **options):
        context = self.context(**options)
        for path in paths:
            with self.subTest(path):
                page = self.open(path, context)
                if page.locator("#_cells").count():
                    page.wait_for_selector("html[data-live]", state="attached")
                page.evaluate(AXE_SCRIPT)
                self.assertEqual(self.violations(page), [])
                page.emulate_media(color_scheme="dark")
                self.assertEqual(self.violations(page, self.OF_COLOUR), [])
                page.close()

    def test_every_page(self):
        self.check(PAGES, color_scheme="light")

    def test_a_telephone(self):
        self.check(["assumptions.html", "argument.html"], viewport=TELEPHONE, color_scheme="light")

    def test_the_keyboard_reaches_what_scrolls(self):
        page = self.open("scheduler.html", viewport=TELEPHONE)
        reached = False
        for _ in range(60):
            page.keyboard.press("Tab")
            reached = reached or page.evaluate(
                "document.activeElement.matches('pre') && document.activeElement.scrollWidth > innerWidth")
        self.assertTrue(reached)


if __name__ == "__main__":
    unittest.main()
