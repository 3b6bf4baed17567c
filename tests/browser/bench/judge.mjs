// Judging: ours beside other engines, on the same rules and the same profiles.
// SIDE_BY_SIDE names the folder with the native program and the wasm, which
// `cargo xtask bench` builds.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { DIST } from '../harness.mjs';
import { median, ratio, rounds, short, table } from './figures.mjs';
import { rivals } from './rivals.mjs';

const FOLDER = process.env.SIDE_BY_SIDE;
const NATIVE = path.join(FOLDER, process.platform === 'win32' ? 'side-by-side.exe' : 'side-by-side');
const ENGINE = path.join(DIST, 'partner-eligibility', 'engine.js');

/** Every rule was published then, and nothing depends on a score yet; and with scores. */
const DAYS = ['2018-06-01', '2021-06-01'];
const PROFILES = 20;
const PEOPLE = 25;
const ROUNDS = 25;

/** For how long each runs in a round, in milliseconds. */
const SLICE = 40;

const CURVE = { people: [10, 30, 100, 300, 1_000, 3_000, 10_000], awards: [12, 25, 49, 98, 196, 392] };

/** The programme that people and awards are varied in, and how often. */
const WHOLE = 49;
const CURVE_ROUNDS = 9;

/** What the native program wrote for so many profiles with so many people. */
function written(day, profiles, people) {
  const folder = path.join(FOLDER, `${day}-${people}`);
  const { status } = spawnSync(NATIVE, ['write', folder, day, String(profiles), String(people)], { stdio: 'inherit' });
  assert.equal(status, 0, 'the native program wrote what is judged');
  return JSON.parse(readFileSync(path.join(folder, 'judge.json'), 'utf8'));
}

/** The native program, which judges and times when it is asked to. */
function native() {
  const child = spawn(NATIVE, ['time'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async time(...words) {
      child.stdin.write(`${words.join(' ')}\n`);
      const { value } = await lines.next();
      return Number(value) / 1_000;
    },
    end: () => child.stdin.end(),
  };
}

/** How long one call takes, in microseconds: as many as fit into a slice. */
async function timed(call) {
  for (let number = 1; ;) {
    const start = performance.now();
    await call(number);
    const took = performance.now() - start;
    if (took >= SLICE / 2) return (took * 1_000) / number;
    number = Math.ceil(number * Math.min(10, SLICE / Math.max(took, 0.01)));
  }
}

/** One after the other, from the first one again. */
const each = (values, call) => async (number) => {
  for (let at = 0; at < number; at += 1) await call(values[at % values.length]);
};

/** Fails unless everybody answers every rule for every profile as we do. */
async function agree({ rules, facts, met }, others) {
  for (const { name, answer } of others) {
    for (const [profile, of] of facts.entries()) {
      assert.deepEqual(await answer(of), met[profile], `${name} judges profile ${profile} as we do`);
    }
  }
  const some = met.flat();
  assert.ok(some.includes(true) && some.includes(false), 'the profiles meet some rules and not others');
  return rules.length * facts.length;
}

/** Judging in a table, and the curves. */
export async function judge() {
  const { Inside } = createRequire(import.meta.url)(path.join(FOLDER, 'wasm', 'side_by_side.js'));
  const ours = existsSync(ENGINE) ? await import(ENGINE) : null;
  const outside = native();
  try {
    let compared = 0;
    let judged;
    for (const day of DAYS) {
      const data = written(day, PROFILES, PEOPLE);
      const others = rivals(data.rules);
      compared += await agree(data, others);
      judged ??= { day, others, ...data };
    }
    const { day, others, rules, facts, documents } = judged;

    const set = [day, PROFILES, PEOPLE];
    const insideOnly = (awards) => {
      const inside = new Inside(awards, ...set);
      return () => timed((number) => inside.judge(number));
    };
    const natively = (awards) => async () => {
      const one = await outside.time(awards, ...set, 1);
      const number = Math.max(1, Math.ceil((SLICE * 1_000) / one));
      return (await outside.time(awards, ...set, number)) / number;
    };
    const subjects = [
      ...(ours ? [['ours, from JavaScript and back', () => timed(each(documents, (profile) => ours.assess(profile, { program: 'mpn', asOf: day })))]] : []),
      ['ours, within wasm', insideOnly(String(WHOLE))],
      ['ours, within wasm, competencies only', insideOnly('competencies')],
      ['ours, natively', natively(String(WHOLE))],
      ['ours, natively, competencies only', natively('competencies')],
      ...others.map(({ name, answer }) => [name, () => timed(each(facts, answer))]),
    ];
    const runs = subjects.map(([, run]) => run);
    // Engines that compile while they run have done so after this.
    await rounds(3, runs);
    const figures = await rounds(ROUNDS, runs);
    const rows = subjects.map(([name], at) =>
      [name, ...figures.slice(0, ours ? 2 : 1).map((base) => `${short(ratio(figures[at], base))}`), short(median(figures[at]))]);

    return {
      compared,
      rules: rules.length,
      judging: table(['engine', ...(ours ? ['times ours from JavaScript'] : []), 'times ours within wasm', 'µs'], rows),
      people: await curve('people', (people) => ({
        wasm: inside(Inside, String(WHOLE), day, people),
        native: () => outside.time(WHOLE, day, 3, people, 3).then((time) => time / 3),
        ...(ours && { crossing: crossing(ours, day, people) }),
      })),
      awards: await curve('awards', (awards) => ({
        wasm: inside(Inside, String(awards), day, PEOPLE),
        native: () => outside.time(awards, day, 3, PEOPLE, 300).then((time) => time / 300),
      })),
    };
  } finally {
    outside.end();
  }
}

function inside(Inside, awards, day, people) {
  const bench = new Inside(awards, day, 3, people);
  return () => timed((number) => bench.judge(number));
}

function crossing(ours, day, people) {
  const { documents } = written(day, 3, people);
  return () => timed(each(documents, (profile) => ours.assess(profile, { program: 'mpn', asOf: day })));
}

/** How the cost grows, by the cost of the smallest. */
async function curve(what, subjects) {
  const steps = CURVE[what];
  const made = steps.map(subjects);
  const kinds = Object.keys(made[0]);
  const runs = made.flatMap((step) => kinds.map((kind) => step[kind]));
  await rounds(1, runs);
  const figures = await rounds(CURVE_ROUNDS, runs);
  const of = (step, kind) => figures[step * kinds.length + kinds.indexOf(kind)];
  const growth = (number) => number * (what === 'people' ? Math.log2(number) : 1);
  const rows = steps.map((number, step) => [
    number,
    short(growth(number) / growth(steps[0])),
    ...kinds.map((kind) => short(ratio(of(step, kind), of(0, kind)))),
  ]);
  const names = { wasm: 'within wasm', native: 'natively', crossing: 'from JavaScript and back' };
  return table([what, what === 'people' ? 'n log n' : 'n', ...kinds.map((kind) => names[kind])], rows);
}
