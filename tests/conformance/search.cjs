// search.cjs BROWSER PAGE...: uses each search page as readers do, over HTTP, without a script and from a disk.
// Prints one JSON object: the complaints by file. PICTURES=DIR keeps what it saw there.
const fs = require('fs');
const http = require('http');
const path = require('path');
const { pathToFileURL } = require('url');

const modules = path.join(process.env.VALIDATORS_HOME, 'npm', 'package.json');
const puppeteer = require('module').createRequire(modules)('puppeteer-core');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.ttf': 'font/ttf' };

// A server as plain as there is; the page brings its own policy.
function serve(root) {
  const server = http.createServer((request, response) => {
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const file = path.join(root, decodeURIComponent(new URL(request.url, 'http://x').pathname));
    if (!file.startsWith(root) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    fs.createReadStream(file).pipe(response);
  });
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)));
}

function rootOf(file) {
  let folder = path.dirname(file);
  while (!fs.existsSync(path.join(folder, 'manifest.json')) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  return folder;
}

const hidden = (page, id) => page.$eval(`#${id}`, (own) => !own.checkVisibility());
const told = (page) => page.$eval('#count', (own) => own.textContent);
const titles = (page) => page.$$eval('#found h3 a', (all) => all.map((own) => own.textContent));
const answered = (page, before = '') => page.waitForFunction(
  (old) => { const now = document.getElementById('count').textContent; return now && now !== old; }, { timeout: 60000 }, before);

async function picture(page, name) {
  const folder = process.env.PICTURES;
  if (!folder) return;
  for (const width of [320, 1280]) {
    for (const scheme of ['light', 'dark']) {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${scheme}.png`) });
    }
  }
  await page.setViewport({ width: 1280, height: 900 });
}

async function judge(browser, file, said) {
  const need = (held, what) => { if (!held) said.push(what); };
  const root = rootOf(file);
  const server = await serve(root);
  const address = `http://127.0.0.1:${server.address().port}/${path.relative(root, file)}`;
  const page = await browser.newPage();
  // Of several pages only one has the focus; each must behave as if it had.
  await page.emulateFocusedPage(true);
  page.on('console', (message) => { if (['error', 'warn'].includes(message.type())) said.push(`the console: ${message.text()}`); });
  page.on('pageerror', (fault) => said.push(`the script: ${fault}`));
  try {
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(address, { waitUntil: 'load' });
    need(!await hidden(page, 'asking') && !await hidden(page, 'everything'), 'the form or the list is not to be seen');
    need(await told(page) === '', 'something is told before anything is asked');
    await picture(page, 'search');

    // The words of the last title must find that title before others.
    const last = await page.$$eval('#everything li a', (all) => ({ title: all.at(-1).textContent, href: all.at(-1).href }));
    const word = last.title.match(/[\p{L}\p{N}]+/gu).join(' ');
    await page.focus('#words');
    await page.keyboard.type(word);
    await page.keyboard.press('Enter');
    await answered(page);
    need((await titles(page)).includes(last.title), `\`${word}\` does not find “${last.title}”`);
    need(await hidden(page, 'everything'), 'the list is still there');
    need(new URL(page.url()).searchParams.get('q') === word, 'the address does not say what was asked');
    need(await page.$eval('#words', (own) => own === document.activeElement), 'the focus went away');
    await picture(page, 'found');
    const links = await page.$$eval('#found a', (all) => all.map((own) => own.href));
    for (const link of links) {
      const target = new URL(link);
      const text = fs.existsSync(path.join(root, target.pathname)) ? fs.readFileSync(path.join(root, target.pathname), 'utf8') : null;
      need(text !== null, `${target.pathname} is no file`);
      const id = decodeURIComponent(target.hash.slice(1));
      need(text === null || !id || text.includes(`id="${id}"`), `${target.pathname} has no place ${id}`);
    }

    // On by keys alone: button, filters, first result.
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement.matches('#found h3 a'))) break;
    }
    need(await page.evaluate(() => document.activeElement.matches('#found h3 a')), 'the first result cannot be reached by keys');

    // The same address gives the same answer.
    const before = await titles(page);
    await page.goto(page.url(), { waitUntil: 'load' });
    await answered(page);
    need((await titles(page)).join() === before.join(), 'the address gives another answer');

    // Filters alone.
    await page.goto(address, { waitUntil: 'load' });
    const kind = await page.$eval('#filter-kind', (own) => own.options[1].value);
    await page.select('#filter-kind', kind);
    await answered(page);
    const kinds = await page.$$eval('#found .kind', (all) => all.map((own) => own.textContent));
    need(kinds.length > 0 && kinds.every((own) => own === kind), `the filter \`${kind}\` lets others through`);
    const listed = await page.$$eval('#everything .facts', (all) => all.map((own) => own.textContent));
    const number = listed.filter((own) => own === kind).length;
    need((await told(page)).replace(/\D/g, '') === String(number), `${number} of the kind, but “${await told(page)}”`);

    // Nothing, and what looks like markup.
    await page.goto(`${address}?q=${encodeURIComponent('<b>qqxzzyv</b>')}`, { waitUntil: 'load' });
    await answered(page);
    need(await told(page) === await page.$eval('#count', (own) => own.dataset.none), 'nothing found is not told');
    await picture(page, 'nothing');

    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    need(!await hidden(page, 'from-disk') && await hidden(page, 'asking'), 'from a disk it does not say why there is no search');
    await picture(page, 'from-disk');
    await page.setJavaScriptEnabled(false);
    await page.goto(address, { waitUntil: 'load' });
    need(await page.$('noscript + *, noscript') !== null && await hidden(page, 'asking'), 'without a script there is a form that does nothing');
    need(await page.evaluate(() => document.querySelector('.search .notice').checkVisibility()), 'without a script it does not say why there is no search');
    await picture(page, 'without-script');
  } finally {
    await page.close();
    server.close();
  }
}

async function main() {
  const [browserPath, ...files] = process.argv.slice(2);
  const browser = await puppeteer.launch({
    executablePath: browserPath, headless: true, args: FLAGS, protocolTimeout: 300000,
  });
  const said = {};
  for (const file of files) {
    said[file] = [];
    try {
      await judge(browser, path.resolve(file), said[file]);
    } catch (fault) {
      said[file].push(`could not be judged: ${String(fault).slice(0, 300)}`);
    }
  }
  await browser.close();
  fs.writeSync(1, JSON.stringify(said));
}

main();
