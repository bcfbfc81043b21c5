//! Settings: `bartizan.hcl`.

use bartizan::settings::{CountryCode, Known, Names, read};
use bartizan_lang::value::Str;

use super::syntax::{FILE, assert_diagnostic};

/// Files of settings.
pub(crate) fn settings(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (settings, diagnostics) = read(&text, FILE, &World);
    diagnostics.iter().for_each(|diagnostic| assert_diagnostic(diagnostic, &text));
    let again = read(&text, FILE, &World);
    assert_eq!(format!("{settings:?}{diagnostics:?}"), format!("{:?}{:?}", again.0, again.1));
    let twice = settings.extended_by(settings.clone());
    assert_eq!(format!("{:?}", twice.residency), format!("{:?}", settings.residency));
    assert_eq!(format!("{:?}", twice.sites), format!("{:?}", settings.sites));
}

/// Knows every other name, so that both ways are gone.
struct World;

impl World {
    fn knows(name: &str) -> bool {
        name.len().is_multiple_of(2)
    }
}

impl Known for World {
    fn regime(&self, id: &str) -> Option<bool> {
        Self::knows(id).then(|| id.contains('-'))
    }

    fn is_jurisdiction(&self, name: &str) -> bool {
        Self::knows(name)
    }

    fn is_country(&self, code: CountryCode) -> bool {
        code.0[0] < b'P'
    }

    fn is_partition(&self, name: &str) -> bool {
        Self::knows(name)
    }

    fn is_facet(&self, name: &str) -> bool {
        Self::knows(name)
    }

    fn is_region(&self, _: &str, code: &str) -> bool {
        Self::knows(code)
    }

    fn is_cloud(&self, word: &str) -> bool {
        Self::knows(word)
    }

    fn similar(&self, _: Names<'_>, written: &str) -> Vec<Str> {
        if written.contains('-') { vec!["gdpr-eea-only".into(), "EEA".into()] } else { Vec::new() }
    }
}
