// A stand-in for the module, which stands before the script in page and worker alike: the tests of the script decide
// what the engine says. It keeps to the boundary, and has a rent, a GPU, a switch, and a tax of another chapter.
{
  const memory = { buffer: new ArrayBuffer(1 << 20) };
  let answer = new Uint8Array();
  const say = (value) => (answer = new TextEncoder().encode(JSON.stringify(value)));
  const own = { chapter: "page", title: "A page", own: true, cell: 0, unit: "", note: "" };
  const parameters = [
    { ...own, key: "rent", name: "rent", row: 0, kind: "range", value: 2, text: "2 USD/h", written: "2 USD/h", unit: "USD/h", lower: 0, upper: 10, step: 0.5 },
    { ...own, key: "gpu", name: "gpu", row: 1, kind: "choice", text: "H100", written: "h100", choices: ["h100", "h200"], labels: ["H100", "H200"] },
    { ...own, key: "shared", name: "shared", row: 2, kind: "switch", text: "yes", written: "true" },
    { key: "other_page.tax", name: "tax", chapter: "other-page", title: "Other page", own: false, kind: "number", value: 0, text: "0 %", written: "0 %", unit: "%", note: "of the state", href: "other-page.html#_p-tax" },
  ];
  const pieces = {
    0: (s) => `<div class="table params" data-cell="0"><table><thead><tr><th>Parameter</th><th>Value</th></tr></thead><tbody><tr><th></th><td><data class="v" value="${s.rent}">${s.rent} USD/h</data></td></tr><tr><th></th><td><span>${s.gpu.toUpperCase()}</span></td></tr><tr><th></th><td><data class="v">${s.shared}</data></td></tr></tbody></table></div>`,
    1: (s) => `<data class="v" data-cell="1" id="day">${s.rent * 24 * (1 + s.tax / 100)} USD</data>`,
    2: (s) => `<data class="v" data-cell="2" id="hours">${1 / s.rent}</data>`,
    3: (s) => `<div class="table" data-cell="3" id="table"><table><thead><tr><th scope="col">Days</th><th scope="col" class="r">Cost</th></tr></thead><tbody>${[1, 2, 3].slice(0, s.gpu === "h200" ? 3 : 2).map((n) => `<tr><th scope="row">${n}</th><td class="r">${n * s.rent * 24} USD</td></tr>`).join("")}</tbody></table></div>`,
    4: (s) => `<data class="v" data-cell="4" id="simulated">${s.rent * 10} ms</data>`,
  };
  // What was last told of each cell: as the engine, this one speaks of a cell only where that changes.
  const told = new Map();
  const exports = {
    memory,
    marginal_allocate: () => 0,
    marginal_free() {},
    marginal_load() {
      say({ version: "1", mismatch: globalThis.name === "mismatch" || undefined, parameters, changed: [], faults: [] });
    },
    marginal_set(at, length, simulate) {
      const text = new TextDecoder().decode(new Uint8Array(memory.buffer, at, length));
      const state = { rent: 2, gpu: "h100", shared: "yes", tax: 0 };
      const [changed, faults, given] = [[], [], new Set()];
      for (const line of text.split("\n").filter(Boolean)) {
        const [key, value] = line.split("=");
        const name = key.replace("other_page.", "");
        if (value === "trap") throw new WebAssembly.RuntimeError("unreachable");
        if (!(name in state)) faults.push({ parameter: key, message: `there is no parameter '${key}'`, hint: "did you mean 'rent'?" });
        else if (name === "rent" && !(Number(value) >= 0)) faults.push({ parameter: key, message: "a rent is a number", hint: "write for example 3 USD/h" });
        else {
          state[name] = ["gpu", "shared"].includes(name) ? value : Number(value);
          given.add(name);
        }
      }
      const tell = (cell, change) => {
        const text = JSON.stringify(change);
        if ((told.get(cell) ?? '{"published":true}') === text) return;
        told.set(cell, text);
        changed.push({ cell, ...change });
      };
      for (const cell of [0, 1, 2, 3, 4]) {
        if (cell === 2 && state.rent === 0) faults.push({ cell, message: "division by zero", hint: "let rent be more than 0", text: "page.md:3:1: error" });
        else if (!given.size) tell(cell, { published: true });
        else if (cell === 4 && !simulate) tell(cell, { pending: true });
        else tell(cell, { html: pieces[cell](state) });
      }
      say({ version: "1", parameters: [], changed, faults });
    },
    marginal_answer() {
      new Uint8Array(memory.buffer, 1 << 16, answer.length).set(answer);
      return 1 << 16;
    },
    marginal_answer_length: () => answer.length,
  };
  WebAssembly.compileStreaming = async (response) => (await (await response).arrayBuffer(), {});
  WebAssembly.instantiate = async () => ({ exports });
}
