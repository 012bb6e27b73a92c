// A figure's table as typed rows. The table in the page is the only data: what is drawn is what is read there.
//
// Two shapes. Long: one row of the page is one row of the result. Pivot (data-shape="pivot"): a column header
// with data-v and no data-name is one value of a second dimension (named by data-across), and its cells are
// that value's numbers (named by data-value).
//
// A value stands in data-v once: a cell without it that shows the same as a cell above it in its column has that
// cell's value.

export interface Cell {
  /** The value as results.json writes it; null when there is no data. */
  readonly raw: string | null;
  /** The words shown. */
  readonly text: string;
}

export interface Column {
  readonly name: string;
  readonly role: string;
  readonly label: string;
}

export interface Stratum {
  /** Empty for everybody. */
  readonly key: string;
  readonly label: string;
}

const nothing: Cell = { raw: null, text: "" };

export class Row {
  constructor(private readonly cells: ReadonlyMap<string, Cell>) {}

  cell(name: string | undefined): Cell {
    return (name !== undefined && this.cells.get(name)) || nothing;
  }

  text(name: string | undefined): string {
    return this.cell(name).text;
  }

  /** The number in a cell; null without one. */
  number(name: string | undefined): number | null {
    const raw = this.cell(name).raw;
    if (raw === null || raw.trim() === "") return null;
    const value = Number(raw);
    return Number.isFinite(value) ? value : null;
  }
}

function readCell(element: HTMLTableCellElement): Cell {
  const text = (element.textContent ?? "").trim();
  const value = element.dataset["v"] ?? text;
  return { raw: value === "" ? null : value, text };
}

/** The value of every cell whose value differs from its text, from the nearest above that shows the same. */
function spellOut(table: HTMLTableElement): void {
  const columns: Map<string, string>[] = [];
  for (const row of table.querySelectorAll<HTMLTableRowElement>("tbody > tr:not(.group)")) {
    [...row.cells].forEach((cell, index) => {
      const known = (columns[index] ??= new Map<string, string>());
      const shown = (cell.textContent ?? "").replace(/^[ \n]+|[ \n]+$/g, "");
      const value = cell.dataset["v"];
      if (shown === "") return;
      if (value !== undefined) known.set(shown, value);
      else if (known.has(shown)) cell.dataset["v"] = known.get(shown);
    });
  }
}

export class Table {
  readonly columns: readonly Column[];
  readonly strata: readonly Stratum[];
  private readonly heads: HTMLTableCellElement[];
  private readonly bodies = new Map<string, HTMLTableSectionElement[]>();
  private readonly read = new Map<string, readonly Row[]>();
  private readonly pivot: { across: string; value: string } | null;

  constructor(element: HTMLTableElement, everybody: string) {
    spellOut(element);
    this.heads = [...(element.tHead?.rows[element.tHead.rows.length - 1]?.cells ?? [])];
    this.pivot =
      element.dataset["shape"] === "pivot"
        ? { across: element.dataset["across"] ?? "across", value: element.dataset["value"] ?? "numerator" }
        : null;
    const columns: Column[] = this.heads
      .filter((head) => head.dataset["name"] !== undefined || head.dataset["role"] !== undefined)
      .map((head) => ({
        name: head.dataset["name"] ?? head.dataset["role"] ?? "",
        role: head.dataset["role"] ?? "attribute",
        label: (head.textContent ?? "").trim(),
      }));
    if (this.pivot) {
      const place = columns.filter((column) => column.role === "dimension").length;
      columns.splice(place, 0, { name: this.pivot.across, role: "dimension", label: "" });
      columns.push({ name: this.pivot.value, role: "numerator", label: "" });
    }
    this.columns = columns;

    const strata: Stratum[] = [];
    for (const body of element.tBodies) {
      const key = body.dataset["stratum"] ?? "";
      const known = this.bodies.get(key);
      if (known) {
        known.push(body);
        continue;
      }
      this.bodies.set(key, [body]);
      const words = (body.querySelector("tr.group > th")?.textContent ?? "").trim();
      strata.push({ key, label: key === "" ? everybody : words || key });
    }
    this.strata = strata;
  }

  /** The rows of one group, in the order of the page. */
  rows(stratum: string): readonly Row[] {
    let rows = this.read.get(stratum);
    if (!rows) {
      rows = (this.bodies.get(stratum) ?? []).flatMap((body) =>
        [...body.rows].filter((row) => !row.classList.contains("group")).flatMap((row) => this.expand(row)),
      );
      this.read.set(stratum, rows);
    }
    return rows;
  }

  /** The first column with a role. */
  with(role: string): Column | undefined {
    return this.columns.find((column) => column.role === role);
  }

  named(name: string): Column | undefined {
    return this.columns.find((column) => column.name === name);
  }

  /** Dimensions other than the group, in the order of the columns. */
  get dimensions(): readonly Column[] {
    return this.columns.filter((column) => column.role === "dimension" && column.name !== "stratum");
  }

  private expand(row: HTMLTableRowElement): Row[] {
    const plain = new Map<string, Cell>();
    const across: { code: Cell; cell: Cell }[] = [];
    [...row.cells].forEach((element, index) => {
      const head = this.heads[index];
      if (!head) return;
      const name = head.dataset["name"] ?? head.dataset["role"];
      if (name !== undefined) plain.set(name, readCell(element));
      else if (this.pivot) across.push({ code: readCell(head), cell: readCell(element) });
    });
    const pivot = this.pivot;
    if (!pivot) return [new Row(plain)];
    return across.map(
      ({ code, cell }) => new Row(new Map([...plain, [pivot.across, code], [pivot.value, cell]])),
    );
  }
}

/** Different values of a column, in the order in which they occur. */
export function valuesOf(rows: readonly Row[], name: string): Cell[] {
  const seen = new Map<string | null, Cell>();
  for (const row of rows) {
    const cell = row.cell(name);
    if (!seen.has(cell.raw)) seen.set(cell.raw, cell);
  }
  return [...seen.values()];
}

/** Dimensions with more than one value among the rows. */
export function varying(table: Table, rows: readonly Row[]): Column[] {
  return table.dimensions.filter((dimension) => valuesOf(rows, dimension.name).length > 1);
}

/** Whether every value of a column is a whole or decimal number. */
export function isNumeric(rows: readonly Row[], name: string): boolean {
  return rows.length > 0 && rows.every((row) => row.number(name) !== null);
}

/** The share that a row states, or the one that its numbers make. */
export function shareOf(table: Table, row: Row): number | null {
  const value = table.with("value");
  if (value) return row.number(value.name);
  const numerator = row.number(table.with("numerator")?.name);
  const denominator = row.number(table.with("denominator")?.name);
  return numerator === null || !denominator ? null : numerator / denominator;
}

/** Whether the run calls this row's denominator too small to say anything certain: by the row's own mark, else,
 * as in a pivot, by the run's limit, which the page gives as data-few-below on its root. */
export function isFew(table: Table, row: Row): boolean {
  if (table.columns.some((column) => column.name === "few")) return row.number("few") === 1;
  const people = row.number(table.with("denominator")?.name);
  const limit = Number(document.documentElement.dataset["fewBelow"] ?? 0);
  return people !== null && people < limit;
}
