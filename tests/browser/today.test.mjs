// Today's programme: dials, tracks side by side, why a metric is empty, the later
// days, and one profile in two programmes.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import {
  allInside,
  assertQuiet,
  axe,
  ifHere,
  inside,
  open,
  overflows,
  prefer,
  screenshot,
  serve,
  test,
  text,
  type,
  until,
  viewport,
  whole,
} from './harness.mjs';

let driver;
let site;
const tag = 'document.querySelector("partner-eligibility")';
const root = `${tag}.shadowRoot`;

before(async () => {
  site = await serve();
  driver = await open();
});

after(async () => {
  await driver?.quit();
  await site?.close();
});

afterEach(async () => {
  await assertQuiet(driver);
  await prefer(driver, {});
  await viewport(driver, 1280, 900);
});

/** A page whose element has these attributes and no others. */
async function page(attributes) {
  await driver.get(site.url);
  await driver.executeScript(
    `const element = document.createElement('partner-eligibility');
     for (const [name, value] of Object.entries(arguments[0])) element.setAttribute(name, value);
     element.setAttribute('loading', 'eager');
     ${tag}.replaceWith(element);`,
    attributes,
  );
  await inside(driver, '.headline');
  await whole(driver);
}

async function named(selector, words) {
  let found;
  await until(driver, async () => {
    for (const element of await allInside(driver, selector)) {
      if (words.test(await element.getText())) found = element;
    }
    return found;
  }, `${selector} with ${words}`);
  return found;
}

const press = (element) => driver.executeScript('arguments[0].click()', element);
const example = async () => press(await named('.main-button', /Load the example|Beispielfirma laden/));

test('told nothing, the programme in force on the day judges', async () => {
  await page({});
  await until(driver, async () => (await allInside(driver, '.dial')).length === 6, 'six dials');
  assert.match(await text(driver, '.about'), /AI Cloud Partner Program/);
  await page({ 'as-of': '2019-05-07' });
  assert.match(await text(driver, '.about'), /Partner Network · Judged as of 7 May 2019/);
  await page({ program: 'mpn' });
  assert.match(await text(driver, '.about'), /30 September 2022, its last day in force/);
});

test('a dial for each designation, and its tracks side by side', async () => {
  await page({ program: 'maicpp', 'as-of': '2026-10-10' });
  await example();
  const dial = await named('.dial', /Infrastructure/);
  assert.match(await dial.getAttribute('textContent'), /72 points, 70 needed/);
  await axe(driver);
  await screenshot(driver, 'dials');
  await press(await named('.dial', /Security/));
  await named('.track-of', /Enterprise/);
  const tracks = await text(driver, '.tracks');
  assert.match(tracks, /SMB\s*counts/);
  assert.match(tracks, /Nothing counts before this: 2 people, each with AZ-500 or SC-500 \(1 of 2\)/);
  await axe(driver);
  await screenshot(driver, 'tracks');
  await ifHere(() => viewport(driver, 360, 740, { mobile: true }));
  await ifHere(() => prefer(driver, { dark: true }));
  await axe(driver);
  await screenshot(driver, 'tracks-phone-dark');
  assert.equal(await overflows(driver), false);
});

test('the class that Microsoft sorts into is asked for, explained, and taken back', async () => {
  await page({ program: 'maicpp', 'as-of': '2026-10-10' });
  await example();
  assert.match(await text(driver, '.figures'), /Your track in the Azure areas/);
  const inputs = (await allInside(driver, '.figures input')).length;
  await press(await named('.figures .choice button', /^Enterprise$/));
  await until(
    driver,
    async () => (await allInside(driver, '.figures input')).length < inputs,
    'the other class no longer asks',
  );
  await press(await named('.dial', /Infrastructure/));
  await until(driver, async () => (await allInside(driver, '.track-of')).length === 1, 'one track is left');
  await press(await named('.figures .choice button', /^Enterprise$/));
  await until(driver, async () => (await allInside(driver, '.track-of')).length === 2, 'both are back');
});

test('what stops counting is said before it does, and can be looked at', async () => {
  await page({ program: 'maicpp', 'as-of': '2026-10-10' });
  await example();
  await named('.turns', /MS-102 stops counting: Lea Novak[\s\S]*Modern Work: 10 instead of 25 points/);
  await press(await named('.turns button', /Judge as of 1 December 2027/));
  await until(driver, async () => /1 December 2027/.test(await text(driver, '.about')), 'the later day');
  await until(driver, () => driver.executeScript(`return ${root}.activeElement?.id === 'headline'`), 'the focus on the new headline');
  assert.match(await text(driver, '.answer'), /The rules are known up to/);
  assert.match(await (await named('.dial', /Modern Work/)).getAttribute('textContent'), /10 points, 70 needed/);
  await axe(driver);
});

test('a net loss counts as none and stays as it was typed', async () => {
  await page({ program: 'maicpp', 'as-of': '2026-10-10' });
  await example();
  const field = await inside(driver, '#figure-azure-enterprise-customer-adds');
  await type(driver, field, '-4');
  await named('.figure', /More lost than won: that counts as none/);
  assert.equal(await field.getAttribute('value'), '-4');
  assert.equal(await field.getAttribute('aria-invalid'), null);
});

test('one profile in two programmes, then and now side by side', async () => {
  await driver.get(site.url);
  await inside(driver, '.headline');
  await whole(driver);
  await example();
  await until(driver, async () => /Gold in Cloud Platform/.test(await text(driver, '.headline')), 'gold');
  await press(await named('.then .group-head', /took the place/));
  const then = await text(driver, '.then-now');
  assert.match(then, /Cloud Platform\s+Gold[\s\S]*Infrastructure \(Azure\)/);
  await axe(driver);
  await screenshot(driver, 'then-and-now');
  await press(await named('.programs button', /AI Cloud/));
  await until(driver, async () => (await allInside(driver, '.dial')).length === 6, 'six dials');
  const rows = await driver.executeScript(`return ${root}.querySelectorAll('.people > li').length`);
  assert.equal(rows, 6, 'the same people');
  assert.match(await text(driver, '.roster'), /70-533, 70-345, 70-346 and 70-347 count for nothing in this programme/);
  await screenshot(driver, 'two-programmes');
  await press(await named('.programs button', /Partner Network/));
  await until(driver, async () => /Gold in Cloud Platform/.test(await text(driver, '.headline')), 'gold again');
});

test('in German too', async () => {
  await page({ program: 'maicpp', lang: 'de', 'as-of': '2026-10-10' });
  await example();
  await press(await named('.dial', /Modern Work/));
  await named('.tracks', /Noch nichts eingetragen/);
  await named('.turns', /MS-102 zählt nicht mehr: Lea Novak/);
  await ifHere(() => viewport(driver, 320, 700, { mobile: true }));
  await axe(driver);
  await screenshot(driver, 'dials-phone-de');
  assert.equal(await overflows(driver), false);
});

test('what the programme asks for is found first, and the rest is marked', async () => {
  for (const [program, known] of [['maicpp', /AZ-104/], ['mpn', /70-533/]]) {
    await page({ program, 'as-of': program === 'mpn' ? '2018-06-01' : '2026-10-10' });
    await (await inside(driver, '.certs input')).sendKeys('azure');
    const options = await until(driver, async () => {
      const found = await driver.executeScript(
        `return [...${root}.querySelectorAll('.popup [role=option]')].map((option) => option.innerText.trim())`,
      );
      return found.length > 0 && found;
    }, 'suggestions');
    assert.match(options.join(' | '), known);
    assert.doesNotMatch(options.join(' | '), /counts for nothing/);
  }
  await page({ program: 'maicpp', 'as-of': '2026-10-10' });
  await (await inside(driver, '.certs input')).sendKeys('70-533');
  await until(driver, async () => /counts for nothing in this programme/.test(await text(driver, '.popup [role=option]')), 'that it counts for nothing');
  await axe(driver);
});

test('the day after a programme has ended, the one of that day is a click away', async () => {
  await page({ programs: 'mpn maicpp', program: 'mpn', 'as-of': '2022-10-03' });
  const button = await inside(driver, '.step .main-button');
  assert.match(await button.getText(), /^Judge by the Microsoft AI Cloud Partner Program/);
  await axe(driver);
  await screenshot(driver, 'successor');
  await button.click();
  await until(driver, async () => /Solutions Partner|certified/.test(await text(driver, '.headline')), 'the programme of the day');
  assert.equal(await driver.executeScript(`return ${root}.activeElement?.id`), 'headline');
});
