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

  /** Sets a state as a page does while the reader moves: the answer names the cells that may change (`later`). */
  move(state, flags = 1) {
    return this.set(state, flags + 4);
  }

  /** Goes on with a cell, by so many parts of the work. */
  proceed(cell, parts, flags = 3) {
    return this.#call(`${cell} ${parts}`, (at, count) => this.exports.marginal_continue(at, count, flags));
  }

  /** The same as `set`, cell by cell and part by part: from the last cell to the first. */
  follow(state) {
    const { later = [], faults } = this.move(state);
    const told = { changed: [], faults: faults.filter((fault) => fault.cell === undefined) };
    for (const cell of later.reverse()) {
      let answer;
      for (let parts = 1; answer === undefined || answer.later?.length > 0; parts += 1) answer = this.proceed(cell, parts);
      told.changed.push(...answer.changed);
      told.faults.push(...answer.faults.filter((fault) => fault.cell === cell));
    }
    return told;
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
