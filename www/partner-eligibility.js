// Defines <partner-eligibility>. The tag is there at once; the WebAssembly
// behind it comes when the first element is put into a page.

const NAME = 'partner-eligibility';

let loading;

function load() {
  loading ??= import('./wasm/partner-eligibility.js').then(async (glue) => {
    await glue.default();
    return glue;
  });
  return loading;
}

class PartnerEligibility extends HTMLElement {
  static observedAttributes = ['program', 'lang', 'as-of'];

  #mounted;
  #handle;
  #page = new MutationObserver(() => this.#update());

  connectedCallback() {
    this.#page.observe(document.documentElement, {
      attributeFilter: ['lang'],
      subtree: true,
    });
    // Mounted once: an element that moves keeps its handle and its answers.
    this.#mounted ??= this.#mount();
    this.#update();
  }

  disconnectedCallback() {
    this.#page.disconnect();
  }

  attributeChangedCallback() {
    this.#update();
  }

  async #mount() {
    try {
      const { mount } = await load();
      this.#handle = mount(this, this.#options());
    } catch (error) {
      // What stands inside the tag stays visible in its place.
      this.#report(error);
    }
  }

  #update() {
    try {
      this.#handle?.update(this.#options());
    } catch (error) {
      // It stays as it was.
      this.#report(error);
    }
  }

  #report(error) {
    console.error(`<${NAME}> ${error?.message ?? error}`);
  }

  #options() {
    return {
      program: this.getAttribute('program') ?? undefined,
      asOf: this.getAttribute('as-of') ?? undefined,
      // A language on the tag itself is fixed; one of the page is a default.
      lang: this.getAttribute('lang') ?? undefined,
      pageLang: this.closest('[lang]')?.lang ?? undefined,
    };
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, PartnerEligibility);
