// The pages that starting is measured on, each as a host would put it together:
// the widget, a form of SurveyJS with the same questions, and a counter of React,
// which is the least that a page builder would ship. And a host that serves them
// compressed and counts its bytes.

import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

import { buildSync } from 'esbuild';

import { DIST, TAG } from '../harness.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const MODULES = path.join(HERE, 'node_modules');

/** What a file weighs as a host would send it. */
export const compressed = (body) => brotliCompressSync(body, {
  params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
});

const ROOT = `document.querySelector('${TAG}')?.shadowRoot`;

const page = (title, head, body) =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

/** A script with what it imports, as small as a bundler makes it. */
export function bundled(source) {
  const { outputFiles } = buildSync({
    stdin: { contents: source, resolveDir: HERE, loader: 'js' },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return Buffer.from(outputFiles[0].contents);
}

/** A file of a package. */
export const packaged = (name) => readFileSync(path.join(MODULES, ...name.split('/')));

/** The widget: everything that an element fetches. */
function widget() {
  const folder = path.join(DIST, TAG);
  const files = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile());
  return {
    'index.html': page('The widget', `<script type="module" src="${TAG}/${TAG}.js"></script>`, `<${TAG} program="mpn" loading="eager"></${TAG}>`),
    ...Object.fromEntries(files.map(({ name }) => [`${TAG}/${name}`, readFileSync(path.join(folder, name))])),
  };
}

/** SurveyJS as its documentation has it for a page without a framework. */
function survey(form) {
  return {
    'index.html': page(
      'SurveyJS',
      '<link rel="stylesheet" href="survey-core.min.css"><script defer src="survey.core.min.js"></script><script defer src="survey-js-ui.min.js"></script><script defer src="form.js"></script>',
      '<div id="form"></div>',
    ),
    'survey-core.min.css': packaged('survey-core/survey-core.min.css'),
    'survey.core.min.js': packaged('survey-core/survey.core.min.js'),
    'survey-js-ui.min.js': packaged('survey-js-ui/survey-js-ui.min.js'),
    'form.js': Buffer.from(`new Survey.Model(${JSON.stringify(form)}).render(document.getElementById('form'));`),
  };
}

function counter() {
  const source = `
    import { createElement, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    function Counter() {
      const [count, setCount] = useState(0);
      return createElement('button', { onClick: () => setCount(count + 1) }, 'Count: ', count);
    }
    createRoot(document.getElementById('root')).render(createElement(Counter));`;
  return {
    'index.html': page('A counter of React', '<script defer src="app.js"></script>', '<div id="root"></div>'),
    'app.js': bundled(source),
  };
}

/**
 * The pages: their files, when somebody can begin to use them, and by what name what
 * they fetch until then and a little later is counted. Those with the same WebAssembly
 * lie apart: the browser would still have what it compiled.
 */
export const pages = (form) => [
  { name: 'the widget, to type in', files: widget(), ready: `${ROOT}?.querySelector('input')` },
  { name: 'SurveyJS with the same questions', files: survey(form), ready: "document.querySelector('#form input')", counted: 'SurveyJS with the same questions' },
  { name: 'the widget, with its answer', files: widget(), ready: `${ROOT}?.querySelector('.headline')`, counted: 'the widget' },
  { name: 'a counter of React', files: counter(), ready: "document.querySelector('#root button')", counted: 'a counter of React' },
];

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

/** A host of the pages, each in a folder by its position; `took(at)` are the bytes of each file that was fetched. */
export async function host(pages) {
  const files = new Map();
  const taken = pages.map(() => new Map());
  for (const [at, { files: of }] of pages.entries()) {
    for (const [name, body] of Object.entries(of)) files.set(`/${at}/${name}`, { at, name, body: compressed(Buffer.from(body)) });
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = files.get(pathname);
    if (!file) {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    taken[file.at].set(file.name, file.body.length);
    const type = TYPES[path.extname(file.name)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'br', 'cache-control': 'no-store' }).end(file.body);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: (at) => `http://127.0.0.1:${server.address().port}/${at}/index.html`,
    took: (at) => taken[at],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
