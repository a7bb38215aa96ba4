// preview.cjs BROWSER IMPRINT: edits a source while `imprint serve` shows it, and finds that the page follows by itself:
// other words, then the fault with its line, then the mended words; nothing against the policy, nothing from elsewhere.
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { launch } = require('./site.cjs');

const FRONT = '+++\ntitle = "A title"\nslug = "text"\nlanguage = "en-GB"\npublished = 2026-03-01\nstatus = "published"\n' +
  'authors = [{ name = "Ada Example" }]\n+++\n\n# Overview\n\n';

async function main() {
  const [browserPath, program] = process.argv.slice(2);
  const house = fs.mkdtempSync(path.join(os.tmpdir(), 'preview-'));
  const write = (text) => fs.writeFileSync(path.join(house, 'reports', 'text.md'), FRONT + text);
  fs.mkdirSync(path.join(house, 'reports'));
  fs.writeFileSync(path.join(house, 'imprint.toml'), 'name = "Example Press"\nlanguage = "en-GB"\n');
  write('The first words.\n');
  const server = spawn(program, ['serve', '--port', '0', '--edition', 'html'], { cwd: house, stdio: ['ignore', 'pipe', 'ignore'] });
  const said = [];
  const browser = await launch(browserPath);
  try {
    const url = await new Promise((done) => server.stdout.once('data', (line) => done(String(line).trim())));
    const page = await browser.newPage();
    page.on('console', (message) => {
      // Browsers ask for an icon on their own.
      const icon = message.location().url?.endsWith('/favicon.ico');
      if (message.type() === 'error' && !icon) said.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => said.push(`error: ${error}`));
    page.on('request', (request) => { if (!request.url().startsWith(url)) said.push(`request: ${request.url()}`); });
    await page.goto(`${url}text/read/`, { waitUntil: 'load' });
    const shows = (selector, words) => page.waitForFunction(
      (where, what) => document.querySelector(where)?.innerText.includes(what), { timeout: 60000 }, selector, words);
    await shows('main', 'The first words.');
    write('Other words.\n');
    await shows('main', 'Other words.');
    write('![](none.png) <script>document.title = "ran"</script>\n');
    await shows('.imprint-faults', '![](none.png)');
    await shows('.imprint-faults', 'deny[');
    await shows('main', 'Other words.');
    if (await page.title() === 'ran') said.push('the excerpt ran');
    if (!await page.evaluate(() => document.querySelector('.imprint-faults').getBoundingClientRect().bottom === innerHeight)) {
      said.push('the panel has no style');
    }
    write('Mended words.\n');
    await shows('main', 'Mended words.');
    if (await page.$('.imprint-faults')) said.push('the panel stays');
  } catch (fault) {
    said.push(String(fault).slice(0, 300));
  } finally {
    await browser.close();
    server.kill('SIGINT');
    const status = await new Promise((done) => server.once('exit', done));
    if (status !== 0) said.push(`the preview ended with status ${status}`);
    fs.rmSync(house, { recursive: true });
  }
  for (const line of said) console.log(`preview: ${line}`);
  console.log(said.length ? 'preview: FAILED' : 'preview: the page follows its source');
  process.exitCode = said.length ? 1 : 0;
}

main();
