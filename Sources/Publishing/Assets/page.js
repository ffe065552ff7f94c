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
    /** The cells that are marked as following. */
    this.pending = new Set();
    /** What is wrong with parameters, and with cells. */
    this.refused = [];
    this.faulty = new Map();
    this.controls = new Map(this.parameters.map((parameter) => [parameter.key, []]));
    /** What the reader has put in the place of cells. */
    this.edits = new Map();
    /** The published texts of the blocks that were opened. */
    this.sources = new Map();
    this.simulator = new Simulator(module, cells, script, (answer) => this.following.answered(answer));
    this.following = new Following(this);
    this.comparison = new Comparison(this);
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.dock = new Dock(this);
    this.tableControls();
    this.editors = Editor.all(this);
    this.texts = new KeptTexts(cells);
  }

  // What the reader wants.

  /** Reads the state from the address. */
  read() {
    const { place, moved, other } = readAddress(location.hash);
    this.place = place;
    this.elsewhere = new Map();
    this.moved = this.known(moved, this.elsewhere);
    const elsewhere = new Map();
    this.comparison.with(other && this.known(other, elsewhere), elsewhere);
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
    this.comparison.end();
    this.schedule();
  }

  /** Compares with the state as it is now, or no more. */
  compare(other, elsewhere) {
    this.comparison.with(other, elsewhere);
    this.schedule();
  }

  // The reader's own texts.

  /** The published text of a block. */
  publishedText(cell) {
    // Asked of a block that is as published, this changes nothing.
    if (!this.sources.has(cell)) this.sources.set(cell, this.engine.edit(cell, "").text);
    return this.sources.get(cell);
  }

  /** Puts a text in the place of a block's. What is wrong with it is told; where it is refused, the page stays as it is. */
  edit(cell, text) {
    let answer;
    try {
      // To the engine, nothing at all is the published text.
      answer = this.engine.edit(cell, text || " ");
    } catch (error) {
      this.restart(error);
      return { faults: [{ message: "this cannot be computed", hint: "the page stays as it was" }], isRefused: true };
    }
    this.sources.set(cell, answer.text);
    if (answer.faults.length) return { faults: answer.faults, isRefused: true };
    this.edits.delete(cell);
    if (text !== answer.text) this.edits.set(cell, text);
    this.following.forget();
    this.faulty.clear();
    this.simulator.edited(this.edits);
    this.comparison.forget();
    for (const key of this.moved.keys()) if (!answer.parameters.some((each) => each.key === key)) this.moved.delete(key);
    const element = this.elements.get(cell);
    // A table of parameters is made anew, and so are the controls in it.
    const isTable = element.matches(".params");
    const inUse = this.controlInUse();
    if (isTable) for (const control of this.allControls) if (element.contains(control.element)) control.remove();
    this.remade = isTable ? cell : null;
    this.update();
    if (isTable) this.following.guarded(() => this.following.measure(cell, Infinity));
    this.remade = null;
    if (isTable || JSON.stringify(answer.parameters) !== JSON.stringify(this.parameters)) this.replaceParameters(answer.parameters, inUse);
    return { faults: [] };
  }

  get allControls() {
    return [...this.controls.values()].flat();
  }

  /** The control that the reader is at, and what is half written in it. */
  controlInUse() {
    const control = this.allControls.find(({ element }) => element.contains(document.activeElement));
    if (!control) return undefined;
    const { key } = control.parameter;
    return { key, place: this.controls.get(key).indexOf(control), text: control.isWriting ? control.input.value : undefined };
  }

  /** Other parameters than before: their controls are made anew, and the reader goes on at the one in use. */
  replaceParameters(parameters, inUse) {
    const isOpen = this.dock.details.open;
    const { scrollTop } = this.dock.list;
    for (const control of this.allControls) control.remove();
    this.dock.remove();
    this.parameters = parameters;
    this.controls = new Map(parameters.map((parameter) => [parameter.key, []]));
    this.dock = new Dock(this);
    this.dock.details.open = isOpen;
    this.tableControls();
    this.show();
    this.dock.list.scrollTop = scrollTop;
    if (inUse) this.controls.get(inUse.key)?.[inUse.place]?.goOn(inUse.text);
  }

  // What follows.

  /** At most one update for each frame: at once for an input, and once more in the next frame for what came since. */
  schedule() {
    if (this.frame) return;
    // To ask for a frame takes a while too.
    if (performance.now() - this.updated < 12) {
      this.frame = requestAnimationFrame(() => {
        this.frame = null;
        this.update();
      });
    } else {
      this.update();
    }
  }

  update() {
    this.touched ??= new Set();
    clearTimeout(this.rest);
    this.isRested = false;
    try {
      this.comparison.compute();
      this.refused = this.following.move(this.moved);
    } catch (error) {
      this.restart(error);
      return;
    }
    this.show();
    this.rest = setTimeout(() => this.rested(), 250);
    performance.clearMarks("marginal-updated");
    performance.mark("marginal-updated");
    this.updated = performance.now();
    this.noteEnd();
  }

  /** Notes when nothing was left to follow, for those who measure it. */
  noteEnd() {
    const [last] = performance.getEntriesByName("marginal-followed");
    if (!this.following.isDone || last?.startTime > this.updated) return;
    performance.clearMarks("marginal-followed");
    performance.mark("marginal-followed");
  }

  /** All that is wrong. */
  get faults() {
    return [...this.refused, ...this.faulty.values(), ...this.comparison.faults].flat();
  }

  /** Shows what belongs to no single cell. */
  show() {
    this.showFaults();
    this.comparison.show();
    for (const [key, controls] of this.controls) {
      const fault = this.refused.find((each) => each.parameter === key);
      for (const control of controls) control.follow(this.moved.get(key), fault);
    }
    this.dock.show();
    for (const editor of this.editors?.values() ?? []) editor.follow();
  }

  /**
   * A cell is something else now, or cannot follow.
   *
   * @param isDone whether that is the last word under this state
   * @param fresh the element, where its text is parsed already
   */
  change({ cell, html, published }, faults, isDone, fresh) {
    if (faults.length) this.faulty.set(cell, faults);
    else this.faulty.delete(cell);
    if (isDone) this.settle(cell);
    const element = this.elements.get(cell);
    if (!element || (!html && !published) || this.current.get(cell) === html) return;
    // What a comparison has put there belongs to no piece.
    if (this.comparison.isShown) for (const was of element.querySelectorAll(".was")) was.remove();
    if (!this.published.has(cell)) this.published.set(cell, element.outerHTML);
    fresh ??= parsed(published ? this.published.get(cell) : html);
    fresh.classList.toggle("moved", !published);
    if (published) this.current.delete(cell);
    else this.current.set(cell, html);
    this.touched ??= new Set();
    if (element.classList.contains("params") && cell !== this.remade) {
      morphParameters(element, fresh, this.touched);
      element.classList.toggle("moved", !published);
    } else {
      morph(element, fresh, this.touched);
    }
    // An edited block may have become another element.
    if (!element.isConnected) this.elements.set(cell, document.querySelector(`[data-cell="${cell}"]`));
  }

  /** Marks cells that are of an older state. */
  await(cells) {
    for (const cell of cells) {
      if (this.pending.has(cell)) continue;
      this.pending.add(cell);
      this.elements.get(cell)?.setAttribute("aria-busy", "true");
    }
  }

  settle(cell) {
    if (!this.pending.delete(cell)) return;
    this.elements.get(cell)?.removeAttribute("aria-busy");
  }

  /** The reader stopped moving: the address, and the marks. */
  rested() {
    this.isRested = true;
    this.writeAddress();
    this.followed();
    this.dock.announce();
    performance.clearMarks("marginal-rested");
    performance.mark("marginal-rested");
  }

  /** Everything is as the reader wants it, or all of it that is cheap. */
  followed() {
    this.noteEnd();
    if (!this.isRested) return;
    this.mark();
    reachScrolling();
    this.dock.show();
    if (this.following.isDone) this.dock.announce();
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
    this.following.forget();
    this.engine = await Engine.start(this.module, this.cells, this.edits);
    this.faulty.clear();
    this.refused = [{ message: "this state cannot be computed", hint: "the page stays as it was" }];
    for (const cell of this.pending) this.settle(cell);
    this.show();
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
    for (const note of this.notes ?? []) note.remove();
    for (const element of this.stale ?? []) delete element.dataset.stale;
    [this.notes, this.stale] = [[], []];
    const shown = new Set();
    for (const fault of this.faults) {
      const element = this.elements.get(fault.cell);
      if (!element) continue;
      element.dataset.stale = "";
      this.stale.push(element);
      if (shown.has(fault.message)) continue;
      shown.add(fault.message);
      const block = element.closest("p, li, td, h1, h2, h3, h4, h5, h6") ?? element;
      const note = make("span", { className: "fault", textContent: sentence(fault), title: fault.text ?? "" });
      this.notes.push(note);
      if (block.matches("p") || block === element) block.after(note);
      else block.append(note);
    }
  }

  // The address.

  /** What the reader moved, without what the engine refused. */
  get taken() {
    const refused = new Set((this.refused ?? []).map((fault) => fault.parameter));
    return new Map([...this.moved].filter(([key]) => !refused.has(key)));
  }

  state(name) {
    const moved = new Map(this.elsewhere);
    for (const [key, text] of this.taken) moved.set(name(key), text);
    const { other: compared, elsewhere } = this.comparison;
    const other = compared && new Map([...elsewhere, ...[...compared].map(([key, text]) => [name(key), text])]);
    return { moved, other };
  }

  writeAddress() {
    const hash = writeAddress({ place: this.place, ...this.state((key) => key) });
    if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
  }

  /** A setting as it is read: `rent = 3 USD/h`. */
  setting(key, text) {
    const { unit, choices, labels } = this.parameters.find((each) => each.key === key) ?? {};
    const value = unit && !Number.isNaN(plainNumber(text, "")) ? text + " " + unit : text;
    return `${key} = ${labels?.[choices.indexOf(text)] ?? value}`;
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
