// The words that the script adds to the page, in the page's language.

const swedish = {
  chart: "Visa diagram",
  table: "Visa tabell",
  view: (title: string) => `Visning: ${title}`,
  group: "Grupp",
  everybody: "Alla",
  of: (part: string, whole: string) => `${part} av ${whole}`,
  few: "för få",
  share: "andel",
  interval: "95 % osäkerhetsintervall",
  intervalPlain: "osäkerhetsintervall",
  point: "värde",
  fewPoint: "för få för att säga något säkert",
  unknownBand: "om alla okända räknas som nej till ja",
  target: "mål",
  beyond: "målet ligger utanför skalan",
  atRisk: "Antal som följs",
  before: "före",
  after: "efter",
  number: "antal",
  firstRows: (shown: number, all: number) =>
    `Diagrammet visar de ${shown} första av ${all} rader. Tabellen har alla.`,
  unit: { day: "dagar", week: "veckor", month: "månader", year: "år" } as Record<string, string>,
  noData: "inga uppgifter",
  notStated: "ej angivet",
  shareOfRow: "andel av raden",
};

export type Words = typeof swedish;

const english: Words = {
  chart: "Show chart",
  table: "Show table",
  view: (title) => `View: ${title}`,
  group: "Group",
  everybody: "Everybody",
  of: (part, whole) => `${part} of ${whole}`,
  few: "too few",
  share: "share",
  interval: "95 % interval of uncertainty",
  intervalPlain: "interval of uncertainty",
  point: "value",
  fewPoint: "too few to say anything certain",
  unknownBand: "if all unknown count as no to yes",
  target: "target",
  beyond: "the target is outside the scale",
  atRisk: "Number followed",
  before: "before",
  after: "after",
  number: "number",
  firstRows: (shown, all) => `The chart shows the first ${shown} of ${all} rows. The table has all.`,
  unit: { day: "days", week: "weeks", month: "months", year: "years" },
  noData: "no data",
  notStated: "not stated",
  shareOfRow: "share of the row",
};

export function wordsFor(language: string): Words {
  return language.toLowerCase().startsWith("en") ? english : swedish;
}

/** Numbers as the page's language writes them. */
export class Numbers {
  private readonly share0: Intl.NumberFormat;
  private readonly plain: Intl.NumberFormat;

  constructor(language: string) {
    const tag = language.toLowerCase().startsWith("en") ? "en-GB" : "sv-SE";
    this.share0 = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 });
    this.plain = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  }

  percent(share: number): string {
    // With a space in both languages, as the tables have it.
    return this.share0.format(share).replace(/\s*%$/u, "\u00a0%");
  }

  number(value: number): string {
    return this.plain.format(value);
  }
}
