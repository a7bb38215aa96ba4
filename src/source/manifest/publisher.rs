//! The house: `imprint.toml`.

use crate::diagnostic::{Code, Level, Levels, Sink};
use crate::model::identifier::Fault;
use crate::model::publisher::{PrintSettings, Publisher};

use super::fields::Fields;
use super::reader::read;
use super::{Manifest, metadata, url};

/// Reads the house's settings; what is wrong is reported, and the default stands in.
pub(in crate::source) fn publisher(manifest: &Manifest<'_>, sink: &mut Sink) -> Publisher {
    read(manifest.file, manifest.text, manifest.range.clone(), sink, of_fields)
}

pub(super) fn of_fields(fields: &mut Fields<'_, '_, '_>) -> Publisher {
    let default = Publisher::default();
    Publisher {
        name: fields.text("name"),
        url: fields.checked("url", Code::InvalidUrl, url::site),
        language: metadata::spoken(fields),
        description: fields.text("description"),
        contact: fields.text("contact"),
        city: fields.text("city"),
        licence: fields.text("licence"),
        copyright: fields.text("copyright"),
        theme_span: fields.span_of("theme"),
        theme: fields.checked("theme", Code::InvalidValue, theme).unwrap_or(default.theme),
        layout: fields.table("html", |html| html.choice("layout")).flatten().unwrap_or(default.layout),
        print: fields.table("print", print).unwrap_or_default(),
        old_after: fields
            .table("catalogue", |catalogue| catalogue.years("old_after"))
            .flatten()
            .unwrap_or(default.old_after),
        levels: fields.table("rules", levels).unwrap_or_default(),
    }
}

/// `[print]`: lengths in millimetres.
fn print(fields: &mut Fields<'_, '_, '_>) -> PrintSettings {
    let default = PrintSettings::default();
    PrintSettings {
        caliper: fields.number("caliper", 0.03..=1.0).unwrap_or(default.caliper),
        bleed: fields.number("bleed", 0.0..=20.0).unwrap_or(default.bleed),
    }
}

/// The name of a folder; whether there is a theme in it is known once the house is looked at.
fn theme(name: &str) -> Result<String, Fault> {
    match name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) {
        true => Ok(name.to_owned()),
        false => {
            let fault = Fault::new(format!("`{name}` is no name of a folder under `assets/themes`"));
            Err(fault.hint("write letters, digits and hyphens"))
        }
    }
}

/// `[rules]`: `all` first, whatever the order, then each code.
fn levels(fields: &mut Fields<'_, '_, '_>) -> Levels {
    let mut levels = Levels::default();
    if let Some(level) = fields.choice::<Level>("all") {
        // No code is named, so that it cannot be unknown.
        let _ = levels.set("all", level);
    }
    for code in Code::ALL {
        let Some(level) = fields.choice::<Level>(code.as_str()) else { continue };
        if code.is_fixed() && level != Level::Deny {
            let span = fields.span_of(code.as_str()).unwrap_or(fields.span());
            let message = format!("`{}` is always denied", code.as_str());
            fields.report(Code::InvalidValue, span, message, "leave the line out");
        } else {
            let _ = levels.set(code.as_str(), level);
        }
    }
    levels
}
