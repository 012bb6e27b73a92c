// Every figure that asks for a picture and has numbers has one, with a name, a sentence and a toggle.

/** Runs in the page. */
export function readFigures() {
  return [...document.querySelectorAll("figure.result")].map((figure) => {
    const charts = [...figure.querySelectorAll(".picture .chart svg")];
    const heads = [...figure.querySelectorAll("thead th")];
    const drawn = ["value", "numerator", "count"];
    const places = heads.map((head, index) =>
      drawn.includes(head.dataset.role) || !head.dataset.name ? index : -1,
    );
    const numbers = [
      ...figure.querySelectorAll(
        "tbody[data-stratum=''] tr:not(.group), tbody:first-of-type tr:not(.group)",
      ),
    ].some((row) =>
      [...row.cells].some(
        (cell, index) => places.includes(index) && (cell.dataset.v ?? cell.textContent).trim() !== "",
      ),
    );
    return {
      id: figure.id,
      wants: (figure.dataset.picture ?? "none") !== "none",
      numbers,
      charts: charts.length,
      named: charts.every((svg) => {
        const said = (name) => document.getElementById(svg.getAttribute(name))?.textContent?.trim();
        return svg.getAttribute("role") === "img" && said("aria-labelledby") && said("aria-describedby");
      }),
      marks: charts.every((svg) => svg.querySelectorAll("path, rect, circle, line, text").length > 3),
      faulty: charts.some((svg) =>
        /NaN|undefined|Infinity/.test(
          svg.outerHTML.replace(/<title[\s\S]*?<\/desc>/, "").replace(/>[^<]*</g, "><"),
        ),
      ),
      says: figure.querySelector("figcaption .says")?.textContent.trim() !== "",
      buttons: figure.querySelectorAll(".toggle button").length,
    };
  });
}

export function pictureProblems(figures) {
  if (figures.length === 0) return ["no figures"];
  return figures.flatMap((figure) => {
    const said = [];
    if (!figure.says) said.push(`${figure.id}: no sentence`);
    if (figure.wants && figure.numbers && figure.charts === 0) said.push(`${figure.id}: no picture`);
    if (!figure.named) said.push(`${figure.id}: a picture without title or description`);
    if (!figure.marks) said.push(`${figure.id}: an empty picture`);
    if (figure.faulty) said.push(`${figure.id}: a mark with a number that is none`);
    if (figure.charts > 0 && figure.buttons !== 2) said.push(`${figure.id}: no toggle`);
    return said;
  });
}
