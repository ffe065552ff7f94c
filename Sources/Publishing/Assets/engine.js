// The engine: Marginal's live rooms as WebAssembly, and the calls into them. Page and worker have one each.

class Engine {
  /** Fetches and compiles the module. A page from a disk may not fetch: there it comes as a script, in base64. */
  static async compile(folder) {
    if (location.protocol !== "file:" && !globalThis.marginalModule) {
      const file = await fetch(new URL("marginal.wasm", folder));
      if (!file.ok) throw new Error("the module is not there");
      // The host may not know the type of such a file.
      const isKnown = file.headers.get("content-type") === "application/wasm";
      return isKnown ? WebAssembly.compileStreaming(file) : WebAssembly.compile(await file.arrayBuffer());
    }
    if (!globalThis.marginalModule) await loadScript(new URL("marginal-module.js", folder));
    return WebAssembly.compile(Uint8Array.from(atob(globalThis.marginalModule), (sign) => sign.charCodeAt(0)));
  }

  /** Hands the cells of a page to a fresh engine. `about` is its answer: what it is, and the page's parameters. */
  static async start(module, cells) {
    const engine = new Engine();
    engine.exports = (await WebAssembly.instantiate(module)).exports;
    engine.about = engine.call("marginal_load", cells);
    return engine;
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

  /** Whether the browser lets the page have a worker; from a disk it may not. */
  get works() {
    return location.protocol !== "file:";
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
      engine = Engine.start(data.module, data.cells);
      return;
    }
    const started = await engine;
    // Outside of the promise, so that the page hears of an engine that stops.
    setTimeout(() => self.postMessage(started.set(data.moved, true)));
  };
}
