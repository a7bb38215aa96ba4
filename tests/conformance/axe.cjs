// axe.cjs BROWSER FILE...: axe-core over each page at desktop and phone width, in light and dark.
// Prints one JSON object: the complaints by file. Rules: WCAG 2.0 to 2.2, A and AA, and best practice.
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');

const modules = path.join(process.env.VALIDATORS_HOME, 'npm', 'package.json');
const fromModules = require('module').createRequire(modules);
const puppeteer = fromModules('puppeteer-core');
const axe = fromModules('axe-core').source;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const VIEWS = [
  { width: 1280, height: 900, scheme: 'light' },
  { width: 390, height: 800, scheme: 'dark' },
];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

async function complaints(browser, file, view) {
  const page = await browser.newPage();
  try {
    await page.setBypassCSP(true);
    await page.setViewport({ width: view.width, height: view.height });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.scheme }]);
    await page.goto(pathToFileURL(path.resolve(file)).href, { waitUntil: 'load', timeout: 120000 });
    await page.evaluate(axe);
    const tags = TAGS;
    const result = await page.evaluate(
      (only) => window.axe.run(document, { resultTypes: ['violations'], runOnly: only }), tags);
    return result.violations.flatMap((violation) => violation.nodes.map(
      (node) => `${view.width} ${view.scheme}: ${violation.id} ${node.html.slice(0, 160)}`));
  } finally {
    await page.close();
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
    for (const view of VIEWS) {
      try {
        said[file].push(...await complaints(browser, file, view));
      } catch (fault) {
        said[file].push(`could not be judged: ${String(fault).slice(0, 300)}`);
      }
    }
  }
  await browser.close();
  fs.writeSync(1, JSON.stringify(said));
}

main();
