// Draws a picture for each figure from its table, and lets the reader choose between them. Without this script
// the page is whole: every number stands in a table.

import { keyList } from "./key.ts";
import { Paints } from "./palette.ts";
import { pictureOf, wantsPicture } from "./pictures/index.ts";
import { Chooser } from "./strata.ts";
import { element, svgElement } from "./svg.ts";
import { Table } from "./table.ts";
import { makeToggle, type Toggle } from "./toggle.ts";
import { Numbers, wordsFor } from "./words.ts";

const language = document.documentElement.lang || "sv";
const words = wordsFor(language);
const numbers = new Numbers(language);
// Pixels between the margins of a sheet of A4.
const paperWidth = 672;
const tallestOnPaper = 1050;

class Figure {
  private readonly title: string;
  private readonly says: string;
  private readonly picture = element("div", "picture");
  private readonly box: HTMLElement;
  private readonly table: Table;
  private readonly chooser: Chooser;
  private toggle: Toggle | null = null;
  private drawnWidth = 0;

  constructor(
    private readonly figure: HTMLElement,
    box: HTMLElement,
    table: HTMLTableElement,
    private readonly number: number,
  ) {
    this.box = box;
    this.title = (figure.querySelector("figcaption :is(h2, h3, h4)")?.textContent ?? "").trim();
    this.says = (figure.querySelector("figcaption .says")?.textContent ?? "").trim();
    this.table = new Table(table, words.everybody);
    this.chooser = new Chooser(this.table, figure.dataset["picture"] ?? "", words, () => this.draw());
  }

  /** Adds the picture; leaves the table as it is when the rows make none. */
  add(): boolean {
    this.box.before(this.picture);
    if (!this.draw() && !this.chooser.seek(() => this.draw())) {
      this.picture.remove();
      return false;
    }
    const controls = element("div", "controls");
    this.toggle = makeToggle(words, this.title, (asTable) => {
      this.figure.classList.toggle("as-table", asTable);
      if (asTable) this.box.removeAttribute("hidden");
      else this.box.setAttribute("hidden", "until-found");
      this.picture.hidden = asTable;
      if (!asTable) this.resize();
    });
    controls.append(this.toggle.element, ...this.chooser.elements);
    this.picture.before(controls);
    this.box.addEventListener("beforematch", () => this.toggle?.show(true));
    this.toggle.show(false);
    return true;
  }

  print(): void {
    this.draw(paperWidth);
    // What is a little too high for a sheet is made smaller; what is much too high goes on over the next.
    for (const chart of this.picture.querySelectorAll(".chart")) {
      const height = Number(chart.querySelector("svg")?.getAttribute("height") ?? 0);
      chart.classList.toggle("tall", height > tallestOnPaper);
    }
  }

  resize(): void {
    const width = this.width();
    if (width > 0 && Math.abs(width - this.drawnWidth) > 1) this.draw();
  }

  private width(): number {
    return Math.floor(this.picture.clientWidth || this.figure.clientWidth || paperWidth);
  }

  private draw(width = this.width()): boolean {
    this.drawnWidth = width;
    const paints = new Paints(`picture-${this.number}`);
    const rows = this.chooser.rows;
    const scene = { table: this.table, rows, width, words, numbers, paints };
    const drawing = pictureOf(this.figure.dataset["picture"], this.figure.dataset["kind"], scene);
    if (!drawing) {
      this.picture.replaceChildren(element("p", "note", words.noData));
      return false;
    }
    const parts: HTMLElement[] = [];
    const chosen = this.chooser.chosen;
    if (chosen) parts.push(element("p", "panel chosen", chosen));
    drawing.charts.forEach(({ heading, svg }, index) => {
      this.name(svg, heading, index);
      if (index === 0) svg.prepend(paints.definitions);
      const part = element("div", "chart");
      if (heading) {
        const name = element("p", "panel", heading);
        name.dir = "auto";
        part.append(name);
      }
      part.append(svg);
      parts.push(part);
    });
    if (drawing.key.length > 0) parts.push(keyList(drawing.key));
    if (drawing.note) parts.push(element("p", "note", drawing.note));
    this.picture.replaceChildren(...parts);
    return true;
  }

  private name(svg: SVGSVGElement, heading: string, index: number): void {
    const id = `picture-${this.number}-${index}`;
    const title = svgElement("title", { id: `${id}-title` });
    const description = svgElement("desc", { id: `${id}-desc` });
    title.textContent = [this.title, heading, this.chooser.groupLabel].filter(Boolean).join(": ");
    description.textContent = this.says || this.title;
    svg.prepend(title, description);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-labelledby", `${id}-title`);
    svg.setAttribute("aria-describedby", `${id}-desc`);
    for (const part of svg.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  }
}

const figures: Figure[] = [];
for (const figure of document.querySelectorAll<HTMLElement>("figure.result")) {
  if (!wantsPicture(figure.dataset["picture"], figure.dataset["kind"])) continue;
  const box = figure.querySelector<HTMLElement>(".table");
  const table = box?.querySelector("table");
  if (!box || !table || table.tBodies.length === 0) continue;
  const made = new Figure(figure, box, table, figures.length + 1);
  try {
    if (made.add()) figures.push(made);
  } catch (problem) {
    box.removeAttribute("hidden");
    figure.querySelectorAll(".picture, .controls").forEach((part) => part.remove());
    console.error(problem);
  }
}

addEventListener("beforeprint", () => figures.forEach((figure) => figure.print()));
addEventListener("afterprint", () => figures.forEach((figure) => figure.resize()));

let waiting = false;
addEventListener("resize", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    figures.forEach((figure) => figure.resize());
  });
});
