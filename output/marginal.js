"use strict";
{
// The engine: Marginal's live rooms as WebAssembly, and the calls into them. Page and worker have one each.

class Engine {
  /**
   * Fetches and compiles the module, which lies beside the script. A page from a disk may not fetch: there it comes as a
   * script, in base64. A page of one file, whose script has no address, holds it as a text.
   */
  static async compile(script) {
    const held = document.getElementById("_module");
    if (held) return WebAssembly.compile(Engine.decoded(held.textContent));
    const folder = new URL(".", script);
    if (location.protocol !== "file:" && !globalThis.marginalModule) {
      const file = await fetch(new URL("marginal.wasm", folder));
      if (!file.ok) throw new Error("the module is not there");
      // The host may not know the type of such a file.
      const isKnown = file.headers.get("content-type") === "application/wasm";
      return isKnown ? WebAssembly.compileStreaming(file) : WebAssembly.compile(await file.arrayBuffer());
    }
    if (!globalThis.marginalModule) await loadScript(new URL("marginal-module.js", folder));
    return WebAssembly.compile(Engine.decoded(globalThis.marginalModule));
  }

  static decoded(text) {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  }

  /**
   * Hands the cells of a page to a fresh engine, and what the reader has put in the place of some. `about` is its answer:
   * what it is, and the page's parameters.
   */
  static async start(module, cells, edits = []) {
    const engine = new Engine();
    engine.exports = (await WebAssembly.instantiate(module)).exports;
    engine.about = engine.call("marginal_load", cells);
    // One text may need what another defines: what is refused is tried again after the others.
    for (let [left, before] = [[...edits], Infinity]; left.length && left.length < before; ) {
      before = left.length;
      left = left.filter(([cell, text]) => engine.edit(cell, text).faults.length);
    }
    return engine;
  }

  /** Puts a text in the place of a cell's, or nothing for the published one; the next `move` tells what comes of it. */
  edit(cell, text) {
    return this.call("marginal_edit", text, cell);
  }

  /**
   * Sets the whole state, a line for each parameter that differs from the published, and gets the cells that may change
   * (`later`): they are followed by `proceed`.
   */
  move(moved, simulate) {
    return this.call("marginal_set", stateText(moved), (simulate ? 1 : 0) + 4);
  }

  /** Goes on with cells, by so many parts of the work on each, and gets what they are now. */
  proceed(work, { simulate, fit } = {}) {
    return this.call("marginal_continue", work.map((each) => each.join(" ")).join("\n"), (simulate ? 1 : 0) + (fit ? 2 : 0));
  }

  /**
   * Sets a state, and gets all cells that may be other than the published at once, simulations and all; and what of the state
   * is refused.
   */
  whole(moved) {
    this.move(new Map());
    const { later = [], faults } = this.move(moved, true);
    const refused = faults.filter((fault) => fault.cell === undefined);
    return { ...this.proceed(later.map((cell) => [cell, everyPart]), { simulate: true, fit: true }), refused };
  }

  call(name, text, ...more) {
    const bytes = new TextEncoder().encode(text);
    const at = this.exports.marginal_allocate(bytes.length);
    new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
    this.exports[name](at, bytes.length, ...more);
    this.exports.marginal_free(at);
    const answer = this.exports.marginal_answer();
    const length = this.exports.marginal_answer_length();
    return JSON.parse(new TextDecoder().decode(new Uint8Array(this.exports.memory.buffer, answer, length)));
  }
}

function stateText(moved) {
  return [...moved].map(([key, text]) => key + "=" + text.replace(/\s+/g, " ")).join("\n");
}

function loadScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

/** Computes beside the page what is dear, always for the newest state: an older one is given up. */
class Simulator {
  /** @param answered gets what the engine says of a cell, one after another; nothing where it failed */
  constructor(module, cells, script, answered) {
    this.job = { module, cells };
    this.script = script;
    this.answered = answered;
    this.turn = 0;
  }

  /** Whether the page can have a worker: from a disk it may not, and a page of one file has no script to start one with. */
  get works() {
    return Boolean(this.script) && location.protocol !== "file:";
  }

  /** Asks for cells under a state, and for charts whose axes fit. */
  ask(moved, cells, fit) {
    // What it is at takes long, as a simulation does.
    if (this.isBusy) this.stop();
    if (!this.worker) this.begin();
    this.isBusy = true;
    this.worker.postMessage({ turn: ++this.turn, moved, cells, fit });
  }

  begin() {
    this.worker = new Worker(this.script);
    this.worker.onmessage = ({ data }) => {
      if (data.isIdle) this.isBusy = data.turn !== this.turn;
      else if (data.turn === this.turn) this.answered(data);
    };
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.stop();
      this.answered();
    };
    this.worker.postMessage(this.job);
  }

  /** Gives up what was asked for, since the state moved on. */
  drop() {
    if (this.isBusy) this.worker?.postMessage({ turn: ++this.turn });
  }

  /** Goes on with other texts in the place of cells. */
  edited(edits) {
    this.stop();
    this.job.edits = [...edits];
  }

  stop() {
    this.worker?.terminate();
    this.worker = null;
    this.isBusy = false;
  }
}

/** What this file does as a worker: the first message brings module and cells, every other a state and what is asked of it. */
function serveSimulations() {
  const told = new Map();
  let engine, turn;
  self.onmessage = async ({ data }) => {
    if (data.module) {
      engine = Engine.start(data.module, data.cells, data.edits);
      return;
    }
    turn = data.turn;
    const started = await engine;
    // Outside of the promise, so that the page hears of an engine that stops.
    setTimeout(() => {
      const later = data.moved && turn === data.turn ? new Set(started.move(data.moved, true).later) : new Set();
      follow(started, { cells: [], ...data, later });
    });
  };

  function tell(asked, change, faults, took) {
    told.set(change.cell, { change, faults });
    self.postMessage({ turn: asked.turn, change, faults, took });
  }

  /** Goes on for a while, and then lets messages come in. */
  function follow(engine, asked) {
    const { cells, later, fit } = asked;
    const until = performance.now() + times.slice;
    while (turn === asked.turn && cells.length && performance.now() < until) {
      const cell = cells[0];
      if (later.has(cell)) {
        const begun = performance.now();
        const { changed, faults, later: left } = engine.proceed([[cell, 1]], { simulate: true, fit });
        asked.took = (asked.took ?? 0) + performance.now() - begun;
        if (left?.includes(cell)) continue;
        const change = changed.find((each) => each.cell === cell) ?? { cell };
        tell(asked, change, faults.filter((fault) => fault.cell === cell), asked.took);
      } else {
        // It was told before, and has not changed since.
        const { change, faults } = told.get(cell) ?? { change: { cell, published: true }, faults: [] };
        tell(asked, change, faults);
      }
      asked.took = 0;
      cells.shift();
    }
    if (turn === asked.turn && cells.length) {
      setTimeout(() => follow(engine, asked));
      return;
    }
    if (turn === asked.turn && fit) {
      for (const change of engine.proceed([], { fit }).changed) tell(asked, change, []);
    }
    self.postMessage({ turn: asked.turn, isIdle: true });
  }
}

// The address: a place on the page, what differs from the published, and what it is compared with:
// `#the-curve&rent=3&gpus=8&vs:rent=4`. A lone `vs` compares with the published.

function readAddress(hash) {
  const read = { place: "", moved: new Map(), other: null };
  for (const part of hash.replace(/^#/, "").split("&")) {
    const text = decoded(part);
    const [, versus, key, value] = /^(vs:)?([^=]*)=([^]*)$/.exec(text) ?? [];
    if (text === "vs") read.other ??= new Map();
    else if (key === undefined) read.place ||= text;
    else if (versus) (read.other ??= new Map()).set(key, value);
    else read.moved.set(key, value);
  }
  return read;
}

function writeAddress({ place, moved, other }) {
  const parts = place ? [encodeURIComponent(place)] : [];
  const write = (lead, key, text) => parts.push(lead + encoded(key) + "=" + encoded(text));
  for (const [key, text] of moved) write("", key, text);
  for (const [key, text] of other ?? []) write("vs:", key, text);
  if (other && !other.size) parts.push("vs");
  return parts.length ? "#" + parts.join("&") : "";
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Escaped as far as needed, so that an address can be read. */
function encoded(text) {
  return encodeURIComponent(text).replace(/%(2F|3A|2C|24|25)/g, (sign) => (sign === "%25" ? sign : decodeURIComponent(sign)));
}

// The document: changed pieces are worked into it, so that focus, selection, scrolling and open details stay.

/** The one element that a text of HTML stands for. */
function parsed(html) {
  return allParsed([html])[0];
}

/** The elements of texts that stand for one each. */
function allParsed(texts) {
  const template = document.createElement("template");
  template.innerHTML = texts.join("");
  return [...template.content.children];
}

/** What the reader or this script set on an element; the engine knows nothing of it. */
const kept = new Set(["open", "tabindex", "aria-busy", "data-stale"]);

/** Makes `old` like `fresh`. Elements whose text changed are added to `touched`. */
function morph(old, fresh, touched) {
  if (old.nodeName !== fresh.nodeName) {
    if (old.parentElement) touched.add(old.parentElement);
    old.replaceWith(fresh);
    return;
  }
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data === fresh.data) return;
    old.data = fresh.data;
    touched.add(old.parentElement);
    return;
  }
  // What is not known yet: what stood there stays, and says that it is of an older state.
  if (fresh.hasAttribute("data-later")) {
    old.setAttribute("data-later", "");
    return;
  }
  for (const { name, value } of fresh.attributes) {
    if (!kept.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const name of old.getAttributeNames()) {
    if (!fresh.hasAttribute(name) && !kept.has(name)) old.removeAttribute(name);
  }
  let at = old.firstChild;
  let child = fresh.firstChild;
  while (child) {
    const [next, following] = [child.nextSibling, at?.nextSibling];
    if (at) morph(at, child, touched);
    else old.append(child);
    [child, at] = [next, following];
  }
  while (at) {
    const following = at.nextSibling;
    at.remove();
    at = following;
  }
}

/** A table of parameters keeps its controls: only the values in it follow. */
function morphParameters(old, fresh, touched) {
  const rows = fresh.querySelectorAll("tbody tr");
  old.querySelectorAll("tbody tr").forEach((row, index) => {
    const [value, followed] = [row.cells[1]?.firstChild, rows[index]?.cells[1]?.firstChild];
    if (value && followed) morph(value, followed, touched);
  });
}

/** A new element: its name, what is set on it, and what stands in it. */
function make(name, properties = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...content);
  return element;
}

/** What scrolls sideways can be reached with the keyboard, in every browser. */
function reachScrolling() {
  const elements = [...document.querySelectorAll("pre, .table, .equation, .inputs p")];
  // All are measured before any is changed: else the browser lays the page out anew for each.
  const scrolls = elements.map((element) => element.scrollWidth > element.clientWidth && !element.querySelector("a, summary, input"));
  elements.forEach((element, index) => {
    if (scrolls[index]) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  });
}

// Controls: what a parameter becomes. The same parameter may have two: in its table, and in the panel.

/** A number as an author writes it in the published unit; NaN for anything else. */
function plainNumber(text, unit) {
  const [, digits, rest] = /^\s*([-+]?[\d_]*\.?\d+(?:e[-+]?\d+)?)\s*(.*?)\s*$/i.exec(text) ?? [];
  return digits !== undefined && (rest === "" || rest === unit) ? Number(digits.replaceAll("_", "")) : NaN;
}

/** A text without the commas that group the digits of its numbers: as a page shows them, not as an author writes. */
function ungrouped(text) {
  return text?.replace(/(\d),(?=\d{3}(?!\d))/g, "$1");
}

/** The choice that is the published one: as it is written, as it is shown, or the same number. */
function publishedChoice({ choices, labels, written, text, value, unit }) {
  return choices.find((choice, index) => choice === written || labels[index] === text)
    ?? choices.find((choice) => plainNumber(choice, unit) === value);
}

/** The positions of a slider, on a scale that is even, or even in ratios, and the values at them. */
class Scale {
  constructor(parameter) {
    const { lower, upper, step, log, value } = parameter;
    Object.assign(this, { lower, upper, log, step });
    this.length = log ? Math.log(upper / lower) : upper - lower;
    // A range with steps has no number but those, of which the last may be below its end.
    this.steps = step && Math.max(1, Math.floor(this.length / (log ? Math.log(step) : step) + 1e-9));
    this.grid = niceStep((upper - lower) / 200);
    this.count = this.steps ? Math.min(1000, this.steps)
      : log ? 200 : Math.min(1000, Math.max(1, Math.round((upper - lower) / this.grid)));
    this.published = value;
    this.publishedAt = this.position(value);
  }

  /** The nearest position of a value. */
  position(value) {
    const way = this.log ? Math.log(value / this.lower) : value - this.lower;
    const part = this.steps ? way / (this.log ? Math.log(this.step) : this.step) / this.steps : way / this.length;
    return Math.min(this.count, Math.max(0, Math.round(part * this.count)));
  }

  /** The value at a position: a step or a round number, and the published one where that is nearest. */
  value(position) {
    if (position === this.publishedAt) return this.published;
    const part = position / this.count;
    if (this.steps) {
      const step = Math.round(part * this.steps);
      return Number((this.log ? this.lower * this.step ** step : this.lower + step * this.step).toPrecision(12));
    }
    if (position === 0) return this.lower;
    if (position === this.count) return this.upper;
    const exact = this.log ? this.lower * (this.upper / this.lower) ** part : this.lower + part * this.length;
    const round = this.log ? Number(exact.toPrecision(3)) : Math.round(exact / this.grid) * this.grid;
    return Number(Math.min(this.upper, Math.max(this.lower, round)).toPrecision(12));
  }
}

/** The largest of 1, 2 and 5 times a power of ten that is not above a number. */
function niceStep(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  return (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1) * power;
}

class Control {
  /**
   * @param parameter what the engine says of it
   * @param set called with what the reader wants it to be: a text, or nothing for the published value
   */
  constructor(parameter, set) {
    this.parameter = parameter;
    this.back = make("button", {
      type: "button", className: "back", hidden: true, textContent: "↺",
      title: "As published: " + parameter.text, onclick: () => (set(undefined), this.input.focus()),
    });
    this.back.setAttribute("aria-label", parameter.name + " as published: " + parameter.text);
    this.fault = make("span", { className: "fault", id: "_fault-" + Control.count++, hidden: true });
    const parts = this[parameter.kind]?.(set) ?? this.field(set);
    parts[0].prepend(this.back);
    this.element = make("span", { className: "control" }, ...parts, this.fault);
  }

  static count = 0;

  range(set) {
    this.scale = new Scale(this.parameter);
    const field = this.number(set);
    this.slider = make("input", {
      type: "range", min: 0, max: this.scale.count, step: 1,
      oninput: () => set(String(this.scale.value(Number(this.slider.value)))),
    });
    this.slider.setAttribute("aria-label", this.parameter.name);
    return [...field, this.slider];
  }

  number(set) {
    const [entry] = this.field(set);
    if (this.parameter.unit) {
      this.unit = make("span", { className: "u", textContent: this.parameter.unit });
      entry.append(" ", this.unit);
    }
    return [entry];
  }

  /**
   * What is meant by a text that an uncertain value was changed to: "26 (21 to 30)" is 26, and is certain; with other
   * bounds than the published, it is what lies between those.
   */
  meant(text) {
    const { uncertain, unit } = this.parameter;
    const [, middle, low, high] = (uncertain && /^(.*?)\s*\((.+?) to (.+?)\)/.exec(text)) || [];
    if (middle === undefined) return text;
    if (text === this.figure()) return undefined;
    const bounds = this.figure().endsWith(`(${low} to ${high})`);
    return ungrouped(bounds ? middle : `between ${low} and ${high} ${unit}`.trim());
  }

  /** A field for what an author might write: a number, a number with its unit, a text. */
  field(set) {
    this.input = make("input", {
      type: "text", autocomplete: "off", spellcheck: false, inputMode: this.parameter.value == null ? "text" : "decimal",
      oninput: () => (this.isWriting = true),
      onblur: () => (this.isWriting = false),
      onchange: () => {
        if (this.isGone) return;
        this.isWriting = false;
        set(this.meant(this.input.value.trim()) || undefined);
      },
      onkeydown: (event) => this.key(event, set),
    });
    this.input.setAttribute("aria-label", this.parameter.name + (this.parameter.unit && " in " + this.parameter.unit));
    return [make("span", { className: "entry" }, this.input)];
  }

  /** The arrows step a number, as they do in any field for numbers; Escape takes back what is being written. */
  key(event, set) {
    const way = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (event.key === "Escape" || way) this.isWriting = false;
    if (event.key === "Escape") this.show(this.text, this.told);
    if (!way || !this.scale) return;
    event.preventDefault();
    const at = Math.min(this.scale.count, Math.max(0, this.scale.position(this.size(this.input.value)) + way));
    if (!Number.isNaN(at)) set(String(this.scale.value(at)));
  }

  choice(set) {
    const { choices, labels, name } = this.parameter;
    this.published = publishedChoice(this.parameter);
    this.input = make("select", { onchange: () => set(this.input.value) });
    choices.forEach((choice, index) => this.input.append(make("option", { value: choice, textContent: labels?.[index] ?? choice })));
    this.input.setAttribute("aria-label", name);
    return [make("span", { className: "entry" }, this.input)];
  }

  /** The choice that a text means, as the engine takes it; the published one where there is none. */
  chosen(text) {
    const { choices, labels, unit } = this.parameter;
    const said = text?.trim();
    return choices.find((choice, index) => choice === said || labels?.[index] === said)
      ?? choices.find((choice) => plainNumber(choice, unit) === plainNumber(said ?? "", unit)) ?? this.published;
  }

  /** Goes away, without taking what is half written for a value. */
  remove() {
    this.isGone = true;
    this.element.remove();
  }

  /** Takes the place of a control that the reader was at, and had half written a text in. */
  goOn(text) {
    this.input.focus();
    if (text === undefined || this.input.type !== "text") return;
    this.input.value = text;
    this.isWriting = true;
  }

  switch(set) {
    this.input = make("input", {
      type: "checkbox", role: "switch", onchange: () => set(String(this.input.checked)),
    });
    this.input.setAttribute("aria-label", this.parameter.name);
    return [make("span", { className: "entry" }, this.input)];
  }

  /** The published number as it is printed, where a field for numbers can hold it so; an uncertain one with its interval. */
  figure() {
    const { value, unit, text, uncertain } = this.parameter;
    const printed = unit && text.endsWith(" " + unit) ? text.slice(0, -unit.length - 1) : text;
    return uncertain || plainNumber(printed, "") === value ? printed : String(value);
  }

  /** The number for which a text stands: of the published uncertain value, the one in its middle. */
  size(text) {
    return this.parameter.uncertain && text === this.figure() ? this.parameter.value : plainNumber(text, this.parameter.unit);
  }

  /**
   * Shows a state as below, if it is another, or if the reader may have written something else. What is being written is
   * left alone: a result that comes in meanwhile shall not take it away.
   */
  follow(text, fault) {
    if (this.isWriting) return;
    const isKnown = this.isShown && this.text === text && this.fault.hidden === !fault && !fault;
    if (!isKnown || this.element.contains(document.activeElement)) this.show(text, fault);
  }

  /** Shows a state: the text that is set, or nothing for the published value; and what is wrong with it. */
  show(text, fault) {
    const { value, written, unit, kind } = this.parameter;
    this.text = text;
    this.told = fault;
    this.isShown = true;
    const shown = text ?? (value == null ? written : this.figure());
    if (kind === "switch") this.input.checked = shown === "true" || shown === "yes";
    else this.input.value = kind === "choice" ? this.chosen(text) : shown;
    if (this.slider) {
      // What is refused is not what the page uses.
      const used = fault || Number.isNaN(this.size(shown)) ? this.figure() : shown;
      this.slider.value = this.scale.position(this.size(used));
      this.slider.setAttribute("aria-valuetext", used + (unit && !used.endsWith(unit) ? " " + unit : ""));
    }
    // An interval is longer than a number, and one such as "between 2 and 3 USD/h" brings its own unit.
    if (this.parameter.uncertain && this.input.type === "text") this.input.style.width = Math.max(6, 0.6 * shown.length) + "em";
    if (this.unit) this.unit.hidden = text !== undefined && Number.isNaN(plainNumber(text, ""));
    this.back.hidden = text === undefined;
    this.element.classList.toggle("moved", text !== undefined);
    this.fault.hidden = !fault;
    this.fault.textContent = fault ? sentence(fault) : "";
    if (fault) {
      this.input.setAttribute("aria-invalid", "true");
      this.input.setAttribute("aria-describedby", this.fault.id);
    } else {
      this.input.removeAttribute("aria-invalid");
      this.input.removeAttribute("aria-describedby");
    }
  }
}

/** A diagnostic in the reader's words: what is wrong, and what would be right. */
function sentence(fault) {
  const parts = [fault.message, fault.hint].filter(Boolean).map((text) => text[0].toUpperCase() + text.slice(1));
  return parts.map((text) => (/[.?!]$/.test(text) ? text : text + ".")).join(" ");
}

// The panel at the foot of the window: every parameter that the page depends on, and what can be done with its state.

class Dock {
  constructor(page) {
    this.page = page;
    const count = page.parameters.length;
    this.state = make("span", { className: "state" });
    const button = (text, onclick) => make("button", { type: "button", textContent: text, onclick });
    this.reset = button("As published", () => page.reset());
    this.compare = button("Compare", () => this.toggleComparison());
    this.compare.setAttribute("aria-pressed", "false");
    this.keep = button("Keep to compare", () => page.compare(new Map(page.moved), new Map(page.elsewhere)));
    this.link = button("Copy link", () => this.copy());
    this.copied = make("input", { type: "text", readOnly: true, hidden: true, className: "link" });
    this.copied.setAttribute("aria-label", "Link to this state");
    this.actions = make("span", { className: "actions", hidden: true }, this.reset, this.compare, this.keep, this.link, this.copied);
    this.said = make("p", { className: "said", role: "status" });
    this.faults = make("ul", { className: "faults", hidden: true });
    this.list = make("div", { className: "parameters" }, ...this.groups());
    this.summary = make("summary", {}, make("span", { textContent: "What moves this page" }), this.state);
    this.details = make("details", {}, this.summary, this.list);
    this.details.addEventListener("toggle", () => this.show());
    this.element = make("aside", { className: "dock", id: "_dock" }, this.details, this.faults, this.actions, this.said);
    this.element.setAttribute("aria-label", "Parameters of this page");
    this.idle = count === 1 ? "1 parameter" : count + " parameters";
    document.querySelector("main").append(this.element);
    // What is reached with the keyboard does not stop behind the panel.
    const root = document.documentElement;
    new ResizeObserver(() => (root.style.scrollPaddingBottom = this.element.offsetHeight + 16 + "px")).observe(this.element);
    // On paper nothing else says that the numbers are not the published ones.
    this.printed = make("p", { className: "printed", hidden: true });
    document.querySelector("h1")?.after(this.printed);
  }

  /** The parameters by their chapters, those of this one first. */
  groups() {
    const chapters = new Map();
    for (const parameter of this.page.parameters) {
      const key = parameter.own ? "" : parameter.chapter;
      if (!chapters.has(key)) chapters.set(key, []);
      chapters.get(key).push(parameter);
    }
    return [...chapters].sort(([a], [b]) => (a === "" ? -1 : b === "" ? 1 : 0)).map(([key, parameters]) => {
      const title = key === "" ? "On this page" : (chapters.has("") ? "Also moved by " : "Moved by ") + (parameters[0].title ?? key);
      return make("section", {}, make("h2", { textContent: title }), make("ul", {}, ...parameters.map((each) => this.row(each))));
    });
  }

  row(parameter) {
    const name = make("a", { href: parameter.own ? "#_p-" + parameter.name : parameter.href }, make("code", { textContent: parameter.name }));
    if (parameter.note) name.title = parameter.note;
    return make("li", {}, name, this.page.control(parameter).element);
  }

  remove() {
    this.element.remove();
    this.printed.remove();
  }

  show() {
    const { taken: moved, elsewhere, pending, following, faults, edits } = this.page;
    const { other } = this.page.comparison;
    const state = [moved.size ? moved.size + " moved" : this.idle];
    const edited = edits.size && edits.size + (edits.size === 1 ? " block" : " blocks") + " edited";
    if (edited) state.push(edited);
    if (elsewhere.size) state.push([...elsewhere].map(([key, text]) => `${key} = ${text}`).join(", ") + " elsewhere in the book");
    if (other) state.push(this.page.comparison.text);
    if (following.simulations.size) state.push("simulating …");
    else if (pending.size) state.push("computing …");
    const text = state.join(" · ");
    if (this.state.textContent !== text) this.state.textContent = text;
    const differs = [...moved].map(([key, text]) => this.written(key, text));
    if (edited) differs.push(edited + " by the reader");
    this.printed.hidden = !differs.length;
    this.printed.textContent = `Not as published: ${differs.join(", ")}${other ? "; " + this.page.comparison.text : ""}.`;
    const isIdle = !this.page.moved.size && !elsewhere.size && !other;
    // What hides itself shall not take the focus away.
    if (isIdle && this.actions.contains(document.activeElement)) this.summary.focus();
    this.actions.hidden = isIdle;
    this.compare.setAttribute("aria-pressed", String(Boolean(other)));
    this.keep.hidden = !moved.size;
    this.copied.hidden = true;
    // What is wrong with a value stands at its control, and here too while that is out of sight in the closed panel.
    const isAtControl = (fault) =>
      this.page.controls.get(fault.parameter)?.some(({ element }) => !element.closest(".dock details:not([open])"));
    const loose = faults.filter((fault) => !this.page.elements.has(fault.cell) && !isAtControl(fault));
    const name = ({ parameter }) => (this.page.controls.has(parameter) ? parameter + ": " : "");
    this.faults.hidden = !loose.length;
    this.faults.replaceChildren(
      ...loose.map((fault) => make("li", { className: "fault", textContent: name(fault) + sentence(fault) })));
  }

  /** A setting in full: `rent = 3 USD/h`, published 2.40 USD/h. */
  written(key, text) {
    const published = this.page.parameters.find((each) => each.key === key)?.text;
    return this.page.setting(key, text) + (published ? ` (published: ${published})` : "");
  }

  /** Tells a screen reader in a sentence what came of it, once the reader rests. */
  announce() {
    const { moved, edits, current, following, faults } = this.page;
    if (!moved.size && !edits.size && !this.spoken) return;
    this.spoken = true;
    const results = current.size === 1 ? "1 result differs" : current.size + " results differ";
    const parts = [current.size ? results + " from the published." : "Everything is as published."];
    if (following.simulations.size) parts.push("A simulation is running.");
    else if (!following.isDone) parts.push("More is being computed.");
    if (faults.length) parts.push(sentence(faults[0]));
    this.said.textContent = parts.join(" ");
  }

  toggleComparison() {
    const { other, kept } = this.page.comparison;
    this.page.compare(...(other ? [null] : kept));
  }

  async copy() {
    this.page.writeAddress();
    try {
      await navigator.clipboard.writeText(location.href);
      this.link.textContent = this.page.edits.size ? "Copied, without what you edited" : "Copied";
      setTimeout(() => (this.link.textContent = "Copy link"), 1500);
    } catch {
      // Without leave to write there, the reader copies.
      this.copied.value = location.href;
      this.copied.hidden = false;
      this.copied.select();
    }
  }
}

// The reader's own experiments: the source of a block in a field below it, read anew whenever the typing rests.

class Editor {
  static count = 0;

  /** A button before every block of a page, by which its source is opened: the editors by their cells. */
  static all(page) {
    // A value in a sentence is no block, nor is what the page of the argument repeats.
    const blocks = [...page.elements].filter(([, element]) => !element.matches("data, span, li, p"));
    return new Map(blocks.map(([cell, element]) => [cell, new Editor(page, cell, element)]));
  }

  constructor(page, cell, element) {
    Object.assign(this, { page, cell });
    const name = element.querySelector(".name, .verdict a")?.textContent.replace(/\.$/, "");
    const first = element.querySelector("[id^='_d-'], [id^='_p-']")?.id.slice(3);
    const kind = element.matches(".let") ? "the formulas" : element.matches(".params") ? "the parameters" : "this block";
    this.name = name ?? (first ? `${kind} from ${first}` : kind);
    this.button = make("button", { type: "button", className: "edit", onclick: () => this.toggle() });
    this.button.setAttribute("aria-expanded", "false");
    this.tool = make("div", { className: "tool" }, this.button);
    this.show();
    element.before(this.tool);
  }

  /** Whether the block is the reader's own. */
  get isOwn() {
    return this.page.edits.has(this.cell);
  }

  /** Takes what is typed and was not read yet. */
  flush() {
    if (this.isBehind) this.draft = this.field.value;
  }

  /** What the reader wrote; undefined where the block is as published. */
  get text() {
    return this.draft ?? this.page.edits.get(this.cell);
  }

  toggle() {
    if (this.panel) this.close();
    else this.open();
  }

  open() {
    const published = this.page.publishedText(this.cell);
    if (published === undefined) return;
    this.published = published;
    const text = this.text ?? published;
    this.field = make("textarea", {
      value: text, spellcheck: false, autocapitalize: "off", autocomplete: "off", wrap: "off",
      rows: Math.min(24, text.split("\n").length + 1), oninput: () => this.typed(),
    });
    this.field.setAttribute("aria-label", "Source of " + this.name);
    this.said = make("pre", { id: "_said-" + Editor.count++, hidden: true });
    const button = (text, onclick) => make("button", { type: "button", textContent: text, onclick });
    this.copyButton = button("Copy as Markdown", () => this.copy());
    this.back = button("As published", () => this.revert());
    this.panel = make("section", { className: "editor", onkeydown: (event) => this.key(event) }, this.field,
      make("div", { role: "status" }, this.said),
      make("p", { className: "actions" }, this.copyButton, this.back, button("Close", () => this.close())));
    this.panel.setAttribute("aria-label", "Edit " + this.name);
    this.page.elements.get(this.cell).after(this.panel);
    this.show();
    this.field.focus();
    this.field.setSelectionRange(0, 0);
    if (this.draft !== undefined) this.read();
  }

  close() {
    if (this.isBehind) this.read();
    this.panel.remove();
    this.panel = null;
    if (this.page.editor === this) this.page.editor = null;
    this.show();
    this.button.focus();
  }

  key(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    this.close();
  }

  typed() {
    this.isBehind = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.read(), 300);
  }

  /** Hands a text to the engine: the page follows, or the text is at fault and the page stays. */
  take(text) {
    this.draft = undefined;
    const { faults, isRefused } = this.page.edit(this.cell, text);
    if (isRefused) this.draft = text;
    return { faults, isRefused };
  }

  read() {
    clearTimeout(this.timer);
    this.isBehind = false;
    // What is wrong with values comes as the page follows.
    this.page.editor = this;
    const { faults, isRefused } = this.take(this.field.value);
    this.page.texts.keep(this.page.editors);
    this.tell(isRefused ? faults : undefined);
    if (isRefused) {
      this.field.setAttribute("aria-invalid", "true");
      this.field.setAttribute("aria-describedby", this.said.id);
    } else {
      this.field.removeAttribute("aria-invalid");
      this.field.removeAttribute("aria-describedby");
    }
    this.show();
    reachScrolling();
  }

  /** Says what is wrong with the text, or else with what follows from it. */
  tell(faults = this.page.faults.filter((fault) => fault.cell !== undefined)) {
    const told = [...new Set(faults.map((fault) => fault.text ?? sentence(fault)))];
    this.said.hidden = !told.length;
    this.said.textContent = told.join("\n").trimEnd();
  }

  /** The page moved on: what is wrong with values stands at the editor that was read last. */
  follow() {
    if (this.panel && this.draft === undefined) this.tell(this.page.editor === this ? undefined : []);
  }

  revert() {
    this.field.value = this.published;
    this.read();
    this.field.focus();
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.field.value);
      this.copyButton.textContent = "Copied";
      setTimeout(() => (this.copyButton.textContent = "Copy as Markdown"), 1500);
    } catch {
      // Without leave to write there, the reader copies.
      this.field.focus();
      this.field.select();
    }
  }

  show() {
    const { isOwn } = this;
    this.tool.classList.toggle("own", isOwn);
    this.tool.classList.toggle("open", Boolean(this.panel));
    this.button.textContent = isOwn ? "Edited by you" : "Edit";
    this.button.setAttribute("aria-label", isOwn ? "Edited by you: " + this.name : "Edit " + this.name);
    this.button.setAttribute("aria-expanded", String(Boolean(this.panel)));
    if (this.panel) this.back.disabled = this.field.value === this.published;
  }
}

/**
 * What the reader has written on a page, kept for its tab: it outlasts a reload, and the way to another page and back. With
 * another edition of the page it is given up, since its blocks may be others.
 */
class KeptTexts {
  constructor(cells) {
    this.cells = cells;
    this.key = "marginal " + location.pathname;
  }

  keep(editors) {
    for (const editor of editors.values()) editor.flush();
    const texts = [...editors.values()].map((each) => [each.cell, each.text]).filter(([, text]) => text !== undefined);
    this.reach((storage) => {
      if (texts.length) storage.setItem(this.key, JSON.stringify({ cells: this.cells, texts }));
      else storage.removeItem(this.key);
    });
  }

  /** Puts them in their places again, and tells whether there are any. */
  takeUp(editors) {
    const { cells, texts } = this.reach((storage) => JSON.parse(storage.getItem(this.key))) ?? {};
    if (cells !== this.cells) return false;
    // One may need what another defines: what is refused is tried again after the others.
    for (let [left, before] = [texts, Infinity]; left.length && left.length < before; ) {
      before = left.length;
      left = left.filter(([cell, text]) => editors.get(cell).take(text).isRefused);
    }
    for (const editor of editors.values()) editor.show();
    return true;
  }

  /** A browser may refuse to keep anything, and what is kept may be damaged: then there is nothing. */
  reach(use) {
    try {
      return use(sessionStorage);
    } catch {
      return undefined;
    }
  }
}

// Two states side by side: beside each value that differs what it is in the other state, and below each chart the other one.

class Comparison {
  constructor(page) {
    this.page = page;
    this.end();
  }

  /** Compares no more, and forgets with what. */
  end() {
    this.with(null);
    /** What it is compared with when the reader asks for it again: the published at first. */
    this.kept = [new Map()];
  }

  /**
   * Compares with another state, or no more.
   *
   * @param other what differs from the published in it; nothing where no two states are compared
   * @param elsewhere what differs there on other pages of the book, which is carried along
   */
  with(other, elsewhere = new Map()) {
    Object.assign(this, { other, elsewhere });
    if (other) this.kept = [other, elsewhere];
    this.forget();
  }

  /** What the other state makes of the page is to be computed anew. */
  forget() {
    this.pieces = null;
    this.faults = [];
    this.charts = new Map();
  }

  /** Computes the pieces of the other state, by their cells. */
  compute() {
    if (!this.other || this.pieces) return;
    this.pieces = new Map();
    if (!this.other.size) return;
    const { engine } = this.page;
    const { changed, refused } = engine.whole(this.other);
    for (const { cell, html } of changed) if (html) this.pieces.set(cell, html);
    // They stand at no control: those show the reader's own state.
    this.faults = refused.map(({ parameter, message, hint }) => ({ message: `compared with ${parameter}: ${message}`, hint }));
    // So that the engine tells of every cell that differs from the published in the reader's own state.
    engine.move(new Map());
  }

  show() {
    if (this.isShown) for (const was of document.querySelectorAll(".was")) was.remove();
    this.isShown = Boolean(this.other && this.pieces);
    if (!this.isShown) return;
    const { current, elements, published } = this.page;
    const word = this.other.size ? "other" : "published";
    for (const cell of new Set([...current.keys(), ...this.pieces.keys()])) {
      const element = elements.get(cell);
      const html = this.pieces.get(cell) ?? published.get(cell);
      if (!element || !html || element.matches(".params")) continue;
      if (element.matches("figure.chart")) this.chart(cell, element, html, word);
      else this.values(element, parsed(html), word);
    }
  }

  /** The other state in words. */
  get text() {
    if (!this.other) return "";
    const settings = [...this.other].map(([key, text]) => this.page.setting(key, text));
    return "compared with " + (settings.join(", ") || "the published");
  }

  values(element, other, word) {
    if (element.matches("data, span")) this.beside(element, other, word, true);
    const [places, others] = [element, other].map((root) => root.querySelectorAll("td, .verdict, .margin, .assertion .v"));
    if (places.length !== others.length) return;
    places.forEach((place, index) => this.beside(place, others[index], word, place.matches(".v")));
  }

  beside(element, other, word, isInline) {
    if (element.textContent === other.textContent) return;
    const text = other.textContent.trim();
    const isCell = element.matches("td");
    const was = make("small", { className: "was", textContent: isCell ? text : `(${word}: ${text})`, title: `${word}: ${text}` });
    if (isInline) element.after(was);
    else element.append(was);
  }

  /** The other chart: its drawings for a wide page and for a narrow one, and what they show in words. */
  chart(cell, element, html, word) {
    if (!this.charts.has(cell)) {
      const drawings = [...parsed(html).querySelectorAll("svg")];
      for (const drawing of drawings) {
        drawing.setAttribute("aria-label", [word, ...[...drawing.querySelectorAll("title, desc")].map((each) => each.textContent)].join(": "));
        drawing.removeAttribute("aria-labelledby");
        for (const each of drawing.querySelectorAll("title, desc")) each.remove();
      }
      const lead = make("p", { textContent: this.other.size ? "The other state:" : "As published:" });
      this.charts.set(cell, make("div", { className: "was chart" }, lead, ...drawings));
    }
    element.after(this.charts.get(cell));
  }
}

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

// What follows a move: what is cheap at once, other cells in slices between frames, and dear ones beside the page once the
// reader rests. What a cell costs is measured, by the clock, whenever it is followed.

/** In milliseconds: for what follows an input at once, for a slice between frames, and from when on a cell is dear. */
const times = { atOnce: 2, slice: 8, dear: 12, rest: 120 };

/** All parts of the work on a cell. */
const everyPart = 999_999;

class Following {
  constructor(page) {
    this.page = page;
    /** What a cell took when it was last followed: in all, and until it was told first where that is before its end. */
    this.costs = new Map();
    /** The cells that may be other than the page shows: those that are followed next, and those that wait for a rest. */
    this.next = new Set();
    this.dear = new Set();
    /** Of the dear ones those that need a simulation. */
    this.simulations = new Set();
    /** The cells that were followed by the simulator, which the page's own engine does not know of. */
    this.elsewhere = new Set();
    this.inSight = new Set();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const cell = Number(target.dataset.cell);
        if (isIntersecting) this.inSight.add(cell);
        else this.inSight.delete(cell);
      }
    });
    for (const element of page.elements.values()) observer.observe(element);
    this.watchSliders();
  }

  /** As long as a slider is held, axes stay where they are. */
  watchSliders() {
    addEventListener("pointerdown", ({ target }) => (this.isHeld = target.matches?.("[type=range]") ?? false));
    for (const kind of ["pointerup", "pointercancel"]) {
      addEventListener(kind, () => {
        if (!this.isHeld) return;
        this.isHeld = false;
        if (this.isResting) this.goOn();
      });
    }
  }

  get engine() {
    return this.page.engine;
  }

  /** Whether everything is as the reader wants it. */
  get isDone() {
    return !this.next.size && !this.dear.size;
  }

  /** Cells in the order in which the reader wants them: those in sight first, each as they stand on the page. */
  ordered(cells) {
    const all = [...cells].sort((one, other) => one - other);
    return [...all.filter((cell) => this.inSight.has(cell)), ...all.filter((cell) => !this.inSight.has(cell))];
  }

  /** The state moved on. What is followed already is of an older one. */
  move(moved) {
    clearTimeout(this.pause);
    clearTimeout(this.turn);
    this.turn = null;
    this.isResting = false;
    this.page.simulator.drop();
    if (this.elsewhere.size) this.engine.proceed([...this.elsewhere].map((cell) => [cell, 0]));
    this.elsewhere.clear();
    const { later = [], faults } = this.engine.move(moved);
    for (const cell of later) {
      this.dear.delete(cell);
      this.simulations.delete(cell);
      this.next.add(cell);
    }
    this.cheap();
    this.plan();
    this.pause = setTimeout(() => this.rest(), times.rest);
    return faults.filter((fault) => fault.cell === undefined);
  }

  /** Follows at once what is known to be cheap; of what is dear that which is told early, such as the verdict of a claim. */
  cheap() {
    const work = [];
    let left = times.atOnce;
    for (const cell of this.ordered(this.next)) {
      const { all, early } = this.costs.get(cell) ?? {};
      const cost = all <= left ? all : all > times.dear ? early : undefined;
      if (!(cost <= left)) continue;
      work.push([cell, all === cost ? everyPart : 1]);
      left -= cost;
    }
    if (!work.length) return;
    const begun = performance.now();
    this.take(this.engine.proceed(work), work);
    // Together they were cheaper or dearer than each was alone.
    const share = Math.min(2, Math.max(0.5, (performance.now() - begun) / (times.atOnce - left)));
    for (const [cell, parts] of work) {
      const cost = this.costs.get(cell);
      if (parts > 1) cost.all *= share;
      else cost.early *= share;
    }
  }

  /** What the page's engine says of cells that it was asked for, and of charts whose axes it fitted. */
  take({ changed, faults, later = [] }, work) {
    for (const change of changed) {
      if (change.pending) {
        this.simulations.add(change.cell);
        this.dear.add(change.cell);
      }
    }
    const changes = new Map(changed.map((change) => [change.cell, change]));
    for (const [cell] of work) if (!changes.has(cell)) changes.set(cell, { cell });
    // Together they are parsed sooner than one by one.
    const told = changed.filter(({ cell, html }) => html && this.page.current.get(cell) !== html);
    const fresh = new Map(allParsed(told.map(({ html }) => html)).map((element, at) => [told[at].cell, element]));
    for (const [cell, change] of changes) {
      const isDone = !later.includes(cell);
      if (isDone) this.next.delete(cell);
      const found = faults.filter((fault) => fault.cell === cell);
      this.page.change(change, found, isDone && !this.dear.has(cell), fresh.get(cell));
    }
  }

  /** Goes on after the next frame, if there is anything to go on with. */
  plan() {
    for (const cell of this.next) {
      if (!(this.costs.get(cell)?.all > times.dear)) continue;
      this.next.delete(cell);
      this.dear.add(cell);
    }
    if (this.next.size && !this.turn) {
      this.turn = setTimeout(() => {
        this.turn = null;
        this.guarded(() => this.slice(performance.now() + times.slice));
      }, 8);
    } else if (!this.next.size && this.isResting) {
      this.goOn();
    }
  }

  /** Follows cells until a time. */
  slice(until) {
    for (const cell of this.ordered(this.next)) {
      if (performance.now() >= until) break;
      this.measure(cell, times.dear);
    }
    this.page.await([...this.next, ...this.dear]);
    this.page.show();
    this.plan();
    if (this.isDone) this.page.followed();
  }

  /** Follows a cell part by part, as long as it may take, and notes what it took. */
  measure(cell, most, flags) {
    const begun = performance.now();
    const cost = {};
    let isDone = false;
    do {
      const answer = this.engine.proceed([[cell, 1]], flags);
      isDone = !answer.later?.includes(cell);
      this.take(answer, [[cell]]);
      cost.all = Math.max(performance.now() - begun, 0.02);
      if (!isDone && answer.changed.length) cost.early = cost.all;
    } while (!isDone && cost.all < most);
    // How much more it takes is not known.
    if (!isDone) cost.all = Math.max(cost.all, times.dear) + 1;
    if (isDone) this.next.delete(cell);
    this.costs.set(cell, cost);
    return isDone;
  }

  /** Follows everything that is not known to be dear before it returns. */
  hurry() {
    while (this.next.size) this.slice(Infinity);
  }

  // Once the reader rests.

  rest() {
    this.isResting = true;
    if (!this.next.size) this.goOn();
  }

  /** What is dear, and axes that fit: in a worker, or where there is none in slices on the page. */
  goOn() {
    this.guarded(() => {
      const isFree = !this.isHeld;
      if (isFree) {
        this.take(this.engine.proceed([], { fit: true }), []);
        this.page.show();
      }
      this.page.await(this.dear);
      if (!this.dear.size && !(isFree && this.isSteadyElsewhere)) return;
      if (this.page.simulator.works) {
        this.page.simulator.ask(this.page.moved, this.ordered(this.dear), isFree);
        this.isSteadyElsewhere = !isFree;
      } else {
        this.engine.move(this.page.moved, true);
        this.spent = new Map();
        this.dearSlice();
      }
    });
  }

  dearSlice() {
    const until = performance.now() + times.slice;
    for (const cell of this.ordered(this.dear)) {
      if (performance.now() >= until) break;
      const spent = this.spent.get(cell) ?? 0;
      const isDone = this.measure(cell, times.slice, { simulate: true, fit: !this.isHeld });
      const cost = this.costs.get(cell);
      this.spent.set(cell, (cost.all += spent));
      if (!isDone) continue;
      this.settle(cell);
      this.page.settle(cell);
    }
    this.page.show();
    if (this.dear.size) this.turn = setTimeout(() => this.guarded(() => this.dearSlice()), 8);
    else this.page.followed();
  }

  settle(cell) {
    this.dear.delete(cell);
    this.simulations.delete(cell);
  }

  /** What the simulator says of a cell, and in how many milliseconds; nothing where it failed. */
  answered({ change, faults, took } = {}) {
    if (!change) {
      const message = this.simulations.size ? "this simulation could not be run" : "this could not be computed";
      for (const cell of this.dear) this.page.change({ cell }, [{ cell, message }], true);
      this.dear.clear();
      this.simulations.clear();
    } else {
      this.page.change(change, faults, true);
      this.settle(change.cell);
      this.elsewhere.add(change.cell);
      const cost = this.costs.get(change.cell);
      if (cost && took) cost.all = took;
    }
    this.page.show();
    if (this.isDone) this.page.followed();
  }

  /** A fresh engine knows of no cell. */
  forget() {
    clearTimeout(this.pause);
    clearTimeout(this.turn);
    this.turn = null;
    this.isResting = false;
    this.page.simulator.drop();
    for (const cells of [this.next, this.dear, this.simulations, this.elsewhere]) cells.clear();
  }

  guarded(work) {
    try {
      work();
    } catch (error) {
      this.page.restart(error);
    }
  }
}

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
}
