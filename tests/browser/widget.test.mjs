// What a visitor does with the widget, in the demo page under a strict policy.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { Key } from 'selenium-webdriver';
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
  type,
  until,
  viewport,
  whole,
} from './harness.mjs';

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

beforeEach(async () => {
  await viewport(driver, 1280, 900);
  await driver.get(server.url);
  await inside(driver, '.headline');
  await whole(driver);
});

afterEach(async () => {
  await assertQuiet(driver);
});

/** The button inside the widget whose text begins so. */
function button(name) {
  return until(
    driver,
    () =>
      driver.executeScript(
        `const root = document.querySelector('partner-eligibility').shadowRoot;
         return [...root.querySelectorAll('button')]
           .find((button) => button.textContent.trim().startsWith(arguments[0])) ?? null;`,
        name,
      ),
    `a button ${name}`,
  );
}

/** Opens what a button hides, unless it is open. */
async function expand(name) {
  const element = await button(name);
  if ((await element.getAttribute('aria-expanded')) === 'false') await press(driver, element);
}

/** The field inside the widget with that label. */
async function field(label) {
  return until(
    driver,
    () =>
      driver.executeScript(
        `const root = document.querySelector('partner-eligibility').shadowRoot;
         const named = (input) => [input.ariaLabel, ...[...(input.labels ?? [])].map((l) => l.textContent)];
         return [...root.querySelectorAll('input, select')]
           .find((input) => named(input).some((name) => name?.includes(arguments[0]))) ?? null;`,
        label,
      ),
    `a field ${label}`,
  );
}

/** Presses keys as a keyboard does, one after the other, into what has the focus. */
async function keys(...pressed) {
  for (const key of pressed) await driver.actions().sendKeys(key).perform();
}

/** Gives a person a certification by typing its code. */
async function certify(person, code) {
  const box = (await allInside(driver, '[role=combobox]'))[person];
  await press(driver, box);
  await keys(...code, Key.ENTER);
}

const tags = async () => {
  const elements = await allInside(driver, '.tags li');
  return Promise.all(elements.map((element) => element.getText()));
};

const headline = () => text(driver, '.headline');

/** Waits for a headline that matches. */
const says = (pattern) =>
  until(driver, async () => pattern.test(await headline()), `a headline like ${pattern}`);

/** What stands beside a field in trouble. */
async function trouble(element) {
  return until(
    driver,
    () =>
      driver.executeScript(
        `const input = arguments[0];
         const ids = (input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
         const root = input.getRootNode();
         const words = ids.map((id) => root.getElementById(id)?.textContent ?? '').join(' ');
         return input.getAttribute('aria-invalid') === 'true' && words.trim() ? words : null;`,
        element,
      ),
    'what is wrong with the field',
  );
}

test('one person and US$15,000 are Silver in Cloud Platform, a dollar less is not', async () => {
  await certify(0, '70-533');
  await expand('Applications and Infrastructure');
  const consumption = await field('Azure consumption');
  await type(driver, consumption, '14,999');
  await until(
    driver,
    async () => /1 short|US\$1/.test(await text(driver, '.awards')),
    'a dollar to be short',
  );
  await type(driver, consumption, '15,000');
  await says(/Silver in Cloud Platform/);
  await screenshot(driver, 'silver');
});

test('a field keeps the focus while what is typed is wrong for a moment', async () => {
  await expand('Applications and Infrastructure');
  const consumption = await field('Azure consumption');
  await press(driver, consumption);
  await keys(...'14,,0');
  assert.equal(await consumption.getAttribute('value'), '14,,0');
  assert.equal(await (await focused(driver)).getId(), await consumption.getId());
});

test('certifications are found by typing a code or a word, with the keyboard alone', async () => {
  const box = await inside(driver, '[role=combobox]');
  await press(driver, box);
  await keys(...'70533');
  await inside(driver, '[role=option]');
  await keys(Key.ENTER);
  assert.deepEqual(await tags(), ['70-533']);
  await keys(...'sharepoint');
  await inside(driver, '[role=option]');
  await screenshot(driver, 'search');
  await axe(driver);
  await keys(Key.ARROW_DOWN, Key.ENTER);
  assert.equal((await tags()).length, 2);
  await keys(...'azure', Key.ESCAPE);
  assert.equal((await allInside(driver, '[role=option]')).length, 0);
  await keys(...[...'azure'].map(() => Key.BACK_SPACE));
  assert.equal((await tags()).length, 2);
  await keys(Key.BACK_SPACE);
  await until(driver, async () => (await tags()).length === 1, 'Backspace to remove the last');
});

test('a pasted list lands as a whole, what is unknown included', async () => {
  const box = await inside(driver, '[role=combobox]');
  await driver.executeScript(
    `const data = '70-532, 70-535; AZ-10';
     const dataType = 'text/plain';
     const clipboardData = new DataTransfer();
     clipboardData.setData(dataType, data);
     // Firefox takes the text itself, the others take what holds it.
     arguments[0].dispatchEvent(new ClipboardEvent('paste', { clipboardData, data, dataType, bubbles: true, composed: true, cancelable: true }));`,
    box,
  );
  await until(driver, async () => (await tags()).length === 3, 'three tags');
  assert.match(await text(driver, '.people'), /AZ-10/);
  await screenshot(driver, 'pasted');
  await axe(driver);
});

test('the example company is loaded, undone, and started over', async () => {
  await press(driver, await button('Load the example'));
  await says(/Gold in Cloud Platform/);
  await screenshot(driver, 'example');
  await axe(driver);
  await press(driver, await button('Undo'));
  await says(/open to everybody/);
  await press(driver, await button('Load the example'));
  await says(/Gold in Cloud Platform/);
  await press(driver, await button('Start over'));
  await says(/open to everybody/);
  await press(driver, await button('Undo'));
  await says(/Gold in Cloud Platform/);
});

test('an award opens to its checklist, with who was counted, and sources', async () => {
  await press(driver, await button('Load the example'));
  await says(/Gold in Cloud Platform/);
  await press(driver, await button('Cloud Platform'));
  const opened = await inside(driver, '.award-row[aria-expanded=true]');
  const award = await driver.executeScript('return arguments[0].closest("li")', opened);
  const words = await award.getText();
  assert.match(words, /US\$100,000/);
  assert.match(words, /Anna Berger/);
  assert.match(words, /December 2017/);
  const addresses = await driver.executeScript(
    'return [...arguments[0].querySelectorAll("a")].map((link) => link.href)',
    award,
  );
  assert.ok(addresses.length > 0 && addresses.every((address) => address.startsWith('https://')));
  await screenshot(driver, 'checklist');
  await axe(driver);
});

test('nonsense gets a message at its field, and stays as it was typed', async () => {
  await expand('Applications and Infrastructure');
  const consumption = await field('Azure consumption');
  for (const nonsense of ['-5', 'twelve', '1e300', '99999999999999999', 'NaN', '<b>1</b>']) {
    await type(driver, consumption, nonsense);
    assert.ok((await trouble(consumption)).length > 5);
    assert.equal(await consumption.getAttribute('value'), nonsense);
  }
  const count = await field('How many people');
  await type(driver, count, '10000');
  assert.match(await trouble(count), /1,000/);
  assert.equal(await count.getAttribute('value'), '10000');
  await certify(0, 'AZ-10');
  assert.match(await text(driver, '.people'), /AZ-10/);
  await expand('Judged as of');
  const day = await inside(driver, '#day, input[aria-describedby*=day]');
  await type(driver, day, '2022-02-30');
  assert.ok((await trouble(day)).length > 5);
  assert.equal(await day.getAttribute('value'), '2022-02-30');
  await screenshot(driver, 'errors');
  await axe(driver);
});

test('after its last day the programme attains nothing, and names its successor', async () => {
  await press(driver, await button('Load the example'));
  await driver.executeScript(
    'document.querySelector("partner-eligibility").setAttribute("as-of", "2022-10-01")',
  );
  await says(/ended on 30 September 2022/);
  assert.match(await text(driver, '.answer'), /AI Cloud Partner Program/);
  await screenshot(driver, 'ended');
  await axe(driver);
  await driver.executeScript(
    'document.querySelector("partner-eligibility").setAttribute("as-of", "2018-03-18")',
  );
  await until(driver, async () => /19 March 2018/.test(await text(driver, '.answer')), 'no rules yet');
  await screenshot(driver, 'not-yet');
  await axe(driver);
});

test('everything is said in German too', async () => {
  await press(driver, await button('Load the example'));
  await says(/Gold in Cloud Platform/);
  await driver.executeScript('document.querySelector("[data-lang=de]").click()');
  await says(/Damit erreichen Sie Gold in Cloud Platform/);
  const words = await text(driver, '.widget');
  for (const english of ['Undo', 'short', 'Open to everybody', 'What counts', 'Judged as of']) {
    assert.ok(!words.includes(english), `"${english}" is English`);
  }
  assert.match(words, /30\. September 2022/);
  await screenshot(driver, 'german');
  await axe(driver);
});

test('a phone of 320 pixels shows all of it, the answer always in sight', async () => {
  await ifHere(() => viewport(driver, 320, 640, { mobile: true }));
  await press(driver, await button('Load the example'));
  await says(/Gold in Cloud Platform/);
  await driver.executeScript('window.scrollTo(0, 1200)');
  const bar = await inside(driver, '.summary');
  const { top } = await driver.executeScript('return arguments[0].getBoundingClientRect().toJSON()', bar);
  assert.ok(top >= 0 && top < 640, `the bar is at ${top}`);
  assert.equal(await overflows(driver), false);
  await screenshot(driver, 'phone');
  await axe(driver);
  await bar.findElement({ css: 'button' }).click();
  await inside(driver, '.summary .ladder');
  assert.equal(await overflows(driver), false);
  await screenshot(driver, 'phone-bar-open');
  await axe(driver);
});

test('fifty people are a list like any other', async () => {
  await press(driver, await button('Load the example'));
  await says(/Gold in Cloud Platform/);
  const people = () => allInside(driver, '.person');
  const add = await button('Add a person');
  await driver.executeAsyncScript(
    `const [button, wanted, done] = arguments;
     const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
     const people = () => button.getRootNode().querySelectorAll('.person').length;
     (async () => {
       // A row that is not drawn yet is not asked for again.
       for (let asked = people(), tries = 0; people() < wanted && tries < 500; tries += 1) {
         if (people() === asked) {
           button.click();
           asked += 1;
         }
         await turn();
       }
       done();
     })();`,
    add,
    50,
  );
  assert.equal((await people()).length, 50);
  await certify(49, '70-533');
  await says(/Gold in Cloud Platform/);
  await axe(driver);
  await ifHere(() => viewport(driver, 360, 740, { mobile: true }));
  assert.equal(await overflows(driver), false);
  await axe(driver);
});

test('a level held has its fields, and a day that is none is told there', async () => {
  await expand('Judged as of');
  await press(driver, await button('Add a level you hold'));
  await inside(driver, '.held-row');
  await axe(driver);
  const anniversary = await field('Next anniversary');
  await type(driver, anniversary, '2018-13-01');
  assert.match(await trouble(anniversary), /\S/);
  await axe(driver);
  await type(driver, anniversary, '2018-09-01');
  await until(
    driver,
    async () => (await (await field('Next anniversary')).getAttribute('aria-invalid')) !== 'true',
    'the day to be taken',
  );
  await axe(driver);
});

test('in the dark, in forced colours and on paper it stays readable', async () => {
  await press(driver, await button('Load the example'));
  await says(/Gold in Cloud Platform/);
  await prefer(driver, { dark: true });
  await screenshot(driver, 'dark');
  await axe(driver);
  await prefer(driver, { forcedColors: true });
  await screenshot(driver, 'forced-colours');
  await prefer(driver, { print: true });
  await screenshot(driver, 'paper');
  await prefer(driver, {});
});

test('a column taller than the window goes on to its end before it stays', async () => {
  await viewport(driver, 1280, 500);
  await press(driver, await button('Load the example'));
  await says(/Gold in Cloud Platform/);
  const column = () => driver.executeScript(
    `const root = document.querySelector('partner-eligibility').shadowRoot;
     const [inputs, answer] = ['.inputs', '.answer'].map((name) => root.querySelector(name).getBoundingClientRect());
     return { bottom: inputs.bottom - innerHeight, height: inputs.height, more: answer.height - inputs.height };`,
  );
  const by = (pixels) => driver.executeScript('window.scrollBy(0, arguments[0])', pixels);
  const { height, more } = await column();
  assert.ok(height > 500 && more > 400, `${height} and ${more} more beside it`);
  // Its end comes into the window while the answer goes on, and stays there.
  await by((await column()).bottom + 100);
  await until(driver, async () => (await column()).bottom < 0, 'the end of the fields');
  const { bottom } = await column();
  await by(100);
  const later = (await column()).bottom;
  assert.ok(Math.abs(later - bottom) < 2, `${bottom}, then ${later}`);
});

test('the filter says how many there are, and what there is none of cannot be chosen', async () => {
  const counted = () => driver.executeScript(
    `const select = document.querySelector('partner-eligibility').shadowRoot.querySelectorAll('.filters select')[1];
     return [...select.options].slice(1).map((option) => [Number(/ \\((\\d+)\\)$/.exec(option.textContent)[1]), option.disabled]);`,
  );
  await inside(driver, '.filters select');
  const [[attained, disabled]] = await counted();
  assert.deepEqual([attained, disabled], [0, true]);
  await press(driver, await button('Load the example'));
  await says(/Gold in Cloud Platform/);
  const options = await counted();
  assert.ok(options[0][0] > 0, String(options));
  // Who is at Silver is on the way to Gold as well.
  assert.ok(options.reduce((sum, [count]) => sum + count, 0) >= 19, String(options));
  for (const [count, disabled] of options) assert.equal(disabled, count === 0, String(options));
});

test('an element that moves keeps what was typed', async () => {
  await certify(0, '70-533');
  await driver.executeScript('document.body.prepend(document.querySelector("partner-eligibility"))');
  assert.deepEqual(await tags(), ['70-533']);
});

test('two elements on one page know nothing of each other', async () => {
  await driver.executeScript(
    `const second = document.createElement('partner-eligibility');
     second.setAttribute('loading', 'eager');
     document.querySelector('partner-eligibility').after(second);`,
  );
  await inside(driver, '.headline', { index: 1 });
  await certify(0, '70-533');
  assert.equal((await allInside(driver, '.tags li', { index: 1 })).length, 0);
  assert.equal((await tags()).length, 1);
});

test('nothing leaves the page once it is loaded, and nothing is stored', async () => {
  const asked = server.requests.length;
  await press(driver, await button('Load the example'));
  await says(/Gold in Cloud Platform/);
  await press(driver, await button('Cloud Platform'));
  await inside(driver, '.award-row[aria-expanded=true]');
  assert.deepEqual(server.requests.slice(asked), []);
  const kept = await driver.executeScript('return [document.cookie, localStorage.length, sessionStorage.length]');
  assert.deepEqual(kept, ['', 0, 0]);
});

test('the keyboard reaches everything, and the focus is always to be seen', async () => {
  await press(driver, await button('Load the example'));
  await says(/Gold in Cloud Platform/);
  await driver.executeScript('window.scrollTo(0, 0); document.activeElement?.blur()');
  const reached = new Set();
  for (let step = 0; step < 120; step += 1) {
    await driver.actions().sendKeys(Key.TAB).perform();
    const element = await focused(driver);
    const seen = await driver.executeScript(
      `const element = arguments[0];
       const style = getComputedStyle(element);
       const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
       const lines = style.borderBottomStyle !== 'none' || style.boxShadow !== 'none';
       const box = element.closest('.certs, .box');
       const around = box && getComputedStyle(box).outlineStyle !== 'none';
       return [element.id || element.className || element.tagName, ring || lines || Boolean(around)];`,
      element,
    );
    assert.ok(seen[1], `${seen[0]} shows no focus`);
    reached.add(seen[0]);
    if (/award-/.test(seen[0])) break;
  }
  assert.ok([...reached].some((name) => /award-/.test(name)), 'an award is reached');
});
