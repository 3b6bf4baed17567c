// The built site opens on a static host, under a sub-path and a strict policy.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import {
  assertQuiet,
  axe,
  ifHere,
  open,
  overflows,
  prefer,
  screenshot,
  serve,
  test,
  viewport,
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

test('the page loads under a strict policy, without an error', async () => {
  await driver.get(server.url);
  assert.notEqual(await driver.getTitle(), '');
  await axe(driver);
  await screenshot(driver, 'start');
  await assertQuiet(driver);
});

test('everything that it asks for lies below its own path', async () => {
  const { pathname } = new URL(server.url);
  const strays = server.requests.filter(
    (path) => path !== '/favicon.ico' && !path.startsWith(pathname),
  );
  assert.deepEqual(strays, []);
});

test('a phone shows it without scrolling sideways, in the dark too', async () => {
  await ifHere(() => viewport(driver, 320, 640, { mobile: true }));
  await ifHere(() => prefer(driver, { dark: true, reducedMotion: true }));
  assert.equal(await overflows(driver), false);
  await axe(driver);
  await screenshot(driver, 'start-phone-dark');
  await assertQuiet(driver);
});
