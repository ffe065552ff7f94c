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
