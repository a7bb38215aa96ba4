use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

use super::*;
use crate::{Checked, Job};

/// Titles that nobody should give, and some that people do.
fn titles() -> Vec<String> {
    let mut titles: Vec<String> = [
        "A",
        "?!",
        "Ё",
        "I",
        "2030",
        "W",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "https://example.org/a/very/long/path/that/nobody/would/break?and=a&query=with-no-space-in-it",
        "Care",
        "Care at Home",
        "Care at Home after Hospital: Four Regions Compared",
        "What? How! Why… “Who” (1914–1918) & <more> #1 $5 *not* _this_",
        "القيادة عبر النظم الصحية بدون سلطة",
        "מנהיגות מערכתית ללא סמכות",
        "Лидерство в системе здравоохранения без полномочий",
        "Η ηγεσία χωρίς εξουσία στα συστήματα υγείας",
        "ภาวะผู้นำเชิงระบบในบริการสุขภาพโดยไม่มีอำนาจสั่งการในทุกระดับของประเทศ",
        "स्वास्थ्य सेवाओं में बिना अधिकार के नेतृत्व",
        "স্বাস্থ্য ব্যবস্থায় কর্তৃত্ব ছাড়া নেতৃত্ব",
        "Arabic عربي and Hebrew עברית in one English title",
        "😀 A Title with a Face",
        "x² + y² = z² and CO₂",
        "A\u{a0}Title\u{a0}That\u{a0}May\u{a0}Not\u{a0}Be\u{a0}Broken\u{a0}Anywhere\u{a0}At\u{a0}All\u{a0}By\u{a0}Anyone",
        "Un-der-the-hy-phen-a-ted-and-still-not-ov-er-with-all-of-the-hy-phens-there-are",
        "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
        "Ǻǻ Ậậ Ṩṩ Ǘǘ Ŷŵ",
        "The the the the the the the the the the the the the the the the the the the the the the",
        "Supercalifragilisticexpialidocious and Antidisestablishmentarianism",
    ]
    .map(str::to_owned)
    .to_vec();
    for words in [6, 9, 12, 16, 20, 25, 30, 40, 50, 60, 80, 100] {
        titles.push(["Prevention", "of", "harm", "in", "hospitals"].repeat(words / 5 + 1).join(" "));
        titles.push("Gesundheitsversorgung ".repeat(words / 4).trim().to_owned());
    }
    titles
}

/// A house with a publication for each title; every third has much more to say on its cover.
fn checked(folder: &tempfile::TempDir) -> Checked {
    let write = |name: String, text: String| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    };
    write(
        "imprint.toml".into(),
        "name = \"The Worshipful Society for the Improvement of Everything\"\n".into(),
    );
    for (number, title) in titles().iter().enumerate() {
        let more = match number % 3 {
            0 => format!(
                "subtitle = \"{}\"\nnumber = \"No. 2026/{number}, second edition\"\nauthors = [{}]\n",
                "With all that follows from it ".repeat(5).trim(),
                (0..10)
                    .map(|n| format!("\"Benedikta von und zu Hohenlohe-Waldenburg {n}\","))
                    .collect::<String>()
            ),
            1 => "authors = [\"Ada Example\"]\n".to_owned(),
            _ => String::new(),
        };
        let title = title.replace('\\', "\\\\").replace('"', "\\\"");
        write(
            format!("reports/n{number}.md"),
            format!(
                "+++\ntitle = \"{title}\"\nlanguage = \"en-GB\"\npublished = 2026-03-01\n{more}+++\n\n# One\n\nText.\n"
            ),
        );
    }
    let job = Job {
        root: folder.path().to_owned(),
        selection: Vec::new(),
        editions: Vec::new(),
        levels: Vec::new(),
        include_drafts: false,
        epoch: None,
        standing: Default::default(),
    };
    crate::check(&job).expect("checked")
}

fn set(setting: &Setting<'_>, format: CoverFormat, style: &str) -> PagedDocument {
    let art =
        art::written(setting, &art::of(setting), &Paint::Screen, None).replace("style: \"ground\"", style);
    let (function, (width, height)) =
        if format.is_card() { ("card-page", CARD) } else { ("cover-page", UPRIGHT) };
    let markup = document(setting, |writer| writer.call(function, &art, &format!("{width}pt, {height}pt")));
    compile(setting, markup.source, &[]).expect("a cover")
}

/// Where every line of text stands: left, head, right and foot.
fn texts(frame: &Frame, at: Point, found: &mut Vec<[f64; 4]>) {
    for (offset, item) in frame.items() {
        let place = at + *offset;
        match item {
            FrameItem::Group(group) => texts(&group.frame, place, found),
            FrameItem::Text(text) => {
                let own = text.bbox();
                // Glyphs are measured upwards, pages downwards.
                let (head, foot) = (place.y + own.min.y.min(own.max.y), place.y + own.min.y.max(own.max.y));
                let line = [place.x, head, place.x + text.width(), foot].map(Abs::to_pt);
                // A blank has no outline.
                found.extend(line.iter().all(|edge| edge.is_finite()).then_some(line));
            }
            _ => {}
        }
    }
}

/// Where the figure begins: the foot of what is laid over all that reaches beyond it.
fn figure(frame: &Frame, at: Point, width: f64, found: &mut Vec<f64>) {
    for (offset, item) in frame.items() {
        let place = at + *offset;
        match item {
            FrameItem::Group(group) => figure(&group.frame, place, width, found),
            FrameItem::Shape(shape, _) => {
                if let Geometry::Rect(size) = shape.geometry
                    && (size.x.to_pt() - 3.0 * width).abs() < 0.5
                {
                    found.push((place.y + size.y).to_pt());
                }
            }
            _ => {}
        }
    }
}

#[test]
fn words_stay_in_their_frame_whatever_the_title() {
    let folder = tempfile::tempdir().expect("a folder");
    let checked = checked(&folder);
    assert!(checked.publications.len() >= 50);
    let mut wrong = Vec::new();
    for publication in &checked.publications {
        let setting = crate::building::setting(publication, &checked, None);
        for (format, style, margin) in [
            (CoverFormat::Retail, "style: \"ground\"", 600.0 * 0.08),
            (CoverFormat::Retail, "style: \"plate\"", 600.0 * 0.08),
            (CoverFormat::Social, "style: \"ground\"", 60.0),
        ] {
            let document = set(&setting, format, style);
            let mut say = |what: String| {
                wrong.push(format!("{format:?} {style} {:?}: {what}", publication.report.metadata.title))
            };
            if document.pages().len() != 1 {
                say(format!("{} pages", document.pages().len()));
            }
            let page = &document.pages()[0].frame;
            let (mut lines, mut heads) = (Vec::new(), Vec::new());
            texts(page, Point::zero(), &mut lines);
            assert!(!lines.is_empty());
            let (width, height) = (page.width().to_pt(), page.height().to_pt());
            figure(page, Point::zero(), width, &mut heads);
            let upright_ground = format == CoverFormat::Retail && style.contains("ground");
            let foot = heads.first().copied().filter(|_| upright_ground).unwrap_or(height - margin);
            for [left, head, right, low] in lines {
                // Ink may hang out of a line a little: the tail of an R, accents over capitals.
                let slack = 6.0;
                if left < margin - slack
                    || right > width - margin + slack
                    || head < margin - 2.0 * slack
                    || low > foot + slack
                {
                    say(format!(
                        "a line at {left:.0}–{right:.0} × {head:.0}–{low:.0}, the frame ends at {foot:.0}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pictures_have_their_sizes_and_are_the_same_each_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let checked = checked(&folder);
    let setting = crate::building::setting(&checked.publications[12], &checked, None);
    for format in [CoverFormat::Retail, CoverFormat::Book, CoverFormat::Thumbnail, CoverFormat::Social] {
        let one = picture(&setting, format).expect("a picture");
        // Drawn anew, not recalled.
        let (across, down) = format.size();
        let page = set(&setting, format, "style: \"ground\"");
        let scale = f64::from(across) / page.pages()[0].frame.width().to_pt();
        assert!(one == jpeg(&page, scale, (across, down)).expect("a picture"));
        assert!(one == picture(&setting, format).expect("a picture"));
        assert!(one.len() < 3_000_000, "{format:?} has {} bytes", one.len());
        let image = image::load_from_memory_with_format(&one, image::ImageFormat::Jpeg).expect("a JPEG");
        assert_eq!((image.width(), image.height()), format.size());
        assert!(image.color() == image::ColorType::Rgb8);
    }
    let (width, height) = CoverFormat::Book.size();
    assert!(u64::from(width) * u64::from(height) <= 4_000_000);
}
