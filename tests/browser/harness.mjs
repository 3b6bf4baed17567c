// What the browser tests share: a static host with a strict policy, a session
// in a real browser, and ways to look inside the widget.
//
// ENGINE says which browser: chromium, unless it names firefox or webkit.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { test as nodeTest } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Builder, Capabilities, Key, logging, WebElement } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import firefox from 'selenium-webdriver/firefox.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? path.join(ROOT, 'target');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The folder that `cargo xtask dist` writes. */
export const DIST = path.join(ROOT, 'dist');

/** Where `screenshot` puts its pictures. */
export const SCREENSHOTS = path.join(TARGET, 'screenshots');

/** The browser that the tests run in: `chromium`, `firefox` or `webkit`. */
export const ENGINE = process.env.ENGINE ?? 'chromium';

/** What this engine cannot be made to do from outside: the test ends here, named as skipped. */
class NotHere extends Error {}

/**
 * As `test` of `node:test`. Where a test comes to something that this engine
 * cannot be made to do, it is skipped from there on, and the output says why.
 */
export function test(name, ...rest) {
  const body = rest.pop();
  return nodeTest(name, ...rest, async (context) => {
    leftOut.clear();
    try {
      await body(context);
    } catch (error) {
      if (!(error instanceof NotHere)) throw error;
      context.skip(`in ${ENGINE}, from here on: ${error.message}`);
      return;
    }
    if (leftOut.size > 0) context.skip(`in ${ENGINE}, but for a part: ${[...leftOut].join('; ')}`);
  });
}

/** What was left out of the test that runs. */
const leftOut = new Set();

/**
 * A part of a test, which goes on after it: where this part comes to something that
 * the engine cannot be made to do, only the rest of it is left out. The test is then
 * named as skipped at its end.
 */
export async function ifHere(part) {
  try {
    await part();
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    leftOut.add(error.message);
  }
}

/** Ends the test, named as skipped, in other engines than Chromium. */
export function onlyChromium(why) {
  if (ENGINE !== 'chromium') throw new NotHere(why);
}

/** Ends the test, named as skipped, in another engine whose window does not have that. */
export async function needs(driver, name) {
  const has = await driver.executeScript('return arguments[0] in window', name);
  if (!has && ENGINE !== 'chromium') throw new NotHere(`this version has no ${name}`);
}

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
 * - `reportOnly`: a policy that is only reported on.
 * - `types`: content types by extension that replace the usual ones.
 * - `pages`: further pages, by path below `base`: a string is HTML.
 * - `missing`: paths below `base` that answer 404 although they exist.
 * - `held`: promises that paths below `base` wait for.
 * - `cors`: whether pages of other origins may read what is served.
 *
 * The answer has `url`, the address of the start page, `requests`, the paths
 * asked for, and `close()`.
 */
export async function serve({
  folder = DIST,
  base = '/some/sub-path/',
  csp = STRICT_POLICY,
  reportOnly = null,
  types = {},
  pages = {},
  missing = [],
  held = {},
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
    if (pathname === base + WATCH) {
      requests.pop();
      response.writeHead(200, { 'content-type': TYPES['.js'] }).end(WATCHER);
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
    if (reportOnly) headers['content-security-policy-report-only'] = reportOnly;
    const watched = ENGINE !== 'chromium' && found.type.startsWith('text/html');
    response.writeHead(200, headers).end(watched ? watch(found.body, base) : found.body);
  });

  async function find(pathname) {
    if (!pathname.startsWith(base)) return null;
    const name = decodeURIComponent(pathname.slice(base.length)) || 'index.html';
    await held[name];
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

/** The program that a variable of the environment names. */
function named(variable) {
  const file = process.env[variable];
  assert.ok(file, `${variable} names a program that ${ENGINE} needs`);
  return file;
}

/**
 * Opens a session in the engine that ENGINE names. `lang` is the language that
 * the browser asks pages for.
 */
export async function open({ width = 1280, height = 900, lang = 'en-US' } = {}) {
  const start = { chromium: openChromium, firefox: openFirefox, webkit: openWebKit }[ENGINE];
  assert.ok(start, `ENGINE is chromium, firefox or webkit, not ${ENGINE}`);
  const driver = await start({ width, height, lang });
  await viewport(driver, width, height);
  return driver;
}

async function openChromium({ width, height, lang }) {
  const options = new chrome.Options();
  options.setChromeBinaryPath(named('CHROMIUM'));
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
    .setChromeService(new chrome.ServiceBuilder(named('CHROMEDRIVER')))
    .build();
  await cdp(driver, 'Page.addScriptToEvaluateOnNewDocument', { source: REPORT_VIOLATIONS });
  return driver;
}

function openFirefox({ lang }) {
  const options = new firefox.Options();
  options.setBinary(named('FIREFOX'));
  options.addArguments('-headless');
  options.setPreference('intl.accept_languages', lang);
  // As in the other engines, a bar takes no room from the page.
  options.setPreference('ui.useOverlayScrollbars', 1);
  return (
    new Builder()
      .forBrowser('firefox')
      .setFirefoxOptions(options)
      // The size of the viewport and what the visitor prefers are set from
      // within the browser.
      .setFirefoxService(
        new firefox.ServiceBuilder(named('GECKODRIVER')).addArguments('--allow-system-access'),
      )
      .build()
  );
}

async function openWebKit({ lang }) {
  const port = await freePort();
  const language = lang.replace('-', '_');
  const service = spawn(named('WEBKITDRIVER'), [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, LANG: `${language}.UTF-8`, LANGUAGE: language },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await fetch(`${url}/status`).catch(() => null)); tries += 1) {
    assert.ok(tries < 100, 'the driver of WebKit answers');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: named('WEBKIT'), args: ['--automation'] },
  });
  const driver = await new Builder().usingServer(url).withCapabilities(capabilities).build();
  WebElement.prototype.getText = function getText() {
    return driver.executeScript(SHOWN, this);
  };
  const get = driver.get.bind(driver);
  driver.get = async (address) => {
    await get(address);
    // Its driver may answer before the scripts of the page have run.
    const { host, pathname } = new URL(address);
    const loaded = `return document.readyState === 'complete' &&
      location.host === arguments[0] && location.pathname === arguments[1];`;
    await until(driver, () => driver.executeScript(loaded, host, pathname), `all of ${address}`);
  };
  const quit = driver.quit.bind(driver);
  driver.quit = () => quit().finally(() => service.kill());
  return driver;
}

// In a shadow root, the driver of WebKit tells a text without the ends of its lines.
const SHOWN = `const [element] = arguments;
  if (!element.checkVisibility()) return '';
  return element.innerText.replace(/[ \\t\\u00a0]+/g, ' ').replace(/ ?\\n\\s*/g, '\\n').trim();`;

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// Runs before any script of the page; in Chromium, outside its policy.
const REPORT_VIOLATIONS = `
  globalThis.__violations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    globalThis.__violations.push(
      event.effectiveDirective + ' blocked ' + event.blockedURI + ' at ' +
      event.sourceFile + ':' + event.lineNumber + ' ' + event.sample,
    );
  });
`;

// WebDriver has no console: in the other engines the host puts this script
// before all others of a page.
const WATCH = 'watched-by-the-test.js';
const WATCHER = `${REPORT_VIOLATIONS}
  globalThis.__console = [];
  const told = (severe, message) => globalThis.__console.push({ severe, message });
  for (const level of ['error', 'warn', 'info', 'log']) {
    const original = console[level];
    console[level] = (...values) => {
      told(level === 'error', values.map(String).join(' '));
      original.apply(console, values);
    };
  }
  addEventListener('error', ({ target, message }) => {
    if (target === window) told(true, message);
    else if (target.src || target.href) told(true, 'not loaded: ' + (target.src || target.href));
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => told(true, String(reason)));
`;

function watch(body, base) {
  const page = String(body);
  const script = `<script src="${base}${WATCH}"></script>`;
  const first = [/<head\b[^>]*>/i, /<html\b[^>]*>/i, /<!doctype html>/i].find((tag) => tag.test(page));
  return first ? page.replace(first, (tag) => tag + script) : page;
}

/**
 * What the console was told since the last call: `message`, and whether it is
 * `severe`, an error.
 */
export async function consoleOf(driver) {
  if (ENGINE !== 'chromium') {
    return driver.executeScript('return window.__console?.splice(0) ?? []');
  }
  const entries = await driver.manage().logs().get(logging.Type.BROWSER);
  return entries.map(({ level, message }) => ({
    severe: level.value >= logging.Level.SEVERE.value,
    message,
  }));
}

/** Sends a command of the Chrome DevTools Protocol; answers its result. */
export async function cdp(driver, command, parameters = {}) {
  onlyChromium(`${command} is a command of Chromium's own`);
  return driver.sendAndGetDevToolsCommand(command, parameters);
}

/** How wide a window of WebKit became in the end that could not be as narrow as was asked. */
const narrowest = new Map();

/** Sets the size of the page's viewport, also below a window's least width. */
export async function viewport(driver, width, height, { scale = 1, mobile = false } = {}) {
  if (ENGINE === 'firefox') {
    await inFirefox(
      driver,
      `const [width, height, scale] = arguments;
       const browser = gBrowser.selectedBrowser;
       for (const side of ['width', 'min-width', 'max-width']) browser.style.setProperty(side, width + 'px');
       for (const side of ['height', 'min-height', 'max-height']) browser.style.setProperty(side, height + 'px');
       browser.browsingContext.overrideDPPX = scale === 1 ? 0 : scale;`,
      width,
      height,
      scale,
    );
    await until(driver, () => fits(driver, width), `a viewport of ${width} px`);
    return;
  }
  if (ENGINE === 'webkit') {
    const [outer, tall] = await driver.executeScript(
      'return [outerWidth - innerWidth, outerHeight - innerHeight]',
    );
    await driver.manage().window().setRect({ width: width + outer, height: height + tall });
    const wanted = narrowest.get(width) ?? width;
    const became = () => fits(driver, wanted);
    await until(driver, became, `a window of ${wanted} px`, 2_000).catch(async () => {
      narrowest.set(width, await driver.executeScript('return innerWidth'));
    });
    if (narrowest.has(width)) throw new NotHere(`its window cannot be ${width} px wide`);
    if (scale !== 1) throw new NotHere('the scale of the screen cannot be set');
    return;
  }
  await cdp(driver, 'Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: scale,
    mobile,
  });
}

/** Waits until the widget has fetched the last of its parts, as it does by itself. */
export function whole(driver) {
  const last = `return performance.getEntriesByType('resource').some(({ name, responseEnd }) =>
    responseEnd > 0 && /\\/split-importer\\./.test(name));`;
  return until(driver, () => driver.executeScript(last), 'the last part of the widget');
}

/**
 * Emulates what the visitor prefers: `dark`, `reducedMotion`, `forcedColors`,
 * or the page as it is printed. What is not named is as usual.
 */
export async function prefer(
  driver,
  { dark = false, reducedMotion = false, forcedColors = false, print = false } = {},
) {
  if (ENGINE === 'firefox') {
    await inFirefox(
      driver,
      `const [dark, reducedMotion, forcedColors, print] = arguments;
       const context = gBrowser.selectedBrowser.browsingContext;
       context.prefersColorSchemeOverride = dark ? 'dark' : 'light';
       context.forcedColorsOverride = forcedColors ? 'active' : 'none';
       context.mediumOverride = print ? 'print' : '';
       Services.prefs.setIntPref('ui.prefersReducedMotion', reducedMotion ? 1 : 0);`,
      dark,
      reducedMotion,
      forcedColors,
      print,
    );
    // On paper and in forced colours the scheme is the browser's own choice.
    const own = forcedColors || print;
    // Each comes to the page on its own way, some after the answer of the driver.
    const as = `const [dark, own, print, reducedMotion, forcedColors] = arguments;
      return (own || matchMedia('(prefers-color-scheme: dark)').matches === dark) &&
        matchMedia('(prefers-reduced-motion: reduce)').matches === reducedMotion &&
        matchMedia('(forced-colors: active)').matches === forcedColors &&
        matchMedia('print').matches === print;`;
    const wanted = [dark, own, print, reducedMotion, forcedColors];
    await until(driver, () => driver.executeScript(as, ...wanted), 'the medium');
    return;
  }
  if (ENGINE === 'webkit') {
    if (dark || reducedMotion || forcedColors || print) {
      throw new NotHere('its driver cannot set the colours, the motion or the medium');
    }
    return;
  }
  await cdp(driver, 'Emulation.setEmulatedMedia', {
    media: print ? 'print' : '',
    features: [
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
      { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
    ],
  });
}

/** Takes the network from the browser, or gives it back. */
export async function network(driver, there) {
  if (ENGINE === 'webkit') throw new NotHere('its driver cannot take the network away');
  if (ENGINE === 'firefox') {
    const script = 'gBrowser.selectedBrowser.browsingContext.forceOffline = !arguments[0]';
    await inFirefox(driver, script, there);
    return;
  }
  await cdp(driver, 'Network.enable');
  await cdp(driver, 'Network.emulateNetworkConditions', {
    offline: !there,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}

function fits(driver, width) {
  return driver.executeScript('return innerWidth === arguments[0]', width);
}

/** Runs a script of the browser's own window. */
async function inFirefox(driver, script, ...values) {
  await driver.setContext(firefox.Context.CHROME);
  try {
    return await driver.executeScript(script, ...values);
  } finally {
    await driver.setContext(firefox.Context.CONTENT);
  }
}

/** Slows the processor down by this factor; 1 is full speed. */
export function throttle(driver, factor) {
  return cdp(driver, 'Emulation.setCPUThrottlingRate', { rate: factor });
}

/** How high a picture of a page may be: what lies below takes seconds, and nobody looks there. */
const PICTURE = 8_000;

/** Saves a picture, in Chromium of the whole page; answers its path. */
export async function screenshot(driver, name) {
  const chromium = ENGINE === 'chromium';
  const data = chromium ? await picture(driver) : await driver.takeScreenshot();
  await mkdir(SCREENSHOTS, { recursive: true });
  const file = path.join(SCREENSHOTS, `${chromium ? '' : `${ENGINE}-`}${name}.png`);
  await writeFile(file, Buffer.from(data, 'base64'));
  return file;
}

async function picture(driver) {
  const { cssContentSize: { width, height } } = await cdp(driver, 'Page.getLayoutMetrics');
  const whole = { captureBeyondViewport: true };
  if (height > PICTURE) whole.clip = { x: 0, y: 0, width, height: PICTURE, scale: 1 };
  const { data } = await cdp(driver, 'Page.captureScreenshot', { format: 'png', optimizeForSpeed: true, ...whole });
  return data;
}

/** Rules of axe-core about colours and boxes: all others are about what a page is made of. */
const LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'];

/**
 * Fails on anything that axe-core has to say, inside the widget too: axe goes
 * through open shadow roots by itself. `within` is a selector of the page. `looks`
 * is for a page that is made of the same as one that it had nothing to say about,
 * and only looks otherwise: so every page is that Chromium is the first to see.
 */
export async function axe(driver, { within = 'html', rules = {}, looks = ENGINE !== 'chromium' } = {}) {
  if (!(await driver.executeScript('return typeof axe === "object"'))) {
    await driver.executeScript(await readFile(AXE, 'utf8'));
  }
  const result = await driver.executeAsyncScript(
    `const [within, options, done] = arguments;
     axe.run(within, { ...options, resultTypes: ['violations'] }).then(
       ({ violations }) => done({ violations }),
       (error) => done({ error: String(error) }),
     );`,
    within,
    looks ? { runOnly: LOOKS } : { rules },
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
  const violations = await driver.executeScript('return window.__violations.splice(0)');
  const errors = (await consoleOf(driver))
    .filter(({ severe }) => severe)
    .map(({ message }) => message);
  const unexpected = [...violations, ...errors].filter(
    (message) => !expected.some((pattern) => pattern.test(message)),
  );
  assert.deepEqual(unexpected, [], 'the console has no error and the policy held');
}

/**
 * Waits until `condition` answers something truthy, and answers that. Where it looks at
 * an element that is drawn anew meanwhile, it looks again.
 */
export function until(driver, condition, what, milliseconds = 10_000) {
  const look = async () => {
    try {
      return await condition();
    } catch (error) {
      if (error.name !== 'StaleElementReferenceError') throw error;
      return false;
    }
  };
  // Left to itself, selenium looks five times a second: most of a test would be waiting.
  return driver.wait(look, milliseconds, `waited in vain for: ${what}`, 20);
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
        // What a visitor fills in before it is there is none of it.
        `return [...(document.querySelectorAll(arguments[0])[arguments[1]]?.shadowRoot?.querySelectorAll(arguments[2]) ?? [])]
           .find((element) => !element.closest('.first-fields')) ?? null`,
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
       ?.shadowRoot?.querySelectorAll(arguments[2]) ?? [])].filter((element) => !element.closest('.first-fields'))`,
    TAG,
    index,
    selector,
  );
}

/** The text that the widget shows now. */
export async function text(driver, selector, options) {
  const said = async () => [await (await inside(driver, selector, options)).getText()];
  const [found] = await until(driver, said, `the text of ${selector}`);
  return found;
}

/** Presses an element as a mouse does, wherever on the page it lies. */
export function press(driver, element) {
  const pressed = async () => {
    if (!(await driver.executeAsyncScript(STILL, element))) return false;
    try {
      await element.click();
      return true;
    } catch (error) {
      if (!MISSED.includes(error.name)) throw error;
      return error.name === MISSED[0] && ENGINE === 'webkit' && pressField(driver, element);
    }
  };
  return until(driver, pressed, 'an element that lies still and free');
}

// What comes above an element moves it away again, just before the driver presses.
const STILL = `const [element, done] = arguments;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y } = element.getBoundingClientRect();
  requestAnimationFrame(() => setTimeout(() => {
    const now = element.getBoundingClientRect();
    const [box] = element.getClientRects();
    if (!box || now.x !== x || now.y !== y) return done(false);
    const { left, top, width, height } = box;
    const at = element.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
    done(element.contains(at));
  }));`;

/** What a driver says where the element was no longer in its place. */
const MISSED = ['ElementClickInterceptedError', 'ElementNotInteractableError', 'MoveTargetOutOfBoundsError'];

/** What a text field is made of seems to lie in front of it to WebKit's driver. */
async function pressField(driver, element) {
  try {
    await driver.actions().move({ origin: element }).click().perform();
  } catch (error) {
    if (!MISSED.includes(error.name)) throw error;
    return false;
  }
  return driver.executeScript('return arguments[0].getRootNode().activeElement === arguments[0]', element);
}

/** Types into a field, in place of what stands there. */
export async function type(driver, field, words) {
  await press(driver, field);
  // Within one text, only Chromium's driver lets go of Control.
  await driver
    .actions()
    .keyDown(Key.CONTROL)
    .sendKeys('a')
    .keyUp(Key.CONTROL)
    .sendKeys(Key.DELETE, words)
    .perform();
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
