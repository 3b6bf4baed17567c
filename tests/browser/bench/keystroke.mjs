// From a keystroke to the painted answer.

import assert from 'node:assert/strict';

import { ERRORS, hostPage, inside, open, serve, throttle, viewport } from '../harness.mjs';
import { quantile, table } from './figures.mjs';

const SLOWER = 4;

const PAGE = hostPage('<partner-eligibility program="mpn" loading="eager"></partner-eligibility>');

/** People, and keystrokes. */
const STEPS = [[50, 200], [2_000, 100]];

const HELD = ['70-532', '70-533', '70-346', '70-347', '70-740', '70-741', '70-767', '70-768', 'assessment-cp'];

/** A profile in which nobody holds quite what the one before holds. */
const profile = (people) => ({
  format: 'partner-eligibility',
  version: 1,
  program: 'mpn',
  // Nothing of what they hold was retired then.
  judgedOn: '2018-06-01',
  figures: { 'azure-consumption': '1500' },
  people: Array.from({ length: people }, (_, at) => ({
    name: `Person ${at + 1}`,
    holds: HELD.filter((_, held) => (at >> (held % 7)) & 1),
  })),
});

const STROKES = `
  const [strokes, done] = arguments;
  const root = document.querySelector('partner-eligibility').shadowRoot;
  const input = root.getElementById('figure-azure-consumption');
  const answer = root.querySelector('.answer');
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(null);
  }));
  (async () => {
    const times = [];
    for (let stroke = 0; stroke < strokes; stroke += 1) {
      // Above and below the marks in turn, so that the answer changes each time.
      input.value = stroke % 2 ? '1500' : '150000';
      const changed = new Promise((resolve) => {
        const watch = new MutationObserver(() => { watch.disconnect(); resolve(performance.now()); });
        watch.observe(answer, { subtree: true, childList: true, characterData: true, attributes: true });
      });
      const start = performance.now();
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      const there = (await changed) - start;
      times.push([there, (await painted()) - start]);
      await new Promise((resolve) => { setTimeout(resolve, 30); });
    }
    done(times);
  })();`;

/** A table of times. */
export async function keystroke() {
  const server = await serve({ pages: { 'bench.html': PAGE, 'errors.js': ERRORS } });
  const driver = await open();
  await driver.manage().setTimeouts({ script: 300_000 });
  const rows = [];
  try {
    await viewport(driver, 1280, 900);
    for (const [people, strokes] of STEPS) {
      await throttle(driver, 1);
      await driver.get(`${server.url}bench.html`);
      await inside(driver, '.headline');
      const taken = await driver.executeAsyncScript(
        `const [profile, done] = arguments;
         const element = document.querySelector('partner-eligibility');
         element.profile = profile;
         setTimeout(() => done(element.profile.people.length), 1000);`,
        profile(people),
      );
      assert.equal(taken, people, 'the widget took the people in');
      await inside(driver, '#figure-azure-consumption');
      await throttle(driver, SLOWER);
      const times = await driver.executeAsyncScript(STROKES, strokes);
      for (const [what, at] of [['changed', 0], ['painted', 1]]) {
        const of = times.map((time) => time[at]);
        rows.push([`${people} people, until the answer is ${what}`, ...[0.5, 0.99].map((share) => quantile(of, share).toFixed(1))]);
      }
    }
  } finally {
    await driver.quit();
    await server.close();
  }
  return table(['', 'median, ms', '99th percentile, ms'], rows);
}
