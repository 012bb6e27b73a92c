// Each list of choices draws a picture for its last entry and for its first.

/** Runs in the page. */
export function tryChoices() {
  const problems = [];
  let selects = 0;
  for (const figure of document.querySelectorAll("figure.result")) {
    figure.querySelector(".toggle button")?.click();
    const strata = figure.querySelectorAll("tbody").length;
    const lists = figure.querySelectorAll(".choice select");
    if (figure.querySelector(".picture") && strata > 1 && lists.length === 0)
      problems.push(`${figure.id}: no choice of group`);
    for (const list of lists) {
      selects += 1;
      for (const index of [list.options.length - 1, 0]) {
        list.selectedIndex = index;
        list.dispatchEvent(new Event("change", { bubbles: true }));
        if (!figure.querySelector(".picture")?.textContent)
          problems.push(`${figure.id}: nothing is shown for a choice`);
      }
    }
  }
  return { problems, selects };
}
