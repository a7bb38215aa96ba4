// A site over HTTP on this machine, as a server that is set up well gives it out, and a browser to open it with.
const fs = require('fs');
const http = require('http');
const path = require('path');

const modules = path.join(process.env.VALIDATORS_HOME, 'npm', 'package.json');
const puppeteer = require('module').createRequire(modules)('puppeteer-core');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-features=Translate,MediaRouter'];
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.gif': 'image/gif',
  '.ttf': 'font/ttf', '.woff2': 'font/woff2', '.json': 'application/json', '.xml': 'application/xml',
  '.xhtml': 'application/xhtml+xml', '.wasm': 'application/wasm',
};
// What every page is made for: nothing inline, nothing remote, no script.
const STRICT = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'";
// The search page alone runs the search in the browser.
const SEARCH = `${STRICT}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'`;

// Every file below a folder whose name ends so, as paths with `/`.
function files(folder, ...endings) {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.includes(path.extname(entry.name)))
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'))
    .sort();
}

// Serves the files of a folder and nothing else; `spoil(path, text, query)` may change pages on their way, and ask for
// style sheets of its own at `/spoilt/`.
async function serve(folder, spoil, styles = {}) {
  const known = new Set(fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/')));
  const server = http.createServer((request, response) => {
    const wanted = new URL(request.url, 'http://site');
    let file = decodeURIComponent(wanted.pathname).slice(1);
    if (file === '' || file.endsWith('/')) file += 'index.html';
    if (styles[file.slice('spoilt/'.length)]) {
      response.writeHead(200, { 'content-type': TYPES['.css'] });
      response.end(styles[file.slice('spoilt/'.length)]);
      return;
    }
    if (file === 'favicon.ico') {
      // Browsers ask for it on their own.
      response.writeHead(204);
      response.end();
      return;
    }
    let status = 200;
    if (!known.has(file)) {
      status = 404;
      file = '404.html';
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    let body = known.has(file) ? fs.readFileSync(path.join(folder, file)) : Buffer.from('not found');
    if (spoil && type.startsWith('text/html')) body = Buffer.from(spoil(file, body.toString('utf8'), wanted.searchParams));
    response.writeHead(status, {
      'content-type': type,
      'content-security-policy': file.startsWith('search/') ? SEARCH : STRICT,
      'cache-control': type.startsWith('text/html') ? 'no-store' : 'max-age=600',
      'x-content-type-options': 'nosniff',
    });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

function launch(executablePath) {
  return puppeteer.launch({ executablePath, headless: true, args: FLAGS, protocolTimeout: 300000 });
}

module.exports = { files, launch, serve };
