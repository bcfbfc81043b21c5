//! The archive that `terraform plan -out` writes: which entries there are, and how much of them is unpacked.
//!
//! Facts about the entries: `internal/plans/planfile` of Terraform.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::error::PlanError;

/// Most bytes that a file may have, and most bytes that are unpacked of it in all.
pub(super) const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// Most entries: a plan has a few, and one for each file of the configuration.
const MAX_ENTRIES: usize = 100_000;

/// What is unpacked of a plan.
#[derive(Debug, Default)]
pub(super) struct Archive {
    /// `tfplan`: what is to be done.
    pub plan: Vec<u8>,
    /// `tfstate`: what there is.
    pub state: Option<Vec<u8>>,
    /// `tfconfig/modules.json`: the modules of the configuration.
    pub manifest: Option<Vec<u8>>,
    /// `tfconfig/m-MODULE/FILE`: the files of the configuration, sorted by module and name.
    pub files: Vec<ConfigurationFile>,
}

/// A file of the configuration that was planned.
#[derive(Debug)]
pub(super) struct ConfigurationFile {
    /// The names of the calls that lead to its module, with dots between them; empty for the root.
    pub module: String,
    /// The name of the file.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

impl Archive {
    /// Unpacks a plan.
    ///
    /// # Errors
    /// When it is no archive, no plan, damaged, or too large.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, PlanError> {
        if !bytes.starts_with(b"PK") {
            return Err(not_an_archive(bytes));
        }
        if bytes.len() as u64 > MAX_BYTES {
            return Err(too_large());
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged("the archive", &error))?;
        if zip.len() > MAX_ENTRIES {
            return Err(PlanError::TooLarge(format!("the archive has more than {MAX_ENTRIES} entries")));
        }
        let mut left = MAX_BYTES;
        let mut archive = Self::default();
        let mut found = false;
        for index in 0..zip.len() {
            let mut entry = zip.by_index(index).map_err(|error| damaged("the archive", &error))?;
            let name = entry.name().map_err(|error| damaged("the archive", &error))?.into_owned();
            match name.as_str() {
                "tfplan" => {
                    archive.plan = unpack(&mut entry, &name, &mut left)?;
                    found = true;
                }
                "tfstate" => archive.state = Some(unpack(&mut entry, &name, &mut left)?),
                "tfconfig/modules.json" => archive.manifest = Some(unpack(&mut entry, &name, &mut left)?),
                _ => {
                    let Some((module, file)) = name.strip_prefix("tfconfig/m-").and_then(|rest| rest.split_once('/'))
                    else {
                        continue;
                    };
                    let text = unpack(&mut entry, &name, &mut left)?;
                    archive.files.push(ConfigurationFile {
                        module: module.to_owned(),
                        name: file.to_owned(),
                        text: String::from_utf8(text)
                            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
                    });
                }
            }
        }
        if !found {
            return Err(PlanError::NotAPlan("it is an archive without an entry \"tfplan\"".to_owned()));
        }
        archive.files.sort_by(|a, b| (&a.module, &a.name).cmp(&(&b.module, &b.name)));
        Ok(archive)
    }
}

/// Unpacks one entry; what its header says about its size is not believed.
fn unpack(entry: &mut impl Read, name: &str, left: &mut u64) -> Result<Vec<u8>, PlanError> {
    let mut bytes = Vec::new();
    entry
        .by_ref()
        .take(left.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| PlanError::Corrupt(format!("its entry {name:?} is damaged or ends too early: {error}")))?;
    *left = left.checked_sub(bytes.len() as u64).ok_or_else(too_large)?;
    Ok(bytes)
}

fn too_large() -> PlanError {
    PlanError::TooLarge(format!("unpacked it is larger than {} MiB", MAX_BYTES / (1024 * 1024)))
}

fn damaged(what: &str, error: &ZipError) -> PlanError {
    PlanError::Corrupt(format!("{what} is damaged or ends too early: {error}"))
}

/// What is said about a file that is no archive.
fn not_an_archive(bytes: &[u8]) -> PlanError {
    if bytes.is_empty() {
        return PlanError::NotAPlan("it is empty".to_owned());
    }
    if bytes.starts_with(b"tfplan") {
        return PlanError::Version(
            "it was written by Terraform 0.11 or earlier; plans of Terraform 1.1 and later and of OpenTofu are understood"
                .to_owned(),
        );
    }
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if start.trim_ascii_start().starts_with(b"{") && start.windows(16).any(|text| text == b"\"encrypted_data\"") {
        return PlanError::NotAPlan("it is encrypted; write it as JSON with `tofu show -json PLAN`".to_owned());
    }
    PlanError::NotAPlan("it is no archive, as `terraform plan -out` writes it".to_owned())
}
