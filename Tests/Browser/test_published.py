"""Every published page: complete without scripts, live with them, readable and reachable on any window."""

import unittest

from axe_playwright_python.base import AXE_SCRIPT

from pages import CELLS, DESK, LIVE, OUTPUT, PAGES, TELEPHONE, BrowserTest, for_each

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
HOLES = """() => [...document.querySelectorAll('data, span[data-cell], td, .margin, .assertion, figcaption')]
    .filter(element => /(^|[^a-z])(NaN|inf(inity)?|undefined|null)([^a-z]|$)/i.test(element.textContent)
        && !element.closest('pre, samp') || element.matches('data, span') && !element.textContent.trim())
    .map(element => element.outerHTML.slice(0, 120))"""


class WithoutScripts(BrowserTest):
    """Every page is complete where scripts are off, from a server and from a disk."""

    @for_each(PAGES)
    def test(self, path):
        context = self.context(java_script_enabled=False)
        page = self.open(path, context)
        self.assertEqual(page.locator("h1").count(), 1)
        self.assertEqual(page.evaluate(HOLES), [])
        self.assertEqual(page.evaluate(BROKEN_PLACES), [])
        # A control without a script would do nothing: there is none but what HTML itself opens and closes.
        self.assertEqual(page.locator("article :is(button, select, input:not(.task input))").count(), 0)
        page = self.open(path, context, base=OUTPUT.as_uri() + "/")
        self.assertNotEqual(page.evaluate("getComputedStyle(document.body).maxWidth"), "none")


class PageTest(BrowserTest):
    def page(self, path, **options):
        """A page, live where it can be."""
        return (self.live if path in LIVE else self.open)(path, **options)

    def violations(self, page, rules=None):
        """What axe finds: the rules that a page breaks, each with the place."""
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(AXE_SCRIPT)
        options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
        found = page.evaluate("options => axe.run(options).then(result => result.violations)", options)
        return [
            (rule["id"], node["target"], node["failureSummary"])
            for rule in found for node in rule["nodes"]
        ]

    def fits(self, page):
        self.assertEqual(page.evaluate(OVERFLOWING), [])
        # A page may depend on no parameter; then it has no panel.
        if page.locator(".dock").count():
            page.locator(".dock summary").click()
            self.assertEqual(page.evaluate(OVERFLOWING), [])


class OnADesk(PageTest):
    """Every page in a wide window."""

    #: What may depend on the colours alone; the dark scheme is asked only for these.
    OF_COLOUR = ["color-contrast", "link-in-text-block"]

    @for_each(PAGES)
    def test(self, path):
        """Complete, live, accessible, and it fits: all in one window, since to open one costs the most."""
        published = self.open(path, java_script_enabled=False).evaluate(CELLS)
        page = self.page(path, color_scheme="light", reduced_motion="reduce")
        self.rest(page)
        self.assertEqual(page.evaluate(CELLS), published)
        self.assertEqual(page.locator(".moved, [data-stale]").count(), 0)
        self.accessible(page)
        self.fits(page)
        if page.locator(".dock [type=range]").count():
            self.moves_and_returns(page, published)
        self.prints(page)

    def accessible(self, page):
        """axe finds nothing, light or dark."""
        self.assertEqual(self.violations(page), [])
        page.emulate_media(color_scheme="dark")
        self.assertEqual(self.violations(page, self.OF_COLOUR), [])

    def moves_and_returns(self, page, published):
        """A page follows a parameter, and returns to what is published."""
        page.locator(".dock [type=range]").first.focus()
        page.keyboard.press("ArrowRight")
        self.rest(page)
        self.assertIn("=", page.evaluate("location.hash"))
        self.assertEqual(page.evaluate(HOLES), [])
        self.assertEqual(page.evaluate(OVERFLOWING), [])
        page.get_by_role("button", name="As published", exact=True).click()
        self.rest(page)
        self.assertEqual(page.evaluate(CELLS), published)
        self.assertEqual(page.locator(".moved, [data-stale]").count(), 0)

    def prints(self, page):
        """On paper there is no control, and nothing is cut."""
        page.set_viewport_size({"width": 700, "height": 1000})
        page.emulate_media(media="print", color_scheme="dark")
        self.assertEqual(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"), "rgb(255, 255, 255)")
        self.assertFalse(page.locator(".contents").is_visible())
        self.assertEqual(page.locator("button:visible, input:visible:not(.task input), select:visible, .dock:visible").count(), 0)
        self.assertEqual(page.evaluate(OVERFLOWING), [])

    def test_dark(self):
        page = self.open("index.html", color_scheme="dark")
        brightness = """() => getComputedStyle(document.documentElement).backgroundColor
            .match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765"""
        self.assertLess(page.evaluate(brightness), 0.2)
        page.emulate_media(color_scheme="light")
        self.assertGreater(page.evaluate(brightness), 0.8)

    def test_printed_pages(self):
        page = self.open("batch-size.html")
        self.assertGreater(len(page.pdf()), 10_000)


class OnATelephone(PageTest):
    """Every page on a telephone, under a thumb."""

    HELD = {"viewport": TELEPHONE, "has_touch": True, "is_mobile": True}

    #: Controls that are too small for a thumb, and what is beneath another where a thumb would land.
    SMALL = """() => [...document.querySelectorAll('.control :is(input, select, button), .dock :is(summary, button)')]
        .filter(element => element.checkVisibility({ visibilityProperty: true }))
        .map(element => [element, element.getBoundingClientRect()])
        .filter(([element, box]) => Math.min(box.width, box.height) < (element.role === 'switch' ? 24 : 44))
        .map(([element, box]) => `${element.outerHTML.slice(0, 120)} is ${box.width} by ${box.height}`)"""

    #: Captions that reach out of sight with the table that they stand over, or would be scrolled away with it.
    CUT = """() => [...document.querySelectorAll('caption')].filter(caption => {
        const scrolled = caption.closest('.table');
        scrolled.scrollLeft = 1e6;
        const [box, view] = [caption, scrolled].map(element => element.getBoundingClientRect());
        return box.left < view.left - 1 || box.right > view.right + 1;
    }).map(caption => caption.textContent)"""

    @for_each(PAGES)
    def test(self, path):
        page = self.page(path, **self.HELD)
        self.fits(page)
        self.assertEqual(page.evaluate(self.SMALL), [])
        self.assertEqual(page.evaluate(self.CUT), [])

    @for_each(["assumptions.html", "argument.html"])
    def test_accessible(self, path):
        page = self.page(path, viewport=TELEPHONE, color_scheme="light")
        self.assertEqual(self.violations(page), [])
        page.emulate_media(color_scheme="dark")
        self.assertEqual(self.violations(page, OnADesk.OF_COLOUR), [])

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
