// What the reader chooses for a picture: the group, and one value of each dimension that would make the picture
// too long. The table keeps everything.

import { element } from "./svg.ts";
import { valuesOf, varying, type Column, type Row, type Table } from "./table.ts";
import type { Words } from "./words.ts";

const longestLabel = 80;
const mostRows = 36;

/** Dimensions that say which reading is shown rather than what is compared; these are chosen first. */
const readings = ["instrument", "kind", "from", "later", "wave", "other_rater", "statistic", "goals"];

function select(label: string, options: readonly { value: string; text: string }[], changed: () => void) {
  const wrapper = element("label", "choice");
  const words = element("span", "", label);
  const list = element("select");
  for (const { value, text } of options) {
    const short = text.length > longestLabel ? `${text.slice(0, longestLabel)}…` : text;
    const option = element("option", "", short);
    option.value = value;
    list.append(option);
  }
  list.addEventListener("change", changed);
  wrapper.append(words, list);
  return { wrapper, list };
}

/** Dimensions to choose one value of, until the rest makes a picture of a fair length. */
function toChoose(table: Table, rows: readonly Row[], picture: string): Column[] {
  const dimensions = varying(table, rows);
  const chosen: Column[] = [];
  if (["curve", "goals", "flow"].includes(picture)) return chosen;
  const last = dimensions[dimensions.length - 1];
  const stacked = picture === "stack" || picture === "heat";
  const compared = (column: Column) =>
    (stacked && column === last) ||
    (picture === "change" && (column.name === "rater" || column.name === "measure"));
  const most = stacked && last ? mostRows * Math.min(4, valuesOf(rows, last.name).length) : mostRows;
  const always = ["from", "kind", "statistic"];
  if (table.named("before") || (stacked && rows.length > most)) always.push("wave");
  const candidates = [
    ...readings.flatMap((name) => dimensions.filter((column) => column.name === name)),
    ...dimensions.filter((column) => !readings.includes(column.name)),
  ].filter((column) => !compared(column));
  let left = rows.length;
  for (const column of candidates) {
    const needed = left > most || (always.includes(column.name) && (stacked || picture === "change"));
    if (!needed || dimensions.length - chosen.length <= (stacked ? 2 : 1)) continue;
    chosen.push(column);
    left = Math.ceil(left / valuesOf(rows, column.name).length);
  }
  return chosen;
}

export class Chooser {
  readonly elements: HTMLElement[] = [];
  private readonly group: HTMLSelectElement | null = null;
  private readonly dimensions: { column: Column; list: HTMLSelectElement; values: (string | null)[] }[] = [];

  constructor(
    private readonly table: Table,
    picture: string,
    words: Words,
    changed: () => void,
  ) {
    const first = table.strata[0];
    if (!first) return;
    if (table.strata.length > 1) {
      const options = table.strata.map(({ key, label }) => ({ value: key, text: label }));
      const { wrapper, list } = select(words.group, options, changed);
      this.group = list;
      this.elements.push(wrapper);
    }
    const rows = table.rows(first.key);
    for (const column of toChoose(table, rows, picture)) {
      const cells = valuesOf(rows, column.name);
      const options = cells.map((cell, index) => ({
        value: String(index),
        text: cell.text || words.notStated,
      }));
      const { wrapper, list } = select(column.label || column.name, options, changed);
      this.elements.push(wrapper);
      this.dimensions.push({ column, list, values: cells.map(({ raw }) => raw) });
    }
  }

  /** The chosen group in words; empty for everybody. */
  get groupLabel(): string {
    const chosen = this.group?.value ?? "";
    return chosen === "" ? "" : (this.table.strata.find(({ key }) => key === chosen)?.label ?? "");
  }

  /** Goes through the choices, one list at a time, until one of them suits; then that one stays chosen. */
  seek(suits: () => boolean): boolean {
    const lists = [...this.dimensions.map(({ list }) => list), ...(this.group ? [this.group] : [])];
    for (const list of lists) {
      for (let index = 1; index < list.options.length; index += 1) {
        list.selectedIndex = index;
        if (suits()) return true;
      }
      list.selectedIndex = 0;
    }
    return false;
  }

  /** Everything chosen, in words; for paper, which shows no lists. */
  get chosen(): string {
    const dimensions = this.dimensions.map(({ column, list }) => {
      return `${column.label || column.name}: ${list.selectedOptions[0]?.text ?? ""}`;
    });
    return [this.groupLabel, ...dimensions].filter(Boolean).join(" · ");
  }

  get rows(): readonly Row[] {
    const key = this.group?.value ?? this.table.strata[0]?.key ?? "";
    return this.table
      .rows(key)
      .filter((row) =>
        this.dimensions.every(
          ({ column, list, values }) => row.cell(column.name).raw === (values[list.selectedIndex] ?? null),
        ),
      );
  }
}
