//! Moves an article into a book: headings go down a level, ids and pictures get the book's names, links to other
//! articles lead to their chapters.

use std::collections::{BTreeMap, BTreeSet};

use super::Person;
use crate::locale::Locale;
use crate::model::block::{Attributes, Block, BlockKind, Heading, Panel, PanelKind};
use crate::model::draft::{Draft, DraftFile, DraftNote};
use crate::model::identifier::{Id, Slug};
use crate::model::inline::{Destination, Inline, InlineKind, plain_text};
use crate::model::picture::{Image, PictureId};
use crate::model::resolve::without_order;
use crate::model::role::Role;
use crate::model::walk::{self, Visitor};

/// The level of an article's shallowest headings.
pub(super) fn shallowest(draft: &Draft) -> u8 {
    let blocks = draft.files.iter().flat_map(|file| &file.blocks);
    let levels = blocks.filter_map(|block| match &block.kind {
        BlockKind::Heading(heading) => Some(heading.level),
        _ => None,
    });
    levels.min().unwrap_or(1)
}

/// Every id that the author gave.
pub(super) fn ids(draft: &Draft) -> BTreeSet<Id> {
    let mut found = Ids(BTreeSet::new());
    for file in &draft.files {
        walk::blocks(&mut file.blocks.clone(), &mut found);
        for note in file.notes.values() {
            walk::blocks(&mut note.blocks.clone(), &mut found);
        }
    }
    found.0
}

struct Ids(BTreeSet<Id>);

impl Visitor for Ids {
    fn block(&mut self, block: &mut Block) {
        each_id(block, &mut |id| self.0.extend([id.clone()]));
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        self.0.extend(inlines.iter().filter_map(|inline| match &inline.kind {
            InlineKind::Anchor(id) => Some(id.clone()),
            _ => None,
        }));
    }
}

/// Shows the ids that stand on a block itself.
fn each_id(block: &mut Block, see: &mut dyn FnMut(&mut Id)) {
    match &mut block.kind {
        BlockKind::Heading(heading) => {
            heading.id.iter_mut().chain(&mut heading.attributes.id).for_each(see);
        }
        BlockKind::List(list) => {
            for item in &mut list.items {
                item.id.iter_mut().chain(&mut item.attributes.id).for_each(&mut *see);
            }
        }
        BlockKind::Quotation(quotation) => quotation.id.iter_mut().for_each(see),
        BlockKind::Panel(panel) => panel.id.iter_mut().for_each(see),
        BlockKind::Figure(figure) => figure.caption.id.iter_mut().for_each(see),
        BlockKind::Table(table) => table.caption.iter_mut().flat_map(|caption| &mut caption.id).for_each(see),
        _ => {}
    }
}

/// The id of the chapter that an article becomes.
pub(super) fn of_article(slug: &Slug) -> Id {
    Id::from_words(slug.as_str())
}

/// An article on its way.
pub(super) struct Moved<'a> {
    /// What its ids, pictures and files are told apart by.
    pub(super) prefix: &'a str,
    /// How many pictures the book has already.
    pub(super) pictures: usize,
    /// Its own ids.
    pub(super) ids: BTreeSet<Id>,
    pub(super) articles: &'a BTreeSet<&'a Slug>,
    pub(super) article_ids: &'a BTreeMap<&'a Slug, BTreeSet<Id>>,
    /// Where the house's site is.
    pub(super) house: Option<&'a str>,
    pub(super) locale: &'a Locale,
    pub(super) shallowest: u8,
    /// The names of its files.
    pub(super) files: Vec<&'a str>,
}

impl Moved<'_> {
    pub(super) fn file(&mut self, file: &DraftFile) -> DraftFile {
        let mut blocks = file.blocks.clone();
        walk::blocks(&mut blocks, self);
        let mut note = |own: &DraftNote| {
            let mut blocks = own.blocks.clone();
            walk::blocks(&mut blocks, self);
            DraftNote { blocks, span: own.span }
        };
        let notes = file.notes.iter().map(|(label, own)| (label.clone(), note(own))).collect();
        DraftFile { file: file.file, stem: self.stem(&file.stem), blocks, notes }
    }

    fn stem(&self, stem: &str) -> String {
        match self.files.as_slice() {
            [_] => self.prefix.to_owned(),
            _ => format!("{}-{}", self.prefix, without_order(stem)),
        }
    }

    fn image(&self, image: &mut Image) {
        image.picture = image.picture.map(|PictureId(own)| PictureId(self.pictures + own));
    }

    /// A heading within a chapter; sections that hold items stay what they are.
    fn heading(&self, heading: &mut Heading) {
        let given = heading.attributes.classes.iter().find_map(|class| Role::from_class(class));
        let top = heading.level <= self.shallowest;
        let named = || self.locale.role_of(plain_text(&heading.content).trim()).filter(|_| top);
        let role = given.or_else(named);
        heading.attributes.classes.retain(|class| Role::from_class(class).is_none());
        if let Some(role) = role.filter(|role| role.holds_items()) {
            heading.attributes.classes.push(role.as_str().to_owned());
        }
        heading.level = (heading.level.saturating_sub(self.shallowest) + 2).min(6);
    }

    fn destination(&self, destination: &mut Destination) {
        match destination {
            Destination::Written(written) => {
                if let Some(chapter) = self.chapter(written) {
                    *written = chapter;
                } else if let Some(id) = written.strip_prefix('#') {
                    *written = format!("#{}", self.own(id));
                } else {
                    let (path, id) = written.split_once('#').unwrap_or((written, ""));
                    let stem = path.trim_start_matches("./");
                    let stem = stem.strip_suffix(".md").or_else(|| stem.strip_suffix(".html"));
                    let wanted = stem.map(without_order);
                    let file =
                        self.files.iter().find(|own| wanted.is_some_and(|stem| without_order(own) == stem));
                    if let Some(file) = file {
                        let id = if id.is_empty() { String::new() } else { format!("#{}", self.own(id)) };
                        *written = format!("{}.md{id}", self.stem(file));
                    }
                }
            }
            // Made of a link to another source, as seen from a page of the site.
            Destination::Outside(page) => {
                let Some(path) = page.strip_prefix("../../") else { return };
                let path = path.replace("index.html", "");
                let Some(url) = self.house.map(|house| format!("{house}/{path}")) else {
                    *destination = Destination::Nowhere;
                    return;
                };
                *destination = match self.chapter(&url) {
                    Some(chapter) => Destination::Written(chapter),
                    None => Destination::Outside(url),
                };
            }
            Destination::Inside(_) | Destination::Nowhere => {}
        }
    }

    /// One of the article's own ids, as it is called in the book.
    fn own(&self, id: &str) -> String {
        match self.ids.iter().find(|own| own.as_str() == id) {
            Some(own) => own.prefixed(self.prefix).to_string(),
            None => id.to_owned(),
        }
    }

    /// The chapter, or the place in one, that an address of the house's site leads to.
    fn chapter(&self, url: &str) -> Option<String> {
        let path = url.strip_prefix(self.house?)?.strip_prefix('/')?;
        let (path, id) = path.split_once('#').unwrap_or((path, ""));
        let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
        let path = path.strip_suffix("/read").unwrap_or(path);
        let slug = self.articles.iter().find(|slug| slug.as_str() == path)?;
        let ids = self.article_ids.get(*slug);
        let place = ids.and_then(|ids| ids.iter().find(|own| own.as_str() == id));
        Some(match place {
            Some(place) => format!("#{}", place.prefixed(slug.as_str())),
            None => format!("#{}", of_article(slug)),
        })
    }
}

impl Visitor for Moved<'_> {
    fn block(&mut self, block: &mut Block) {
        let prefix = self.prefix;
        each_id(block, &mut |id| *id = id.prefixed(prefix));
        match &mut block.kind {
            BlockKind::Heading(heading) => self.heading(heading),
            BlockKind::Figure(figure) => self.image(&mut figure.image),
            BlockKind::Image(image) => self.image(image),
            _ => {}
        }
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        for inline in inlines {
            match &mut inline.kind {
                InlineKind::Anchor(id) => *id = id.prefixed(self.prefix),
                InlineKind::Image(image) => self.image(image),
                InlineKind::Reference(reference) if self.ids.contains(&reference.target) => {
                    reference.target = reference.target.prefixed(self.prefix);
                }
                InlineKind::Link { destination, .. } => self.destination(destination),
                _ => {}
            }
        }
    }
}

/// A box that says who the author is, in place of the text of their page.
pub(super) fn biography(person: &Person, mut files: Vec<DraftFile>) -> Vec<DraftFile> {
    for file in &mut files {
        let Some(first) = file.blocks.first().map(|block| block.span) else { continue };
        let blocks = std::mem::take(&mut file.blocks).into_iter().map(within_box).collect();
        let panel = Panel {
            id: None,
            kind: PanelKind::Plain,
            title: vec![Inline::text(&person.name, first)],
            blocks,
            label: String::new(),
        };
        file.blocks.push(Block::new(BlockKind::Panel(panel), first));
    }
    files
}

/// A box has no headings of the outline: they become paragraphs.
fn within_box(mut block: Block) -> Block {
    if let BlockKind::Heading(Heading { content, attributes: Attributes { .. }, .. }) = block.kind {
        let strong = Inline::new(InlineKind::Strong(content), block.span);
        block.kind = BlockKind::Paragraph(vec![strong]);
    }
    block
}
