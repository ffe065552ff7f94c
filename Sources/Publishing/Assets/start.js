// One file, two lives: in a page it makes it live, in a worker it simulates for one.

if (globalThis.document) start(document.currentScript.src);
else serveSimulations();

async function start(script) {
  reachScrolling();
  addEventListener("resize", reachScrolling);
  const source = document.getElementById("_cells");
  if (!source) return;
  const cells = source.textContent;
  let module, engine;
  try {
    module = await Engine.compile(script);
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
  addEventListener("hashchange", () => follow(page));
  for (const kind of ["click", "auxclick", "contextmenu"]) {
    document.addEventListener(kind, ({ target }) => {
      const link = target.closest?.("a[href]");
      if (link) page.carry(link);
    }, true);
  }
  performance.mark("marginal-live");
  if (page.place && (page.moved.size || page.other)) document.getElementById(page.place)?.scrollIntoView();
}

/** The address changed: a place on the page keeps the state; a state is read. */
function follow(page) {
  const { place, moved, other } = readAddress(location.hash);
  if (place && !moved.size && !other) {
    page.place = place;
    page.writeAddress();
  } else {
    page.read();
  }
}
