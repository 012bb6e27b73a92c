// Makes page.js, page.css and page.csp.json in the folder given: the script, the style, and the hashes under
// which a Content-Security-Policy lets them (and Plot's own style element) in. The same three as C++ constants
// in page_assets.cpp.

import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { leaveOut } from "./unreached.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "out"));

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  write: false,
  charset: "utf8",
  legalComments: "none",
};
const [script, style] = await Promise.all([
  build({
    ...common,
    entryPoints: ["src/page.ts"],
    format: "iife",
    target: "es2022",
    plugins: [leaveOut],
  }),
  build({ ...common, entryPoints: ["page.css"], target: ["chrome111", "firefox115", "safari16.4"] }),
]);
const licences = await readFile(join(here, "LICENSES.txt"), "utf8").catch(() => "");
const text = (result) => result.outputFiles[0].text.trim();

const scriptText = (licences ? `/*\n${licences.trim()}\n*/\n` : "") + text(script);
const styleText = text(style);
if (/<\/(script|style)|<!--/i.test(scriptText) || /<\//.test(styleText)) {
  throw new Error("the script or the style would end its own element");
}

// The text of the style element that Plot puts into each picture, read from Plot itself, so that a new version
// of Plot cannot make the policy false.
const plotSource = await readFile(join(here, "node_modules/@observablehq/plot/src/plot.js"), "utf8");
const template = /svg\.append\("style"\)\.text\(\s*`([^`]*)`/.exec(plotSource)?.[1];
const plotClass = /plotClass = "([a-z-]+)"/.exec(await readFile(join(here, "src/picture.ts"), "utf8"))?.[1];
if (!template || !plotClass) throw new Error("Plot's style element was not found");
const plotStyle = template.replaceAll("${className}", plotClass);
if (plotStyle.includes("${")) throw new Error("Plot's style element has an unknown part");

const hash = (content) => `sha256-${createHash("sha256").update(content, "utf8").digest("base64")}`;
const policy = { script: hash(scriptText), style: hash(styleText), plotStyle: hash(plotStyle) };

await mkdir(out, { recursive: true });
await writeFile(join(out, "page.js"), scriptText);
await writeFile(join(out, "page.css"), styleText);
await writeFile(join(out, "page.csp.json"), `${JSON.stringify(policy, null, 2)}\n`);

const constant = (name, value) => {
  if (value.includes(')page"')) throw new Error("the text would end its own literal");
  return `const std::string_view ${name} = R"page(${value})page";\n`;
};
await writeFile(
  join(out, "page_assets.cpp"),
  `#include "report/page/page_assets.hpp"\n\nnamespace fotfaste::report {\n\n` +
    constant("page_script", scriptText) +
    constant("page_style", styleText) +
    constant("page_script_hash", policy.script) +
    constant("page_style_hash", policy.style) +
    constant("page_picture_style_hash", policy.plotStyle) +
    `\n}  // namespace fotfaste::report\n`,
);
console.log(`page.js ${Buffer.byteLength(scriptText)} bytes, page.css ${Buffer.byteLength(styleText)} bytes`);
