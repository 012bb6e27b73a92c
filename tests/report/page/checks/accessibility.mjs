// WCAG 2.1 A and AA, and good practice, by axe-core.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs in the page: the first and the last rows of each group of a table, and its first and last groups, are what
 * all the others are made as. Looking at each of ten thousand cells finds the same, and takes minutes. */
export function thinTables([groups, rows]) {
  const thin = (parts, most) => parts.slice(most, -1).forEach((part) => part.remove());
  for (const table of document.querySelectorAll("table")) {
    thin([...table.tBodies], groups);
    for (const body of table.tBodies) thin([...body.rows], rows);
  }
}

export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ["violations"],
      runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] },
    });
    return violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.slice(0, 4).map((n) => n.target.join(" ")) }));
  });
  return found.flatMap(({ id, help, at }) => at.map((where) => `${id}: ${help} (${where.slice(0, 100)})`));
}
