// The two switches of the demo page: its language and its colour scheme.

const root = document.documentElement;

function choose(kind, value) {
  for (const button of document.querySelectorAll(`[data-${kind}]:is(button)`)) {
    button.setAttribute('aria-pressed', String(button.dataset[kind] === value));
  }
}

function setLanguage(lang) {
  root.lang = lang;
  choose('lang', lang);
  // This page has a switch of its own, so the element shows none.
  document.querySelector('partner-eligibility').lang = lang;
}

function setTheme(theme) {
  root.dataset.theme = theme;
  choose('theme', theme);
}

document.querySelector('.switches').addEventListener('click', ({ target }) => {
  const { lang, theme } = target.closest('button')?.dataset ?? {};
  if (lang) setLanguage(lang);
  if (theme) setTheme(theme);
});

const query = new URLSearchParams(location.search);
setLanguage(query.get('lang') === 'de' ? 'de' : 'en');
if (['light', 'dark'].includes(query.get('theme'))) setTheme(query.get('theme'));
