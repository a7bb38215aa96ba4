// opds.cjs NPM FILE: reads an OPDS 2.0 feed with Readium's r2-opds-js and prints, as one JSON array, what the draft
// asks for and the reader did not find.
const fs = require('fs');
const path = require('path');

const [folder, file] = process.argv.slice(2);
const load = require('module').createRequire(path.join(folder, 'package.json'));
const { JSON: reader } = load('ta-json-x');
load('r2-opds-js/dist/es8-es2017/src/opds/init-globals.js').initGlobalConverters_OPDS();
load('r2-shared-js/dist/es8-es2017/src/init-globals.js').initGlobalConverters_SHARED();
load('r2-shared-js/dist/es8-es2017/src/init-globals.js').initGlobalConverters_GENERIC();
const { OPDSFeed } = load('r2-opds-js/dist/es8-es2017/src/opds/opds2/opds2.js');

const said = [];
const need = (found, what) => { if (!found) said.push(what); };
const relations = (links, wanted) => (links ?? []).filter((link) => (link.Rel ?? []).some((own) => own.startsWith(wanted)));
const feed = reader.deserialize(JSON.parse(fs.readFileSync(file, 'utf8')), OPDSFeed);
need(feed.Metadata?.Title, 'the feed has no title');
need(relations(feed.Links, 'self').length === 1, 'the feed has no `self` link');
need(feed.Publications?.length, 'there are no publications');
for (const publication of feed.Publications ?? []) {
  const about = publication.Metadata;
  const name = about?.Identifier ?? 'a publication';
  need(about?.Title && about.Identifier && about.Language?.length, `${name} has no title, identifier or language`);
  need(about?.Modified instanceof Date && !Number.isNaN(about.Modified.getTime()), `${name} has no date`);
  need(relations(publication.Links, 'self').length === 1, `${name} has no \`self\` link`);
  const got = relations(publication.Links, 'http://opds-spec.org/acquisition');
  need(got.length, `${name} cannot be got`);
  for (const link of got) need(link.TypeLink && link.Href, `${name} has an acquisition without type or address`);
  for (const link of relations(publication.Links, 'http://opds-spec.org/acquisition/buy')) {
    const price = link.Properties?.Price;
    need(price?.Value > 0 && /^[A-Z]{3}$/.test(price.Currency), `${name} is for sale at no price`);
  }
  const images = (publication.Images ?? []).filter((image) => ['image/jpeg', 'image/png'].includes(image.TypeLink));
  need(images.some((image) => image.Width > 0 && image.Height > 0), `${name} has no picture with its size`);
}
fs.writeSync(1, JSON.stringify(said));
