//! The house's theme: a folder of its own under `assets/themes/`, laid over one that comes with imprint.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Sink, Sources, Span, nearest};
use crate::model::picture::{Picture, PictureFormat};
use crate::model::publisher::Publisher;
use crate::theme::Theme;
use crate::theme::contrast::{self, LowContrast};
use crate::theme::folder::{self, Folder as ThemeFolder, TOKENS, ThemeFile};
use crate::theme::fonts::FontFile;
use crate::theme::logo::LogoPicture;
use crate::theme::tokens::Tokens;

use super::files::{Folder, MANIFEST_LIMIT, Refusal};
use super::manifest::{self, Manifest, OwnTokens};
use super::picture_shelf::PictureShelf;
use super::pictures::Pictures;
use super::text_file::{TextFile, nowhere, text_file, told};

/// Where themes lie, beside `imprint.toml`.
const FOLDER: &str = "assets/themes";
/// What a house without a word of its own has.
const DEFAULT: &str = "default";
/// So many files of a theme are looked at.
const MOST_FILES: usize = 500;
/// A logo is in every edition: so many bytes,
const LOGO_BYTES: usize = 2 << 20;
/// and so many pixels, as many as shops take of one picture.
const LOGO_PIXELS: u64 = 4_000_000;

/// Finds the theme that the house names, and reads what it has of its own. `None` only if no theme comes with imprint.
pub(super) fn theme(
    house: Option<&Folder>,
    publisher: &Publisher,
    fonts: Vec<FontFile>,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<Theme> {
    let name = publisher.theme.as_str();
    let own = house.map(|house| house.inside(&Path::new(FOLDER).join(name)));
    match own {
        Some(Ok(folder)) => own_theme(&folder, name, fonts, sources, sink),
        Some(Err(refusal)) if refusal != Refusal::Missing => {
            let shown = format!("{FOLDER}/{name}");
            let span = publisher.theme_span.unwrap_or_else(|| nowhere(shown.as_str(), sources));
            sink.report(told(&refusal, &shown, 0, span));
            Theme::bundled(DEFAULT, fonts)
        }
        _ => {
            if !folder::names().any(|known| known == name) {
                sink.report(unknown(house, publisher));
                return Theme::bundled(DEFAULT, fonts);
            }
            Theme::bundled(name, fonts)
        }
    }
}

/// What is said of a name that no theme has.
fn unknown(house: Option<&Folder>, publisher: &Publisher) -> Diagnostic {
    let name = &publisher.theme;
    let entries = house.and_then(|house| house.inside(Path::new(FOLDER)).ok()?.entries().ok());
    let own = entries.into_iter().flatten().filter(|entry| entry.is_folder).map(|entry| entry.name);
    let all: Vec<String> = folder::names().map(str::to_owned).chain(own).collect();
    let hint = match nearest(name, all.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => {
            format!("write one of `{}`, or make your own with `imprint new theme {name}`", all.join("`, `"))
        }
    };
    Diagnostic::new(Code::InvalidValue, publisher.theme_span, format!("there is no theme `{name}`"))
        .hint(hint)
}

fn own_theme(
    folder: &Folder,
    name: &str,
    fonts: Vec<FontFile>,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<Theme> {
    let base = folder::names().find(|known| *known == name).unwrap_or(DEFAULT);
    let listing = folder.all_files(MOST_FILES);
    listing.report_passed(folder, sources, sink);
    let paths = listing.files;
    let given = paths.iter().any(|path| path == TOKENS);
    let own = given.then(|| text_file(folder, Path::new(TOKENS), MANIFEST_LIMIT, sources, sink)).flatten();
    let own = own.and_then(|TextFile { file, text }| {
        manifest::theme(&Manifest { file, text: &text, range: 0..text.len() }, base, sink)
    });
    let OwnTokens { base, tokens, colours, logo } = match own {
        Some(own) => own,
        None => OwnTokens {
            base: base.to_owned(),
            tokens: Tokens::bundled(base)?,
            colours: BTreeMap::new(),
            logo: None,
        },
    };
    report_contrast(&tokens, &colours, sink);
    let mut files = ThemeFolder::bundled(&base)?;
    for path in paths.iter().filter(|path| *path != TOKENS) {
        if ThemeFolder::knows(path) {
            let read = text_file(folder, Path::new(path), MANIFEST_LIMIT, sources, sink);
            if let Some(TextFile { file, text }) = read {
                files.put(path, ThemeFile { text, place: Some(file) });
            }
        } else if [".css", ".typ", ".html", ".toml"].iter().any(|ending| path.ends_with(ending)) {
            let shown = folder.shown(Path::new(path));
            let span = nowhere(shown, sources);
            let message = format!("a theme has no file `{path}`, so that it would do nothing");
            let hint = match nearest(path, ThemeFolder::paths()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("its files are `{}`", ThemeFolder::paths().collect::<Vec<_>>().join("`, `")),
            };
            sink.report(Diagnostic::new(Code::UnknownKey, span, message).hint(hint));
        }
    }
    let logo = logo.and_then(|place| own_logo(folder, &tokens, place, sink));
    Some(Theme::new(name, tokens, files, logo, fonts))
}

/// The picture that the theme names.
fn own_logo(folder: &Folder, tokens: &Tokens, place: Span, sink: &mut Sink) -> Option<Picture> {
    let LogoPicture::File(path) = &tokens.logo.picture else { return None };
    let mut shelf = PictureShelf::of_theme(folder);
    let id = shelf.find(path, place, sink)?;
    let picture = shelf.get(id)?;
    let known = matches!(picture.format, PictureFormat::Svg | PictureFormat::Png | PictureFormat::Jpeg);
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    let fault = if !known {
        Some("is neither SVG nor PNG nor JPEG, which every edition can show")
    } else if picture.bytes.len() > LOGO_BYTES
        || (picture.format != PictureFormat::Svg && pixels > LOGO_PIXELS)
    {
        Some("is larger than a logo needs to be, and would be in every edition")
    } else {
        None
    };
    if let Some(fault) = fault {
        let diagnostic = Diagnostic::new(Code::InvalidValue, place, format!("`{path}` {fault}"));
        sink.report(
            diagnostic.hint("save it as an SVG, or as a PNG of at most 2 MiB and four million pixels"),
        );
        return None;
    }
    Some(picture.clone())
}

/// Reports colours that are too much alike: once for each colour that the house gives, with the worst of its pairs.
fn report_contrast(tokens: &Tokens, colours: &BTreeMap<String, Span>, sink: &mut Sink) {
    let mut by_place: BTreeMap<Option<Span>, Vec<LowContrast>> = BTreeMap::new();
    for low in contrast::low(tokens) {
        // A ground of a cover is told there: the other colour stands on pages, too.
        let keys = match low.ground.starts_with("cover.") {
            true => [&low.ground, &low.front],
            false => [&low.front, &low.ground],
        };
        let place = keys.into_iter().find_map(|key| colours.get(key)).copied();
        by_place.entry(place).or_default().push(low);
    }
    for (place, mut lows) in by_place {
        lows.sort_by(|a, b| (a.ratio / a.least).total_cmp(&(b.ratio / b.least)));
        let Some(low) = lows.first() else { continue };
        let more = match lows.len() - 1 {
            0 => String::new(),
            1 => "; one more colour is too near as well".to_owned(),
            more => format!("; {more} more colours are too near as well"),
        };
        let message = format!(
            "`{}` on `{}` has a contrast of {:.2}, less than {}{more}",
            low.front,
            low.ground,
            // What is a little too low must not be told as just enough.
            (low.ratio * 100.0).floor() / 100.0,
            low.least,
        );
        let hint = "take colours that are further apart in lightness";
        sink.report(Diagnostic::new(Code::LowContrast, place, message).hint(hint));
    }
}
