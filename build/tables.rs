//! Gathers the tables of the providers, `src/providers/*/{companions,defaults,lifetimes,shapes,view}.tsv`, into one of each, which
//! the binary carries as text and reads when it is first asked.
//!
//! The columns are described in `src/providers/README.md`. A provider may lack any of them. Those of CloudFormation are sorted,
//! since they are searched as they are.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The providers that may have tables.
const PROVIDERS: [&str; 6] = ["aws", "azure", "gcp", "oci", "ibm", "kubernetes"];

/// Name and header of each table.
const TABLES: [(&str, &str); 5] = [
    ("companions", "companion\tjoin_attribute\tparent\tparent_attribute\tinto\tprecedence\tshape\ttarget"),
    ("defaults", "type\tpath\tvalue\tfrom_version\tbelow_version\tsource"),
    ("lifetimes", "type\tattribute\tbelow_version"),
    ("shapes", "type\tfrom\tinto\tshape"),
    ("view", "type\tpath\tkind\tvalue_type\tnesting"),
];

/// Why the tables could not be gathered.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A file could not be read or written.
    #[error("{}: {error}", path.display())]
    File { path: PathBuf, error: io::Error },
    /// The first line is another than the columns of this table.
    #[error("{name}: the first line is not {header:?}")]
    Header { name: String, header: &'static str },
    /// A row has more or fewer cells than the header.
    #[error("{name}:{line}: the row has not as many cells as the header")]
    Cells { name: String, line: usize },
    /// A row stands there twice.
    #[error("{name}: the row {row:?} stands there twice")]
    Twice { name: String, row: String },
}

/// Writes `companions.tsv`, `defaults.tsv`, `lifetimes.tsv`, `shapes.tsv` and `view.tsv` into `out`, without headers, the providers in
/// order, and tells cargo which files they depend on.
///
/// # Errors
///
/// If a file cannot be read or written, or a row is malformed.
#[allow(clippy::print_stdout, reason = "that is how cargo is told")]
#[allow(clippy::disallowed_methods, reason = "the build script reads the tables and writes into OUT_DIR")]
pub(crate) fn compile(package: &Path, out: &Path) -> Result<(), Error> {
    for (table, header) in TABLES {
        let mut all = String::new();
        for provider in PROVIDERS {
            let name = format!("src/providers/{provider}/{table}.tsv");
            let path = package.join(&name);
            // A path that is not there would make cargo run this script every time; its directory tells as much.
            println!("cargo:rerun-if-changed=src/providers/{provider}");
            let text = match fs::read_to_string(&path) {
                Ok(text) => text,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(Error::File { path, error }),
            };
            all.push_str(rows(&name, header, &text)?);
        }
        let path = out.join(format!("{table}.tsv"));
        fs::write(&path, all).map_err(|error| Error::File { path, error })?;
    }
    Ok(())
}

/// The text behind the header.
fn rows<'a>(name: &str, header: &'static str, text: &'a str) -> Result<&'a str, Error> {
    let rows = text
        .strip_prefix(header)
        .and_then(|rest| rest.strip_prefix('\n'))
        .ok_or_else(|| Error::Header { name: name.to_owned(), header })?;
    let cells = header.split('\t').count();
    match (2..).zip(rows.lines()).find(|(_, row)| row.split('\t').count() != cells) {
        Some((line, _)) => Err(Error::Cells { name: name.to_owned(), line }),
        None if rows.is_empty() || rows.ends_with('\n') => Ok(rows),
        None => Err(Error::Cells { name: name.to_owned(), line: rows.lines().count() + 1 }),
    }
}

/// The vocabulary of another format.
struct Vocabulary {
    /// Where its tables are.
    directory: &'static str,
    /// What the names of its files in `out` begin with.
    prefix: &'static str,
    /// Name and header of each table.
    tables: &'static [(&'static str, &'static str)],
}

const VOCABULARIES: [Vocabulary; 3] = [
    Vocabulary {
        directory: "src/providers/aws/cloudformation",
        prefix: "cloudformation",
        tables: &[
            ("types", "resource\tproperty\tvalue\ttype"),
            ("properties", "resource\tproperty\ttype\tinto\ttransform\targument"),
            ("attributes", "resource\tattribute\tinto"),
            ("companions", "companion\tparent\tjoin_attribute\tparent_attribute"),
            ("defaults", "resource\ttype\tpath\tvalue\tsource"),
        ],
    },
    Vocabulary {
        directory: "src/providers/pulumi",
        prefix: "pulumi",
        tables: &[
            ("types", "token\ttype"),
            ("properties", "type\tproperty\tattribute"),
            ("azure_native", "token\ttype"),
            ("azure_native_properties", "type\tproperty\tattribute\ttransform"),
            (FOLDED, "service"),
        ],
    },
    Vocabulary {
        directory: RESIDENCY,
        prefix: "residency",
        tables: &[
            ("countries", "country\tname\tgroups\tadequacy\tnote\tsource"),
            ("partitions", "partition\tcloud\taliases\tsovereign\tnote\tsource"),
            ("products", "type\tproduct"),
            (
                "regimes",
                "id\tname\tscope\tkind\tallowed\tconditional\tpartitions\ttransfer\tsafeguards\tdata\tkeys\tpartition_note\tnote\tsource\tarticle",
            ),
            (
                "regions",
                "cloud\tcode\tname\taliases\tkind\tcountries\tsubdivision\tpartition\tstatus\tpaired\tparent\tmembers\tnote\tsource",
            ),
            ("services", "type\trank\tspread\tregion\tattribute\tvalues\tabout\tsource"),
        ],
    },
];

/// The catalogue of residency.
const RESIDENCY: &str = "checks/residency";

/// The columns of its tables of movements, of which there is one for each cloud.
const MOVEMENTS: &str = "type\tattribute\tid\tkind\tdestination\ttrigger\tfrom\tproduct\tnote";

/// The table of regions, which are also found by their other names.
const REGIONS: &str = "regions";

/// The table whose rows are looked up without regard to case, and are in that order.
const FOLDED: &str = "services";

/// Writes the tables of the vocabularies into `out`, without headers and sorted, since they are searched as they are.
///
/// # Errors
///
/// If a file cannot be read or written, or a row is malformed or stands there twice.
#[allow(clippy::print_stdout, reason = "that is how cargo is told")]
#[allow(clippy::disallowed_methods, reason = "the build script reads the tables and writes into OUT_DIR")]
pub(crate) fn compile_vocabularies(package: &Path, out: &Path) -> Result<(), Error> {
    for Vocabulary { directory, prefix, tables } in VOCABULARIES {
        println!("cargo:rerun-if-changed={directory}");
        for (table, header) in tables {
            let name = format!("{directory}/{table}.tsv");
            let path = package.join(&name);
            let text = fs::read_to_string(&path).map_err(|error| Error::File { path, error })?;
            let mut sorted: Vec<&str> = rows(&name, header, &text)?.lines().collect();
            sorted.sort_unstable();
            if let Some(pair) = sorted.windows(2).find(|pair| pair.first() == pair.last()) {
                return Err(Error::Twice { name, row: pair.concat() });
            }
            if *table == FOLDED {
                sorted.sort_by_key(|row| row.to_ascii_lowercase());
            }
            let mut all = sorted.join("\n");
            all.push('\n');
            let path = out.join(format!("{prefix}_{table}.tsv"));
            fs::write(&path, all).map_err(|error| Error::File { path, error })?;
            if *table == REGIONS {
                let path = out.join("residency_region_names.tsv");
                fs::write(&path, region_names(&sorted)).map_err(|error| Error::File { path, error })?;
            }
        }
    }
    Ok(())
}

/// What regions are known by: `cloud folded-name place`, sorted; the place is that of the row among the sorted ones. A code is never hidden by an alias, nor an alias by a name.
fn region_names(rows: &[&str]) -> String {
    let folded =
        |code: &str| code.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect::<String>();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.split('\t').collect()).collect();
    let mut names: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for pass in 0..3 {
        for (place, row) in rows.iter().enumerate() {
            let [cloud, code, name, aliases, kind, ..] = row[..] else { continue };
            let product = code.split_once(':').map_or(String::new(), |(product, _)| format!("{product}:"));
            let known: Vec<String> = match pass {
                0 => vec![folded(code)],
                1 if aliases != "-" => aliases.split(';').map(|alias| folded(&format!("{product}{alias}"))).collect(),
                2 if matches!(cloud, "aws" | "azure" | "oci") && kind == "region" => vec![folded(name)],
                _ => Vec::new(),
            };
            for name in known {
                names.entry((cloud, name)).or_insert(place);
            }
        }
    }
    names.into_iter().map(|((cloud, name), place)| format!("{cloud}\t{name}\t{place}\n")).collect()
}

/// Writes the rows of `checks/residency/movements.*.tsv` into `residency_movements.tsv` in `out`, without headers and sorted,
/// since they are searched as they are.
///
/// # Errors
///
/// If a file cannot be read or written, or a row is malformed or stands there twice.
#[allow(clippy::disallowed_methods, reason = "the build script reads the tables and writes into OUT_DIR")]
pub(crate) fn compile_movements(package: &Path, out: &Path) -> Result<(), Error> {
    let directory = package.join(RESIDENCY);
    let at = |error| Error::File { path: directory.clone(), error };
    let mut names = Vec::new();
    for entry in fs::read_dir(&directory).map_err(at)? {
        let name = entry.map_err(at)?.file_name().to_string_lossy().into_owned();
        if name.starts_with("movements.") && name.ends_with(".tsv") {
            names.push(name);
        }
    }
    let mut sorted: Vec<String> = Vec::new();
    for name in names {
        let path = directory.join(&name);
        let text = fs::read_to_string(&path).map_err(|error| Error::File { path, error })?;
        sorted.extend(rows(&format!("{RESIDENCY}/{name}"), MOVEMENTS, &text)?.lines().map(str::to_owned));
    }
    sorted.sort_unstable();
    if let Some(pair) = sorted.windows(2).find(|pair| pair.first() == pair.last()) {
        return Err(Error::Twice { name: format!("{RESIDENCY}/movements.*.tsv"), row: pair.concat() });
    }
    let path = out.join("residency_movements.tsv");
    let all: String = sorted.iter().flat_map(|row| [row.as_str(), "\n"]).collect();
    fs::write(&path, all).map_err(|error| Error::File { path, error })
}
