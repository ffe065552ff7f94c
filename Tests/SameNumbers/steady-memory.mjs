// Moves a parameter of each page ten thousand times in all, and requires that the module's memory does not grow.
// Usage: node steady-memory.mjs FOLDER-OF-A-BUILT-BOOK
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Engine, cells } from "./module.mjs";

const folder = process.argv[2];
const moves = 10_000;
const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
const live = pages.flatMap((name) => {
  const text = cells(readFileSync(join(folder, name), "utf8"));
  return text === undefined ? [] : [[name, text]];
});
let isSteady = true;
for (const [name, text] of live) {
  const engine = await Engine.read(join(folder, "marginal.wasm"));
  const begun = performance.now();
  const { parameters } = engine.load(text);
  const loading = performance.now() - begun;
  const ranges = parameters.filter((parameter) => parameter.kind === "range");
  if (ranges.length === 0) continue;
  const times = [];
  let settled = 0;
  const count = Math.ceil(moves / live.length);
  for (let move = 0; move < count; move += 1) {
    const { key, lower, upper } = ranges[move % ranges.length];
    const value = lower + ((upper - lower) * (move % 97)) / 97;
    const start = performance.now();
    engine.set(`${key}=${value}`, 0);
    times.push(performance.now() - start);
    if (move === Math.floor(count / 4)) settled = engine.memory;
  }
  times.sort((left, right) => left - right);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(2);
  console.log(
    `${name}: loaded in ${loading.toFixed(1)} ms; a move takes ${at(0.5)} ms (median), ${at(0.99)} ms (99 %); ` +
      `${(engine.memory / 1e6).toFixed(1)} MB`,
  );
  if (engine.memory > settled) {
    console.error(`${name}: memory grew from ${settled} to ${engine.memory} bytes`);
    isSteady = false;
  }
}
process.exit(isSteady ? 0 : 1);
