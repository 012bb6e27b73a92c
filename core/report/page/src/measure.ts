// Text that fits: widths by the browser's own measure, lines broken at spaces, the rest as an ellipsis.

export const fontSize = 14;
const family = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const longest = 400;

let canvas: CanvasRenderingContext2D | null | undefined;

export function widthOf(text: string, bold = false): number {
  canvas ??= document.createElement("canvas").getContext("2d");
  if (!canvas) return text.length * fontSize * 0.55;
  canvas.font = `${bold ? "600 " : ""}${fontSize}px ${family}`;
  return canvas.measureText(text).width;
}

/** Control characters and line breaks have no place in a label, and neither has an override of direction. */
function tame(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The longest start of a text that fits, with an ellipsis if anything is left out. */
export function clip(text: string, width: number, bold = false): string {
  const short = tame(text.slice(0, longest));
  if (text.length <= longest && widthOf(short, bold) <= width) return short;
  const letters = [...short];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(`${letters.slice(0, middle).join("")}…`, bold) <= width) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}

/** At most `most` lines, each within the width. */
export function wrap(text: string, width: number, most: number, bold = false): string[] {
  const words = tame(text.slice(0, longest)).split(" ");
  const lines: string[] = [];
  let current = "";
  for (let index = 0; index < words.length; index += 1) {
    const next = current ? `${current} ${words[index]}` : (words[index] ?? "");
    if (!current || widthOf(next, bold) <= width) {
      current = next;
      continue;
    }
    if (lines.length === most - 1) {
      lines.push(clip(`${current} ${words.slice(index).join(" ")}`, width, bold));
      return lines;
    }
    lines.push(clip(current, width, bold));
    current = words[index] ?? "";
  }
  const cut = text.length > longest;
  lines.push(cut ? clip(`${current}${"…".padStart(2)}`, width, bold) : clip(current, width, bold));
  return lines;
}
