// walk.cjs BROWSER FOLDER: reads a whole site over HTTP as somebody does who has no mouse.
// Prints one JSON object: the complaints by page. Every page is opened at 320 and at 1280 px, in light and in dark, with
// scripts and without, under a strict Content-Security-Policy; the Tab key goes through it from the beginning to the end.
// Then a reader goes from the home page to a report and back by keyboard alone. Before that, pages are spoilt in several
// ways, and it complains about itself where it does not notice.
const fs = require('fs');
const { files, launch, serve } = require('./site.cjs');

const VIEWS = [
  { width: 1280, scheme: 'light', script: true },
  { width: 320, scheme: 'dark', script: true },
  { width: 1280, scheme: 'dark', script: false },
  { width: 320, scheme: 'light', script: false },
];
// More stops than this tell nothing new about a page of a book.
const MOST_STOPS = 300;

// What a careless change would do to a page, and the word by which it must be noticed.
const MUTANTS = {
  'inline-script': ['policy', (page) => page.replace('</body>', '<script>1</script></body>')],
  'inline-style': ['policy', (page) => page.replace('<h1', '<h1 style="color: red"')],
  'remote-image': ['policy', (page) => page.replace('</body>', '<img src="http://other.example/x.png" alt=""></body>')],
  'script-file': ['script', (page) => page.replace('</body>', '<script src="/x.js"></script></body>')],
  'missing-file': ['missing', (page) => page.replace('</body>', '<img src="/missing.png" alt=""></body>')],
  'no-skip-link': ['skip', (page) => page.replace(/<a class="skip"[^>]*>[^<]*<\/a>/, '')],
  'dead-skip-link': ['skip', (page) => page.replace('<main id="text"', '<main id="other"')],
  'order': ['order', (page) => page.replace(/<a (?=[^>]*href)(?![\s\S]*<a [^>]*href)/, '<a tabindex="1" ')],
  'unreachable': ['reached', (page) => page.replace('</main>', '<p><a href="/" role="button">one</a> <button tabindex="-1">two</button></p></main>')],
  'no-focus': ['focus', (page) => page.replace('</head>', '<link rel="stylesheet" href="/spoilt/no-focus.css"></head>')],
  'pale-focus': ['focus', (page) => page.replace('</head>', '<link rel="stylesheet" href="/spoilt/pale-focus.css"></head>')],
  'covered': ['covered', (page) => page.replace('</head>', '<link rel="stylesheet" href="/spoilt/covered.css"></head>')],
  'one-scheme': ['scheme', (page) => page.replace('</head>', '<link rel="stylesheet" href="/spoilt/one-scheme.css"></head>')],
  'no-heading': ['heading', (page) => page.replace(/<(\/?)h1\b/g, '<$1p')],
};
const STYLES = {
  'no-focus.css': '*:focus { outline: none !important; box-shadow: none !important; }',
  'pale-focus.css': '*:focus { outline-color: #fefefe !important; } body, body * { background-color: #fff !important; }',
  'covered.css': 'body::after { content: ""; position: fixed; inset: 0; background: #888; z-index: 9999; }',
  'one-scheme.css': ':root, body { color-scheme: light !important; background: #fff !important; color: #000 !important; }',
};

// Runs in the page: what can have focus, and what there is to say of the page as a whole.
function survey({ scheme, search }) {
  const said = [];
  const shown = (element) => element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: false, visibilityProperty: true });
  const all = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const can = [...document.querySelectorAll(all)].filter((element) => shown(element) && !element.disabled);
  for (const element of can.filter((element) => element.tabIndex < 0 && element.matches('button, input, select, textarea, summary'))) {
    said.push(`reached: ${element.localName} “${element.textContent.trim().slice(0, 40)}” is not for the keyboard`);
  }
  window.walkable = can.filter((element) => element.tabIndex >= 0);
  const scripts = [...document.scripts].filter((script) => !/json/.test(script.type));
  if (scripts.length && !search) said.push(`script: ${scripts.map((script) => script.src || 'inline').join(' ')}`);
  if (document.querySelectorAll('h1').length !== 1) said.push(`heading: ${document.querySelectorAll('h1').length} of the first level`);
  if (!document.querySelector('main')?.innerText.trim()) said.push('main: there is nothing to read');
  // In dark, the page is darker than its text; in light, the other way round.
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const luminance = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return { luminance: 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b), clear: a < 128 };
  };
  window.luminance = luminance;
  const text = luminance(getComputedStyle(document.body).color).luminance;
  if ((text > 0.5) !== (scheme === 'dark')) said.push(`scheme: the text is ${text > 0.5 ? 'light' : 'dark'} in ${scheme}`);
  return said;
}

// Runs in the page: where the focus is now, and whether it can be seen there. `null` when it has left the page.
function stop() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const said = [];
  const style = getComputedStyle(element);
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  let ground = parseFloat(style.outlineOffset) < 0 ? element : element.parentElement;
  while (ground && window.luminance(getComputedStyle(ground).backgroundColor).clear) ground = ground.parentElement;
  const behind = ground ? window.luminance(getComputedStyle(ground).backgroundColor).luminance
    : (matchMedia('(prefers-color-scheme: dark)').matches ? 0 : 1);
  const ring = window.luminance(style.outlineColor).luminance;
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) said.push('focus: is not to be seen');
  else if (style.outlineStyle !== 'auto' && ratio(ring, behind) < 3) said.push(`focus: has a contrast of ${ratio(ring, behind).toFixed(2)}`);
  const isCovered = () => {
    const boxes = [...element.getClientRects()].filter((box) => box.width && box.height);
    const points = boxes.flatMap((box) => [0.5, 0.1, 0.9].map((part) => [box.left + box.width * part, box.top + box.height / 2]));
    return !points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (element.contains(hit) || hit.contains(element)) && hit !== document.documentElement && hit !== document.body;
    });
  };
  const last = window.walked;
  if (last && !(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) said.push('order: comes after what follows it');
  const first = !last;
  window.walked = element;
  if (first) {
    const target = element.matches('a[href^="#"]') && document.querySelector(element.getAttribute('href'));
    if (!target || !target.matches('main, main *')) said.push('skip: the first stop does not lead past the navigation');
  }
  return {
    said: said.map((line) => `${line}: ${element.localName} “${element.textContent.trim().slice(0, 40)}”`),
    index: window.walkable.indexOf(element),
    name: `${element.localName} “${element.textContent.trim().slice(0, 40)}”`,
    covered: isCovered(),
    isCovered,
  };
}

// A page that notes whatever should not happen.
async function watched(browser, view, site) {
  const page = await browser.newPage();
  // Of several pages only one has the focus; each must behave as if it had.
  await page.emulateFocusedPage(true);
  const said = [];
  await page.setJavaScriptEnabled(view.script);
  await page.setViewport({ width: view.width, height: 800 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: view.scheme }, { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  const log = await page.createCDPSession();
  await log.send('Log.enable');
  await log.send('Audits.enable');
  log.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error' && entry.source === 'security') said.push(`policy: ${entry.text.slice(0, 160)}`);
  });
  log.on('Audits.issueAdded', ({ issue }) => {
    if (issue.code === 'ContentSecurityPolicyIssue') {
      said.push(`policy: ${issue.details.contentSecurityPolicyIssueDetails.violatedDirective}`);
    }
  });
  page.on('pageerror', (error) => said.push(`error: ${String(error).slice(0, 160)}`));
  page.on('dialog', (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${site.url}/`) && !request.url().startsWith('data:')) said.push(`policy: a request to ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) {
      said.push(`missing: ${response.url()} has status ${response.status()}`);
    }
  });
  return { page, said };
}

// Opens a page, and goes through it by the Tab key. Without scripts nothing in the page could note where the focus is:
// there, the story below goes by key.
async function read({ page, said }, site, path, view) {
  said.length = 0;
  const answer = await page.goto(`${site.url}/${path}`, { waitUntil: 'load', timeout: 60000 });
  if (answer.status() !== 200) said.push(`missing: has status ${answer.status()}`);
  said.push(...await page.evaluate(survey, { scheme: view.scheme, search: path.startsWith('search/') }));
  const count = await page.evaluate(() => window.walkable.length);
  if (!count) said.push('reached: nothing can have focus');
  if (view.script) {
    await page.evaluate(`{ const stop = ${stop}; window.stops = []; addEventListener('keyup', () => window.stops.push(stop())); }`);
    await tabs(page, Math.min(count, MOST_STOPS));
    const stops = await page.evaluate(() => window.stops);
    const reached = new Set();
    for (const here of stops) {
      if (!here || reached.has(here.index)) break;
      if (here.index >= 0) reached.add(here.index);
      said.push(...here.said);
      if (here.covered && await isCovered(page, here.index)) said.push(`covered: nothing is in view of ${here.name}`);
    }
    for (let index = 0; index < Math.min(count, MOST_STOPS); index += 1) {
      if (!reached.has(index)) said.push(`reached: the stop ${index} of ${count} is passed over`);
    }
  }
  return said.map((line) => `${view.width} ${view.scheme}${view.script ? '' : ' without script'}: ${line}`);
}

// Presses Tab again and again, without waiting for each.
async function tabs(page, times) {
  const keys = await page.createCDPSession();
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const pressed = [];
  for (let at = 0; at < times; at += 1) {
    pressed.push(keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }));
    pressed.push(keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }));
  }
  await Promise.all(pressed);
}

// Whether a stop is still out of view when the page had time to scroll to it.
async function isCovered(page, index) {
  await page.evaluate((before) => {
    if (before >= 0) window.walkable[before].focus();
    else document.activeElement.blur();
  }, index - 1);
  await tabs(page, 1);
  return page.evaluate(async (wanted) => {
    for (let frame = 0; frame < 8; frame += 1) await new Promise(requestAnimationFrame);
    return document.activeElement === window.walkable[wanted] && window.stops.at(-1).isCovered();
  }, index);
}

// Presses Tab until the focus is on a link that fits, then Enter, and waits for where it leads.
async function follow(page, fits, what) {
  for (let stops = 0; stops < 400; stops += 1) {
    await page.keyboard.press('Tab');
    const href = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    if (href && fits(new URL(href, page.url()))) {
      const before = page.url();
      if (new URL(href, before).href.split('#')[0] === before.split('#')[0]) await page.keyboard.press('Enter');
      else await Promise.all([page.waitForNavigation({ timeout: 20000 }), page.keyboard.press('Enter')]);
      if (page.url() === before) throw new Error(`${what}: Enter leads nowhere`);
      return;
    }
  }
  throw new Error(`${what}: no stop leads there`);
}

// From the home page to a report, into its text, and back: nothing but keys.
async function story(browser, site, folder, view) {
  const { page, said } = await watched(browser, view, site);
  const known = new Set(files(folder, '.html'));
  const report = (url) => known.has(`${url.pathname.split('/')[1]}/read/index.html`) && url.pathname.split('/').length === 3;
  const inMain = () => page.evaluate(() => Boolean(document.activeElement?.closest('main')));
  try {
    await page.goto(`${site.url}/`, { waitUntil: 'load' });
    await follow(page, (url) => url.hash === '#text', 'the skip link');
    await page.keyboard.press('Tab');
    if (!await inMain()) said.push('skip: the stop after it is not in the text');
    await page.goto(`${site.url}/`, { waitUntil: 'load' });
    await follow(page, report, 'a publication');
    const landing = page.url();
    await follow(page, (url) => /\/read\/(index\.html)?$/.test(url.pathname) && !url.hash, 'its web edition');
    await follow(page, (url) => url.hash.length > 1 && url.hash !== '#text' && url.pathname === new URL(page.url()).pathname, 'a part of it');
    const top = await page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.getBoundingClientRect().top);
    if (top === undefined || top < -1 || top > 800) said.push(`place: what ${page.url()} names is at ${top}`);
    await page.goBack();
    await follow(page, (url) => url.href.replace(/index\.html$/, '') === landing.replace(/index\.html$/, ''), 'the landing page');
    await follow(page, (url) => url.pathname === '/index.html' || url.pathname === '/', 'the home page');
    const missing = await page.goto(`${site.url}/no/such/page.html`, { waitUntil: 'load' });
    if (missing.status() !== 404) said.push(`lost: has status ${missing.status()}`);
    await follow(page, (url) => url.pathname === '/index.html' || url.pathname === '/', 'the home page, from one that is not there');
  } catch (fault) {
    const late = fault.name === 'TimeoutError' ? 'could not be judged, ' : '';
    said.push(`story: ${late}${String(fault.message).slice(0, 200)} (at ${page.url()})`);
  } finally {
    await page.close();
  }
  // The page for what is not there looks for its style beside it first: it may stand anywhere.
  return said.filter((line) => !/\/no\/such\/assets\//.test(line))
    .map((line) => `${view.width} ${view.scheme}${view.script ? '' : ' without script'}: ${line}`);
}

// Whether pages spoilt on purpose are noticed.
async function blindness(browser, folder, path) {
  const said = [];
  const spoil = (_, text, query) => (MUTANTS[query.get('spoilt')] ? MUTANTS[query.get('spoilt')][1](text) : text);
  const site = await serve(folder, spoil, STYLES);
  for (const [name, [word]] of Object.entries(MUTANTS)) {
    const view = { width: 1280, scheme: name === 'one-scheme' ? 'dark' : 'light', script: true };
    const own = await watched(browser, view, site);
    const noticed = await read(own, site, `${path}?spoilt=${name}`, view);
    await own.page.close();
    if (!noticed.some((line) => line.includes(`${word}:`))) said.push(`blind: \`${name}\` is not noticed`);
  }
  const clean = await read(await watched(browser, VIEWS[0], site), site, path, VIEWS[0]);
  if (clean.length) said.push(`blind: the page that was spoilt has faults of its own: ${clean[0]}`);
  site.close();
  return said;
}

async function main() {
  const [browserPath, folder] = process.argv.slice(2);
  const browser = await launch(browserPath);
  const said = {};
  const add = (page, lines) => { if (lines.length) (said[page] ??= []).push(...lines); };
  const pages = files(folder, '.html').filter((path) => path !== '404.html');
  add('index.html', await blindness(browser, folder, 'index.html'));
  const site = await serve(folder);
  for (const view of VIEWS) {
    const own = await watched(browser, view, site);
    for (const path of pages) {
      try {
        add(path, await read(own, site, path, view));
      } catch (fault) {
        add(path, [`could not be judged: ${String(fault).slice(0, 300)}`]);
      }
    }
    await own.page.close();
  }
  for (const view of VIEWS) add('index.html', await story(browser, site, folder, view));
  site.close();
  await browser.close();
  fs.writeSync(1, JSON.stringify({ pages: pages.length, said }));
}

main();
