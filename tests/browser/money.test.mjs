// What it costs, what changes when as a picture, and what to enter next.

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
  screenshot,
  serve,
  test,
  text,
  until,
  viewport,
  whole,
} from './harness.mjs';

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

const widget = "document.querySelector('partner-eligibility')";

/** A widget of its own on the demo page, filled. */
async function shows(attributes, profile) {
  await viewport(driver, 1280, 900);
  await driver.get(server.url);
  await driver.executeScript(
    `const element = document.createElement('partner-eligibility');
     for (const [name, value] of Object.entries(arguments[0])) element.setAttribute(name, value);
     element.setAttribute('loading', 'eager');
     if (arguments[1]) element.profile = arguments[1];
     ${widget}.replaceWith(element);`,
    attributes,
    profile ?? null,
  );
  await inside(driver, '.headline');
  await whole(driver);
}

const document_ = (more) => ({ format: 'partner-eligibility', version: 1, ...more });
const GOLD = {
  people: ['Anna', 'Ben', 'Cem', 'Dora'].map((name) => ({ name, holds: ['70-533'] })),
  figures: { 'azure-consumption': '118000' },
};

test('the fee of what is attained, with the discount of a level held and the tax that is typed', async () => {
  await shows({ program: 'mpn' }, document_({
    ...GOLD, held: [{ award: 'cloud-platform', level: 'silver', anniversary: '2022-12-01' }],
  }));
  const costs = () => text(driver, '.costs');
  await until(driver, async () => /Gold membership/.test(await costs()), 'the fee');
  assert.match(await costs(), /US\$4,730 a year/);
  assert.match(await costs(), /For you US\$3,547\.50: 25% off/);
  const tax = await inside(driver, '#tax');
  await tax.sendKeys('19');
  await until(driver, async () => /With 19% tax: US\$4,221\.53/.test(await costs()), 'the amount with tax');
  await tax.sendKeys('x');
  await inside(driver, '#trouble-tax');
  assert.doesNotMatch(await costs(), /With 19/);
  assert.equal(await tax.getAttribute('value'), '19x', 'what was typed stays');
  await axe(driver);
  await screenshot(driver, 'costs');
  await assertQuiet(driver);
});

test('an amount that nobody published is said to be unknown, with tax or without', async () => {
  await shows({ program: 'mpn', lang: 'de' }, document_({
    people: [{ name: 'Anna', holds: ['70-533'] }], figures: { 'azure-consumption': '15000' }, tax: '19',
  }));
  await until(driver, async () => /Silver-Mitgliedschaft/.test(await text(driver, '.costs')), 'die Gebühr');
  const said = await text(driver, '.costs');
  assert.match(said, /155\.000 JPY im Jahr|Dieser Betrag fand sich/);
  assert.match(said, /Hängt von Ihrem Land/);
});

test('what changes when is a picture, with the same in words below', async () => {
  await shows({ program: 'maicpp', 'as-of': '2026-10-10' }, document_({
    people: [{ name: 'Lea', holds: ['MS-102', 'AZ-204'] }],
    held: [{ award: 'identity-and-access-management', level: 'attained', since: '2026-02-01' }],
  }));
  await inside(driver, '.timeline');
  const drawn = await allInside(driver, '.timeline circle');
  const told = await allInside(driver, '.turns > li');
  assert.ok(drawn.length > 0);
  assert.equal(drawn.length, told.length);
  const days = await driver.executeScript(
    `return [...${widget}.shadowRoot.querySelectorAll('.timeline circle')].map((one) => Number(one.getAttribute('cx')))`,
  );
  assert.deepEqual([...days].sort((one, other) => one - other), days, 'from left to right');
  assert.match(await text(driver, '.turns'), /The renewal of Identity and Access Management opens/);
  for (const dark of [false, true]) {
    await ifHere(() => prefer(driver, { dark }));
    await axe(driver);
  }
  await screenshot(driver, 'timeline');
  await prefer(driver);
  await ifHere(() => viewport(driver, 320, 800, { mobile: true }));
  assert.equal(await overflows(driver), false);
  await assertQuiet(driver);
});

test('the next question leads to the field that tells most, and goes on once it is answered', async () => {
  await shows({ program: 'mpn' }, document_({ people: [{ name: 'Anna', holds: ['70-533'] }] }));
  const question = await inside(driver, '.next-question button');
  assert.equal(await question.getText(), 'Azure consumption');
  await driver.executeScript('arguments[0].focus()', question);
  await driver.actions().sendKeys('\uE007').perform();
  await until(driver, async () => (await (await focused(driver)).getAttribute('id')) === 'figure-azure-consumption', 'the focus in the field');
  await driver.actions().sendKeys('15000').perform();
  await until(driver, async () => (await text(driver, '.next-question button')) !== 'Azure consumption', 'another question');
  await until(driver, async () => /Silver in Cloud Platform/.test(await text(driver, '.headline')), 'an answer');
  await axe(driver);
  await screenshot(driver, 'next-question');
});

test('the day moves along a slider by keys and says itself', async () => {
  await shows({ program: 'mpn', 'as-of': '2019-05-07' });
  const head = await inside(driver, 'section[aria-labelledby=circumstances] .group-head');
  await driver.executeScript('arguments[0].click()', head);
  const slider = await inside(driver, '.slider');
  assert.equal(await slider.getAttribute('aria-valuetext'), '7 May 2019');
  await driver.executeScript('arguments[0].focus()', slider);
  await driver.actions().sendKeys('\uE014').perform();
  await until(driver, async () => /8 May 2019/.test(await text(driver, '.about')), 'the next day');
  assert.equal(await (await inside(driver, '.slider')).getAttribute('aria-valuetext'), '8 May 2019');
  assert.equal(await (await inside(driver, '#day')).getAttribute('value'), '2019-05-08');
  await driver.actions().sendKeys('\uE010').perform();
  await until(driver, async () => /30 September 2022/.test(await text(driver, '.about')), 'the last day');
  await axe(driver);
  await assertQuiet(driver);
});

test('a certification that has expired no longer counts', async () => {
  await shows({ program: 'maicpp', 'as-of': '2026-10-10', lang: 'de' }, document_({
    people: [{ name: 'Lea', holds: ['AZ-104'] }],
  }));
  const tag = await inside(driver, '.person .tag button');
  await driver.executeScript('arguments[0].click()', tag);
  await driver.executeScript('arguments[0].focus()', await inside(driver, '#expires-0-0'));
  await driver.actions().sendKeys('1.10.2026').perform();
  await until(driver, async () => /gültig bis zum 1\. Oktober 2026/.test(await text(driver, '.person .below')), 'it no longer counts');
  await axe(driver);
  await screenshot(driver, 'expires');
});

test('paper begins with who, when, what is reached and what is missing', async () => {
  await shows({ program: 'mpn' }, document_({ ...GOLD, company: 'Halden' }));
  assert.equal((await allInside(driver, '.brief')).length, 0);
  await driver.executeScript('dispatchEvent(new Event("beforeprint"))');
  assert.match(await text(driver, '.brief-head'), /Halden[\s\S]*Microsoft Partner Network · Judged as of 30 September 2022/);
  assert.match(await text(driver, '.brief'), /What you have reached[\s\S]*Gold in Cloud Platform[\s\S]*What is missing for the nearest[\s\S]*What this rests on[\s\S]*Anna: 70-533[\s\S]*Azure consumption: US\$[\s\S]*Not Microsoft’s/);
  await ifHere(async () => {
    await prefer(driver, { print: true });
    const address = await driver.executeScript(
      // Some engines tell the content as it is declared.
      `const link = ${widget}.shadowRoot.querySelector('.sources a');
       return getComputedStyle(link, '::after').content.replace('attr(href)', link.getAttribute('href'));`,
    );
    assert.match(address, /https:/);
  });
  await prefer(driver);
  await driver.executeScript('dispatchEvent(new Event("afterprint"))');
  await until(driver, async () => (await allInside(driver, '.brief')).length === 0, 'the screen again');
});
