// The next step: worked out while nobody types, tried, ruled out, taken over.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import {
  allInside, assertQuiet, axe, ifHere, inside, open, overflows, prefer, press, screenshot, serve, test, text, until, viewport,
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

/** The widget with nothing in it. */
async function empty({ lang = 'en', program = 'mpn', day = '2018-06-01' } = {}) {
  await driver.get(server.url);
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
}

/** The example company, with its plan unfolded. */
async function page(how) {
  await empty(how);
  await press(driver, await inside(driver, '.after-people .main-button'));
  // A plan that comes just then draws the button anew.
  await until(driver, async () => {
    if ((await allInside(driver, '.plan-steps li')).length > 0) return true;
    const button = await inside(driver, '.plan > .quiet-button');
    if ((await button.getAttribute('aria-expanded')) !== 'true') await press(driver, button);
    return false;
  }, 'the plan unfolded', 20_000);
}

const boxes = () => allInside(driver, '.plan-steps input');
const steps = () =>
  driver.executeScript(
    `const root = document.querySelector('partner-eligibility').shadowRoot;
     return [...root.querySelectorAll('.plan-steps li label')].map((label) => label.textContent);`,
  );

/** Chooses the option of a list by its position. */
async function choose(selector, position) {
  const select = await inside(driver, selector);
  await driver.executeScript(
    `arguments[0].selectedIndex = arguments[1];
     arguments[0].dispatchEvent(new Event('change', { bubbles: true }));`,
    select,
    position,
  );
}

test('every step ticked reaches the goal, and can be taken over and undone', async () => {
  await page();
  const first = await text(driver, '.plan .do');
  assert.equal(first.trim(), `${(await steps())[0]}.`);
  const headline = await text(driver, '.headline');
  for (const box of await boxes()) {
    await press(driver, box);
  }
  const tried = await until(
    driver,
    async () => {
      const said = await text(driver, '.plan .tried');
      return said.startsWith('Now ') && said;
    },
    'what the steps reach',
  );
  // Trying changes nothing that was entered.
  assert.equal(await text(driver, '.headline'), headline);
  await press(driver, await inside(driver, '.plan-steps .main-button'));
  const award = tried.match(/in ([^.]+)\./)[1];
  await until(
    driver,
    async () => (await text(driver, '.awards')).includes(award) && !(await allInside(driver, '.plan .tried')).length
      || (await text(driver, '.plan .do')) !== first,
    'another step after the plan was taken over',
  );
  const undo = await driver.executeScript(
    `const root = document.querySelector('partner-eligibility').shadowRoot;
     return [...root.querySelectorAll('button')].find((button) => button.textContent === 'Undo');`,
  );
  await press(driver, undo);
  await until(driver, async () => (await text(driver, '.plan .do')) === first, 'the step of before');
  await assertQuiet(driver);
});

test('the next step stands there at all times, and can be tried where it stands', async () => {
  await empty();
  const says = (pattern) => until(driver, async () => pattern.test(await text(driver, '.plan')), String(pattern), 20_000);
  await says(/^Your next step\s*Enter a person and their certifications\./);
  await driver.executeScript(
    `const root = document.querySelector('partner-eligibility').shadowRoot;
     window.gone = 0;
     window.seen = new MutationObserver(() => { if (!root.querySelector('.plan')) window.gone += 1; });
     window.seen.observe(root, { childList: true, subtree: true });`,
  );
  await press(driver, await inside(driver, '.after-people .main-button'));
  const box = await inside(driver, '.plan .do input');
  await axe(driver);
  const headline = await text(driver, '.headline');
  await press(driver, box);
  await says(/(Now |These steps alone reach no further level)/);
  await screenshot(driver, 'next-step');
  assert.equal(await text(driver, '.headline'), headline);
  const step = await text(driver, '.plan .do');
  await press(driver, await inside(driver, '.plan > .outcome .main-button'));
  await until(driver, async () => (await text(driver, '.plan .do')) !== step, 'the step after it');
  assert.equal(await (await inside(driver, '.plan .do input')).isSelected(), false, 'another step is not tried yet');
  assert.deepEqual(await driver.executeScript('window.seen.disconnect(); return window.gone'), 0);
  await assertQuiet(driver);
});

test('a goal that is reached is said to be, and trying a step tells of points', async () => {
  await page({ program: 'maicpp', day: '2026-10-10' });
  await choose('.goal select', 1);
  const goal = await driver.executeScript('return arguments[0].selectedOptions[0].textContent', await inside(driver, '.goal select'));
  await until(driver, async () => (await text(driver, '.plan .do + .note')).includes(`to ${goal}:`), 'the plan for the goal');
  await press(driver, (await boxes())[0]);
  await until(driver, async () => / instead of \d.* points/.test(await text(driver, '.plan .tried')), 'other points');
  for (const box of (await boxes()).slice(1)) await press(driver, box);
  await until(driver, async () => /^Now /.test(await text(driver, '.plan .tried')), 'the goal');
  await press(driver, await inside(driver, '.plan-steps .main-button'));
  await until(driver, async () => (await text(driver, '.plan')).includes(`Reached: ${goal}.`), 'that it is reached');
  assert.equal((await boxes()).length, 0);
  await assertQuiet(driver);
});

test('what is ruled out is not asked for again, until everything is allowed', async () => {
  await page();
  const before = await steps();
  await press(driver, await inside(driver, '.plan-steps li .quiet-button'));
  await until(
    driver,
    async () => (await steps()).every((step) => step !== before[0]),
    'a plan without the step',
  );
  const buttons = await allInside(driver, '.plan-body > .quiet-button');
  await press(driver, buttons[0]);
  await until(driver, async () => (await steps())[0] === before[0], 'the plan of before');
});

test('a button that goes when it is pressed hands the focus on', async () => {
  await page();
  const enter = async (selector) => {
    const button = await inside(driver, selector);
    await driver.executeScript('arguments[0].focus()', button);
    await press(driver, button);
  };
  const at = (id) => until(driver, async () => (await active()) === id, `the focus at ${id}`);
  const active = () => driver.executeScript(
    `return document.querySelector('partner-eligibility').shadowRoot.activeElement?.id`,
  );
  await enter('.plan-steps li .quiet-button');
  await at('plan-steps');
  await enter('.plan-steps .begun');
  await at('plan-steps');
  await enter('.under-way button');
  await at('plan-steps');
  await choose('.goal select', 1);
  await enter('.goal + .quiet-button');
  await at('another-goal');
  await assertQuiet(driver);
});

test('a goal can be chosen, and weights change the cost', async () => {
  await page({ program: 'maicpp', day: '2026-10-10' });
  await choose('.plan-body .field select', 1);
  await until(
    driver,
    async () => {
      const [goal] = await allInside(driver, '.plan-body .field select');
      const name = await driver.executeScript(
        'return arguments[0].selectedOptions[0].textContent',
        goal,
      );
      return (await text(driver, '.plan .do + .note')).includes(name);
    },
    'the plan for the goal',
  );
  const cost = await text(driver, '.plan .do + .note');
  const buttons = await allInside(driver, '.plan-body > .quiet-button');
  await press(driver, buttons.at(-1));
  for (const input of await allInside(driver, '.plan-grid input')) {
    await driver.executeScript(
      `arguments[0].value = '7';
       arguments[0].dispatchEvent(new Event('input', { bubbles: true, composed: true }));`,
      input,
    );
  }
  await until(
    driver,
    async () => (await text(driver, '.plan .do + .note')) !== cost,
    'another cost',
  );
});

const goals = () => allInside(driver, '.goal select');
const note = () => text(driver, '.plan .do + .note');

test('several goals share a plan, with who learns what', async () => {
  await page();
  await choose('.goal select', 1);
  const chosen = (select) => driver.executeScript('return arguments[0].selectedOptions[0].textContent', select);
  const [first] = await goals();
  const goal = await chosen(first);
  await until(driver, async () => (await note()).includes(`to ${goal}:`), 'the plan for one goal');
  const one = await note();
  await press(driver, await inside(driver, '.goal + .quiet-button'));
  await until(driver, async () => (await goals()).length === 2, 'room for another');
  await driver.executeScript(
    `arguments[0].selectedIndex = 2; arguments[0].dispatchEvent(new Event('change', { bubbles: true }));`,
    (await goals())[1],
  );
  await until(driver, async () => / and /.test(await note()) && (await note()) !== one, 'a plan for both');
  const learns = (await steps()).filter((step) => /: earn /.test(step));
  const people = new Set(learns.map((step) => step.split(': ')[0]));
  const lists = await allInside(driver, '.plan-list');
  if (people.size > 1) {
    const said = await driver.executeScript('return arguments[0].textContent', lists[0]);
    for (const person of people) assert.ok(said.includes(`${person}: `), `${said} has ${person}`);
  }
  await axe(driver);
  await screenshot(driver, 'plan-goals');
  await driver.executeScript(
    `arguments[0].selectedIndex = 0; arguments[0].dispatchEvent(new Event('change', { bubbles: true }));`,
    (await goals())[1],
  );
  await until(driver, async () => (await goals()).length === 1 && (await note()) === one, 'one goal again');
  await assertQuiet(driver);
});

test('a budget of days says what is within it, and what is not', async () => {
  await page();
  const input = await inside(driver, '.budget input');
  const spend = (days) => driver.executeScript(
    `arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', { bubbles: true, composed: true }));`,
    input,
    days,
  );
  await spend('40');
  await until(driver, async () => /In 40 days you reach /.test(await text(driver, '.spent')), 'what 40 days are enough for');
  const days = Number((await note()).match(/([\d.]+) days?/)[1]);
  assert.ok(days <= 40, String(days));
  await screenshot(driver, 'plan-budget');
  await spend('0.1');
  await until(driver, async () => /No goal is within 0.1 days?/.test(await text(driver, '.spent')), 'nothing');
  await spend('much');
  await until(driver, async () => (await input.getAttribute('aria-invalid')) === 'true', 'that it is no number');
  assert.match(await text(driver, `#${await input.getAttribute('aria-describedby')}`), /“much” is not a number/);
  await until(driver, async () => !(await allInside(driver, '.spent')).length, 'no budget');
  await assertQuiet(driver);
});

test('what is under way is counted on, and can be taken back', async () => {
  await page();
  const before = await steps();
  await press(driver, await inside(driver, '.plan-steps .begun'));
  await until(driver, async () => !(await steps()).includes(before[0]), 'a plan that builds on it');
  const list = await inside(driver, '.under-way');
  assert.ok((await list.getText()).includes(before[0]));
  await press(driver, await inside(driver, '.under-way button'));
  await until(driver, async () => (await steps())[0] === before[0], 'the plan of before');
  await assertQuiet(driver);
});

test('a day on which an award is lost says what keeps it, and what that costs', async () => {
  await page({ program: 'maicpp', day: '2026-10-10' });
  await driver.executeScript(
    `document.querySelector('partner-eligibility').profile = {
       format: 'partner-eligibility', version: 1,
       people: [{ name: 'Mira', holds: ['ms-900'] }, { name: 'Jon', holds: ['ms-900'] }, { name: 'Eva', holds: ['ms-102'] }],
       figures: {
         'modern-work-smb-customer-adds': '10', 'modern-work-smb-users-cpor': '250', 'modern-work-smb-deployments-cpor': '4',
       },
     };`,
  );
  const dates = () => driver.executeScript(
    `const root = document.querySelector('partner-eligibility').shadowRoot;
     return [...root.querySelectorAll('.plan-list > ul > li')].map((item) => item.innerText);`,
  );
  const kept = await until(driver, async () => {
    const found = (await dates()).find((said) => /MS-900 stops counting/.test(said));
    return found ?? false;
  }, 'a day with steps', 20_000);
  assert.match(kept, /Solutions Partner for Modern Work/);
  assert.match(kept, /To lose nothing, do this before: .*day/);
  assert.doesNotMatch(kept.split('before:')[1], /MS-900/, 'what stops counting keeps nothing');
  // The other certifications for these points were retired, and the rules name no successor.
  await driver.executeScript(
    `const element = document.querySelector('partner-eligibility');
     const profile = element.profile;
     profile.people[0].holds = profile.people[1].holds = ['ms-700'];
     element.profile = profile;`,
  );
  await until(driver, async () => !(await dates()).some((said) => /MS-900/.test(said)) && (await dates()).some((said) => /No longer/.test(said)), 'other days', 20_000);
  const lost = (await dates()).find((said) => /MS-102 stops counting/.test(said));
  assert.match(lost, /No step known today prevents it\./);
  await axe(driver);
});

test('the step that helps most awards is named', async () => {
  await page();
  const said = await until(driver, async () => (await allInside(driver, '.helps')).length && text(driver, '.helps'), 'a step');
  const [, awards] = said.match(/to (\d+) awards\.$/);
  assert.ok(Number(awards) > 1);
  // It comes last: it stays until it is known anew, and nothing below it jumps.
  await driver.executeScript(
    `const root = document.querySelector('partner-eligibility').shadowRoot;
     window.gone = 0;
     window.found = 0;
     window.seen = new MutationObserver(() => {
       window.found += 1;
       if (!root.querySelector('.helps')) window.gone += 1;
     });
     window.seen.observe(root.querySelector('.plan'), { childList: true, subtree: true, attributes: true, characterData: true });`,
  );
  await press(driver, await inside(driver, '.plan-steps .quiet-button'));
  await until(driver, async () => (await driver.executeScript('return window.found')) > 0
    && !(await allInside(driver, '.plan[aria-busy=true]')).length, 'the next plan');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  assert.deepEqual(await driver.executeScript('window.seen.disconnect(); return window.gone'), 0);
});

test('it is accessible and fits a phone, in German and in the dark', async () => {
  await ifHere(() => viewport(driver, 320, 740, { mobile: true }));
  await ifHere(() => prefer(driver, { dark: true }));
  await page({ lang: 'de', program: 'maicpp', day: '2026-10-10' });
  assert.equal(await overflows(driver), false);
  assert.match(await text(driver, '.plan'), /Ihr nächster Schritt/);
  await axe(driver);
  await prefer(driver, {});
  await viewport(driver, 1280, 900);
});
