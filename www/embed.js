// The widget in a frame, for pages that may run no scripts: its options stand in
// the frame's address, and the page around it hears of the height and of nothing else.
import './partner-eligibility.js';

const TAG = 'partner-eligibility';

// Not `rules`: who makes up an address of this page must not lead visitors elsewhere.
const OPTIONS = ['program', 'programs', 'lang', 'as-of', 'market', 'theme', 'persist'];

const element = document.createElement(TAG);
element.setAttribute('loading', 'eager');
const query = new URLSearchParams(location.search);
for (const option of OPTIONS) if (query.has(option)) element.setAttribute(option, query.get(option));
document.documentElement.lang = query.get('lang') === 'de' ? 'de' : 'en';
document.documentElement.dataset.theme = query.get('theme') ?? '';
document.querySelector('main').append(element);

// Whose page it is nobody here knows, and a height is no secret. Not as what the arrow
// answers: WebKit would then take the page around for the sender.
const tell = () => {
  parent.postMessage({ type: `${TAG}:resize`, height: document.documentElement.offsetHeight }, '*');
};
if (parent !== window) new ResizeObserver(tell).observe(document.documentElement);
