// Before and after, a row a measure and a mark a rater. Without the two, the value and its interval.

import { axisX, dot, gridX, link, tip, pointer, type Markish } from "@observablehq/plot";

import { accent, line, quiet } from "../palette.ts";
import { draw, type Drawing, type KeyEntry, type Scene } from "../picture.ts";
import { frameOptions, frameRows, headingOf, nameOf, type Entry } from "../rows.ts";
import { valuesOf, varying, type Row } from "../table.ts";
import { valuePicture } from "./dots.ts";

const raterLooks = [
  { mark: "dot", symbol: "circle", colour: accent },
  { mark: "square", symbol: "square", colour: "#b7791f" },
  { mark: "triangle", symbol: "triangle", colour: "#2f8a74" },
  { mark: "diamond", symbol: "diamond2", colour: "#8b4a73" },
] as const;

export function changePicture(scene: Scene): Drawing | null {
  const { table, words, numbers, width } = scene;
  const before = table.named("before");
  const after = table.named("after");
  const value = table.with("value");
  if (!before || !after) return valuePicture(scene);
  const rows = scene.rows.filter(
    (row) => row.number(before.name) !== null && row.number(after.name) !== null,
  );
  if (rows.length === 0) return null;
  const raters = table.named("rater") ? valuesOf(rows, "rater") : [];
  const marked = raters.length > 1 && raters.length <= raterLooks.length;
  const dimensions = varying(table, rows).filter((dimension) => !marked || dimension.name !== "rater");
  const own =
    dimensions.find((dimension) => dimension.name === "measure") ?? dimensions[dimensions.length - 1];
  const fallback = table.named("measure") ?? table.dimensions[table.dimensions.length - 1];
  const above = dimensions.filter((dimension) => dimension !== own);
  const lookOf = (row: Row) =>
    raterLooks[
      marked
        ? Math.max(
            0,
            raters.findIndex(({ raw }) => raw === row.cell("rater").raw),
          )
        : 0
    ] ?? raterLooks[0];
  const counts = table.with("count");
  const label = own ?? fallback;
  const entries: Entry[] = rows.map((row) => {
    const change = row.number(value?.name);
    const said = change === null ? "" : `${change > 0 ? "+" : ""}${numbers.number(change)}`;
    const n = row.text(counts?.name);
    return {
      row,
      heading: headingOf(row, above),
      label: label ? nameOf(row, label) : "–",
      says: [said, n ? `(n = ${n})` : ""].filter(Boolean).join(" "),
    };
  });
  const rank = new Map<string, number>();
  for (const { heading, label } of entries) {
    for (const key of [heading, `${heading}\n${label}`]) if (!rank.has(key)) rank.set(key, rank.size);
  }
  const place = (key: string) => rank.get(key) ?? 0;
  entries.sort(
    (a, b) =>
      place(a.heading) - place(b.heading) ||
      place(`${a.heading}\n${a.label}`) - place(`${b.heading}\n${b.label}`),
  );
  let previous = "";
  const frame = frameRows(
    entries.map((entry) => {
      const key = `${entry.heading}\n${entry.label}`;
      const again = key === previous;
      previous = key;
      return again ? { ...entry, label: "" } : entry;
    }),
    width,
  );
  const drawn = frame.entries.map((entry, index) => ({
    ...entry,
    label: entries[index]?.label ?? "",
    from: entry.row.number(before.name) ?? 0,
    to: entry.row.number(after.name) ?? 0,
    look: lookOf(entry.row),
  }));
  type Drawn = (typeof drawn)[number];
  const ends = drawn.flatMap(({ from, to }) => [from, to]);
  const least = Math.floor(Math.min(...ends));
  const most = Math.ceil(Math.max(...ends));
  const marks: Markish[] = [
    gridX({ ticks: 5, stroke: line, strokeOpacity: 1 }),
    ...frame.marks,
    link(drawn, {
      x1: "from",
      x2: "to",
      y1: "y",
      y2: "y",
      stroke: ({ look }: Drawn) => look.colour,
      strokeWidth: 2.5,
    }),
    dot(drawn, {
      x: "from",
      y: "y",
      r: 5,
      symbol: ({ look }: Drawn) => look.symbol,
      stroke: ({ look }: Drawn) => look.colour,
      fill: "#ffffff",
      strokeWidth: 2,
    }),
    dot(drawn, {
      x: "to",
      y: "y",
      r: 5.5,
      symbol: ({ look }: Drawn) => look.symbol,
      fill: ({ look }: Drawn) => look.colour,
      stroke: ({ look }: Drawn) => look.colour,
      strokeWidth: 1.5,
    }),
    tip(
      drawn,
      pointer({
        x: "to",
        y: "y",
        title: ({ label, row, says }: Drawn) =>
          [
            [label, marked ? row.text("rater") : ""].filter(Boolean).join(" · "),
            `${before.label || words.before}: ${row.text(before.name)}`,
            `${after.label || words.after}: ${row.text(after.name)}`,
            says,
          ].join("\n"),
        fill: "#ffffff",
        stroke: line,
        lineHeight: 1.3,
        maxRadius: 60,
        lineWidth: 26,
      } as never),
    ),
    axisX({
      ticks: 5,
      tickSize: 0,
      tickPadding: 8,
      label: null,
      fill: quiet,
      tickFormat: (n: number) => numbers.number(n),
    }),
  ];
  const svg = draw({
    ...frameOptions(frame, width),
    x: { domain: least === most ? [least, least + 1] : [least, most] },
    color: { type: "identity" },
    symbol: { type: "identity" } as never,
    marks,
  });
  const key: KeyEntry[] = [
    { mark: "open", paint: marked ? quiet : accent, text: before.label || words.before },
    { mark: "dot", paint: marked ? quiet : accent, text: after.label || words.after },
  ];
  if (marked) {
    raters.forEach(({ text }, index) => {
      const look = raterLooks[index];
      if (look) key.push({ mark: look.mark, paint: look.colour, text });
    });
  }
  return { charts: [{ heading: "", svg }], key };
}
