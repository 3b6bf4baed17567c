// Scripts tried through every text that comes from outside, on a page without any
// policy: nothing runs, and what was tried is shown as the text that it is.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { allInside, hostPage, inside, open, serve, TAG, test, text, until, whole } from './harness.mjs';

const ATTACKS = [
  '<img src=x onerror="globalThis.ran=1">',
  '<script>globalThis.ran=1</script>',
  '"><svg onload=globalThis.ran=1>',
  "'-globalThis.ran=1-'",
  'javascript:globalThis.ran=1',
  '{{constructor.constructor("globalThis.ran=1")()}}',
  '<iframe srcdoc="<script>parent.ran=1</script>">',
];

// What the widget puts off until nobody types comes soon, and the test knows of it.
const HASTE = `
  const { setTimeout: later, clearTimeout: never } = window;
  globalThis.putOff = new Set();
  globalThis.soon = (then) => later(then);
  globalThis.setTimeout = (then, delay = 0, ...values) => {
    // The limit that WebKit's driver sets a script.
    if (delay > 5000) return later(then, delay, ...values);
    const id = later(() => { putOff.delete(id); then(...values); }, Math.min(delay, 10));
    putOff.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => { putOff.delete(id); never(id); };`;

const widget = `document.querySelector('${TAG}')`;

let driver;
let server;

before(async () => {
  server = await serve({
    csp: null,
    pages: { 'errors.js': HASTE, 'host.html': hostPage(`<${TAG} loading="eager" program="maicpp"></${TAG}>`) },
  });
  driver = await open();
});

after(async () => {
  await driver?.quit();
  await server?.close();
});

async function page(fragment = '') {
  await driver.get('about:blank');
  await driver.get(`${server.url}host.html${fragment}`);
  await inside(driver, '.headline');
  await whole(driver);
}

/** Runs a script in the page, in which `drawn()` can be waited for: all is worked out and drawn. */
const inPage = async (script, ...values) => {
  const error = await driver.executeAsyncScript(
    `const given = [...arguments];
     const done = given.pop();
     const root = ${widget}.shadowRoot;
     let changed = 0;
     const seen = new MutationObserver(() => { changed += 1; });
     seen.observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
     const frame = () => new Promise((resolve) => requestAnimationFrame(() => soon(resolve)));
     const drawn = async () => {
       do {
         changed = 0;
         await frame();
         await frame();
       } while (changed > 0 || putOff.size > 0 || root.querySelector('[aria-busy=true]'));
     };
     (async () => { ${script} })()
       .then(() => null, String)
       .then((error) => { seen.disconnect(); done(error); });`,
    ...values,
  );
  assert.equal(error, null);
};

/** Opens all that can be opened `within`, and what comes to light by it, so that every text is on the page. */
const openAll = (within = '*') => inPage(
  `const [within] = given;
   const tried = new Set();
   for (let round = 0; round < 3; round += 1) {
     const closed = [...root.querySelectorAll(within + ' :is([aria-expanded=false], details:not([open]))')].filter((one) => !tried.has(one));
     if (round > 0 && closed.length === 0) break;
     for (const one of closed) {
       tried.add(one);
       if (one.matches('details')) one.open = true;
       else one.click();
     }
     await drawn();
   }`,
  within,
);

/** Nothing ran, and no element came of a text. */
async function nothingRan(what) {
  // An image of the test's own fails too: by then, those that came before have.
  await inPage(
    `await drawn();
     await new Promise((resolve) => { Object.assign(new Image(), { onerror: resolve }).src = 'missing?' + Math.random(); });`,
  );
  const found = await driver.executeScript(
    `const root = ${widget}.shadowRoot;
     const foreign = [...root.querySelectorAll('img, script, iframe, object, embed, base, form, [onerror], [onload], [onclick], [srcdoc]')];
     const links = [...root.querySelectorAll('[href]')].map((one) => one.getAttribute('href'));
     return { ran: window.ran ?? null, foreign: foreign.map((one) => one.outerHTML),
       links: links.filter((href) => !/^(https:|http:|#)/.test(href)) };`,
  );
  assert.deepEqual(found, { ran: null, foreign: [], links: [] }, what);
}

const document_ = (attack) => ({
  format: 'partner-eligibility',
  version: 1,
  company: attack,
  judgedOn: '2026-10-10',
  tax: attack,
  people: [
    { name: attack, count: attack, holds: [attack, { certification: 'AZ-104', passed: attack, expires: attack }] },
    { name: attack, holds: ['AZ-104'] },
  ],
  figures: { 'azure-usage-now': attack, [attack]: attack },
  answers: { [attack]: true },
  choices: { [attack]: attack },
  held: [{ award: attack, level: attack, anniversary: attack, since: attack }],
  audits: { [attack]: attack },
});

test('a document with scripts in every text runs none', async () => {
  await page();
  for (const attack of ATTACKS) {
    await driver.executeScript(`${widget}.profile = arguments[0]`, document_(attack));
    const name = async () => (await allInside(driver, '.person .who'))[1]?.getAttribute('value');
    await until(driver, async () => (await name()) === attack, 'what was tried as the text that it is');
    await openAll();
    await nothingRan(attack);
  }
});

test('a link with scripts runs none', async () => {
  await page();
  await driver.executeScript(`${widget}.profile = arguments[0]`, document_(ATTACKS[0]));
  await until(driver, async () => (await allInside(driver, '.person')).length === 2, 'two people');
  await openAll();
  const [box] = await allInside(driver, '.share .check-box input');
  await driver.executeScript('arguments[0].click()', box);
  await inPage('await drawn();');
  const link = await (await inside(driver, '#link')).getAttribute('value');
  await page(new URL(link).hash);
  await openAll();
  await nothingRan('its own link');
  // What is no link changes nothing: only what is said of it can hold a text of it.
  const profile = () => driver.executeScript(`return ${widget}.profile`);
  await page();
  const untouched = await profile();
  for (const attack of ATTACKS) {
    for (const fragment of [`#${attack}`, `#partner-eligibility=${attack}`, `#partner-eligibility=1.${encodeURIComponent(attack)}`]) {
      await page(fragment);
      assert.deepEqual(await profile(), untouched, `${fragment} is not taken in`);
      await openAll('.import');
      await nothingRan(fragment);
    }
  }
});

test('a file with scripts in its name, its headings and its rows runs none', async () => {
  await page();
  for (const attack of ATTACKS) {
    const quoted = `"${attack.replaceAll('"', '""')}"`;
    const table = `Name,Certification,${quoted}\n${quoted},${quoted},${quoted}\n${quoted},AZ-104,${quoted}\n`;
    for (const content of [table, attack, JSON.stringify(document_(attack))]) {
      await driver.executeScript(
        `const dropped = new DataTransfer();
         dropped.items.add(new File([arguments[0]], arguments[1]));
         ${widget}.shadowRoot.querySelector('.widget').dispatchEvent(
           new DragEvent('drop', { dataTransfer: dropped, bubbles: true, composed: true, cancelable: true }));`,
        content,
        `${attack}.csv`,
      );
      await inside(driver, '.import');
      await openAll('.import');
      await nothingRan(content);
      // What cannot be taken over is closed, so that the next is known when it comes.
      const [takeOver] = await allInside(driver, '.import .main-button');
      const close = (await allInside(driver, '.import button')).at(-1);
      await driver.executeScript('arguments[0].click()', takeOver ?? close);
      await until(driver, async () => (await allInside(driver, '.import')).length === 0, 'the import gone');
      // What a document brings along is looked at in whole above.
      if (content === table) await openAll();
      await nothingRan(`${content}, taken over`);
    }
  }
});

test('attributes with scripts run none, and the answer stays', async () => {
  for (const attribute of ['program', 'programs', 'lang', 'as-of', 'theme', 'rules', 'persist']) {
    await page();
    for (const attack of ATTACKS) {
      await driver.executeScript(`${widget}.setAttribute(arguments[0], arguments[1])`, attribute, attack);
      await nothingRan(`${attribute}=${attack}`);
      assert.notEqual(await text(driver, '.headline'), '');
    }
  }
});

test('what is typed with scripts in it runs none', async () => {
  await page();
  for (const attack of ATTACKS) {
    await driver.executeScript(
      `for (const input of ${widget}.shadowRoot.querySelectorAll('input:not([type=file], [type=checkbox], [readonly], [type=range])')) {
         input.value = arguments[0];
         input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
       }`,
      attack,
    );
    await inPage('await drawn();');
    await openAll();
    await nothingRan(attack);
  }
});
