// Pages of hosts: those that people copy from, a frame, and a bundler's.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before } from 'node:test';
import { build } from 'vite';
import {
  assertQuiet,
  axe,
  DIST,
  ENGINE,
  ifHere,
  inside,
  open,
  overflows,
  prefer,
  screenshot,
  SCREENSHOTS,
  serve,
  STRICT_POLICY,
  test,
  text,
  until,
  viewport,
} from './harness.mjs';

const TAG = 'partner-eligibility';
const PAGES = readdirSync(path.join(DIST, 'examples')).filter((file) => file.endsWith('.html'));

let driver;
let server;

before(async () => {
  // The pages have policies of their own.
  server = await serve({ csp: null });
  driver = await open();
});

after(async () => {
  await driver?.quit();
  await server?.close();
});

/** Types a company into the widget and reads the answer. */
async function works(what) {
  const before = await text(driver, '.headline');
  const button = await inside(driver, '.after-people .main-button');
  await driver.executeScript('arguments[0].click()', button);
  await until(driver, async () => (await text(driver, '.headline')) !== before, `${what}: another answer`);
}

test('every page to copy from is readable, and its links lead somewhere', async () => {
  assert.ok(PAGES.length >= 9, String(PAGES));
  for (const page of PAGES) {
    for (const [width, dark] of [[1280, false], [320, true]]) {
      await ifHere(() => viewport(driver, width, 900, { mobile: width < 500 }));
      await ifHere(() => prefer(driver, { dark }));
      await driver.get(`${server.url}examples/${page}`);
      assert.equal(await overflows(driver), false, `${page} fits ${width} pixels`);
      // What stands around the widget has no script: one engine judges it.
      if (ENGINE === 'chromium') await axe(driver, { looks: dark });
      await screenshot(driver, `example-${page.replace('.html', '')}-${width}`);
    }
    const links = await driver.executeScript("return [...document.querySelectorAll('main a, nav a, footer a')].map((a) => a.href)");
    for (const link of links.filter((one) => one.startsWith(server.url))) {
      assert.equal((await fetch(link)).status, 200, `${page}: ${link}`);
    }
  }
  await prefer(driver);
  await assertQuiet(driver);
});

test('the widget works on the pages that show it, under their policies', async () => {
  await viewport(driver, 1280, 900);
  for (const page of ['plain', 'strict', 'theme']) {
    await driver.get(`${server.url}examples/${page}.html`);
    await driver.executeScript(`document.querySelector('${TAG}').scrollIntoView()`);
    await works(page);
    await screenshot(driver, `example-${page}-used`);
  }
  await assertQuiet(driver);
});

test('a frame has the options of its address, tells its height, and nothing else', async () => {
  await viewport(driver, 1280, 900);
  await driver.get(`${server.url}examples/frame.html`);
  await driver.executeScript(`
    window.heard = [];
    addEventListener('message', ({ data }) => heard.push(data));`);
  const frame = await driver.findElement({ css: 'iframe' });
  const tall = () => driver.executeScript('return document.querySelector("iframe").height > 1000');
  await driver.switchTo().frame(frame);
  await works('the frame');
  await driver.switchTo().defaultContent();
  await until(driver, tall, 'a frame as high as what is in it');
  const heard = await driver.executeScript('return heard');
  assert.ok(heard.length > 0);
  for (const message of heard) {
    assert.deepEqual(Object.keys(message).sort(), ['height', 'type']);
    assert.equal(message.type, `${TAG}:resize`);
  }
  await screenshot(driver, 'frame');
  await driver.get(`${server.url}${TAG}/embed.html?program=maicpp&lang=de&as-of=2026-10-10&rules=https%3A%2F%2Fexample.org%2F`);
  assert.match(await text(driver, '.tools'), /10\. Oktober 2026/);
  const link = await inside(driver, '.foot a');
  assert.match(await link.getAttribute('href'), /\/rules\/maicpp\.de\.html$/, 'an address sets no link');
  await axe(driver);
  await assertQuiet(driver);
});

test('Vite builds a page with the package, with React and with Vue, and each works', async () => {
  const root = path.join(SCREENSHOTS, '..', 'vite-host');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(path.join(root, 'node_modules'), { recursive: true });
  cpSync(path.join(DIST, TAG), path.join(root, 'node_modules', TAG), { recursive: true });
  for (const name of ['react', 'react-dom', 'scheduler', 'vue', '@vue']) {
    symlinkSync(path.join(import.meta.dirname, 'node_modules', name), path.join(root, 'node_modules', name), 'junction');
  }
  for (const name of ['react.jsx', 'vue.js']) cpSync(path.join(DIST, 'examples', name), path.join(root, name));
  const hosts = {
    plain: `import '${TAG}'; document.querySelector('#app').innerHTML = '<${TAG} program="mpn" loading="eager"></${TAG}>';`,
    react: `import { createElement } from 'react'; import { createRoot } from 'react-dom/client';
      import { PartnerEligibility } from './react.jsx';
      createRoot(document.querySelector('#app')).render(createElement(PartnerEligibility,
        { program: 'mpn', loading: 'eager', onChange: (assessment) => { globalThis.heard = assessment; } }));`,
    vue: `import { createApp, h } from 'vue'; import { PartnerEligibility } from './vue.js';
      createApp({ render: () => h(PartnerEligibility,
        { program: 'mpn', loading: 'eager', onChange: (assessment) => { globalThis.heard = assessment; } }) }).mount('#app');`,
  };
  const scripts = {
    ...hosts,
    engine: `import { assess } from '${TAG}/engine';
      const { headline } = await assess({ format: '${TAG}', version: 1 }, { program: 'mpn', asOf: '2018-06-01' });
      document.title = headline;`,
  };
  const input = {};
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(path.join(root, `${name}-host.js`), script);
    input[name] = path.join(root, `${name}.html`);
    writeFileSync(input[name], `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title></head>
      <body><main id="app"></main><script type="module" src="./${name}-host.js"></script></body></html>`);
  }
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    esbuild: { jsx: 'automatic' },
    resolve: { preserveSymlinks: true },
    build: { target: 'es2022', outDir: path.join(root, 'dist'), assetsInlineLimit: 0, rollupOptions: { input } },
  });
  const host = await serve({ folder: path.join(root, 'dist'), csp: STRICT_POLICY.replace("; require-trusted-types-for 'script'", '') });
  try {
    for (const name of Object.keys(hosts)) {
      await driver.get(`${host.url}${name}.html`);
      await works(name);
      if (name === 'plain') continue;
      const heard = () => driver.executeScript('return globalThis.heard?.program');
      await until(driver, heard, `${name} hears of the judgement`);
    }
    await driver.get(`${host.url}engine.html`);
    await until(driver, async () => /Silver|Gold|level|Action/.test(await driver.getTitle()), 'a judgement without the element');
    await assertQuiet(driver);
  } finally {
    await host.close();
  }
});
