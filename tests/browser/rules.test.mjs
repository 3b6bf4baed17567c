// The pages of rules, in a real browser: reachable from the widget, readable at
// every width, in both schemes and on paper.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import {
  assertQuiet,
  axe,
  ENGINE,
  ifHere,
  inside,
  open,
  overflows,
  prefer,
  screenshot,
  serve,
  test,
  until,
  viewport,
} from './harness.mjs';

const FOLDER = 'partner-eligibility/rules/';

let driver;
let server;

before(async () => {
  server = await serve();
  driver = await open();
});

after(async () => {
  await driver?.quit();
  await server?.close();
});

test('the widget leads to the rules of its programme, in its language', async () => {
  await viewport(driver, 1280, 900);
  await driver.get(server.url);
  const link = await inside(driver, '.foot a');
  assert.equal(await link.getText(), 'The rules at a glance');
  assert.equal(await link.getAttribute('href'), `${server.url}${FOLDER}mpn.en.html`);
  await driver.get(await link.getAttribute('href'));
  assert.equal(await driver.getTitle(), 'The rules of the Microsoft Partner Network');
});

test('a page sets where the rules lie, or that there is no link', async () => {
  await driver.get(server.url);
  const link = await inside(driver, '.foot a');
  const set = (value) =>
    driver.executeScript("document.querySelector('partner-eligibility').setAttribute('rules', arguments[0])", value);
  await set('https://example.org/our-rules/');
  await until(
    driver,
    async () => (await link.getAttribute('href')) === 'https://example.org/our-rules/mpn.en.html',
    'the address of the page',
  );
  for (const none of ['', 'javascript:alert(1)']) {
    await set(none);
    await until(
      driver,
      () => driver.executeScript(
        "return !document.querySelector('partner-eligibility').shadowRoot.querySelector('.foot a')",
      ),
      `no link for "${none}"`,
    );
    await set('https://example.org/our-rules/');
    await inside(driver, '.foot a');
  }
  await assertQuiet(driver, { expected: [/option: rules: .*alert\(1\).* is no address/] });
});

test('every page is readable: nothing for axe, nothing cut off, in both schemes', async () => {
  for (const page of ['mpn.en', 'mpn.de', 'maicpp.en', 'maicpp-changes.de', 'mpn-changes.en']) {
    for (const [width, dark] of [[1280, false], [320, true]]) {
      await ifHere(() => viewport(driver, width, 900, { mobile: width < 500 }));
      await ifHere(() => prefer(driver, { dark }));
      await driver.get(`${server.url}${FOLDER}${page}.html`);
      assert.equal(await overflows(driver), false, `${page} fits ${width} pixels`);
      // What is folded away is judged too.
      await driver.executeScript("for (const one of document.querySelectorAll('details')) one.open = true");
      // Without a script, every engine makes the same of it: one of them judges.
      if (ENGINE === 'chromium') await axe(driver, { looks: dark });
      await screenshot(driver, `rules-${page}-${width}`);
    }
  }
  await prefer(driver);
  await assertQuiet(driver);
});

test('an award is found by its anchor, with its sources, and its older editions unfold', async () => {
  await viewport(driver, 1280, 900);
  await driver.get(`${server.url}${FOLDER}maicpp.en.html#data-ai`);
  const found = await driver.executeScript(`
    const award = document.getElementById('data-ai');
    award.querySelector('details').open = true;
    return {
      name: award.querySelector('h3').textContent,
      ways: [...award.querySelectorAll('h4')].map((way) => way.textContent),
      sources: [...award.querySelectorAll('.sources a')].every((link) => link.href.startsWith('https://')),
      top: award.getBoundingClientRect().top,
    };`);
  assert.equal(found.name, 'Solutions Partner for Data & AI (Azure)');
  assert.ok(found.ways.includes('Enterprise') && found.ways.includes('SMB'), String(found.ways));
  assert.ok(found.sources);
  assert.ok(found.top < 900, 'the page scrolled there');
});
