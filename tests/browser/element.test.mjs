// The element on pages of all kinds: where it lies, what the host forbids, and
// what the page does with it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  allInside,
  assertQuiet,
  axe,
  consoleOf,
  DIST,
  ERRORS,
  hostPage as page,
  ifHere,
  inside,
  open,
  overflows,
  prefer,
  press,
  screenshot,
  serve,
  STRICT_POLICY,
  test,
  text,
  until,
  viewport,
  whole,
} from './harness.mjs';

const BUNDLE = 'partner-eligibility';
const files = readdirSync(path.join(DIST, BUNDLE), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(path.join(DIST, BUNDLE), path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));

/** The name of a file of the bundle, below the site. */
function part(pattern) {
  const name = files.find((file) => pattern.test(file));
  assert.ok(name, `the bundle has a file like ${pattern}`);
  return `${BUNDLE}/${name}`;
}

const WASM = part(/^partner-eligibility\.\w+\.wasm$/);
const BELOW = part(/^split-below\..*\.wasm$/);
const GLUE = part(/^partner-eligibility-glue\..*\.js$/);
const SHOWN = part(/^maicpp\..*\.bin$/);
const OTHER = part(/^mpn\..*\.bin$/);

const TAGGED = `<${BUNDLE} loading="eager"><p id="inside">The rules in short</p></${BUNDLE}>`;

const PAGES = {
  // Errors of elements do not bubble; they can be captured.
  'errors.js': `${ERRORS}
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      // What was split off has no memory of its own.
      globalThis.wasmMemory ??= (made.instance ?? made).exports.memory;
      return made;
    };`,
  // An element that was removed keeps its widget for two seconds: here, until it is
  // let go. What else is put off goes its way, and the test knows of it.
  'patient.js': `const { setTimeout: later, clearTimeout: never } = window;
    const kept = new Map();
    globalThis.putOff = new Set();
    globalThis.soon = later;
    let last = 0;
    globalThis.setTimeout = (then, delay, ...values) => {
      if (delay === 2000) {
        last -= 1;
        kept.set(last, then);
        return last;
      }
      // The limit that WebKit's driver sets a script.
      if (delay > 5000) return later(then, delay, ...values);
      const id = later(() => { putOff.delete(id); then(...values); }, delay);
      putOff.add(id);
      return id;
    };
    globalThis.clearTimeout = (id) => {
      putOff.delete(id);
      if (!kept.delete(id)) never(id);
    };
    globalThis.letGo = () => {
      const all = [...kept.values()];
      kept.clear();
      for (const then of all) then();
      return all.length;
    };`,
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
    // What a page still fetches from a host that is gone is no fault of the next.
    await driver.get('about:blank');
    await server.close();
  }
}

/** The first failure that the page was told of. */
const failure = () =>
  until(driver, () => driver.executeScript('return failures[0] ?? null'), 'an error event');

/** Fails unless the element shows what stands inside its tag, a moment after the page was told. */
const assertFallback = () => until(
  driver,
  () => driver.executeScript('return document.querySelector("#inside").checkVisibility()'),
  'what stands inside the tag to be shown',
);

const NOISE = [/partner-eligibility> |Failed to (load resource|find a valid digest)|integrity|blocked by CORS|wasm-eval|unsafe-eval|Content Security Policy|MIME type|connect-src/];

for (const [name, csp] of [['no policy', null], ['a strict policy and trusted types', STRICT_POLICY]]) {
  test(`it works under ${name}, two on a page, each on its own`, async () => {
    const pages = { 'two.html': page(`${TAGGED}<${BUNDLE} loading="eager" program="maicpp" lang="de"></${BUNDLE}>`) };
    await on({ csp, pages }, 'two.html', async (server) => {
      await inside(driver, '.headline');
      await inside(driver, '.headline', { index: 1 });
      assert.notEqual(await text(driver, '.about'), await text(driver, '.about', { index: 1 }));
      await whole(driver);
      const wasm = server.requests.filter((request) => request.endsWith('.wasm'));
      assert.equal(new Set(wasm).size, wasm.length, 'both share one download');
      await assertQuiet(driver);
    });
  });
}

test('it fetches the program that it shows and no other, and nothing after', async () => {
  await on({}, 'one.html', async (server) => {
    await inside(driver, '.headline');
    await whole(driver);
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
    const entries = await consoleOf(driver);
    assert.ok(entries.some(({ message }) => message.includes('is defined already')));
  });
});

const NO_WASM = STRICT_POLICY.replace(" 'wasm-unsafe-eval'", '');
const HTML = '<!doctype html><title>Start</title>';
const FAILURES = [
  ['a policy without wasm-unsafe-eval', { csp: NO_WASM }, 'policy', /wasm-unsafe-eval/],
  ['a policy that lets nothing be fetched', { csp: STRICT_POLICY.replace("connect-src 'self'", "connect-src 'none'") }, 'policy', /connect-src/],
  ['no wasm on the host', { missing: [WASM] }, 'not-found', /404/],
  ['no wasm on the host, and a policy that only reports', { missing: [WASM], reportOnly: "connect-src 'none'" }, 'not-found', /404/],
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
      const entries = await consoleOf(driver);
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
    const entries = await consoleOf(driver);
    assert.ok(entries.some(({ message }) => message.includes('application/octet-stream')));
  });
});

test('what the policy refused is the cause of one failure, and not of the next', async () => {
  await on({ missing: [WASM], pages: { 'none.html': page('') } }, 'none.html', async (server) => {
    await until(driver, () => driver.executeScript(`return Boolean(customElements.get('${BUNDLE}'))`), 'the tag');
    const codes = await driver.executeAsyncScript(
      `const [blockedURI, done] = arguments;
       document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', {
         blockedURI, effectiveDirective: 'connect-src', violatedDirective: 'connect-src', disposition: 'enforce',
         documentURI: location.href, originalPolicy: '', statusCode: 200,
       }));
       const element = document.body.appendChild(document.createElement('${BUNDLE}'));
       element.load().then(() => element.load()).then(() => done(failures.map(({ code }) => code)));`,
      server.url + WASM,
    );
    assert.deepEqual(codes, ['policy', 'not-found']);
    await consoleOf(driver);
  });
});

test('the widget starts without the options that are wrong, names each once, and takes on the others', async () => {
  const wrong = 'program="nothing" programs="maicpp none" as-of="2026-02-30" currency="yen" loading';
  const pages = {
    'wrong.html': page(TAGGED.replace('loading', wrong), { head: '<script type="module" src="costs.js"></script>' }),
    'costs.js': `document.querySelector('${BUNDLE}').costs = { exam: 3 };`,
  };
  const element = `document.querySelector('${BUNDLE}')`;
  const paths = () => driver.executeScript('return failures.map(({ code, path }) => `${code} ${path}`).sort()');
  const says = (what) => until(driver, () => driver.executeScript(`const it = ${element}; return ${what}`), what);
  await on({ pages }, 'wrong.html', async () => {
    await inside(driver, '.headline');
    assert.deepEqual(await paths(), ['as-of', 'costs', 'currency', 'program', 'programs'].map((path) => `option ${path}`));
    await says(`it.assessment.program === 'maicpp'`);
    await driver.executeScript(`${element}.lang = 'de'`);
    await says(`it.profile.language === 'de'`);
    assert.equal((await paths()).length, 5, 'nothing is told again');
    await driver.executeScript(`Object.assign(${element}, { program: 'mpn', asOf: '2018-06-01' })`);
    await says(`it.assessment.program === 'mpn' && it.assessment.day === '2018-06-01'`);
    await driver.executeScript(`failures.length = 0; Object.assign(${element}, { program: 'none', asOf: 'never', lang: 'en' })`);
    await says(`it.profile.language === 'en'`);
    assert.deepEqual(await paths(), ['option as-of', 'option program']);
    await says(`it.assessment.program === 'mpn' && it.assessment.day === '2018-06-01'`);
    await assertQuiet(driver, { expected: NOISE });
  });
});

test('properties mirror attributes, and a wrong value is named and changes nothing', async () => {
  const pages = { 'options.html': page(TAGGED.replace('loading', 'theme="dusk" market="developing" loading'), { head: '<script src="early.js"></script>' }),
    // Before the tag is defined: what is set then counts as well.
    'early.js': `new MutationObserver((_, observer) => {
      const element = document.querySelector('${BUNDLE}');
      if (!element) return;
      observer.disconnect();
      globalThis.early = !customElements.get('${BUNDLE}');
      element.asOf = '2026-01-02';
    }).observe(document, { childList: true, subtree: true });` };
  await on({ pages }, 'options.html', async () => {
    await inside(driver, '.headline');
    const told = await failure();
    assert.deepEqual([told.code, told.path], ['option', 'theme']);
    const element = `document.querySelector('${BUNDLE}')`;
    const state = await driver.executeScript(`const it = ${element};
      return { early, asOf: it.getAttribute('as-of'), program: it.program, persist: it.persist, market: it.profile.market };`);
    assert.deepEqual(state, { early: true, asOf: '2026-01-02', program: '', persist: false, market: 'developing' });
    await driver.executeScript(`const it = ${element}; failures.length = 0; it.program = 'mpn'; it.asOf = 'never'; it.theme = 'dark';`);
    assert.equal((await failure()).path, 'as-of');
    assert.equal(await driver.executeScript(`return ${element}.getAttribute('theme')`), 'dark');
    await driver.executeScript(`${element}.asOf = null`);
    await until(driver, () => driver.executeScript(`return ${element}.assessment.program === 'mpn'`), 'the other programme');
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
    await consoleOf(driver);
  });
});

/** What a page may do to the WebAssembly in the middle of a click: `refuse` throws, as does `trap`. */
const FAULTS = {
  // Yew panics where the page refuses a node.
  panic: 'Node.prototype.insertBefore = refuse;',
  // Nobody between the page and the WebAssembly catches what this throws.
  'exception through it': 'Event.prototype.composedPath = refuse;',
  trap: 'Event.prototype.composedPath = trap;',
};

for (const [name, fault] of Object.entries(FAULTS)) {
  test(`after one ${name} it comes back by itself, with what was entered`, async () => {
    await on({}, 'one.html', async () => {
      await (await inside(driver, '.people input')).sendKeys('Ada');
      await until(
        driver,
        () => driver.executeScript(`return document.querySelector('${BUNDLE}').profile.people?.[0]?.name === 'Ada'`),
        'it is entered',
      );
      await driver.sleep(400);
      // As a task of the page: what a driver runs is none in every engine, and what
      // waits for the end of a task may come in the middle of it.
      await driver.executeAsyncScript(
        `const [done] = arguments;
         const { insertBefore } = Node.prototype;
         const { composedPath } = Event.prototype;
         const restore = () => {
           Node.prototype.insertBefore = insertBefore;
           Event.prototype.composedPath = composedPath;
         };
         const refuse = () => { restore(); throw new Error('refused by the test'); };
         // A module of one function, which does nothing but trap.
         const code = '0061736d0100000001040160000003020100070501017400000a05010300000b';
         const bytes = Uint8Array.from(code.match(/../g), (byte) => parseInt(byte, 16));
         const module = new WebAssembly.Instance(new WebAssembly.Module(bytes));
         const trap = () => { restore(); module.exports.t(); };
         const element = document.querySelector('${BUNDLE}');
         setTimeout(() => {
           ${fault}
           for (const button of element.shadowRoot.querySelectorAll('.inputs .group-head')) button.click();
           // Whoever asks it before it is anew hears the same.
           try { element.profile; window.asked = 'answered'; } catch (error) { window.asked = error.code; }
           done();
         });`,
      );
      assert.equal((await failure()).code, 'panic');
      // Yew draws, and panics, after the click.
      assert.equal(await driver.executeScript('return asked'), name === 'panic' ? 'answered' : 'panic');
      await until(driver, async () => {
        const input = (await allInside(driver, '.people input'))[0];
        return input && (await input.getAttribute('value')) === 'Ada';
      }, 'it is back, with the name');
      await consoleOf(driver);
    });
  });
}

test('after a fault what was removed and what is loading come as well', async () => {
  let letGo;
  const held = { [OTHER]: new Promise((resolve) => { letGo = resolve; }) };
  const ids = ['freed', 'loading', 'leaving', 'faulty', 'last'];
  const tags = ids.map((id) => `<${BUNDLE} id="${id}" loading="eager"></${BUNDLE}>`).join('');
  const pages = { 'many.html': page(tags, { head: '<script src="patient.js"></script>' }) };
  const come = (...which) => until(
    driver,
    () => driver.executeScript('try { return arguments[0].every((id) => all[id].assessment); } catch { return false; }', which),
    `the widgets of ${which}`,
  );
  await on({ pages, held }, 'many.html', async () => {
    await inside(driver, '.headline', { index: 4 });
    await driver.executeScript(`
      window.all = Object.fromEntries([...document.querySelectorAll('${BUNDLE}')].map((element) => [element.id, element]));
      all.freed.profile = { format: '${BUNDLE}', version: 1, people: [{ name: 'Ada' }] };`);
    await until(driver, () => driver.executeScript(`return all.freed.profile.people?.[0]?.name === 'Ada'`), 'it is entered');
    await driver.executeScript('all.freed.remove(); all.loading.remove();');
    assert.equal(await driver.executeScript('return letGo()'), 2, 'widgets are given back');
    await driver.executeScript(`
      all.loading.program = 'mpn';
      document.body.append(all.loading);
      document.body.append(all.last);
      all.leaving.remove();`);
    await driver.executeAsyncScript(
      `const [done] = arguments;
       const { composedPath } = Event.prototype;
       Event.prototype.composedPath = () => { Event.prototype.composedPath = composedPath; throw new Error('refused by the test'); };
       setTimeout(() => {
         all.faulty.shadowRoot.querySelector('.inputs .group-head').click();
         done();
       });`,
    );
    await come('faulty', 'last');
    // It throws nothing, although the widget has had a fault.
    assert.equal(await driver.executeScript('return letGo()'), 1);
    letGo();
    await driver.executeScript('document.body.append(all.freed, all.leaving)');
    await come(...ids);
    assert.deepEqual(await driver.executeScript('return [all.freed.profile.people[0].name, all.loading.assessment.program]'), ['Ada', 'mpn']);
    // Timers of the widgets that are gone go on until the page does.
    await driver.get('about:blank');
    await consoleOf(driver);
  });
});

test('what the page changes while an element loads counts', async () => {
  let letGo;
  const held = { [WASM]: new Promise((resolve) => { letGo = resolve; }) };
  await on({ held }, 'one.html', async (server) => {
    await until(driver, () => server.requests.some((request) => request.endsWith(SHOWN)), 'the program asked for');
    await driver.executeScript(`document.querySelector('${BUNDLE}').program = 'mpn'`);
    letGo();
    await inside(driver, '.headline');
    assert.equal(await driver.executeScript(`return document.querySelector('${BUNDLE}').assessment.program`), 'mpn');
    await assertQuiet(driver);
  });
});

test('an element that is removed while it loads does not come, and does when it is back', async () => {
  let letGo;
  const held = { [WASM]: new Promise((resolve) => { letGo = resolve; }) };
  await on({ held }, 'one.html', async (server) => {
    await until(driver, () => server.requests.some((request) => request.endsWith(WASM)), 'the wasm asked for');
    await driver.executeScript(`
      window.heard = 0;
      window.it = document.querySelector('${BUNDLE}');
      it.addEventListener('ready', () => { window.heard += 1; });
      it.remove();`);
    letGo();
    await driver.sleep(500);
    assert.deepEqual(await driver.executeScript('return [heard, it.assessment ?? null]'), [0, null]);
    await driver.executeScript('document.body.append(it)');
    await inside(driver, '.headline');
    await until(driver, () => driver.executeScript('return heard === 1'), 'ready');
    await assertQuiet(driver);
  });
});

test('a part that does not come is told, leaves the rest as it is, and can be tried again', async () => {
  const missing = [BELOW];
  await on({ missing }, 'one.html', async () => {
    const { code, url } = await failure();
    assert.equal(code, 'not-found');
    assert.ok(url.endsWith(BELOW), url);
    const [input] = await allInside(driver, '.people input');
    await input.sendKeys('Ada');
    assert.equal(await input.getAttribute('value'), 'Ada');
    assert.equal((await allInside(driver, '.awards')).length, 0);
    missing.length = 0;
    await press(driver, await inside(driver, '.answer .field-error button'));
    await inside(driver, '.awards');
    assert.equal(await (await allInside(driver, '.people input'))[0].getAttribute('value'), 'Ada');
    await consoleOf(driver);
  });
});

test('200 mounts and 1,000 moves do not make the memory grow', async () => {
  const pages = {
    'patient.html': page(TAGGED, { head: '<script src="patient.js"></script>' }),
  };
  await on({ pages }, 'patient.html', async () => {
    await inside(driver, '.headline');
    await driver.manage().setTimeouts({ script: 120_000 });
    const outcome = await driver.executeAsyncScript(`
      const done = arguments[arguments.length - 1];
      const calm = async () => {
        do await new Promise((resolve) => soon(resolve, 20)); while (putOff.size > 0);
      };
      const settle = async () => {
        // All that the widgets work out is worked out, as it is within two seconds.
        await calm();
        const left = letGo();
        if (left !== 25) throw new Error(left + ' widgets waited for an element');
        await calm();
      };
      const mounts = async (times) => {
        for (let at = 0; at < times; at++) {
          const element = document.createElement('${BUNDLE}');
          document.body.append(element);
          await element.load();
          element.remove();
          if (at % 25 === 24) await settle();
        }
      };
      (async () => {
        const element = document.querySelector('${BUNDLE}');
        const places = [document.body, document.body.appendChild(document.createElement('div'))];
        const sizes = [];
        // The pool of widgets, and what their first drawing takes.
        await mounts(50);
        for (let at = 0; at < 1000; at++) places[at % 2].append(element);
        for (let at = 0; at < 6; at++) {
          await mounts(50);
          sizes.push(wasmMemory.buffer.byteLength);
        }
        done({ sizes, shown: Boolean(element.assessment) });
      })().catch((error) => done(String(error)));`);
    assert.equal(outcome.shown, true, JSON.stringify(outcome));
    // Memory grows in pages of 64 KB, and how many widgets wait for an element at
    // once depends on the machine. Mounting each anew would cost eight of them.
    const grown = (outcome.sizes.at(-1) - outcome.sizes[1]) / 65_536;
    assert.ok(grown <= 2, `pages of memory more: ${grown}; every 50 mounts: ${outcome.sizes}`);
    await assertQuiet(driver);
  });
});

test('the contract is what the element has', async () => {
  const contract = JSON.parse(readFileSync(path.join(DIST, '..', 'www', 'contract.json'), 'utf8'));
  const readme = readFileSync(path.join(DIST, '..', 'README.md'), 'utf8');
  const typings = readFileSync(path.join(DIST, BUNDLE, `${BUNDLE}.d.ts`), 'utf8');
  const manifest = JSON.parse(readFileSync(path.join(DIST, BUNDLE, 'custom-elements.json'), 'utf8'));
  const names = (list) => list.map(({ name }) => name).sort();
  await on({}, 'one.html', async () => {
    const has = await driver.executeScript(`
      const { observedAttributes, prototype } = customElements.get('${BUNDLE}');
      const own = Object.entries(Object.getOwnPropertyDescriptors(prototype));
      const isPublic = ([name]) => !/^(constructor|leave|miss|.*Callback)$/.test(name);
      return {
        attributes: [...observedAttributes].sort(),
        properties: own.filter(isPublic).filter(([, it]) => it.get).map(([name]) => name).sort(),
        methods: own.filter(isPublic).filter(([, it]) => it.value).map(([name]) => name).sort(),
      };`);
    assert.deepEqual(has.attributes, names(contract.attributes));
    const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    // `lang` is the platform's.
    const mirrored = names(contract.attributes).filter((name) => name !== 'lang').map(camel);
    assert.deepEqual(has.properties, [...names(contract.properties), ...mirrored].sort());
    for (const name of mirrored) assert.match(typings, new RegExp(`^  ${name}: `, 'm'));
    assert.deepEqual(has.methods, names(contract.methods));
  });
  const [{ declarations: [element] }] = manifest.modules;
  const parts = names(contract.cssParts);
  assert.deepEqual(names(element.cssParts), parts);
  for (const name of parts) assert.ok(readme.includes(`\`${name}\``), name);
  const styled = { 'parts.css': parts.map((name) => `${BUNDLE}::part(${name}) { outline: 3px solid red }`).join('\n') };
  const pages = { ...styled, 'parts.html': page(TAGGED, { head: '<link rel="stylesheet" href="parts.css">' }) };
  await on({ pages }, 'parts.html', async () => {
    for (const name of parts) {
      assert.equal(await (await inside(driver, `[part=${name}]`)).getCssValue('outline-width'), '3px', name);
    }
  });
  assert.deepEqual(names(element.attributes), names(contract.attributes));
  const reference = readFileSync(path.join(DIST, 'examples', 'reference.html'), 'utf8');
  for (const { name } of Object.values(contract).flat()) assert.match(reference, new RegExp(`[>(]${name || "none"}[<()]`), name);
  for (const { name } of [...contract.attributes, ...contract.events]) assert.ok(readme.includes(`\`${name}\``), name);
  for (const { name } of [...contract.properties, ...contract.methods]) {
    assert.ok(readme.includes(`\`${name}`) && typings.includes(`  ${name}`) || typings.includes(`readonly ${name}`), name);
  }
});

test('a page fills the form, reads the judgement, and hears of changes', async () => {
  await on({}, 'one.html', async () => {
    await inside(driver, '.headline');
    const element = `document.querySelector('${BUNDLE}')`;
    await driver.executeScript(`
      window.heard = [];
      ${element}.addEventListener('change', ({ detail }) => window.heard.push(detail));
      ${element}.profile = {
        format: 'partner-eligibility', version: 1, program: 'maicpp', language: 'en',
        people: [{ name: 'Ada', holds: ['az-104', 'az-305'] }],
      };`);
    await until(driver, () => driver.executeScript('return window.heard.length > 0'), 'a change is heard of');
    const [{ profile, assessment }] = await driver.executeScript('return window.heard');
    assert.equal(profile.people[0].name, 'Ada');
    assert.equal(assessment.program, 'maicpp');
    assert.ok(assessment.awards.some(({ id, points }) => id === 'infrastructure' && points === 8), 'SMB: 4 points a gate');
    assert.equal(JSON.parse(await driver.executeScript(`return ${element}.exportJson()`)).people[0].name, 'Ada');
    await driver.executeScript(`${element}.undo()`);
    await until(driver, () => driver.executeScript(`return !${element}.profile.people?.[0]?.name`), 'it is undone');
    await driver.executeScript(`
      window.failures.length = 0;
      ${element}.profile = { format: 'partner-eligibility', version: 1, people: [{ holds: [{ certification: {} }] }] };`);
    const { code, path: place, message } = await failure();
    assert.deepEqual([code, place], ['option', 'profile']);
    assert.match(message, /people\[0\]\.holds\[0\]\.certification: expected a text/);
    await consoleOf(driver);
  });
});

test('what was entered is kept where the page says so, and forgotten when asked', async () => {
  const pages = { 'keep.html': page(TAGGED.replace('loading', 'persist loading')) };
  await on({ pages }, 'keep.html', async (server) => {
    const name = await inside(driver, '.people input');
    await name.sendKeys('Ada');
    const kept = () => driver.executeScript('return Object.entries(localStorage)');
    await until(driver, async () => /"Ada"/.test(await kept()), 'it is kept');
    assert.deepEqual((await kept()).map(([key]) => key), [BUNDLE], 'under one key');
    await driver.get(`${server.url}keep.html`);
    await until(driver, async () => (await (await inside(driver, '.people input')).getAttribute('value')) === 'Ada', 'it is there again');
    const [forget] = (await Promise.all((await allInside(driver, '.tools button')).map(async (button) =>
      ((await button.getText()) === 'Forget me' ? button : null)))).filter(Boolean);
    await driver.executeScript('arguments[0].click()', forget);
    await until(driver, async () => (await kept()).length === 0, 'it is forgotten');
    await driver.sleep(300);
    assert.deepEqual(await kept(), []);
    await assertQuiet(driver);
  });
});

test('a link counts when it is opened, and not over what became of it', async () => {
  const pages = { 'linked.html': page(TAGGED.replace('loading', 'persist loading')) };
  await on({ pages }, 'linked.html', async () => {
    const kept = (name) => until(
      driver, async () => (await driver.executeScript('return JSON.stringify(localStorage)')).includes(name), `${name} is kept`,
    );
    const begins = (name) => until(
      driver, async () => (await (await inside(driver, '.people input')).getAttribute('value')) === name, `${name} is there`,
    );
    await (await inside(driver, '.people input')).sendKeys('Ada');
    const press = (selector) => driver.executeScript('arguments[0].click()', selector);
    await press(await inside(driver, '.share .group-head'));
    await press(await inside(driver, '.share .check-box input'));
    const link = await until(driver, async () => {
      const address = await driver.executeScript(`return document.querySelector("${BUNDLE}").shadowRoot.querySelector("#link")?.value`);
      return address?.includes('Ada') && address;
    }, 'a link');
    await driver.get('about:blank');
    await driver.get(link);
    await begins('Ada');
    await until(driver, async () => /What the link holds is entered/.test(await text(driver, '.tools')), 'that it was the link');
    await (await inside(driver, '.people input')).sendKeys(' Byron');
    await kept('Ada Byron');
    await driver.navigate().refresh();
    await begins('Ada Byron');
    await driver.get('about:blank');
    await driver.get(link);
    await begins('Ada');
    await assertQuiet(driver);
  });
});

test('all that a document holds is kept, under a name where there is one', async () => {
  const tag = (name) => `<${BUNDLE} id="${name}" persist="${name}" as-of="2026-10-10" loading="eager"></${BUNDLE}>`;
  const pages = { 'named.html': page(tag('ours') + tag('theirs')) };
  const kept = (name) => driver.executeScript('return JSON.parse(localStorage.getItem(arguments[0]))', `${BUNDLE}:${name}`);
  const fill = (name, rest) => driver.executeScript(
    'document.getElementById(arguments[0]).profile = arguments[1]', name, { format: BUNDLE, version: 1, ...rest },
  );
  await on({ pages }, 'named.html', async (server) => {
    await inside(driver, '.headline', { index: 1 });
    await fill('theirs', { company: 'Theirs' });
    const parts = { choices: { a: 'b' }, audits: { a: '2026-01-01' }, tax: '19', market: 'developing', customersMarket: 'developing', judgedOn: '2026-03-01' };
    for (const [key, value] of Object.entries(parts)) {
      await fill('ours', { [key]: value });
      await until(driver, async () => JSON.stringify((await kept('ours'))?.[key]) === JSON.stringify(value), `${key} kept`);
    }
    assert.deepEqual(await driver.executeScript('return Object.keys(localStorage).sort()'), [`${BUNDLE}:ours`, `${BUNDLE}:theirs`]);
    await driver.get(`${server.url}named.html`);
    await inside(driver, '.headline', { index: 1 });
    const [ours, theirs] = await driver.executeScript(`return [ours.profile, theirs.profile]`);
    assert.deepEqual([ours.judgedOn, ours.company, theirs.company], ['2026-03-01', undefined, 'Theirs']);
    // What is forgotten is not kept again for the day that stays.
    const buttons = await allInside(driver, '.tools button');
    for (const button of buttons) if ((await button.getText()) === 'Forget me') await driver.executeScript('arguments[0].click()', button);
    await driver.sleep(500);
    assert.equal(await kept('ours'), null);
    assert.deepEqual(
      await driver.executeScript(`return ['others', true, false].map((value) => { theirs.persist = value; return theirs.getAttribute('persist'); })`),
      ['others', 'others', null],
      'a property that frameworks set',
    );
    await assertQuiet(driver);
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
    await ifHere(() => viewport(driver, 640, 450, { scale: 2 }));
    assert.equal(await overflows(driver), false);
    for (const media of [{ dark: true }, { forcedColors: true }]) {
      await ifHere(() => prefer(driver, media));
      await screenshot(driver, `element-rtl-${Object.keys(media)[0]}`);
    }
    await prefer(driver);
    await assertQuiet(driver);
  });
});

test('the entry carries the names and the hashes of all that lies beside it', () => {
  const read = (name) => readFileSync(path.join(DIST, BUNDLE, name), 'utf8');
  const engine = files.find((name) => /^engine\.\w+\.js$/.test(name));
  const [entry, apart] = [read(`${BUNDLE}.js`), read(engine)];
  const named = (script, file) => script.includes(`new URL("./${file}",import.meta.url)`);
  for (const file of files.filter((name) => /\.[0-9a-f]{12}\./.test(name))) {
    if (/^engine\b.*js$/.test(file)) assert.ok((file === engine ? entry : apart).includes(`import("./${file}")`), file);
    else if (/^engine|-source\./.test(file)) assert.ok(named(apart, file), file);
    else assert.ok(named(entry, file), file);
  }
});

test('with the line of styles from the README, nothing on the page moves', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, line] = readme.match(/```css\n([^`]+)```/);
  const still = { head: '<link rel="stylesheet" href="line.css"><script src="places.js"></script>' };
  const pages = {
    'line.css': line,
    'still.html': page(`<h1>Above</h1>${TAGGED}<p>Below</p>`, still),
    // Without the line: the same page moves, so that the measure is one.
    'moving.html': page(`<h1>Above</h1>${TAGGED}<p>Below</p>`, { head: '<script src="places.js"></script>' }),
    // Where the visitor sees what stands below, in each picture of the page.
    'places.js': `globalThis.places = new Set();
      const look = () => {
        const below = document.querySelector('body > p');
        if (below) places.add(Math.min(below.getBoundingClientRect().y, innerHeight));
        requestAnimationFrame(look);
      };
      look();`,
  };
  const moves = async () => {
    await inside(driver, '.headline');
    await driver.sleep(300);
    const moved = await driver.executeScript('return places.size > 1');
    if (!(await driver.executeScript('return "LayoutShift" in window'))) return moved;
    const shift = await driver.executeAsyncScript(
      `const [done] = arguments;
       new PerformanceObserver((list) => done(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
         .observe({ type: 'layout-shift', buffered: true });
       setTimeout(() => done(0), 500);`,
    );
    assert.equal(shift > 0, moved, 'the browser measures the same');
    return moved;
  };
  await on({ pages }, 'still.html', async () => assert.equal(await moves(), false));
  await on({ pages }, 'moving.html', async () => assert.equal(await moves(), true));
});

test('what a page puts in the slots stands around the widget, before and after it comes', async () => {
  const slotted = `<${BUNDLE} loading="eager"><h2 slot="title">Where do we stand?</h2><p>The rules in short</p>
    <p slot="intro">In a minute</p><a slot="cta" href="#talk">Talk to us</a><small slot="footer">Ours</small></${BUNDLE}>`;
  const order = `const y = (one) => document.querySelector(one).getBoundingClientRect().y;
    const shell = document.querySelector('${BUNDLE}').shadowRoot.querySelector('.shell')?.getBoundingClientRect();
    return { ys: ['[slot=title]', '[slot=intro]', '[slot=cta]', '[slot=footer]'].map(y), top: shell?.top, bottom: shell?.bottom }`;
  // Engines count differently below a hundredth of a pixel.
  const sorted = (exact) => {
    const ys = exact.map((y) => Math.round(y * 100) / 100);
    assert.deepEqual([...ys].sort((one, other) => one - other), ys);
  };
  await on({ pages: { 'slots.html': page(slotted) } }, 'slots.html', async () => {
    await inside(driver, '.headline');
    const { ys, top, bottom } = await driver.executeScript(order);
    sorted([ys[0], ys[1], top, bottom, ys[2], ys[3]]);
  });
  await on({ pages: { 'slots.html': page(slotted) }, missing: [WASM] }, 'slots.html', async () => {
    await until(driver, () => driver.executeScript('return failures.length > 0'), 'the error');
    const { ys, top } = await driver.executeScript(order);
    sorted(ys);
    assert.equal(top, null);
    assert.ok(await driver.findElement({ css: `${BUNDLE} > p:not([slot])` }).isDisplayed());
  });
});

test('without JavaScript the demo page shows the rules in short', async () => {
  const server = await serve({ missing: [`${BUNDLE}/${BUNDLE}.js`] });
  try {
    await driver.get(server.url);
    const shown = await driver.findElement({ css: BUNDLE }).getText();
    assert.match(shown, /Silver membership/);
    assert.match(shown, /Cloud Platform: /);
    assert.doesNotMatch(shown, /Wer bei null/);
    assert.match(shown, /Who on your team is certified\?/);
    const fields = await driver.executeScript(`return [...document.querySelectorAll('${BUNDLE} [lang=en] input')].map((field) => field.matches(':disabled'))`);
    assert.deepEqual(fields, [true, true, true], 'the empty form, which waits');
    assert.equal(await overflows(driver), false);
    await axe(driver);
    const link = await driver.findElement({ css: `${BUNDLE} a` });
    const { status } = await fetch(await link.getAttribute('href'));
    assert.equal(status, 200);
    await screenshot(driver, 'fallback');
  } finally {
    await server.close();
  }
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
