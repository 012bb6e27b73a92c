// What every picture gets and gives.

import type { Markish, PlotOptions } from "@observablehq/plot";
import { plot } from "@observablehq/plot";

import { fontSize } from "./measure.ts";
import type { Paints } from "./palette.ts";
import type { Row, Table } from "./table.ts";
import type { Numbers, Words } from "./words.ts";

/** Plot writes one style element into each picture; with a fixed name its text, and so its hash, is fixed. */
export const plotClass = "drawn";

export interface Scene {
  readonly table: Table;
  /** The rows to draw: one group's, and one value of each dimension that the reader chooses. */
  readonly rows: readonly Row[];
  /** Pixels. */
  readonly width: number;
  readonly words: Words;
  readonly numbers: Numbers;
  readonly paints: Paints;
}

export interface KeyEntry {
  readonly mark:
    "dot" | "open" | "line" | "band" | "target" | "square" | "diamond" | "triangle" | "arrow" | "paint";
  readonly paint?: string;
  readonly text: string;
}

export interface Drawing {
  readonly charts: readonly { heading: string; svg: SVGSVGElement }[];
  /** What the marks mean. */
  readonly key: readonly KeyEntry[];
  readonly note?: string;
}

/** Null: these rows do not make such a picture. */
export type Picture = (scene: Scene) => Drawing | null;

export const narrowBelow = 560;

export function draw(options: PlotOptions & { marks: Markish[] }): SVGSVGElement {
  const drawn = plot({
    className: plotClass,
    ...options,
    style: { fontSize: `${fontSize}px`, overflow: "visible" },
  });
  if (!(drawn instanceof SVGSVGElement)) throw new Error("a picture is one svg element");
  return drawn;
}
