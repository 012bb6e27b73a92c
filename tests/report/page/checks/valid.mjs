// Valid HTML, by the validator that the W3C uses. One start of it for all pages: it takes longer than a page.

import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";

const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** What the validator says about each file, by the file's name. */
export async function validate(files) {
  const jar = require.resolve("vnu-jar/build/dist/vnu.jar");
  const options = { maxBuffer: 1 << 28 };
  const { stdout, stderr } = await run(
    "java",
    ["-jar", jar, "--format", "json", "--stdout", ...files],
    options,
  ).catch((problem) => problem);
  const said = new Map(files.map((file) => [file, []]));
  let messages;
  try {
    messages = JSON.parse(stdout).messages;
  } catch {
    return new Map(files.map((file) => [file, [`the validator did not answer: ${stderr}`]]));
  }
  for (const { type, subType, message, lastLine, url } of messages) {
    if (type === "info" && subType !== "warning") continue;
    // It guesses the language from the words, and names and codes of all kinds mislead it.
    if (message.startsWith("This document appears to be written in")) continue;
    const file = files.find((name) => url?.endsWith(encodeURI(name)));
    said.get(file ?? files[0]).push(`line ${lastLine}: ${message}`);
  }
  return said;
}
