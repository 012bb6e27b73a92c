// Shares over time as steps, with their interval as a ribbon and the numbers at risk below. Nothing is drawn
// where fewer than five are followed.

import {
  areaY,
  axisX,
  axisY,
  dot,
  gridY,
  lineY,
  pointerX,
  ruleY,
  text,
  tip,
  type Markish,
} from "@observablehq/plot";

import { clip, widthOf } from "../measure.ts";
import { accent, ink, line, looksFor, quiet } from "../palette.ts";
import { draw, narrowBelow, type Drawing, type KeyEntry, type Scene } from "../picture.ts";
import { spread } from "../spread.ts";
import { isNumeric, valuesOf, type Column, type Row } from "../table.ts";

const fewestAtRisk = 5;
const dashes = [undefined, "7,4", "2,3", "9,3,2,3"];

interface Point {
  readonly time: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly atRisk: number | null;
  readonly gone: number;
  readonly series: string;
}

interface Series {
  readonly name: string;
  readonly code: string;
  readonly points: readonly Point[];
  readonly cut: boolean;
}

function timeOf(scene: Scene): Column | undefined {
  const numeric = scene.table.dimensions.filter((dimension) => isNumeric(scene.rows, dimension.name));
  return numeric.find((dimension) => dimension.name === "time") ?? numeric[numeric.length - 1];
}

/** Where a curve is before its first row: at nobody gone, or at nobody there. */
function start(first: Point, last: Point, events: number | null): number {
  if (first.atRisk && events !== null) {
    if (Math.abs(1 - events / first.atRisk - first.value) < 1e-9) return 1;
    if (Math.abs(events / first.atRisk - first.value) < 1e-9) return 0;
  }
  return last.value <= first.value ? 1 : 0;
}

function readSeries(scene: Scene, rows: readonly Row[], time: Column, name: string, code: string): Series {
  const { table } = scene;
  const value = table.with("value")?.name;
  const low = table.with("low")?.name;
  const high = table.with("high")?.name;
  const atRisk = table.named("at_risk") ?? table.with("count");
  const points: Point[] = [];
  let cut = false;
  for (const row of [...rows].sort((a, b) => (a.number(time.name) ?? 0) - (b.number(time.name) ?? 0))) {
    const at = row.number(time.name);
    const share = row.number(value);
    const people = atRisk ? row.number(atRisk.name) : null;
    if (at === null || share === null) continue;
    if (people !== null && people < fewestAtRisk) {
      cut = true;
      break;
    }
    points.push({
      time: at,
      value: share,
      low: row.number(low),
      high: row.number(high),
      atRisk: people,
      gone: (row.number("events") ?? 0) + (row.number("censored") ?? 0),
      series: name,
    });
  }
  const first = points[0];
  const last = points[points.length - 1];
  if (first && last && first.time > 0 && atRisk) {
    const events = rows[0] ? rows[0].number("events") : null;
    points.unshift({ ...first, time: 0, value: start(first, last, events), low: null, high: null, gone: 0 });
  }
  return { name, code, points, cut };
}

/** How many are followed at a time: those at the first row from then on, or those left after the last. */
function followedAt(points: readonly Point[], time: number): number | null {
  const next = points.find((point) => point.time >= time);
  if (next) return next.atRisk;
  const last = points[points.length - 1];
  return last && last.atRisk !== null ? last.atRisk - last.gone : null;
}

export function curvePicture(scene: Scene): Drawing | null {
  const { table, rows } = scene;
  const time = timeOf(scene);
  if (!time || !table.with("value") || rows.length === 0) return null;
  const others = table.dimensions.filter((dimension) => dimension !== time);
  const [panel, ...inside] = others;
  const panels = panel ? valuesOf(rows, panel.name) : [{ raw: null, text: "" }];
  const charts: { heading: string; svg: SVGSVGElement }[] = [];
  let interval = false;
  for (const { raw, text: heading } of panels.slice(0, 12)) {
    const own = panel ? rows.filter((row) => row.cell(panel.name).raw === raw) : rows;
    const groups = new Map<string, Row[]>();
    for (const row of own) {
      const key = inside.map((dimension) => row.text(dimension.name)).join(" · ");
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const series = [...groups]
      .map(([name, of]) => readSeries(scene, of, time, name, of[0]?.cell(inside[0]?.name).raw ?? ""))
      .filter(({ points }) => points.length > 1);
    if (series.length === 0) continue;
    interval ||= series.some(({ points }) => points.some(({ low }) => low !== null));
    const unit = own[0]?.cell("unit");
    const axis = (unit?.raw && scene.words.unit[unit.raw]) || unit?.text || time.label;
    charts.push({ heading: panels.length > 1 ? heading : "", svg: panelOf(scene, series, axis, true) });
  }
  if (charts.length === 0) return null;
  const key: KeyEntry[] = [];
  if (interval) key.push({ mark: "band", paint: "rgba(20,80,110,.18)", text: scene.words.intervalPlain });
  return { charts, key };
}

/** A value over a number, when there are no people to follow: a plain line. */
export function linePicture(scene: Scene): Drawing | null {
  const { table, rows } = scene;
  const time = timeOf(scene);
  if (!time || !table.with("value")) return null;
  const others = table.dimensions.filter((dimension) => dimension !== time);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = others.map((dimension) => row.text(dimension.name)).join(" · ");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const series = [...groups]
    .map(([name, of]) => readSeries(scene, of, time, name, name))
    .filter(({ points }) => points.length > 1);
  if (series.length === 0 || series.length > 8) return null;
  return { charts: [{ heading: "", svg: panelOf(scene, series, time.label, false) }], key: [] };
}

function niceTimes(last: number, most: number): number[] {
  const steps = [1, 2, 3, 5, 6, 10, 12, 15, 20, 30, 50, 60, 90, 100, 120, 180, 200, 365, 500, 730, 1000];
  const step = steps.find((candidate) => last / candidate <= most) ?? Math.ceil(last / most);
  const times: number[] = [];
  for (let at = 0; at <= last; at += step) times.push(at);
  return times;
}

function panelOf(scene: Scene, series: readonly Series[], axis: string, steps: boolean): SVGSVGElement {
  const { width, words, numbers } = scene;
  const narrow = width < narrowBelow;
  const points = series.flatMap((one) => one.points);
  const lastTime = Math.max(1, ...points.map(({ time }) => time));
  const share = points.every(({ value }) => value >= 0 && value <= 1);
  const highest = Math.max(...points.map(({ value, high }) => Math.max(value, high ?? value)));
  const top = share && highest > 0.4 ? 1 : share ? Math.min(1, Math.ceil(highest * 10) / 10 || 1) : highest;
  const looks = looksFor(
    series.map(({ code }) => code),
    false,
  );
  const colourOf = (one: Series) => (series.length === 1 ? accent : (looks.get(one.code)?.colour ?? accent));
  const several = series.length > 1;
  const marginRight = several
    ? Math.min(narrow ? 120 : 220, Math.max(...series.map(({ name }) => widthOf(name.slice(0, 120)))) + 20)
    : 20;
  const counted = points.some(({ atRisk }) => atRisk !== null);
  const riskLine = 19;
  const riskRoom = counted ? 20 + series.length * riskLine : 0;
  const plotHeight = narrow ? 220 : 280;
  const marginBottom = 46 + riskRoom;
  const height = plotHeight + marginBottom + 12;
  const marginLeft = 56;
  const inner = plotHeight;
  const ticks = niceTimes(
    lastTime,
    Math.max(3, Math.floor((width - marginLeft - marginRight) / (narrow ? 60 : 84))),
  );
  const say = (value: number) => (share ? numbers.percent(value) : numbers.number(value));
  const curve = steps ? ("step-after" as const) : ("linear" as const);
  const marks: Markish[] = [gridY({ ticks: 4, stroke: line, strokeOpacity: 1 })];
  for (const one of series) {
    marks.push(
      areaY(
        one.points.filter(({ low, high }) => low !== null && high !== null),
        {
          x: "time",
          y1: "low",
          y2: "high",
          curve,
          fill: colourOf(one),
          fillOpacity: 0.18,
        },
      ),
    );
  }
  series.forEach((one, index) => {
    marks.push(
      lineY(one.points, {
        x: "time",
        y: "value",
        curve,
        stroke: colourOf(one),
        strokeWidth: 2.5,
        strokeLinejoin: "miter",
        strokeDasharray: dashes[index % dashes.length],
      }),
    );
  });
  marks.push(ruleY([0], { stroke: ink }));
  if (several) {
    const ends = series.map((one) => inner * (1 - (one.points[one.points.length - 1]?.value ?? 0) / top));
    spread(ends, 16, inner).forEach((y, index) => {
      const one = series[index] as Series;
      marks.push(
        text([one], {
          x: () => lastTime,
          y: () => (1 - y / inner) * top,
          text: () => clip(one.name, marginRight - 14),
          textAnchor: "start",
          dx: 8,
          fill: colourOf(one),
          fontWeight: 600,
        }),
      );
    });
  }
  if (counted) {
    marks.push(
      text([words.atRisk], {
        text: (said: string) => said,
        frameAnchor: "bottom-left",
        textAnchor: "start",
        dx: 4 - marginLeft,
        dy: 62,
        fill: quiet,
        fontWeight: 600,
      }),
    );
    series.forEach((one, index) => {
      const last = one.points[one.points.length - 1]?.time ?? 0;
      marks.push(
        text(
          ticks.filter((at) => at <= last || one.cut),
          {
            x: (at: number) => at,
            frameAnchor: "bottom",
            dy: 80 + index * riskLine,
            text: (at: number) => {
              const people = at > last ? null : followedAt(one.points, at);
              return people === null || people < fewestAtRisk ? `<${fewestAtRisk}` : numbers.number(people);
            },
            fill: series.length === 1 ? ink : colourOf(one),
            fontVariant: "tabular-nums",
          },
        ),
      );
    });
  }
  marks.push(
    dot(points, pointerX({ x: "time", y: "value", r: 4.5, fill: accent, stroke: "#ffffff" })),
    tip(
      points,
      pointerX({
        x: "time",
        y: "value",
        title: (point: Point) =>
          [
            point.series,
            `${axis}: ${numbers.number(point.time)}`,
            say(point.value) +
              (point.low !== null && point.high !== null ? ` (${say(point.low)}–${say(point.high)})` : ""),
            point.atRisk === null ? "" : `${words.atRisk}: ${point.atRisk}`,
          ]
            .filter(Boolean)
            .join("\n"),
        fill: "#ffffff",
        stroke: line,
        lineHeight: 1.3,
        lineWidth: 26,
      } as never),
    ),
    axisX({
      ticks,
      tickSize: 4,
      tickPadding: 4,
      stroke: quiet,
      fill: quiet,
      label: clip(axis, width - 80),
      labelAnchor: "center",
      labelArrow: "none",
      labelOffset: 38,
      tickFormat: (value: number) => numbers.number(value),
    } as never),
    axisY({ ticks: 4, tickSize: 0, label: null, fill: quiet, tickFormat: say }),
  );
  return draw({
    width,
    height,
    marginLeft,
    marginRight,
    marginTop: 12,
    marginBottom,
    x: { domain: [0, lastTime] },
    y: { domain: [0, top] },
    marks,
  });
}
