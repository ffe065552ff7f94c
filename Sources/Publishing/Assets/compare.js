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
