// Judges and plans without a page: for Node, and for a page's own scripts. Also
// what compiles programs of an embedder's own for the element.

// The files beside this one; the build fills them in.
const PARTS = null;

/** So many programs of an embedder's own are kept ready. */
const KEPT = 8;

/** What is thrown when something fails. */
export class PartnerEligibilityError extends Error {
  name = 'PartnerEligibilityError';

  /**
   * @param {string} code what kind of failure it is, the same for ever
   * @param {string} message what happened
   * @param {object} more `path` and `problems` of what was handed over, `url`
   *   and `integrity` of a file
   */
  constructor(code, message, more = {}) {
    super(message);
    Object.assign(this, { code, ...more });
  }
}

/** The bytes of a file: from the disk in Node, from the host elsewhere. */
async function read({ url, integrity }) {
  try {
    if (url.protocol === 'file:') return await process.getBuiltinModule('node:fs/promises').readFile(url);
    const response = await fetch(url, { integrity });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    // The address says more than the error.
  }
  throw new PartnerEligibilityError('network', `${url.href} cannot be read.`, { url: url.href, integrity });
}

const text = async (part) => new TextDecoder().decode(await read(part));

/** The running WebAssembly with its programs, by id or by source; anew after a fault. */
let running;

async function start() {
  const [glue, bytes] = await Promise.all([PARTS.glue(), read(PARTS.wasm)]);
  const api = glue.default(WebAssembly);
  await api({ module_or_path: bytes });
  return { api, programs: new Map() };
}

/** Does something with the WebAssembly, and says what went wrong. */
async function using(what) {
  running ??= start();
  const now = running;
  try {
    return await what(await now);
  } catch (error) {
    if (error instanceof PartnerEligibilityError) {
      // What could not be read is tried anew by who comes next.
      if (error.code === 'network' && running === now) running = undefined;
      throw error;
    }
    if (typeof error?.path === 'string') {
      const { message, path, problems } = error;
      const named = [': ', '.'].some((end) => message.startsWith(path + end)) ? message : `${path}: ${message}`;
      throw new PartnerEligibilityError('option', named, { path, problems });
    }
    // Nothing of it can be trusted any more.
    if (running === now) running = undefined;
    throw new PartnerEligibilityError('panic', `The engine had a fault: ${error?.message ?? error}`);
  }
}

/** A program of an embedder's own as a text. */
function sourceOf(program, name) {
  if (typeof program === 'string') return program;
  const message = 'expected a programme of your own, as an object that can be written as JSON, or its JSON';
  let source;
  try {
    source = JSON.stringify(program);
  } catch {
    // It holds itself, or what JSON has no word for.
  }
  if (typeof program === 'object' && program && source) return source;
  throw new PartnerEligibilityError('option', `${name}: ${message}.`, { path: name, problems: [{ path: 'document', message }] });
}

/** The id of the program that a source builds on. */
function extended(source) {
  try {
    return JSON.parse(source).extends;
  } catch {
    return undefined; // The engine says what is wrong with it, and where.
  }
}

/**
 * Compiles and lints a program of an embedder's own.
 *
 * @returns the file that the widget reads
 */
export function compile(program, name = 'program') {
  return using(async ({ api }) => {
    const source = sourceOf(program, name);
    const base = extended(source);
    const part = Object.hasOwn(PARTS.sources, base) ? PARTS.sources[base] : undefined;
    return api.compileProgram(source, name, part && (await text(part)));
  });
}

/** What is wrong with a program of an embedder's own; nothing where it is right. */
export async function lint(program, name) {
  try {
    await compile(program, name);
    return [];
  } catch (error) {
    if (error.code !== 'option') throw error;
    const { path, message } = error;
    return error.problems ?? [{ path, message }];
  }
}

const isOwn = (program) => typeof program === 'object' || program.trimStart().startsWith('{');

/**
 * Does something with the engine of a program, in the same turn in which it is found:
 * calls for other programs may free it in between.
 */
async function judged({ api, programs }, program, what) {
  if (typeof program !== 'string' && typeof program !== 'object') {
    throw new PartnerEligibilityError(
      'option',
      'program: expected the id of a programme, or one of your own as an object or its JSON.',
      { path: 'program' },
    );
  }
  if (!isOwn(program) && !Object.hasOwn(PARTS.programs, program)) {
    throw new PartnerEligibilityError(
      'option',
      `program: there is no "${program}"; there are ${Object.keys(PARTS.programs).join(', ')}.`,
      { path: 'program' },
    );
  }
  const key = isOwn(program) ? sourceOf(program, 'program') : program;
  if (!programs.has(key)) {
    const file = isOwn(program) ? await compile(key) : await read(PARTS.programs[program]);
    // Somebody else may have asked for it meanwhile.
    if (!programs.has(key)) keep(programs, key, new api.Engine(file));
  }
  return what(programs.get(key));
}

/** Keeps the engine of a program ready, in place of the oldest where there are too many. */
function keep(programs, key, engine) {
  const own = [...programs.keys()].filter(isOwn);
  if (isOwn(key) && own.length >= KEPT) {
    programs.get(own[0]).free();
    programs.delete(own[0]);
  }
  programs.set(key, engine);
}

/** Today by the clock of this machine, as YYYY-MM-DD. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The program in force on a day. */
function inForce(day) {
  const ids = Object.keys(PARTS.programs);
  const covers = ({ from = '', until = '9999' }) => from <= day && day <= until;
  return ids.find((id) => covers(PARTS.programs[id])) ?? ids.at(-1);
}

/** A number that JSON has no word for is kept as a text, so that the refusal names it. */
const written = (_, value) =>
  typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)) ? String(value) : value;

/** A profile as JSON; nothing where it cannot be written, which the engine refuses. */
function json(profile) {
  // To be asked about every value takes several times as long as writing them.
  for (const asked of [undefined, written]) {
    try {
      const text = JSON.stringify(profile, asked) ?? '';
      if (asked || !text.includes('null')) return text;
    } catch {
      // A BigInt can be named. What holds itself cannot, nor what throws when it is read.
    }
  }
  return '';
}

const asked = (method, profile, targets, { program, asOf, lang, costs }) =>
  using((engine) => judged(
    engine,
    program ?? profile?.program ?? inForce(asOf ?? today()),
    (judging) => JSON.parse(judging[method](json(profile), { asOf, lang, today: today(), targets, costs })),
  ));

/** Judges a profile. */
export function assess(profile, options = {}) {
  return asked('assess', profile, [], options);
}

/** The cheapest plans that reach every target; none where no steps lead there, or none are found. */
export function plan(profile, targets, options = {}) {
  return asked('plan', profile, targets, options);
}
