// The search page: asks the index in `pagefind/`, which lies beside it, and shows what is found in place of the list of
// everything. What is asked stands in the address, so that an answer can be sent to somebody. Nothing is fetched from
// elsewhere, and nothing is kept.
(() => {
  'use strict';

  const at = (id) => document.getElementById(id);
  const form = at('asking');
  const [count, answer, found, more, everything] = ['count', 'answer', 'found', 'more', 'everything'].map(at);
  const FILTERS = ['kind', 'topic', 'year', 'author'];
  const STEP = 10; // Results shown at first, and by each press of the button.
  const PLACES = 3; // Parts and sections named of one publication.
  const PAUSE = 250; // Milliseconds without a key pressed before the index is asked.
  const ROOT = '../';

  // Browsers let no page opened from a disk read the files beside it.
  if (location.protocol === 'file:') {
    at('from-disk').hidden = false;
    return;
  }

  let index; // A promise of the index, once somebody asks.
  let latest = 0; // Answers that come after a later question are dropped.
  let shown = STEP;

  function load() {
    index ??= import('./pagefind/pagefind.js').then(async (pagefind) => {
      const own = pagefind.createInstance({ noWorker: true, excerptEllipsis: '…' });
      await own.init();
      return own;
    });
    return index;
  }

  function asked() {
    const filters = {};
    for (const name of FILTERS) {
      const value = form.elements[name]?.value;
      if (value) filters[name] = value;
    }
    return { words: form.elements.q.value.trim(), filters };
  }

  // The address tells what is asked, without a step back for every letter.
  function remember({ words, filters }) {
    const query = new URLSearchParams(words ? { q: words } : {});
    for (const [name, value] of Object.entries(filters)) query.set(name, value);
    const text = query.toString();
    history.replaceState(null, '', text ? `?${text}` : location.pathname);
  }

  function recall() {
    const query = new URLSearchParams(location.search);
    form.elements.q.value = query.get('q') ?? '';
    for (const name of FILTERS) {
      if (form.elements[name]) form.elements[name].value = query.get(name) ?? '';
      // A value that is no choice leaves nothing chosen.
      if (form.elements[name] && form.elements[name].selectedIndex < 0) form.elements[name].value = '';
    }
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function link(path, text) {
    const made = element('a', '', text);
    made.href = ROOT + path;
    return made;
  }

  // An excerpt comes as text with `<mark>` around what was found; whatever else looks like markup is text.
  function excerpt(marked) {
    const made = element('p', 'excerpt');
    let within = false;
    for (const piece of marked.split(/(<\/?mark>)/)) {
      if (piece === '<mark>' || piece === '</mark>') within = piece === '<mark>';
      else if (piece) {
        const text = piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
        made.append(within ? element('mark', '', text) : text);
      }
    }
    return made;
  }

  // The parts and sections with most of what was asked for.
  function places(publication) {
    const weight = (place) => place.weighted_locations.reduce((sum, own) => sum + own.balanced_score, 0);
    const all = (publication.sub_results ?? []).filter((place) => place.anchor);
    return all.sort((a, b) => weight(b) - weight(a)).slice(0, PLACES);
  }

  function result(publication, words) {
    const { title, kind, date, authors, status, language } = publication.meta;
    const made = element('li');
    const heading = element('h3');
    heading.append(link(publication.raw_url, title));
    if (language) heading.lang = language;
    made.append(element('p', 'kind', kind), heading);
    const facts = [authors, date, status].filter(Boolean).join(' · ');
    if (facts) made.append(element('p', 'facts', facts));
    if (words && publication.excerpt) {
      const text = excerpt(publication.excerpt);
      if (language) text.lang = language;
      made.append(text);
    }
    const near = words ? places(publication) : [];
    if (near.length) {
      const list = element('ul', 'places');
      if (language) list.lang = language;
      for (const place of near) {
        const item = element('li');
        item.append(link(place.anchor.id, place.title));
        list.append(item);
      }
      made.append(list);
    }
    return made;
  }

  function tell(number) {
    const { one, many, none } = count.dataset;
    count.textContent = number === 0 ? none : number === 1 ? one : many.replace('{count}', number.toLocaleString(document.documentElement.lang));
  }

  function show(searching) {
    answer.hidden = !searching;
    everything.hidden = searching;
    if (!searching) {
      count.textContent = '';
      found.replaceChildren();
    }
  }

  async function ask() {
    const own = ++latest;
    const question = asked();
    remember(question);
    if (!question.words && !Object.keys(question.filters).length) {
      show(false);
      return;
    }
    try {
      const pagefind = await load();
      // By date where nothing else says what comes first.
      const sort = question.words ? {} : { date: 'desc' };
      const { results } = await pagefind.search(question.words || null, { filters: question.filters, sort });
      const publications = await Promise.all(results.slice(0, shown).map((one) => one.data()));
      if (own !== latest) return;
      found.replaceChildren(...publications.map((one) => result(one, question.words)));
      more.hidden = results.length <= shown;
      show(true);
      at('failed').hidden = true;
      tell(results.length);
    } catch (fault) {
      if (own !== latest) return;
      console.error(fault);
      index = undefined;
      show(false);
      at('failed').hidden = false;
    }
  }

  function begin() {
    shown = STEP;
    return ask();
  }

  let waiting;
  form.elements.q.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(begin, PAUSE);
  });
  form.addEventListener('change', (event) => {
    if (event.target.localName === 'select') begin();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    begin();
  });
  more.addEventListener('click', async () => {
    const before = found.children.length;
    shown += STEP;
    await ask();
    // Whoever presses a key goes on at what is new.
    found.children[before]?.querySelector('a').focus();
  });

  form.hidden = false;
  recall();
  if (location.search) begin();
})();
