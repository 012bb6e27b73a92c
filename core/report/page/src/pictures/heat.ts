// From one state to another: the share of each row as a tint, the number in the cell.

import { cell, text, tip, pointer } from "@observablehq/plot";

import { clip, wrap, widthOf } from "../measure.ts";
import { ink, line, quiet } from "../palette.ts";
import { draw, narrowBelow, type Drawing, type Scene } from "../picture.ts";
import { isFew, shareOf, valuesOf, type Row } from "../table.ts";

interface Square {
  readonly from: string;
  readonly to: string;
  readonly share: number | null;
  readonly count: string;
  readonly number: number;
  readonly few: boolean;
}

const mostStates = 24;

// The tints leave out the middle of the way from white to the accent, where neither dark nor white words can be
// read: up to a half they stay pale, from there on they are dark.
const pale = [248, 250, 251] as const;
const palest = [139, 176, 197] as const;
const dark = [56, 108, 140] as const;
const darkest = [20, 80, 110] as const;

function isDark(share: number): boolean {
  return share >= 0.5;
}

function tint(share: number): string {
  const [from, to, way] = isDark(share)
    ? [dark, darkest, share * 2 - 1]
    : [pale, palest, Math.sqrt(share * 2)];
  const mixed = from.map((low, index) =>
    Math.round(low + ((to[index] ?? low) - low) * Math.min(1, Math.max(0, way))),
  );
  return `rgb(${mixed.join(",")})`;
}

export function heatPicture(scene: Scene): Drawing | null {
  const { table, rows, width, words, numbers } = scene;
  const [from, to] = table.dimensions.slice(-2);
  if (!from || !to) return null;
  const froms = valuesOf(rows, from.name);
  const tos = valuesOf(rows, to.name);
  if (froms.length === 0 || tos.length === 0 || froms.length > mostStates || tos.length > mostStates)
    return null;
  const numerator = table.with("numerator")?.name;
  const squares: Square[] = rows.map((row: Row) => ({
    from: String(row.cell(from.name).raw),
    to: String(row.cell(to.name).raw),
    share: shareOf(table, row),
    count: row.text(numerator),
    number: row.number(numerator) ?? 0,
    few: isFew(table, row),
  }));
  // Without a whole that the numbers are a part of, the tint compares them with the largest.
  const withoutShares = squares.every(({ share }) => share === null);
  const largest = Math.max(1, ...squares.map(({ number }) => number));
  const fill = ({ share, number }: Square): string => {
    if (share !== null) return tint(share);
    return withoutShares && number > 0 ? tint((0.49 * number) / largest) : "#ffffff";
  };
  const names = new Map([...froms, ...tos].map((cellOf) => [String(cellOf.raw), cellOf.text || "–"]));
  const narrow = width < narrowBelow;
  const labelRoom = narrow
    ? 100
    : Math.min(190, Math.max(60, ...froms.map(({ text: t }) => widthOf(t.slice(0, 80)))) + 6);
  const marginLeft = labelRoom + 10;
  const tilted = (width - marginLeft) / tos.length < 64;
  const marginRight = tilted ? 56 : 4;
  const step = (width - marginLeft - marginRight) / tos.length;
  const marginTop = tilted ? 96 : 44;
  const cellHeight = narrow ? 34 : 38;
  const say = (square: Square): string => {
    if (square.share === null) return square.count === "" || square.count === "0" ? "–" : square.count;
    if (square.count === "0") return "0";
    return square.few || step < 74 ? square.count : `${square.count} (${numbers.percent(square.share)})`;
  };
  const svg = draw({
    width,
    height: marginTop + froms.length * cellHeight + 6,
    marginLeft,
    marginTop,
    marginRight,
    marginBottom: 6,
    x: { type: "band", domain: tos.map(({ raw }) => String(raw)), padding: 0.04, axis: null },
    y: { type: "band", domain: froms.map(({ raw }) => String(raw)), padding: 0.04, axis: null },
    color: { type: "identity" },
    marks: [
      cell(squares, {
        x: "to",
        y: "from",
        fill,
        stroke: line,
        strokeWidth: 0.75,
      }),
      text(squares, {
        x: "to",
        y: "from",
        // The tint, the tip and the table say a number that has no room.
        text: (square: Square) => (widthOf(say(square)) <= step ? say(square) : ""),
        fill: ({ share }: Square) =>
          share !== null && isDark(share) ? "#ffffff" : share === 0 ? quiet : ink,
      }),
      text(froms, {
        y: ({ raw }) => String(raw),
        text: ({ text: name }) => wrap(name || "–", labelRoom, 2).join("\n"),
        frameAnchor: "left",
        textAnchor: "end",
        dx: -8,
        fill: ink,
        lineHeight: 1.15,
      }),
      text(tos, {
        x: ({ raw }) => String(raw),
        text: ({ text: name }) =>
          tilted ? clip(name || "–", 104) : wrap(name || "–", step - 6, 2).join("\n"),
        frameAnchor: "top",
        textAnchor: tilted ? "start" : "middle",
        lineAnchor: "bottom",
        rotate: tilted ? -55 : 0,
        dy: -6,
        fill: ink,
        lineHeight: 1.15,
      }),
      tip(
        squares,
        pointer({
          x: "to",
          y: "from",
          title: (square: Square) =>
            `${names.get(square.from)} → ${names.get(square.to)}\n${square.count || words.noData}` +
            (square.share === null ? "" : `\n${square.few ? words.few : numbers.percent(square.share)}`),
          fill: "#ffffff",
          stroke: line,
          lineHeight: 1.3,
          lineWidth: 26,
        } as never),
      ),
    ],
  });
  return {
    charts: [{ heading: "", svg }],
    key: withoutShares
      ? []
      : [
          { mark: "paint", paint: tint(0), text: `0 %` },
          { mark: "paint", paint: tint(0.5), text: `50 %` },
          { mark: "paint", paint: tint(1), text: `100 % (${words.shareOfRow})` },
        ],
  };
}
