// Trunk's hook after a build: `trunk serve` writes its reloader into the page,
// where the page's own Content-Security-Policy forbids it. It moves to a file
// beside the page. A build for `dist/` has none, and stays as it is.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const folder = process.env.TRUNK_STAGING_DIR;
const page = path.join(folder, 'index.html');
const markup = readFileSync(page, 'utf8');
const reloader = /<script>([^<]*\{\{__TRUNK_ADDRESS__\}\}[^]*?)<\/script>/;
const [, script] = markup.match(reloader) ?? [];
if (script) {
  // Trunk fills these in as it serves a page, but not in a script.
  const filled = script
    .replace("'{{__TRUNK_ADDRESS__}}'", 'window.location.host')
    .replace('{{__TRUNK_WS_BASE__}}', '/');
  writeFileSync(path.join(folder, 'reload.js'), filled);
  writeFileSync(page, markup.replace(reloader, '<script src="reload.js"></script>'));
}
