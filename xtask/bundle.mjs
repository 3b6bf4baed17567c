// Trunk's hook after a build: puts the embeddable bundle together from what
// Trunk and wasm-bindgen wrote, and from the parts that come from the crate.
//
// Everything but the entry has the hash of its content in its name, so that a
// host may let browsers keep it for ever; the entry knows the names and the
// hashes, and a browser refuses a file that does not match.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const NAME = 'partner-eligibility';
const ROOT = process.env.TRUNK_SOURCE_DIR ? path.resolve(process.env.TRUNK_SOURCE_DIR, '..') : process.cwd();
const STAGING = process.env.TRUNK_STAGING_DIR;
const BUNDLE = path.join(STAGING, NAME);

const at = (...names) => path.join(ROOT, ...names);

mkdirSync(BUNDLE, { recursive: true });
const parts = crate();
const version = readFileSync(at('Cargo.toml'), 'utf8').match(/^version = "(.*)"$/m)[1];

const glue = hashed(`${NAME}-glue`, '.js', factory(built('.js')));
const wasm = hashed(NAME, '.wasm', built('_bg.wasm'));
const styles = hashed(NAME, '.css', readFileSync(at('src', 'widget', 'styles.css')));
const programs = readdirSync(parts)
  .filter((file) => file.endsWith('.bin'))
  .sort()
  .map((file) => [path.basename(file, '.bin'), readFileSync(path.join(parts, file))])
  .map(([id, bytes]) => [id, hashed(id, '.bin', bytes)]);
// When each was in force, for elements that name no program.
const inForce = JSON.parse(readFileSync(path.join(parts, 'programs.json'), 'utf8'));

// Written out in full, as bundlers look for `new URL('…', import.meta.url)`.
const file = ({ name, integrity }) =>
  `{ url: new URL('./${name}', import.meta.url), integrity: '${integrity}' }`;
const table = `{
  version: '${version}',
  glue: { ...${file(glue)}, load: () => import('./${glue.name}') },
  wasm: ${file(wasm)},
  styles: ${file(styles)},
  programs: {
${programs.map(([id, part]) => `    '${id}': { ...${file(part)}, ...${JSON.stringify(inForce[id])} },`).join('\n')}
  },
}`;
const entry = readFileSync(at('www', `${NAME}.js`), 'utf8');
const marked = entry.replace(/^const PARTS = .*;$/m, () => `const PARTS = ${table};`);
if (marked === entry) throw new Error(`www/${NAME}.js has no place for its parts`);
const contract = JSON.parse(readFileSync(at('www', 'contract.json'), 'utf8'));
const observed = JSON.stringify({ attributes: contract.attributes.map(({ name }) => name) });
const bound = marked.replace(/^const CONTRACT = .*;$/m, () => `const CONTRACT = ${observed};`);
if (bound === marked) throw new Error(`www/${NAME}.js has no place for its contract`);
writeFileSync(path.join(BUNDLE, `${NAME}.js`), bound);
writeFileSync(path.join(BUNDLE, `${NAME}.d.ts`), typings(readFileSync(at('www', `${NAME}.d.ts`), 'utf8')));
writeFileSync(path.join(BUNDLE, 'custom-elements.json'), `${JSON.stringify(elements(), null, 2)}\n`);
copyFileSync(at('schema', 'profile.schema.json'), path.join(BUNDLE, 'profile.schema.json'));
writeFileSync(path.join(BUNDLE, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) copyFileSync(at(licence), path.join(BUNDLE, licence));
rmSync(path.join(STAGING, 'wasm'), { recursive: true });
rmSync(parts, { recursive: true });

/** Has the crate write its parts; answers their folder. */
function crate() {
  mkdirSync(at('target'), { recursive: true });
  const folder = mkdtempSync(at('target', 'parts-'));
  const cargo = ['run', '--quiet', '--locked', '--package', 'xtask', '--features', 'parts', '--bin', 'parts', '--', folder];
  // The flags of the download would have everything natively built anew.
  const { RUSTFLAGS, ...env } = process.env;
  const { status, error } = spawnSync('cargo', cargo, { cwd: ROOT, env, stdio: 'inherit' });
  if (status !== 0) throw error ?? new Error('the crate could not write its parts');
  return folder;
}

/** The typings with the members of the contract. */
function typings(source) {
  const said = ({ description }) => `  /** ${description} */\n`;
  const members = [
    ...contract.properties.map((property) =>
      `${said(property)}  ${property.readonly ? 'readonly ' : ''}${property.name}: ${property.type};`),
    ...contract.methods.map((method) => `${said(method)}  ${method.name}(): ${method.returns};`),
    ...contract.events.map((event) =>
      `${said(event)}  addEventListener(type: '${event.name}', listener: (event: ${event.type}) => void, options?: boolean | AddEventListenerOptions): void;`),
    '  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;',
  ];
  const place = /^ {2}\/\/ The build writes .*$/m;
  if (!place.test(source)) throw new Error('the typings have no place for the contract');
  return source.replace(place, () => members.join('\n'));
}

/** What editors and catalogues of elements read. */
function elements() {
  const { attributes, properties, methods, events, slots, cssProperties } = contract;
  const typed = ({ type, ...rest }) => ({ ...rest, type: { text: type } });
  const js = `${NAME}.js`;
  return {
    schemaVersion: '1.0.0',
    modules: [{
      kind: 'javascript-module',
      path: js,
      declarations: [{
        kind: 'class',
        name: 'PartnerEligibility',
        tagName: NAME,
        customElement: true,
        attributes: attributes.map(typed),
        members: [
          ...properties.map((property) => ({ kind: 'field', ...typed(property) })),
          ...methods.map(({ returns, ...method }) => ({ kind: 'method', ...method, return: { type: { text: returns } } })),
        ],
        events: events.map(typed),
        slots,
        cssProperties,
      }],
      exports: [
        { kind: 'js', name: 'PartnerEligibility', declaration: { name: 'PartnerEligibility', module: js } },
        { kind: 'custom-element-definition', name: NAME, declaration: { name: 'PartnerEligibility', module: js } },
      ],
    }],
  };
}

/** What npm and bundlers need to know. */
function manifest() {
  return {
    name: NAME,
    version,
    description: 'A web component that tells a prospective Microsoft partner which level it attains, why, and what is missing.',
    license: 'MIT OR Apache-2.0',
    type: 'module',
    exports: {
      '.': { types: `./${NAME}.d.ts`, default: `./${NAME}.js` },
      './package.json': './package.json',
    },
    customElements: './custom-elements.json',
    // The import defines the tag.
    sideEffects: [`./${NAME}.js`],
  };
}

/** What Trunk wrote, by the end of its name. */
function built(end) {
  return readFileSync(path.join(STAGING, 'wasm', NAME + end));
}

/** The glue as a function that makes an instance of its own at each call. */
function factory(glue) {
  return `export default () => {\n${glue}\nreturn wasm_bindgen;\n};\n`;
}

/** Writes a file under a name with its hash. */
function hashed(name, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const file = `${name}.${hash}${extension}`;
  writeFileSync(path.join(BUNDLE, file), content);
  return { name: file, integrity: `sha384-${createHash('sha384').update(content).digest('base64')}` };
}
