// Debian's Chromium, kept from asking anything of any network.

import { access } from "node:fs/promises";

import { chromium } from "playwright-core";

export async function launch() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  await access(executablePath).catch(() => {
    throw new Error(`No Chromium at ${executablePath}. Install Debian's package chromium, or set CHROMIUM.`);
  });
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--font-render-hinting=none",
    ],
  });
}

/** A page opened as a reader opens it, with all that it says on the console and asks of the network. */
export async function open(browser, address, options = {}) {
  const context = await browser.newContext({ locale: "sv-SE", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  const said = [];
  const asked = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) said.push(message.text());
  });
  page.on("pageerror", (problem) => said.push(String(problem)));
  page.on("dialog", (dialog) => {
    said.push(`a dialog was opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) asked.push(request.url());
  });
  await page.goto(address, { waitUntil: "load" });
  return { page, context, said, asked };
}
