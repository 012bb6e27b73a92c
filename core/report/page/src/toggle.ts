// Two buttons, one pressed: the picture or the table.

import { element } from "./svg.ts";
import type { Words } from "./words.ts";

export interface Toggle {
  readonly element: HTMLElement;
  show(table: boolean): void;
}

export function makeToggle(words: Words, title: string, shown: (table: boolean) => void): Toggle {
  const group = element("div", "toggle");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words.view(title));
  const chart = element("button", "", words.chart);
  const table = element("button", "", words.table);
  const show = (asTable: boolean) => {
    chart.setAttribute("aria-pressed", String(!asTable));
    table.setAttribute("aria-pressed", String(asTable));
    shown(asTable);
  };
  chart.type = "button";
  table.type = "button";
  chart.addEventListener("click", () => show(false));
  table.addEventListener("click", () => show(true));
  group.append(chart, table);
  return { element: group, show };
}
