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
      const url = new URL("marginal.wasm", folder);
      try {
        return await WebAssembly.compileStreaming(fetch(url));
      } catch {
        // The host may not know the type of such a file.
        return WebAssembly.compile(await (await fetch(url)).arrayBuffer());
      }
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

  /** Puts a text in the place of a cell's, or nothing for the published one; `set` tells what comes of it. */
  edit(cell, text) {
    return this.call("marginal_edit", text, cell);
  }

  /** Sets the whole state, a line for each parameter that differs from the published, and gets what changed. */
  set(moved, simulate) {
    return this.call("marginal_set", stateText(moved), simulate ? 1 : 0);
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

/** Computes simulations beside the page, always for the newest state: an older one is given up. */
class Simulator {
  /** @param answered gets what the engine says of every cell, not of the changed ones alone; null where it failed */
  constructor(module, cells, script, answered) {
    this.job = { module, cells };
    this.script = script;
    this.answered = answered;
  }

  /** Whether the page can have a worker: from a disk it may not, and a page of one file has no script to start one with. */
  get works() {
    return Boolean(this.script) && location.protocol !== "file:";
  }

  ask(moved) {
    if (this.busy) this.stop();
    this.busy = true;
    if (!this.worker) {
      this.worker = new Worker(this.script);
      const told = new Map();
      this.worker.onmessage = ({ data }) => {
        this.busy = false;
        for (const change of data.changed) told.set(change.cell, change);
        this.answered({ changed: [...told.values()], faults: data.faults });
      };
      this.worker.onerror = (event) => {
        event.preventDefault();
        this.stop();
        this.answered(null);
      };
      this.worker.postMessage(this.job);
    }
    this.worker.postMessage({ moved });
  }

  /** Goes on with other texts in the place of cells. */
  edited(edits) {
    this.stop();
    this.job.edits = [...edits];
  }

  stop() {
    this.worker?.terminate();
    this.worker = null;
    this.busy = false;
  }
}

/** What this file does as a worker: the first message brings module and cells, every other a state. */
function serveSimulations() {
  let engine;
  self.onmessage = async ({ data }) => {
    if (data.module) {
      engine = Engine.start(data.module, data.cells, data.edits);
      return;
    }
    const started = await engine;
    // Outside of the promise, so that the page hears of an engine that stops.
    setTimeout(() => self.postMessage(started.set(data.moved, true)));
  };
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
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** What the reader or this script set on an element; the engine knows nothing of it. */
const kept = new Set(["open", "tabindex", "aria-busy"]);

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
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
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
  for (const element of document.querySelectorAll("pre, .table, .equation, .inputs p")) {
    const scrolls = element.scrollWidth > element.clientWidth && !element.querySelector("a, summary, input");
    if (scrolls) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }
}

// Controls: what a parameter becomes. The same parameter may have two: in its table, and in the panel.

/** A number as an author writes it in the published unit; NaN for anything else. */
function plainNumber(text, unit) {
  const [, digits, rest] = /^\s*([-+]?[\d_]*\.?\d+(?:e[-+]?\d+)?)\s*(.*?)\s*$/i.exec(text) ?? [];
  return digits !== undefined && (rest === "" || rest === unit) ? Number(digits.replaceAll("_", "")) : NaN;
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
    Object.assign(this, { lower, upper, log });
    this.grid = step || niceStep((upper - lower) / 200);
    this.start = step ? lower : 0;
    this.count = log ? 200 : Math.min(1000, Math.max(1, Math.round((upper - lower) / this.grid)));
    this.published = value;
    this.publishedAt = this.position(value);
  }

  /** The nearest position of a value. */
  position(value) {
    const part = this.log
      ? Math.log(value / this.lower) / Math.log(this.upper / this.lower)
      : (value - this.lower) / (this.upper - this.lower);
    return Math.min(this.count, Math.max(0, Math.round(part * this.count)));
  }

  /** The value at a position: a round number, and the published one where that is nearest. */
  value(position) {
    if (position === this.publishedAt) return this.published;
    const part = position / this.count;
    const exact = this.log ? this.lower * (this.upper / this.lower) ** part : this.lower + part * (this.upper - this.lower);
    const round = this.log
      ? Number(exact.toPrecision(3))
      : this.start + Math.round((exact - this.start) / this.grid) * this.grid;
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
    if (this.parameter.unit) entry.append(" ", make("span", { className: "u", textContent: this.parameter.unit }));
    return [entry];
  }

  /** A field for what an author might write: a number, a number with its unit, a text. */
  field(set) {
    this.input = make("input", {
      type: "text", autocomplete: "off", spellcheck: false, inputMode: this.parameter.value == null ? "text" : "decimal",
      onchange: () => set(this.input.value.trim() || undefined),
      onkeydown: (event) => this.key(event, set),
    });
    this.input.setAttribute("aria-label", this.parameter.name + (this.parameter.unit && " in " + this.parameter.unit));
    return [make("span", { className: "entry" }, this.input)];
  }

  /** The arrows step a number, as they do in any field for numbers; Escape takes back what is being written. */
  key(event, set) {
    const way = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (event.key === "Escape") this.show(this.text);
    if (!way || !this.scale) return;
    event.preventDefault();
    const at = Math.min(this.scale.count, Math.max(0, this.scale.position(plainNumber(this.input.value, this.parameter.unit)) + way));
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

  switch(set) {
    this.input = make("input", {
      type: "checkbox", role: "switch", onchange: () => set(String(this.input.checked)),
    });
    this.input.setAttribute("aria-label", this.parameter.name);
    return [make("span", { className: "entry" }, this.input)];
  }

  /** The published number as it is printed, where a field for numbers can hold it so. */
  figure() {
    const { value, unit, text } = this.parameter;
    const printed = unit && text.endsWith(" " + unit) ? text.slice(0, -unit.length - 1) : text;
    return plainNumber(printed, "") === value ? printed : String(value);
  }

  /** Shows a state: the text that is set, or nothing for the published value; and what is wrong with it. */
  show(text, fault) {
    const { value, written, unit, kind } = this.parameter;
    this.text = text;
    const shown = text ?? (value == null ? written : this.figure());
    if (kind === "switch") this.input.checked = shown === "true" || shown === "yes";
    else this.input.value = kind === "choice" ? text ?? this.published : shown;
    if (this.slider) {
      const number = plainNumber(shown, unit);
      if (!Number.isNaN(number)) this.slider.value = this.scale.position(number);
      this.slider.setAttribute("aria-valuetext", shown + (unit && !shown.endsWith(unit) ? " " + unit : ""));
    }
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
    this.keep = button("Keep to compare", () => page.compare(new Map(page.moved)));
    this.link = button("Copy link", () => this.copy());
    this.copied = make("input", { type: "text", readOnly: true, hidden: true, className: "link" });
    this.copied.setAttribute("aria-label", "Link to this state");
    this.actions = make("span", { className: "actions", hidden: true }, this.reset, this.compare, this.keep, this.link, this.copied);
    this.said = make("p", { className: "skip", role: "status" });
    this.faults = make("ul", { className: "faults", hidden: true });
    this.details = make("details", {},
      make("summary", {}, make("span", { textContent: "What moves this page" }), this.state),
      make("div", { className: "parameters" }, ...this.groups()));
    this.element = make("aside", { className: "dock", id: "_dock" }, this.details, this.faults, this.actions, this.said);
    this.element.setAttribute("aria-label", "Parameters of this page");
    this.idle = count === 1 ? "1 parameter" : count + " parameters";
    document.querySelector("main").append(this.element);
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
    const { moved, elsewhere, other, pending, faults, edits } = this.page;
    const state = [moved.size ? moved.size + " moved" : this.idle];
    const edited = edits.size && edits.size + (edits.size === 1 ? " block" : " blocks") + " edited";
    if (edited) state.push(edited);
    if (elsewhere.size) state.push([...elsewhere].map(([key, text]) => `${key} = ${text}`).join(", ") + " elsewhere in the book");
    if (pending.size) state.push("simulating …");
    const text = state.join(" · ");
    if (this.state.textContent !== text) this.state.textContent = text;
    const differs = [...moved].map(([key, text]) => this.written(key, text));
    if (edited) differs.push(edited + " by the reader");
    this.printed.hidden = !differs.length;
    this.printed.textContent = "Not as published: " + differs.join(", ") + ".";
    this.actions.hidden = !moved.size && !elsewhere.size && !other;
    this.compare.setAttribute("aria-pressed", String(Boolean(other)));
    this.keep.hidden = !moved.size;
    this.copied.hidden = true;
    const placed = (fault) => this.page.elements.has(fault.cell) || this.page.controls.has(fault.parameter);
    const loose = faults.filter((fault) => !placed(fault));
    this.faults.hidden = !loose.length;
    this.faults.replaceChildren(...loose.map((fault) => make("li", { className: "fault", textContent: sentence(fault) })));
  }

  /** A setting in full: `rent = 3 USD/h`, published 2.40 USD/h. */
  written(key, text) {
    const { unit, text: published } = this.page.parameters.find((each) => each.key === key) ?? {};
    const value = unit && !Number.isNaN(plainNumber(text, "")) ? text + " " + unit : text;
    return `${key} = ${value}` + (published ? ` (published: ${published})` : "");
  }

  /** Tells a screen reader in a sentence what came of it, once the reader rests. */
  announce() {
    const { moved, current, pending, faults } = this.page;
    if (!moved.size && !this.spoken) return;
    this.spoken = true;
    const results = current.size === 1 ? "1 result differs" : current.size + " results differ";
    const parts = [moved.size ? results + " from the published." : "Everything is as published."];
    if (pending.size) parts.push("A simulation is running.");
    if (faults.length) parts.push(sentence(faults[0]));
    this.said.textContent = parts.join(" ");
  }

  toggleComparison() {
    this.page.compare(this.page.other ? null : new Map());
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

  /** A button before every block of a page, by which its source is opened. */
  static addTo(page) {
    for (const [cell, element] of page.elements) {
      // A value in a sentence is no block, nor is what the page of the argument repeats.
      if (!element.matches("data, span, li, p")) new Editor(page, cell, element);
    }
  }

  constructor(page, cell, element) {
    Object.assign(this, { page, cell });
    const name = element.querySelector(".name, .verdict a")?.textContent.replace(/\.$/, "");
    this.name = name ?? (element.matches(".let") ? "these formulas" : element.matches(".params") ? "these parameters" : "this block");
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

  toggle() {
    if (this.panel) this.close();
    else this.open();
  }

  open() {
    const published = this.page.publishedText(this.cell);
    if (published === undefined) return;
    this.published = published;
    const text = this.draft ?? this.page.edits.get(this.cell) ?? published;
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

  /** Hands the text to the engine: the page follows, or the text is at fault and the page stays. */
  read() {
    clearTimeout(this.timer);
    this.isBehind = false;
    const text = this.field.value;
    const { faults, isRefused } = this.page.edit(this.cell, text);
    this.draft = isRefused ? text : undefined;
    const told = [...new Set(faults.map((fault) => fault.text ?? sentence(fault)))];
    this.said.hidden = !told.length;
    this.said.textContent = told.join("\n").trimEnd();
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
    /** What the reader has put in the place of cells. */
    this.edits = new Map();
    this.simulator = new Simulator(module, cells, script, (answer) => this.simulated(answer));
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.dock = new Dock(this);
    this.tableControls();
    Editor.addTo(this);
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

  // The reader's own texts.

  /** The published text of a block. */
  publishedText(cell) {
    this.texts ??= new Map();
    // Asked of a block that is as published, this changes nothing.
    if (!this.texts.has(cell) && !this.edits.has(cell)) this.texts.set(cell, this.engine.edit(cell, "").text);
    return this.texts.get(cell);
  }

  /** Puts a text in the place of a block's. What is wrong with it is told; where it is refused, the page stays as it is. */
  edit(cell, text) {
    let answer;
    try {
      answer = this.engine.edit(cell, text);
    } catch (error) {
      this.restart(error);
      return { faults: [{ message: "this cannot be computed", hint: "the page stays as it was" }], isRefused: true };
    }
    if (answer.faults.length) return { faults: answer.faults, isRefused: true };
    this.edits.delete(cell);
    if (text !== answer.text) this.edits.set(cell, text);
    this.simulator.edited(this.edits);
    this.kept = null;
    for (const key of this.moved.keys()) if (!answer.parameters.some((each) => each.key === key)) this.moved.delete(key);
    const isTable = this.elements.get(cell).matches(".params");
    if (isTable) for (const control of this.elements.get(cell).querySelectorAll(".control")) control.remove();
    this.remade = isTable ? cell : null;
    this.update();
    this.remade = null;
    if (isTable || JSON.stringify(answer.parameters) !== JSON.stringify(this.parameters)) this.follow(answer.parameters);
    return { faults: this.faults.filter((fault) => fault.cell !== undefined) };
  }

  /** Other parameters than before: their controls are made anew. */
  follow(parameters) {
    const isOpen = this.dock.details.open;
    for (const control of [...this.controls.values()].flat()) control.element.remove();
    this.dock.remove();
    this.parameters = parameters;
    this.controls = new Map(parameters.map((parameter) => [parameter.key, []]));
    this.dock = new Dock(this);
    this.dock.details.open = isOpen;
    this.tableControls();
    this.showControls();
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
    // The published is as it came, whatever the reader edited.
    if (!this.other.size) return (this.kept = new Map());
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
    this.showControls();
  }

  showControls() {
    for (const [key, controls] of this.controls) {
      const fault = this.faults.find((each) => each.parameter === key);
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
    if (element.classList.contains("params") && cell !== this.remade) morphParameters(element, parsed(text), this.touched);
    else morph(element, parsed(text), this.touched);
    // An edited block may have become another element.
    if (!element.isConnected) this.elements.set(cell, document.querySelector(`[data-cell="${cell}"]`));
    this.elements.get(cell).classList.toggle("moved", !published);
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
    this.engine = await Engine.start(this.module, this.cells, this.edits);
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

  state(name) {
    const moved = new Map(this.elsewhere);
    for (const [key, text] of this.moved) {
      if (!this.faults?.some((fault) => fault.parameter === key)) moved.set(name(key), text);
    }
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
}
