// Goals: dot and interval against the target, the verdict in words.

import { dot, gridX, link, rect, text, type Markish } from "@observablehq/plot";

import { accent, accentPale, ink, line } from "../palette.ts";
import { draw, narrowBelow, type Drawing, type KeyEntry, type Scene } from "../picture.ts";
import { frameOptions, frameRows, type Entry, type Placed } from "../rows.ts";
import { isFew, shareOf, varying, type Row } from "../table.ts";
import { bandMark, hover, intervals, shareAxis } from "./dots.ts";

const half = 11;

export function goalsPicture(scene: Scene): Drawing | null {
  const { table, rows, width, words, numbers } = scene;
  const targetLow = table.with("target_low");
  const targetHigh = table.with("target_high");
  const scale = table.with("scale");
  const denominator = table.with("denominator")?.name;
  const low = table.with("low")?.name;
  const high = table.with("high")?.name;
  const verdict = table.with("verdict") ?? table.named("verdict");

  /** A target in numbers of people, as a share of those that the goal is about. */
  const asShare = (row: Row, target: number | null): number | null => {
    if (target === null || row.cell(scale?.name).raw !== "count") return target;
    const people = row.number(denominator);
    return people ? target / people : null;
  };
  const says = (row: Row): string => {
    const part = row.text(table.with("numerator")?.name);
    const whole = row.text(denominator);
    const count = part && whole ? words.of(part, whole) : part;
    return [count, row.text(verdict?.name)].filter(Boolean).join(" · ");
  };
  const dimensions = varying(table, rows);
  const first = dimensions[0] ?? table.dimensions[0];
  if (!first) return null;
  const several = dimensions.length > 1;
  const entries: Entry[] = rows.map((row) => ({
    row,
    heading: several ? row.text(first.name) : "",
    label: several
      ? dimensions
          .slice(1)
          .map((dimension) => row.text(dimension.name) || "–")
          .join(" · ")
      : row.text(first.name),
    says: says(row),
  }));
  const frame = frameRows(entries, width, 3);
  const valued = frame.entries.filter(({ row }) => shareOf(table, row) !== null);
  const bounded = valued.filter(({ row }) => row.number(low) !== null && row.number(high) !== null);
  const unknown = valued.filter(({ row }) => (row.number("best") ?? 0) > (row.number("worst") ?? 0));
  const targeted = frame.entries.flatMap((entry) => {
    const from = asShare(entry.row, entry.row.number(targetLow?.name));
    const to = asShare(entry.row, entry.row.number(targetHigh?.name));
    return [from, to].filter((x): x is number => x !== null).map((x) => ({ ...entry, x }));
  });
  if (valued.length === 0 && targeted.length === 0) return null;
  const ranged = frame.entries.flatMap((entry) => {
    const from = asShare(entry.row, entry.row.number(targetLow?.name));
    const to = asShare(entry.row, entry.row.number(targetHigh?.name));
    return from !== null && to !== null ? [{ ...entry, from: Math.min(from, 1), to: Math.min(to, 1) }] : [];
  });
  const inside = targeted.filter(({ x }) => x <= 1);
  const outside = targeted.filter(({ x }) => x > 1);
  const marks: Markish[] = [
    gridX({
      ticks: width < narrowBelow ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1],
      stroke: line,
      strokeOpacity: 1,
    }),
    ...frame.marks,
    rect(ranged, {
      x1: "from",
      x2: "to",
      y1: (entry: Placed) => entry.y - half,
      y2: (entry: Placed) => entry.y + half,
      fill: accentPale,
    }),
    bandMark(unknown),
    intervals(bounded, low, high),
    link(inside, {
      x1: "x",
      x2: "x",
      y1: (entry: Placed) => entry.y - half,
      y2: (entry: Placed) => entry.y + half,
      stroke: ink,
      strokeWidth: 2.5,
    }),
    text(outside, { x: () => 1, y: "y", text: () => "▸", dx: 7, fill: ink }),
    dot(valued, {
      x: ({ row }: Placed) => shareOf(table, row),
      y: "y",
      r: 5.5,
      stroke: accent,
      strokeWidth: 2,
      fill: ({ row }: Placed) => (isFew(table, row) ? "#ffffff" : accent),
    }),
    hover(
      frame.entries,
      ({ row }) => shareOf(table, row) ?? 0,
      (entry) => {
        const { row } = entry;
        const target = [row.text(targetLow?.name), row.text(targetHigh?.name)].filter(Boolean).join("–");
        const share = shareOf(table, row);
        const from = row.number(low);
        const to = row.number(high);
        return [
          entry.label || entry.heading,
          entry.says,
          share !== null && !isFew(table, row) ? `${words.share}: ${numbers.percent(share)}` : "",
          from !== null && to !== null
            ? `${words.interval}: ${numbers.percent(from)}–${numbers.percent(to)}`
            : "",
          target ? `${words.target}: ${target}` : "",
        ]
          .filter(Boolean)
          .join("\n");
      },
    ),
    shareAxis(scene),
  ];
  const svg = draw({
    ...frameOptions(frame, width),
    x: { domain: [0, 1] },
    color: { type: "identity" },
    marks,
  });
  const key: KeyEntry[] = [{ mark: "dot", text: words.share }];
  if (bounded.length > 0) key.push({ mark: "line", text: words.interval });
  if (inside.length > 0) key.push({ mark: "target", text: words.target });
  if (outside.length > 0) key.push({ mark: "arrow", text: words.beyond });
  if (unknown.length > 0) key.push({ mark: "band", text: words.unknownBand });
  if (valued.some(({ row }) => isFew(table, row))) key.push({ mark: "open", text: words.fewPoint });
  return { charts: [{ heading: "", svg }], key };
}
