// Results much larger than any project's: 60 goals, 300 groups. node stress.mjs RESULTS.json LARGE.json makes them
// from a project's own.

import { readFile, writeFile } from "node:fs/promises";

const [from, to] = process.argv.slice(2);
const results = JSON.parse(await readFile(from, "utf8"));
const groups = Array.from({ length: 300 }, (_, index) => ({ cohort: `Omgång ${index + 1}` }));

for (const plugin of results.plugins) {
  for (const table of plugin.tables) {
    const whole = table.rows.filter((row) => Object.keys(row.stratum ?? {}).length === 0);
    if (table.id === "goals" && whole.length > 0) {
      table.rows = Array.from({ length: 60 }, (_, index) => ({
        ...whole[index % whole.length],
        goal: `${whole[index % whole.length].goal}-${index}`,
      }));
      const [first] = table.rows;
      table.rows.push(...groups.map((stratum) => ({ ...first, stratum })));
    } else if (table.id === "state-at-point") {
      table.rows.push(...groups.flatMap((stratum) => whole.map((row) => ({ ...row, stratum }))));
    }
  }
}
await writeFile(to, JSON.stringify(results));
