// Photographs of the projects' pages, to be looked at: wide and 320 px in parts of a height that an eye takes in, and
// the printed file, in both languages:
//
//   node screenshots.mjs PROGRAM CONFIGS OUT [PROJECT ...]

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { launch, open } from "./browser.mjs";

const [program, configs, out] = process.argv.slice(2, 5).map((path) => resolve(path));
if (!out) {
  console.error("Give the program, the configurations and a folder: node screenshots.mjs PROGRAM CONFIGS OUT");
  process.exit(2);
}
const named = process.argv.slice(5);
const projects = readdirSync(configs).filter(
  (name) =>
    existsSync(join(configs, name, "expected", "results.json")) && (named.length === 0 || named.includes(name)),
);

/** A tall window that is moved down the page: one photograph of all of a long page takes minutes to draw. */
async function photograph(page, stem, width) {
  const tall = 2400;
  await page.setViewportSize({ width, height: tall });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0, number = 1; top < height; top += tall, number += 1) {
    await page.evaluate((y) => scrollTo({ top: y, behavior: "instant" }), top);
    await page.screenshot({ path: `${stem}-${String(number).padStart(2, "0")}.png` });
  }
}

const browser = await launch();
for (const project of projects) {
  for (const language of ["sv", "en"]) {
    const folder = join(out, `${project}-${language}`);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "report.html");
    const results = join(configs, project, "expected", "results.json");
    execFileSync(program, ["report", results, "--out", file, "--lang", language, "--quiet"]);
    const { page, context } = await open(browser, pathToFileURL(file).href, {
      viewport: { width: 1180, height: 900 },
    });
    await photograph(page, join(folder, "wide"), 1180);
    await page.pdf({ path: join(folder, "print.pdf"), preferCSSPageSize: true });
    await context.close();
    const narrow = await open(browser, pathToFileURL(file).href, { viewport: { width: 320, height: 900 } });
    await photograph(narrow.page, join(folder, "narrow"), 320);
    await narrow.context.close();
    console.log(folder);
  }
}
await browser.close();
