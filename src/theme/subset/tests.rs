//! Every subset is opened again: what it has is as in the whole font.

use ttf_parser::{GlyphId, OutlineBuilder, Tag};

use super::*;
use crate::theme::folder;
use crate::theme::tokens::Tokens;

/// A path as text, so that two can be compared.
#[derive(Debug, Default, PartialEq)]
struct Path(String);

impl OutlineBuilder for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push_str(&format!("M{x},{y}"));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push_str(&format!("L{x},{y}"));
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.push_str(&format!("Q{x1},{y1},{x},{y}"));
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.push_str(&format!("C{x1},{y1},{x2},{y2},{x},{y}"));
    }
    fn close(&mut self) {
        self.0.push('Z');
    }
}

fn outline(font: &ttf_parser::Face<'_>, glyph: GlyphId) -> Path {
    let mut path = Path::default();
    font.outline_glyph(glyph, &mut path);
    path
}

fn tags(table: Option<ttf_parser::opentype_layout::LayoutTable<'_>>) -> Vec<Tag> {
    let mut tags: Vec<Tag> =
        table.into_iter().flat_map(|table| table.features.into_iter()).map(|feature| feature.tag).collect();
    tags.sort();
    tags.dedup();
    tags
}

const TEXT: &str = "<p>Affluent ﬁnds: 1234567890 – “fjord” £5 Ångström Wŷr Tŷ AVATAR <em>x</em> <strong>y</strong></p>\
                    <p>Ελληνικά, кириллица, đ ư</p><pre><code>fn main() -> λ</code></pre>";
const STYLE: &str =
    "b { font-variant-numeric: oldstyle-nums; font-weight: 600; font-variant-caps: small-caps }";

#[test]
fn characters_keep_their_glyphs() {
    for name in folder::names() {
        let fonts = Fonts::new(&Tokens::bundled(name).expect("tokens").faces, Vec::new());
        let usage = Usage::of([TEXT], STYLE);
        let cut = fonts.cut(&usage, STYLE);
        assert!(cut.faces.len() >= 5, "{name}");
        for part in &cut.faces {
            let whole = fonts.faces.iter().find(|face| face.file_name == part.file_name).expect("its font");
            let set = if whole.purpose == Purpose::Mono { &usage.mono } else { &usage.text };
            let from = ttf_parser::Face::parse(&whole.bytes, 0).expect("a font");
            let to = ttf_parser::Face::parse(&part.bytes, 0).expect("the subset is a font");
            assert!(part.bytes.len() * 3 < whole.bytes.len() * 2, "{}: {}", part.file_name, part.bytes.len());
            let mut shown = 0;
            for c in set {
                let Some(first) = from.glyph_index(*c) else {
                    assert_eq!(to.glyph_index(*c), None, "{c}");
                    continue;
                };
                let second = to.glyph_index(*c).unwrap_or_else(|| panic!("{} lost {c:?}", part.file_name));
                assert_eq!(outline(&from, first), outline(&to, second), "{}: {c:?}", part.file_name);
                assert_eq!(from.glyph_hor_advance(first), to.glyph_hor_advance(second), "{c:?}");
                shown += 1;
            }
            assert!(shown > 95, "{}: {shown}", part.file_name);
            assert_eq!((from.units_per_em(), from.ascender()), (to.units_per_em(), to.ascender()));
            assert_eq!((from.weight(), from.is_italic()), (to.weight(), to.is_italic()));
            let (before, after) = (tags(from.tables().gsub), tags(to.tables().gsub));
            for feature in [b"liga", b"lnum", b"onum", b"tnum", b"smcp", b"locl"] {
                let tag = Tag::from_bytes(feature);
                let needed = before.contains(&tag) && (feature != b"locl" || after.contains(&tag));
                assert!(!needed || after.contains(&tag), "{} lost {tag}", part.file_name);
            }
            let kern = Tag::from_bytes(b"kern");
            let (before, after) = (tags(from.tables().gpos), tags(to.tables().gpos));
            assert_eq!(before.contains(&kern), after.contains(&kern), "{}", part.file_name);
        }
    }
}

#[test]
fn what_is_not_used_is_left_out() {
    let fonts = Fonts::new(&Tokens::bundled("default").expect("tokens").faces, Vec::new());
    let files = |text: &str| {
        let cut = fonts.cut(&Usage::of([text], ""), "");
        assert_eq!(cut.rules.matches("@font-face").count(), cut.faces.len());
        cut.faces.into_iter().map(|face| face.file_name).collect::<Vec<_>>()
    };
    let plain = files("<p>a</p>");
    assert!(plain.iter().all(|name| !name.contains("Mono") && !name.contains("Italic")), "{plain:?}");
    assert!(files("<p>a <i>b</i> <code>c</code></p>").len() == plain.len() + 3);
}

#[test]
fn the_same_is_cut_once() {
    let fonts = Fonts::new(&Tokens::bundled("default").expect("tokens").faces, Vec::new());
    let cut = || fonts.cut(&Usage::of(["<p>twice</p>"], ""), "");
    let (first, second) = (cut(), cut());
    assert!(first.faces.iter().zip(&second.faces).all(|(a, b)| Arc::ptr_eq(&a.bytes, &b.bytes)));
}

#[test]
fn a_font_with_a_reserved_name_stays_whole() {
    let mut fonts = Fonts::new(&Tokens::bundled("default").expect("tokens").faces, Vec::new());
    // In the name table, UTF-16: the same length, so that no table moves.
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    let (old, new) = (wide("This Font Software is licensed"), wide("with Reserved Font Name 'Abcd'"));
    let face = fonts.faces.first_mut().expect("a face");
    let at = face.bytes.windows(old.len()).position(|window| window == old).expect("the licence");
    let mut bytes = face.bytes.to_vec();
    bytes[at..at + new.len()].copy_from_slice(&new);
    face.bytes = bytes.into();
    let cut = fonts.cut(&Usage::of(["<p>a</p>"], ""), "");
    assert_eq!(cut.faces[0].bytes.len(), fonts.faces[0].bytes.len());
    assert!(cut.faces[1].bytes.len() < fonts.faces[1].bytes.len());
}
