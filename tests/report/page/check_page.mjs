// All checks of one page in an open browser.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { open } from "./browser.mjs";
import { thinTables, violations } from "./checks/accessibility.mjs";
import { missingWithoutScript } from "./checks/bare.mjs";
import { tryChoices } from "./checks/choices.mjs";
import { looseEnds } from "./checks/closed.mjs";
import { pictureContrast } from "./checks/contrast.mjs";
import { slidesSideways } from "./checks/narrow.mjs";
import { pictureProblems, readFigures } from "./checks/pictures.mjs";
import { cutInPrint } from "./checks/print.mjs";
import { toggleProblems } from "./checks/toggles.mjs";
import { compareTables, readTables } from "./checks/values.mjs";

const wideScreen = { width: 1180, height: 900 };

/** Calls report(name, problems, what holds when there are none) once a check. mayMiss names tables that the page
 * leaves out; paper is the folder of the printed file, null for none. */
export async function checkPage(browser, file, results, { mayMiss, mostBytes, mostSeconds, paper }, report) {
  const address = pathToFileURL(file).href;
  const bytes = (await stat(file)).size;
  report("size", bytes > mostBytes ? [`${bytes} bytes, more than ${mostBytes}`] : [], `${bytes} bytes`);

  const began = performance.now();
  const wide = await open(browser, address, { viewport: wideScreen });
  const { page } = wide;
  const seconds = (performance.now() - began) / 1000;
  const slow = seconds > mostSeconds ? [`${seconds.toFixed(1)} s, more than ${mostSeconds}`] : [];
  report("opening", slow, `${seconds.toFixed(1)} s`);
  report("closed", await page.evaluate(looseEnds), "policy from nothing, no handlers, nothing from outside");
  const figures = await page.evaluate(readFigures);
  const drawn = figures.filter(({ charts }) => charts > 0).map(({ id }) => id);
  report("pictures", pictureProblems(figures), `${drawn.length} of ${figures.length} figures have a picture`);
  const inside = await page.evaluate(pictureContrast);
  report("contrast in pictures", inside.problems, `${inside.texts} texts, ${inside.marks} marks`);
  report("toggles by keyboard", await toggleProblems(page, drawn), `${drawn.length} pictures and tables`);
  const chosen = await page.evaluate(tryChoices);
  report("choices", chosen.problems, `${chosen.selects} lists`);
  await page.emulateMedia({ media: "print" });
  const cut = [];
  for (const [kind, width] of [
    ["upright", 672],
    ["lying", 1000],
  ]) {
    await page.setViewportSize({ width, height: 1000 });
    cut.push(...(await page.evaluate(cutInPrint, [kind, width])));
  }
  await page.emulateMedia({ media: null });
  await page.setViewportSize(wideScreen);
  report("print", cut, "nothing is cut");
  if (paper) {
    const pdf = await page.pdf({ path: join(paper, "print.pdf"), preferCSSPageSize: true });
    const sheets = (pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
    report("printed file", sheets === 0 ? ["it has no pages"] : [], `${sheets} pages`);
  }
  await page.evaluate(thinTables, [2, 4]);
  report("accessibility, pictures shown", await violations(page), "no violations");
  await page.evaluate(() => {
    for (const button of document.querySelectorAll(".toggle button:last-child")) button.click();
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
  report("accessibility, tables shown", await violations(page), "no violations");
  report("console", wide.said, "nothing said");
  report("network", wide.asked, "nothing asked");
  await wide.context.close();

  const narrow = await open(browser, address, { viewport: { width: 320, height: 800 } });
  const slides = await narrow.page.evaluate(slidesSideways);
  await narrow.page.evaluate(() =>
    document.querySelectorAll(".toggle button:last-child").forEach((button) => button.click()),
  );
  slides.push(...(await narrow.page.evaluate(slidesSideways)));
  report("320 px", slides, "no sideways scrolling of the page");
  report("console, 320 px", narrow.said, "nothing said");
  await narrow.context.close();

  const bare = await open(browser, address, { viewport: wideScreen, javaScriptEnabled: false });
  const missing = await bare.page.evaluate(missingWithoutScript, figures.length);
  report("scripts off", missing, `${figures.length} tables shown`);
  const values = compareTables(await bare.page.evaluate(readTables), results, mayMiss);
  report("values", values.problems, `${values.cells} cells of ${values.tables} tables equal results.json`);
  await bare.context.close();
}

/** A check's line, and the lines of what does not hold. */
export function linesOf(name, found, held) {
  const times = new Map();
  for (const problem of found) times.set(problem, (times.get(problem) ?? 0) + 1);
  if (times.size === 0) return [`ok    ${name}: ${held}`];
  const problems = [...times].map(
    ([problem, count]) => `      ${problem.slice(0, 240)}${count > 1 ? ` (${count} times)` : ""}`,
  );
  const more = problems.length > 12 ? [`      and ${problems.length - 12} more`] : [];
  const heading = `FAIL  ${name}: ${problems.length} ${problems.length === 1 ? "problem" : "problems"}`;
  return [heading, ...problems.slice(0, 12), ...more];
}
