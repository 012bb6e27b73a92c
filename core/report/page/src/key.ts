// What the marks of a picture mean, as a list below it.

import { accent, band, ink } from "./palette.ts";
import type { KeyEntry } from "./picture.ts";
import { element, svgElement } from "./svg.ts";

function sample(entry: KeyEntry): SVGElement {
  const wide = 26;
  const svg = svgElement("svg", {
    width: wide,
    height: 16,
    viewBox: `0 0 ${wide} 16`,
    "aria-hidden": "true",
    focusable: "false",
  });
  const paint = entry.paint ?? accent;
  const add = (name: string, attributes: Record<string, string | number>) =>
    svg.append(svgElement(name, attributes));
  switch (entry.mark) {
    case "dot":
      add("circle", { cx: 13, cy: 8, r: 5.5, fill: paint });
      break;
    case "open":
      add("circle", { cx: 13, cy: 8, r: 5, fill: "#ffffff", stroke: paint, "stroke-width": 2 });
      break;
    case "line":
      add("path", { d: "M2,8h22", stroke: paint, "stroke-width": 2.5 });
      break;
    case "band":
      add("rect", { x: 1, y: 1, width: 24, height: 14, fill: entry.paint ?? band });
      break;
    case "target":
      add("path", { d: "M13,0v16", stroke: ink, "stroke-width": 2.5 });
      break;
    case "arrow":
      add("path", { d: "M9,3l8,5l-8,5z", fill: ink });
      break;
    case "square":
      add("rect", { x: 8, y: 3, width: 10, height: 10, fill: paint });
      break;
    case "triangle":
      add("path", { d: "M13,2l6.5,11.5h-13z", fill: paint });
      break;
    case "diamond":
      add("path", { d: "M13,1.5l6.5,6.5l-6.5,6.5l-6.5,-6.5z", fill: paint });
      break;
    case "paint":
      add("rect", {
        x: 1,
        y: 1,
        width: 24,
        height: 14,
        fill: paint,
        stroke: "#8a949e",
        "stroke-width": 0.75,
      });
      break;
  }
  return svg;
}

export function keyList(entries: readonly KeyEntry[]): HTMLElement {
  const list = element("ul", "key");
  for (const entry of entries) {
    const item = element("li");
    const words = element("span", "", entry.text);
    words.dir = "auto";
    item.append(sample(entry), words);
    list.append(item);
  }
  return list;
}
