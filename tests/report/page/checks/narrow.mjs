// On a screen of 320 pixels the page does not slide sideways: wide tables do, inside their own box.

/** Runs in the page. */
export function slidesSideways() {
  const most = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= most) return [];
  const wide = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > most + 1 && !element.closest(".table table, svg"),
  );
  return [`the page is ${document.documentElement.scrollWidth} px wide`].concat(
    wide.slice(0, 6).map((e) => `${e.tagName.toLowerCase()}.${e.className} in ${e.closest("[id]")?.id}`),
  );
}
