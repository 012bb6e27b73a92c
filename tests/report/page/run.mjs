// Checks one page against the results that it was made from, in a real browser:
//
//   node run.mjs PAGE.html RESULTS.json [--out FOLDER] [--may-miss PLUGIN.TABLE,...] [--most-bytes N]
//
// Says one line a check and leaves the printed page in FOLDER; exit code 0 when all hold, 1 when one does not, 2 for
// wrong use.

import { mkdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { checkPage, linesOf } from "./check_page.mjs";
import { validate } from "./checks/valid.mjs";

let parsed;
try {
  parsed = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: "string" },
      "may-miss": { type: "string", default: "" },
      "most-bytes": { type: "string", default: "Infinity" },
    },
  });
} catch (problem) {
  console.error(problem.message);
  process.exit(2);
}
const [pagePath, resultsPath] = parsed.positionals;
if (!pagePath || !resultsPath) {
  console.error("Give the page and its results: node run.mjs PAGE.html RESULTS.json");
  process.exit(2);
}
const file = resolve(pagePath);
const out = resolve(parsed.values.out ?? join("out", basename(file, ".html")));
await mkdir(out, { recursive: true });

let failed = 0;
const report = (name, problems, held) => {
  if (problems.length > 0) failed += 1;
  for (const line of linesOf(name, problems, held)) console.log(line);
};
const validity = validate([file]);
const browser = await launch();
try {
  await checkPage(
    browser,
    file,
    JSON.parse(await readFile(resultsPath, "utf8")),
    {
      mayMiss: new Set(parsed.values["may-miss"].split(",").filter(Boolean)),
      mostBytes: Number(parsed.values["most-bytes"]),
      mostSeconds: Infinity,
      paper: out,
    },
    report,
  );
} finally {
  await browser.close();
}
report("valid HTML", (await validity).get(file), "no message from the validator");
console.log(failed === 0 ? "All checks hold." : `${failed} checks do not hold.`);
process.exit(failed === 0 ? 0 : 1);
