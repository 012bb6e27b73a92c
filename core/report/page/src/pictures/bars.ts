// Bars for numbers of people or things. A row a bar where one column counts; where several do, each of them is
// a bar, so that a row of a flow (entered, left, due, reached) is read from top to bottom.

import { pointerY, rect, ruleX, tip } from "@observablehq/plot";

import { accent, ink, line } from "../palette.ts";
import { draw, narrowBelow, type Drawing, type Scene } from "../picture.ts";
import { entriesOf, frameOptions, frameRows, headingOf, type Entry, type Placed } from "../rows.ts";
import { varying, type Column, type Row, type Table } from "../table.ts";

const half = 9;

interface Bar {
  readonly entry: Entry;
  readonly count: number;
}

function countColumns(table: Table, rows: readonly Row[], several: boolean): Column[] {
  const counting = ["count", "numerator", "denominator"];
  const named = table.columns.filter((column) => counting.includes(column.role));
  const whole = (column: Column) => {
    const numbers = rows.map((row) => row.number(column.name)).filter((n): n is number => n !== null);
    return numbers.length > 0 && numbers.every((n) => n >= 0 && Number.isInteger(n));
  };
  const usable = named.filter(whole);
  if (!several || usable.length < 2) {
    const one = usable.find((column) => column.role === "count") ?? usable[0];
    return one ? [one] : table.columns.filter((column) => column.role === "value").slice(0, 1);
  }
  const first = table.columns.indexOf(usable[0] as Column);
  const last = table.columns.indexOf(usable[usable.length - 1] as Column);
  return table.columns.slice(first, last + 1).filter((column) => column.role !== "unknown" && whole(column));
}

function picture(scene: Scene, several: boolean): Drawing | null {
  const { table, rows, width, words, numbers } = scene;
  const columns = countColumns(table, rows, several);
  const only = columns[0];
  if (!only || rows.length === 0) return null;
  let bars: Bar[];
  if (columns.length === 1) {
    const whole = table.with("denominator");
    bars = entriesOf(table, rows, (row) => {
      const part = row.text(only.name);
      const all = whole && whole !== only ? row.text(whole.name) : "";
      return all ? words.of(part, all) : part;
    }).flatMap((entry) => {
      const count = entry.row.number(only.name);
      return count === null ? [] : [{ entry, count }];
    });
  } else {
    const dimensions = varying(table, rows);
    bars = rows.flatMap((row) => {
      const heading = headingOf(row, dimensions);
      const first = row.number(only.name);
      return columns.flatMap((column) => {
        const count = row.number(column.name);
        if (count === null) return [];
        const share =
          first && column !== only && count <= first ? ` (${numbers.percent(count / first)})` : "";
        const entry = {
          row,
          heading,
          label: column.label || column.name,
          says: row.text(column.name) + share,
        };
        return [{ entry, count }];
      });
    });
  }
  if (bars.length === 0) return null;
  const frame = frameRows(
    bars.map(({ entry }) => entry),
    width,
  );
  const drawn = frame.entries.map((entry, index) => ({ ...entry, count: bars[index]?.count ?? 0 }));
  const svg = draw({
    ...frameOptions(frame, width),
    height: frame.height - 22,
    marginBottom: 8,
    x: {
      domain: [
        Math.min(0, ...drawn.map(({ count }) => count)),
        Math.max(1, ...drawn.map(({ count }) => count)),
      ],
      axis: null,
    },
    marks: [
      ...frame.marks,
      rect(drawn, {
        x1: () => 0,
        x2: "count",
        y1: ({ y }: Placed) => y - half,
        y2: ({ y }: Placed) => y + half,
        fill: accent,
      }),
      ...(width < narrowBelow ? [] : [ruleX([0], { stroke: ink })]),
      tip(
        drawn,
        pointerY({
          x: "count",
          y: "y",
          title: (bar: (typeof drawn)[number]) =>
            [bar.heading, bar.label, bar.says].filter(Boolean).join("\n"),
          fill: "#ffffff",
          stroke: line,
          lineHeight: 1.3,
          maxRadius: 24,
        } as never),
      ),
    ],
  });
  return { charts: [{ heading: "", svg }], key: [] };
}

export function barsPicture(scene: Scene): Drawing | null {
  return picture(scene, false);
}

export function flowPicture(scene: Scene): Drawing | null {
  return picture(scene, true);
}
