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
