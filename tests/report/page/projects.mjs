// The pages of the five projects in both languages, and of a hostile one, made by the program and checked by run.mjs:
//
//   node projects.mjs PROGRAM CONFIGS OUT
//
// Exit code 0 when all hold, 1 when one does not, 77 when this machine lacks what the checks need.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [program, configs, out] = process.argv.slice(2).map((path) => resolve(path));
const lacks = [
  [!existsSync(join(here, "node_modules")), "the packages (npm ci --ignore-scripts in tests/report/page)"],
  [!existsSync("/usr/bin/chromium"), "chromium"],
  [spawnSync("java", ["-version"]).error !== undefined, "a Java runtime"],
].filter(([missing]) => missing);
if (lacks.length > 0) {
  console.log(`Not checked: this machine lacks ${lacks.map(([, what]) => what).join(", ")}.`);
  process.exit(77);
}

mkdirSync(out, { recursive: true });
const hostile = join(out, "hostile.json");
execFileSync("node", [join(here, "hostile.mjs"), hostile]);
const projects = ["fasetten", "framtidsjobb-avesta", "jobb-inom-sex-manader", "steget-vidare", "vaga-valja-vag"];
const pages = [
  ...projects.map((name) => ({ name, results: join(configs, name, "expected", "results.json"), most: 700_000 })),
  { name: "hostile", results: hostile, most: Infinity },
];

// Tables that the page leaves to results.json and to the exports, and says so.
const leftToFiles = (results) =>
  JSON.parse(readFileSync(results, "utf8"))
    .plugins.filter(({ id }) => id.startsWith("funder-export-"))
    .flatMap(({ id }) => ["indicators", "standing", "members"].map((table) => `${id}.${table}`))
    .concat("longitudinal-followup.at-risk", "progression.reliability", "progression.waves-without-activity")
    .join(",");

let failed = 0;
for (const { name, results, most } of pages) {
  for (const language of ["sv", "en"]) {
    const page = join(out, `${name}-${language}.html`);
    execFileSync(program, ["report", results, "--out", page, "--lang", language, "--quiet"]);
    console.log(`\n${name}, ${language}`);
    const { status } = spawnSync(
      "node",
      [join(here, "run.mjs"), page, results, "--out", join(out, `${name}-${language}`), "--may-miss", leftToFiles(results)].concat(
        Number.isFinite(most) ? ["--most-bytes", String(most)] : [],
      ),
      { stdio: "inherit", cwd: here },
    );
    if (status !== 0) failed += 1;
  }
}
console.log(failed === 0 ? "\nAll pages hold." : `\n${failed} pages do not hold.`);
process.exit(failed === 0 ? 0 : 1);
