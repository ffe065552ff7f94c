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
