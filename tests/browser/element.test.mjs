// The element on pages of all kinds: where it lies, what the host forbids, and
// what the page does with it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  allInside,
  assertQuiet,
  DIST,
  inside,
  open,
  overflows,
  prefer,
  screenshot,
  serve,
  STRICT_POLICY,
  text,
  until,
  viewport,
} from './harness.mjs';

const BUNDLE = 'partner-eligibility';
const files = readdirSync(path.join(DIST, BUNDLE));

/** The name of a file of the bundle, below the site. */
function part(pattern) {
  const name = files.find((file) => pattern.test(file));
  assert.ok(name, `the bundle has a file like ${pattern}`);
  return `${BUNDLE}/${name}`;
}

const WASM = part(/\.wasm$/);
const GLUE = part(/-glue\..*\.js$/);
const SHOWN = part(/^maicpp\..*\.bin$/);

const page = (body, { head = '', html = 'lang="en"', from = '' } = {}) => `<!doctype html>
<html ${html}><head><meta charset="utf-8"><title>A host</title><script src="errors.js"></script>${head}
<script type="module" src="${from}${BUNDLE}/${BUNDLE}.js"></script></head><body>${body}</body></html>`;

const TAGGED = `<${BUNDLE} loading="eager"><p id="inside">The rules in short</p></${BUNDLE}>`;

const PAGES = {
  // Errors of elements do not bubble; they can be captured.
  'errors.js': `globalThis.failures = [];
    addEventListener('error', ({ detail }) => { if (detail) failures.push({ ...detail }); }, true);`,
  'one.html': page(TAGGED),
};

let driver;

before(async () => {
  driver = await open();
});

after(async () => {
  await driver?.quit();
});

/** Opens a page on a host of its own, and closes the host after. */
async function on(host, name, look) {
  const server = await serve({ ...host, pages: { ...PAGES, ...host.pages } });
  try {
    await viewport(driver, 1280, 900);
    await driver.get(server.url + name);
    await look(server);
  } finally {
    await server.close();
  }
}

/** The first failure that the page was told of. */
const failure = () =>
  until(driver, () => driver.executeScript('return failures[0] ?? null'), 'an error event');

/** Fails unless the element still shows what stands inside its tag. */
async function assertFallback() {
  const shown = await driver.executeScript('return document.querySelector("#inside").checkVisibility()');
  assert.ok(shown, 'what stands inside the tag is shown');
}

const NOISE = [/partner-eligibility> |Failed to (load resource|find a valid digest)|integrity|blocked by CORS|wasm-eval|unsafe-eval|Content Security Policy|MIME type|connect-src/];

for (const [name, csp] of [['no policy', null], ['a strict policy and trusted types', STRICT_POLICY]]) {
  test(`it works under ${name}, two on a page, each on its own`, async () => {
    const pages = { 'two.html': page(`${TAGGED}<${BUNDLE} loading="eager" program="maicpp" lang="de"></${BUNDLE}>`) };
    await on({ csp, pages }, 'two.html', async (server) => {
      await inside(driver, '.headline');
      await inside(driver, '.headline', { index: 1 });
      assert.notEqual(await text(driver, '.about'), await text(driver, '.about', { index: 1 }));
      const wasm = server.requests.filter((request) => request.endsWith('.wasm'));
      assert.equal(wasm.length, 1, 'both share one download');
      await assertQuiet(driver);
    });
  });
}

test('it fetches the program that it shows and no other, and nothing after', async () => {
  await on({}, 'one.html', async (server) => {
    await inside(driver, '.headline');
    assert.equal(server.requests.filter((request) => request.endsWith('.bin')).length, 1);
    assert.ok(server.requests.some((request) => request.endsWith(SHOWN)));
    const before = server.requests.length;
    const [input] = await allInside(driver, '.inputs input');
    await input.sendKeys('x');
    await driver.sleep(300);
    assert.equal(server.requests.length, before);
    assert.equal(await driver.executeScript('return document.cookie + localStorage.length'), '0');
    await assertQuiet(driver);
  });
});

test('it works from another origin that allows it', async () => {
  const other = await serve({ csp: null, cors: true });
  const pages = { 'other.html': page(TAGGED, { from: other.url }) };
  try {
    await on({ csp: null, pages }, 'other.html', async () => {
      await inside(driver, '.headline');
      await assertQuiet(driver);
    });
  } finally {
    await other.close();
  }
});

test('it comes only when it nears the view', async () => {
  const pages = {
    'far.css': '#far { height: 5000px }',
    'far.html': page(`<div id="far"></div><${BUNDLE}></${BUNDLE}>`, { head: '<link rel="stylesheet" href="far.css">' }),
  };
  await on({ pages }, 'far.html', async (server) => {
    await driver.sleep(500);
    assert.ok(!server.requests.some((request) => request.endsWith('.wasm')), 'nothing is fetched above');
    await driver.executeScript('scrollTo(0, 5000)');
    await inside(driver, '.headline');
    await assertQuiet(driver);
  });
});

test('a move keeps what was entered', async () => {
  await on({ pages: { 'move.html': page(`${TAGGED}<main></main>`) } }, 'move.html', async () => {
    await inside(driver, '.headline');
    const [input] = await allInside(driver, '.inputs input');
    const typed = (await driver.executeScript(
      `const [input] = arguments;
       input.value = 'Anna'; input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
       const element = document.querySelector('partner-eligibility');
       for (let i = 0; i < 1000; i++) (i % 2 ? document.body : document.querySelector('main')).append(element);
       return element.shadowRoot.contains(input) && input.value;`,
      input,
    ));
    assert.equal(typed, 'Anna');
    await assertQuiet(driver);
  });
});

test('a second copy stands back and says so', async () => {
  const pages = {
    'twice.html': page(TAGGED, { head: '<script type="module" src="copy.js"></script>' }),
    'copy.js': `import './${BUNDLE}/${BUNDLE}.js?copy';`,
  };
  await on({ pages }, 'twice.html', async () => {
    await inside(driver, '.headline');
    const entries = await driver.manage().logs().get('browser');
    assert.ok(entries.some(({ message }) => message.includes('is defined already')));
  });
});

const NO_WASM = STRICT_POLICY.replace(" 'wasm-unsafe-eval'", '');
const HTML = '<!doctype html><title>Start</title>';
const FAILURES = [
  ['a policy without wasm-unsafe-eval', { csp: NO_WASM }, 'policy', /wasm-unsafe-eval/],
  ['a policy that lets nothing be fetched', { csp: STRICT_POLICY.replace("connect-src 'self'", "connect-src 'none'") }, 'policy', /connect-src/],
  ['no wasm on the host', { missing: [WASM] }, 'not-found', /404/],
  ['no glue on the host', { missing: [GLUE] }, 'not-found', /404/],
  ['no program on the host', { missing: [SHOWN] }, 'not-found', /404/],
  ['a page in place of the wasm', { pages: { [WASM]: HTML }, types: { '.wasm': 'text/html' } }, 'html', /HTML/],
  ['a program that was changed on its way', { pages: { [SHOWN]: 'no program' } }, 'integrity', /not the file of this release/],
];

for (const [name, host, code, message] of FAILURES) {
  test(`${name}: the fallback stays, and the page is told by cause`, async () => {
    await on(host, 'one.html', async () => {
      const told = await failure();
      assert.equal(told.code, code);
      const entries = await driver.manage().logs().get('browser');
      const own = entries.find((entry) => entry.message.includes(`partner-eligibility> ${code}`));
      assert.match(own?.message ?? '', message);
      await assertFallback();
      await assertQuiet(driver, { expected: NOISE });
    });
  });
}

test('a wasm of another media type works, and the console says what is wrong', async () => {
  await on({ types: { '.wasm': 'application/octet-stream' } }, 'one.html', async () => {
    await inside(driver, '.headline');
    const entries = await driver.manage().logs().get('browser');
    assert.ok(entries.some(({ message }) => message.includes('application/octet-stream')));
  });
});

test('a wrong option is named, and can be put right', async () => {
  await on({ pages: { 'wrong.html': page(TAGGED.replace('loading', 'program="nothing" loading')) } }, 'wrong.html', async () => {
    const told = await failure();
    assert.deepEqual([told.code, told.path], ['option', 'program']);
    await assertFallback();
    await driver.executeScript(`document.querySelector('${BUNDLE}').setAttribute('program', 'mpn')`);
    await inside(driver, '.headline');
    await assertQuiet(driver, { expected: NOISE });
  });
});

const HOSTILE = '* { all: unset; letter-spacing: 4px !important; color: red !important } html { font-size: 20px }';

test('after a fault of its own the fallback is back, the page is told, and it can start anew', async () => {
  await on({}, 'one.html', async () => {
    const add = await inside(driver, '.inputs button:not([disabled])');
    await driver.executeScript(
      `const { insertBefore } = Node.prototype;
       Node.prototype.insertBefore = () => { throw new Error('refused by the test'); };
       document.querySelector('partner-eligibility').setAttribute('lang', 'de');
       for (const button of document.querySelector('partner-eligibility').shadowRoot.querySelectorAll('.inputs button')) button.click();
       setTimeout(() => { Node.prototype.insertBefore = insertBefore; }, 200);`,
      add,
    );
    assert.equal((await failure()).code, 'panic');
    await assertFallback();
    await driver.sleep(300);
    await driver.executeScript(`document.querySelector('${BUNDLE}').load()`);
    await inside(driver, '.headline');
    await driver.manage().logs().get('browser');
  });
});

test('hostile styles of a page stay outside', async () => {
  const pages = {
    'hostile.css': HOSTILE,
    'hostile.html': page(TAGGED, { head: '<link rel="stylesheet" href="hostile.css">' }),
  };
  await on({ pages }, 'hostile.html', async () => {
    const headline = await inside(driver, '.headline');
    assert.equal(await headline.getCssValue('display'), 'block');
    const columns = await (await inside(driver, '.columns')).getCssValue('grid-template-columns');
    assert.equal(columns.split(' ').length, 2, `the wide form has two columns, not ${columns}`);
    await screenshot(driver, 'element-hostile');
    await assertQuiet(driver);
  });
});

test('a page from right to left, at 200 %, dark and in forced colours', async () => {
  const pages = { 'rtl.html': page(TAGGED, { html: 'lang="en" dir="rtl"', head: '<meta name="color-scheme" content="light dark">' }) };
  await on({ pages }, 'rtl.html', async () => {
    assert.equal(await (await inside(driver, '.headline')).getCssValue('direction'), 'ltr');
    await viewport(driver, 640, 450, { scale: 2 });
    assert.equal(await overflows(driver), false);
    for (const media of [{ dark: true }, { forcedColors: true }]) {
      await prefer(driver, media);
      await screenshot(driver, `element-rtl-${Object.keys(media)[0]}`);
    }
    await prefer(driver);
    await assertQuiet(driver);
  });
});

test('the entry carries the names and the hashes of all that lies beside it', () => {
  const entry = readFileSync(path.join(DIST, BUNDLE, `${BUNDLE}.js`), 'utf8');
  for (const file of files.filter((name) => /\.[0-9a-f]{12}\./.test(name))) {
    assert.ok(entry.includes(`new URL("./${file}",import.meta.url)`), file);
  }
});

test('with the line of styles from the README, nothing on the page moves', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, line] = readme.match(/```css\n([^`]+)```/);
  const pages = {
    'line.css': line,
    'still.html': page(`<h1>Above</h1>${TAGGED}<p>Below</p>`, { head: '<link rel="stylesheet" href="line.css">' }),
    // Without the line: the same page moves, so that the measure is one.
    'moving.html': page(`<h1>Above</h1>${TAGGED}<p>Below</p>`),
  };
  const shift = async () => {
    await inside(driver, '.headline');
    await driver.sleep(300);
    return driver.executeAsyncScript(
      `const [done] = arguments;
       new PerformanceObserver((list) => done(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
         .observe({ type: 'layout-shift', buffered: true });
       setTimeout(() => done(0), 500);`,
    );
  };
  await on({ pages }, 'still.html', async () => assert.equal(await shift(), 0));
  await on({ pages }, 'moving.html', async () => assert.notEqual(await shift(), 0));
});

test('npm packs the whole folder', () => {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { stdout, stderr } = spawnSync(npm, ['pack', '--dry-run', '--json'], {
    cwd: path.join(DIST, BUNDLE),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [packed] = JSON.parse(stdout || 'null') ?? assert.fail(stderr);
  assert.deepEqual(packed.files.map((file) => file.path).sort(), [...files].sort());
});

test('where there is no page, the module loads and defines nothing', async () => {
  const module = await import(pathToFileURL(path.join(DIST, BUNDLE, `${BUNDLE}.js`)).href);
  assert.equal(typeof module.PartnerEligibility, 'function');
  assert.equal(new module.PartnerEligibilityError('offline', 'No network').code, 'offline');
});
