// The package without a page: Node judges and plans with it, and checks programs
// of an embedder's own. The element takes the same programs.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { assertQuiet, axe, consoleOf, DIST, ERRORS, hostPage, ifHere, inside, open, overflows, screenshot, serve, TAG, test, text, until, viewport } from './harness.mjs';

const ENGINE = path.join(DIST, TAG, 'engine.js');
const EXAMPLES = path.join(DIST, 'examples');
const OWN = JSON.parse(readFileSync(path.join(EXAMPLES, 'own-program.json'), 'utf8'));
const named = (id) => ({ ...OWN, program: { ...OWN.program, id } });
const FIGURES = readFileSync(path.join(EXAMPLES, 'own-figures.json'), 'utf8');

const { assess, compile, lint, plan } = await import(pathToFileURL(ENGINE));

const document = (rest) => ({ format: 'partner-eligibility', version: 1, ...rest });
const PROFILE = document({
  people: [{ name: 'Anna', holds: ['70-533', '70-534'] }, { name: 'Ben', holds: ['70-532'] }],
  figures: { 'azure-consumption': '12000' },
  judgedOn: '2018-06-01',
});

let driver;
let server;
let letGo;

before(async () => {
  server = await serve({
    held: { 'slow.json': new Promise((resolve) => { letGo = resolve; }) },
    pages: {
      'errors.js': ERRORS,
      'element.html': hostPage(`<${TAG} program="mpn" as-of="2018-06-01" loading="eager"></${TAG}>`),
      'two.html': hostPage(`<${TAG} id="one" catalog="examples/own-program.json?for=one,two" loading="eager"></${TAG}>
        <${TAG} id="two" program="maicpp" loading="eager"></${TAG}>`),
      'replaced.html': hostPage(`<${TAG} id="one" program="maicpp" catalog="examples/own-figures.json" loading="eager"></${TAG}>
        <${TAG} id="two" program="maicpp" loading="eager"></${TAG}>`),
      'wrong.html': hostPage(`<${TAG} catalog="wrong.json missing.json" program="mpn" loading="eager"></${TAG}>`),
      'wrong.json': JSON.stringify({ ...OWN, awards: [{ ...OWN.awards[0], area: 'none' }] }),
      'changed.html': hostPage(`<${TAG} loading="eager"></${TAG}>`, { head: '<script type="module" src="class.js"></script>' }),
      // The page asks by itself: what a driver runs has classes of its own in some browsers.
      'class.js': `import { PartnerEligibilityError } from './${TAG}/${TAG}.js';
        addEventListener('refuse', async () => {
          const error = await document.querySelector('${TAG}').plan([{ award: 'none' }]).catch((error) => error);
          document.title = JSON.stringify([error instanceof PartnerEligibilityError, error.code, error.path]);
        });`,
      'slow.json': JSON.stringify(named('slow')),
      'fast.json': JSON.stringify(named('fast')),
      'few.html': hostPage(`<${TAG} program="mpn" as-of="2018-06-01" awards="cloud-platform mpn-sap" currency="JPY" loading="eager"></${TAG}>`),
    },
  });
  driver = await open();
});

after(async () => {
  await driver?.quit();
  await server?.close();
});

const element = (of, id = '') => driver.executeScript(`return document.querySelector('${TAG}${id}').${of}`);
const ready = (id = '') => until(driver, () => element('assessment !== undefined', id), 'the widget');

test('Node judges what the element judges, sentence by sentence', async () => {
  await driver.get(`${server.url}element.html`);
  await ready();
  for (const lang of ['en', 'de']) {
    await driver.executeScript(`const e = document.querySelector('${TAG}'); e.lang = arguments[0]; e.profile = arguments[1];`, lang, PROFILE);
    const answer = await assess(PROFILE, { program: 'mpn', asOf: '2018-06-01', lang });
    assert.equal(answer.day, '2018-06-01');
    await until(driver, async () => (await element('assessment')).headline === answer.headline, answer.headline);
    assert.deepEqual(await element('assessment'), JSON.parse(JSON.stringify(answer)));
  }
  await assertQuiet(driver);
});

test('a certification that a programme does not know counts for nothing, and is named', async () => {
  const options = { program: 'mpn', asOf: '2018-06-01' };
  const { problems, ...answer } = await assess(
    document({ ...PROFILE, people: [...PROFILE.people, { name: 'Cem', holds: ['70-533', '70-533', 'no-such'] }] }),
    options,
  );
  assert.deepEqual(problems.map(({ path: place }) => place), [
    'profile.people[2].holds[1]', 'profile.people[2].holds[2]',
  ]);
  assert.match(problems[1].message, /no-such/);
  assert.deepEqual(answer, await assess(
    document({ ...PROFILE, people: [...PROFILE.people, { name: 'Cem', holds: ['70-533'] }] }),
    options,
  ));
  const [cheapest] = await plan(
    document({ ...PROFILE, people: [{ name: 'Cem', holds: ['no-such'] }] }),
    [{ award: 'cloud-platform', level: 'silver' }],
    options,
  );
  assert.ok(cheapest.steps.length > 0);
});

test('plans in Node lead to their targets, and the element answers the same', async () => {
  const targets = [{ award: 'cloud-platform', level: 'silver' }];
  const options = { program: 'mpn', asOf: '2018-06-01' };
  const plans = await plan(PROFILE, targets, options);
  assert.ok(plans.length > 1);
  assert.equal(plans[0].atLeastPercent, 100);
  assert.ok(plans[0].steps.length > 0);
  for (const { days, text: says, unlocks } of plans[0].steps) {
    assert.ok(days >= 0 && says.length > 5);
    assert.deepEqual(unlocks, targets);
  }
  const total = plans[0].steps.reduce((sum, { days }) => sum + days, 0);
  assert.equal(plans[0].days, total);
  await driver.get(`${server.url}element.html`);
  await ready();
  await driver.executeScript(`document.querySelector('${TAG}').profile = arguments[0]`, PROFILE);
  const here = await driver.executeAsyncScript(`const done = arguments[1];
    document.querySelector('${TAG}').plan(arguments[0]).then(done, (error) => done(String(error)));`, targets);
  assert.deepEqual(here, JSON.parse(JSON.stringify(plans)));
  assert.deepEqual(await plan(document({}), [{ award: 'cloud-platform' }], { program: 'mpn', asOf: '2030-01-01' }), []);
  await assertQuiet(driver);
});

test('who knows better what a step costs, says so', async () => {
  const targets = [{ award: 'cloud-platform', level: 'silver' }];
  const options = { program: 'mpn', asOf: '2018-06-01' };
  const [usual] = await plan(PROFILE, targets, options);
  const costs = { day: 100, thousandDollars: { days: 40 }, hire: { days: 1.5, dollars: 0 }, exam: { days: 0.1 } };
  const [ours] = await plan(PROFILE, targets, { ...options, costs });
  assert.notDeepEqual([ours.days, ours.dollars], [usual.days, usual.dollars]);
  await driver.get(`${server.url}element.html`);
  await ready();
  await driver.executeScript(`Object.assign(document.querySelector('${TAG}'), { profile: arguments[0], costs: arguments[1] })`, PROFILE, costs);
  const here = await driver.executeAsyncScript(`const done = arguments[1];
    document.querySelector('${TAG}').plan(arguments[0]).then(done, (error) => done(String(error)));`, targets);
  assert.equal(here[0].days, ours.days);
  for (const [wrong, place] of [[3, 'costs'], [{ exams: {} }, 'costs.exams'], [{ exam: { days: -1 } }, 'costs.exam.days'], [{ day: 'x' }, 'costs.day']]) {
    await assert.rejects(() => plan(PROFILE, targets, { ...options, costs: wrong }), (error) => {
      assert.equal(error.path, 'costs');
      assert.ok(error.message.startsWith(`${place}: `), error.message);
      return true;
    });
  }
  await driver.executeScript(`document.querySelector('${TAG}').costs = { exam: { hours: 3 } }`);
  const told = await until(driver, async () => (await driver.executeScript('return failures')).at(-1), 'a refusal');
  assert.deepEqual([told.code, told.path], ['option', 'costs']);
  await assertQuiet(driver, { expected: [/costs\.exam\.hours/] });
});

test('a program of your own judges in Node', async () => {
  const one = document({ people: [{ count: '2', holds: ['az-104'] }] });
  for (const program of [OWN, JSON.stringify(OWN)]) {
    const { headline, program: id } = await assess(one, { program });
    assert.equal(id, 'halden-resellers');
    assert.match(headline, /Bronze/);
  }
  const [cheapest] = await plan(one, [{ award: 'cloud-reseller', level: 'silver' }], { program: OWN });
  assert.equal(cheapest.steps.length, 2);
  assert.deepEqual(await lint(OWN), []);
  assert.deepEqual(await lint(FIGURES), []);
  assert.ok((await compile(OWN)) instanceof Uint8Array);
});

test('as many programs of your own as there are judge at a time', async () => {
  const ids = Array.from({ length: 20 }, (_, at) => `own-${at}`);
  // Each twice: the second finds it as it is made.
  const answers = await Promise.all([...ids, ...ids].map((id) => assess(document({}), { program: named(id) })));
  assert.deepEqual(answers.map(({ program }) => program), [...ids, ...ids]);
});

test('what is handed over and is wrong is refused with its place, and nothing breaks', async () => {
  const endless = document({});
  endless.people = [endless];
  const cases = [
    [() => assess({}), 'profile'],
    [() => assess(null), 'profile'],
    [() => assess(PROFILE, { program: 'none' }), 'program'],
    [() => assess(PROFILE, { asOf: '2018-02-30' }), 'asOf'],
    [() => assess(PROFILE, { asOf: 7 }), 'asOf'],
    [() => assess(PROFILE, { lang: 3 }), 'lang'],
    [() => assess(document({ people: [{ holds: 7 }] })), 'profile.people[0].holds'],
    [() => assess(document({ people: [{ holds: ['az-104', { passed: {} }] }] })), 'profile.people[0].holds[1].passed'],
    [() => assess(document({ people: [{ count: '-3' }] })), 'profile.people[0].count'],
    [() => assess(document({ figures: { 'azure-consumption': '1e300' } }), { program: 'mpn' }), 'profile.figures.azure-consumption'],
    [() => assess(document({ figures: { 'azure-consumption': NaN } }), { program: 'mpn' }), 'profile.figures.azure-consumption'],
    [() => assess(document({ people: [{ count: -Infinity, holds: [2n] }] })), 'profile.people[0].count'],
    [() => assess(endless), 'profile'],
    [() => assess(() => PROFILE), 'profile'],
    [() => assess(document({ company: 'x'.repeat(9_000_000) })), 'profile'],
    [() => plan(PROFILE, []), 'targets'],
    [() => plan(PROFILE, 7), 'targets'],
    [() => plan(PROFILE, [{ award: 'none' }]), 'targets[0]'],
    [() => plan(PROFILE, [{ award: 7 }]), 'targets[0].award'],
    [() => plan(PROFILE, [{ award: 'gold', unit: 1 }]), 'targets[0]'],
    [() => plan(PROFILE, Array(51).fill({ award: 'gold' })), 'targets'],
    [() => assess(PROFILE, { program: {} }), 'program'],
    [() => assess(PROFILE, { program: 5 }), 'program'],
    [() => assess(PROFILE, { program: endless }), 'program'],
    [() => plan(PROFILE, [{ award: 'gold' }], { program: () => OWN }), 'program'],
    [() => compile(undefined), 'program'],
    [() => compile(endless, 'ours.json'), 'ours.json'],
    [() => compile({ share: 1n }), 'program'],
  ];
  for (const [call, place] of cases) {
    await assert.rejects(call, (error) => {
      assert.equal(error.name, 'PartnerEligibilityError');
      assert.equal(error.code, 'option');
      assert.equal(error.path, place);
      assert.ok(error.message.startsWith(place), error.message);
      return true;
    });
  }
  const problems = await lint({ ...OWN, awards: [{ ...OWN.awards[0], area: 'none', kind: 'badge' }] });
  assert.equal(problems[0].path, 'awards.cloud-reseller.kind');
  for (const wrong of ['{', undefined, null, 5, endless]) {
    const [{ path: place, message }] = await lint(wrong);
    assert.equal(place, 'document');
    assert.match(message, wrong === '{' ? /\w/ : /^expected a programme/);
  }
  assert.match((await lint(' '.repeat(2 << 20)))[0].message, /at most/);
  assert.match((await assess(PROFILE, { program: 'mpn', asOf: '2018-06-01' })).headline, /\w/, 'and it goes on');
});

test('the published schema takes what the engine takes', () => {
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, multipleOfPrecision: 6 });
  const valid = ajv.compile(JSON.parse(readFileSync(path.join(DIST, TAG, 'program.schema.json'), 'utf8')));
  const say = () => JSON.stringify(valid.errors?.slice(0, 5));
  assert.ok(valid(OWN), say());
  assert.ok(valid(JSON.parse(FIGURES)), say());
  const sources = readdirSync(path.join(DIST, TAG)).filter((file) => /-source\.\w+\.json$/.test(file));
  assert.equal(sources.length, 2);
  for (const file of sources) {
    const whole = JSON.parse(readFileSync(path.join(DIST, TAG, file), 'utf8'));
    assert.ok(valid({ format: OWN.format, version: 1, ...whole }), say());
  }
  assert.ok(!valid({ ...OWN, version: 2 }));
  assert.ok(!valid({ ...OWN, awards: [{ ...OWN.awards[0], kind: 'badge' }] }));
  assert.ok(!valid({ format: OWN.format, version: 1, extends: 'mpn', awards: [{ name: 'without an id' }] }));
});

test('the page with a program of your own shows it, in both languages', async () => {
  await viewport(driver, 1280, 900);
  await driver.get(`${server.url}examples/own.html`);
  await driver.executeScript(`document.querySelector('${TAG}').scrollIntoView()`);
  await ready();
  assert.equal((await element('assessment')).program, 'halden-resellers');
  await driver.executeScript(`document.querySelector('${TAG}').profile = arguments[0]`, document({ people: [{ holds: ['az-104'] }] }));
  await until(driver, async () => /Bronze/.test(await text(driver, '.headline')), 'Bronze');
  await axe(driver);
  await screenshot(driver, 'own-program');
  await driver.executeScript(`document.querySelector('${TAG}').lang = 'de'`);
  await until(driver, async () => /Cloud-Fachhändler/.test(await text(driver, '.headline')), 'German');
  await ifHere(() => viewport(driver, 320, 900, { mobile: true }));
  assert.equal(await overflows(driver), false);
  await axe(driver);
  await screenshot(driver, 'own-program-320');
  await viewport(driver, 1280, 900);
  await assertQuiet(driver);
});

test('two elements have programs of their own, and one that replaces another does so in one element', async () => {
  await driver.get(`${server.url}two.html`);
  await ready('#one');
  await ready('#two');
  assert.equal((await element('assessment', '#one')).program, 'halden-resellers');
  assert.equal((await element('assessment', '#two')).program, 'maicpp');
  assert.deepEqual(await driver.executeScript('return failures'), [], 'an address may have a comma');
  await driver.get(`${server.url}replaced.html`);
  await ready('#one');
  await ready('#two');
  const profile = document({
    people: [{ count: '2', holds: ['ms-700'] }],
    figures: { 'references-calling-for-teams': '3', 'calling-customers': '4' },
    held: [{ award: 'modern-work', level: 'attained', anniversary: '2027-03-01' }],
    judgedOn: '2026-11-23',
  });
  await driver.executeScript(`for (const e of document.querySelectorAll('${TAG}')) e.profile = arguments[0]`, profile);
  const status = async (id) => (await element('assessment', id)).awards.find((award) => award.id === 'calling-for-teams').levels[0].status;
  await until(driver, async () => (await status('#one')) === 'criteria-met', 'the criteria that were supplied');
  assert.equal(await status('#two'), 'undetermined');
  await driver.executeScript(`document.querySelector('#two').ownPrograms = arguments[0]`, [FIGURES]);
  await until(driver, async () => (await status('#two')) === 'criteria-met', 'and handed over as a property');
  assert.deepEqual(await driver.executeScript('return failures'), []);
  await assertQuiet(driver);
});

test('a program of your own that is wrong says so with its place, and the rest works', async () => {
  await driver.get(`${server.url}wrong.html`);
  await ready();
  const failures = await driver.executeScript('return failures');
  assert.equal(failures.length, 2, JSON.stringify(failures));
  const [wrong, missing] = ['option', 'not-found'].map((code) => failures.find((failure) => failure.code === code));
  assert.equal(wrong.path, 'catalog');
  assert.deepEqual(wrong.problems[0], { path: 'awards.cloud-reseller.area', message: 'there is no area "none"' });
  assert.match(missing.url, /missing\.json$/);
  assert.equal((await element('assessment')).program, 'mpn');
  await driver.executeScript(`document.querySelector('${TAG}').lang = 'de'`);
  await until(driver, async () => (await element('profile')).language === 'de', 'another change');
  assert.equal((await driver.executeScript('return failures')).length, 2, 'which tells nothing again');
  await assertQuiet(driver, { expected: [/missing\.json|no area/] });
  // What is fetched anew at the change may be refused a moment later.
  await driver.get('about:blank');
  await consoleOf(driver);
});

test('what the page has set last holds, however late what it had set before comes', async () => {
  await driver.get(`${server.url}changed.html`);
  await ready();
  await driver.executeScript(`const e = document.querySelector('${TAG}'); e.catalog = 'slow.json'; e.catalog = 'fast.json';`);
  await until(driver, async () => (await element('assessment')).program === 'fast', 'the later one');
  letGo();
  await driver.sleep(500);
  assert.equal((await element('assessment')).program, 'fast');
  await assertQuiet(driver);
});

test('what a plan is refused with is an error of the class that the loader exports', async () => {
  await driver.get(`${server.url}changed.html`);
  await ready();
  await driver.executeScript("dispatchEvent(new Event('refuse'))");
  const told = await until(driver, async () => {
    const title = await driver.getTitle();
    return title.startsWith('[') && JSON.parse(title);
  }, 'a refusal');
  assert.deepEqual(told, [true, 'option', 'targets[0]']);
  await assertQuiet(driver);
});

test('a page shows a few awards, and names fees in its currency', async () => {
  await driver.get(`${server.url}few.html`);
  await ready();
  await inside(driver, '.awards');
  const names = await driver.executeScript(`return [...document.querySelector('${TAG}').shadowRoot.querySelectorAll('.award .name')].map((e) => e.textContent)`);
  assert.deepEqual(names, ['Cloud Platform']);
  const all = (await element('assessment')).awards.length;
  assert.ok(all > 40, 'the assessment has all of them');
  await driver.executeScript(`document.querySelector('${TAG}').currency = 'yen'`);
  await until(driver, async () => (await driver.executeScript('return failures')).some(({ path: of }) => of === 'currency'), 'a refusal');
});

test('what goes round in itself, or is nothing, is refused by its name', async () => {
  const round = {};
  round.round = round;
  for (const profile of [round, undefined, 7]) {
    await assert.rejects(assess(profile, { program: 'mpn' }), { code: 'option', path: 'profile' });
  }
  await assert.rejects(assess(PROFILE, { costs: round }), ({ code, path: place }) => code === 'option' && place.startsWith('costs.round'));
});
