// The pages of the five projects in both languages, of a hostile project and of one much too large, made by the
// program and checked in a real browser:
//
//   node projects.mjs PROGRAM CONFIGS OUT [PROJECT ...]
//
// Exit code 0 when all hold, 1 when one does not, 77 when this machine lacks what the checks need.

import { execFile, execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const [program, configs, out] = process.argv.slice(2, 5).map((path) => resolve(path));
const named = process.argv.slice(5);

// The packages as package-lock.json has them; npm keeps its own copy of that file beside what it has installed.
const installed = join(here, "node_modules", ".package-lock.json");
const age = (file) => (existsSync(file) ? statSync(file).mtimeMs : -Infinity);
if (age(installed) < age(join(here, "package-lock.json"))) {
  const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  spawnSync("npm", options, { cwd: here, stdio: "inherit" });
}
const lacks = [
  [!existsSync(installed), "the packages (npm ci --ignore-scripts in tests/report/page)"],
  [!existsSync(process.env.CHROMIUM ?? "/usr/bin/chromium"), "chromium"],
  [spawnSync("java", ["-version"]).error !== undefined, "a Java runtime"],
].filter(([missing]) => missing);
if (lacks.length > 0) {
  console.log(`Not checked: this machine lacks ${lacks.map(([, what]) => what).join(", ")}.`);
  process.exit(77);
}
const { launch } = await import("./browser.mjs");
const { checkPage, linesOf } = await import("./check_page.mjs");
const { validate } = await import("./checks/valid.mjs");

mkdirSync(out, { recursive: true });
const made = (name, ...from) => {
  const results = join(out, `${name}.json`);
  execFileSync("node", [join(here, `${name}.mjs`), ...from, results]);
  return results;
};
const own = (name) => join(configs, name, "expected", "results.json");
const projects = ["fasetten", "framtidsjobb-avesta", "jobb-inom-sex-manader", "steget-vidare", "vaga-valja-vag"];
const hostile = { name: "hostile", results: made("hostile"), mostBytes: Infinity, mostSeconds: Infinity };
const large = { name: "stress", results: made("stress", own("jobb-inom-sex-manader")), mostBytes: 5e6, mostSeconds: 60 };
const pages = [
  ...projects.flatMap((name) =>
    ["sv", "en"].map((language) => ({ name, language, results: own(name), mostBytes: 700_000, mostSeconds: 60 })),
  ),
  { ...hostile, language: "sv" },
  { ...large, language: "sv" },
].filter(({ name }) => named.length === 0 || named.includes(name));

// Tables that the page leaves to results.json and to the exports, and says so.
const leftToFiles = (results) =>
  new Set(
    results.plugins
      .filter(({ id }) => id.startsWith("funder-export-"))
      .flatMap(({ id }) => ["indicators", "standing", "members"].map((table) => `${id}.${table}`))
      .concat(
        "longitudinal-followup.at-risk",
        "progression.reliability",
        "progression.waves-without-activity",
        "comparison.balance-details",
      )
      .concat(
        results.plugins.flatMap(({ id, tables }) =>
          (tables ?? [])
            .filter(({ kind, rows }) => kind === "records" && rows?.length > 200)
            .map((table) => `${id}.${table.id}`),
        ),
      ),
  );

await Promise.all(
  pages.map(async (page) => {
    page.file = join(out, `${page.name}-${page.language}.html`);
    page.paper = page.language === "sv" && projects.includes(page.name) ? join(out, page.name) : null;
    if (page.paper) mkdirSync(page.paper, { recursive: true });
    await run(program, ["report", page.results, "--out", page.file, "--lang", page.language, "--quiet"]);
  }),
);
const validity = validate(pages.map(({ file }) => file));

const browser = await launch();
let failed = 0;
const waiting = [...pages];
async function work() {
  for (let page = waiting.shift(); page; page = waiting.shift()) {
    const lines = ["", `${page.name}, ${page.language}`];
    let wrong = 0;
    const report = (name, problems, held) => {
      wrong += problems.length;
      lines.push(...linesOf(name, problems, held));
    };
    const began = performance.now();
    const results = JSON.parse(readFileSync(page.results, "utf8"));
    try {
      await checkPage(browser, page.file, results, { ...page, mayMiss: leftToFiles(results) }, report);
    } catch (problem) {
      report("the checks themselves", [String(problem)], "");
    }
    report("valid HTML", (await validity).get(page.file), "no message from the validator");
    if (wrong > 0) failed += 1;
    lines.push(`      ${((performance.now() - began) / 1000).toFixed(1)} s`);
    console.log(lines.join("\n"));
  }
}
// Two at a time: one draws while the other is looked at.
await Promise.all([work(), work()]);
await browser.close();
console.log(failed === 0 ? "\nAll pages hold." : `\n${failed} pages do not hold.`);
process.exit(failed === 0 ? 0 : 1);
