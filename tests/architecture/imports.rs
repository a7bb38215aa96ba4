//! Finds the paths of the crate that a file names: in `use` and in the midst of code.

use std::collections::BTreeSet;

/// Paths from the crate's root, such as `model::block::Block`; `own` is the module that the text is.
pub(crate) fn of(text: &str, own: &[String]) -> Vec<String> {
    let mut found = BTreeSet::new();
    for line in statements(text) {
        collect(&line, "crate::", &[], &mut found);
        let mut above = own.to_vec();
        let mut supers = String::new();
        while above.pop().is_some() {
            supers.push_str("super::");
            collect(&line, &supers, &above, &mut found);
        }
    }
    found.into_iter().collect()
}

/// The text without comments, cut where statements may end, so that a `use` over several lines is one.
fn statements(text: &str) -> Vec<String> {
    let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or("")).collect();
    code.join(" ").split(';').map(str::to_owned).collect()
}

fn collect(code: &str, start: &str, base: &[String], found: &mut BTreeSet<String>) {
    for (at, _) in code.match_indices(start) {
        let before = code[..at].chars().next_back();
        let rest = &code[at + start.len()..];
        // Part of a longer path or word.
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '$'))
            || rest.starts_with("super::")
        {
            continue;
        }
        let mut tree = Tree { rest };
        tree.paths(&mut base.to_vec(), found);
    }
}

/// What follows `crate::`: names with `::` between, and groups in braces.
struct Tree<'a> {
    rest: &'a str,
}

impl Tree<'_> {
    fn paths(&mut self, path: &mut Vec<String>, found: &mut BTreeSet<String>) {
        let depth = path.len();
        loop {
            self.rest = self.rest.trim_start();
            if let Some(group) = self.rest.strip_prefix('{') {
                self.rest = group;
                self.group(path, found);
                break;
            }
            let length =
                self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
            let (name, rest) = self.rest.split_at(length);
            path.push(name.to_owned());
            self.rest = rest;
            match self.rest.strip_prefix("::") {
                Some(rest) => self.rest = rest,
                None => {
                    found.insert(path.join("::").trim_end_matches(':').to_owned());
                    break;
                }
            }
        }
        path.truncate(depth);
    }

    fn group(&mut self, path: &mut Vec<String>, found: &mut BTreeSet<String>) {
        while !self.rest.is_empty() {
            self.rest = self.rest.trim_start();
            if let Some(rest) = self.rest.strip_prefix('}') {
                self.rest = rest;
                return;
            }
            if let Some(rest) = self.rest.strip_prefix(',') {
                self.rest = rest;
                continue;
            }
            let before = self.rest.len();
            self.paths(path, found);
            // `as name`, `*` and the like: on to the next.
            if self.rest.len() == before || !self.rest.trim_start().starts_with([',', '}']) {
                let next = self.rest.find([',', '}']).unwrap_or(self.rest.len());
                self.rest = &self.rest[next..];
            }
        }
    }
}
