// Defines <partner-eligibility>. The tag is there at once, and shows what
// stands inside it; the WebAssembly behind it comes when an element nears the
// view. Whatever fails is found out by its cause, named in the console and in
// an `error` event, and leaves in place what stood inside the tag.

const TAG = 'partner-eligibility';

// The files beside this one, and what a page may set; the build fills them in.
const PARTS = null;
const CONTRACT = null;

/** For how long an element out of the page keeps its widget, in milliseconds. */
const GRACE = 2000;

/** A widget that has one fault after another is left alone, in milliseconds. */
const RELAPSE = 10_000;

/** For how long a frame is waited for, in milliseconds: less than a change waits until it is told. */
const UNSEEN = 100;

/** Where the pages of rules lie, beside this file. */
const RULES = './rules/';

/** What a page can put around the widget, by the names of the slots. */
const ABOVE = ['title', 'intro'];
const BELOW = ['cta', 'footer'];

/** So many refusals of the policy are remembered until somebody asks for their cause. */
const MOST_REFUSED = 50;

/** So many programs of its own a page can have: each stays for as long as the page. */
const MOST_OWN = 50;

/** How far below the view an element begins to load. */
const NEAR = '1000px';

/** What a page is told when something fails. */
export class PartnerEligibilityError extends Error {
  name = 'PartnerEligibilityError';

  /**
   * @param {string} code what kind of failure it is, the same for ever
   * @param {string} message what happened and what to do, for a developer
   * @param {object} more `url` and `status` of the file, `directive` of the
   *   policy, `path` of the option
   */
  constructor(code, message, more = {}) {
    super(message);
    Object.assign(this, { code, ...more });
  }
}

// --- The files -------------------------------------------------------------

// What the page's policy refused: seen here, since the errors themselves say
// it in words that differ from browser to browser.
const refused = [];
globalThis.document?.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective, disposition }) => {
  // A policy that only reports has refused nothing.
  if (disposition === 'report') return;
  if (refused.push({ blockedURI, effectiveDirective }) > MOST_REFUSED) refused.shift();
});

/** The directive that refused an address, where one did. */
async function refusal(...addresses) {
  // The event comes in a task of its own, after the error.
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  const at = refused.findIndex(({ blockedURI }) => addresses.includes(blockedURI));
  // Once told, it is the cause of no later failure.
  return refused.splice(at, at < 0 ? 0 : 1)[0]?.effectiveDirective;
}

/** Fetches a file, and lets no other content than its own pass. */
async function read({ url, integrity }) {
  let cause;
  // A network that failed for a moment, and what a browser has kept of another file,
  // look like a file that was changed: it is asked for anew once.
  for (const cache of ['default', 'reload']) {
    try {
      const response = await fetch(url, { integrity, cache });
      if (response.ok) return response;
    } catch {
      // Neither the cause nor the status is in the error.
    }
    cause = await diagnosis({ url, integrity });
    if (cause.code !== 'integrity') break;
  }
  throw cause;
}

/** Why a file could not be had. */
async function diagnosis({ url, integrity }) {
  const { href, origin } = new URL(url);
  const directive = await refusal(href, origin);
  if (directive) {
    return new PartnerEligibilityError(
      'policy',
      `The page's Content-Security-Policy refuses ${href}: allow it in ${directive}.`,
      { url: href, directive },
    );
  }
  let response;
  try {
    response = await fetch(url, { cache: 'no-store' });
  } catch {
    return navigator.onLine === false
      ? new PartnerEligibilityError('offline', `The browser is offline, and ${href} is not in its cache.`, { url: href })
      : new PartnerEligibilityError(
        'network',
        `${href} cannot be reached: the host is down, or it does not send Access-Control-Allow-Origin.`,
        { url: href },
      );
  }
  const { status } = response;
  if (!response.ok) {
    return new PartnerEligibilityError(
      status === 404 ? 'not-found' : 'http',
      `The host answers ${status} for ${href}${integrity ? ': put the whole folder of the release on it' : ''}.`,
      { url: href, status },
    );
  }
  if (mediaType(response) === 'text/html') {
    return new PartnerEligibilityError(
      'html',
      `The host answers with a page of HTML for ${href}: the file is missing, and a rule sends something else instead.`,
      { url: href, status },
    );
  }
  return new PartnerEligibilityError(
    'integrity',
    `${href} is not the file of this release (${integrity?.slice(0, 18)}…): something on the way or on the host changed it.`,
    { url: href, status },
  );
}

const mediaType = (response) => (response.headers.get('content-type') ?? '').split(';')[0].trim().toLowerCase();

/** A day as YYYY-MM-DD; nothing where it is none. */
const written = (date) => date.toJSON()?.slice(0, 10);

/** Today by the visitor's clock. */
function today() {
  const now = new Date();
  return written(new Date(now - now.getTimezoneOffset() * 60_000));
}

/** Waits for the next frame, which a page that nobody sees does not draw. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN);
  });
}

/** Does something once, for all who ask; and anew after a failure. */
function once(what) {
  let doing;
  return () => {
    doing ??= what().catch((error) => {
      doing = undefined;
      throw error;
    });
    return doing;
  };
}

/** Does something once for each key. */
function onceEach(what) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, once(() => what(key)));
    return known.get(key)();
  };
}

/**
 * Imports a module of the bundle. A browser may remember that it could not fetch
 * an address, so each further try has one of its own.
 */
function importing(part) {
  let failures = 0;
  return async () => {
    try {
      if (!failures) return await part.load();
      return await import(/* @vite-ignore */ /* webpackIgnore: true */ `${part.url.href}#${failures}`);
    } catch {
      failures += 1;
      throw await diagnosis(part);
    }
  };
}

const importGlue = importing(PARTS.glue);
const importEngine = importing(PARTS.engine);
const glue = once(async () => (await importGlue()).default);

/** The media types that were told the console: once each, however many files. */
const told = new Set();

/** A file of WebAssembly, compiled. */
const compiling = (part) => once(async () => {
  if (typeof WebAssembly !== 'object') {
    throw new PartnerEligibilityError('unsupported', 'This browser has no WebAssembly, or it is switched off.');
  }
  const response = await read(part);
  try {
    const type = mediaType(response);
    if (type === 'application/wasm') return await WebAssembly.compileStreaming(response);
    if (!told.has(type)) console.warn(`<${TAG}> ${response.url} is served as ${type || 'nothing'}: application/wasm would start sooner.`);
    told.add(type);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    throw await unfit(error, response.url);
  }
});
const wasm = compiling(PARTS.wasm);

/** What is fetched only once the widget has begun, by address: several parts may need a file. */
const later = new Map(Object.values(PARTS.split).flat().map((part) => [part.url.href, compiling(part)]));

/** Whether a module of nothing runs here. */
function runsWasm() {
  try {
    return Boolean(new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))));
  } catch {
    return false;
  }
}

/**
 * Why the WebAssembly cannot run. Browsers ask the policy when it is compiled, or
 * only when it is started, and not all of them tell the page what was refused.
 */
async function unfit(error, url) {
  const directive = (await refusal('wasm-eval')) ?? (runsWasm() ? undefined : 'script-src');
  return directive
    ? new PartnerEligibilityError(
      'policy',
      "The page's Content-Security-Policy refuses WebAssembly: add 'wasm-unsafe-eval' to script-src.",
      { url, directive },
    )
    : new PartnerEligibilityError('unsupported', `This browser cannot run the widget: ${error.message}`);
}

/** The styles, one sheet for all elements. */
let sheet;

function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    // A `<style>` and a `style` attribute die under a strict policy, this does not.
    sheet.replaceSync(PARTS.styles);
  }
  return sheet;
}

/** A program of the page's own, by its source: its id, and the file that it compiles to. */
const own = new Map();

function compiled(source, path) {
  const known = own.get(source);
  if (known) return known();
  if (own.size >= MOST_OWN) {
    return Promise.reject(new PartnerEligibilityError('option', `${path}: a page can have ${MOST_OWN} programs.`, { path }));
  }
  const compiling = once(async () => {
    const bytes = await ask((engine) => engine.compile(source, path));
    const { extends: base, program: { id = base } = {} } = JSON.parse(source);
    return { id, key: `own:${[...own.keys()].indexOf(source)}`, bytes };
  });
  own.set(source, compiling);
  return compiling();
}

/** Asks the engine; what it refuses is an error of this module's, which a page can tell by its class. */
async function ask(what) {
  const engine = await importEngine();
  try {
    return await what(engine);
  } catch ({ code, message, path, problems, url, integrity }) {
    if (url) throw await diagnosis({ url, integrity });
    throw new PartnerEligibilityError(code, message, { path, problems });
  }
}

/** The text of a page's own file, by its address. */
const textOf = onceEach(async (url) => (await read({ url })).text());

/** The file of a program. */
const program = onceEach(async (id) => new Uint8Array(await (await read(PARTS.programs[id])).arrayBuffer()));

/** The running WebAssembly, one for all elements of the page. */
let engine = once(start);

async function start() {
  const [make, module] = await Promise.all([glue(), wasm()]);
  const fault = (message) => {
    // A panic is heard of twice: its words come first.
    if (broken.has(api)) return broken.get(api);
    // Nothing of it can be trusted any more; who comes next gets another one.
    broken.set(api, new PartnerEligibilityError(
      'panic',
      `The widget had a fault and starts anew with what was entered; after a second one load() does. ${message}`,
    ));
    spares.length = 0;
    engine = once(start);
    // Not now: it is still in the middle of its fault.
    queueMicrotask(() => {
      for (const element of shown) element.leave();
    });
    return broken.get(api);
  };
  const { assembly, fetches } = watched(fault, (error) => {
    for (const element of shown) element.miss(api, error);
  });
  const api = make(assembly, fetches);
  try {
    await api({ module_or_path: module });
  } catch (error) {
    throw await unfit(error, PARTS.wasm.url.href);
  }
  api.onPanic(fault);
  return api;
}

/**
 * The browser's WebAssembly for the glue, which hears of whatever its functions
 * throw: after a trap, and after anything foreign that went through it, the
 * memory may be in the middle of something, and nobody enters it again. With it
 * what fetches the parts that were split off, and tells where one is missing.
 */
function watched(fault, missing) {
  let dead;
  let own;
  const watch = (what) => (typeof what !== 'function' ? what : (...given) => {
    if (dead) throw dead;
    try {
      return what(...given);
    } catch (error) {
      dead ??= fault(String(error));
      throw dead;
    }
  });
  /** Enters a file into this instance: once, whichever parts need it. */
  const join = onceEach(async (href) => WebAssembly.instantiate(await later.get(href)(), { __wasm_split: { ...PARTS.shared, ...own } }));
  const fetches = Object.entries(PARTS.split).map(([name, files]) => [`__wasm_split_load_${name}`, async (callback, data) => {
    const came = await Promise.all(files.map(({ url }) => join(url.href))).then(() => true, (error) => missing(error));
    // Nobody waits for it any more.
    if (dead) return;
    watch(own.__indirect_function_table.get(callback))(data, Boolean(came));
  }]);
  return {
    fetches: Object.fromEntries(fetches),
    assembly: {
      Instance: WebAssembly.Instance,
      async instantiate(module, imports) {
        const { exports } = await WebAssembly.instantiate(module, imports);
        own = exports;
        const all = Object.entries(exports).map(([name, what]) => [name, watch(what)]);
        return { module, instance: { exports: Object.fromEntries(all) } };
      },
    },
  };
}

// The widgets of elements that are gone.
const spares = [];

// The instances that had a fault, and what it was.
const broken = new WeakMap();

// The programs that each instance has read: that is work, so once is enough.
const handed = new WeakMap();

// --- The first fields --------------------------------------------------------

/** An empty form that a page has copied from `fallback/`. */
const EMPTY_FORM = '[data-partner-eligibility-form]';

/** The fields of the roster in the widget. */
const FIELDS = '.person input';

const GERMAN = /^\s*de\s*([-_]|$)/i;

/** An element with attributes and what is in it. */
function made(tag, attributes, ...inside) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...inside);
  return node;
}

/**
 * The first row of the roster as it stands in the widget, for a visitor to fill in
 * while that is on its way. Where the answer will be stands what is inside the tag.
 */
class FirstFields {
  #node;
  #answer;
  #fields;
  #composed = Promise.resolve();

  constructor(lang) {
    const { question, help, waiting, head, labels, placeholders } = PARTS.first[lang];
    this.#fields = ['who', 'count', 'cert'].map((name, at) => made('input', {
      class: name,
      type: 'text',
      autocomplete: 'off',
      'aria-label': labels[at],
      placeholder: placeholders[at],
    }));
    const [who, count, certifications] = this.#fields;
    count.inputMode = 'numeric';
    certifications.addEventListener('keydown', ({ key, isComposing }) => {
      // As in the widget, this one is said and the next can follow.
      if (key === 'Enter' && !isComposing && /[^\s,]\s*$/.test(certifications.value)) certifications.value += ',';
    });
    this.#answer = made('div', { class: 'answer' }, made('p', { class: 'note' }, waiting));
    this.#node = made('div', { class: 'shell', dir: 'ltr' },
      made('div', { class: 'widget first-fields', lang },
        made('div', { class: 'tools' }),
        made('div', { class: 'columns' },
          made('div', { class: 'inputs' },
            made('section', { class: 'roster', 'aria-labelledby': 'question' },
              made('h2', { id: 'question' }, question),
              made('p', { class: 'lead' }, help),
              made('div', { class: 'people-head', 'aria-hidden': 'true' }, ...head.map((word) => made('span', {}, word))),
              made('ol', { class: 'people' },
                made('li', { class: 'person' }, who, count, made('div', { class: 'certs' }, certifications))))),
          this.#answer)));
    // Who is in the middle of a word that several keys make is not disturbed.
    this.#node.addEventListener('compositionstart', () => {
      this.#composed = new Promise((resolve) => {
        this.#node.addEventListener('compositionend', resolve, { once: true });
      });
    });
  }

  /** Waits until nobody is in the middle of a word. */
  settled() {
    return this.#composed;
  }

  /** Shows them, around what stands inside the tag. */
  show(standby) {
    standby.replaceWith(this.#node);
    this.#answer.append(standby);
    this.#double(true, standby);
  }

  /**
   * Takes them away again, in which what was typed waits; answers that, and where
   * the visitor is in it.
   */
  hide(standby) {
    const at = this.#fields.findIndex((field) => field.matches(':focus'));
    const { selectionStart, selectionEnd } = this.#fields[at] ?? {};
    const y = this.#fields[at]?.getBoundingClientRect().y;
    this.#node.replaceWith(standby);
    this.#double(false, standby);
    return { typed: this.#fields.map(({ value }) => value), at, selectionStart, selectionEnd, y };
  }

  /** The empty form that may stand inside the tag is one too many beside them. */
  #double(hidden, standby) {
    const within = standby.assignedElements().flatMap((element) => [...element.querySelectorAll(EMPTY_FORM)]);
    for (const form of within) form.hidden = hidden;
  }
}

/** Waits until the widget has its fields. */
function drawn(node) {
  return new Promise((resolve) => {
    const observer = new MutationObserver(look);
    function look() {
      if (!node.querySelector(FIELDS)) return;
      observer.disconnect();
      resolve();
    }
    observer.observe(node, { childList: true, subtree: true });
    look();
  });
}

/** Has the widget take on what was typed in the first fields. */
function handOver({ typed, at, selectionStart, selectionEnd, y }, widget) {
  const fields = widget.querySelectorAll(FIELDS);
  for (const [index, value] of typed.entries()) {
    if (value === '') continue;
    fields[index].value = value;
    fields[index].dispatchEvent(new Event('input', { bubbles: true }));
    // Whoever has left the field has said it; first the widget draws what it is.
    if (index !== at) painted().then(() => fields[index].dispatchEvent(new Event('blur')));
  }
  if (at < 0) return;
  fields[at].focus({ preventScroll: true });
  fields[at].setSelectionRange(selectionStart, selectionEnd);
  scrollBy({ top: fields[at].getBoundingClientRect().y - y, behavior: 'instant' });
}

// --- The element -----------------------------------------------------------

// One look at the page's languages for all elements.
const shown = new Set();
const refresh = () => {
  for (const element of shown) element.refresh();
};
const languages = globalThis.MutationObserver && new MutationObserver(refresh);

// What could not be fetched without a network is tried again with one.
globalThis.addEventListener?.('online', refresh);

/** Whether an attribute may say that; most may say anything. */
function isOneOf(name, value) {
  return CONTRACT.values[name]?.includes(value) ?? true;
}

/** What is wrong with an option; the texts of the widget begin with its name. */
function option(message) {
  const path = [...CONTRACT.attributes, 'costs', 'profile'].find((name) => new RegExp(`^${name}[.:]`).test(message));
  return new PartnerEligibilityError('option', message, { path });
}

/** An address on the page; nothing where it is none. */
function address(text) {
  return URL.canParse(text, document.baseURI) ? new URL(text, document.baseURI) : undefined;
}

/** Tells elements that they near the view. */
const near = globalThis.IntersectionObserver && new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) target.load();
  },
  { rootMargin: NEAR },
);

// Where there is no page, as in Node, the module loads and defines nothing.
export class PartnerEligibility extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = CONTRACT.attributes;

  #loading;
  #failed = false;
  // The widget, while there is one: its WebAssembly, handle, node and owner.
  #widget;
  #standby;
  #profile;
  #ownPrograms = [];
  #costs;
  #own = [];
  #first;
  #leaving;
  // How often the page has changed something.
  #round = 0;
  // The program that it named, and the options that the widget has.
  #named;
  #given = {};
  // What is wrong with programs of its own, and what of all that is wrong it was told.
  #faults = [];
  #told = [];
  // A link in the address has had its turn.
  #linked = false;
  // The day that stood there when all was forgotten.
  #day;
  #broke = -RELAPSE;

  connectedCallback() {
    this.#leaving = clearTimeout(this.#leaving);
    // What a page set before the tag was defined hides what the element has.
    for (const name of ['profile', 'ownPrograms', 'costs', ...MIRRORED]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    languages.observe(document.documentElement, { attributeFilter: ['lang'], subtree: true });
    shown.add(this);
    this.leave();
    if (this.#loading) this.refresh();
    else if (this.loading === 'eager') this.load();
    else near.observe(this);
  }

  disconnectedCallback() {
    near.unobserve(this);
    shown.delete(this);
    if (shown.size === 0) languages.disconnect();
    // Not at once: an element that moves comes back in a moment.
    this.#leaving = setTimeout(() => this.#free(), GRACE);
  }

  /** Gives the widget back for another element; what was entered stays with this one. */
  #free() {
    if (!this.#widget) return;
    this.#widget.owner.element = undefined;
    // What had a fault is not asked any more; the last change is known.
    if (!broken.has(this.#widget.api)) {
      this.#profile = this.profile;
      spares.push(this.#widget);
    }
    this.#clear();
  }

  /** Shows again what stands inside the tag. */
  #clear() {
    this.#widget?.node.replaceWith(this.#standby);
    this.#first?.hide(this.#standby);
    this.#widget = this.#loading = undefined;
  }

  attributeChangedCallback(name, _, value) {
    if (value !== null && !isOneOf(name, value)) {
      this.#fail(`${name}: "${value}" is none of ${CONTRACT.values[name].join(', ')}.`);
    }
    if (name === 'loading' && value === 'eager' && this.isConnected) this.load();
    this.refresh();
  }

  /** Loads and shows the widget now, wherever the element is. */
  load() {
    near.unobserve(this);
    // Mounted once: an element that moves keeps its handle and its answers. After
    // a failure it is tried anew, whatever asks for it.
    this.#loading ??= this.#mount().catch((error) => {
      this.#clear();
      this.#failed = true;
      this.#fail(error);
    });
    return this.#loading;
  }

  /** Takes on what the page has changed. */
  refresh() {
    this.#round += 1;
    if (this.#failed && this.isConnected) {
      this.#failed = false;
      this.load();
    }
    if (!this.#widget) return;
    this.#change().catch((error) => this.#fail(error));
  }

  /** What was entered, as a plain object; described by `profile.schema.json`. */
  get profile() {
    return this.#widget ? this.#widget.handle.profile() : this.#profile;
  }

  set profile(profile) {
    if (!this.#widget) {
      this.#profile = profile;
      if (profile !== undefined) this.#first?.hide(this.#standby);
      return;
    }
    try {
      this.#widget.handle.take(profile);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Programmes of the page's own, as objects or their JSON; described by `program.schema.json`. */
  get ownPrograms() {
    return this.#ownPrograms;
  }

  set ownPrograms(programs) {
    this.#ownPrograms = [programs ?? []].flat();
    this.refresh();
  }

  /** What the steps of a plan cost, for the visitor to change. */
  get costs() {
    return this.#costs;
  }

  set costs(costs) {
    this.#costs = costs;
    this.refresh();
  }

  /** The judgement, as a plain object; nothing before the widget is there. */
  get assessment() {
    return this.#widget?.handle.assessment();
  }

  /** Clears what was entered; the visitor can undo it. */
  reset() {
    this.#widget?.handle.reset();
  }

  /** Takes the last change back. */
  undo() {
    this.#widget?.handle.undo();
  }

  /** The cheapest plans that reach every target by the programme shown, the cheapest first. */
  async plan(targets) {
    const { profile, assessment } = this;
    const program = this.#ownOf(assessment?.program)?.source ?? assessment?.program;
    const options = { program, asOf: assessment?.day, lang: profile?.language, costs: this.#costs };
    return ask((engine) => engine.plan(profile, targets, options));
  }

  /** What was entered, as a text to keep. */
  exportJson() {
    return JSON.stringify(this.profile, null, 2);
  }

  /** Something has changed. */
  #changed() {
    if (!this.#widget) return;
    this.#profile = this.profile;
    if (this.#isBlank()) this.#stored('removeItem');
    else this.#stored('setItem', JSON.stringify(this.#profile));
    this.#tell('change');
  }

  #tell(event) {
    const { profile, assessment } = this;
    this.dispatchEvent(new CustomEvent(event, { detail: { profile, assessment } }));
  }

  /** Does something where what was entered is kept: in one place for all elements, or in that of a name. */
  #stored(method, text) {
    const name = this.getAttribute('persist');
    if (name === null) return undefined;
    try {
      // Some write a value that says no more than that the attribute is there.
      return localStorage[method](/^(true|persist)?$/.test(name) ? TAG : `${TAG}:${name}`, text);
    } catch {
      // A browser that keeps nothing is no reason to stop.
      return undefined;
    }
  }

  /** Whether nothing was entered that is worth keeping. */
  #isBlank() {
    // The first four say nothing of the visitor.
    const { format, version, program, language, market, judgedOn, people = [], ...more } = this.#profile;
    return ['developed', this.market].includes(market)
      && [undefined, this.asOf, this.#day].includes(judgedOn)
      && [more, ...people].every((one) => Object.keys(one).length === 0);
  }

  /** What was entered before, here or on another visit. */
  #before() {
    try {
      return this.#profile ?? JSON.parse(this.#stored('getItem')) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** What the form begins with: what was entered before, or what the page says of its visitors. */
  #begin() {
    const before = this.#before();
    if (before !== undefined || !isOneOf('market', this.market)) return before;
    return { format: TAG, version: 1, market: this.market };
  }

  #forget() {
    // What is cleared keeps its day, which is no reason to keep it here.
    this.#day = this.profile.judgedOn;
    this.#stored('removeItem');
  }

  /** A part of this element's widget could not be fetched. */
  miss(api, error) {
    if (this.#widget?.api === api) this.#fail(error);
  }

  /** Where the widget had a fault, shows again what stands inside the tag. */
  leave() {
    const fault = broken.get(this.#widget?.api);
    if (!fault) return;
    this.#clear();
    this.#fail(fault);
    const now = performance.now();
    const relapsed = now - this.#broke < RELAPSE;
    this.#broke = now;
    if (!relapsed) this.load();
  }

  async #mount() {
    this.#root().adoptedStyleSheets = [styles()];
    this.#showFirst();
    const [api, files] = await this.#parts();
    // It went meanwhile, and begins anew where it comes back.
    if (this.#leaving) {
      this.#clear();
      return;
    }
    this.#hand(api, files);
    const isGiven = this.#before() !== undefined;
    // What a visitor made of a link that brought its form along before is not replaced by it.
    const [{ type } = {}] = performance.getEntriesByType('navigation');
    this.#linked ||= isGiven && /reload|back/.test(type);
    const widget = this.#give((options) => this.#start(api, options), this.#begin());
    this.#linked = true;
    widget.owner.element = this;
    this.#widget = widget;
    if (this.#first) await drawn(widget.node);
    // It went meanwhile.
    if (this.#widget !== widget) return;
    const first = this.#first?.hide(this.#standby);
    this.#first = undefined;
    this.#standby.replaceWith(widget.node);
    // What the page has set meanwhile is what it wants to be seen.
    if (first && !isGiven) handOver(first, widget.node);
    // The page's own work, and what the event says, wait until something is to be seen.
    painted().then(() => this.#widget && this.#tell('ready'));
  }

  /** Shows the first fields, where the widget will begin with empty ones. */
  #showFirst() {
    if (this.#before() !== undefined) return;
    const lang = this.getAttribute('lang') ?? this.#pageLang() ?? '';
    this.#first ??= new FirstFields(GERMAN.test(lang) ? 'de' : 'en');
    this.#first.show(this.#standby);
  }

  /** Hands the options over. One that is wrong is told, once for as long as it is, and stays what it was before. */
  #give(to, profile) {
    const wrong = [...this.#faults];
    const options = { ...this.#options(wrong), profile };
    for (;;) {
      try {
        const given = to(options);
        this.#given = { ...options, profile: undefined };
        const told = this.#told;
        this.#told = wrong.map(({ message }) => message);
        for (const error of wrong) {
          // Who hears of it may put it right, which takes a widget that is there.
          if (!told.includes(error.message)) queueMicrotask(() => this.#fail(error));
        }
        return given;
      } catch (error) {
        const refusal = option(error.message);
        // All others are texts, so that none of them can be of a wrong kind.
        const name = property(refusal.path ?? 'costs');
        // A fault is none of the options.
        if (options[name] === this.#given[name]) throw error;
        wrong.push(refusal);
        options[name] = this.#given[name];
      }
    }
  }

  /** A widget in a node of its own: one that is spare, or a new one. */
  #start(api, { profile, ...options }) {
    const at = spares.findIndex((spare) => spare.api === api);
    if (at >= 0) {
      spares[at].handle.again(options, profile);
      return spares.splice(at, 1)[0];
    }
    // English and German, whichever way the page itself runs.
    const node = made('div', { class: 'shell', dir: 'ltr' });
    const owner = {};
    const changed = () => owner.element?.#changed();
    const forget = () => owner.element?.#forget();
    return { api, node, owner, handle: api.mount(node, options, changed, forget, profile) };
  }

  /** The WebAssembly and the programs, as the page wants them once they are there. */
  async #parts() {
    const round = this.#round;
    const parts = await Promise.all([engine(), this.#files()]);
    await this.#first?.settled();
    // Meanwhile the page may have changed something, or another element had a fault.
    return round !== this.#round || broken.has(parts[0]) ? this.#parts() : parts;
  }

  async #change() {
    const [api, files] = await this.#parts();
    if (this.#widget?.api !== api) return;
    this.#hand(api, files);
    this.#give(({ profile, ...options }) => this.#widget.handle.update(options));
  }

  /** Hands the element's programs over. */
  #hand(api, files) {
    const has = handed.get(api) ?? new Set();
    handed.set(api, has);
    for (const { key, bytes } of files) {
      if (has.has(key)) continue;
      api.addProgram(key, bytes);
      has.add(key);
    }
  }

  async #files() {
    await this.#compile();
    return Promise.all(this.#programs().map(async (id) => this.#ownOf(id) ?? { key: id, bytes: await program(id) }));
  }

  /** Has the page's own programs compiled; one that is wrong is left out, and says so. */
  async #compile() {
    const round = this.#round;
    // An address may have a comma in it.
    const files = this.#words('catalog', /\s+/).map((file) => async () => {
      const url = address(file);
      if (!url) throw option(`catalog: "${file}" is no address.`);
      return [await textOf(url.href), 'catalog'];
    });
    const objects = this.#ownPrograms.map((program) => async () => [
      typeof program === 'string' ? program : JSON.stringify(program),
      'ownPrograms',
    ]);
    const each = await Promise.all([...files, ...objects].map(async (read) => {
      try {
        const [source, path] = await read();
        return { source, ...(await compiled(source, path)) };
      } catch (error) {
        return error;
      }
    }));
    // What the page has set since then has the word.
    if (round !== this.#round) return;
    this.#own = each.filter(({ key }) => key);
    this.#faults = each.filter(({ key }) => !key);
  }

  /** The page's own program of that id. */
  #ownOf(id) {
    return this.#own.find((own) => own.id === id);
  }

  /** Whether there is a program of that id. */
  #has(id) {
    return Object.hasOwn(PARTS.programs, id) || this.#ownOf(id);
  }

  /** The name by which the WebAssembly knows a program. */
  #key(id) {
    return this.#ownOf(id)?.key ?? id;
  }

  /** The program that judges: told nothing, the one in force on the day that is judged. */
  #program() {
    const named = this.program.trim();
    // A wrong one changes nothing.
    if (!named || this.#has(named)) this.#named = named;
    if (this.#has(this.#named)) return this.#named;
    const isDay = written(new Date(this.asOf)) === this.asOf;
    const day = isDay ? this.asOf : this.#given.asOf ?? today();
    const ids = this.#listed();
    if (ids.length === 0 && this.#own.length > 0) return this.#own[0].id;
    const among = ids.length > 0 ? ids : Object.keys(PARTS.programs);
    const inForce = ({ from = '', until = '9999' }) => from <= day && day <= until;
    return among.find((id) => PARTS.programs[id] && inForce(PARTS.programs[id])) ?? among.at(-1);
  }

  /** The programs that a visitor can choose from. */
  #programs() {
    const ids = this.#listed();
    const first = this.#program();
    return ids.includes(first) ? ids : [first, ...ids];
  }

  /** The address of the pages of rules; none where the page wants no link. */
  #rules(wrong) {
    const set = this.getAttribute('rules');
    if (set === '') return undefined;
    if (set === null) return new URL(RULES, import.meta.url).href;
    const url = address(set);
    // An address of another kind could be a script.
    if (/^https?:$/.test(url?.protocol)) return url.href;
    wrong.push(option(`rules: "${set}" is no address of a page.`));
    return undefined;
  }

  #listed() {
    return this.#words('programs').filter((id) => this.#has(id));
  }

  #words(attribute, between = /[\s,]+/) {
    return (this.getAttribute(attribute) ?? '').split(between).filter(Boolean);
  }

  /** The shadow root; until the widget is there, it shows what stands inside the tag. */
  #root() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const slot = (name) => made('slot', { name });
    this.#standby = slot('');
    const [above, below] = [ABOVE, BELOW].map((names) => names.map(slot));
    root.replaceChildren(...above, this.#standby, ...below);
    return root;
  }

  #fail(cause) {
    // `leave` says it in a moment.
    if (cause === broken.get(this.#widget?.api)) return;
    const error = cause instanceof PartnerEligibilityError
      ? cause
      : option(String(cause?.message ?? cause));
    console.error(`<${TAG}> ${error.code}: ${error.message}`);
    this.dispatchEvent(new CustomEvent('error', { detail: error }));
  }

  #options(wrong) {
    for (const [name, id] of [['program', this.program.trim()], ...this.#words('programs').map((id) => ['programs', id])]) {
      if (id && !this.#has(id)) wrong.push(option(`${name}: there is no "${id}"; there are ${Object.keys(PARTS.programs).join(', ')}.`));
    }
    return {
      program: this.#key(this.#program()),
      programs: this.#programs().map((id) => this.#key(id)),
      asOf: this.asOf || undefined,
      persist: this.persist,
      link: !this.#linked,
      rules: this.#rules(wrong),
      awards: this.#words('awards'),
      currency: this.currency.trim() || undefined,
      costs: this.#costs ?? undefined,
      // A language on the tag itself is fixed; one of the page is a default.
      lang: this.getAttribute('lang') ?? undefined,
      pageLang: this.#pageLang(),
    };
  }

  #pageLang() {
    return this.closest('[lang]')?.lang ?? undefined;
  }
}

/** The properties that mirror attributes, as `asOf` does `as-of`. */
const MIRRORED = CONTRACT.attributes.map(mirror);

/** The property of an attribute. */
function property(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

function mirror(attribute) {
  const name = property(attribute);
  const isFlag = CONTRACT.flags.includes(attribute);
  // The platform has `lang`.
  if (name in PartnerEligibility.prototype) return name;
  Object.defineProperty(PartnerEligibility.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return isFlag ? this.hasAttribute(attribute) : this.getAttribute(attribute) ?? '';
    },
    set(value) {
      // A name is a value of its own.
      if (isFlag && !(value && typeof value === 'string')) this.toggleAttribute(attribute, Boolean(value));
      else if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
  return name;
}

if (globalThis.customElements && !customElements.get(TAG)) {
  customElements.define(TAG, PartnerEligibility);
} else if (globalThis.customElements) {
  console.warn(`<${TAG}> is defined already, so ${PARTS.version} from ${import.meta.url} stands back.`);
}
