// The first fields, which the element shows while the widget is on its way.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before } from 'node:test';
import { Key } from 'selenium-webdriver';
import {
  assertQuiet,
  axe,
  DIST,
  ERRORS,
  hostPage,
  ifHere,
  inside,
  open,
  overflows,
  prefer,
  screenshot,
  serve,
  TAG,
  test,
  until,
  viewport,
} from './harness.mjs';

const WASM = `${TAG}/${readdirSync(path.join(DIST, TAG)).find((file) => file.startsWith(TAG) && file.endsWith('.wasm'))}`;
const ROOT = `document.querySelector('${TAG}').shadowRoot`;

const PAGES = {
  'errors.js': ERRORS,
  'empty.html': hostPage(`<h1>Above</h1><${TAG} loading="eager" programs="mpn maicpp"></${TAG}>`),
  'one.html': hostPage(`<${TAG} loading="eager"><p id="inside">The rules in short</p></${TAG}>`),
  'filled.html': hostPage(`<script src="fill.js"></script><${TAG} loading="eager"></${TAG}>`),
  'fill.js': `addEventListener('DOMContentLoaded', () => {
    document.querySelector('${TAG}').profile = { format: '${TAG}', version: 1, people: [{ name: 'Of the page' }] };
  });`,
};

let driver;

before(async () => {
  driver = await open();
});

after(async () => {
  await driver?.quit();
});

/** Opens a page whose WebAssembly comes only when it is let go. */
async function waiting(name, look, { missing = [] } = {}) {
  let letGo;
  const held = { [WASM]: new Promise((resolve) => { letGo = resolve; }) };
  const server = await serve({ pages: PAGES, held, missing });
  try {
    await viewport(driver, 1280, 900);
    await driver.get(server.url + name);
    await look(letGo, server);
  } finally {
    letGo();
    await driver.get('about:blank');
    await server.close();
  }
}

const find = (selector) => driver.executeScript(`return ${ROOT}?.querySelector(arguments[0]) ?? null`, selector);
const first = (selector) => until(driver, () => find(`.first-fields ${selector}`), `${selector} of the first fields`);
const top = (element) => driver.executeScript('return arguments[0].getBoundingClientRect().y', element);
const focused = () => driver.executeScript(
  `const field = ${ROOT}.activeElement;
   return field && { value: field.value, caret: field.selectionStart, y: field.getBoundingClientRect().y, early: Boolean(field.closest('.first-fields')) };`,
);

test('what was typed before the widget came is taken on, and the visitor types on where they were', async () => {
  await waiting('empty.html', async (letGo) => {
    await (await first('.who')).sendKeys('Anna');
    await (await first('.count')).sendKeys('2');
    const field = await first('.certs input');
    await field.sendKeys('azure', Key.ARROW_LEFT, Key.ARROW_LEFT);
    const before = await focused();
    assert.deepEqual([before.value, before.caret, before.early], ['azure', 3, true]);
    letGo();
    await inside(driver, '.headline');
    const now = await until(driver, async () => {
      const now = await focused();
      return now && !now.early && now;
    }, 'the focus in the widget');
    assert.deepEqual([now.value, now.caret], ['azure', 3]);
    assert.ok(Math.abs(now.y - before.y) <= 1, `the field stays where it is: ${before.y}, ${now.y}`);
    assert.equal(await (await inside(driver, '.who')).getAttribute('value'), 'Anna');
    assert.equal(await (await inside(driver, '.count')).getAttribute('value'), '2');
    await inside(driver, '[role=option]');
    const profile = await until(driver, () => driver.executeScript(
      `const { people } = document.querySelector('${TAG}').profile; return people?.[0]?.name && people[0];`,
    ), 'the person in the profile');
    assert.equal(profile.name, 'Anna');
    await assertQuiet(driver);
  });
});

test('a certification that was left, or said with Enter, is said', async () => {
  await waiting('empty.html', async (letGo) => {
    const field = await first('.certs input');
    await field.sendKeys('AZ-104', Key.ENTER, 'AZ-305');
    await (await first('.who')).sendKeys('Anna');
    letGo();
    const tags = () => driver.executeScript(`return [...${ROOT}.querySelectorAll('.tag')].map((tag) => tag.textContent)`);
    await until(driver, async () => (await tags()).join() === 'AZ-104,AZ-305', 'both certifications as tags');
    assert.equal((await focused()).value, 'Anna');
    await assertQuiet(driver);
  });
});

test('where the widget cannot come they go, and what was typed waits for another try', async () => {
  const missing = [WASM];
  await waiting('one.html', async (letGo) => {
    await (await first('.who')).sendKeys('Anna');
    letGo();
    await until(driver, () => driver.executeScript('return failures[0] ?? null'), 'an error event');
    assert.equal(await find('.first-fields'), null);
    assert.ok(await driver.executeScript('return document.querySelector("#inside").checkVisibility()'));
    missing.length = 0;
    await driver.executeScript(`document.querySelector('${TAG}').load()`);
    await inside(driver, '.headline');
    assert.equal(await (await inside(driver, '.who')).getAttribute('value'), 'Anna');
    await assertQuiet(driver, { expected: [/not-found|404|integrity/] });
  }, { missing });
});

test('where the page fills the form there are none', async () => {
  await waiting('filled.html', async (letGo) => {
    await until(driver, () => driver.executeScript(`return ${ROOT}?.adoptedStyleSheets.length`), 'the styles');
    assert.equal(await find('.first-fields'), null);
    letGo();
    await inside(driver, '.headline');
    assert.equal(await (await inside(driver, '.who')).getAttribute('value'), 'Of the page');
    await assertQuiet(driver);
  });
});

test('they stand where the fields of the widget will, and nothing below them moves with the line of styles', async () => {
  for (const program of ['programs="mpn maicpp"', 'program="maicpp" lang="en"']) {
    PAGES['place.html'] = hostPage(`<h1>Above</h1><${TAG} loading="eager" ${program}></${TAG}>`);
    await waiting('place.html', async (letGo) => {
      const before = [await top(await first('#question')), await top(await first('.who'))];
      letGo();
      await inside(driver, '.headline');
      const after = [await top(await inside(driver, '#question')), await top(await inside(driver, '.who'))];
      for (const [at, y] of after.entries()) assert.ok(Math.abs(y - before[at]) <= 1, `${program}: ${before} becomes ${after}`);
    });
  }
});

test('they can be read and used by everybody, in both languages', async () => {
  await waiting('', async () => {
    await first('.who');
    assert.equal(await driver.executeScript(`return [...document.querySelectorAll('${TAG} fieldset')].some((form) => form.checkVisibility())`), false);
    await axe(driver);
    await screenshot(driver, 'first-fields');
  });
  await ifHere(async () => {
    await prefer(driver, { dark: true });
    await waiting('?lang=de', async () => {
      await viewport(driver, 320, 700);
      await first('.who');
      assert.equal(await overflows(driver), false);
      await axe(driver);
      await screenshot(driver, 'first-fields-phone-dark');
    });
    await prefer(driver, {});
  });
});
