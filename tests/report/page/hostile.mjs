// Results whose every name, label and code is hostile: markup, quotes, endings of elements, text from right to
// left, names of 10 000 characters, 200 groups, shares outside the table's own sense, and a plugin that nobody
// knows with a table of each kind. node hostile.mjs RESULTS.json

import { writeFile } from "node:fs/promises";

const markup = [
  "<script>document.title='ran'</script>",
  '"><img src=x onerror="document.title=\'ran\'">',
  "</table></figure></script></style><h1>out</h1>",
  "'; style='position:fixed;inset:0",
  "\u202Everkehrt\u202C שלום עולם مرحبا بالعالم",
  "<!-- ]]> &amp; &lt; &#0; {{x}} ${y} `z`",
  `lång ${"ord ".repeat(2500)}`,
  "ettenda".repeat(1430),
  "a\u0000b\u0007c\u200Bd\u2028e\nf\tg",
  "😀 👩‍👩‍👧‍👦 é ﷽",
];
const both = (text) => ({ sv: text, en: text });
const label = (text) => both(`${text} (${text.length})`);

const column = (name, role, type = "text") => ({
  name,
  role,
  type,
  unit: null,
  label: label(markup[name.length % markup.length]),
  added: false,
});

const labels = {
  thing: Object.fromEntries(markup.map((text) => [text, label(text)])),
  other: Object.fromEntries(markup.map((text) => [text, label(text)])),
  stratum: { [markup[0]]: label(markup[1]) },
};

const strata = [
  {},
  ...Array.from({ length: 200 }, (_, index) => ({
    [markup[0]]: `${markup[index % 7].slice(0, 60)} ${index}`,
  })),
];

const wilson = (k, n) => {
  const z = 1.959963984540054;
  const p = k / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
};

function table(id, kind, columns, rows) {
  return {
    id,
    kind,
    additive: true,
    direction: "none",
    smallest_cell: 5,
    title: both(`${id}, ${kind}: ${markup[id.length % markup.length].slice(0, 200)}`),
    description: both(markup[(id.length + 3) % markup.length]),
    columns,
    labels,
    rows,
  };
}

const counted = [
  column("numerator", "numerator", "integer"),
  column("denominator", "denominator", "integer"),
  column("unknown", "unknown", "integer"),
  column("value", "value", "number"),
  column("low", "low", "number"),
  column("high", "high", "number"),
  column("worst", "attribute", "number"),
  column("best", "attribute", "number"),
  column("few", "attribute", "integer"),
];

function counts(k, n, unknown = 0) {
  return {
    numerator: k,
    denominator: n,
    unknown,
    value: n ? k / n : null,
    low: n ? wilson(k, n).low : null,
    high: n ? wilson(k, n).high : null,
    worst: n + unknown ? k / (n + unknown) : null,
    best: n + unknown ? (k + unknown) / (n + unknown) : null,
    few: n < 20 ? 1 : 0,
  };
}

const group = column("stratum", "dimension", "stratum");
const thing = column("thing", "dimension");
const other = column("other", "dimension");
const small = strata.slice(0, 3);

const tables = [
  table(
    "shares",
    "proportion",
    [thing, group, ...counted],
    strata.flatMap((stratum, s) =>
      markup
        .slice(0, s === 0 ? 10 : 3)
        .map((text, index) => ({
          thing: text,
          stratum,
          ...counts((index * 7 + s) % 18, 9 + index * 9, index),
        })),
    ),
  ),
  table(
    "spread",
    "distribution",
    [thing, other, group, ...counted.slice(0, 4)],
    small.flatMap((stratum) =>
      markup.flatMap((text) =>
        markup
          .slice(0, 5)
          .map((o, index) => ({
            thing: text,
            other: o,
            stratum,
            numerator: index + 1,
            denominator: 15,
            unknown: 0,
            value: (index + 1) / 15,
          })),
      ),
    ),
  ),
  table(
    "months",
    "distribution",
    [column("month", "dimension", "integer"), thing, group, ...counted.slice(0, 2)],
    small.flatMap((stratum) =>
      Array.from({ length: 14 }, (_, month) =>
        markup.map((text, index) => ({
          month,
          thing: text,
          stratum,
          numerator: (month + index) % 5,
          denominator: 20,
        })),
      ).flat(),
    ),
  ),
  table(
    "ways",
    "matrix",
    [thing, other, group, ...counted.slice(0, 2)],
    small.flatMap((stratum) =>
      markup.flatMap((text, a) =>
        markup.map((o, b) => ({
          thing: text,
          other: o,
          stratum,
          numerator: (a * b) % 7,
          denominator: a === 3 ? 0 : 30,
        })),
      ),
    ),
  ),
  table(
    "steps",
    "curve",
    [
      thing,
      group,
      column("time", "dimension", "integer"),
      column("at_risk", "count", "integer"),
      column("value", "value", "number"),
      column("low", "low", "number"),
      column("high", "high", "number"),
    ],
    small.flatMap((stratum) =>
      markup
        .slice(0, 4)
        .flatMap((text) =>
          [0, 3, 8, 21, 40].map((time, index) => ({
            thing: text,
            stratum,
            time,
            at_risk: 40 - index * 9,
            value: 1 - index * 0.2,
            low: index ? 0.9 - index * 0.2 : null,
            high: index ? 1.1 - index * 0.2 : null,
          })),
        ),
    ),
  ),
  table(
    "means",
    "mean",
    [
      thing,
      column("n", "count", "integer"),
      column("value", "value", "number"),
      column("low", "low", "number"),
      column("high", "high", "number"),
    ],
    markup.map((text, index) => ({
      thing: text,
      n: index,
      value: index === 4 ? null : index - 4.5,
      low: index === 4 ? null : index - 6,
      high: index === 4 ? null : 1e6 * (index === 9) + index,
    })),
  ),
  table(
    "aims",
    "goals",
    [
      thing,
      group,
      ...counted,
      column("target_low", "target_low", "number"),
      column("scale", "scale"),
      column("verdict", "verdict"),
    ],
    Array.from({ length: 60 }, (_, index) => ({
      thing: `${markup[index % 10].slice(0, 3000)} ${index}`,
      stratum: {},
      ...counts(index, 60, index % 4),
      target_low: index % 3 ? 0.5 : 90,
      scale: index % 3 ? "share" : "count",
      verdict: markup[index % 6],
    })),
  ),
  table(
    "numbers",
    "count",
    [thing, column("many", "count", "integer")],
    markup.map((text, index) => ({ thing: text, many: index ** 6 })),
  ),
  table(
    "list",
    "records",
    [thing, other],
    markup.map((text) => ({ thing: text, other: text })),
  ),
  table(
    "flowing",
    "flow",
    [column("step", "dimension"), column("people", "count", "integer")],
    markup.slice(0, 5).map((text, index) => ({ step: text, people: 100 - index * 17 })),
  ),
  table(
    "sorted",
    "something-new",
    [thing, ...counted.slice(0, 2)],
    markup.map((text) => ({ thing: text, numerator: 1, denominator: 2 })),
  ),
];

const finding = (text, index) => ({
  code: markup[index % 3],
  severity: ["error", "warning", "note"][index % 3],
  message: both(text),
  where: { file: text, row: index, column: markup[0] },
  file: text,
  count: index,
});
const definitions = table(
  "definitions",
  "records",
  [thing, column("wording", "attribute"), column("rule", "attribute")],
  markup.map((text) => ({ thing: text, wording: text, rule: markup[0] })),
);

const results = {
  fotfaste: markup[1],
  schema: 1,
  run: {
    project: {
      id: markup[0],
      name: `${markup[0]} ${markup[4]} ${markup[7]}`,
      owner: markup[2],
      fund: markup[4],
      start: markup[8],
      end: markup[5],
      sha256: markup[7],
    },
    as_of: markup[4],
    few_below: 20,
    inputs: markup.map((text) => ({
      file: text,
      table: text,
      sha256: text,
      encoding: text,
      rows: 3,
      used: 1,
      set_aside: 2,
    })),
    sandbox: markup,
  },
  flow: {
    rows: 9,
    persons: 5,
    participations: 6,
    set_aside: 3,
    excluded: markup.map((text) => ({ reason: text, file: text, rows: 1, count: 1 })),
  },
  plugins: [
    {
      id: "hostile",
      version: "1",
      title: both(markup[2] + markup[6]),
      outcome: "ok",
      reads: markup,
      tables,
      findings: markup.map(finding),
    },
    { id: "funder-export-hostile", title: both(markup[4]), outcome: "ok", tables: [definitions], findings: [] },
    { id: markup[2], version: markup[0], title: both(markup[0]), outcome: markup[1], reason: both(markup[7]) },
  ],
  findings: markup.map(finding),
};

await writeFile(process.argv[2], JSON.stringify(results));
