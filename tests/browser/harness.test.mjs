// The harness itself: what it is to catch, it catches.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import {
  assertQuiet,
  axe,
  focused,
  inside,
  needs,
  open,
  prefer,
  serve,
  test,
  text,
  viewport,
} from './harness.mjs';

const page = (body) =>
  `<!doctype html><html lang="en"><title>Test</title><main><h1>Test</h1>${body}</main></html>`;

const WIDGET = `
  customElements.define('partner-eligibility', class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: 'open' });
      const image = document.createElement('img');
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
      const button = document.createElement('button');
      button.textContent = 'Inner';
      root.append(image, button);
    }
  });
`;

let server;
let driver;

before(async () => {
  server = await serve({
    pages: {
      'inline.html': page('<script>document.title = "ran"</script>'),
      'markup.html': page('<script src="markup.js"></script>'),
      'markup.js': 'document.body.innerHTML = "<p>text</p>"',
      'absolute.html': page('<script src="/widget.js"></script>'),
      'widget.html': page(
        '<partner-eligibility></partner-eligibility><script src="widget.js"></script>',
      ),
      'widget.js': WIDGET,
    },
  });
  driver = await open();
});

after(async () => {
  await driver?.quit();
  await server?.close();
});

test('an inline script is a violation', async () => {
  await driver.get(`${server.url}inline.html`);
  assert.equal(await driver.getTitle(), 'Test');
  await assert.rejects(assertQuiet(driver), /script-src-elem blocked inline/);
});

test('markup from a string is a violation', async () => {
  await driver.get(`${server.url}markup.html`);
  await needs(driver, 'trustedTypes');
  await assert.rejects(assertQuiet(driver), /require-trusted-types-for blocked trusted-types-sink/);
});

test('an absolute address leads nowhere, and the console says so', async () => {
  await driver.get(`${server.url}absolute.html`);
  await assert.rejects(assertQuiet(driver), /404|not loaded/);
});

test('an expected error is let pass, and each is told once', async () => {
  await driver.get(`${server.url}absolute.html`);
  await assertQuiet(driver, { expected: [/404|not loaded/] });
  await assertQuiet(driver);
});

test('axe looks inside the shadow root', async () => {
  await driver.get(`${server.url}widget.html`);
  await assert.rejects(axe(driver, { looks: false }), /image-alt[^]*partner-eligibility,img/);
});

test('helpers reach inside the shadow root', async () => {
  await driver.get(`${server.url}widget.html`);
  assert.equal(await text(driver, 'button'), 'Inner');
  await (await inside(driver, 'button')).click();
  assert.equal(await (await focused(driver)).getTagName(), 'button');
});

test('what the visitor prefers is emulated', async () => {
  await driver.get(`${server.url}widget.html`);
  const matches = (query) => driver.executeScript('return matchMedia(arguments[0]).matches', query);
  await prefer(driver, { dark: true, reducedMotion: true });
  assert.ok(await matches('(prefers-color-scheme: dark)'));
  assert.ok(await matches('(prefers-reduced-motion: reduce)'));
  await prefer(driver, { forcedColors: true, print: true });
  assert.ok(await matches('(forced-colors: active)'));
  assert.ok(await matches('print'));
  await prefer(driver);
  assert.ok(await matches('(prefers-color-scheme: light)'));
  assert.ok(await matches('screen'));
  await viewport(driver, 320, 640);
  assert.ok(await matches('(width: 320px)'));
});
