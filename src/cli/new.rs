//! `imprint new`: a publisher, a report, an article or a theme to start from, which builds as it stands.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use imprint::model::identifier::Slug;

use super::args::{General, New, Scaffold};
use super::console::Console;
use super::{Failure, Outcome, environment, house, new_theme};

/// A file of a scaffold: where it goes, and its text with `@title@`, `@slug@` and `@date@` in it.
type Template = (&'static str, &'static str);

const PUBLISHER: [Template; 2] = [
    ("imprint.toml", include_str!("../../assets/scaffold/publisher/imprint.toml")),
    (".gitignore", include_str!("../../assets/scaffold/publisher/gitignore")),
];

const REPORT: [Template; 7] = [
    ("report.toml", include_str!("../../assets/scaffold/report/report.toml")),
    ("01-summary.md", include_str!("../../assets/scaffold/report/01-summary.md")),
    ("02-key-findings.md", include_str!("../../assets/scaffold/report/02-key-findings.md")),
    ("03-policy-implications.md", include_str!("../../assets/scaffold/report/03-policy-implications.md")),
    ("04-waiting.md", include_str!("../../assets/scaffold/report/04-waiting.md")),
    ("05-appendix-methods.md", include_str!("../../assets/scaffold/report/05-appendix-methods.md")),
    ("figures/waits.svg", include_str!("../../assets/scaffold/report/figures/waits.svg")),
];

const ARTICLE: &str = include_str!("../../assets/scaffold/article.md");

pub(super) fn run(asked: &New, general: &General, console: &Console) -> Result<Outcome, Failure> {
    match &asked.what {
        Scaffold::Publisher { folder } => {
            refuse_full(folder)?;
            let house = Words::of(folder.file_name(), folder)?;
            write_all(folder, &PUBLISHER, &house)?;
            let report = folder.join("reports/a-first-report");
            write_all(&report, &REPORT, &Words::of(report.file_name(), &report)?)?;
            let folder = folder.display();
            console
                .summary(&format!("a publisher in `{folder}`; now `cd {folder}` and `imprint build`\n"))?;
        }
        Scaffold::Report { folder } => {
            refuse_full(folder)?;
            write_all(folder, &REPORT, &Words::of(folder.file_name(), folder)?)?;
            let folder = folder.display();
            console.summary(&format!("a report in `{folder}`; now `imprint build {folder}`\n"))?;
        }
        Scaffold::Article { file } => {
            let file = match file.extension() {
                Some(ending) if ending == "md" => file.clone(),
                None => file.with_extension("md"),
                Some(_) => return Err(Failure::usage(format!("`{}` does not end in `.md`", file.display()))),
            };
            let words = Words::of(file.file_stem(), &file)?;
            if let Some(folder) = file.parent() {
                make(folder)?;
            }
            write(&file, &words.fill(ARTICLE))?;
            let file = file.display();
            console.summary(&format!("an article in `{file}`; now `imprint build {file}`\n"))?;
        }
        Scaffold::Theme { name } => {
            let house = house::find(general, &[]).folder;
            if !house.join("imprint.toml").is_file() {
                return Err(Failure::usage(
                    "a theme belongs to a house, and there is no `imprint.toml` here or above",
                )
                .hint("make one with `imprint new publisher`, or name its folder with `--root`"));
            }
            let words = Words::of(Some(OsStr::new(name)), Path::new(name))?;
            let folder = house.join("assets/themes").join(words.slug.as_str());
            refuse_full(&folder)?;
            make(&folder)?;
            for (file, text) in new_theme::files() {
                write(&folder.join(file), &words.fill(&text))?;
            }
            let (folder, slug) = (folder.display(), &words.slug);
            console.summary(&format!(
                "a theme in `{folder}`; now write `theme = \"{slug}\"` into imprint.toml\n"
            ))?;
        }
    }
    Ok(Outcome::Fine)
}

/// What a scaffold's placeholders stand for.
struct Words {
    title: String,
    slug: Slug,
    date: String,
}

impl Words {
    /// Made from a file's name: "a-first-report" is titled "A first report".
    fn of(name: Option<&OsStr>, path: &Path) -> Result<Self, Failure> {
        let name = name.and_then(OsStr::to_str).unwrap_or("");
        let slug = Slug::from_words(name).ok_or_else(|| {
            Failure::usage(format!("no name can be made of `{}`", path.display()))
                .hint("give it a name with letters from a to z")
        })?;
        let mut characters = slug.as_str().chars().map(|c| if c == '-' { ' ' } else { c });
        let first = characters.next().map(|c| c.to_ascii_uppercase());
        let title = first.into_iter().chain(characters).collect();
        Ok(Self { title, slug, date: environment::today()?.to_string() })
    }

    fn fill(&self, template: &str) -> String {
        template
            .replace("@title@", &self.title)
            .replace("@slug@", self.slug.as_str())
            .replace("@date@", &self.date)
    }
}

fn refuse_full(folder: &Path) -> Result<(), Failure> {
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(Failure::usage(format!("`{}` is not empty", folder.display()))
                .hint("give a folder that is not there yet")),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::usage(format!("cannot use `{}`: {error}", folder.display()))),
    }
}

fn write_all(folder: &Path, templates: &[Template], words: &Words) -> Result<(), Failure> {
    for (path, text) in templates {
        let path: PathBuf = folder.join(path);
        make(path.parent().unwrap_or(folder))?;
        write(&path, &words.fill(text))?;
    }
    Ok(())
}

fn make(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder)
        .map_err(|error| Failure::work(format!("cannot make `{}`: {error}", folder.display())))
}

/// Writes a file that is not there yet; never over another.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failure::usage(format!("`{}` is there already", path.display())),
        _ => Failure::work(format!("cannot write `{}`: {error}", path.display())),
    })
}
