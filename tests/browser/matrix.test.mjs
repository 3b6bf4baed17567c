// Every kind of policy with every kind of host: in each, the widget can be used,
// or what stands inside its tag stays and the page is told why.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before } from 'node:test';
import { Key } from 'selenium-webdriver';
import {
  allInside,
  assertQuiet,
  consoleOf,
  DIST,
  ERRORS,
  hostPage,
  ifHere,
  inside,
  network,
  open,
  overflows,
  prefer,
  press,
  serve,
  STRICT_POLICY,
  TAG,
  test,
  until,
  viewport,
} from './harness.mjs';

const POLICIES = {
  'no policy': null,
  'a strict policy': STRICT_POLICY.replace(/; require-trusted-types-for .*/, ''),
  'trusted types': STRICT_POLICY,
};

const WASM = `${TAG}/${readdirSync(path.join(DIST, TAG)).find((file) => file.startsWith(TAG) && file.endsWith('.wasm'))}`;

const tagged = (attributes = '') =>
  `<${TAG} program="mpn" loading="eager" ${attributes}><p class="before">The rules in short</p></${TAG}>`;
const BOTH_SCHEMES = '<meta name="color-scheme" content="light dark">';
const STYLED = '<link rel="stylesheet" href="host.css">';

let driver;

before(async () => {
  driver = await open();
});

after(async () => {
  await driver?.quit();
});

/** What the visitor reads as the answer: the awards, without what comes a moment later. */
const answer = async (index = 0) => (await inside(driver, '.awards', { index })).getAttribute('textContent');

/** Types a certification, as a visitor does; the answer must change with it. */
async function works(code = '70-533', index = 0) {
  await inside(driver, '.headline', { index });
  const before = await answer(index);
  const [box] = await allInside(driver, '[role=combobox]', { index });
  await press(driver, box);
  for (const key of [...code, Key.ENTER]) await driver.actions().sendKeys(key).perform();
  await until(driver, async () => (await answer(index)) !== before, `another answer with ${code}`);
}

const style = async (selector, name) => (await inside(driver, selector)).getCssValue(name);

/** How bright a colour is, from 0 to 255. */
const brightness = (colour) => driver.executeScript(
  `const canvas = new OffscreenCanvas(1, 1).getContext('2d');
   canvas.fillStyle = arguments[0];
   canvas.fillRect(0, 0, 1, 1);
   const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
   return 0.3 * red + 0.6 * green + 0.1 * blue;`,
  colour,
);

/** Fails unless the page shows what stands inside the tag, and knows the cause. */
async function failed(code) {
  const told = await until(driver, () => driver.executeScript('return failures[0] ?? null'), `the error ${code}`);
  assert.equal(told.code, code);
  assert.ok(await driver.findElement({ css: '.before' }).isDisplayed(), 'what stands inside the tag is shown');
}

const HOSTS = [
  {
    name: 'two elements',
    body: tagged() + tagged('lang="de"'),
    async look() {
      await inside(driver, '.headline', { index: 1 });
      const other = await answer(1);
      await works('70-533', 0);
      assert.ok((await answer(1)) === other, 'the other one is on its own');
      await works('70-532', 1);
    },
  },
  {
    name: 'moved',
    body: `${tagged()}<main></main>`,
    async look() {
      await works();
      const had = await answer();
      await driver.executeScript(`document.querySelector('main').append(document.querySelector('${TAG}'))`);
      assert.ok((await answer()) === had, 'what was entered is still there');
      assert.ok(await (await inside(driver, '.headline')).isDisplayed());
    },
  },
  { name: 'a sub-path', base: '/a/deeper/place/', look: () => works() },
  { name: 'another origin', elsewhere: true, look: () => works() },
  { name: 'a wrong media type', host: { types: { '.wasm': 'text/plain' } }, look: () => works() },
  { name: 'no such file', host: { missing: [WASM] }, expected: [/not-found/, /404/, /integrity/], look: () => failed('not-found') },
  {
    name: 'no network',
    body: `<div class="far"></div>${tagged().replace('eager', 'lazy')}`,
    css: '.far { block-size: 6000px }',
    expected: [/offline/, /ERR_INTERNET_DISCONNECTED/, /Failed to fetch/],
    async look() {
      await network(driver, false);
      try {
        await driver.executeScript("document.querySelector('.before').scrollIntoView()");
        await failed('offline');
      } finally {
        await network(driver, true);
      }
      // It comes by itself once there is a network again.
      await works();
    },
  },
  {
    name: 'hostile styles',
    css: `* { all: unset !important; font-size: 60px !important; line-height: 3 !important }
      div, p, button, input { display: none !important }`,
    async look() {
      await works();
      assert.equal(await style('.headline', 'display'), 'block');
      assert.notEqual(await style('.people input', 'display'), 'none');
    },
  },
  {
    name: 'a page from right to left',
    html: 'lang="en" dir="rtl"',
    async look() {
      await works();
      assert.equal(await style('.headline', 'direction'), 'ltr');
      assert.equal(await overflows(driver), false);
    },
  },
  {
    name: '200 % zoom',
    head: '<meta name="viewport" content="width=device-width">',
    look: async () => {
      // A window of 1280 by 900 at 200 % has half as many pixels of CSS.
      await ifHere(() => viewport(driver, 640, 450, { scale: 2 }));
      await works();
      assert.equal(await overflows(driver), false);
    },
  },
  {
    name: 'dark',
    head: BOTH_SCHEMES,
    async look() {
      await prefer(driver, { dark: true });
      await works();
      assert.ok(await brightness(await style('.headline', 'color')) > 180, 'light text');
    },
  },
  {
    name: 'forced colours',
    async look() {
      await prefer(driver, { forcedColors: true });
      await works();
      assert.ok(await driver.executeScript("return matchMedia('(forced-colors: active)').matches"));
      const [field] = await allInside(driver, '.people input');
      // Grounds are gone then: only a line shows where a field is.
      const lined = await driver.executeScript(
        `for (let at = arguments[0], up = 0; at && up < 3; at = at.parentElement, up += 1) {
           const { borderBottomStyle, borderBottomWidth } = getComputedStyle(at);
           if (borderBottomStyle !== 'none' && parseFloat(borderBottomWidth) > 0) return true;
         }
         return false;`,
        field,
      );
      assert.ok(lined, 'a field has a line');
    },
  },
];

for (const [named, policy] of Object.entries(POLICIES)) {
  for (const { name, body = tagged(), head = '', html, css, base, host, elsewhere, expected = [], look } of HOSTS) {
    test(`${named}, ${name}`, async () => {
      const other = elsewhere && await serve({ csp: null, cors: true });
      const from = other ? other.url : '';
      const csp = policy && other
        ? policy.replace(/(script-src|connect-src) 'self'/g, `$1 'self' ${new URL(from).origin}`)
        : policy;
      const pages = {
        'errors.js': ERRORS,
        'host.css': css ?? '',
        'page.html': hostPage(body, { head: css ? head + STYLED : head, html, from }),
      };
      const server = await serve({ csp, pages, ...(base && { base }), ...host });
      try {
        await viewport(driver, 1280, 900);
        await driver.get(`${server.url}page.html`);
        await look();
        await assertQuiet(driver, { expected });
      } finally {
        await prefer(driver);
        // What a failed cell left in the console is no fault of the next.
        await driver.get('about:blank');
        await consoleOf(driver);
        await server.close();
        if (other) await other.close();
      }
    });
  }
}
