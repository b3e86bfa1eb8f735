// The table: which rows are shown and in which order, and the counts that go with it.

// So many rows are laid out at a time: more than that is slow, and nobody reads on.
const STEP = 200;

function makeTable() {
  const table = one('#table');
  const facets = all('[data-facet]').map(facetOf);
  const heads = all('thead th', table).map(element => ({ element, key: element.dataset.key }));
  const parts = all('tbody.part', table);
  const sorted = all('tbody.sorted', table);
  const rows = all('tr.entry', table).map((element, at) => ({
    element,
    at,
    part: element.parentNode,
    apart: 'apart' in element.parentNode.dataset,
    code: decoded(one('a', element).hash.slice(3)),
    words: plain(element.textContent + ' ' + element.dataset.q),
    places: element.dataset.c.split('|').map(list => (list ? list.split(',').map(Number) : [])),
    shown: true,
  }));
  // Rows of other tables that belong to a region: those of regions that are not chosen are left out.
  const beside = all('#agencies tbody tr').map(element => {
    const link = one('a[href^="#region="]', element);
    return { element, region: link && decoded(link.hash.slice('#region='.length)) };
  });
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  let ordered = rows;
  let order = '';
  let room = STEP;
  let matched = rows;
  // Whether rows stand elsewhere than the program put them.
  let disturbed = false;

  // The places of the rows in the order of a column; none for a row that has nothing there.
  function keysOf(column) {
    const cells = rows.map(row => row.element.cells[column]);
    if (cells.some(cell => cell.dataset.v !== undefined)) {
      return cells.map(cell => (cell.dataset.v === undefined ? null : Number(cell.dataset.v)));
    }
    const words = cells.map(cell => (one('.no', cell) ? null : cell.textContent));
    const places = new Map(Array.from(new Set(words)).sort(collator.compare).map((text, at) => [text, at]));
    return words.map(text => (text === null ? null : places.get(text)));
  }

  // Puts the rows in order: those counted apart last; what has no place in the order behind all others.
  function sort() {
    const falling = state.order[0] === '-';
    const key = falling ? state.order.slice(1) : state.order;
    const column = heads.findIndex(head => head.key === key);
    if (column < 0) state.order = '';
    heads.forEach((head, at) => {
      const now = at === column && state.order ? (falling ? 'descending' : 'ascending') : 'none';
      head.element.setAttribute('aria-sort', now);
    });
    if (state.order === order) return;
    order = state.order;
    if (!order) {
      ordered = rows;
      return;
    }
    disturbed = true;
    const sign = falling ? -1 : 1;
    const keys = keysOf(column);
    ordered = rows.slice().sort((a, b) => {
      const [one, other] = [keys[a.at], keys[b.at]];
      const known = one === null || other === null ? (one === null) - (other === null) : sign * (one - other);
      return a.apart - b.apart || known || a.at - b.at;
    });
  }

  // Which rows pass every filter, and how many would pass for each tile if no other of its kind were chosen.
  function filter() {
    const words = plain(state.words).split(/\s+/).filter(Boolean);
    const wanted = facets.map(facet => {
      const codes = state.chosen[facet.key];
      return codes && codes.size ? new Set(Array.from(codes, code => facet.places.get(code))) : null;
    });
    const tiles = facets.filter(facet => facet.several);
    tiles.forEach(facet => (facet.counts = new Map()));
    matched = ordered.filter(row => {
      if (!words.every(word => row.words.includes(word))) return false;
      let failed = null;
      for (let at = 0; at < facets.length; at += 1) {
        if (!wanted[at] || row.places[facets[at].at].some(place => wanted[at].has(place))) continue;
        if (failed) return false;
        failed = facets[at];
      }
      tiles.forEach(facet => {
        if (failed && failed !== facet) return;
        row.places[facet.at].forEach(place => {
          const count = facet.counts.get(place) || [0, 0];
          count[row.apart ? 1 : 0] += 1;
          facet.counts.set(place, count);
        });
      });
      return !failed;
    });
  }

  function show() {
    const now = new Set(matched.slice(0, room));
    const used = new Map();
    now.forEach(row => {
      const part = order ? sorted[row.apart ? 1 : 0] : row.part;
      if (!used.has(part)) used.set(part, document.createDocumentFragment());
      // Where a row that is not shown stands is nobody's business, so only the others are moved.
      if (disturbed) used.get(part).appendChild(row.element);
    });
    rows.forEach(row => {
      const shown = now.has(row);
      if (row.shown !== shown) row.element.hidden = !shown;
      row.shown = shown;
    });
    used.forEach((fragment, part) => part.appendChild(fragment));
    parts.concat(sorted).forEach(part => (part.hidden = !used.has(part)));
    const regions = state.chosen.region;
    beside.forEach(row => {
      row.element.hidden = Boolean(regions && regions.size && row.region && !regions.has(row.region));
    });
    const more = one('#more');
    more.hidden = matched.length <= room;
    one('span', more).textContent = filled(one('span', more).dataset.first, { n: now.size, of: matched.length });
  }

  // Says what is chosen, on the controls and in words.
  function tell() {
    const chosen = [];
    facets.forEach(facet => {
      const codes = state.chosen[facet.key] || new Set();
      facet.choices.forEach(choice => {
        const on = codes.has(choice.value);
        const label = facet.several ? one('span', choice).textContent : choice.textContent;
        if (on) chosen.push(label);
        if (!facet.several) return;
        const [usual, apart] = facet.counts.get(Number(choice.dataset.place)) || [0, 0];
        choice.setAttribute('aria-pressed', String(on));
        one('b', choice).textContent = usual;
        one('small', choice).textContent = apart ? filled(facet.element.dataset.apart, { apart }) : '';
      });
      if (!facet.several) facet.element.value = Array.from(codes)[0] || '';
    });
    if (state.words) chosen.push('“' + state.words + '”');
    const find = one('#find');
    if (find.value !== state.words) find.value = state.words;
    one('#order').value = state.order;
    const hits = one('#hits');
    const apart = matched.filter(row => row.apart).length;
    const said = filled(apart ? hits.dataset.apart : hits.dataset.all, { n: matched.length - apart, of: rows.length, apart });
    const text = chosen.length ? said + hits.dataset.join + chosen.join(hits.dataset.join) : said;
    if (hits.textContent !== text) hits.textContent = text;
    one('#none').hidden = matched.length > 0;
    table.hidden = matched.length === 0;
    one('#clear').disabled = chosen.length === 0;
  }

  // Brings the page to the state; `rest` keeps as many rows as are shown.
  function update(rest) {
    if (!rest) room = STEP;
    sort();
    filter();
    show();
    tell();
  }

  return {
    facets,
    heads,
    update,
    matched: () => matched,
    row: code => rows.find(row => row.code === code),
    more(count) {
      room = count;
      show();
    },
    room: () => room,
  };
}
