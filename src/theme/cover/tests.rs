use super::*;
use crate::theme::tokens::Tokens;

fn tokens() -> Tokens {
    toml::from_str(include_str!("../../../assets/themes/default/theme.toml")).expect("the default theme")
}

fn art(slug: &str, series: Option<&str>) -> Art {
    let tokens = tokens();
    Art::of(&Identity { slug, series, house: "A House" }, &tokens.cover, &tokens.light)
}

#[test]
fn a_name_has_one_cover_and_names_have_many() {
    assert_eq!(art("system-leadership", None), art("system-leadership", None));
    let names: Vec<String> = (0..60).map(|number| format!("report-{number}")).collect();
    let arts: Vec<Art> = names.iter().map(|name| art(name, None)).collect();
    // A few families have few arrangements; two names of sixty may meet.
    let mut distinct: Vec<&Art> = Vec::new();
    for art in &arts {
        if !distinct.contains(&art) {
            distinct.push(art);
        }
    }
    assert!(distinct.len() >= 57, "{} of 60 are unlike the others", distinct.len());
    let grounds: std::collections::BTreeSet<String> =
        arts.iter().map(|art| art.palette.ground.to_string()).collect();
    assert_eq!(grounds.len(), tokens().cover.palettes.len());
    assert!(arts.iter().all(|art| art.mark == arts[0].mark));
}

#[test]
fn a_series_shares_its_palette_and_no_figure() {
    let (one, two) = (art("part-one", Some("leading")), art("part-two", Some("leading")));
    assert_eq!(one.palette, two.palette);
    assert_ne!(one.shapes, two.shapes);
}

#[test]
fn figures_begin_in_the_field_and_fill_some_of_it() {
    for family in Family::ALL {
        for name in ["a", "b", "system-leadership", "care-at-home", "2030"] {
            let shapes = family.draw(&mut Chance::of(name));
            let shown = shapes.iter().filter(|shape| shape.tone != Tone::Ground).count();
            assert!((3..1500).contains(&shown), "{family:?} of {name} has {shown} shapes");
            assert!(
                shapes.iter().all(|shape| shape.start.0.is_finite() && shape.start.1.is_finite()),
                "{family:?}"
            );
        }
    }
}

#[test]
fn words_on_every_cover_meet_aa() {
    let tokens = tokens();
    for style in [CoverStyle::Ground, CoverStyle::Plate] {
        let cover = CoverTokens { style, ..tokens.cover.clone() };
        for (number, _, ink, page) in text_pairs(&cover, &tokens.light) {
            assert!(ink.contrast(page) >= 4.5, "{style:?}: palette {number}");
        }
    }
}

#[test]
fn words_can_be_read_on_whatever_ground_a_theme_gives() {
    let mut tokens = tokens();
    // An ink and a paper between which many grounds lie.
    tokens.light.ink = Colour::try_from("#55616b".to_owned()).expect("a colour");
    tokens.light.paper = Colour::try_from("#e7ecef".to_owned()).expect("a colour");
    for ground in ["#7d8a92", "#777777", "#c4501b", "#55616b", "#e7ecef", "#000000", "#ffffff", "#3f9173"] {
        let palette: PaletteTokens = toml::from_str(&format!("ground = \"{ground}\"")).expect("a palette");
        let palette = palette.resolved(&tokens.light, CoverStyle::Ground);
        assert!(palette.ink.contrast(palette.page) >= 4.5, "{ground}: {}", palette.ink);
    }
}

#[test]
fn a_ground_alone_makes_a_palette() {
    let tokens = tokens();
    let alone: PaletteTokens = toml::from_str("ground = \"#7a1f3d\"").expect("a palette");
    let palette = alone.resolved(&tokens.light, CoverStyle::Ground);
    assert_eq!(palette.ink, tokens.light.paper);
    assert!(palette.shade.contrast(palette.pale) > palette.ground.contrast(palette.pale));
    let tones = [Tone::Shade, Tone::Middle, Tone::Pale, Tone::Signal];
    assert!(tones.iter().all(|tone| palette.tone(*tone) != palette.ground));
    assert!(toml::from_str::<PaletteTokens>("ground = \"red\"").is_err());
}
