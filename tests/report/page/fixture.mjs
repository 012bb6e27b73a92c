// A page by the contract between the host and the page's script, made from results.json. For trying the script
// and the checks without the host: node fixture.mjs RESULTS.json ASSETS PAGE.html [sv|en]

import { readFile, writeFile } from "node:fs/promises";

const pictures = {
  proportion: "proportion",
  curve: "curve",
  distribution: "stack",
  matrix: "heat",
  flow: "flow",
  mean: "change",
  goals: "goals",
  count: "bars",
  records: "none",
};

const escape = (text) =>
  String(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

export function page(results, assets, language) {
  const say = (words) => words?.[language] ?? words?.sv ?? "";
  const tag = language === "en" ? "en-GB" : "sv-SE";
  const percent = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 });
  const plain = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const few = language === "en" ? "too few" : "för få";

  const key = (stratum) =>
    Object.entries(stratum ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join(";");

  function section(plugin, table) {
    const labelOf = (column, value) => say(table.labels?.[column]?.[value]) || String(value);
    const columns = table.columns.filter((column) => column.name !== "stratum");
    const used = columns.filter(
      (column) =>
        column.role === "dimension" ||
        table.rows.some((row) => row[column.name] !== null && row[column.name] !== undefined),
    );
    const dimensions = columns.filter((column) => column.role === "dimension");
    const shares = new Set(["value", "low", "high", "worst", "best"]);
    const isShare =
      ["proportion", "distribution", "matrix", "goals"].includes(table.kind) || table.kind === "curve";
    const words = (column, row) => {
      const value = row[column.name];
      if (value === null || value === undefined) return "";
      if (typeof value === "number") {
        if (column.name === "value" && row.few === 1) return few;
        return isShare && shares.has(column.name) ? percent.format(value) : plain.format(value);
      }
      return labelOf(column.name, value);
    };
    const cell = (column, row, header) => {
      const value = row[column.name] ?? null;
      const text = words(column, row);
      const raw = value === null ? "" : String(value);
      const data = raw !== text ? ` data-v="${escape(raw)}"` : "";
      const role = column.role === "dimension" || column.type === "text" ? ' class="text"' : "";
      return header && text
        ? `<th scope="row"${data}>${escape(text)}</th>`
        : `<td${role}${data}>${escape(text)}</td>`;
    };
    const strata = [];
    for (const row of table.rows) {
      const of = key(row.stratum);
      if (!strata.includes(of)) strata.push(of);
    }
    if (strata.includes("")) strata.sort((a, b) => (a === "" ? -1 : b === "" ? 1 : 0));
    const pivot =
      table.kind === "matrix" ||
      (table.kind === "distribution" && dimensions.length === 2 && table.rows.length > 80);
    const [across] = pivot ? dimensions.slice(-1) : [];
    const values = pivot ? [...new Set(table.rows.map((row) => row[across.name]))] : [];
    const down = dimensions.filter((column) => column !== across);
    const denominator = table.columns.find((column) => column.role === "denominator");
    const width = pivot ? down.length + values.length + 1 : used.length;

    const head = pivot
      ? down
          .map(
            (column) =>
              `<th scope="col" data-name="${column.name}" data-role="dimension">${escape(say(column.label))}</th>`,
          )
          .join("") +
        values
          .map(
            (value) =>
              `<th scope="col" data-v="${escape(value)}">${escape(labelOf(across.name, value))}</th>`,
          )
          .join("") +
        `<th scope="col" data-name="${denominator.name}" data-role="denominator">${escape(say(denominator.label))}</th>`
      : used
          .map(
            (column) =>
              `<th scope="col" data-name="${column.name}" data-role="${column.role}">${escape(say(column.label))}</th>`,
          )
          .join("");
    const bodies = strata.map((of) => {
      const rows = table.rows.filter((row) => key(row.stratum) === of);
      const named = rows[0]?.stratum ?? {};
      const label = Object.entries(named)
        .map(([name, value]) => `${labelOf("stratum", name)}: ${labelOf(name, value)}`)
        .join(", ");
      const group =
        of === ""
          ? ""
          : `<tr class="group"><th scope="rowgroup" colspan="${width}">${escape(label)}</th></tr>`;
      let lines;
      if (pivot) {
        const groups = new Map();
        for (const row of rows) {
          const at = JSON.stringify(down.map((column) => row[column.name]));
          groups.set(at, [...(groups.get(at) ?? []), row]);
        }
        lines = [...groups.values()].map((own) => {
          const cells = values.map((value) => {
            const row = own.find((candidate) => candidate[across.name] === value);
            return row ? cell({ name: "numerator" }, row, false) : "<td></td>";
          });
          const first = down.map((column, index) => cell(column, own[0], index === 0)).join("");
          return `<tr>${first}${cells.join("")}${cell(denominator, own[0], false)}</tr>`;
        });
      } else {
        lines = rows.map(
          (row) => `<tr>${used.map((column, index) => cell(column, row, index === 0)).join("")}</tr>`,
        );
      }
      return `<tbody data-stratum="${escape(of)}">${group}${lines.join("\n")}</tbody>`;
    });
    const shape = pivot ? ` data-shape="pivot" data-across="${across.name}" data-value="numerator"` : "";
    const title = escape(say(table.title));
    return `<figure class="result" id="${plugin.id}.${table.id}" data-kind="${table.kind}" data-picture="${pictures[table.kind] ?? "none"}">
<figcaption><h3>${title}</h3><p class="says">${escape(say(table.description))}</p></figcaption>
<div class="table" role="region" aria-label="${title}" tabindex="0"><table${shape}><caption>${title}</caption>
<thead><tr>${head}</tr></thead>
${bodies.join("\n")}
</table></div></figure>`;
  }

  const project = escape(results.run.project.name);
  const policy =
    `default-src 'none'; script-src '${assets.policy.script}'; style-src '${assets.policy.style}' '${assets.policy.plotStyle}'; ` +
    "img-src data:; base-uri 'none'; form-action 'none'";
  const sections = results.plugins.map(
    (
      plugin,
    ) => `<section id="${plugin.id}" aria-labelledby="${plugin.id}-heading"><h2 id="${plugin.id}-heading">${escape(say(plugin.title))}</h2>
${plugin.tables
  .filter((table) => table.rows.length > 0)
  .map((table) => section(plugin, table))
  .join("\n")}</section>`,
  );
  return `<!DOCTYPE html>
<html lang="${language}" data-few-below="${results.run.few_below}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${project}</title>
<style>${assets.style}</style>
</head>
<body>
<header><p>${escape(results.run.project.owner ?? "")}</p><h1>${project}</h1><p>${escape(results.run.as_of)}</p></header>
<main>
${sections.join("\n")}
</main>
<script>${assets.script}</script>
</body>
</html>
`;
}

export async function readAssets(folder) {
  const [script, style, policy] = await Promise.all(
    ["page.js", "page.css", "page.csp.json"].map((name) => readFile(`${folder}/${name}`, "utf8")),
  );
  return { script, style, policy: JSON.parse(policy) };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [results, folder, out, language = "sv"] = process.argv.slice(2);
  const assets = await readAssets(folder);
  await writeFile(out, page(JSON.parse(await readFile(results, "utf8")), assets, language));
}
