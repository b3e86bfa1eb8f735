// The page of one entry. Its markup waits in a `noscript` element: a browser that runs this keeps that as text, so that
// thousands of pages cost little. It is the program's own markup, the same that a browser without scripts shows.

function makePage(table) {
  const dialog = one('#entry');
  const page = one('.page', dialog);

  const article = code => document.getElementById('t=' + code);

  // Makes markup of what waits in an entry's article, once.
  function unfold(code) {
    const waiting = one('noscript', article(code));
    if (!waiting) return;
    const made = document.createElement('div');
    made.className = 'page';
    made.innerHTML = waiting.textContent;
    waiting.replaceWith(made);
  }

  function close() {
    document.documentElement.classList.remove('opened');
    if (dialog.open) dialog.close();
  }

  // Shows the entry that the state names, or none.
  function update() {
    const row = state.open && table.row(state.open);
    if (!row) {
      state.open = '';
      close();
      return;
    }
    unfold(row.code);
    const own = article(row.code);
    one('h2', dialog).replaceChildren(...Array.from(one('h3', own).childNodes, node => node.cloneNode(true)));
    page.replaceChildren(...Array.from(one('.page', own).childNodes, node => node.cloneNode(true)));
    const [before, after] = beside();
    one('[value=previous]', dialog).disabled = !before;
    one('[value=next]', dialog).disabled = !after;
    document.documentElement.classList.add('opened');
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  }

  // The entries before and after the open one, of those that the filters leave.
  function beside() {
    const matched = table.matched();
    const at = matched.findIndex(row => row.code === state.open);
    return at < 0 ? [matched[0]] : [matched[at - 1], matched[at + 1]];
  }

  function open(code) {
    const first = !state.open;
    state.open = code;
    writeAddress(first);
    update();
  }

  function shut() {
    state.open = '';
    writeAddress(false);
    close();
  }

  dialog.addEventListener('close', () => {
    if (state.open) shut();
  });
  dialog.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (event.target === dialog) shut();
    if (!button) return;
    const [before, after] = beside();
    if (button.value === 'previous' && before) open(before.code);
    if (button.value === 'next' && after) open(after.code);
    if (button.value === 'print') window.print();
    if (button.value === 'close') shut();
    if (button.disabled) one('[value=close]', dialog).focus();
  });

  return { update, open, unfold, article };
}
