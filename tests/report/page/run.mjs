// Checks one page against the results that it was made from, in a real browser:
//
//   node run.mjs PAGE.html RESULTS.json [--out FOLDER] [--may-miss PLUGIN.TABLE,...] [--most-bytes N]
//
// Says one line a check; exit code 0 when all hold, 1 when one does not, 2 for wrong use.

import { execFile } from "node:child_process";
import { mkdir, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs, promisify } from "node:util";

import { launch, open, photograph } from "./browser.mjs";
import { pictureContrast } from "./checks/contrast.mjs";
import { compareTables, readTables } from "./checks/values.mjs";

const run = promisify(execFile);
const require = createRequire(import.meta.url);

let parsed;
try {
  parsed = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: "string" },
      "may-miss": { type: "string", default: "" },
      "most-bytes": { type: "string" },
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
const address = pathToFileURL(file).href;
const results = JSON.parse(await readFile(resultsPath, "utf8"));
const out = resolve(parsed.values.out ?? join("out", basename(file, ".html")));
await mkdir(out, { recursive: true });

let failed = 0;
function report(name, found, held) {
  const times = new Map();
  for (const problem of found) times.set(problem, (times.get(problem) ?? 0) + 1);
  const problems = [...times].map(
    ([problem, count]) => problem.slice(0, 240) + (count > 1 ? ` (${count} times)` : ""),
  );
  if (problems.length === 0) {
    console.log(`ok    ${name}: ${held}`);
    return;
  }
  failed += 1;
  console.log(`FAIL  ${name}: ${problems.length} ${problems.length === 1 ? "problem" : "problems"}`);
  for (const problem of problems.slice(0, 12)) console.log(`      ${problem}`);
  if (problems.length > 12) console.log(`      and ${problems.length - 12} more`);
}

const bytes = (await stat(file)).size;
const most = Number(parsed.values["most-bytes"] ?? Infinity);
report("size", bytes > most ? [`${bytes} bytes, more than ${most}`] : [], `${bytes} bytes`);

{
  const { stdout, stderr } = await run(
    "java",
    ["-jar", require.resolve("vnu-jar/build/dist/vnu.jar"), "--format", "json", "--stdout", file],
    {
      maxBuffer: 1 << 26,
    },
  ).catch((problem) => problem);
  let messages;
  try {
    messages = JSON.parse(stdout).messages;
  } catch {
    messages = [{ message: `the validator did not answer: ${stderr}` }];
  }
  // The validator guesses the language from the words, and names and codes of all kinds mislead it.
  const guessed = ({ message }) => message.startsWith("This document appears to be written in");
  const wrong = messages.filter(
    (said) => (said.type !== "info" || said.subType === "warning") && !guessed(said),
  );
  report(
    "valid HTML",
    wrong.map(({ message, lastLine }) => `line ${lastLine}: ${message}`),
    "no message from the validator",
  );
}

const browser = await launch();
try {
  const wide = await open(browser, address, { viewport: { width: 1180, height: 900 } });
  const { page } = wide;

  const markup = await page.evaluate(() => ({
    policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? "",
    handlers: [...document.querySelectorAll("body *")].filter((e) =>
      [...e.attributes].some(({ name }) => name.startsWith("on")),
    ).length,
    outside: [...document.querySelectorAll("[src], link[href], use[href^='http']")].map((e) =>
      e.outerHTML.slice(0, 80),
    ),
    language: document.documentElement.lang,
  }));
  const loose = [];
  if (!/default-src 'none'/.test(markup.policy)) loose.push("no policy that starts from nothing");
  if (/unsafe/.test(markup.policy)) loose.push("the policy has an unsafe word");
  if (markup.handlers > 0) loose.push(`${markup.handlers} elements with handlers`);
  if (!["sv", "en"].includes(markup.language)) loose.push(`the language is "${markup.language}"`);
  report("closed", [...loose, ...markup.outside], "policy from nothing, no handlers, nothing from outside");

  const figures = await page.evaluate(() =>
    [...document.querySelectorAll("figure.result")].map((figure) => {
      const charts = [...figure.querySelectorAll(".picture .chart svg")];
      const heads = [...figure.querySelectorAll("thead th")];
      const drawn = ["value", "numerator", "count"];
      const places = heads.map((head, index) =>
        drawn.includes(head.dataset.role) || !head.dataset.name ? index : -1,
      );
      const numbers = [
        ...figure.querySelectorAll(
          "tbody[data-stratum=''] tr:not(.group), tbody:first-of-type tr:not(.group)",
        ),
      ].some((row) =>
        [...row.cells].some(
          (cell, index) => places.includes(index) && (cell.dataset.v ?? cell.textContent).trim() !== "",
        ),
      );
      return {
        id: figure.id,
        wants: (figure.dataset.picture ?? "none") !== "none",
        numbers,
        charts: charts.length,
        named: charts.every((svg) => {
          const said = (name) => document.getElementById(svg.getAttribute(name))?.textContent?.trim();
          return svg.getAttribute("role") === "img" && said("aria-labelledby") && said("aria-describedby");
        }),
        marks: charts.every((svg) => svg.querySelectorAll("path, rect, circle, line, text").length > 3),
        faulty: charts.some((svg) =>
          /NaN|undefined|Infinity/.test(
            svg.outerHTML.replace(/<title[\s\S]*?<\/desc>/, "").replace(/>[^<]*</g, "><"),
          ),
        ),
        says: figure.querySelector("figcaption .says")?.textContent.trim() !== "",
        buttons: figure.querySelectorAll(".toggle button").length,
      };
    }),
  );
  const drawnProblems = figures.flatMap((figure) => {
    const said = [];
    if (!figure.says) said.push(`${figure.id}: no sentence`);
    if (figure.wants && figure.numbers && figure.charts === 0) said.push(`${figure.id}: no picture`);
    if (!figure.named) said.push(`${figure.id}: a picture without title or description`);
    if (!figure.marks) said.push(`${figure.id}: an empty picture`);
    if (figure.faulty) said.push(`${figure.id}: a mark with a number that is none`);
    if (figure.charts > 0 && figure.buttons !== 2) said.push(`${figure.id}: no toggle`);
    return said;
  });
  if (figures.length === 0) drawnProblems.push("no figures");
  const withPicture = figures.filter(({ charts }) => charts > 0).length;
  report("pictures", drawnProblems, `${withPicture} of ${figures.length} figures have a picture`);

  const inside = await page.evaluate(pictureContrast);
  report("contrast in pictures", inside.problems, `${inside.texts} texts, ${inside.marks} marks`);

  const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
  const look = async (name, on) => {
    await on.evaluate(axe);
    const { violations } = await on.evaluate(() =>
      window.axe.run(document, {
        resultTypes: ["violations"],
        runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] },
      }),
    );
    const lines = violations.flatMap(({ id, help, nodes }) =>
      nodes.slice(0, 4).map(({ target }) => `${id}: ${help} (${target.join(" ").slice(0, 100)})`),
    );
    report(`accessibility, ${name}`, lines, "no violations");
  };
  await look("pictures shown", page);

  await photograph(page, join(out, "wide"));

  const toggles = [];
  for (const { id, charts } of figures) {
    if (charts === 0) continue;
    const figure = page.locator(`[id="${id}"]`);
    const state = () =>
      figure.evaluate((element) => {
        const [chart, table] = element.querySelectorAll(".toggle button");
        const box = element.querySelector(".table");
        return {
          pressed: [chart.getAttribute("aria-pressed"), table.getAttribute("aria-pressed")].join(),
          picture: element.querySelector(".picture").getBoundingClientRect().height > 0,
          table:
            box.checkVisibility({ contentVisibilityAuto: true }) && box.getBoundingClientRect().height > 10,
          focus: document.activeElement?.textContent ?? "",
        };
      });
    const first = await state();
    await figure.locator(".toggle button").first().focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const second = await state();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    const third = await state();
    if (first.pressed !== "true,false" || !first.picture || first.table)
      toggles.push(`${id}: does not start with the picture`);
    if (second.pressed !== "false,true" || second.picture || !second.table)
      toggles.push(`${id}: Enter does not show the table`);
    if (third.pressed !== "true,false" || !third.picture || third.table)
      toggles.push(`${id}: Space does not show the picture`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
  }
  report("toggles by keyboard", toggles, `${withPicture} pictures and tables`);
  await look("tables shown", page);

  const chosen = await page.evaluate(() => {
    const problems = [];
    let selects = 0;
    for (const figure of document.querySelectorAll("figure.result")) {
      figure.querySelector(".toggle button")?.click();
      const strata = figure.querySelectorAll("tbody").length;
      const lists = figure.querySelectorAll(".choice select");
      if (figure.querySelector(".picture") && strata > 1 && lists.length === 0)
        problems.push(`${figure.id}: no choice of group`);
      for (const list of lists) {
        selects += 1;
        for (const index of [list.options.length - 1, 0]) {
          list.selectedIndex = index;
          list.dispatchEvent(new Event("change", { bubbles: true }));
          if (!figure.querySelector(".picture")?.textContent)
            problems.push(`${figure.id}: nothing is shown for a choice`);
        }
      }
    }
    return { problems, selects };
  });
  report("choices", chosen.problems, `${chosen.selects} lists`);
  report("console", wide.said, "nothing said");
  report("network", wide.asked, "nothing asked");

  const values = compareTables(
    await page.evaluate(readTables),
    results,
    new Set(parsed.values["may-miss"].split(",").filter(Boolean)),
  );
  report("values", values.problems, `${values.cells} cells of ${values.tables} tables equal results.json`);

  await page.emulateMedia({ media: "print" });
  const cut = [];
  for (const [kind, width] of [
    ["upright", 672],
    ["lying", 1000],
  ]) {
    await page.setViewportSize({ width, height: 1000 });
    cut.push(
      ...(await page.evaluate(
        ([name, room]) => {
          const problems = [];
          for (const figure of document.querySelectorAll("figure.result")) {
            const lies = getComputedStyle(figure).page === "wide";
            if (lies !== (name === "lying")) continue;
            const box = figure.querySelector(".table");
            const table = figure.querySelector("table");
            const style = getComputedStyle(box);
            if (style.display === "none" || style.contentVisibility === "hidden")
              problems.push(`${figure.id}: the table is not printed`);
            if (style.overflowY !== "visible" || style.maxHeight !== "none")
              problems.push(`${figure.id}: the table is cut in height`);
            if (table.getBoundingClientRect().right > room + 1)
              problems.push(
                `${figure.id}: the table is ${Math.round(table.getBoundingClientRect().right - room)} px too wide`,
              );
            if (table.tHead && getComputedStyle(table.tHead).display !== "table-header-group")
              problems.push(`${figure.id}: the head does not repeat`);
            const row = table.tBodies[0]?.rows[0];
            if (row && getComputedStyle(row).breakInside !== "avoid")
              problems.push(`${figure.id}: rows may break`);
            for (const svg of figure.querySelectorAll(".picture .chart svg")) {
              const at = svg.getBoundingClientRect();
              if (at.width === 0) problems.push(`${figure.id}: the picture is not printed`);
              if (at.right > room + 1) problems.push(`${figure.id}: the picture is cut`);
            }
            const controls = figure.querySelector(".controls");
            if (controls && getComputedStyle(controls).display !== "none")
              problems.push(`${figure.id}: buttons are printed`);
          }
          const outside = ":is(h1, h2, h3, h4, p, ul, ol, dl, pre, table, blockquote):not(figure.result *)";
          for (const element of document.querySelectorAll(`body ${outside}`)) {
            const at = element.getBoundingClientRect();
            if (at.right > room + 1 || element.scrollWidth > room) {
              problems.push(
                `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40)}" is cut`,
              );
            }
          }
          return problems;
        },
        [kind, width],
      )),
    );
  }
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1180, height: 900 });
  const pdf = await page.pdf({
    path: join(out, "print.pdf"),
    preferCSSPageSize: true,
    printBackground: false,
  });
  const pages = (pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
  if (pages === 0) cut.push("the printed file has no pages");
  report("print", cut, `${pages} pages`);
  await wide.context.close();

  const narrow = await open(browser, address, { viewport: { width: 320, height: 800 } });
  const slides = async () =>
    narrow.page.evaluate(() => {
      const most = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= most) return [];
      return [`the page is ${document.documentElement.scrollWidth} px wide`].concat(
        [...document.querySelectorAll("body *")]
          .filter((e) => e.getBoundingClientRect().right > most + 1 && !e.closest(".table table, svg"))
          .slice(0, 6)
          .map((e) => `${e.tagName.toLowerCase()}.${e.className} in ${e.closest("[id]")?.id}`),
      );
    });
  const slid = await slides();
  await photograph(narrow.page, join(out, "narrow"));
  await narrow.page.evaluate(() =>
    document.querySelectorAll(".toggle button:last-child").forEach((button) => button.click()),
  );
  slid.push(...(await slides()));
  report("320 px", slid, "no sideways scrolling of the page");
  report("console, 320 px", narrow.said, "nothing said");
  await narrow.context.close();

  const bare = await open(browser, address, {
    viewport: { width: 1180, height: 900 },
    javaScriptEnabled: false,
  });
  // What is folded away opens without a script too.
  await bare.page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
  const tables = bare.page.locator("figure.result table");
  const hidden = [];
  const count = await tables.count();
  for (let index = 0; index < count; index += 1) {
    const box = await tables.nth(index).boundingBox();
    if (!box || box.height < 10) hidden.push(`table ${index + 1} is not shown`);
  }
  for (const left of [".picture", ".toggle", "[hidden]", "[style]"]) {
    if ((await bare.page.locator(left).count()) > 0) hidden.push(`${left} is there`);
  }
  if (count !== figures.length) hidden.push(`${count} tables in ${figures.length} figures`);
  report("scripts off", hidden, `${count} tables shown`);
  await bare.context.close();
} finally {
  await browser.close();
}
console.log(failed === 0 ? "All checks hold." : `${failed} checks do not hold.`);
console.log(`Pictures of the page: ${out}`);
process.exit(failed === 0 ? 0 : 1);
