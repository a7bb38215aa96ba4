// layout.cjs BROWSER FILE...: measures each page in the browser, in numbers.
// Prints one JSON object: the complaints by file. At every width: nothing wider than the window, no text outside its
// box, targets of at least 24 px, focus to be seen; where there is room, lines of 45 to 90 characters.
// Before that it spoils the first page in several ways and complains about itself where it does not notice.
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');

const modules = path.join(process.env.VALIDATORS_HOME, 'npm', 'package.json');
const puppeteer = require('module').createRequire(modules)('puppeteer-core');

const WIDTHS = [320, 390, 768, 1280];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
// What a careless change to the style sheet would do, and the word by which it must be noticed.
const MUTANTS = [
  ['wide', 320, 'main { width: 400px; }'],
  ['outside', 320, 'body, p, h1, h2, h3 { overflow-wrap: normal; hyphens: none; } h1, h2, p { letter-spacing: 1em; }'],
  ['characters', 1280, 'main, main > * { display: block; width: 100%; max-width: none; }'],
  ['characters', 1280, '.text { max-width: 16rem; }'],
  ['target', 1280, '.contents a { padding: 0; line-height: 1; }'],
  ['focus', 1280, '*:focus { outline: none; }'],
];

// Runs in the page. Everything is measured before anything is focused.
function measure(width) {
  const said = [];
  const say = (what, element, more) => {
    const name = element.className && typeof element.className === 'string' ? `.${element.className.split(' ').join('.')}` : '';
    said.push(`${width}: ${what} ${element.localName}${name}${element.id ? `#${element.id}` : ''} ${more} “${element.textContent.trim().slice(0, 40)}”`);
  };
  const styles = new Map();
  const style = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const scrolls = (element) => ['auto', 'scroll', 'hidden', 'clip'].includes(style(element).overflowX);
  // The nearest ancestor that lets its content scroll, below the body.
  const known = new Map();
  const region = (element) => {
    if (!element || element === document.body) return null;
    if (!known.has(element)) known.set(element, scrolls(element) ? element : region(element.parentElement));
    return known.get(element);
  };
  const seen = (element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });

  if (document.scrollingElement.scrollWidth > innerWidth) {
    said.push(`${width}: wide: the page is ${document.scrollingElement.scrollWidth} px wide`);
  }
  const visible = [...document.body.querySelectorAll('*')].filter((element) => !element.closest('math, svg') && seen(element));
  const boxes = new Map(visible.map((element) => [element, element.getBoundingClientRect()]));
  for (const [element, box] of boxes) {
    if (box.width === 0 || box.height === 0 || region(element.parentElement)) continue;
    if (box.right > innerWidth + 1 || box.left < -1) {
      say('wide:', element, `from ${Math.round(box.left)} to ${Math.round(box.right)}`);
    }
  }

  const block = (element) => {
    let own = element;
    while (own && style(own).display.startsWith('inline') && style(own).display === 'inline') own = own.parentElement;
    return own;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!boxes.has(parent) || !node.data.trim()) continue;
    const column = block(parent);
    if (region(column) || !boxes.has(column)) continue;
    const box = boxes.get(column);
    range.selectNodeContents(node);
    for (const part of range.getClientRects()) {
      if (part.right > box.right + 1.5 || part.left < box.left - 1.5) {
        say('outside:', column, `text from ${Math.round(part.left)} to ${Math.round(part.right)}, box from ${Math.round(box.left)} to ${Math.round(box.right)}`);
        break;
      }
    }
  }

  if (width >= 1000) {
    for (const paragraph of document.querySelectorAll('.part > p:not([class]), .part > .noted > p:not([class])')) {
      if (paragraph.querySelector('code, img, math, br, [lang]')) continue;
      const text = paragraph.textContent.replace(/\s+/g, ' ').trim();
      if (!/^[\u0000-\u024f\u2000-\u206f]*$/.test(text)) continue;
      const box = boxes.get(paragraph);
      const count = box ? Math.round(box.height / parseFloat(style(paragraph).lineHeight)) : 0;
      if (count < 4) continue;
      range.selectNodeContents(paragraph);
      const last = [...range.getClientRects()].pop();
      const length = text.length / (count - 1 + (last.right - box.left) / box.width);
      if (length < 45 || length > 90) say('characters:', paragraph, `about ${Math.round(length)} a line`);
    }
  }

  const focusable = visible.filter((element) => element.matches('a[href], button, input, summary, [tabindex="0"]'));
  for (const element of focusable) {
    if (element.matches('[tabindex]') || !boxes.get(element).width) continue;
    const box = boxes.get(element);
    const own = block(element);
    const within = style(element).display === 'inline' && own.textContent.trim().length > element.textContent.trim().length;
    if (!within && (box.width < 23.9 || box.height < 23.9)) {
      say('target:', element, `${box.width.toFixed(1)} × ${box.height.toFixed(1)} px`);
    }
  }

  // One of each kind is enough: what they look like with focus comes from the style sheet.
  const kinds = new Map();
  for (const element of focusable) {
    const kind = `${element.localName}.${element.className} ${element.parentElement.localName}.${element.parentElement.className}`;
    if (!kinds.has(kind)) kinds.set(kind, element);
  }
  for (const element of kinds.values()) {
    element.focus({ focusVisible: true });
    const own = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (document.activeElement !== element) say('focus:', element, 'cannot be had');
    else if (own.outlineStyle === 'none' || parseFloat(own.outlineWidth) < 2) say('focus:', element, 'is not to be seen');
    else if (own.opacity === '0') say('focus:', element, 'is on something invisible');
    else if (box.bottom < 0 || box.top > innerHeight) say('focus:', element, 'is outside the window');
  }
  document.activeElement?.blur();
  return said;
}

async function open(browser, file) {
  const page = await browser.newPage();
  // Of several pages only one has the focus; each must behave as if it had.
  await page.emulateFocusedPage(true);
  await page.setBypassCSP(true);
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(pathToFileURL(path.resolve(file)).href, { waitUntil: 'load', timeout: 120000 });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  return page;
}

async function complaints(page, width) {
  await page.setViewport({ width, height: 900 });
  return page.evaluate(measure, width);
}

async function blindness(browser, file) {
  const said = [];
  for (const [word, width, css] of MUTANTS) {
    const page = await open(browser, file);
    await page.addStyleTag({ content: css });
    const noticed = await complaints(page, width);
    if (!noticed.some((line) => line.includes(`${word}:`))) said.push(`blind: \`${css}\` is not noticed`);
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
  let proven = false;
  for (const file of files) {
    said[file] = [];
    try {
      const page = await open(browser, file);
      for (const width of WIDTHS) said[file].push(...await complaints(page, width));
      const whole = await page.evaluate(() => document.querySelectorAll('.part > p').length > 20);
      await page.close();
      if (whole && !proven) {
        said[file].push(...await blindness(browser, file));
        proven = true;
      }
    } catch (fault) {
      said[file].push(`could not be judged: ${String(fault).slice(0, 300)}`);
    }
  }
  await browser.close();
  fs.writeSync(1, JSON.stringify(said));
}

main();
