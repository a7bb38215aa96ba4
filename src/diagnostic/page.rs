//! Reads the first sentence of a rule's page, for lists and for SARIF.

use super::Code;

impl Code {
    /// What the rule says, in one line: the first paragraph of its page.
    pub fn sentence(self) -> String {
        let paragraph = self.documentation().split("\n\n").nth(1).unwrap_or(self.as_str());
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages are an interface: `imprint explain` prints them and SARIF viewers show them.
    #[test]
    fn every_page_has_its_sections_and_its_level() {
        for code in Code::ALL {
            let page = code.documentation();
            assert!(page.starts_with(&format!("# {}\n\n", code.as_str())), "{}: title", code.as_str());
            let mut rest = page;
            for section in ["\n## Why\n\n", "\n## Example\n\n", "\n## Mend it\n\n"] {
                let (before, after) =
                    rest.split_once(section).unwrap_or_else(|| panic!("{}: {section:?}", code.as_str()));
                assert!(!before.trim().is_empty(), "{}: before {section:?}", code.as_str());
                rest = after;
            }
            let level = format!(
                "\n\nDefault level: {}{}\n",
                code.default_level().as_str(),
                if code.is_fixed() { " (cannot be lowered)" } else { "" }
            );
            assert!(page.ends_with(&level), "{}: must end with {level:?}", code.as_str());
            assert!(code.sentence().ends_with('.'), "{}: {}", code.as_str(), code.sentence());
        }
    }

    #[test]
    fn a_folder_of_pages_holds_no_others() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules");
        let pages = std::fs::read_dir(folder).unwrap();
        let names: Vec<_> = pages.map(|page| page.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(names.len(), Code::ALL.len(), "{names:?}");
        for name in names {
            assert!(Code::from_name(name.trim_end_matches(".md")).is_some(), "{name}");
        }
    }
}
