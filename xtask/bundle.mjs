// Trunk's hook after a build: puts the embeddable bundle together from what
// Trunk and wasm-bindgen wrote, and from the parts that come from the crate.
//
// What the entry fetches has the hash of its content in its name, so that a
// host may let browsers keep it for ever; the entry knows the names and the
// hashes, and a browser refuses a file that does not match.
//
// What a visitor downloads is made small: without comments, and with short names
// where the glue and the wasm speak to each other.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { transformSync } from 'esbuild';

const NAME = 'partner-eligibility';
const ROOT = process.env.TRUNK_SOURCE_DIR ? path.resolve(process.env.TRUNK_SOURCE_DIR, '..') : process.cwd();
const STAGING = process.env.TRUNK_STAGING_DIR;
const BUNDLE = path.join(STAGING, NAME);
const SMALL = process.env.TRUNK_PROFILE !== 'debug';

// What all browsers have of WebAssembly. Nothing lies in its first KB: that is the
// far end of the stack.
const COMMON = [
  ...['bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue']
    .map((feature) => `--enable-${feature}`),
  '--low-memory-unused',
];
// A browser compiles a function when it is called first, so large ones stay apart.
const SMALLEST = [...COMMON, '--one-caller-inline-max-function-size=60', '--flatten', '--rereloop', '-Oz', '-Oz', '--reorder-functions-by-name'];
const FASTEST = [...COMMON, '-O3'];

// What the split-off parts are called by the tool, and ask it for.
const LINK = './__wasm_split.js';

const at = (...names) => path.join(ROOT, ...names);

// What wasm-opt made, kept for the next build; what this one had no use for goes.
const OPTIMISED = at('target', 'optimised');
const used = new Set();

mkdirSync(BUNDLE, { recursive: true });
const parts = crate();
const version = readFileSync(at('Cargo.toml'), 'utf8').match(/^version = "(.*)"$/m)[1];

const { glue, wasm, split, shared } = widget();
// In the entry itself, for the fields that a visitor sees first.
const styles = small(readFileSync(at('src', 'widget', 'styles.css'), 'utf8'), 'css');
const programs = readdirSync(parts)
  .filter((file) => file.endsWith('.bin'))
  .sort()
  .map((file) => [path.basename(file, '.bin'), readFileSync(path.join(parts, file))])
  .map(([id, bytes]) => [id, hashed(id, '.bin', bytes)]);
const sources = readdirSync(path.join(parts, 'sources'))
  .sort()
  .map((file) => [path.basename(file, '.json'), readFileSync(path.join(parts, 'sources', file))])
  .map(([id, text]) => [id, hashed(`${id}-source`, '.json', text)]);
// When each was in force, for elements that name no program.
const inForce = JSON.parse(readFileSync(path.join(parts, 'programs.json'), 'utf8'));

// Written out in full, as bundlers look for `new URL('…', import.meta.url)`.
const file = ({ name, integrity }) =>
  `{ url: new URL('./${name}', import.meta.url), integrity: '${integrity}' }`;
const listed = `{
${programs.map(([id, part]) => `    '${id}': { ...${file(part)}, ...${JSON.stringify(inForce[id])} },`).join('\n')}
  }`;
const engine = withoutPage();
const table = `{
  version: '${version}',
  glue: { ...${file(glue)}, load: () => import('./${glue.name}') },
  wasm: ${file(wasm)},
  split: {
${Object.entries(split).map(([part, files]) => `    '${part}': [${files.map(file).join(', ')}],`).join('\n')}
  },
  shared: { ${shared} },
  styles: ${JSON.stringify(styles)},
  programs: ${listed},
  first: ${readFileSync(path.join(parts, 'first.json'), 'utf8')},
  engine: { ...${file(engine)}, load: () => import('./${engine.name}') },
}`;
const marked = withParts(`${NAME}.js`, table);
const contract = JSON.parse(readFileSync(at('www', 'contract.json'), 'utf8'));
const observed = JSON.stringify({
  attributes: contract.attributes.map(({ name }) => name),
  flags: contract.attributes.filter(({ type }) => type === 'boolean').map(({ name }) => name),
  values: Object.fromEntries(contract.attributes.filter(({ values }) => values).map(({ name, values }) => [name, values])),
});
const bound = marked.replace(/^const CONTRACT = .*;$/m, () => `const CONTRACT = ${observed};`);
if (bound === marked) throw new Error(`www/${NAME}.js has no place for its contract`);
writeFileSync(path.join(BUNDLE, `${NAME}.js`), small(bound, 'js'));
writeFileSync(path.join(BUNDLE, `${NAME}.d.ts`), typings(readFileSync(at('www', `${NAME}.d.ts`), 'utf8')));
writeFileSync(path.join(BUNDLE, 'custom-elements.json'), `${JSON.stringify(elements(), null, 2)}\n`);
for (const schema of ['profile', 'program']) copyFileSync(at('schema', `${schema}.schema.json`), path.join(BUNDLE, `${schema}.schema.json`));
writeFileSync(path.join(BUNDLE, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) copyFileSync(at(licence), path.join(BUNDLE, licence));
// The rules to read lie beside the widget, which leads there wherever it is hosted.
for (const folder of ['rules', 'fallback']) cpSync(path.join(parts, folder), path.join(BUNDLE, folder), { recursive: true });
writeFileSync(path.join(BUNDLE, 'rules', 'rules.css'), small(readFileSync(at('www', 'rules.css'), 'utf8'), 'css'));
// For pages that may run no scripts: the widget in a frame of its own.
const inFrame = (name) => readFileSync(at('www', name), 'utf8');
writeFileSync(path.join(BUNDLE, 'embed.js'), small(inFrame('embed.js'), 'js'));
writeFileSync(path.join(BUNDLE, 'embed.css'), small(inFrame('embed.css'), 'css'));
const framed = readFileSync(path.join(parts, 'fallback', 'mpn.en.html'), 'utf8').replaceAll(`"${NAME}/rules/`, '"rules/');
writeFileSync(path.join(BUNDLE, 'embed.html'), filled(inFrame('embed.html'), /<!-- The build puts the text of fallback\/ here\. -->/, framed));
const start = path.join(STAGING, 'index.html');
const before = ['en', 'de'].map((lang) => readFileSync(path.join(parts, 'fallback', `mpn.${lang}.html`), 'utf8'));
writeFileSync(start, filled(readFileSync(start, 'utf8'), /<!-- The build puts the texts of fallback\/ here\. -->/, before.join('\n')));
const page = path.join(STAGING, 'examples', 'reference.html');
writeFileSync(page, filled(readFileSync(page, 'utf8'), /<!-- The build writes the contract here\. -->/, reference()));
rmSync(path.join(STAGING, 'wasm'), { recursive: true });
rmSync(parts, { recursive: true });
if (SMALL) for (const kept of readdirSync(OPTIMISED)) if (!used.has(kept)) rmSync(path.join(OPTIMISED, kept));

/** Has the crate write its parts; answers their folder. */
function crate() {
  mkdirSync(at('target'), { recursive: true });
  const folder = mkdtempSync(at('target', 'parts-'));
  const cargo = ['run', '--quiet', '--locked', '--package', 'xtask', '--features', 'parts', '--bin', 'parts', '--', folder];
  // The flags of the download would have everything natively built anew.
  const { RUSTFLAGS, RUSTC_BOOTSTRAP, CARGO_UNSTABLE_BUILD_STD, CARGO_UNSTABLE_BUILD_STD_FEATURES, ...env } = process.env;
  const { status, error } = spawnSync('cargo', cargo, { cwd: ROOT, env, stdio: 'inherit' });
  if (status !== 0) throw error ?? new Error('the crate could not write its parts');
  return folder;
}

/** A script of `www/` with the table of its files. */
function withParts(name, table) {
  const script = readFileSync(at('www', name), 'utf8');
  const marked = script.replace(/^const PARTS = .*;$/m, () => `const PARTS = ${table};`);
  if (marked === script) throw new Error(`www/${name} has no place for its parts`);
  return marked;
}

/**
 * Builds the engine without Yew, which judges and plans without a page; answers
 * the file of its module. It is called `engine.js` for whoever imports it.
 */
function withoutPage() {
  const cargo = ['build', '--quiet', '--locked', '--bin', NAME, '--features', 'engine', '--target', 'wasm32-unknown-unknown'];
  if (SMALL) cargo.push('--profile', 'engine');
  called('cargo', cargo);
  const made = mkdtempSync(at('target', 'engine-'));
  const { glue, wasm } = spoken('engine', ...boundIn(made, compiled(SMALL ? 'engine' : 'debug'), 'engine', FASTEST));
  rmSync(made, { recursive: true });
  const table = `{
  glue: () => import('./${glue.name}'),
  wasm: ${file(wasm)},
  programs: ${listed},
  sources: {
${sources.map(([id, part]) => `    '${id}': ${file(part)},`).join('\n')}
  },
}`;
  const module = hashed('engine', '.js', small(withParts('engine.js', table), 'js'));
  writeFileSync(path.join(BUNDLE, 'engine.js'), `export * from './${module.name}';\n`);
  copyFileSync(at('www', 'engine.d.ts'), path.join(BUNDLE, 'engine.d.ts'));
  return module;
}

/**
 * Splits off what a visitor needs only after the start, and binds the rest to
 * JavaScript; answers its files, and for each part those that it needs.
 */
function widget() {
  const made = mkdtempSync(at('target', 'split-'));
  called('wasm-split-cli', [compiled(SMALL ? 'release' : 'debug'), made, '--out-name', NAME]);
  const { glue, wasm } = spoken(NAME, ...boundIn(made, path.join(made, `${NAME}.wasm`), NAME, SMALLEST));
  const link = readFileSync(path.join(made, LINK), 'utf8');
  const files = new Map();
  const one = (name) => {
    if (!files.has(name)) files.set(name, hashed(name.replaceAll('_', '-'), '.wasm', optimised(path.join(made, `${name}.wasm`), SMALLEST)));
    return files.get(name);
  };
  // The tool says in a script of its own which part needs which files.
  const parts = [...link.matchAll(/^export const __wasm_split_load_(\w+) = wrapAsyncCb\(makeLoad\([^]*?, \[([^\]]*)\]\)\);$/gm)];
  const split = Object.fromEntries(parts.map(([, part, shared]) => {
    const chunks = [...shared.matchAll(/__(chunk_\d+)/g)].map(([, chunk]) => chunk);
    return [part, [...chunks, `split_${part}`].map(one)];
  }));
  if (parts.length === 0) throw new Error('nothing was split off');
  rmSync(made, { recursive: true });
  // While somebody develops, the tool has each file checked that it belongs to the others.
  const [shared = ''] = link.match(/__canary_\w+: ~0xdead/) ?? [];
  return { glue, wasm, split, shared };
}

/** What cargo compiled in a profile. */
function compiled(profile) {
  return path.join(process.env.CARGO_TARGET_DIR ?? at('target'), 'wasm32-unknown-unknown', profile, `${NAME}.wasm`);
}

/** Binds a WebAssembly to JavaScript; answers glue and bytes. */
function boundIn(folder, wasm, name, flags) {
  // What was split off enters itself in the table of functions.
  const how = ['--target', 'no-modules', '--no-typescript', '--keep-lld-exports'];
  called('wasm-bindgen', [wasm, ...how, '--out-dir', folder, '--out-name', name]);
  const bytes = optimised(path.join(folder, `${name}_bg.wasm`), flags);
  return [readFileSync(path.join(folder, `${name}.js`), 'utf8'), bytes];
}

/** A WebAssembly made small or fast, which takes minutes; as it is while somebody develops. */
function optimised(file, flags) {
  if (!SMALL) return readFileSync(file);
  const tools = readFileSync(at('xtask', 'package.json'));
  const key = createHash('sha256').update(tools).update(flags.join(' ')).update(readFileSync(file)).digest('hex');
  const kept = path.join(OPTIMISED, `${key}.wasm`);
  used.add(path.basename(kept));
  if (!existsSync(kept)) {
    mkdirSync(OPTIMISED, { recursive: true });
    called('wasm-opt', [...flags, file, '-o', file]);
    // By another name first: whoever is stopped in the middle leaves no half of it.
    copyFileSync(file, `${kept}.new`);
    renameSync(`${kept}.new`, kept);
  }
  return readFileSync(kept);
}

/** Runs a tool. */
function called(tool, tail) {
  const { status, error } = spawnSync(tool, tail, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw error ?? new Error(`${tool} failed`);
}

/** Writes a wasm and the glue that speaks to it. */
function spoken(name, text, bytes) {
  const [glue, wasm] = short(text, bytes);
  return {
    glue: hashed(`${name}-glue`, '.js', small(factory(glue), 'js')),
    wasm: hashed(name, '.wasm', wasm),
  };
}

/** The typings with the members of the contract. */
function typings(source) {
  const said = ({ description }) => `  /** ${description} */\n`;
  const members = [
    // The platform's own elements have `lang`.
    ...contract.attributes.filter(({ name }) => name !== 'lang').map((attribute) =>
      `${said(attribute)}  ${property(attribute.name)}: ${attribute.type === 'string' || attribute.type === 'boolean' ? attribute.type : `${attribute.type} | ''`};`),
    ...contract.properties.map((property) =>
      `${said(property)}  ${property.readonly ? 'readonly ' : ''}${property.name}: ${property.type};`),
    ...contract.methods.map((method) => `${said(method)}  ${method.name}(${method.parameters ?? ''}): ${method.returns};`),
    ...contract.events.map((event) =>
      `${said(event)}  addEventListener(type: '${event.name}', listener: (event: ${event.type}) => void, options?: boolean | AddEventListenerOptions): void;`),
    '  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;',
  ];
  const place = /^ {2}\/\/ The build writes .*$/m;
  if (!place.test(source)) throw new Error('the typings have no place for the contract');
  return source.replace(place, () => members.join('\n'));
}

/** The property that mirrors an attribute. */
function property(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/** The contract as tables to read. */
function reference() {
  const plain = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const code = (text) => `<code>${plain(text)}</code>`;
  const said = (text) => plain(text).replace(/`([^`]+)`/g, '<code>$1</code>');
  const typed = ({ type }) => code(type);
  const tables = [
    ['Attributes', contract.attributes, ({ name }) => code(name), typed, 'Each has a property of the same name, <code>asOf</code> for <code>as-of</code>.'],
    ['Properties', contract.properties, ({ name }) => code(name), typed],
    ['Methods', contract.methods, ({ name, parameters = '' }) => code(`${name}(${parameters})`), ({ returns }) => code(returns)],
    ['Events', contract.events, ({ name }) => code(name), typed],
    ['Slots', contract.slots, ({ name }) => (name ? code(name) : 'none')],
    ['Parts', contract.cssParts, ({ name }) => code(`::part(${name})`)],
    ['Custom properties', contract.cssProperties, ({ name }) => code(name)],
  ];
  return tables.map(([title, rows, name, type, more]) => `      <h2>${title}</h2>
${more ? `      <p>${more}</p>\n` : ''}      <div class="table" tabindex="0" role="group" aria-label="${title}"><table>
        <thead><tr><th scope="col">Name</th>${type ? '<th scope="col">Type</th>' : ''}<th scope="col">What it says</th></tr></thead>
        <tbody>
${rows.map((row) => `          <tr><th scope="row">${name(row)}</th>${type ? `<td>${type(row)}</td>` : ''}<td>${said(row.description)}</td></tr>`).join('\n')}
        </tbody>
      </table></div>`).join('\n').trimStart();
}

/** What editors and catalogues of elements read. */
function elements() {
  const { attributes, properties, methods, events, slots, cssParts, cssProperties } = contract;
  const typed = ({ type, values, ...rest }) => ({ ...rest, type: { text: type } });
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
        attributes: attributes.map((one) => ({ ...typed(one), fieldName: property(one.name) })),
        members: [
          ...attributes.map((one) => ({ kind: 'field', ...typed(one), name: property(one.name), attribute: one.name, reflects: true })),
          ...properties.map((one) => ({ kind: 'field', ...typed(one) })),
          ...methods.map(({ returns, parameters, ...method }) => ({
            kind: 'method',
            ...method,
            ...(parameters && { parameters: [{ name: parameters.split(':')[0], type: { text: parameters.replace(/^\w+: /, '') } }] }),
            return: { type: { text: returns } },
          })),
        ],
        events: events.map(typed),
        slots,
        cssParts,
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
      './engine': { types: './engine.d.ts', default: './engine.js' },
      './package.json': './package.json',
    },
    customElements: './custom-elements.json',
    // The import defines the tag.
    sideEffects: [`./${NAME}.js`, './embed.js'],
  };
}

/** A page with a text where it says. */
function filled(page, place, text) {
  if (!place.test(page)) throw new Error(`a page has no place for ${place}`);
  return page.replace(place, () => text);
}

/**
 * The glue as a function that makes an instance of its own at each call, by the
 * WebAssembly that it is given, and by what fetches the parts that were split off.
 */
function factory(glue) {
  const text = glue
    .replace(/^ *const import\d+ = require\(.*\);\n/gm, '')
    .replace(/^( *"\.\/__wasm_split\.js"): import\d+,$/gm, '$1: fetches,');
  return `export default (WebAssembly, fetches) => {\n${text}\nreturn wasm_bindgen;\n};\n`;
}

/** A text without comments and spaces, its local names shortened. */
function small(text, loader) {
  if (!SMALL) return text;
  // No newer syntax than the sources have.
  const { code } = transformSync(text, { loader, minify: true, target: loader === 'js' ? 'es2022' : undefined, legalComments: 'none' });
  // Bundlers leave an import by a computed address alone where a comment says so, which esbuild drops.
  return loader === 'js' ? code.replaceAll('import(`', 'import(/* @vite-ignore *//* webpackIgnore: true */`') : code;
}

/**
 * Shortens the names of what the wasm imports: they are long, carry a hash, and
 * stand in both files.
 */
function short(glue, wasm) {
  if (!SMALL) return [glue, wasm];
  const names = new Map();
  const renamed = withImports(wasm, (module, name) => {
    if (module === LINK) return name;
    if (!names.has(name)) names.set(name, names.size.toString(36));
    return names.get(name);
  });
  let found = 0;
  const spoken = glue.replace(/^( +)(__wbg_\w+|__wbindgen_\w+)(?=: function\()/gm, (whole, space, name) => {
    if (!names.has(name)) return whole;
    found += 1;
    return `${space}'${names.get(name)}'`;
  });
  if (found === 0 || found !== names.size) throw new Error(`the glue has ${found} of the ${names.size} functions that the wasm imports`);
  return [spoken, renamed];
}

/** The module with other names for what it imports. */
function withImports(wasm, rename) {
  const IMPORTS = 2;
  const HEADER = 8;
  let at = HEADER;
  while (at < wasm.length) {
    const kind = wasm[at];
    const [size, start] = leb(wasm, at + 1);
    if (kind === IMPORTS) {
      const section = importSection(wasm, start, rename);
      return Buffer.concat([wasm.subarray(0, at + 1), toLeb(section.length), section, wasm.subarray(start + size)]);
    }
    at = start + size;
  }
  throw new Error('the wasm imports nothing');
}

/** A module's section of imports, all of them functions. */
function importSection(wasm, start, rename) {
  let [count, at] = leb(wasm, start);
  const parts = [toLeb(count)];
  const text = () => {
    const [length, from] = leb(wasm, at);
    at = from + length;
    return wasm.toString('utf8', from, at);
  };
  for (; count > 0; count -= 1) {
    const module = text();
    for (const name of [module, rename(module, text())]) parts.push(toLeb(Buffer.byteLength(name)), Buffer.from(name));
    if (wasm[at] !== 0) throw new Error('the wasm imports something that is no function');
    const [type, next] = leb(wasm, at + 1);
    parts.push(Buffer.of(0), toLeb(type));
    at = next;
  }
  return Buffer.concat(parts);
}

/** Reads an unsigned number of wasm; answers it and where it ends. */
function leb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at];
    at += 1;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [value, at];
  }
}

function toLeb(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}

/** Writes a file under a name with its hash. */
function hashed(name, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const file = `${name}.${hash}${extension}`;
  writeFileSync(path.join(BUNDLE, file), content);
  return { name: file, integrity: `sha384-${createHash('sha384').update(content).digest('base64')}` };
}
