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
