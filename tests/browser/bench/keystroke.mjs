// From a keystroke to the new answer, with 50 people and a processor slowed
// four times: node tests/browser/bench/keystroke.mjs, after cargo xtask dist.
// CHROMIUM and CHROMEDRIVER name the browser and its driver. A busy machine
// adds to what it prints.

import { inside, open, serve, throttle, viewport } from '../harness.mjs';

const PEOPLE = 50;
const STROKES = 60;
const ROOT = "document.querySelector('partner-eligibility').shadowRoot";

const server = await serve();
const driver = await open();
try {
  await viewport(driver, 1280, 900);
  await driver.get(server.url);
  await inside(driver, '.headline');
  const people = await driver.executeAsyncScript(
    `const [wanted, done] = arguments;
     const root = ${ROOT};
     const turn = () => new Promise((resolve) => setTimeout(resolve, 20));
     const button = (name) =>
       [...root.querySelectorAll('button')].find((one) => one.textContent.trim().startsWith(name));
     (async () => {
       button('Load the example').click();
       await turn();
       while (root.querySelectorAll('.person').length < wanted) {
         button('Add a person').click();
         await turn();
         const box = [...root.querySelectorAll('[role=combobox]')].at(-1);
         const data = new DataTransfer();
         data.setData('text/plain', '70-532, 70-533, 70-346');
         box.dispatchEvent(new ClipboardEvent('paste',
           { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
         await turn();
       }
       done(root.querySelectorAll('.person').length);
     })();`,
    PEOPLE,
  );
  await throttle(driver, 4);
  const times = await driver.executeAsyncScript(
    `const [strokes, done] = arguments;
     const root = ${ROOT};
     const input = root.getElementById('figure-azure-consumption');
     const answer = root.querySelector('.answer');
     (async () => {
       const times = [];
       for (let stroke = 0; stroke < strokes; stroke += 1) {
         // Above and below the marks in turn, so that the answer changes each time.
         input.value = stroke % 2 ? '150000' : '1500';
         const changed = new Promise((resolve) => {
           const watch = new MutationObserver(() => { watch.disconnect(); resolve(performance.now()); });
           watch.observe(answer, { subtree: true, childList: true, characterData: true, attributes: true });
         });
         const start = performance.now();
         input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
         times.push((await changed) - start);
         await new Promise((resolve) => setTimeout(resolve, 30));
       }
       done(times);
     })();`,
    STROKES,
  );
  times.sort((one, other) => one - other);
  const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(1);
  console.log(`${people} people, ${STROKES} keystrokes: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms`);
} finally {
  await driver.quit();
  await server.close();
}
