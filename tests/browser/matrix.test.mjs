// The element under each kind of policy, on each kind of page: it works, or it says
// by which cause it cannot, and what stands inside the tag stays.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import {
  allInside, assertQuiet, cdp, DIST, ERRORS, hostPage, inside, open, overflows, prefer, serve, STRICT_POLICY, TAG, text,
  until, viewport,
} from './harness.mjs';

const WASM = `${TAG}/${readdirSync(path.join(DIST, TAG)).find((file) => file.endsWith('.wasm'))}`;
const TAGGED = `<${TAG} loading="eager" program="mpn"><p id="inside">The rules in short</p></${TAG}>`;

const TRUSTED = "; require-trusted-types-for 'script'";
const POLICIES = {
  'no policy': null,
  'a strict policy': STRICT_POLICY.replace(TRUSTED, ''),
  'trusted types': STRICT_POLICY,
};

let driver;

before(async () => {
  driver = await open();
});

after(async () => {
  await driver?.quit();
});

/** Somebody types a company in, and the answer changes. */
async function works(index = 0) {
  const before = await text(driver, '.headline', { index });
  const [example] = await allInside(driver, '.after-people .main-button', { index });
  await driver.executeScript('arguments[0].click()', example);
  await until(driver, async () => (await text(driver, '.headline', { index })) !== before, 'another answer');
}

/** It fails by this cause, and what stands inside the tag is there. */
async function fails(code) {
  await until(driver, () => driver.executeScript('return globalThis.failures?.length > 0'), `the error ${code}`);
  assert.equal(await driver.executeScript('return failures[0].code'), code);
  assert.ok(await driver.findElement({ id: 'inside' }).isDisplayed(), 'what stands inside the tag is shown');
}

/** What each page is, and what comes of it. */
const PAGES = {
  'two elements': {
    body: TAGGED + TAGGED,
    async look() {
      await inside(driver, '.headline', { index: 1 });
      const before = await text(driver, '.headline', { index: 1 });
      await works(0);
      assert.equal(await text(driver, '.headline', { index: 1 }), before, 'the other one knows nothing of it');
      await works(1);
    },
  },
  'an element that moves': {
    body: `${TAGGED}<main></main>`,
    async look() {
      await inside(driver, '.headline');
      await works();
      const before = await text(driver, '.headline');
      await driver.executeScript(`document.querySelector('main').append(document.querySelector('${TAG}'))`);
      assert.equal(await text(driver, '.headline'), before);
    },
  },
  'a path of its own': {
    host: { base: '/a/deeper/path%20with/spaces/'.replace('%20', '-') },
    look: () => works(),
  },
  'another origin': { elsewhere: true, look: () => works() },
  'a wasm of another type': { host: { types: { '.wasm': 'application/octet-stream' } }, look: () => works() },
  'a wasm that is missing': { host: { missing: [WASM] }, expected: [/not-found/, /404/, /integrity/], look: () => fails('not-found') },
  'hostile styles': {
    head: '<link rel="stylesheet" href="hostile.css">',
    files: { 'hostile.css': '* { all: unset !important; font-size: 60px !important } div, p { display: none !important }' },
    async look() {
      assert.equal(await (await inside(driver, '.headline')).isDisplayed(), true);
      await works();
    },
  },
  'a page from right to left': { html: 'lang="ar" dir="rtl"', look: () => works() },
  'a zoom of 200 %': {
    async look() {
      await viewport(driver, 640, 450, { scale: 2 });
      await works();
      assert.equal(await overflows(driver), false);
    },
  },
  'a dark page': {
    head: '<meta name="color-scheme" content="light dark">',
    async look() {
      await prefer(driver, { dark: true });
      await works();
      const colour = await (await inside(driver, '.headline')).getCssValue('color');
      assert.match(colour, /rgba?\((2[0-4]\d|25[0-5])/, `light type on a dark ground, not ${colour}`);
    },
  },
  'forced colours': {
    async look() {
      await prefer(driver, { forcedColors: true });
      await works();
    },
  },
};

for (const [policy, csp] of Object.entries(POLICIES)) {
  for (const [name, { body = TAGGED, head, html, host, files, elsewhere, expected, look }] of Object.entries(PAGES)) {
    test(`${policy}: ${name}`, async () => {
      const other = elsewhere && await serve({ csp: null, cors: true });
      const origin = other && new URL(other.url).origin;
      const opened = origin && csp ? csp.replaceAll("'self'", `'self' ${origin}`) : csp;
      const server = await serve({
        csp: opened,
        ...host,
        pages: { 'errors.js': ERRORS, 'host.html': hostPage(body, { head, html, from: other?.url }), ...files },
      });
      try {
        await viewport(driver, 1280, 900);
        await prefer(driver);
        await driver.get(`${server.url}host.html`);
        await look();
        await assertQuiet(driver, { expected });
      } finally {
        await prefer(driver);
        await server.close();
        await other?.close();
      }
    });
  }
}

test('without a network it says so, and comes by itself once there is one', async () => {
  const lazy = `<div class="far"></div><${TAG} program="mpn"><p id="inside">The rules in short</p></${TAG}>`;
  const pages = {
    'errors.js': ERRORS,
    'far.css': '.far { height: 5000px }',
    'host.html': hostPage(lazy, { head: '<link rel="stylesheet" href="far.css">' }),
  };
  const server = await serve({ pages });
  const network = (offline) => cdp(driver, 'Network.emulateNetworkConditions', {
    offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1,
  });
  try {
    await cdp(driver, 'Network.enable');
    await driver.get(`${server.url}host.html`);
    await network(true);
    await driver.executeScript('scrollTo(0, 5000)');
    await fails('offline');
    await network(false);
    await inside(driver, '.headline');
    await works();
    await assertQuiet(driver, { expected: [/offline/, /ERR_INTERNET_DISCONNECTED/, /Failed to fetch/] });
  } finally {
    await network(false);
    await server.close();
  }
});
