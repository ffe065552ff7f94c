// Moves the parameters of each page as a reader who drags would, and requires that the module's memory settles.
// Usage: node steady-memory.mjs FOLDER-OF-A-BUILT-BOOK
//
// The same moves are made again and again. The heap finds its height in the first rounds, and goes on by a page of memory now
// and then as it breaks into pieces, ever more seldom. What a move left behind would add up: a kilobyte of each is found.
import { fork } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Engine, cells } from "./module.mjs";

const folder = process.argv[2];
const [rounds, settling, movesOfRound, growth] = [5, 2, 120, 1.15];
const everyPart = 999_999;
// The pages are shared out to as many processes as there are cores.
const shares = Math.min(availableParallelism(), 4);
const share = Number(process.argv[3] ?? -1);

/** Moves one parameter. What is dear is mostly given up, as by a reader who goes on moving, and followed now and then. */
function move(engine, ranges, turn, times) {
  const { key, lower, upper } = ranges[turn % ranges.length];
  const value = lower + ((upper - lower) * ((turn * 37) % 97)) / 97;
  const start = performance.now();
  const { later = [] } = engine.move(`${key}=${value}`, 0);
  const moved = performance.now();
  const isFollowed = turn % 40 === 0;
  for (const cell of later) engine.proceed(cell, isFollowed ? everyPart : 1, 0);
  times.moving.push(moved - start);
  if (isFollowed) times.following.push(performance.now() - moved);
}

/** Moves one page; whether its memory settles. */
async function isSteady(name) {
  const text = cells(readFileSync(join(folder, name), "utf8"));
  if (text === undefined) return true;
  const engine = await Engine.read(join(folder, "marginal.wasm"));
  const begun = performance.now();
  const { parameters } = engine.load(text);
  const loading = performance.now() - begun;
  const ranges = parameters.filter((parameter) => parameter.kind === "range");
  if (ranges.length === 0) return true;
  const times = { moving: [], following: [] };
  const memory = [];
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < movesOfRound; turn += 1) move(engine, ranges, turn, times);
    memory.push(engine.memory);
  }
  const at = (times, share) => times.sort((left, right) => left - right)[Math.floor(times.length * share)].toFixed(2);
  console.log(
    `${name}: loaded in ${loading.toFixed(1)} ms; a move takes ${at(times.moving, 0.5)} ms (median), ` +
      `${at(times.moving, 0.99)} ms (99 %), and all that follows ${at(times.following, 0.5)} ms; ` +
      `${(engine.memory / 1e6).toFixed(1)} MB`,
  );
  if (memory.at(-1) <= memory[settling - 1] * growth) return true;
  console.error(`${name}: memory grew, in bytes after each round of ${movesOfRound} moves: ${memory.join(", ")}`);
  return false;
}

if (share < 0) {
  const ends = Array.from({ length: shares }, (_, share) => {
    const child = fork(fileURLToPath(import.meta.url), [folder, share]);
    return new Promise((resolve) => child.on("exit", resolve));
  });
  if ((await Promise.all(ends)).some((code) => code !== 0)) process.exitCode = 1;
} else {
  const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
  for (const name of pages.filter((_, place) => place % shares === share)) {
    if (!(await isSteady(name))) process.exitCode = 1;
  }
}
