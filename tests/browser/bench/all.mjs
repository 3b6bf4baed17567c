// Runs the benches and writes benches/results.md: `cargo xtask bench`, which
// builds what they need. With the name of one, only that one runs, and nothing is
// written.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const RESULTS = fileURLToPath(new URL('../../../benches/results.md', import.meta.url));

const sections = {
  async judge() {
    const { judge } = await import('./judge.mjs');
    const { compared, rules, judging, people, awards } = await judge();
    return `## Judging

${rules} rules, one for each way to a level of a competency. Before the clock ran, every
engine had answered ${compared} times, a rule of a profile each, as ours did.

${judging}

### By the number of people

Ours, by its time for the fewest.

${people}

### By the number of awards

${awards}
`;
  },
  async start() {
    const { start } = await import('./start.mjs');
    const { questions, times, bytes } = await start();
    return `## Starting

From navigation to the first painted field, in Chromium with its processor slowed four
times. *To type in* are the fields that the element shows by itself, *with its answer* is the
whole widget. SurveyJS shows ${questions} questions. The slow line has 1.44 Mbit/s and 562 ms.

${times}

## Bytes

What each page fetches.

${bytes}
`;
  },
  async keystroke() {
    const { keystroke } = await import('./keystroke.mjs');
    return `## From a keystroke to the answer

In Chromium with its processor slowed four times.

${await keystroke()}
`;
  },
};

const [only] = process.argv.slice(2);
if (only !== undefined && !Object.hasOwn(sections, only)) {
  console.error(`There is no bench \`${only}\`; there are ${Object.keys(sections).join(', ')}.`);
  process.exit(1);
}
const texts = [];
for (const name of only ? [only] : Object.keys(sections)) {
  const text = await sections[name]();
  console.log(text);
  texts.push(text);
}
if (!only) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const head = `# Side by side

Written by \`cargo xtask bench\` at ${commit}. How each figure is measured stands in
[README.md](README.md); compare ratios, not times: those are of one machine on one day.
`;
  writeFileSync(RESULTS, [head, ...texts].join('\n'));
  console.log(`The tables are in ${RESULTS}.`);
}
