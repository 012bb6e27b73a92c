#include "report/html/page.hpp"

namespace fotfaste::report {

void write_accessibility_section(Page& page) {
  Html& html = page.html;
  html.open("section", {{"id", "accessibility"}, {"aria-labelledby", "accessibility-heading"}});
  html.element("h2", {{"id", "accessibility-heading"}}, page.say("Tillgänglighet", "Accessibility")).line();
  page.paragraph(page.say(
      "Sidan är gjord för att uppfylla WCAG 2.1, nivå AA. Sidor av samma slag är prövade i webbläsaren "
      "Chromium med "
      "axe-core, med kontroll av HTML, med tangentbord, i bredden 320 punkter, i utskrift och utan skript. "
      "En "
      "maskinell prövning hittar inte alla brister, och sidan är inte prövad med alla skärmläsare.",
      "The page is made to meet WCAG 2.1, level AA. Pages of this kind were checked in the browser Chromium "
      "with "
      "axe-core, with a check of the HTML, by keyboard, at a width of 320 points, in print and without "
      "scripts. "
      "Automatic checks do not find every fault, and the page was not tried with every screen reader."));
  page.paragraph(
      page.say("Varje diagram har en mening med siffrorna och en tabell med samma uppgifter: välj Visa "
               "tabell. Inget sägs med "
               "bara färg. Sidan hämtar ingenting från nätet.",
               "Every picture has a sentence with the numbers and a table with the same data: choose to show "
               "the table. "
               "Nothing is said by colour alone. The page fetches nothing from any network."));
  const std::string owner =
      as_text(member(member(member(page.results, "run"), "project"), "owner"), page.language);
  page.paragraph(page.say("Hittar du en brist, säg till den som äger projektet",
                          "If you find a fault, tell whoever owns the project") +
                 (owner.empty() ? std::string() : std::string(": ").append(owner)).append("."));
  html.close().line();
}

}  // namespace fotfaste::report
