// One file, two lives: in a page it makes it live, in a worker it simulates for one.

if (globalThis.document) {
  const { src, dataset } = document.currentScript;
  start(src, "engine" in dataset);
} else {
  serveSimulations();
}

/** @param isLive whether the page has parameters, which it tells before it is read to its end */
async function start(script, isLive) {
  // What takes longest begins at once, beside what the browser has to do for the page.
  const compiled = isLive && Engine.compile(script);
  // Told below.
  if (compiled) compiled.catch(() => {});
  await readable();
  requestAnimationFrame(reachScrolling);
  addEventListener("resize", reachScrolling);
  const source = document.getElementById("_cells");
  if (!source) return;
  const cells = source.textContent;
  let module, engine;
  try {
    module = await (compiled || Engine.compile(script));
    engine = await Engine.start(module, cells);
    if (engine.about.mismatch) throw new Error(engine.about.faults?.[0]?.message ?? "page and module are of different versions");
  } catch (error) {
    // The page is complete without.
    console.info("Marginal: the page stays as published:", error.message ?? "the module is not there");
    return;
  }
  document.documentElement.dataset.live = "";
  if (!engine.about.parameters.length) return;
  const page = new Page(engine, module, cells, script);
  page.read();
  // The address may name what only these define.
  if (page.texts.takeUp(page.editors)) page.read();
  addEventListener("hashchange", () => follow(page));
  for (const kind of ["click", "auxclick", "contextmenu"]) {
    document.addEventListener(kind, ({ target }) => {
      const link = target.closest?.("a[href]");
      if (link) page.carry(link);
    }, true);
  }
  // What is typed last is not lost either.
  addEventListener("pagehide", () => page.texts.keep(page.editors));
  performance.mark("marginal-live");
  if (page.place && (page.moved.size || page.comparison.other)) document.getElementById(page.place)?.scrollIntoView();
}

/** Until the page is read to its end, and its styles with it. */
async function readable() {
  if (document.readyState === "loading") await happens(document, "DOMContentLoaded");
  const styles = document.querySelector("link[rel=stylesheet]");
  if (styles && !styles.sheet && document.readyState !== "complete") await happens(window, "load");
}

function happens(target, kind) {
  return new Promise((resolve) => target.addEventListener(kind, resolve, { once: true }));
}

/** The address changed: a place on the page, or none, keeps the state; a state is read. */
function follow(page) {
  const { place, moved, other } = readAddress(location.hash);
  if (!moved.size && !other) {
    page.place = place;
    page.writeAddress();
  } else {
    page.read();
  }
}
