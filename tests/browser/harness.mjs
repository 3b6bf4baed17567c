// What the browser tests share: a static host with a strict policy, a session
// in a real Chromium, and ways to look inside the widget.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Builder, logging } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? path.join(ROOT, 'target');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The folder that `cargo xtask dist` writes. */
export const DIST = path.join(ROOT, 'dist');

/** Where `screenshot` puts its pictures. */
export const SCREENSHOTS = path.join(TARGET, 'screenshots');

/** The tag of the widget. */
export const TAG = 'partner-eligibility';

/** The policy of a careful host: nothing inline, nothing from elsewhere. */
export const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
].join('; ');

/** A page of a host with the widget's entry, which lies below `from`. */
export function hostPage(body, { head = '', html = 'lang="en"', from = '' } = {}) {
  return `<!doctype html>
<html ${html}><head><meta charset="utf-8"><title>A host</title><script src="errors.js"></script>${head}
<script type="module" src="${from}${TAG}/${TAG}.js"></script></head><body>${body}</body></html>`;
}

/** Keeps what elements of a host page fail with, for such a page to load first. */
export const ERRORS = `globalThis.failures = [];
  addEventListener('error', ({ detail }) => { if (detail?.code) failures.push({ ...detail, message: detail.message }); }, true);`;

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * Serves a folder on loopback as a static host would, under a sub-path, so that
 * an absolute address in it leads nowhere.
 *
 * - `base`: the sub-path, with a slash at both ends.
 * - `csp`: the Content-Security-Policy, or null for none.
 * - `types`: content types by extension that replace the usual ones.
 * - `pages`: further pages, by path below `base`: a string is HTML.
 * - `missing`: paths below `base` that answer 404 although they exist.
 * - `cors`: whether pages of other origins may read what is served.
 *
 * The answer has `url`, the address of the start page, `requests`, the paths
 * asked for, and `close()`.
 */
export async function serve({
  folder = DIST,
  base = '/some/sub-path/',
  csp = STRICT_POLICY,
  types = {},
  pages = {},
  missing = [],
  cors = false,
} = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    // The browser asks for an icon unbidden; that is no fault of the page.
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const found = await find(pathname);
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    const headers = { 'content-type': found.type, 'cache-control': 'no-store' };
    if (cors) headers['access-control-allow-origin'] = '*';
    if (csp) headers['content-security-policy'] = csp;
    response.writeHead(200, headers).end(found.body);
  });

  async function find(pathname) {
    if (!pathname.startsWith(base)) return null;
    const name = decodeURIComponent(pathname.slice(base.length)) || 'index.html';
    if (missing.includes(name)) return null;
    const extension = path.extname(name);
    const type = types[extension] ?? TYPES[extension] ?? 'application/octet-stream';
    if (Object.hasOwn(pages, name)) return { body: pages[name], type };
    const file = path.join(folder, name);
    if (!file.startsWith(folder + path.sep)) return null;
    const body = await readFile(file).catch(() => null);
    return body && { body, type };
  }

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Opens a session in headless Chromium. `lang` is the language that the
 * browser asks pages for.
 */
export async function open({ width = 1280, height = 900, lang = 'en-US' } = {}) {
  const { CHROMIUM, CHROMEDRIVER } = process.env;
  assert.ok(CHROMIUM && CHROMEDRIVER, 'CHROMIUM and CHROMEDRIVER name the browser and its driver');
  const options = new chrome.Options();
  options.setChromeBinaryPath(CHROMIUM);
  options.addArguments(
    '--headless=new',
    '--disable-gpu',
    '--disable-quic',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--force-color-profile=srgb',
    '--hide-scrollbars',
    `--window-size=${width},${height}`,
    `--lang=${lang}`,
  );
  options.setUserPreferences({ intl: { accept_languages: lang } });
  // Chromium's sandbox refuses to start as root; only our own pages are opened.
  if (process.getuid?.() === 0) options.addArguments('--no-sandbox');
  const logs = new logging.Preferences();
  logs.setLevel(logging.Type.BROWSER, logging.Level.ALL);
  options.setLoggingPrefs(logs);

  const driver = await new Builder()
    .forBrowser('chrome')
    .setChromeOptions(options)
    // With the driver named, selenium looks for nothing to download.
    .setChromeService(new chrome.ServiceBuilder(CHROMEDRIVER))
    .build();
  await cdp(driver, 'Page.addScriptToEvaluateOnNewDocument', { source: REPORT_VIOLATIONS });
  await viewport(driver, width, height);
  return driver;
}

// Runs before any script of the page, and outside its policy.
const REPORT_VIOLATIONS = `
  globalThis.__violations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    globalThis.__violations.push(
      event.effectiveDirective + ' blocked ' + event.blockedURI + ' at ' +
      event.sourceFile + ':' + event.lineNumber + ' ' + event.sample,
    );
  });
`;

/** Sends a command of the Chrome DevTools Protocol; answers its result. */
export function cdp(driver, command, parameters = {}) {
  return driver.sendAndGetDevToolsCommand(command, parameters);
}

/** Sets the size of the page's viewport, also below a window's least width. */
export function viewport(driver, width, height, { scale = 1, mobile = false } = {}) {
  return cdp(driver, 'Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: scale,
    mobile,
  });
}

/**
 * Emulates what the visitor prefers: `dark`, `reducedMotion`, `forcedColors`,
 * or the page as it is printed. What is not named is as usual.
 */
export function prefer(
  driver,
  { dark = false, reducedMotion = false, forcedColors = false, print = false } = {},
) {
  return cdp(driver, 'Emulation.setEmulatedMedia', {
    media: print ? 'print' : '',
    features: [
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
      { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
    ],
  });
}

/** Slows the processor down by this factor; 1 is full speed. */
export function throttle(driver, factor) {
  return cdp(driver, 'Emulation.setCPUThrottlingRate', { rate: factor });
}

/** Saves a picture of the whole page; answers its path. */
export async function screenshot(driver, name) {
  const { data } = await cdp(driver, 'Page.captureScreenshot', {
    format: 'png',
    captureBeyondViewport: true,
  });
  await mkdir(SCREENSHOTS, { recursive: true });
  const file = path.join(SCREENSHOTS, `${name}.png`);
  await writeFile(file, Buffer.from(data, 'base64'));
  return file;
}

/**
 * Fails on anything that axe-core has to say, inside the widget too: axe goes
 * through open shadow roots by itself. `within` is a selector of the page.
 */
export async function axe(driver, { within = 'html', rules = {} } = {}) {
  if (!(await driver.executeScript('return typeof axe === "object"'))) {
    await driver.executeScript(await readFile(AXE, 'utf8'));
  }
  const result = await driver.executeAsyncScript(
    `const [within, rules, done] = arguments;
     axe.run(within, { rules, resultTypes: ['violations'] }).then(
       ({ violations }) => done({ violations }),
       (error) => done({ error: String(error) }),
     );`,
    within,
    rules,
  );
  assert.equal(result.error, undefined);
  const found = result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target}\n  ${failureSummary}`),
  );
  assert.deepEqual(found, [], 'axe-core finds nothing');
}

/**
 * Fails when the console has an error or the policy was violated since the
 * last call. `expected` are patterns of messages that the test provoked.
 */
export async function assertQuiet(driver, { expected = [] } = {}) {
  const violations = await driver.executeScript('return globalThis.__violations.splice(0)');
  const entries = await driver.manage().logs().get(logging.Type.BROWSER);
  const errors = entries
    .filter(({ level }) => level.value >= logging.Level.SEVERE.value)
    .map(({ message }) => message);
  const unexpected = [...violations, ...errors].filter(
    (message) => !expected.some((pattern) => pattern.test(message)),
  );
  assert.deepEqual(unexpected, [], 'the console has no error and the policy held');
}

/** Waits until `condition` answers something truthy, and answers that. */
export function until(driver, condition, what, milliseconds = 10_000) {
  return driver.wait(condition, milliseconds, `waited in vain for: ${what}`);
}

/** The shadow root of a widget on the page, the first unless `index` says which. */
export async function shadow(driver, index = 0) {
  return until(
    driver,
    () =>
      driver.executeScript(
        'return document.querySelectorAll(arguments[0])[arguments[1]]?.shadowRoot ?? null',
        TAG,
        index,
      ),
    'the shadow root of the widget',
  );
}

/** The first element inside the widget that matches, as soon as there is one. */
export async function inside(driver, selector, { index = 0 } = {}) {
  return until(
    driver,
    () =>
      driver.executeScript(
        `return document.querySelectorAll(arguments[0])[arguments[1]]
           ?.shadowRoot?.querySelector(arguments[2]) ?? null`,
        TAG,
        index,
        selector,
      ),
    `${selector} inside the widget`,
  );
}

/** All elements inside the widget that match now. */
export function allInside(driver, selector, { index = 0 } = {}) {
  return driver.executeScript(
    `return [...(document.querySelectorAll(arguments[0])[arguments[1]]
       ?.shadowRoot?.querySelectorAll(arguments[2]) ?? [])]`,
    TAG,
    index,
    selector,
  );
}

/** The text that the widget shows now. */
export async function text(driver, selector, options) {
  return (await inside(driver, selector, options)).getText();
}

/** The element that has the focus, found through shadow roots. */
export function focused(driver) {
  return driver.executeScript(
    `let element = document.activeElement;
     while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
     return element;`,
  );
}

/** Whether the page is wider than its viewport, so that one must scroll sideways. */
export function overflows(driver) {
  return driver.executeScript(
    'return document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
}
