// Which picture a figure gets: the one that it asks for, else the one of its kind, else what its columns allow.

import type { Drawing, Picture, Scene } from "../picture.ts";
import { mostRows } from "../rows.ts";
import { barsPicture, flowPicture } from "./bars.ts";
import { changePicture } from "./change.ts";
import { curvePicture } from "./curve.ts";
import { proportionPicture, valuePicture } from "./dots.ts";
import { goalsPicture } from "./goals.ts";
import { heatPicture } from "./heat.ts";
import { stackPicture } from "./stack.ts";

const pictures: Record<string, Picture> = {
  proportion: proportionPicture,
  curve: curvePicture,
  stack: stackPicture,
  heat: heatPicture,
  flow: flowPicture,
  change: changePicture,
  goals: goalsPicture,
  bars: barsPicture,
};

const ofKind: Record<string, string> = {
  proportion: "proportion",
  curve: "curve",
  distribution: "stack",
  matrix: "heat",
  flow: "flow",
  mean: "change",
  goals: "goals",
  count: "bars",
};

/** Tried in this order when the picture asked for does not fit the columns. */
function fallbacks(scene: Scene): Picture[] {
  const has = (role: string) => scene.table.with(role) !== undefined;
  if (has("numerator") && has("denominator")) return [proportionPicture, barsPicture];
  if (has("value")) return [valuePicture, barsPicture];
  return [barsPicture];
}

export function wantsPicture(picture: string | undefined, kind: string | undefined): boolean {
  return (picture ?? ofKind[kind ?? ""] ?? "none") !== "none";
}

/** Pictures with a line a row, which end after so many. */
const byRow = new Set<Picture>([
  proportionPicture,
  valuePicture,
  changePicture,
  goalsPicture,
  barsPicture,
  flowPicture,
]);

function drawWith(candidate: Picture, scene: Scene): Drawing | null {
  const all = scene.rows.length;
  if (!byRow.has(candidate) || all <= mostRows) return candidate(scene);
  const drawing = candidate({ ...scene, rows: scene.rows.slice(0, mostRows) });
  return drawing && { ...drawing, note: scene.words.firstRows(mostRows, all) };
}

export function pictureOf(
  picture: string | undefined,
  kind: string | undefined,
  scene: Scene,
): Drawing | null {
  const asked = pictures[picture ?? ""] ?? pictures[ofKind[kind ?? ""] ?? ""];
  for (const candidate of asked ? [asked, ...fallbacks(scene)] : fallbacks(scene)) {
    const drawing = drawWith(candidate, scene);
    if (drawing) return drawing;
  }
  return null;
}
