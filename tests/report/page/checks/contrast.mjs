// Contrast inside the pictures, which accessibility checkers do not look into: text 4.5:1 against what lies
// behind it, marks 3:1 against white. Runs in the page.

export function pictureContrast() {
  const parse = (colour) => {
    const numbers = /rgba?\(([^)]+)\)/
      .exec(colour)?.[1]
      ?.split(/[ ,/]+/)
      .map(Number);
    return numbers ? { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 } : null;
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  const white = [255, 255, 255];
  const problems = new Set();
  let texts = 0;
  let marks = 0;
  for (const svg of document.querySelectorAll(".picture .chart svg")) {
    const id = svg.closest("figure")?.id ?? "";
    const rects = [...svg.querySelectorAll("rect")].filter((rect) => !rect.closest("defs"));
    const boxes = rects.map((rect) => ({
      box: rect.getBoundingClientRect(),
      fill: getComputedStyle(rect).fill,
    }));
    for (const text of svg.querySelectorAll("text")) {
      if (!text.textContent.trim()) continue;
      const box = text.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const behind = boxes
        .filter(
          ({ box: b, fill }) => b.left <= x && x <= b.right && b.top <= y && y <= b.bottom && parse(fill),
        )
        .pop();
      const fill = parse(getComputedStyle(text).fill);
      if (!fill) continue;
      texts += 1;
      const ratio = contrast(fill.rgb, behind ? parse(behind.fill).rgb : white);
      if (ratio < 4.5)
        problems.add(`${id}: text "${text.textContent.slice(0, 30)}" has a contrast of ${ratio.toFixed(2)}`);
    }
    for (const mark of svg.querySelectorAll("circle, path[d]:not(defs path), pattern > rect")) {
      const style = getComputedStyle(mark);
      const paints = [style.fill, style.stroke].map(parse).filter((paint) => paint && paint.alpha === 1);
      if (paints.length === 0 || Number(style.fillOpacity) < 1) continue;
      marks += 1;
      if (mark.closest("[data-quiet]")) continue;
      const best = Math.max(...paints.map(({ rgb }) => contrast(rgb, white)));
      if (mark.tagName === "circle" && best < 3)
        problems.add(`${id}: a mark has a contrast of ${best.toFixed(2)}`);
      if (mark.tagName === "rect" && best < 3)
        problems.add(`${id}: a class's colour has a contrast of ${best.toFixed(2)}`);
    }
  }
  return { problems: [...problems], texts, marks };
}
