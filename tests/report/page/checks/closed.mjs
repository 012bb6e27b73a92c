// Nothing runs but the page's own script, and nothing is asked of anybody.

/** Runs in the page. */
export function looseEnds() {
  const loose = [];
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? "";
  if (!/default-src 'none'/.test(policy)) loose.push("no policy that starts from nothing");
  if (/unsafe/.test(policy)) loose.push("the policy has an unsafe word");
  for (const element of document.querySelectorAll("body *")) {
    const handler = [...element.attributes].find(({ name }) => name.startsWith("on"));
    if (handler) loose.push(`an element with ${handler.name}`);
  }
  for (const element of document.querySelectorAll("[src], link[href], use[href^='http']"))
    loose.push(element.outerHTML.slice(0, 80));
  const { lang } = document.documentElement;
  if (!["sv", "en"].includes(lang)) loose.push(`the language is "${lang}"`);
  return loose;
}
