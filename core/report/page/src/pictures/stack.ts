// How people are spread over classes: over time as stacked columns with a name at each class, otherwise a bar
// of 100 % a row.

import { axisX, axisY, gridY, pointer, rect, ruleY, text, tip, type Markish } from "@observablehq/plot";

import { clip, widthOf } from "../measure.ts";
import { ink, line, looksFor, quiet } from "../palette.ts";
import { draw, narrowBelow, type Drawing, type KeyEntry, type Scene } from "../picture.ts";
import { frameOptions, frameRows, headingOf, mostRows, nameOf, type Entry } from "../rows.ts";
import { spread } from "../spread.ts";
import { isFew, isNumeric, shareOf, valuesOf, type Cell, type Column, type Row } from "../table.ts";
import { barsPicture } from "./bars.ts";
import { shareAxis } from "./dots.ts";
import { linePicture } from "./curve.ts";

interface Piece {
  readonly code: string;
  readonly name: string;
  readonly count: string;
  readonly from: number;
  readonly to: number;
}

interface Stack {
  readonly rows: readonly Row[];
  readonly pieces: readonly Piece[];
  readonly whole: string;
  /** Too few to say anything certain: counts, and no shares, are put in words. */
  readonly few: boolean;
}

const mostClasses = 14;

export function stackPicture(scene: Scene): Drawing | null {
  const { table, rows } = scene;
  const numerator = table.with("numerator");
  if (!numerator) return linePicture(scene);
  const dimensions = table.dimensions;
  const last = dimensions[dimensions.length - 1];
  if (!last || rows.length === 0) return null;
  const time = dimensions.length === 2 ? dimensions.find((dimension) => dimension !== last) : undefined;
  const classes = valuesOf(rows, last.name);
  if (classes.length > mostClasses) return barsPicture(scene);
  const overTime = time !== undefined && isNumeric(rows, time.name) && valuesOf(rows, time.name).length > 2;
  if (!overTime && isNumeric(rows, last.name) && classes.length > 7) return barsPicture(scene);
  return overTime ? columns(scene, time, last, classes) : bars(scene, last, classes);
}

/** The rows that share every dimension but the class, with their pieces laid end to end. */
function stacked(scene: Scene, last: Column, classes: readonly Cell[]): Stack[] {
  const { table, rows } = scene;
  const others = table.dimensions.filter((dimension) => dimension !== last);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(others.map((dimension) => row.cell(dimension.name).raw));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const numerator = table.with("numerator")?.name;
  return [...groups.values()].map((group) => {
    let at = 0;
    const pieces: Piece[] = [];
    for (const { raw, text: name } of classes) {
      const row = group.find((candidate) => candidate.cell(last.name).raw === raw);
      const share = row ? (shareOf(table, row) ?? 0) : 0;
      pieces.push({
        code: String(raw),
        name: name || "–",
        count: row?.text(numerator) ?? "",
        from: at,
        to: Math.min(1, at + share),
      });
      at = Math.min(1, at + share);
    }
    const whole = group[0]?.text(table.with("denominator")?.name) ?? "";
    return { rows: group, pieces, whole, few: group.some((row) => isFew(table, row)) };
  });
}

function columns(scene: Scene, time: Column, last: Column, classes: readonly Cell[]): Drawing | null {
  const { width, words, numbers, paints } = scene;
  const looks = looksFor(
    classes.map(({ raw }) => String(raw)),
    isNumeric(scene.rows, last.name),
  );
  const stacks = stacked(scene, last, classes)
    .map((stack) => ({ ...stack, time: stack.rows[0]?.number(time.name) ?? 0 }))
    .sort((a, b) => a.time - b.time)
    .filter((stack) => (stack.pieces[stack.pieces.length - 1]?.to ?? 0) > 0);
  if (stacks.length === 0) return null;
  const times = stacks.map((stack) => stack.time);
  const step = Math.min(...times.slice(1).map((value, index) => value - (times[index] ?? 0)), Infinity);
  const half = (Number.isFinite(step) ? step : 1) / 2;
  const gap = stacks.length > 60 ? 0 : 0.5;
  const squares = stacks.flatMap((stack) =>
    stack.pieces
      .filter(({ to, from }) => to > from)
      .map((piece) => ({ ...piece, time: stack.time, whole: stack.whole, few: stack.few })),
  );
  const narrow = width < narrowBelow;
  const final = stacks[stacks.length - 1] as (typeof stacks)[number];
  const names = final.pieces
    .filter(({ from, to }) => to > from)
    .map(({ name, count, from, to }) => ({
      says: `${name} ${final.few ? words.of(count, final.whole) : numbers.percent(to - from)}`,
      at: (from + to) / 2,
    }));
  const marginRight = narrow
    ? 8
    : Math.min(240, Math.max(...names.map(({ says }) => widthOf(says.slice(0, 120)))) + 30);
  const height = 320;
  const marginTop = 10;
  const marginBottom = 44;
  const inner = height - marginTop - marginBottom;
  const wanted = names.map(({ at }) => inner * (1 - at));
  const labelled = spread(wanted, 18, inner).map((y, index) => ({
    ...(names[index] as (typeof names)[number]),
    y: 1 - y / inner,
  }));
  const end = (times[times.length - 1] ?? 0) + half;
  const paint = new Map([...looks].map(([code, look]) => [code, paints.of(look)]));
  const marks: Markish[] = [
    gridY({ ticks: 4, stroke: line, strokeOpacity: 1 }),
    rect(squares, {
      x1: ({ time: at }: { time: number }) => at - half,
      x2: ({ time: at }: { time: number }) => at + half,
      y1: "from",
      y2: "to",
      fill: ({ code }: Piece) => paint.get(code),
      insetLeft: gap,
      insetRight: gap,
      insetTop: 0.75,
      insetBottom: 0.75,
    }),
    ruleY([0], { stroke: ink }),
    tip(
      squares,
      pointer({
        x: "time",
        y: ({ from, to }: Piece) => (from + to) / 2,
        title: (square: (typeof squares)[number]) =>
          `${square.name}\n${timeName(scene, time)} ${square.time}\n${words.of(square.count, square.whole)} (${square.few ? words.few : numbers.percent(square.to - square.from)})`,
        fill: "#ffffff",
        stroke: line,
        lineHeight: 1.3,
      } as never),
    ),
    axisX({
      ticks: Math.max(2, Math.min(stacks.length, Math.floor(width / 90))),
      tickSize: 0,
      tickPadding: 6,
      fill: quiet,
      label: timeName(scene, time),
      labelAnchor: "center",
      labelArrow: "none",
      tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ""),
    }),
    axisY({
      ticks: 4,
      tickSize: 0,
      label: null,
      fill: quiet,
      tickFormat: (value: number) => numbers.percent(value),
    }),
  ];
  if (!narrow) {
    marks.push(
      text(labelled, {
        x: () => end,
        y: "y",
        text: ({ says }: { says: string }) => clip(says, marginRight - 22),
        textAnchor: "start",
        dx: 18,
        fill: ink,
      }),
    );
  }
  const svg = draw({
    width,
    height,
    marginLeft: 52,
    marginRight,
    marginTop,
    marginBottom,
    x: { domain: [(times[0] ?? 0) - half, end] },
    y: { domain: [0, 1] },
    color: { type: "identity" },
    marks,
  });
  if (!narrow)
    leaders(
      svg,
      labelled.map(({ at, y }) => [at, y]),
      { left: width - marginRight, top: marginTop, inner },
    );
  const key = [...classes].reverse().map(({ raw, text: name }): KeyEntry => {
    return { mark: "paint", paint: paint.get(String(raw)) ?? ink, text: clip(name || "–", 280) };
  });
  return { charts: [{ heading: "", svg }], key };
}

/** Thin lines from a class to its name where the name had to be moved. */
function leaders(
  svg: SVGSVGElement,
  pairs: readonly (readonly [number, number])[],
  place: { left: number; top: number; inner: number },
): void {
  const down = (share: number) => place.top + place.inner * (1 - share);
  for (const [at, y] of pairs) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", `M${place.left + 2},${down(at)}L${place.left + 14},${down(y)}`);
    path.setAttribute("stroke", quiet);
    path.setAttribute("fill", "none");
    svg.append(path);
  }
}

function timeName(scene: Scene, time: Column): string {
  return time.label || scene.words.unit[time.name] || time.name;
}

function bars(scene: Scene, last: Column, classes: readonly Cell[]): Drawing | null {
  const { table, width, words, numbers, paints } = scene;
  const looks = looksFor(
    classes.map(({ raw }) => String(raw)),
    isNumeric(scene.rows, last.name),
  );
  const paint = new Map([...looks].map(([code, look]) => [code, paints.of(look)]));
  const stacks = stacked(scene, last, classes).filter(
    (stack) => (stack.pieces[stack.pieces.length - 1]?.to ?? 0) > 0,
  );
  if (stacks.length === 0) return null;
  const others = table.dimensions.filter(
    (dimension) => dimension !== last && valuesOf(scene.rows, dimension.name).length > 1,
  );
  const own = others[others.length - 1];
  const label = own ?? table.dimensions.filter((dimension) => dimension !== last).pop();
  const entries: (Entry & { stack: Stack })[] = stacks.map((stack) => {
    const row = stack.rows[0] as Row;
    return {
      row,
      stack,
      heading: headingOf(row, others.slice(0, -1)),
      label: label ? nameOf(row, label) : "",
      says: stack.whole ? `n = ${stack.whole}${stack.few ? `, ${words.few}` : ""}` : "",
    };
  });
  const frame = frameRows(entries, width);
  const inner = width - frame.marginLeft - frame.marginRight;
  const pieces = frame.entries.flatMap((entry, index) =>
    (entries[index]?.stack.pieces ?? [])
      .filter(({ from, to }) => to > from)
      .map((piece) => ({
        ...piece,
        y: entry.y,
        label: entry.label,
        whole: entries[index]?.stack.whole ?? "",
        few: entries[index]?.stack.few ?? false,
      })),
  );
  const half = 10;
  const fits = pieces.filter(
    ({ from, to, count }) => (to - from) * inner > widthOf(count) + 12 && count !== "",
  );
  const svg = draw({
    ...frameOptions(frame, width),
    x: { domain: [0, 1] },
    color: { type: "identity" },
    marks: [
      ...frame.marks,
      rect(pieces, {
        x1: "from",
        x2: "to",
        y1: ({ y }: { y: number }) => y - half,
        y2: ({ y }: { y: number }) => y + half,
        fill: ({ code }: Piece) => paint.get(code),
        insetLeft: 0.75,
        insetRight: 0.75,
      }),
      rect(fits, {
        x1: ({ from, to }: Piece) => (from + to) / 2,
        x2: ({ from, to }: Piece) => (from + to) / 2,
        y1: ({ y }: { y: number }) => y - half + 3,
        y2: ({ y }: { y: number }) => y + half - 3,
        fill: "#ffffff",
        insetLeft: -13,
        insetRight: -13,
        rx: 3,
      }),
      text(fits, {
        x: ({ from, to }: Piece) => (from + to) / 2,
        y: "y",
        text: "count",
        fill: ink,
        fontSize: 12,
      }),
      tip(
        pieces,
        pointer({
          x: ({ from, to }: Piece) => (from + to) / 2,
          y: "y",
          title: (piece: (typeof pieces)[number]) =>
            `${piece.label}\n${piece.name}: ${words.of(piece.count, piece.whole)} (${piece.few ? words.few : numbers.percent(piece.to - piece.from)})`,
          fill: "#ffffff",
          stroke: line,
          lineHeight: 1.3,
          lineWidth: 26,
        } as never),
      ),
      shareAxis(scene),
    ],
  });
  const key = classes.map(({ raw, text: name }): KeyEntry => ({
    mark: "paint",
    paint: paint.get(String(raw)) ?? ink,
    text: clip(name || "–", 280),
  }));
  const note = entries.length > mostRows ? { note: words.firstRows(mostRows, entries.length) } : {};
  return { charts: [{ heading: "", svg }], key, ...note };
}
