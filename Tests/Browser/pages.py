"""What the browser tests share: the published pages, a server for them, and one Chromium for each process."""

import atexit
import functools
import http.server
import os
import pathlib
import threading
import unittest

from playwright.sync_api import expect, sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
#: The published book; the guide stands in it as a folder of its own.
OUTPUT = pathlib.Path(os.environ.get("MARGINAL_OUTPUT", ROOT / "output")).resolve()
#: Every page, as a path below OUTPUT.
PAGES = [str(path.relative_to(OUTPUT)) for path in sorted(OUTPUT.rglob("*.html"))]

if not PAGES:
    raise SystemExit(f"There are no pages in {OUTPUT}: run make first.")
#: The pages that carry what the engine needs.
LIVE = [path for path in PAGES if 'id="_cells"' in (OUTPUT / path).read_text()]
if not LIVE:
    raise SystemExit(f"No page in {OUTPUT} is live: it was built without the module.")

TELEPHONE = {"width": 375, "height": 667}
DESK = {"width": 1440, "height": 900}

#: How long to wait for what should come, in milliseconds: no test waits so long, unless it fails.
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)

#: Whether a page has followed the last move: the reader rests, and no simulation runs.
RESTED = """() => {
    const last = (name) => performance.getEntriesByName(name).at(-1)?.startTime ?? -1;
    return last('marginal-rested') >= last('marginal-updated') && !document.querySelector('[aria-busy]');
}"""

#: The texts of all cells, without what the script adds.
CELLS = """() => Object.fromEntries([...document.querySelectorAll('[data-cell]')].map(element => {
    const copy = element.cloneNode(true);
    for (const added of copy.querySelectorAll('.control, .was')) added.remove();
    return [element.dataset.cell, copy.textContent];
}))"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, as any static host does, and says nothing."""

    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".wasm": "application/wasm"}

    def do_GET(self):
        # Chromium asks for a picture of the site on its own; that none is there is no complaint.
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *arguments):
        pass


class Server:
    """Serves a folder on the loopback until it is closed."""

    def __init__(self, folder):
        handler = functools.partial(Handler, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}/"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Shared:
    """One browser and one server for all tests of a process; they start with the first test that asks."""

    playwright = browser = server = None

    @classmethod
    def start(cls):
        if cls.browser is None:
            cls.server = Server(OUTPUT)
            cls.playwright = sync_playwright().start()
            cls.browser = cls.playwright.chromium.launch(
                executable_path=os.environ["MARGINAL_BROWSER"], args=["--no-sandbox"])
            atexit.register(cls.stop)

    @classmethod
    def stop(cls):
        if cls.browser is not None:
            cls.browser.close()
            cls.playwright.stop()
            cls.server.close()
            cls.browser = None


def for_each(paths):
    """Makes of one test a test for each page, with the page in its name."""

    def mark(test):
        test.paths = paths
        return test

    return mark


class BrowserTest(unittest.TestCase):
    """A test with a browser: pages are opened by `open`, and nothing that goes wrong in one stays unseen."""

    def __init_subclass__(cls):
        for name, test in list(vars(cls).items()):
            for path in getattr(test, "paths", []):
                of_page = functools.partialmethod(test, path)
                setattr(cls, f"{name}_{path.removesuffix('.html').replace('/', '_').replace('-', '_')}", of_page)
            if hasattr(test, "paths"):
                delattr(cls, name)
                # Its tests share nothing but what each of them makes.
                cls.is_shared_out = True

    @classmethod
    def setUpClass(cls):
        Shared.start()

    def setUp(self):
        self.complaints = []

    def tearDown(self):
        self.assertEqual(self.complaints, [], "the console, the network or the security policy complained")

    def context(self, **options):
        """A window of its own: size, colour scheme, touch, scripts on or off."""
        context = Shared.browser.new_context(**{"viewport": DESK, **options})
        self.addCleanup(context.close)
        context.set_default_timeout(PATIENCE)
        return context

    def open(self, path, context=None, base=None, **options):
        """Opens a page, from the server unless `base` names another place, and records what complains."""
        page = (context or self.context(**options)).new_page()
        base = base or Shared.server.address
        page.on("console", lambda message: self.record(path, message.type, message.text))
        page.on("pageerror", lambda error: self.record(path, "error", str(error)))
        page.on("requestfailed", lambda request: self.given_up(path, request))
        page.on("request", lambda request: self.check_origin(path, request.url, base))
        page.goto(base + path)
        return page

    def live(self, path, context=None, **options):
        """Opens a page and waits until it is live."""
        page = self.open(path, context, **options)
        page.wait_for_selector("html[data-live]", state="attached")
        return page

    def context_with_memory(self):
        """A context whose pages tell the memory of their engine, as `engineMemory`."""
        context = self.context()
        context.add_init_script("""{
            const instantiate = WebAssembly.instantiate;
            WebAssembly.instantiate = async (...all) => {
                const made = await instantiate(...all);
                globalThis.engineMemory = made.exports.memory;
                return made;
            };
        }""")
        return context

    def hold_workers(self, context):
        """Holds up what workers ask for, so that what is seen meanwhile can be looked at; a call lets them go on."""
        asked = []

        def handle(route):
            # The page asks first.
            asked.append(route)
            if len(asked) == 1 or handle.is_open:
                route.continue_()

        def release():
            handle.is_open = True
            for route in asked[1:]:
                route.continue_()

        handle.is_open = False
        context.route("**/marginal.js", handle)
        return release

    def rest(self, page):
        """Waits until a page has followed, simulations and all."""
        # A function: the security policy of a page forbids to evaluate a text again and again.
        page.wait_for_function(RESTED, timeout=60_000)

    def given_up(self, path, request):
        # What is still asked for when the page is left is given up.
        if request.failure != "net::ERR_ABORTED":
            self.record(path, "error", f"{request.url}: {request.failure}")

    def record(self, path, kind, text):
        if kind in ("error", "warning"):
            self.complaints.append(f"{path}: {kind}: {text}")

    def check_origin(self, path, url, base):
        # A module may arrive as data within the page; anything else comes from where the page came from.
        if not url.startswith((base, "data:", "blob:")):
            self.complaints.append(f"{path}: asked for {url}")
