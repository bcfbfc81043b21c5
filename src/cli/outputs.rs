//! Which format is written where.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::Failure;
use crate::source::Escaped;

/// Something that is to be written.
pub(super) struct Output<F> {
    pub(super) format: F,
    /// None for standard output.
    pub(super) file: Option<PathBuf>,
}

/// The formats of a command: what it writes unless somebody says more, and what the endings of file names say.
pub(super) struct Formats<F: 'static> {
    pub(super) usual: F,
    pub(super) endings: &'static [(&'static str, F)],
}

impl<F: Copy> Formats<F> {
    /// Pairs formats with files: a file belongs to the format before it on the command line, the first one to the first
    /// format if it stands before all.
    pub(super) fn outputs(
        &self,
        given: &[F],
        files: &[PathBuf],
        matches: &ArgMatches,
    ) -> Result<Vec<Output<F>>, Failure> {
        let formats: Vec<(usize, F)> = match matches.indices_of("format") {
            Some(indices) => indices.zip(given.iter().copied()).collect(),
            None => Vec::new(),
        };
        let placed = matches.indices_of("output").into_iter().flatten().zip(files);
        let mut outputs: Vec<Output<F>> =
            formats.iter().map(|(_, format)| Output { format: *format, file: None }).collect();
        if outputs.is_empty() {
            let format = files.first().and_then(|file| self.named(file)).unwrap_or(self.usual);
            outputs.push(Output { format, file: None });
        }
        for (at, file) in placed {
            let before = formats.iter().filter(|(index, _)| *index < at).count().saturating_sub(1);
            let free = outputs.get_mut(before).filter(|output| output.file.is_none());
            match free {
                Some(output) => output.file = Some(file.clone()),
                None => {
                    return Err(Failure::Usage(
                        "two --output for one --format; give each --output a --format before it".to_owned(),
                    ));
                }
            }
        }
        for output in &mut outputs {
            output.file = output.file.take().filter(|file| file != Path::new("-"));
        }
        for (index, output) in outputs.iter().enumerate() {
            let Some(second) = outputs.iter().skip(index + 1).find(|other| other.file == output.file) else { continue };
            return Err(Failure::Usage(match &second.file {
                None => "two formats for standard output; give all but one an --output".to_owned(),
                Some(file) => format!("two formats for the file `{}`", Escaped(&file.to_string_lossy())),
            }));
        }
        Ok(outputs)
    }

    /// The format that the name of a file says.
    fn named(&self, file: &Path) -> Option<F> {
        let name = file.file_name()?.to_str()?;
        self.endings.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, format)| *format)
    }
}
