// Moves a parameter of each page ten thousand times in all, and requires that the module's memory does not grow.
// Usage: node steady-memory.mjs FOLDER-OF-A-BUILT-BOOK
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Engine, cells } from "./module.mjs";

const folder = process.argv[2];
const moves = 10_000;
const everyPart = 999_999;
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
  const [moving, following, memory] = [[], [], []];
  const count = Math.max(Math.ceil(moves / live.length), 60 * ranges.length);
  for (let move = 0; move < count; move += 1) {
    const { key, lower, upper } = ranges[move % ranges.length];
    const value = lower + ((upper - lower) * (move % 97)) / 97;
    const start = performance.now();
    const { later = [] } = engine.move(`${key}=${value}`, 0);
    const moved = performance.now();
    // What is dear is given up now and then, as by a reader who goes on moving.
    for (const cell of later) engine.proceed(cell, move % 3 === 0 ? everyPart : 2, 0);
    moving.push(moved - start);
    if (move % 3 === 0) following.push(performance.now() - moved);
    memory.push(engine.memory);
  }
  const at = (times, share) => times.toSorted((left, right) => left - right)[Math.floor(times.length * share)].toFixed(2);
  console.log(
    `${name}: loaded in ${loading.toFixed(1)} ms; a move takes ${at(moving, 0.5)} ms (median), ${at(moving, 0.99)} ms ` +
      `(99 %), and all that follows ${at(following, 0.5)} ms, ${at(following, 0.99)} ms; ` +
      `${(engine.memory / 1e6).toFixed(1)} MB`,
  );
  // Each parameter has been at most of its values by then, and the heap has found its height.
  const settled = memory[Math.floor((3 * count) / 4)];
  if (engine.memory > settled) {
    console.error(`${name}: memory grew from ${settled} to ${engine.memory} bytes`);
    isSteady = false;
  }
}
process.exit(isSteady ? 0 : 1);
