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
  const claim = (s, details) => `<section class="claim holds" data-cell="5" id="claim"><p class="verdict">It costs ${s.rent}.</p>${details}</section>`;
  pieces[5] = (s) => claim(s, `<details><summary>Flips at ${s.rent + 1}</summary></details>`);
  const cells = [0, 1, 2, 3, 4, 5];
  // The state, and the parts of the work that are done on the cells that may have changed.
  let [state, isMoved, faults, last, fitted] = [{}, false, [], "", 0];
  const [waiting, leftOut] = [new Map(), new Set()];
  const said = (at, length) => new TextDecoder().decode(new Uint8Array(memory.buffer, at, length));
  const exports = {
    memory,
    marginal_allocate: () => 0,
    marginal_free() {},
    marginal_load() {
      say({ version: "1", mismatch: globalThis.name === "mismatch" || undefined, parameters, changed: [], faults: [] });
    },
    // Sets the state and says which cells may change.
    marginal_set(at, length, flags) {
      const lines = said(at, length).split("\n").filter(Boolean);
      if (lines.some((line) => line.endsWith("=trap"))) throw new WebAssembly.RuntimeError("unreachable");
      faults = [];
      state = { rent: 2, gpu: "h100", shared: "yes", tax: 0 };
      isMoved = false;
      for (const line of lines) {
        const [key, value] = line.split("=");
        const name = key.replace("other_page.", "");
        if (!(name in state)) faults.push({ parameter: key, message: `there is no parameter '${key}'`, hint: "did you mean 'rent'?" });
        else if (name === "rent" && !(Number(value) >= 0)) faults.push({ parameter: key, message: "a rent is a number", hint: "write for example 3 USD/h" });
        else {
          state[name] = ["gpu", "shared"].includes(name) ? value : Number(value);
          isMoved = true;
        }
      }
      const text = JSON.stringify([state, isMoved]);
      if (text !== last) for (const cell of cells) waiting.set(cell, 0);
      else if (flags & 1) for (const cell of leftOut) waiting.set(cell, 0);
      leftOut.clear();
      last = text;
      say({ version: "1", parameters: [], changed: [], faults, later: [...waiting.keys()] });
    },
    // Goes on with cells. The claim says its verdict first, and takes its time to say what would change it.
    marginal_continue(at, length, flags) {
      const [changed, found, later] = [[], [...faults], []];
      for (const line of said(at, length).split("\n").filter(Boolean)) {
        const [cell, parts] = line.split(" ").map(Number);
        if (!waiting.has(cell)) continue;
        const done = waiting.get(cell) + parts;
        waiting.set(cell, done);
        if (parts && cell === 5 && isMoved && done < 3) {
          if (done === 1) changed.push({ cell, html: claim(state, "<details data-later><summary>Later</summary></details>") });
          else for (const end = performance.now() + 20; performance.now() < end; );
          later.push(cell);
          continue;
        }
        waiting.delete(cell);
        if (!parts) continue;
        if (cell === 2 && state.rent === 0) found.push({ cell, message: "division by zero", hint: "let rent be more than 0", text: "page.md:3:1: error" });
        else if (!isMoved) changed.push({ cell, published: true });
        else if (cell === 4 && !(flags & 1)) {
          leftOut.add(cell);
          changed.push({ cell, pending: true });
        } else changed.push({ cell, html: pieces[cell](state) });
      }
      if (flags & 2) fitted += 1;
      globalThis.fitted = fitted;
      say({ version: "1", parameters: [], changed, faults: found, later: later.length ? later : undefined });
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
