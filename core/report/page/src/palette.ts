// Colours with a contrast of at least 3:1 against white, chosen to be told apart with any colour vision, and a
// hatch as a second channel: neighbours in a stack differ in the hatch as well as in the colour.

import { svgElement } from "./svg.ts";

export const accent = "#14506e";
export const accentPale = "#d6e4ec";
export const ink = "#1c2630";
export const quiet = "#5a6672";
export const line = "#d9dee3";
export const band = "#c3cad1";

export type Hatch = "plain" | "rising" | "falling" | "dots" | "upright" | "level";

export interface Look {
  readonly colour: string;
  readonly hatch: Hatch;
}

const states: Record<string, Look> = {
  employed: { colour: "#14506e", hatch: "plain" },
  self_employed: { colour: "#3f86b5", hatch: "rising" },
  education: { colour: "#2f8a74", hatch: "falling" },
  training: { colour: "#4f7a28", hatch: "dots" },
  placement: { colour: "#b7791f", hatch: "plain" },
  unemployed: { colour: "#a3402f", hatch: "rising" },
  job_search: { colour: "#c4683c", hatch: "upright" },
  inactive: { colour: "#6b5b95", hatch: "falling" },
  sick: { colour: "#8b4a73", hatch: "dots" },
  parental_leave: { colour: "#7a6a58", hatch: "level" },
  other: { colour: "#66737f", hatch: "plain" },
  unknown: { colour: "#838c95", hatch: "falling" },
};

const others: readonly Look[] = [
  { colour: "#14506e", hatch: "plain" },
  { colour: "#b7791f", hatch: "rising" },
  { colour: "#2f8a74", hatch: "falling" },
  { colour: "#8b4a73", hatch: "dots" },
  { colour: "#3f86b5", hatch: "upright" },
  { colour: "#a3402f", hatch: "plain" },
  { colour: "#6b5b95", hatch: "level" },
  { colour: "#4f7a28", hatch: "rising" },
  { colour: "#66737f", hatch: "falling" },
  { colour: "#7a6a58", hatch: "dots" },
];

/** From low to high, for answers on a scale: lighter to darker, so that the order is seen in grey too. */
const scale: readonly string[] = [
  "#7fa9bf",
  "#5f93ae",
  "#427c9b",
  "#296685",
  "#14506e",
  "#0b3a52",
  "#062739",
];

const movement: Record<string, Look> = {
  down: { colour: "#b7791f", hatch: "rising" },
  unchanged: { colour: "#838c95", hatch: "plain" },
  up: { colour: "#14506e", hatch: "plain" },
};

/** One look a code, in the order of the codes; the model's own states always look the same. */
export function looksFor(codes: readonly string[], ordered: boolean): Map<string, Look> {
  const looks = new Map<string, Look>();
  if (ordered && codes.length <= scale.length) {
    codes.forEach((code, index) => {
      const place = codes.length === 1 ? scale.length - 3 : (index * (scale.length - 1)) / (codes.length - 1);
      looks.set(code, { colour: scale[Math.round(place)] ?? accent, hatch: "plain" });
    });
    return looks;
  }
  const known = codes.every((code) => code in movement) ? movement : states;
  const taken = new Set(codes.map((code) => known[code]?.colour));
  const free = others.filter((look) => !taken.has(look.colour));
  let next = 0;
  for (const code of codes) {
    const fixed = known[code];
    if (fixed) looks.set(code, fixed);
    else {
      const pool = free.length > 0 ? free : others;
      looks.set(code, pool[next % pool.length] ?? { colour: accent, hatch: "plain" });
      next += 1;
    }
  }
  return looks;
}

function strokes(hatch: Hatch): string {
  switch (hatch) {
    case "rising":
      return "M-2,2l4,-4M0,8l8,-8M6,10l4,-4";
    case "falling":
      return "M-2,6l4,4M0,0l8,8M6,-2l4,4";
    case "upright":
      return "M4,0v8";
    case "level":
      return "M0,4h8";
    case "dots":
      return "M3,4h2";
    case "plain":
      return "";
  }
}

/** The paint of each look, with the patterns that it takes, whose names start with `prefix`. */
export class Paints {
  readonly definitions = svgElement("defs");
  private readonly made = new Map<string, string>();

  constructor(private readonly prefix: string) {}

  of(look: Look): string {
    if (look.hatch === "plain") return look.colour;
    const key = `${look.colour} ${look.hatch}`;
    let paint = this.made.get(key);
    if (!paint) {
      const id = `${this.prefix}-hatch-${this.made.size + 1}`;
      const pattern = svgElement("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" });
      pattern.append(
        svgElement("rect", { width: 8, height: 8, fill: look.colour }),
        svgElement("path", {
          d: strokes(look.hatch),
          stroke: "#ffffff",
          "stroke-opacity": 0.45,
          "stroke-width": look.hatch === "dots" ? 2 : 1.2,
        }),
      );
      this.definitions.append(pattern);
      paint = `url(#${id})`;
      this.made.set(key, paint);
    }
    return paint;
  }
}
