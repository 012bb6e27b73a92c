// Rows with a label to the left (above, where it is narrow) and words to the right: the frame of most pictures.

import { rect, ruleY, text, type Markish } from "@observablehq/plot";

import { clip, fontSize, widthOf, wrap } from "./measure.ts";
import { ink, line } from "./palette.ts";
import { narrowBelow } from "./picture.ts";
import { varying, type Column, type Row, type Table } from "./table.ts";

export interface Entry {
  readonly row: Row;
  /** Shown above the first of the rows that share it; empty for none. */
  readonly heading: string;
  readonly label: string;
  /** To the right of the mark. */
  readonly says: string;
}

export interface Placed extends Entry {
  /** The middle of the mark, in pixels from the top. */
  readonly y: number;
}

export interface Frame {
  readonly entries: readonly Placed[];
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly marginTop: number;
  readonly height: number;
  readonly marks: Markish[];
}

const lineHeight = fontSize * 1.3;
const axisRoom = 30;

export const mostRows = 150;

function sayLines(says: string, room: number): string[] {
  return says ? wrap(says, room - 16, 2).map((shown) => shown.replace(/ ·$/u, "")) : [];
}

export function frameRows(all: readonly Entry[], width: number, most = 2): Frame {
  const narrow = width < narrowBelow;
  const entries = all.slice(0, mostRows);
  const saidMost = Math.max(28, ...entries.map((entry) => widthOf(entry.says.slice(0, 200)) + 20));
  // On a narrow screen what a row says stands on the line of its label, or below a long one, and the marks have
  // the whole width.
  const saidRoom = Math.min(width * (narrow ? 0.55 : 0.3), saidMost);
  const marginRight = narrow ? 22 : saidRoom;
  const widest = Math.max(40, ...entries.map((entry) => Math.min(widthOf(entry.label.slice(0, 200)), 900)));
  const marginLeft = narrow ? 18 : Math.max(110, Math.min(widest + 18, Math.round(width * 0.38)));
  const labelRoom = narrow ? width - saidRoom : marginLeft - 16;

  const headings: { y: number; text: string }[] = [];
  const labels: { y: number; text: string; full: string }[] = [];
  const sayings: { y: number; text: string }[] = [];
  const lines: number[] = [];
  const placed: Placed[] = [];
  let y = 4;
  let heading = "";
  for (const entry of entries) {
    if (entry.heading && entry.heading !== heading) {
      y += headings.length > 0 ? 14 : 2;
      headings.push({ y: y + lineHeight / 2, text: clip(entry.heading, width - 8, true) });
      y += lineHeight + 6;
      lines.push(y - 2);
    }
    heading = entry.heading;
    const stands = narrow && widthOf(entry.label) + widthOf(entry.says) > width - 20;
    const shown = entry.label ? wrap(entry.label, stands ? width - 4 : labelRoom, narrow ? 3 : most) : [];
    const high = shown.length * lineHeight;
    const said = sayLines(entry.says, stands ? width : saidRoom);
    const saidHigh = said.length * lineHeight;
    if (narrow) {
      if (shown.length > 0) labels.push({ y: y + high / 2 + 4, text: shown.join("\n"), full: entry.label });
      if (stands) y += high;
      sayings.push({ y: y + saidHigh / 2 + 4, text: said.join("\n") });
      y += (stands ? saidHigh : Math.max(high, saidHigh)) + 16;
      placed.push({ ...entry, y });
      y += 16;
    } else {
      const room = Math.max(28, high + 10, saidHigh + 8);
      labels.push({ y: y + room / 2, text: shown.join("\n"), full: entry.label });
      sayings.push({ y: y + room / 2, text: said.join("\n") });
      placed.push({ ...entry, y: y + room / 2 });
      y += room;
    }
  }
  const height = y + axisRoom;
  const whole = { textAnchor: "start" as const, frameAnchor: "left" as const, dx: 2 - marginLeft };
  const marks: Markish[] = [
    ruleY(lines, {
      y: (value: number) => value,
      stroke: line,
      insetLeft: -marginLeft,
      insetRight: -marginRight,
    }),
    rect(headings, {
      y1: ({ y: at }: { y: number }) => at - lineHeight / 2 - 8,
      y2: ({ y: at }: { y: number }) => at + lineHeight / 2 + 3,
      fill: "#ffffff",
      insetLeft: -marginLeft,
      insetRight: -8,
    }),
    text(headings, { y: "y", text: "text", fill: ink, fontWeight: 600, ...whole }),
    text(labels, { y: "y", text: "text", fill: ink, lineHeight: 1.3, ...whole }),
  ];
  marks.push(
    text(sayings, {
      y: "y",
      text: "text",
      lineHeight: 1.2,
      frameAnchor: "right",
      textAnchor: narrow ? "end" : "start",
      dx: narrow ? marginRight - 2 : 16,
      fill: ink,
      fontVariant: "tabular-nums",
    }),
  );
  return { entries: placed, marginLeft, marginRight, marginTop: 0, height, marks };
}

/** Options of Plot that go with the frame. */
export function frameOptions(frame: Frame, width: number) {
  return {
    width,
    height: frame.height,
    marginLeft: frame.marginLeft,
    marginRight: frame.marginRight,
    marginTop: 0,
    marginBottom: axisRoom,
    y: { type: "identity" as const, axis: null },
  };
}

/** A dimension's value in words; a bare number, or nothing, says little without the dimension's name. */
export function nameOf(row: Row, dimension: Column): string {
  const text = row.text(dimension.name);
  if (text === "") return dimension.label ? `${dimension.label}: –` : "–";
  return row.number(dimension.name) !== null && dimension.label ? `${dimension.label} ${text}` : text;
}

export function headingOf(row: Row, dimensions: readonly Column[]): string {
  return dimensions.map((dimension) => nameOf(row, dimension)).join(" · ");
}

/** Labels from the dimensions: the last that varies names the row, those before it make the heading. */
export function entriesOf(table: Table, rows: readonly Row[], says: (row: Row) => string): Entry[] {
  const dimensions = varying(table, rows);
  const own = dimensions[dimensions.length - 1];
  const above = dimensions.slice(0, -1);
  const only = table.dimensions[table.dimensions.length - 1];
  const label = own ?? only;
  const entries = rows.map((row) => ({
    row,
    heading: headingOf(row, above),
    label: label ? nameOf(row, label) : "",
    says: says(row),
  }));
  if (above.length === 0) return entries;
  const order = new Map<string, number>();
  for (const entry of entries) if (!order.has(entry.heading)) order.set(entry.heading, order.size);
  return entries.sort((a, b) => (order.get(a.heading) ?? 0) - (order.get(b.heading) ?? 0));
}
