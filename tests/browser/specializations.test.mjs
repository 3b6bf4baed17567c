// The specializations: found by area, name and status, each with the way to it.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import {
  allInside,
  assertQuiet,
  axe,
  focused,
  ifHere,
  inside,
  open,
  overflows,
  prefer,
  press,
  screenshot,
  serve,
  test,
  text,
  until,
  viewport,
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

/** Opens the page on the newer programme. */
async function page({ lang = 'en', program = 'maicpp', day = '2026-06-01' } = {}) {
  await driver.get(server.url);
  // The page asks for the older programme: another element takes its place.
  await driver.executeScript(
    `const element = document.createElement('partner-eligibility');
     const [lang, program, day] = arguments;
     element.setAttribute('as-of', day);
     element.setAttribute('program', program);
     element.setAttribute('loading', 'eager');
     element.setAttribute('lang', lang);
     document.querySelector('partner-eligibility').replaceWith(element);`,
    lang,
    program,
    day,
  );
  const laidOut = async () => {
    const [seek] = await allInside(driver, '#seek');
    return seek && (await seek.getRect()).width > 0;
  };
  await until(driver, laidOut, 'the specializations');
}

/** The page with that specialization open. */
async function opened(options) {
  await page(options);
  await press(driver, await found('.specializations .group-head', 'Azure'));
  await press(driver, await found('.award-row', AWARD));
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
  await press(driver, yes);
  await until(driver, async () => /looked up yourself/.test(await award.getText()), 'that it rests on the visitor');
  await axe(driver);
  await screenshot(driver, 'specialization-declared');
  await assertQuiet(driver);
});

test('in German on a page in English, on a phone, in the dark', async () => {
  await ifHere(() => viewport(driver, 360, 740, { mobile: true }));
  await ifHere(() => prefer(driver, { dark: true }));
  const award = await opened({ lang: 'de' });
  const [yes] = await answers(award);
  await press(driver, yes);
  await until(driver, async () => /selbst nachgesehen/.test(await award.getText()), 'that it rests on the visitor');
  assert.equal(await overflows(driver), false);
  await axe(driver);
  await screenshot(driver, 'specialization-phone-dark-de');
  await assertQuiet(driver);
  await prefer(driver);
});

/** The names of the rows in the list of specializations. */
async function names() {
  const rows = await allInside(driver, '.specializations .award-row .name');
  return Promise.all(rows.map((row) => row.getText()));
}

async function type(words) {
  const field = await inside(driver, '#seek');
  await press(driver, field);
  await driver.actions().sendKeys(words).perform();
}

test('they stand by area, apart from the designations, and are found by name', async () => {
  await viewport(driver, 1280, 900);
  await page();
  assert.match(await text(driver, '.awards'), /Solutions Partner for/);
  assert.doesNotMatch(await text(driver, '.awards'), /Azure Virtual Desktop/);
  assert.deepEqual(await names(), [], 'nothing of any is done');
  const areas = await allInside(driver, '.specializations .group-head');
  assert.ok(areas.length >= 4, 'an entry for each area');
  await screenshot(driver, 'specializations-empty');
  await type('deskt virt');
  await until(driver, async () => (await names()).length === 1, 'one that fits');
  assert.match((await names())[0], /Virtual Desktop/);
  assert.match(await text(driver, '.found'), /^1 specialization$/);
  await axe(driver);
  await type(' no such');
  await until(driver, async () => (await names()).length === 0, 'none that fits');
  assert.match(await text(driver, '.found'), /Nothing matches/);
  const status = await inside(driver, '.specializations select');
  await driver.executeScript(
    `const [field, select] = arguments;
     field.value = '';
     field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
     select.selectedIndex = 6;
     select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));`,
    await inside(driver, '#seek'),
    status,
  );
  await until(driver, async () => (await names()).includes('Agentic Security'), 'those closed');
  assert.ok(!(await names()).some((name) => /Virtual Desktop/.test(name)));
  await assertQuiet(driver);
});

test('the way to one is a line of links, and a link leads to what comes first', async () => {
  await viewport(driver, 1280, 900);
  const award = await opened();
  const links = await driver.executeScript(
    'return [...arguments[0].querySelectorAll(".chain .link")].map((link) => link.innerText.trim())',
    award,
  );
  assert.match(links[0], /Solutions Partner for/);
  assert.match(links.at(-1), /Audit\nOnce all else is met$/);
  assert.match(links[1], new RegExp(AWARD));
  const lead = await driver.executeScript('return arguments[0].querySelector("button.link")', award);
  await driver.executeScript('arguments[0].focus()', lead);
  await driver.actions().sendKeys('\uE007').perform();
  await until(
    driver,
    async () => {
      const element = await focused(driver);
      const name = await element.getText();
      return /^Solutions Partner for/.test(name) && (await element.getAttribute('aria-expanded')) === 'true';
    },
    'the row of the designation, open and with the focus',
  );
  const inSight = await driver.executeScript(
    'const box = arguments[0].getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight',
    await focused(driver),
  );
  assert.ok(inSight, 'it is scrolled to');
  await assertQuiet(driver);
});

test('the older programme, on the narrowest phone in German', async () => {
  await ifHere(() => viewport(driver, 320, 640, { mobile: true }));
  await page({ lang: 'de', program: 'mpn', day: '2022-06-01' });
  await press(driver, await found('.specializations .group-head', 'Modern Work'));
  await press(driver, await found('.specializations .award-row', 'Teamwork'));
  assert.match(await text(driver, '.chain'), /Gold in .*Prüfung durch Microsoft/s);
  assert.equal(await overflows(driver), false);
  await axe(driver);
  await screenshot(driver, 'specializations-320-de');
  const german = 'Besprechungen und Besprechungsräume für Microsoft Teams';
  for (const typed of ['besprechungsr', 'meeting rooms']) {
    await driver.executeScript(
      `arguments[0].value = arguments[1];
       arguments[0].dispatchEvent(new Event('input', { bubbles: true, composed: true }));`,
      await inside(driver, '#seek'),
      typed,
    );
    // The row that is being read stays only where it fits.
    await until(driver, async () => (await names()).join() === german, `found by ${typed}`);
  }
  await assertQuiet(driver);
});

/** Types into the field of the opened award that is labelled so. */
async function fill(label, words) {
  const field = await until(
    driver,
    () =>
      driver.executeScript(
        `const root = document.querySelector('partner-eligibility').shadowRoot;
         return [...root.querySelectorAll('.detail input')]
           .find((input) => input.getAttribute('aria-label').includes(arguments[0])) ?? null;`,
        label,
      ),
    `the field ${label}`,
  );
  await press(driver, field);
  await driver.actions().sendKeys(words).perform();
  return field;
}

test('figures, the audit and what was awarded are entered beside their lines', async () => {
  await viewport(driver, 1280, 900);
  await page({ day: '2026-09-01' });
  await type('AI Platform');
  await press(driver, await found('.specializations .award-row', 'AI Platform'));
  const award = await inside(driver, '.specializations li.award');
  const months = await fill('US$2,000 of Azure AI consumption', '1500; 2500;');
  await until(driver, async () => /nor three months/.test(await award.getText()), 'what is wrong');
  await axe(driver);
  await screenshot(driver, 'specialization-trouble');
  await press(driver, months);
  await driver.actions().sendKeys('\uE010').sendKeys(' 2100').perform();
  await until(
    driver,
    () =>
      driver.executeScript(
        `const check = arguments[0].closest('.check');
         return Boolean(check.querySelector('.at .met')) && !check.querySelector('.field-error');`,
        months,
      ),
    'an average that is enough',
  );
  assert.equal(await months.getAttribute('value'), '1500; 2500; 2100', 'nothing typed is lost');
  const audit = await driver.executeScript(
    'return [...arguments[0].querySelectorAll("button.link")].at(-1)',
    award,
  );
  await press(driver, audit);
  await until(
    driver,
    async () => (await (await focused(driver)).getAttribute('aria-label')) === 'Audit passed on',
    'the day of the audit has the focus',
  );
  await driver.actions().sendKeys('2026-01-15').perform();
  await until(driver, async () => /Counts until 15 January 2028/.test(await award.getText()), 'how long it counts');
  await press(driver, await driver.executeScript(
    'return arguments[0].querySelector(".awarded button")',
    award,
  ));
  await fill('Awarded on', '2025-01-20');
  await until(
    driver,
    async () => /Held, to be renewed by 19 February 2027/.test(await award.getText()),
    'until when it is held',
  );
  await axe(driver);
  await screenshot(driver, 'specialization-held');
  await assertQuiet(driver);
});

test('the references are a step of their own, and it leads to their field', async () => {
  await viewport(driver, 1280, 900);
  await page({ day: '2026-09-01' });
  await type('Calling');
  await press(driver, await found('.specializations .award-row', 'Calling'));
  await press(driver, await found('.link', 'short: Customer references'));
  await until(
    driver,
    async () => /customer references/.test(await (await focused(driver)).getAttribute('aria-label')),
    'the field has the focus',
  );
  await driver.actions().sendKeys('3').perform();
  await found('.link', 'met: Customer references');
  await assertQuiet(driver);
});

test('what customers see, now and with what is within reach', async () => {
  await viewport(driver, 1280, 900);
  await page({ day: '2026-09-01' });
  assert.match(await text(driver, '.card'), /Your company\n.*Nothing yet/s);
  assert.match(await text(driver, '.card'), /not Microsoft’s/);
  await press(driver, await found('.after-people .main-button', 'Load'));
  await until(driver, async () => /Solutions Partner for/.test(await text(driver, '.card')), 'a designation');
  const company = await inside(driver, '#company');
  await press(driver, company);
  await driver.actions().sendKeys('Halden <b>& Roth').perform();
  await until(driver, async () => /Halden <b>& Roth/.test(await text(driver, '.card')), 'the name');
  const now = await text(driver, '.card');
  assert.doesNotMatch(now, /Within reach/);
  await press(driver, await found('.settings button', 'With what'));
  await until(driver, async () => /Within reach/.test(await text(driver, '.card')), 'what is within reach');
  await axe(driver);
  await screenshot(driver, 'customers');
  await ifHere(async () => {
    await prefer(driver, { print: true });
    assert.equal(await (await inside(driver, '#company')).isDisplayed(), false, 'no field on paper');
    assert.equal(await (await inside(driver, '.card')).isDisplayed(), true);
  });
  await prefer(driver);
  await assertQuiet(driver);
});
