// What the benches do with figures: medians, ratios, and tables in Markdown.

/** The value below which so large a share of them lies. */
export function quantile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (values) => quantile(values, 0.5);

/** The median of one's figures by another's of the same round. */
export const ratio = (values, base) => median(values.map((value, round) => value / base[round]));

/** A figure with two digits that tell something. */
export function short(value) {
  if (value >= 100) return String(Math.round(value));
  return value >= 10 ? value.toFixed(1).replace(/\.0$/, '') : value.toPrecision(2);
}

/** A table; numbers stand to the right. */
export function table(headings, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = headings.map((_, at) => (at ? '---:' : '---'));
  return [headings, rule, ...rows].map(line).join('\n');
}

/** So many rounds, in each of which everything runs once, each time another one first. */
export async function rounds(number, runs) {
  const figures = runs.map(() => []);
  for (let round = 0; round < number; round += 1) {
    for (let turn = 0; turn < runs.length; turn += 1) {
      const at = (round + turn) % runs.length;
      figures[at].push(await runs[at]());
    }
  }
  return figures;
}
