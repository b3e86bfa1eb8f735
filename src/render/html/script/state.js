// What is chosen, and the address that says so. This script has no words of its own: those stand in the page.

const one = (selector, within) => (within || document).querySelector(selector);
const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
const filled = (template, numbers) => template.replace(/\{(\w+)\}/g, (whole, name) => (name in numbers ? numbers[name] : whole));
const plain = text => text.normalize('NFKC').toLowerCase();

// chosen: the codes of each facet; words: what is looked for; order: a column's key, '-' before it for the largest first;
// open: the code of the entry whose page is open.
const state = { chosen: {}, words: '', order: '', open: '' };

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (malformed) {
    return '';
  }
}

// Reads the address; what it does not name is not chosen.
function readAddress(facets) {
  const typed = {};
  location.hash.slice(1).split('&').forEach(pair => {
    const at = pair.indexOf('=');
    if (at > 0) typed[pair.slice(0, at)] = pair.slice(at + 1);
  });
  state.chosen = {};
  facets.forEach(facet => {
    const codes = (typed[facet.key] || '').split(',').map(decoded).filter(code => facet.places.has(code));
    if (codes.length) state.chosen[facet.key] = new Set(facet.several ? codes : codes.slice(0, 1));
  });
  state.words = decoded(typed.q || '');
  state.order = decoded(typed.sort || '');
  state.open = decoded(typed.t || '');
}

function address() {
  const pairs = Object.keys(state.chosen).map(key => {
    const codes = Array.from(state.chosen[key], encodeURIComponent);
    return codes.length ? key + '=' + codes.join(',') : '';
  });
  if (state.words) pairs.push('q=' + encodeURIComponent(state.words));
  if (state.order) pairs.push('sort=' + encodeURIComponent(state.order));
  if (state.open) pairs.push('t=' + encodeURIComponent(state.open));
  return '#' + pairs.filter(Boolean).join('&');
}

// Puts the state into the address; an opened entry is a step that the browser can go back from.
function writeAddress(asStep) {
  const next = address();
  if (next === (location.hash || '#')) return;
  history[asStep ? 'pushState' : 'replaceState'](null, '', next);
}

// A facet's codes with their places, as its buttons or options name them.
function facetOf(element) {
  const several = element.tagName !== 'SELECT';
  const choices = all(several ? 'button' : 'option[data-place]', element);
  return {
    element,
    several,
    choices,
    key: element.dataset.facet,
    at: Number(element.dataset.at),
    label: several ? element.getAttribute('aria-label') : one('span', element.parentNode).textContent,
    places: new Map(choices.map(choice => [choice.value, Number(choice.dataset.place)])),
  };
}
