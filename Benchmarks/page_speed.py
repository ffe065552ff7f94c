"""How long a reader waits, in Chromium, on the pages of output/: from an input to the updated document, and from
navigation to a live page; and until all that follows is there, which begins after the input has rested for 120 ms and
includes what runs beside the page: simulations, and what would flip a claim. Run by `make bench`.

    Benchmarks/page-speed [PAGE ...]     all pages that have a slider, unless some are named
"""

import gzip
import os
import pathlib
import statistics
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "Tests/Browser"))

from playwright.sync_api import sync_playwright  # noqa: E402

from pages import DESK, OUTPUT, PAGES, Server  # noqa: E402

LOADS = 30
MOVES = 300
FOLLOWED = 20
#: Milliseconds after which a page is live for long.
SETTLED = 400
LIMITS = {"input, median": 4, "input, 99 %": 16, "live, median": 100}

#: Moves every slider of the page in turn, by events like those of a hand, and times each until the document is new.
MOVE = """async (moves) => {
    const sliders = [...document.querySelectorAll(".dock [type=range]")];
    const times = [];
    for (let move = 0; move < moves; move++) {
        const slider = sliders[move % sliders.length];
        const count = Number(slider.max);
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        slider.value = (Number(slider.value) + 1 + Math.floor(count / 7)) % (count + 1);
        const start = performance.now();
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        times.push(performance.now() - start);
    }
    return times;
}"""


#: Moves sliders as above, one a time, and times each until all that follows is there, simulations and flips included.
FOLLOW = """async (moves) => {
    const sliders = [...document.querySelectorAll(".dock [type=range]")];
    const times = [];
    for (let move = 0; move < moves; move++) {
        const slider = sliders[move % sliders.length];
        const count = Number(slider.max);
        await new Promise(done => setTimeout(done, 300));
        slider.value = (Number(slider.value) + 1 + Math.floor(count / 7)) % (count + 1);
        const start = performance.now();
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        let end;
        while (!(end > start)) {
            await new Promise(done => setTimeout(done, 10));
            end = performance.getEntriesByName("marginal-followed")[0]?.startTime;
            if (performance.now() > start + 20_000) return "no end after 20 s";
        }
        times.push(end - start);
    }
    return times;
}"""


def quantile(values, part):
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def live_pages():
    return [path for path in PAGES if 'id="_cells"' in (OUTPUT / path).read_text()]


def main():
    pages = sys.argv[1:] or live_pages()
    if not pages:
        sys.exit("page-speed: no live page in output/: run make first")
    server = Server(OUTPUT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("MARGINAL_BROWSER", "/usr/bin/chromium"), args=["--no-sandbox"])
        worst = {name: 0.0 for name in LIMITS}
        for path in pages:
            page = browser.new_context(viewport=DESK).new_page()
            page.goto(server.address + path)
            page.wait_for_selector("html[data-live]", state="attached")
            if not page.locator(".dock [type=range]").count():
                continue
            loads = []
            for _ in range(LOADS):
                page.goto(server.address + path)
                # Nothing is asked of the page before it is live: to ask brings a script of 330 KB into it.
                page.wait_for_timeout(SETTLED)
                loads.append(page.evaluate("performance.getEntriesByName('marginal-live')[0].startTime"))
            moves = page.evaluate(MOVE, MOVES)
            followed = page.evaluate(FOLLOW, FOLLOWED)
            if isinstance(followed, str):
                sys.exit(f"page-speed: {path}: {followed}")
            measured = {
                "input, median": statistics.median(moves), "input, 99 %": quantile(moves, 0.99),
                "live, median": statistics.median(loads),
            }
            print(f"{path:32}" + "  ".join(f"{name} {value:6.1f} ms" for name, value in measured.items())
                  + f"  live, 99 % {quantile(loads, 0.99):6.1f} ms"
                  + f"  all that follows, median {statistics.median(followed):6.1f} ms, most {max(followed):6.1f} ms", flush=True)
            worst = {name: max(worst[name], measured[name]) for name in LIMITS}
        browser.close()
    server.close()
    for name in ("marginal.wasm", "marginal.js", "style.css"):
        bytes = (OUTPUT / name).read_bytes()
        print(f"{name:32}{len(bytes) / 1000:8.1f} KB, {len(gzip.compress(bytes, 9)) / 1000:.1f} KB gzipped")
    for name, limit in LIMITS.items():
        print(f"{name}: {worst[name]:.1f} ms on the heaviest page, limit {limit} ms: "
              + ("met" if worst[name] <= limit else "NOT MET"))


if __name__ == "__main__":
    main()
