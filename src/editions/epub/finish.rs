//! The finishing pass over the assembler's archive.
//!
//! epub-builder writes no manifest properties, landmarks or accessibility metadata, stamps the current
//! time, and deflates whatever it is given. So its package and navigation documents are replaced
//! whole, fonts and images join here, and the container is written anew: `mimetype` first and stored
//! (OCF 3.3, §4.2.2), the rest sorted, every entry at the beginning of DOS time, the same on any system.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::{Packing, Resource, navigation};

const FOLDER: &str = "OEBPS/";
const NCX: &str = "OEBPS/toc.ncx";

/// Where an entry of the finished container comes from.
enum Entry<'a> {
    /// Compressed already, in the assembler's archive.
    Assembled(usize),
    Written(&'a [u8]),
    Stored(&'a [u8]),
    /// An archive that holds this file alone.
    Ready(&'a [u8]),
}

/// Writes the finished book.
///
/// # Errors
/// Why the archive cannot be read or written.
pub(super) fn finish(
    archive: &[u8],
    urn: &str,
    package: &[u8],
    navigation: &str,
    ncx_pages: &str,
    resources: &[Resource],
) -> Result<Vec<u8>, String> {
    let mut assembled = ZipArchive::new(Cursor::new(archive)).map_err(|error| error.to_string())?;
    let ncx = whole_ncx(&mut assembled, urn, ncx_pages)?;
    let mut entries: BTreeMap<String, Entry<'_>> = BTreeMap::new();
    for index in 0..assembled.len() {
        let name = name(&mut assembled, index).map_err(|error| error.to_string())?;
        entries.insert(name, Entry::Assembled(index));
    }
    entries.remove("mimetype");
    for resource in resources {
        let bytes = &*resource.bytes;
        let entry = match resource.packing {
            Packing::Deflated => Entry::Written(bytes),
            Packing::Stored => Entry::Stored(bytes),
            Packing::Ready => Entry::Ready(bytes),
        };
        entries.insert(format!("{FOLDER}{}", resource.path), entry);
    }
    entries.insert(NCX.to_owned(), Entry::Written(ncx.as_bytes()));
    entries.insert(format!("{FOLDER}content.opf"), Entry::Written(package));
    entries.insert(format!("{FOLDER}{}", navigation::FILE), Entry::Written(navigation.as_bytes()));
    write(&mut assembled, &entries).map_err(|error| error.to_string())
}

/// How entries are written: deflated, the same on any system and at any time.
pub(super) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix)
        .compression_method(CompressionMethod::Deflated)
}

fn write(
    assembled: &mut ZipArchive<Cursor<&[u8]>>,
    entries: &BTreeMap<String, Entry<'_>>,
) -> Result<Vec<u8>, zip::result::ZipError> {
    let deflated = options();
    let stored = deflated.compression_method(CompressionMethod::Stored);
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    book.start_file("mimetype", stored)?;
    book.write_all(b"application/epub+zip")?;
    for (name, entry) in entries {
        match entry {
            Entry::Assembled(index) => {
                let file = assembled.by_index_raw(*index)?;
                if file.system() == System::Unix {
                    book.raw_copy_file_touch(file, DateTime::default(), Some(0o644))?;
                    continue;
                }
                // A raw copy keeps the mark of the system that assembled it.
                drop(file);
                let mut bytes = Vec::new();
                assembled.by_index(*index)?.read_to_end(&mut bytes)?;
                book.start_file(name.as_str(), deflated)?;
                book.write_all(&bytes)?;
            }
            Entry::Written(bytes) => {
                book.start_file(name.as_str(), deflated)?;
                book.write_all(bytes)?;
            }
            Entry::Ready(archive) => {
                let mut archive = ZipArchive::new(Cursor::new(*archive))?;
                book.raw_copy_file_rename(archive.by_index_raw(0)?, name.as_str())?;
            }
            Entry::Stored(bytes) => {
                book.start_file(name.as_str(), stored)?;
                book.write_all(bytes)?;
            }
        }
    }
    Ok(book.finish()?.into_inner())
}

fn name(assembled: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Result<String, zip::result::ZipError> {
    Ok(assembled.by_index_raw(index)?.name()?.into_owned())
}

/// The assembler's NCX with the identifier that ties it to the package, and the list of pages.
fn whole_ncx(assembled: &mut ZipArchive<Cursor<&[u8]>>, urn: &str, pages: &str) -> Result<String, String> {
    let mut ncx = String::new();
    let mut file = assembled.by_name(NCX).map_err(|error| error.to_string())?;
    file.read_to_string(&mut ncx).map_err(|error| error.to_string())?;
    let mut named = String::from("<head>\n    <meta name=\"dtb:uid\" content=\"");
    crate::editions::markup::writer::push_escaped(&mut named, urn, true);
    named.push_str("\" />");
    let ncx = ncx.replacen("<head>", &named, 1);
    Ok(match ncx.rsplit_once("</navMap>") {
        Some((before, after)) => format!("{before}</navMap>{pages}{after}"),
        None => ncx,
    })
}
