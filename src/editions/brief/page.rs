//! The brief as a page of the web, in a folder that needs no other.

use super::{Brief, facts};
use crate::editions::Artefact;
use crate::editions::html;
use crate::editions::markup::gallery;
use crate::editions::markup::places::Places;
use crate::editions::markup::{Dialect, Markup, Renderer, front};
use crate::theme::subset::Usage;

/// Makes `<slug>/brief/index.html` and what it needs.
pub(super) fn page(brief: &Brief<'_>) -> Vec<Artefact> {
    let setting = brief.setting;
    let folder = format!("{}/brief", setting.report.metadata.slug);
    let file = |name: String, media_type: &'static str, bytes: Vec<u8>| {
        Artefact::new(format!("{folder}/{name}"), media_type, bytes)
    };
    let text = text(brief);
    let style = &setting.theme.web_css;
    let fonts = setting.theme.fonts.cut(&Usage::of([text.as_str()], style), style);
    let mut artefacts = vec![
        file(html::INDEX.to_owned(), "text/html", text.into_bytes()),
        file("style.css".to_owned(), "text/css", format!("{}{style}", fonts.rules).into_bytes()),
    ];
    artefacts.extend(
        fonts
            .faces
            .into_iter()
            .map(|face| file(format!("fonts/{}", face.file_name), face.media_type, face.bytes.to_vec())),
    );
    artefacts.extend(setting.logo_in(&folder));
    let shown: Vec<_> = match &brief.figure {
        Some(block) => gallery::shown_in(&brief.digest, std::slice::from_ref(block)).collect(),
        None => gallery::shown(&brief.digest).collect(),
    };
    artefacts.extend(shown.into_iter().map(|picture| {
        file(format!("images/{}", picture.name), picture.format.media_type(), picture.bytes.to_vec())
    }));
    artefacts
}

fn text(brief: &Brief<'_>) -> String {
    let setting = brief.setting;
    let (metadata, labels) = (&setting.report.metadata, &setting.locale.labels);
    let places = Places::new(&brief.digest, vec![html::INDEX.to_owned(); brief.digest.parts.len()]);
    let id = places.free("text");
    let mut out = Markup::new(Dialect::Html);
    out.trusted("<!DOCTYPE html>\n");
    out.start("html").language(&metadata.language).begin();
    out.line();
    head(&mut out, brief);
    out.start("body").with("class", "brief").begin();
    out.line();
    out.start("a").with("class", "skip").with("href", &format!("#{id}")).begin();
    front::label(&mut out, setting, &labels.skip_to_content);
    out.close("a");
    out.line();
    out.start("header").with("class", "house").begin();
    out.line();
    out.open("p");
    front::house_link(&mut out, setting);
    out.close("p");
    out.line();
    out.open("p");
    front::label(&mut out, setting, &labels.brief);
    out.close("p");
    out.line();
    out.close("header");
    out.line();
    out.open("main");
    out.line();
    out.start("div").with("class", "title-page").begin();
    out.line();
    front::title_page(&mut out, setting);
    out.close("div");
    out.line();
    out.start("div").with("class", "text").with("id", &id).begin();
    out.line();
    if let Some(description) = &metadata.description {
        out.element("p", "lead", description);
        out.line();
    }
    let mut renderer =
        Renderer::new(out, &brief.digest, setting.locale, &places, html::INDEX, 2).without_links();
    for index in 0..brief.digest.parts.len() {
        renderer.part(index);
        if let Some(figure) = brief.figure.as_ref().filter(|_| index == 0) {
            renderer.blocks(std::slice::from_ref(figure));
        }
    }
    let mut out = renderer.out;
    out.close("div");
    out.line();
    out.close("main");
    out.line();
    whole_report(&mut out, brief);
    out.close("body");
    out.line();
    out.close("html");
    out.line();
    out.finish()
}

fn head(out: &mut Markup, brief: &Brief<'_>) {
    let setting = brief.setting;
    let metadata = &setting.report.metadata;
    out.open("head");
    out.line();
    out.start("meta").with("charset", "utf-8").void();
    out.line();
    let mut names = vec![("viewport", "width=device-width, initial-scale=1"), ("color-scheme", "light dark")];
    names.extend(metadata.description.as_deref().map(|words| ("description", words)));
    names.extend((!metadata.is_public()).then_some(("robots", "noindex")));
    for (name, content) in names {
        out.start("meta").with("name", name).with("content", content).void();
        out.line();
    }
    out.element("title", "", &format!("{} – {}", metadata.title, setting.locale.labels.brief));
    out.line();
    if let Some(address) = facts::address(setting).filter(|_| metadata.is_public()) {
        out.start("link").with("rel", "canonical").with("href", &format!("{address}brief/")).void();
        out.line();
    }
    out.start("link").with("rel", "stylesheet").with("href", "style.css").void();
    out.line();
    out.close("head");
    out.line();
}

/// Where the whole of it is.
fn whole_report(out: &mut Markup, brief: &Brief<'_>) {
    let setting = brief.setting;
    out.start("footer").with("class", "colophon").begin();
    out.line();
    out.open("h2");
    front::label(out, setting, &setting.locale.labels.full_report);
    out.close("h2");
    out.line();
    out.open("dl");
    out.line();
    for fact in facts::facts(setting) {
        out.open("dt");
        front::label(out, setting, &fact.label);
        out.close("dt");
        out.line();
        out.open("dd");
        match &fact.link {
            Some(link) => {
                out.start("a").with("href", link).begin();
                out.text(&fact.words);
                out.close("a");
            }
            None => out.text(&fact.words),
        }
        out.close("dd");
        out.line();
    }
    out.close("dl");
    out.line();
    out.close("footer");
    out.line();
}
