// Parts of Plot and d3 that no picture here reaches, left out of the bundle: maps, dates, colour schemes, smooth
// curves, bins, groups and stacks (the pictures are given theirs), markers, legends. A picture that comes to
// reach one of them says so at once: what is left out throws.

import { readFile } from "node:fs/promises";

const given = {
  "/projection.js": `
    export const createProjection = () => undefined;
    export const project = () => {};
    export const hasProjection = () => false;
    export const projectionAspectRatio = () => undefined;
    export const getGeometryChannels = () => [];
    export const xyProjection = () => undefined;
    export function applyPosition(channels, scales) {
      const { x, y } = channels;
      return { x: x && (x.scale != null ? Array.from(x.value, scales[x.scale]) : x.value),
               y: y && (y.scale != null ? Array.from(y.value, scales[y.scale]) : y.value) };
    }`,
  "/scales/schemes.js": `
    const absent = () => { throw new Error("colours are given by name here, not by scheme"); };
    export const isCategoricalScheme = () => false;
    export const isDivergingScheme = () => false;
    export const maybeBooleanRange = () => undefined;
    export const ordinalScheme = absent, ordinalRange = absent, quantitativeScheme = absent;`,
  "/curve.js": `
    import { curveLinear, curveStepAfter } from "d3-shape";
    const auto = curveLinear;
    export const curveAuto = auto;
    export const maybeCurve = (curve) => (curve === "step-after" ? curveStepAfter : curveLinear);
    export const maybeCurveAuto = maybeCurve;`,
  "/legends.js": `
    export const legend = () => null;
    export const exposeLegends = () => () => undefined;
    export const createLegends = () => [];`,
  "/marker.js": `
    export const markers = () => {};
    export const applyMarkers = () => {};
    export const applyGroupedMarkers = () => {};`,
  "/transforms/stack.js": `
    const given = (from, to) => {
      if (from === undefined || to === undefined) throw new Error("both ends are given here");
    };
    export const maybeStackX = ({ x, x1, x2, ...rest }) => (given(x1, x2), { ...rest, x1, x2 });
    export const maybeStackY = ({ y, y1, y2, ...rest }) => (given(y1, y2), { ...rest, y1, y2 });
    export const stackX = undefined, stackX1 = undefined, stackX2 = undefined;
    export const stackY = undefined, stackY1 = undefined, stackY2 = undefined;`,
  "/transforms/bin.js": `
    export const maybeDenseIntervalX = (options = {}) => options;
    export const maybeDenseIntervalY = (options = {}) => options;
    export const bin = undefined, binX = undefined, binY = undefined, maybeThresholds = undefined;`,
};

const throwing = ["/time.js", "/scales/temporal.js", "/scales/diverging.js", "/transforms/group.js"];

/** The same names, each a function that throws. */
function absent(source, what) {
  const listed = [...source.matchAll(/export \{([^}]*)\};?\s*$/g)].flatMap(([, names]) =>
    names.split(",").map((name) => name.trim().split(" as ").pop()),
  );
  const declared = [...source.matchAll(/^export (?:function|const|var) (\w+)/gm)].map(([, name]) => name);
  const names = [...listed, ...declared].filter(Boolean);
  return [
    `const absent = () => { throw new Error("${what} is left out of the page"); };`,
    ...names.map((name) => `export const ${name} = absent;`),
  ].join("\n");
}

/** d3 comes as one file a package. A bundler keeps what a file does on its own; none of this does anything but
 * make values, so what nobody uses of it may go. */
function shake(source, kept) {
  return source
    .replace(/^((?:var|const) \w+ = )(\w+\(|\(function)/gm, "$1/* @__PURE__ */ $2")
    .replace(/^(\w+)\.prototype = \{[^]*?^\};/gm, (all, name) => (kept.includes(name) ? all : ""));
}

export const leaveOut = {
  name: "leave out what is not reached",
  setup(bundle) {
    bundle.onLoad({ filter: /@observablehq[\\/]plot[\\/]src[\\/].*\.js$/ }, async ({ path }) => {
      const inside = path.replaceAll("\\", "/").split("/plot/src").pop();
      if (throwing.includes(inside)) return { contents: absent(await readFile(path, "utf8"), inside) };
      return inside in given ? { contents: given[inside] } : undefined;
    });
    // Plot names d3's maps and dates in code that only maps and dates come to.
    bundle.onLoad({ filter: /d3-(geo|time|time-format)[\\/]dist[\\/][a-z0-9-]+\.mjs$/ }, async ({ path }) => ({
      contents: absent(await readFile(path, "utf8"), path.replaceAll("\\", "/").split("/").pop()),
    }));
    bundle.onLoad({ filter: /d3-(shape|interpolate)[\\/]dist[\\/][a-z0-9-]+\.mjs$/ }, async ({ path }) => ({
      contents: shake(await readFile(path, "utf8"), ["Linear", "Step"]),
    }));
  },
};
