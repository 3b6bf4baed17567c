// What a visitor does with a specialization whose figures nobody published.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  allInside, assertQuiet, axe, inside, open, overflows, prefer, screenshot, serve, until, viewport,
} from './harness.mjs';

const AWARD = 'Analytics on Microsoft Azure';

let server;
let driver;

before(async () => {
  server = await serve();
  driver = await open();
});

after(async () => {
  await driver?.quit();
  await server?.close();
});

/** The element of that kind inside the widget whose text begins so. */
function found(selector, words) {
  return until(
    driver,
    () =>
      driver.executeScript(
        `const root = document.querySelector('partner-eligibility').shadowRoot;
         return [...root.querySelectorAll(arguments[0])]
           .find((element) => element.textContent.trim().startsWith(arguments[1])) ?? null;`,
        selector,
        words,
      ),
    `${selector} ${words}`,
  );
}

async function press(element) {
  await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', element);
  await element.click();
}

/** Opens the page on the newer programme, and in it the specialization. */
async function opened({ lang = 'en' } = {}) {
  await driver.get(server.url);
  // The page asks for the older programme: another element takes its place.
  await driver.executeScript(
    `const element = document.createElement('partner-eligibility');
     element.setAttribute('as-of', '2026-06-01');
     element.setAttribute('program', 'maicpp');
     element.setAttribute('loading', 'eager');
     element.setAttribute('lang', arguments[0]);
     document.querySelector('partner-eligibility').replaceWith(element);`,
    lang,
  );
  const laidOut = async () => {
    const [all] = await allInside(driver, '.awards + .all');
    return all && (await all.getRect()).width > 0 ? all : null;
  };
  await press(await until(driver, laidOut, 'the list of awards'));
  await press(await found('.award-row', AWARD));
  const row = await inside(driver, '.award-row[aria-expanded=true]');
  return driver.executeScript('return arguments[0].closest("li")', row);
}

/** The answers that can be given in the opened award, in their order. */
function answers(award) {
  return driver.executeScript(
    'return [...arguments[0].querySelectorAll(".detail button[aria-pressed], .detail input[type=radio]")]',
    award,
  );
}

test('what nobody published can be answered, and the answer is marked', async () => {
  await viewport(driver, 1280, 900);
  const award = await opened();
  const before = await award.getText();
  assert.match(before, /Solutions Partner for Data/);
  assert.match(before, /audit/i);
  const [yes] = await answers(award);
  await screenshot(driver, 'specialization');
  assert.ok(yes, 'an answer to give');
  await press(yes);
  await until(driver, async () => /looked up yourself/.test(await award.getText()), 'that it rests on the visitor');
  await axe(driver);
  await screenshot(driver, 'specialization-declared');
  await assertQuiet(driver);
});

test('in German on a page in English, on a phone, in the dark', async () => {
  await viewport(driver, 360, 740, { mobile: true });
  await prefer(driver, { dark: true });
  const award = await opened({ lang: 'de' });
  const [yes] = await answers(award);
  await press(yes);
  await until(driver, async () => /selbst nachgesehen/.test(await award.getText()), 'that it rests on the visitor');
  assert.equal(await overflows(driver), false);
  await axe(driver);
  await screenshot(driver, 'specialization-phone-dark-de');
  await assertQuiet(driver);
  await prefer(driver);
});
