// Each picture's two buttons, by keyboard: Enter on the second shows the table, Space on the first the picture.

/** Runs in the page. */
function look(id) {
  const figure = document.getElementById(id);
  const [picture, table] = figure.querySelectorAll(".toggle button");
  const box = figure.querySelector(".table");
  return {
    pressed: [picture, table].map((button) => button.getAttribute("aria-pressed")).join(),
    picture: figure.querySelector(".picture").getBoundingClientRect().height > 0,
    table: box.checkVisibility({ contentVisibilityAuto: true }) && box.getBoundingClientRect().height > 10,
  };
}

/** Leaves every figure with its picture. */
export async function toggleProblems(page, ids) {
  const problems = [];
  for (const id of ids) {
    const first = await page.evaluate((at) => {
      document.getElementById(at).querySelector(".toggle button").focus({ preventScroll: true });
    }, id).then(() => page.evaluate(look, id));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const second = await page.evaluate(look, id);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    const third = await page.evaluate(look, id);
    if (first.pressed !== "true,false" || !first.picture || first.table)
      problems.push(`${id}: does not start with the picture`);
    if (second.pressed !== "false,true" || second.picture || !second.table)
      problems.push(`${id}: Enter does not show the table`);
    if (third.pressed !== "true,false" || !third.picture || third.table)
      problems.push(`${id}: Space does not show the picture`);
  }
  return problems;
}
