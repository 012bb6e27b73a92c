// With scripts off every table is there, and nothing that needs a script.

/** Runs in the page. */
export function missingWithoutScript(figures) {
  const problems = [];
  // What is folded away opens without a script too.
  for (const part of document.querySelectorAll("details")) part.open = true;
  const tables = [...document.querySelectorAll("figure.result table")];
  tables.forEach((table, index) => {
    if (table.getBoundingClientRect().height < 10) problems.push(`table ${index + 1} is not shown`);
  });
  for (const left of [".picture", ".toggle", "[hidden]", "[style]"])
    if (document.querySelector(left)) problems.push(`${left} is there`);
  if (tables.length !== figures) problems.push(`${tables.length} tables in ${figures} figures`);
  return problems;
}
