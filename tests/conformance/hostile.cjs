// hostile.cjs BROWSER SITE FIELDS [BOOKS]: opens every page of the hostile house with scripts allowed and without any
// Content-Security-Policy, and finds that nothing ran, was asked for, or could be clicked that would run. BOOKS is a
// folder with unpacked e-books, whose documents are opened like pages. FIELDS lists what was attacked: each must have
// come to the pages as text, or nothing was proved. What the search finds is held to the same. Before that, pages are spoilt, and it complains about itself where it
// does not notice. Prints one JSON object: the complaints by page.
const fs = require('fs');
const { files, launch, serve } = require('./site.cjs');

// What is shown on no page: it goes to other editions and to records, or is read by imprint alone.
const UNSHOWN = new Set([
  'accessibility.certified_by', 'article.edition', 'briefing.edition', 'house.city', 'house.licence', 'listing.language',
  'news.edition', 'person.sort_name', 'report.edition',
]);

const SPOILT = {
  script: '<script>ran("spoilt")</script>',
  image: '<img src="data:," onerror="ran(\'spoilt\')" alt="">',
  remote: '<img src="http://other.example/x.png" alt="">',
  missing: '<img src="x" alt="">',
  link: '<a href="javascript:ran(1)">x</a>',
  handler: '<p onclick="ran(1)">x</p>',
  frame: '<iframe srcdoc="x"></iframe>',
  style: '<p style="color: red">x</p>',
  data: '<script type="application/ld+json">{"a": </script>',
  dialog: '<script>alert(1)</script>',
  refresh: '<meta http-equiv="refresh" content="0; url=http://other.example/">',
};

// Runs in the page: what stands there that should not.
function suspects() {
  const said = [];
  const name = (element) => element.outerHTML.slice(0, 160);
  for (const element of document.querySelectorAll('*')) {
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute)) said.push(`handler: ${name(element)}`);
      if (attribute === 'style') said.push(`style: ${name(element)}`);
      if (['href', 'src', 'xlink:href', 'action', 'formaction', 'data', 'poster'].includes(attribute)) {
        const { protocol } = new URL(value, 'http://site/');
        if (!['http:', 'https:', 'mailto:'].includes(protocol)) said.push(`address: ${name(element)}`);
      }
    }
    if (element.matches('script, iframe, frame, object, embed, form, base, portal, applet, style')) {
      if (element.localName === 'script' && element.type === 'application/ld+json') {
        try { JSON.parse(element.textContent); } catch (fault) { said.push(`data: ${fault.message}`); }
      } else if (!(location.pathname === '/search/index.html' && element.matches('script[src="search.js"]:empty, form#asking:not([action])'))) {
        // The search page alone has a script and asks for something.
        said.push(`element: ${name(element)}`);
      }
    }
    if (element.matches('meta[http-equiv]:not([http-equiv="Content-Security-Policy"])')) {
      // Only a page that moved leads on, and only within the site.
      const to = element.content.match(/^(?:0|999); url=(.*)$/)?.[1];
      if (!/^[./\w-]+$/.test(to ?? '')) said.push(`refresh: ${name(element)}`);
    }
  }
  return said;
}

async function judge(page, said, site, path) {
  said.length = 0;
  const answer = await page.goto(`${site.url}/${path}`, { waitUntil: 'load', timeout: 60000 });
  if (answer.status() !== 200) said.push(`missing: has status ${answer.status()}`);
  // What waits for focus or for a moment has had its chance.
  await page.evaluate(async () => {
    for (const element of document.querySelectorAll('a, button, summary, input, [tabindex]')) element.focus?.();
    for (const element of document.querySelectorAll('*')) {
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    }
    await new Promise((done) => setTimeout(done, 30));
  });
  said.push(...await page.evaluate(suspects));
  return [...said];
}

async function prepared(browser, site) {
  const page = await browser.newPage();
  const said = [];
  await page.setBypassCSP(true);
  await page.exposeFunction('ran', (field) => said.push(`ran: ${field}`));
  page.on('dialog', (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('pageerror', (error) => said.push(`error: ${String(error).slice(0, 160)}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${site.url}/`) && !request.url().startsWith('data:')) said.push(`request: ${request.url().slice(0, 160)}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) said.push(`request: ${response.url().slice(0, 160)} has status ${response.status()}`);
  });
  return { page, said };
}

async function blindness(browser, folder) {
  const said = [];
  for (const [name, markup] of Object.entries(SPOILT)) {
    const site = await serve(folder, (_, text) => text.replace('</body>', `${markup}</body>`));
    const own = await prepared(browser, site);
    let noticed;
    try {
      noticed = await judge(own.page, own.said, site, 'index.html');
    } catch (fault) {
      // A page that goes away while it is looked at.
      noticed = [String(fault)];
    }
    if (!noticed.length) said.push(`blind: \`${name}\` is not noticed`);
    await own.page.close();
    site.close();
  }
  return said;
}

// Shows a title as markup, as a search page would that trusts its index.
const TRUSTING = `<script>new MutationObserver((_, watching) => {
  const title = document.querySelector('#found h3 a');
  if (title) { watching.disconnect(); title.innerHTML = title.textContent; }
}).observe(document.getElementById('found'), { childList: true, subtree: true });</script>`;

// What the search shows comes out of its index, not out of a page: it is asked for a word that every attack has in it,
// and for an attack. Titles and texts must stand among the answers as text.
async function answers(browser, folder, spoil) {
  const site = await serve(folder, spoil);
  const { page, said } = await prepared(browser, site);
  for (const question of ['ran', `"'><img src=x onerror=ran('question')>`]) {
    await page.goto(`${site.url}/search/index.html?q=${encodeURIComponent(question)}`, { waitUntil: 'load', timeout: 60000 });
    await page.waitForFunction(() => document.getElementById('count').textContent, { timeout: 60000 });
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    said.push(...await page.evaluate(suspects));
    const names = await page.$$eval('#found *', (all) => all.map((own) => own.localName));
    const others = names.filter((name) => !['a', 'h3', 'li', 'mark', 'p', 'ul'].includes(name));
    if (others.length) said.push(`element: ${others.join()} among what was found`);
    if (question !== 'ran') continue;
    for (const [what, selector] of [['title', '#found h3 a'], ['excerpt', '#found .excerpt'], ['place', '#found .places a']]) {
      const texts = await page.$$eval(selector, (all) => all.map((own) => own.textContent));
      if (!texts.some((text) => /<(script|img|svg)/.test(text))) said.push(`unseen: no ${what} that was found is an attack`);
    }
  }
  await page.close();
  site.close();
  return said;
}

async function main() {
  const [browserPath, folder, fields, books] = process.argv.slice(2);
  const browser = await launch(browserPath);
  const said = {};
  const add = (path, lines) => { if (lines.length) (said[path] ??= []).push(...lines); };
  add('index.html', await blindness(browser, folder));
  add('search/index.html', await answers(browser, folder));
  const trusting = await answers(browser, folder, (_, text) => text.replace('</body>', `${TRUSTING}</body>`));
  if (!trusting.some((line) => line.startsWith('ran:'))) add('search/index.html', ['blind: a title shown as markup is not noticed']);
  let pages = 0;
  let all = '';
  for (const [root, endings] of [[folder, ['.html', '.svg']], [books, ['.xhtml', '.svg']]].filter(([root]) => root)) {
    // A page that moved stays long enough to be looked at.
    const site = await serve(root, (_, text) => text.replace('http-equiv="refresh" content="0;', 'http-equiv="refresh" content="999;'));
    const own = await prepared(browser, site);
    for (const path of files(root, ...endings)) {
      pages += 1;
      try {
        add(path, await judge(own.page, own.said, site, path));
      } catch (fault) {
        add(path, [`could not be judged: ${String(fault).slice(0, 300)}`]);
      }
    }
    for (const path of files(root, '.html', '.xhtml')) all += fs.readFileSync(`${root}/${path}`, 'utf8');
    site.close();
  }
  for (const field of JSON.parse(fs.readFileSync(fields, 'utf8'))) {
    if (!UNSHOWN.has(field) && !all.includes(field)) add('(no page)', [`unseen: ${field} is on no page`]);
  }
  await browser.close();
  fs.writeSync(1, JSON.stringify({ pages, said }));
}

main();
