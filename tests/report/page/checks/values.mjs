// Every cell of every table in the page against results.json.

const asked = new Set(["numerator", "denominator", "unknown", "value", "low", "high"]);

/** What the page's tables hold, read in the page. A cell without a value of its own has that of the nearest cell
 * above it in its column that shows the same. */
export function readTables() {
  const cellsOf = (known) => (row) =>
    [...row.cells].map((cell, index) => {
      const shown = cell.textContent.replace(/^[ \n]+|[ \n]+$/g, "");
      const values = (known[index] ??= new Map());
      if (shown !== "" && cell.dataset.v !== undefined) values.set(shown, cell.dataset.v);
      return { raw: cell.dataset.v ?? values.get(shown) ?? cell.textContent.trim(), span: cell.colSpan };
    });
  return [...document.querySelectorAll("figure.result")].map((figure) => {
    const table = figure.querySelector("table");
    const heads = [...(table?.tHead?.rows[table.tHead.rows.length - 1]?.cells ?? [])].map((head) => ({
      name: head.dataset.name ?? null,
      role: head.dataset.role ?? null,
      value: head.dataset.v ?? head.textContent.trim(),
    }));
    const read = cellsOf([]);
    return {
      id: figure.id,
      given: figure.dataset.given ?? "",
      pivot:
        table?.dataset.shape === "pivot"
          ? { value: table.dataset.value, across: table.dataset.across ?? null }
          : null,
      heads,
      bodies: [...(table?.tBodies ?? [])].map((body) => ({
        stratum: body.dataset.stratum ?? "",
        rows: [...body.rows]
          .filter((row) => !row.classList.contains("group"))
          .map(read)
          // An empty cell says that a row is not about a few.
          .map((cells) =>
            cells.map((cell, index) =>
              heads[index]?.name === "few" && cell.raw === "" ? { ...cell, raw: "0" } : cell,
            ),
          ),
      })),
    };
  });
}

const stratumKey = (stratum) =>
  Object.entries(stratum ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join(";");

function same(raw, value) {
  if (value === null || value === undefined) return raw === "";
  // The page gives a value with at most three decimals.
  if (typeof value === "number")
    return raw.trim() !== "" && Math.abs(Number(raw) - value) <= (Number.isInteger(value) ? 0 : 0.0005 + 1e-9);
  if (typeof value === "boolean") return raw === String(value);
  if (typeof value === "object") return raw === JSON.stringify(value);
  return raw === plain(value);
}

/** A page cannot hold control characters; it may write something in their place. Space around a text is layout. */
function plain(text) {
  return String(text).trim();
}

const loose = (text) =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd\u2400-\u2426]/gu, "").replace(/\s+/gu, "");
const equal = (raw, value) => same(raw, value) || (typeof value === "string" && loose(raw) === loose(value));

/** Problems, and how many cells were compared. */
export function compareTables(tables, results, mayMiss) {
  const problems = [];
  let cells = 0;
  const declared = new Map();
  for (const plugin of results.plugins ?? []) {
    for (const table of plugin.tables ?? []) {
      declared.set(`${plugin.id}.${table.id}`, { table, seen: new Map() });
    }
  }
  for (const shown of tables) {
    const name = declared.has(shown.id) ? shown.id : shown.id.replace(/\.[^.]+$/, "");
    const entry = declared.get(name);
    if (!entry) continue;
    const { table, seen } = entry;
    const given = Object.fromEntries(
      shown.given
        .split(";")
        .filter(Boolean)
        .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
    );
    const inScope = table.rows.filter((row) =>
      Object.entries(given).every(([key, value]) => equal(value, row[key] ?? null)),
    );
    const dimensions = table.columns
      .filter((column) => column.role === "dimension" && column.name !== "stratum")
      .map(({ name: n }) => n);
    const byKey = new Map();
    const across = shown.pivot
      ? (shown.pivot.across ?? dimensions.find((d) => !shown.heads.some((h) => h.name === d)))
      : null;
    const shownDimensions = dimensions.filter(
      (d) => shown.heads.some((head) => head.name === d) || d === across,
    );
    const keyOf = (stratum, values) =>
      JSON.stringify(
        [stratum, ...values.map((v) => (v === null || v === undefined ? "" : String(v)))].map(loose),
      );
    for (const row of inScope) {
      const key = keyOf(
        stratumKey(row.stratum),
        shownDimensions.map((d) => row[d]),
      );
      byKey.set(key, [...(byKey.get(key) ?? []), row]);
    }
    for (const column of table.columns) {
      const there = shown.heads.some((head) => head.name === column.name);
      const held = inScope.some((row) => row[column.name] !== null && row[column.name] !== undefined);
      if (!shown.pivot && !there && held && asked.has(column.role))
        problems.push(`${shown.id}: no column ${column.name}`);
    }
    for (const { stratum, rows } of shown.bodies) {
      for (const row of rows) {
        if (row.length !== shown.heads.length) {
          problems.push(`${shown.id}: a row with ${row.length} cells under ${shown.heads.length} heads`);
          continue;
        }
        const plainCells = shown.heads
          .map((head, index) => ({ head, raw: row[index].raw }))
          .filter(({ head }) => head.name !== null);
        const acrossCells = shown.pivot
          ? shown.heads
              .map((head, index) => ({ head, raw: row[index].raw }))
              .filter(({ head }) => head.name === null && head.role === null)
          : [null];
        const found = plainCells.find(({ head }) => head.role === "denominator");
        for (const piece of acrossCells) {
          const values = shownDimensions.map((d) =>
            d === across ? piece.head.value : plainCells.find(({ head }) => head.name === d)?.raw,
          );
          const key = keyOf(stratum, values);
          const candidates = byKey.get(key) ?? [];
          const at = `${shown.id} [${key.slice(0, 120)}]`;
          if (candidates.length === 0) {
            if (piece && piece.raw === "") continue;
            problems.push(`${at}: a row that results.json does not have`);
            continue;
          }
          const compared = (row_) => {
            const wrong = plainCells.filter(
              ({ head, raw }) =>
                head.name !== "stratum" &&
                !(head === found?.head && row_[head.name] === null && raw !== "") &&
                !equal(raw, row_[head.name] ?? null),
            );
            if (piece && !equal(piece.raw, row_[shown.pivot.value] ?? null))
              wrong.push({ head: { name: shown.pivot.value }, raw: piece.raw });
            return wrong;
          };
          const best = candidates
            .map((row_) => ({ row_, wrong: compared(row_) }))
            .sort((a, b) => a.wrong.length - b.wrong.length)[0];
          cells += plainCells.length + (piece ? 1 : 0);
          for (const { head, raw } of best.wrong) {
            problems.push(
              `${at}: ${head.name} shows "${raw.slice(0, 60)}", results.json has ${JSON.stringify(best.row_[head.name] ?? null).slice(0, 60)}`,
            );
          }
          seen.set(best.row_, (seen.get(best.row_) ?? 0) + 1);
        }
      }
    }
  }
  for (const [id, { table, seen }] of declared) {
    if (mayMiss.has(id)) continue;
    const missing = table.rows.filter((row) => !seen.has(row)).length;
    if (missing > 0) problems.push(`${id}: ${missing} of ${table.rows.length} rows are not in the page`);
    const twice = [...seen.values()].filter((times) => times > 1).length;
    if (twice > 0) problems.push(`${id}: ${twice} rows stand in the page more than once`);
  }
  return { problems, cells, tables: [...declared.values()].filter(({ seen }) => seen.size > 0).length };
}
