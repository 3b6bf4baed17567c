// Starting: from navigation to a painted field that somebody can use, and what is
// fetched for it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { cdp, open, throttle } from '../harness.mjs';
import { median, ratio, rounds, short, table } from './figures.mjs';
import { bundled, compressed, host, packaged, pages } from './pages.mjs';

const FOLDER = process.env.SIDE_BY_SIDE;
const ROUNDS = 9;
const SLOWER = 4;

/** Lines, as the developer tools of Chromium have them: bytes a second, and milliseconds. */
const LINES = [
  ['a fast line', { latency: 0, downloadThroughput: -1, uploadThroughput: -1 }],
  ['a slow line', { latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }],
];

/** Says when a page could be used: at the end of the first frame that shows what it waits for. */
const watch = (ready) => `
  globalThis.usable = new Promise((resolve) => {
    const look = () => {
      let there = false;
      try { there = Boolean(${ready}); } catch { /* The page has no body yet. */ }
      if (!there) requestAnimationFrame(look);
      else {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      }
    };
    requestAnimationFrame(look);
  });`;

/** A form of SurveyJS with what the widget asks; the figures are folded up there, too. */
function form() {
  const { status } = spawnSync(path.join(FOLDER, 'side-by-side'), ['form', FOLDER], { stdio: 'inherit' });
  assert.equal(status, 0, 'the native program wrote the questions');
  const { people, figures, others } = JSON.parse(readFileSync(path.join(FOLDER, 'form.json'), 'utf8'));
  const folded = { type: 'panel', name: 'figures', title: 'Figures', state: 'collapsed', elements: figures };
  return { elements: [...people, folded, ...others], number: people.length + figures.length + others.length };
}

async function usable(driver, url, ready) {
  await driver.get('about:blank');
  const { identifier } = await cdp(driver, 'Page.addScriptToEvaluateOnNewDocument', { source: watch(ready) });
  try {
    await driver.get(url);
    return await driver.executeAsyncScript('const done = arguments[0]; usable.then(done);');
  } finally {
    await cdp(driver, 'Page.removeScriptToEvaluateOnNewDocument', { identifier });
  }
}

/** Times and bytes in tables. */
export async function start() {
  const driver = await open();
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  let site;
  try {
    const { elements, number } = form();
    const measured = pages({ elements });
    site = await host(measured);
    await cdp(driver, 'Network.enable');
    await cdp(driver, 'Network.setCacheDisabled', { cacheDisabled: true });
    await throttle(driver, SLOWER);
    const runs = measured.map(({ ready }, at) => () => usable(driver, site.url(at), ready));
    await rounds(1, runs);
    const rows = [];
    for (const [line, conditions] of LINES) {
      await cdp(driver, 'Network.emulateNetworkConditions', { offline: false, ...conditions });
      const figures = await rounds(ROUNDS, runs);
      for (const [at, { name }] of measured.entries()) {
        rows.push([`${line}: ${name}`, short(ratio(figures[at], figures[0])), Math.round(median(figures[at]))]);
      }
    }
    const fetched = measured
      .map(({ counted }, at) => [counted, [...site.took(at).values()].reduce((sum, size) => sum + size, 0)])
      .filter(([counted]) => counted);
    const alone = [
      ['json-rules-engine, bundled, without an interface', bundled("import { Engine } from 'json-rules-engine'; globalThis.Engine = Engine;")],
      ['json-logic-js, bundled, without an interface', bundled("import logic from 'json-logic-js'; globalThis.logic = logic;")],
      ['the expressions of ZEN as wasm, without its glue', packaged('@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm')],
    ].map(([name, body]) => [name, compressed(body).length]);
    const sizes = [...fetched, ...alone];
    const [, ours] = fetched.find(([counted]) => counted === 'the widget');
    return {
      questions: number,
      times: table(['page', 'times ours', 'ms'], rows),
      bytes: table(['page', 'times ours', 'bytes of brotli'], sizes.map(([name, size]) => [name, short(size / ours), size])),
    };
  } finally {
    await driver.quit();
    await site?.close();
  }
}
