// A dot and its interval a row. Shares stand on 0 to 100 %, other values on their own scale with zero in view.
// Few in the denominator: an open mark. Unknown: a band from "all no" to "all yes".

import { axisX, dot, gridX, link, ruleX, tip, pointerY, type Markish } from "@observablehq/plot";

import { accent, band, ink, line, quiet } from "../palette.ts";
import { draw, narrowBelow, type Drawing, type KeyEntry, type Scene } from "../picture.ts";
import { entriesOf, frameOptions, frameRows, type Placed } from "../rows.ts";
import { isFew, shareOf, type Row } from "../table.ts";

export function shareTicks(width: number): number[] {
  return width < narrowBelow ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
}

/** "39 % (12 av 31)", or "3 av 7, för få". */
export function sayShare(scene: Scene, row: Row): string {
  const { table, words, numbers } = scene;
  const share = shareOf(table, row);
  const part = row.text(table.with("numerator")?.name);
  const whole = row.text(table.with("denominator")?.name);
  const count = part && whole ? words.of(part, whole) : "";
  if (isFew(table, row)) return count ? `${count}, ${words.few}` : words.few;
  if (share === null) return count || words.noData;
  const percent = numbers.percent(share);
  return count ? `${percent} (${count})` : percent;
}

export function proportionPicture(scene: Scene): Drawing | null {
  const { table, rows, width, words, numbers } = scene;
  if (!rows.some((row) => shareOf(table, row) !== null)) return null;
  const frame = frameRows(
    entriesOf(table, rows, (row) => sayShare(scene, row)),
    width,
  );
  const low = table.with("low")?.name;
  const high = table.with("high")?.name;
  const valued = frame.entries.filter(({ row }) => shareOf(table, row) !== null);
  const bounded = valued.filter(({ row }) => row.number(low) !== null && row.number(high) !== null);
  const unknown = frame.entries.filter(({ row }) => {
    const worst = row.number("worst");
    const best = row.number("best");
    return worst !== null && best !== null && best > worst;
  });
  const few = valued.filter(({ row }) => isFew(table, row));
  const marks: Markish[] = [
    gridX({ ticks: shareTicks(width), stroke: line, strokeOpacity: 1 }),
    ...frame.marks,
    bandMark(unknown),
    intervals(bounded, low, high),
    dot(valued, {
      x: ({ row }: Placed) => shareOf(table, row),
      y: "y",
      r: 5.5,
      stroke: accent,
      strokeWidth: 2,
      fill: ({ row }: Placed) => (isFew(table, row) ? "#ffffff" : accent),
    }),
    hover(
      valued,
      ({ row }) => shareOf(table, row) ?? 0,
      (entry) => tellShare(scene, entry),
    ),
    shareAxis(scene),
  ];
  const key: KeyEntry[] = [{ mark: "dot", text: words.share }];
  if (bounded.length > 0) key.push({ mark: "line", text: words.interval });
  if (unknown.length > 0) key.push({ mark: "band", text: words.unknownBand });
  if (few.length > 0) key.push({ mark: "open", text: words.fewPoint });
  const svg = draw({
    ...frameOptions(frame, width),
    x: { domain: [0, 1], tickFormat: (value: number) => numbers.percent(value) },
    color: { type: "identity" },
    marks,
  });
  return { charts: [{ heading: "", svg }], key };
}

function tellShare(scene: Scene, entry: Placed): string {
  const { table, numbers, words } = scene;
  const low = entry.row.number(table.with("low")?.name);
  const high = entry.row.number(table.with("high")?.name);
  const unknown = table.with("unknown");
  const lines = [entry.label, entry.says];
  if (low !== null && high !== null) {
    lines.push(`${words.interval}: ${numbers.percent(low)}–${numbers.percent(high)}`);
  }
  if (unknown && (entry.row.number(unknown.name) ?? 0) > 0) {
    lines.push(`${unknown.label || words.unknownBand}: ${entry.row.text(unknown.name)}`);
  }
  return lines.filter(Boolean).join("\n");
}

export function bandMark(entries: readonly Placed[]): Markish {
  return link(entries, {
    x1: ({ row }: Placed) => row.number("worst"),
    x2: ({ row }: Placed) => row.number("best"),
    y1: "y",
    y2: "y",
    stroke: band,
    strokeWidth: 16,
    strokeLinecap: "butt",
  });
}

export function intervals(
  entries: readonly Placed[],
  low: string | undefined,
  high: string | undefined,
): Markish {
  return link(entries, {
    x1: ({ row }: Placed) => row.number(low),
    x2: ({ row }: Placed) => row.number(high),
    y1: "y",
    y2: "y",
    stroke: accent,
    strokeWidth: 2.5,
    strokeLinecap: "butt",
  });
}

export function shareAxis(scene: Scene): Markish {
  return axisX({
    ticks: shareTicks(scene.width),
    tickSize: 0,
    tickPadding: 8,
    label: null,
    fill: quiet,
    tickFormat: (value: number) => scene.numbers.percent(value),
  });
}

/** Words at the pointer; the same values stand in the table for everybody else. */
export function hover(
  entries: readonly Placed[],
  x: (entry: Placed) => number,
  tell: (entry: Placed) => string,
): Markish {
  return tip(
    entries,
    pointerY({
      x,
      y: "y",
      title: tell,
      fill: "#ffffff",
      stroke: line,
      maxRadius: 24,
      lineWidth: 26,
      lineHeight: 1.3,
    } as never),
  );
}

export function valuePicture(scene: Scene): Drawing | null {
  const { table, rows, width, words, numbers } = scene;
  const value = table.with("value");
  if (!value) return null;
  const low = table.with("low")?.name;
  const high = table.with("high")?.name;
  const counts = table.with("count") ?? table.with("denominator");
  const valuedRows = rows.filter((row) => row.number(value.name) !== null);
  if (valuedRows.length === 0) return null;
  const frame = frameRows(
    entriesOf(table, valuedRows, (row) => {
      const number = numbers.number(row.number(value.name) ?? 0);
      const n = row.text(counts?.name);
      return n ? `${number} (n = ${n})` : number;
    }),
    width,
  );
  const bounded = frame.entries.filter(({ row }) => row.number(low) !== null && row.number(high) !== null);
  const ends = valuedRows
    .flatMap((row) => [row.number(value.name), row.number(low), row.number(high)])
    .filter((number): number is number => number !== null);
  const least = Math.min(...ends);
  const most = Math.max(...ends);
  const nearZero = least <= 0.25 * Math.abs(most);
  const domain = nearZero ? [Math.min(0, least), Math.max(0, most)] : [Math.floor(least), Math.ceil(most)];
  if (domain[0] === domain[1]) domain[1] = 1;
  const svg = draw({
    ...frameOptions(frame, width),
    x: { domain, nice: true, label: null },
    color: { type: "identity" },
    marks: [
      gridX({ ticks: 5, stroke: line, strokeOpacity: 1 }),
      ...frame.marks,
      ruleX(nearZero ? [0] : [], { stroke: ink, strokeWidth: 1 }),
      intervals(bounded, low, high),
      dot(frame.entries, {
        x: ({ row }: Placed) => row.number(value.name),
        y: "y",
        r: 5.5,
        stroke: accent,
        strokeWidth: 2,
        fill: ({ row }: Placed) => (isFew(table, row) ? "#ffffff" : accent),
      }),
      hover(
        frame.entries,
        ({ row }) => row.number(value.name) ?? 0,
        ({ row, label, says }) => {
          const from = row.number(low);
          const to = row.number(high);
          const between =
            from === null || to === null
              ? ""
              : `${words.intervalPlain}: ${numbers.number(from)}–${numbers.number(to)}`;
          return [label, `${value.label}: ${says}`, between].filter(Boolean).join("\n");
        },
      ),
      axisX({
        ticks: 5,
        tickSize: 0,
        tickPadding: 8,
        label: null,
        fill: quiet,
        tickFormat: (n: number) => numbers.number(n),
      }),
    ],
  });
  const key: KeyEntry[] = [{ mark: "dot", text: value.label || words.point }];
  if (bounded.length > 0) key.push({ mark: "line", text: words.intervalPlain });
  if (frame.entries.some(({ row }) => isFew(table, row))) key.push({ mark: "open", text: words.fewPoint });
  return { charts: [{ heading: "", svg }], key };
}
