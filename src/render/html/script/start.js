// Joins table, page and controls, once the page is read.

// A browser too old for windows in a page shows it as one without scripts does.
const able = typeof HTMLDialogElement === 'function' && 'replaceChildren' in Element.prototype;
if (able) document.documentElement.classList.add('js');

document.addEventListener('DOMContentLoaded', () => {
  if (!able) {
    all('noscript').forEach(waiting => (waiting.outerHTML = waiting.textContent));
    return;
  }
  const table = makeTable();
  const page = makePage(table);

  // After a filter: the address keeps it, the table shows it.
  function changed() {
    table.update();
    writeAddress(false);
  }

  function fromAddress() {
    readAddress(table.facets);
    table.update();
    page.update();
    writeAddress(false);
  }

  table.facets.forEach(facet => {
    if (facet.several) {
      facet.choices.forEach(choice => {
        choice.disabled = false;
        choice.addEventListener('click', () => {
          const codes = state.chosen[facet.key] || (state.chosen[facet.key] = new Set());
          if (!codes.delete(choice.value)) codes.add(choice.value);
          changed();
        });
      });
    } else {
      facet.element.addEventListener('change', () => {
        state.chosen[facet.key] = new Set([facet.element.value].filter(Boolean));
        changed();
      });
    }
  });

  table.heads.forEach(head => {
    const button = one('button', head.element);
    button.disabled = false;
    button.addEventListener('click', () => {
      // Smallest first, then largest first, then as it was.
      state.order = state.order === head.key ? '-' + head.key : state.order === '-' + head.key ? '' : head.key;
      changed();
    });
  });
  one('#order').addEventListener('change', event => {
    state.order = event.target.value;
    changed();
  });

  let waiting = 0;
  one('#find').addEventListener('input', event => {
    state.words = event.target.value;
    clearTimeout(waiting);
    waiting = setTimeout(changed, 120);
  });
  one('#clear').addEventListener('click', () => {
    state.chosen = {};
    state.words = '';
    changed();
    one('#find').focus();
  });
  one('#more').addEventListener('click', event => {
    if (event.target.value) table.more(event.target.value === 'all' ? Infinity : table.room() + STEP);
  });

  // A link to an entry opens it, one to a choice filters; what a person opens elsewhere stays a link.
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"][href*="="]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (link.hash.startsWith('#t=')) {
      page.open(decoded(link.hash.slice(3)));
      return;
    }
    history.pushState(null, '', link.hash);
    fromAddress();
    const targets = one('#targets');
    targets.scrollIntoView();
    targets.focus({ preventScroll: true });
  });
  window.addEventListener('hashchange', () => {
    // A place on the page is no state: it leaves the filters as they are.
    if (location.hash && !location.hash.includes('=')) writeAddress(false);
    else fromAddress();
  });

  // Paper has room for all rows, and for the page of each where that is asked for.
  let room = STEP;
  one('#print').addEventListener('click', () => window.print());
  window.addEventListener('beforeprint', () => {
    room = table.room();
    table.more(Infinity);
    const wanted = one('#pages').checked && !state.open;
    document.documentElement.classList.toggle('pages', wanted);
    if (!wanted) return;
    const matched = new Set(table.matched().map(row => row.code));
    all('#details article').forEach(article => {
      const code = article.id.slice(2);
      article.hidden = !matched.has(code);
      if (!article.hidden) page.unfold(code);
    });
  });
  window.addEventListener('afterprint', () => {
    document.documentElement.classList.remove('pages');
    table.more(room);
  });

  fromAddress();
  document.documentElement.classList.add('ready');
});
