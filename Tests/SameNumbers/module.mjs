// The module, called as a page calls it.
import { readFileSync } from "node:fs";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Engine {
  /** A module of its own memory, from the file that a build wrote. */
  static async read(path) {
    const { instance, module } = await WebAssembly.instantiate(readFileSync(path), {});
    const imports = WebAssembly.Module.imports(module);
    if (imports.length > 0) throw new Error("the module asks for " + JSON.stringify(imports));
    return new Engine(instance.exports);
  }

  constructor(exports) {
    this.exports = exports;
  }

  /** What the engine says of a page. */
  load(cells) {
    return this.#call(cells, (at, count) => this.exports.marginal_load(at, count));
  }

  /** What changes under a state. Simulations run, and charts take the axes that suit them, as in a build. */
  set(state, flags = 3) {
    return this.#call(state, (at, count) => this.exports.marginal_set(at, count, flags));
  }

  get memory() {
    return this.exports.memory.buffer.byteLength;
  }

  #call(text, call) {
    const bytes = encoder.encode(text);
    const at = this.exports.marginal_allocate(bytes.length);
    new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
    call(at, bytes.length);
    this.exports.marginal_free(at);
    const start = this.exports.marginal_answer();
    const answer = new Uint8Array(this.exports.memory.buffer, start, this.exports.marginal_answer_length());
    return JSON.parse(decoder.decode(answer));
  }
}

/** What a page carries for the engine; undefined for a page that stays as it is. */
export function cells(page) {
  const text = /<script type="text\/plain" id="_cells">([^]*?)<\/script>/.exec(page)?.[1];
  return text;
}
