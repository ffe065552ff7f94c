// Builds the book and the guide under many settings of their parameters, sets the same in the published pages through
// the module, and compares what the reader would read.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Engine, cells } from "./module.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.argv[2];
const count = Number(process.argv[3] ?? 100);
const books = ["chapters", "Documentation/Guide"];
const scratch = mkdtempSync(join(tmpdir(), "same-numbers-"));
let failures = 0;

function fail(text) {
  failures += 1;
  if (failures <= 20) console.error(text);
}

// A generator with a seed (Lehmer's, as MINSTD has it), so that every run tries the same settings.
let seed = 20_260;
function random() {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
}
const pick = (list) => list[Math.floor(random() * list.length)];

/** The chapters with claims that may fail, since most of them are about the values that are published. */
function prepare(book) {
  const folder = join(scratch, book.replace("/", "-"));
  cpSync(join(root, book), folder, { recursive: true });
  const index = join(folder, "index.md");
  const text = readFileSync(index, "utf8");
  if (!/^claims:/m.test(text)) writeFileSync(index, text.replace(/^---\n/, "---\nclaims: may fail\n"));
  return folder;
}

function build(folder, settings) {
  const output = join(scratch, "built");
  rmSync(output, { recursive: true, force: true });
  const words = ["build", "--chapters", folder, "--output", output];
  for (const setting of settings) words.push("-P", setting);
  const { status, stderr } = spawnSync(program, words, { encoding: "utf8" });
  return { output, status, stderr };
}

function pages(output) {
  const found = new Map();
  for (const name of readdirSync(output)) {
    if (name.endsWith(".html")) found.set(name, readFileSync(join(output, name), "utf8"));
  }
  return found;
}

/** The element of a cell in a page: where it begins and ends. */
function element(page, cell) {
  const attribute = page.indexOf(` data-cell="${cell}"`);
  if (attribute < 0) return undefined;
  const start = page.lastIndexOf("<", attribute);
  const name = /^<([a-z]+)/.exec(page.slice(start))[1];
  const tags = new RegExp(`<(/?)${name}[ >]`, "g");
  tags.lastIndex = start;
  let depth = 0;
  for (let tag = tags.exec(page); tag; tag = tags.exec(page)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return [start, page.indexOf(">", tag.index) + 1];
  }
  return undefined;
}

/** The text of a page, with what changed in the place of what was published. */
function patched(page, changed) {
  for (const { cell, html } of changed) {
    const place = html === undefined ? undefined : element(page, cell);
    if (place) page = page.slice(0, place[0]) + html + page.slice(place[1]);
  }
  return article(page);
}
const article = (page) => page.slice(page.indexOf("<article>"), page.indexOf("</article>"));

function value(parameter) {
  if (parameter.kind === "choice") return pick(parameter.choices);
  if (parameter.kind === "switch") return pick(["true", "false"]);
  const [low, high] =
    parameter.kind === "range" ? [parameter.lower, parameter.upper] : [parameter.value * 0.8, parameter.value * 1.2];
  const share = random();
  const number = parameter.log ? low * (high / low) ** share : low + (high - low) * share;
  const rounded = Math.min(Math.max(Number(number.toPrecision(3)), low), high);
  return `${rounded}${parameter.unit === "" ? "" : " " + parameter.unit}`;
}

function differs(name, settings, wanted, given) {
  let at = 0;
  while (at < wanted.length && wanted[at] === given[at]) at += 1;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 120), at + 120));
  fail(`${name} under ${settings.join(", ")}:\n  built ${around(wanted)}\n  live  ${around(given)}`);
}

let compared = 0;
let refused = 0;
for (const book of books) {
  const folder = prepare(book);
  const { output, status, stderr } = build(folder, []);
  if (status !== 0) throw new Error(stderr);
  const published = pages(output);
  const module = process.env.MODULE ?? join(output, "marginal.wasm");
  if (!existsSync(module)) throw new Error("the build wrote no marginal.wasm");
  const live = new Map();
  for (const [name, page] of published) {
    const text = cells(page);
    if (text === undefined) continue;
    const engine = await Engine.read(module);
    const loaded = engine.load(text);
    if (loaded.mismatch || loaded.faults?.length) throw new Error(`${name}: ${JSON.stringify(loaded.faults)}`);
    live.set(name, { engine, page, parameters: loaded.parameters });
  }
  const movable = [...live.values()].filter((one) => one.parameters.some((parameter) => parameter.kind !== "text"));
  for (let turn = 0; turn < count / books.length; turn += 1) {
    const own = pick(movable);
    const wanted = new Map();
    for (let moved = 0; moved < 1 + Math.floor(random() * 2); moved += 1) {
      const parameter = pick(own.parameters.filter((one) => one.kind !== "text"));
      wanted.set(parameter.chapter.replaceAll("-", "_") + "." + parameter.name, value(parameter));
    }
    const settings = [...wanted].map(([name, text]) => `${name} = ${text}`);
    const built = build(folder, settings);
    if (built.status !== 0) {
      // What the program refuses, the module must refuse on some page.
      refused += 1;
      const isTold = [...live.values()].some((one) => answer(one, wanted)?.faults.length > 0);
      if (!isTold) fail(`${settings.join(", ")}: refused by the program alone:\n${built.stderr}`);
      continue;
    }
    for (const [name, page] of pages(built.output)) {
      const one = live.get(name);
      const told = one && answer(one, wanted);
      if (!told) continue;
      if (told.faults.length > 0) fail(`${name} under ${settings.join(", ")}: ${told.faults[0].text}`);
      const [expected, given] = [article(page), patched(one.page, told.changed)];
      if (expected !== given) differs(name, settings, expected, given);
      compared += told.changed.length;
    }
  }
}

/** What a page says to those of the settings that it depends on; undefined where it depends on none. */
function answer(one, wanted) {
  const lines = one.parameters.flatMap((parameter) => {
    const text = wanted.get(parameter.chapter.replaceAll("-", "_") + "." + parameter.name);
    return text === undefined ? [] : [`${parameter.key}=${text}`];
  });
  if (lines.length === 0) return undefined;
  one.engine.set("");
  // In turn all at once, and as a page follows a reader who moves.
  one.isFollowed = !one.isFollowed;
  return one.isFollowed ? one.engine.follow(lines.join("\n")) : one.engine.set(lines.join("\n"));
}

rmSync(scratch, { recursive: true, force: true });
console.log(`${compared} cells compared under ${count} settings, of which ${refused} were refused by both`);
if (failures > 0) {
  console.error(`${failures} differences`);
  process.exit(1);
}
