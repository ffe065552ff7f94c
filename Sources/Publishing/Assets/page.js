// The page: a state, what the engine makes of it, and where the reader sees it.

class Page {
  constructor(engine, module, cells, script) {
    Object.assign(this, { engine, module, cells });
    this.parameters = engine.about.parameters;
    this.elements = new Map();
    for (const element of document.querySelectorAll("[data-cell]")) this.elements.set(Number(element.dataset.cell), element);
    /** The pieces as they came, and as they are now where that is something else. */
    this.published = new Map();
    this.current = new Map();
    /** The cells whose simulation the engine left out, and those of them whose value is not on the page yet. */
    this.leftOut = new Set();
    this.pending = new Set();
    this.controls = new Map(this.parameters.map((parameter) => [parameter.key, []]));
    this.simulator = new Simulator(module, cells, script, (answer) => this.simulated(answer));
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.dock = new Dock(this);
    this.tableControls();
  }

  // What the reader wants.

  /** Reads the state from the address. */
  read() {
    const { place, moved, other } = readAddress(location.hash);
    this.place = place;
    this.elsewhere = new Map();
    this.moved = this.known(moved, this.elsewhere);
    this.other = other && this.known(other, this.elsewhere);
    this.kept = null;
    this.schedule();
  }

  /** The entries of an address by the keys of the page's parameters. Others of the book are only carried along. */
  known(entries, elsewhere) {
    const known = new Map();
    for (const [key, text] of entries) {
      const named = this.parameters.filter((each) => each.name === key);
      const parameter = this.parameters.find((each) => each.key === key || fullName(each) === key)
        ?? named.find((each) => each.own) ?? (named.length === 1 ? named[0] : undefined);
      if (parameter) this.put(known, parameter, text);
      else if (key.includes(".")) elsewhere.set(key, text);
      else known.set(key, text);
    }
    return known;
  }

  /** Puts a value into a state, which holds only what differs from the published. */
  put(state, parameter, text) {
    if (parameter.value != null) text = ungrouped(text);
    const isPublished = text === undefined || text === parameter.written
      || (parameter.value != null && plainNumber(text, parameter.unit) === parameter.value)
      || (parameter.kind === "choice" && text === publishedChoice(parameter));
    if (isPublished) state.delete(parameter.key);
    else state.set(parameter.key, text);
  }

  set(parameter, text) {
    this.put(this.moved, parameter, text);
    this.schedule();
  }

  reset() {
    this.moved.clear();
    this.elsewhere.clear();
    this.other = null;
    this.schedule();
  }

  /** Compares with the state as it is now, or no more. */
  compare(other) {
    this.other = other;
    this.kept = null;
    this.schedule();
  }

  // What follows.

  /** At most one update for each frame: at once for the first input, and once more for what came since. */
  schedule() {
    if (this.frame) {
      this.isBehind = true;
      return;
    }
    this.update();
    this.frame = requestAnimationFrame(() => {
      this.frame = null;
      if (!this.isBehind) return;
      this.isBehind = false;
      this.schedule();
    });
  }

  update() {
    this.touched ??= new Set();
    clearTimeout(this.rest);
    // What is being simulated is of an older state.
    if (this.simulator.busy) this.simulator.stop();
    try {
      if (this.other && !this.kept) this.keep();
      this.apply(this.engine.set(this.moved, false));
    } catch (error) {
      this.restart(error);
      return;
    }
    this.rest = setTimeout(() => this.rested(), 250);
    performance.clearMarks("marginal-updated");
    performance.mark("marginal-updated");
  }

  /** The pieces of the state that is compared with, by their cells. */
  keep() {
    this.apply(this.engine.set(this.other, true));
    this.kept = new Map(this.current);
    this.touched.clear();
  }

  apply(answer) {
    for (const change of answer.changed) {
      if (change.pending) {
        this.leftOut.add(change.cell);
      } else {
        this.leftOut.delete(change.cell);
        this.change(change);
      }
    }
    this.faults = answer.faults;
    for (const cell of this.leftOut) this.await(cell);
    for (const { cell } of this.faults) if (this.pending.has(cell)) this.settle(cell);
    this.showFaults();
    this.compareAll();
    for (const [key, controls] of this.controls) {
      const fault = answer.faults.find((each) => each.parameter === key);
      for (const control of controls) control.show(this.moved.get(key), fault);
    }
    this.dock.show();
  }

  change({ cell, html, published }) {
    const element = this.elements.get(cell);
    if (!element) return;
    this.settle(cell);
    if (published && !this.current.has(cell)) return;
    if (!this.published.has(cell)) this.published.set(cell, element.outerHTML);
    const text = published ? this.published.get(cell) : html;
    if (published) this.current.delete(cell);
    else this.current.set(cell, html);
    if (element.classList.contains("params")) morphParameters(element, parsed(text), this.touched);
    else morph(element, parsed(text), this.touched);
    element.classList.toggle("moved", !published);
  }

  await(cell) {
    this.pending.add(cell);
    this.elements.get(cell)?.setAttribute("aria-busy", "true");
  }

  settle(cell) {
    this.pending.delete(cell);
    this.elements.get(cell)?.removeAttribute("aria-busy");
  }

  /** The reader stopped moving: the address, the marks, the simulations. */
  rested() {
    this.writeAddress();
    this.mark();
    reachScrolling();
    this.dock.announce();
    performance.clearMarks("marginal-rested");
    performance.mark("marginal-rested");
    if (!this.pending.size) return;
    if (this.simulator.works) this.simulator.ask(this.moved);
    else this.rest = setTimeout(() => this.simulated(this.engine.set(this.moved, true)), 50);
  }

  /** The simulations' part of an answer; null where the worker failed. */
  simulated(answer) {
    const waiting = new Set(this.pending);
    answer ??= { changed: [], faults: [...waiting].map((cell) => ({ cell, message: "this simulation could not be run" })) };
    this.touched = new Set();
    for (const change of answer.changed) if (waiting.has(change.cell)) this.change(change);
    // What the engine did not name is as published, or could not follow and stays.
    const failed = new Set(answer.faults.map((fault) => fault.cell));
    for (const cell of this.pending) {
      if (failed.has(cell)) this.settle(cell);
      else this.change({ cell, published: true });
    }
    this.faults = [...this.faults.filter((fault) => !waiting.has(fault.cell)), ...answer.faults.filter((fault) => waiting.has(fault.cell))];
    this.showFaults();
    this.compareAll();
    this.mark();
    this.dock.show();
    this.dock.announce();
  }

  /** A brief, calm mark on what changed. */
  mark() {
    const touched = this.touched;
    this.touched = null;
    if (this.still.matches) return;
    for (const element of touched ?? []) {
      const place = element.closest(".v, td, .verdict, .margin");
      place?.animate([{ backgroundColor: "var(--mark)" }, { backgroundColor: "transparent" }], { duration: 1200, easing: "ease-out" });
    }
  }

  /** The engine gave up on a state: a fresh one takes its place, and the page stays as it was. */
  async restart(error) {
    console.warn("Marginal: the engine was started anew:", error.message);
    this.engine = await Engine.start(this.module, this.cells);
    this.faults = [{ message: "this state cannot be computed", hint: "the page stays as it was" }];
    this.dock.show();
  }

  // Where it is seen.

  /** Controls in the tables of the page's own parameters, beside the values, which are printed. */
  tableControls() {
    for (const parameter of this.parameters) {
      const row = document.getElementById("_p-" + parameter.name)?.closest("tr");
      if (!parameter.own || !row) continue;
      const cell = Number(row.closest("[data-cell]")?.dataset.cell);
      const element = this.elements.get(cell);
      if (element && !this.published.has(cell)) this.published.set(cell, element.outerHTML);
      row.cells[1].append(this.control(parameter).element);
      row.cells[1].classList.add("set");
    }
  }

  control(parameter) {
    const control = new Control(parameter, (text) => this.set(parameter, text));
    this.controls.get(parameter.key).push(control);
    return control;
  }

  /** Diagnostics in place: each once, where it first concerns something; what it concerns stays as it was, and pales. */
  showFaults() {
    for (const note of document.querySelectorAll(".fault[data-in]")) note.remove();
    for (const element of document.querySelectorAll("[data-stale]")) delete element.dataset.stale;
    const shown = new Set();
    for (const fault of this.faults) {
      const element = this.elements.get(fault.cell);
      if (!element) continue;
      element.dataset.stale = "";
      if (shown.has(fault.message)) continue;
      shown.add(fault.message);
      const block = element.closest("p, li, td, h1, h2, h3, h4, h5, h6") ?? element;
      const note = make("span", { className: "fault", textContent: sentence(fault), title: fault.text ?? "" });
      note.dataset.in = fault.cell;
      if (block.matches("p") || block === element) block.after(note);
      else block.append(note);
    }
  }

  /** Beside each value that differs, what it is in the other state. */
  compareAll() {
    for (const was of document.querySelectorAll(".was")) was.remove();
    if (!this.other || !this.kept) return;
    const word = this.other.size ? "other: " : "published: ";
    for (const cell of new Set([...this.current.keys(), ...this.kept.keys()])) {
      const element = this.elements.get(cell);
      const html = this.kept.get(cell) ?? this.published.get(cell);
      if (!element || !html || element.matches(".params")) continue;
      const other = parsed(html);
      if (element.matches("data, span")) beside(element, other, word, true);
      const [places, others] = [element, other].map((root) => root.querySelectorAll("td, .verdict, .margin, .assertion .v"));
      if (places.length === others.length) places.forEach((place, index) => beside(place, others[index], word, place.matches(".v")));
    }
  }

  // The address.

  /** What the reader moved, without what the engine refused. */
  get taken() {
    const refused = new Set(this.faults?.map((fault) => fault.parameter));
    return new Map([...this.moved].filter(([key]) => !refused.has(key)));
  }

  state(name) {
    const moved = new Map(this.elsewhere);
    for (const [key, text] of this.taken) moved.set(name(key), text);
    const other = this.other && new Map([...this.other].map(([key, text]) => [name(key), text]));
    return { moved, other };
  }

  writeAddress() {
    const hash = writeAddress({ place: this.place, ...this.state((key) => key) });
    if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
  }

  /** A link to another page of the book takes the state along. */
  carry(link) {
    const url = new URL(link.href, location);
    const isOfBook = url.origin === location.origin && new URL(".", url).href === new URL(".", location).href && url.pathname.endsWith(".html");
    if (!isOfBook || url.pathname === location.pathname) return;
    const full = (key) => fullName(this.parameters.find((each) => each.key === key)) ?? key;
    link.hash = writeAddress({ place: readAddress(link.hash).place, ...this.state(full) });
  }
}

/** What a parameter is called in every chapter. */
function fullName(parameter) {
  return parameter && parameter.chapter.replaceAll("-", "_") + "." + parameter.name;
}

function beside(element, other, word, isInline) {
  if (element.textContent === other.textContent) return;
  const text = other.textContent.trim();
  const isCell = element.matches("td");
  const was = make("small", { className: "was", textContent: isCell ? text : `(${word}${text})`, title: word + text });
  if (isInline) element.after(was);
  else element.append(was);
}
