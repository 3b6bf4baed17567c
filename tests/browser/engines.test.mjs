// The main ways through the widget, in whichever browser engine `ENGINE` names.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { Key } from 'selenium-webdriver';
import {
  allInside, assertQuiet, axe, ENGINE, ERRORS, focused, hostPage, inside, open, overflows, screenshot, serve, STRICT_POLICY, TAG, test, text, until,
  viewport,
  whole,
} from './harness.mjs';

let driver;
let server;

before(async () => {
  server = await serve({
    csp: STRICT_POLICY,
    pages: {
      'errors.js': ERRORS,
      'mpn.html': hostPage(`<${TAG} program="mpn" as-of="2018-06-01" loading="eager" persist></${TAG}>`),
      'two.html': hostPage(`<p>Above</p><${TAG} program="maicpp" as-of="2026-10-10" programs="mpn maicpp"></${TAG}>
        <${TAG} catalog="examples/own-program.json" loading="eager"></${TAG}>`, { html: 'lang="de"' }),
      'gone.html': hostPage(`<${TAG} loading="eager"><p id="stays">Stays</p></${TAG}>`, { head: '<script src="gone.js"></script>' }),
      'gone.js': 'globalThis.WebAssembly = undefined;',
    },
  });
  driver = await open();
});

after(async () => {
  await driver?.quit();
  await server?.close();
});

const element = (of, index = 0) => driver.executeScript(`return document.querySelectorAll('${TAG}')[arguments[0]].${of}`, index);
const click = (found) => driver.executeScript('arguments[0].scrollIntoView({ block: "center" }); arguments[0].click()', found);
const headline = (options) => text(driver, '.headline', options);

async function go(page) {
  await driver.get(`${server.url}${page}`);
  await inside(driver, '.headline');
  await whole(driver);
}

test(`the demo page works in ${ENGINE}, and axe finds nothing`, async () => {
  await driver.get(server.url);
  await driver.executeScript(`document.querySelector('${TAG}').scrollIntoView()`);
  const before = await headline();
  await axe(driver);
  await click(await inside(driver, '.after-people .main-button'));
  await until(driver, async () => (await headline()) !== before, 'the answer for the example');
  assert.equal(await overflows(driver), false);
  await axe(driver);
  await screenshot(driver, 'engine-demo');
  await assertQuiet(driver);
});

test('people are typed by keyboard, and each key answers', async () => {
  await go('mpn.html');
  const empty = await headline();
  const name = await inside(driver, '.roster input');
  await click(name);
  await driver.executeScript('arguments[0].focus()', name);
  await driver.actions().sendKeys('Zoe', Key.TAB, '2', Key.TAB, '70-533').perform();
  await until(driver, async () => (await allInside(driver, '[role=option]')).length > 0, 'suggestions');
  await driver.actions().sendKeys(Key.ENTER).perform();
  await until(driver, async () => (await element('profile')).people?.[0].holds?.length === 1, 'a certification');
  const { people: [row] } = await element('profile');
  assert.deepEqual([row.name, row.count], ['Zoe', '2']);
  assert.equal(await driver.executeScript('return arguments[0].tagName', await focused(driver)), 'INPUT', 'the focus stays');
  await until(driver, async () => (await headline()) !== empty, 'another answer');
  await assertQuiet(driver);
});

test('a nonsense figure is told at its field, and kept', async () => {
  await go('mpn.html');
  const asked = await allInside(driver, '.area-head, .figures summary, .figures button');
  for (const head of asked.slice(0, 40)) if ((await head.getAttribute('aria-expanded')) === 'false') await click(head);
  const field = await until(driver, async () => (await allInside(driver, '.figures input'))[0], 'a figure');
  for (const typed of ['-5', '1e300', 'many']) {
    await driver.executeScript(
      `arguments[0].focus(); arguments[0].value = arguments[1];
       arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))`, field, typed);
    await until(driver, async () => (await field.getAttribute('aria-invalid')) === 'true', `${typed} is refused`);
    assert.equal(await field.getAttribute('value') ?? await driver.executeScript('return arguments[0].value', field), typed);
  }
  await assertQuiet(driver);
});

test('what was entered is kept where the page wants it, and forgotten on demand', async () => {
  await driver.get(`${server.url}mpn.html`);
  await driver.executeScript('localStorage.clear()');
  await go('mpn.html');
  await click(await inside(driver, '.after-people .main-button'));
  await until(driver, () => driver.executeScript('return localStorage.length === 1'), 'what is kept');
  const before = await headline();
  await go('mpn.html');
  await until(driver, async () => (await headline()) === before, 'the same answer');
  assert.equal(await driver.executeScript('return document.cookie'), '');
  await driver.executeScript('localStorage.clear()');
  await assertQuiet(driver);
});

test('an element takes the language of its page, a program of its own, and another program', async () => {
  await go('two.html');
  await inside(driver, '.headline', { index: 1 });
  assert.match(await text(driver, '.tools'), /10\. Oktober 2026/);
  assert.equal((await element('assessment', 1)).program, 'halden-resellers');
  const german = await headline();
  await driver.executeScript(`document.querySelector('${TAG}').lang = 'en'`);
  await until(driver, async () => (await headline()) !== german, 'English');
  await driver.executeScript(`document.querySelector('${TAG}').program = 'mpn'`);
  await until(driver, async () => (await element('assessment')).program === 'mpn', 'the other program');
  await assertQuiet(driver);
});

test('the profile goes in and out, moves with its element, and plans', async () => {
  await go('mpn.html');
  const profile = {
    format: TAG, version: 1, judgedOn: '2018-06-01',
    people: [{ name: 'Anna', holds: ['70-533', '70-534'] }, { name: 'Ben', holds: ['70-532'] }],
  };
  await driver.executeScript(`document.querySelector('${TAG}').profile = arguments[0]`, profile);
  await until(driver, async () => (await element('profile')).people?.length === 2, 'two people');
  const before = await headline();
  await driver.executeScript(`const aside = document.createElement('aside'); document.body.append(aside);
    aside.append(document.querySelector('${TAG}'));`);
  assert.equal(await headline(), before);
  assert.equal((await element('profile')).people.length, 2);
  const plans = await driver.executeAsyncScript(`const done = arguments[0];
    document.querySelector('${TAG}').plan([{ award: 'cloud-platform', level: 'silver' }]).then(done, (error) => done(String(error)));`);
  assert.ok(plans[0].steps.length > 0, JSON.stringify(plans));
  await driver.executeScript(`document.querySelector('${TAG}').reset()`);
  await until(driver, async () => !(await element('profile')).people?.some(({ holds }) => holds), 'an empty form');
  await driver.executeScript(`document.querySelector('${TAG}').undo()`);
  await until(driver, async () => (await element('profile')).people?.length === 2, 'and back');
  await assertQuiet(driver);
});

test('what cannot be shown leaves what stands inside the tag, and says why', async () => {
  await driver.get(`${server.url}gone.html`);
  const failures = await until(driver, async () => {
    const failures = await driver.executeScript('return globalThis.failures');
    return failures.length > 0 && failures;
  }, 'a failure');
  assert.equal(failures[0].code, 'unsupported');
  assert.ok(await driver.executeScript('return document.querySelector("#stays").getClientRects().length > 0'));
  await assertQuiet(driver, { expected: [/unsupported: /] });
});

test('a narrow window needs no sideways scrolling', async () => {
  await viewport(driver, 500, 900);
  await go('mpn.html');
  await driver.executeScript('localStorage.clear()');
  await go('mpn.html');
  await click(await inside(driver, '.after-people .main-button'));
  assert.equal(await overflows(driver), false);
  await screenshot(driver, 'engine-narrow');
  await viewport(driver, 1280, 900);
  await assertQuiet(driver);
});
