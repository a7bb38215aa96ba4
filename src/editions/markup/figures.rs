//! Images and figures as elements.

use super::Renderer;
use crate::model::block::{Caption, Figure};
use crate::model::picture::{Alt, Image};

impl<'a> Renderer<'a> {
    pub(super) fn figure(&mut self, figure: &'a Figure) {
        let caption = &figure.caption;
        self.out.start("figure").with_if("id", caption.id.as_ref().map(|id| id.as_str())).begin();
        self.out.line();
        self.out.open("figcaption");
        self.caption(caption);
        self.out.close("figcaption");
        self.out.line();
        self.out.start("div").with("class", "picture").begin();
        self.enlargeable(&figure.image, &caption.label);
        self.out.close("div");
        self.out.line();
        self.source(caption);
        self.out.close("figure");
        self.out.line();
    }

    /// The image, on the web as a link to the picture by itself. It is named by what it does and to which
    /// figure: a name made of the description would be read out twice.
    fn enlargeable(&mut self, image: &Image, label: &str) {
        let picture = image.picture.and_then(|id| self.report.picture(id)).filter(|_| self.is_html());
        self.image(image);
        let Some(picture) = picture else { return };
        let enlarge = &self.locale.labels.enlarge;
        let name = if label.is_empty() { enlarge.clone() } else { format!("{enlarge}: {label}") };
        self.out.line();
        self.out
            .start("a")
            .with("class", "enlarge")
            .with("href", &format!("images/{}", picture.name))
            .with("aria-label", &name)
            .begin();
        self.out.element("span", "", enlarge);
        self.out.close("a");
    }

    /// "Figure 3 Years in post by role".
    pub(super) fn caption(&mut self, caption: &'a Caption) {
        if !caption.label.is_empty() {
            self.self_link(&caption.label, caption.id.as_ref().map(|id| id.as_str()));
            self.out.text(" ");
        }
        self.inlines(&caption.content);
    }

    /// "Source: Interviews".
    pub(super) fn source(&mut self, caption: &'a Caption) {
        let Some(source) = &caption.source else { return };
        self.out.start("p").with("class", "source").begin();
        if !caption.source_label.is_empty() {
            self.label(&format!("{}:", caption.source_label));
            self.out.text(" ");
        }
        self.inlines(source);
        self.out.close("p");
        self.out.line();
    }

    /// The image; where its file could not be had, its alternative text in a box.
    pub(super) fn image(&mut self, image: &Image) {
        let alt = match &image.alt {
            Alt::Text(words) => words.as_str(),
            Alt::Decorative => "",
            Alt::Missing => &self.locale.labels.image_without_description,
        };
        let Some(picture) = image.picture.and_then(|id| self.report.picture(id)) else {
            if !alt.is_empty() {
                self.out.element("span", "missing-picture", alt);
            }
            return;
        };
        let source = format!("images/{}", picture.name);
        let html = self.is_html();
        let pixels = |length: u32| (html && length > 0).then(|| length.to_string());
        self.out
            .start("img")
            .with("src", &source)
            .with("alt", alt)
            .with_if("width", pixels(picture.width).as_deref())
            .with_if("height", pixels(picture.height).as_deref())
            .with_if("loading", html.then_some("lazy"))
            .void();
    }
}
