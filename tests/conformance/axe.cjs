// axe.cjs BROWSER FILE...: axe-core over each page at desktop and phone width, each in light and in dark.
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
  { width: 1280, height: 900, scheme: 'dark' },
  { width: 390, height: 800, scheme: 'dark' },
  { width: 390, height: 800, scheme: 'light' },
];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

// Everything that axe has to say of a page, which is opened once and shown in every view.
async function complaints(browser, file) {
  const said = [];
  const page = await browser.newPage();
  try {
    await page.setBypassCSP(true);
    await page.goto(pathToFileURL(path.resolve(file)).href, { waitUntil: 'load', timeout: 120000 });
    await page.evaluate(axe);
    for (const { width, height, scheme } of VIEWS) {
      await page.setViewport({ width, height });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      const result = await page.evaluate(
        (only) => window.axe.run(document, { resultTypes: ['violations'], runOnly: only }), TAGS);
      said.push(...result.violations.flatMap((violation) => violation.nodes.map(
        (node) => `${width} ${scheme}: ${violation.id} ${node.html.slice(0, 160)}`)));
    }
    // A width or a scheme that does not reach the page would be judged four times alike.
    const reached = await page.evaluate(() => innerWidth === 390 && matchMedia('(prefers-color-scheme: light)').matches);
    if (!reached) said.push('the views did not reach the page');
  } catch (fault) {
    said.push(`could not be judged: ${String(fault).slice(0, 300)}`);
  } finally {
    await page.close();
  }
  return said;
}

async function main() {
  const [browserPath, ...files] = process.argv.slice(2);
  const browser = await puppeteer.launch({
    executablePath: browserPath, headless: true, args: FLAGS, protocolTimeout: 300000,
  });
  const said = {};
  for (const file of files) said[file] = await complaints(browser, file);
  await browser.close();
  fs.writeSync(1, JSON.stringify(said));
}

main();
