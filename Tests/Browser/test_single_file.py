"""Pages of one file each, from a disk: live, with nothing beside them but one another."""

import os
import pathlib
import subprocess
import tempfile

from playwright.sync_api import expect

from pages import ROOT
from test_published import PageTest


class FromADisk(PageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        program = next((ROOT / path for path in (".build/release/marginal", ".build/debug/marginal")
                        if (ROOT / path).exists()), None)
        program = os.environ.get("MARGINAL", program)
        if program is None:
            raise AssertionError("there is no build of marginal")
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        subprocess.run([program, "build", "--single-file", "--output", cls.folder], cwd=ROOT, check=True, capture_output=True)
        cls.base = cls.folder.as_uri() + "/"

    def test_nothing_lies_beside_the_pages(self):
        self.assertEqual([path.name for path in files_in(self.folder) if path.suffix != ".html"], [".marginal"])

    def test_every_page_is_live_and_moves(self):
        context = self.context()
        for path in files_in(self.folder):
            if 'id="_cells"' not in (path.read_text() if path.suffix == ".html" else ""):
                continue
            with self.subTest(path.name):
                page = self.live(path.name, context, base=self.base)
                slider = page.locator(".dock [type=range]").first
                if slider.count():
                    page.locator(".dock summary").click()
                    slider.focus()
                    page.keyboard.press("End")
                    expect(page.locator(".dock .state")).to_contain_text("1 moved")
                page.close()

    def test_a_page_alone_is_live(self):
        """As it arrives in a mail: without the others."""
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "batch-size.html"
            page.write_bytes((self.folder / page.name).read_bytes())
            opened = self.live(page.name + "#rent=3", base=pathlib.Path(folder).as_uri() + "/")
            self.rest(opened)
            self.assertGreater(opened.locator(".moved").count(), 1)
            self.assertNotEqual(opened.evaluate("getComputedStyle(document.body).maxWidth"), "none")
            opened.close()

    def test_simulations_run_on_the_page(self):
        page = self.live("scheduler.html", base=self.base)
        before = page.evaluate("document.querySelector('article').textContent")
        page.locator(".dock summary").click()
        page.locator(".dock [type=range]").first.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        self.rest(page)
        self.assertNotEqual(page.evaluate("document.querySelector('article').textContent"), before)
        self.assertEqual(page.locator("[aria-busy], .fault:visible").count(), 0)

    def test_links_lead_to_the_other_pages(self):
        page = self.live("batch-size.html#rent=3", base=self.base)
        self.rest(page)
        page.get_by_role("link", name="Assumptions").first.click()
        page.wait_for_selector("html[data-live]", state="attached")
        self.assertTrue(page.url.startswith(self.base + "assumptions.html"), page.url)
        self.assertIn("rent=3", page.url)


def files_in(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())
