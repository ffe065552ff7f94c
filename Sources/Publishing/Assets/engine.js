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
