// Builds the book and the guide under many settings of their parameters, sets the same in the published pages through
// the module, and compares what the reader would read: whole pages, character for character. The module of a page goes
// from one setting to the next, as under a reader's hand, so that what is left over from an earlier one would show.
import { fork, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Engine, cells } from "./module.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.argv[2];
const count = Number(process.argv[3] ?? 100);
const books = ["chapters", "Documentation/Guide"];
// The settings are shared out to as many processes as there are cores, each with modules and builds of its own.
const shares = Math.min(availableParallelism(), 4);
const share = Number(process.argv[4] ?? -1);
const scratch = mkdtempSync(join(tmpdir(), "same-numbers-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
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

function build(folder, settings, output) {
  const words = ["build", "--chapters", folder, "--output", output];
  for (const setting of settings) words.push("-P", setting);
  const { status, stderr, signal } = spawnSync(program, words, { encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(`${words.join(" ")}: ended with ${status ?? signal}\n${stderr}`);
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

/** The text of a page, with what the module says of its cells in the place of what was published. */
function patched(page, shown) {
  for (const [cell, html] of shown) {
    const place = element(page, cell);
    if (place) page = page.slice(0, place[0]) + html + page.slice(place[1]);
  }
  return article(page);
}
const article = (page) => page.slice(page.indexOf("<article>"), page.indexOf("</article>"));

/** Every parameter of a book, set to the value that it is published with: nothing moves, and all that follows one is computed. */
function published({ live }) {
  const wanted = new Map();
  for (const { parameters } of live.values()) {
    for (const { kind, written, value, unit, ...parameter } of parameters) {
      const isNumber = kind === "range" || kind === "number";
      wanted.set(fullName(parameter), isNumber ? `${value} ${unit}` : written);
    }
  }
  return wanted;
}

/** Settings of a page's parameters, by their names in the book: one, a few anywhere, or all of them not far away. */
function settings({ parameters }, turn) {
  const movable = parameters.filter((one) => one.kind !== "text");
  const wanted = new Map();
  if (turn % 3 === 2) {
    for (const parameter of movable) if (random() < 0.7) wanted.set(fullName(parameter), value(parameter, 0.1));
  }
  // A page with few parameters may have been passed over.
  const few = wanted.size > 0 ? 0 : 1 + (turn % 3) * 2;
  for (let moved = 0; moved < few; moved += 1) {
    const parameter = pick(movable);
    wanted.set(fullName(parameter), value(parameter, 1));
  }
  return wanted;
}
const fullName = (parameter) => parameter.chapter.replaceAll("-", "_") + "." + parameter.name;

/** A value that a reader may choose, no further from the published one than a part of the range. */
function value(parameter, part) {
  const { kind, value, unit } = parameter;
  if (kind === "choice") return pick(parameter.choices);
  if (kind === "switch") return pick(["true", "false"]);
  const [low, high] = kind === "range" ? [parameter.lower, parameter.upper] : [value * 0.8, value * 1.2];
  const share = random();
  let number = parameter.log ? low * (high / low) ** share : low + (high - low) * share;
  number = parameter.log ? value * (number / value) ** part : value + (number - value) * part;
  const rounded = Math.min(Math.max(Number(number.toPrecision(3)), low), high);
  return `${rounded}${unit === "" ? "" : " " + unit}`;
}

function differs(name, settings, wanted, given) {
  let at = 0;
  while (at < wanted.length && wanted[at] === given[at]) at += 1;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 120), at + 120));
  fail(`${name} under ${settings.join(", ")}:\n  built ${around(wanted)}\n  live  ${around(given)}`);
}

/**
 * Whether two pages read the same, character for character. The number behind a figure, `value`, may differ in its last
 * digits: a simulation takes logarithms, of which the C libraries of program and module round the last bit each its own way.
 */
function areAlike(wanted, given) {
  if (wanted === given) return true;
  const number = / value="(-?\d[\d.e+-]*)"/g;
  if (wanted.replace(number, "") !== given.replace(number, "")) return false;
  const others = [...given.matchAll(number)];
  return [...wanted.matchAll(number)].every(([, one], place) => {
    const [a, b] = [Number(one), Number(others[place][1])];
    return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
  });
}

let compared = 0;
let refused = 0;

/** A book, built as it is published, and the live ones of its pages. */
async function publish(book) {
  const folder = prepare(book);
  const { output, status, stderr } = build(folder, [], join(scratch, "published-" + book.replace("/", "-")));
  if (status !== 0) throw new Error(stderr);
  const module = process.env.MODULE ?? join(output, "marginal.wasm");
  if (!existsSync(module)) throw new Error("the build wrote no marginal.wasm");
  const live = new Map();
  for (const [name, page] of pages(output)) {
    const text = cells(page);
    if (text === undefined) continue;
    const engine = await Engine.read(module);
    const loaded = engine.load(text);
    if (loaded.mismatch || loaded.faults?.length) throw new Error(`${name}: ${JSON.stringify(loaded.faults)}`);
    live.set(name, { name, engine, page, parameters: loaded.parameters, shown: new Map() });
  }
  return { folder, live };
}

/** What a page shows under settings, as far as it depends on them: its faults. */
function set(one, wanted) {
  const lines = one.parameters.flatMap((parameter) => {
    const text = wanted.get(fullName(parameter));
    return text === undefined ? [] : [`${parameter.key}=${text}`];
  });
  // In turn all at once, and as a page follows a reader who moves.
  one.isFollowed = !one.isFollowed;
  const { changed, faults } = one.isFollowed ? one.engine.follow(lines.join("\n")) : one.engine.set(lines.join("\n"));
  for (const { cell, html } of changed) {
    if (html === undefined) one.shown.delete(cell);
    else one.shown.set(cell, html);
  }
  compared += changed.length;
  return faults;
}

/** What a build under settings says is what the live pages show; what it refuses, one of them refuses. */
function compare({ live }, wanted, built) {
  const list = texts(wanted);
  const faults = new Map([...live.values()].map((one) => [one.name, set(one, wanted)]));
  if (built.status !== 0) {
    refused += 1;
    if ([...faults.values()].every((found) => found.length === 0)) {
      fail(`${list.join(", ")}: refused by the program alone:\n${built.stderr}`);
    }
    return;
  }
  for (const [name, page] of pages(built.output)) {
    const one = live.get(name);
    if (!one) continue;
    if (faults.get(name).length > 0) fail(`${name} under ${list.join(", ")}: ${faults.get(name)[0].text}`);
    const [expected, given] = [article(page), patched(one.page, one.shown)];
    if (!areAlike(expected, given)) differs(name, list, expected, given);
  }
}
const texts = (wanted) => [...wanted].map(([name, text]) => `${name} = ${text}`);

async function compareBook(name) {
  const book = await publish(name);
  const movable = [...book.live.values()].filter((one) => one.parameters.some((parameter) => parameter.kind !== "text"));
  const turns = [published(book)];
  for (let turn = 0; turn < count / books.length; turn += 1) turns.push(settings(pick(movable), turn));
  const output = join(scratch, "built");
  for (const wanted of turns.filter((_, turn) => turn % shares === share)) {
    compare(book, wanted, build(book.folder, texts(wanted), output));
    rmSync(output, { recursive: true, force: true });
  }
}

/** Has another process do a share, and adds what it found. */
function shareOut(share) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [program, count, share]);
    child.on("message", (told) => {
      compared += told.compared;
      refused += told.refused;
      failures += told.failures;
    });
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`share ${share} ended with ${code}`))));
  });
}

if (share < 0) {
  await Promise.all(Array.from({ length: shares }, (_, share) => shareOut(share)));
  const seconds = Math.round(performance.now() / 1000);
  console.log(`${compared} cells compared under ${count} settings and the published ones, ${refused} refused by both. Done in ${seconds} s.`);
  if (failures > 0) {
    console.error(`${failures} differences`);
    process.exitCode = 1;
  }
} else {
  for (const name of books) await compareBook(name);
  process.send({ compared, refused, failures });
}
