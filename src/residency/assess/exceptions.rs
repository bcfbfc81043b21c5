//! What is let through for a time.

use bartizan_lang::value::Str;
use jiff::civil::Date;

use super::Excepted;
use super::scope::without_keys;
use crate::settings::{Pattern, Policy};

/// The exceptions of a policy, on a day.
pub(super) struct Exceptions<'a> {
    policy: &'a Policy,
    patterns: Vec<Option<Pattern>>,
    today: Option<Date>,
}

/// What the exceptions of a policy say of a resource.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The one that holds.
    pub holds: Option<Excepted>,
    /// Those that are over, by their place in the policy.
    pub expired: Vec<usize>,
}

impl<'a> Exceptions<'a> {
    /// Without a day none is over.
    pub(super) fn of(policy: &'a Policy, today: Option<Date>) -> Self {
        let patterns = policy.exceptions.iter().map(|exception| Pattern::new(&exception.resource.value)).collect();
        Self { policy, patterns, today }
    }

    /// What they say of a resource, which is there at all of these addresses.
    pub(super) fn on(&self, addresses: &[Str]) -> Found {
        let mut found = Found::default();
        for (place, (exception, pattern)) in self.policy.exceptions.iter().zip(&self.patterns).enumerate() {
            let Some(pattern) = pattern else { continue };
            let fits = |address: &Str| pattern.matches(address) || pattern.matches(&without_keys(address));
            if addresses.is_empty() || !addresses.iter().all(fits) {
                continue;
            }
            let until = exception.until.as_ref().map(|until| until.value);
            if until.zip(self.today).is_some_and(|(until, today)| until < today) {
                found.expired.push(place);
                continue;
            }
            found.holds.get_or_insert_with(|| Excepted {
                until,
                reason: exception.reason.clone(),
                approved_by: exception.approved_by.clone(),
            });
        }
        found
    }
}
