// On paper nothing is cut: tables are whole, heads repeat, rows do not break, buttons are gone.

/** Runs in the page, as wide as the paper: kind is "upright" or "lying", room its width in pixels. */
export function cutInPrint([kind, room]) {
  const problems = [];
  for (const figure of document.querySelectorAll("figure.result")) {
    const box = figure.querySelector(".table");
    const lies = getComputedStyle(box).page === "wide";
    for (const svg of kind === "upright" ? figure.querySelectorAll(".picture .chart svg") : []) {
      const at = svg.getBoundingClientRect();
      if (at.width === 0) problems.push(`${figure.id}: the picture is not printed`);
      if (at.right > room + 1) problems.push(`${figure.id}: the picture is cut`);
    }
    if (lies !== (kind === "lying")) continue;
    const table = figure.querySelector("table");
    const style = getComputedStyle(box);
    if (style.display === "none" || style.contentVisibility === "hidden")
      problems.push(`${figure.id}: the table is not printed`);
    if (style.overflowY !== "visible" || style.maxHeight !== "none")
      problems.push(`${figure.id}: the table is cut in height`);
    if (table.getBoundingClientRect().right > room + 1)
      problems.push(
        `${figure.id}: the table is ${Math.round(table.getBoundingClientRect().right - room)} px too wide`,
      );
    if (table.tHead && getComputedStyle(table.tHead).display !== "table-header-group")
      problems.push(`${figure.id}: the head does not repeat`);
    const row = table.tBodies[0]?.rows[0];
    if (row && getComputedStyle(row).breakInside !== "avoid")
      problems.push(`${figure.id}: rows may break`);
    const controls = figure.querySelector(".controls");
    if (controls && getComputedStyle(controls).display !== "none")
      problems.push(`${figure.id}: buttons are printed`);
  }
  const outside = ":is(h1, h2, h3, h4, p, ul, ol, dl, pre, table, blockquote):not(figure.result *)";
  for (const element of document.querySelectorAll(`body ${outside}`)) {
    const at = element.getBoundingClientRect();
    if (at.right > room + 1 || element.scrollWidth > room) {
      problems.push(
        `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40)}" is cut`,
      );
    }
  }
  return problems;
}
