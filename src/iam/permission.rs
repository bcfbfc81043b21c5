//! What statements allow together, and what some allow that others do not: the same question for every cloud, with the terms
//! of each.
//!
//! What is not known counts for the smaller difference: as much as may be in the statements of before, as little as is sure
//! in those of after.

use std::net::IpAddr;

use ipnet::IpNet;

use super::pattern::{covers, overlap};

/// What kind of terms a part of a statement has, and with it which term holds which.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Terms {
    /// Patterns, without regard to case: actions.
    Actions,
    /// Patterns: resources of AWS.
    Resources,
    /// Principals of AWS: `*` is everyone, `account 123456789012` all in it.
    Principals,
    /// Paths: a scope of Azure holds all below it.
    Scopes,
    /// Roles of which some hold others: the pairs are below.
    Roles,
    /// Members of Google: `allUsers` is everyone.
    Members,
    /// Words of which one for all, `*`, holds every other.
    Words,
    /// Verbs of Oracle with what they are about: `manage all-resources` holds `read buckets`.
    Verbs,
    /// Places of Oracle: `tenancy` holds every compartment.
    Places,
}

/// One term.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Term {
    /// This.
    Known(String),
    /// One that is not known.
    Unknown,
}

/// Who, what or where: some terms, but for others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// The kind of its terms.
    pub terms: Terms,
    /// What is meant.
    pub some: Vec<Term>,
    /// What of it is not meant.
    pub except: Vec<Term>,
    /// There may be more terms, or fewer exceptions.
    pub open: bool,
}

impl Part {
    /// Known terms.
    pub fn of<S: Into<String>>(terms: Terms, some: impl IntoIterator<Item = S>) -> Self {
        let some = some.into_iter().map(|term| Term::Known(term.into())).collect();
        Self { terms, some, except: Vec::new(), open: false }
    }

    /// All, but for some.
    #[must_use]
    pub fn all_but(terms: Terms, except: Vec<Term>, open: bool) -> Self {
        Self { terms, some: vec![Term::Known("*".to_owned())], except, open }
    }
}

/// A condition, which must hold besides.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Condition {
    /// The test, in small letters: `stringequals`.
    pub test: String,
    /// What is tested, in small letters.
    pub variable: String,
    /// The values, one of which must fit; of a negative test, none.
    pub values: Vec<String>,
}

/// One statement.
#[derive(Clone, Debug)]
pub struct Statement {
    /// It allows; otherwise it denies.
    pub allows: bool,
    /// It is surely there.
    pub certain: bool,
    /// Who.
    pub principals: Part,
    /// May do what.
    pub actions: Part,
    /// On what.
    pub resources: Part,
    /// Under which conditions, all of them.
    pub conditions: Vec<Condition>,
    /// There may be more conditions.
    pub more_conditions: bool,
}

/// Something that is allowed: one term of each part.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Allowed {
    /// Who.
    pub principal: Term,
    /// May do what.
    pub action: Term,
    /// All actions are meant but for these.
    pub but: Vec<Term>,
    /// On what.
    pub resource: Term,
    /// It hangs on conditions.
    pub conditional: bool,
    /// It was allowed before, under conditions that are gone.
    pub without_condition: bool,
    /// It was denied before.
    pub undenied: bool,
}

/// Statements, and whether there may be more of them.
#[derive(Clone, Debug, Default)]
pub struct Statements {
    /// The statements.
    pub all: Vec<Statement>,
    /// There may be more. Before, they may allow everything; after, nothing is said of them.
    pub open: bool,
}

/// How many letters of statements are looked at in one comparison: some tenths of a second.
const MAX_STEPS: usize = 200_000_000;

/// What `after` surely allows and `before` surely does not, in a fixed order. Nothing when there are too many statements to
/// compare.
#[must_use]
pub fn added(before: &Statements, after: &Statements) -> Vec<Allowed> {
    if before.open {
        return Vec::new();
    }
    let mut steps = 0_usize;
    let weight = before.all.iter().chain(&after.all).map(Statement::weight).sum::<usize>();
    let mut found: Vec<Allowed> = Vec::new();
    for statement in after.all.iter().filter(|statement| statement.allows && statement.certain) {
        for atom in atoms(statement) {
            steps = steps.saturating_add(weight);
            if steps > MAX_STEPS {
                return Vec::new();
            }
            if is_denied(after, &atom, statement) {
                continue;
            }
            let covering =
                |conditions: bool| before.all.iter().any(|old| old.allows && holds(old, &atom, statement, conditions));
            if !covering(true) {
                found.push(Allowed {
                    conditional: !statement.conditions.is_empty() || statement.more_conditions,
                    without_condition: statement.conditions.is_empty() && covering(false),
                    ..atom
                });
                continue;
            }
            found.extend(before.all.iter().filter_map(|denial| undenied(denial, &atom, statement, after)));
        }
    }
    found.sort();
    found.dedup();
    // What another already says is not said twice.
    let kinds = after.all.first().map(|one| (one.principals.terms, one.actions.terms, one.resources.terms));
    if let Some(kinds) = kinds
        && found.len() < 1000
    {
        let all = found.clone();
        found.retain(|one| !all.iter().any(|other| other != one && says(kinds, other, one)));
    }
    found
}

/// The combinations of a statement's terms. An action that is not known is left out: nothing would be said.
fn atoms(statement: &Statement) -> impl Iterator<Item = Allowed> + '_ {
    let Statement { principals, actions, resources, .. } = statement;
    let sure = |part: &Part| part.except.is_empty() || !part.open;
    let whole = sure(principals) && sure(actions) && sure(resources);
    let known = actions.some.iter().filter(move |action| whole && **action != Term::Unknown);
    known.flat_map(move |action| {
        principals.some.iter().flat_map(move |principal| {
            resources.some.iter().map(move |resource| Allowed {
                principal: principal.clone(),
                action: action.clone(),
                but: actions.except.clone(),
                resource: resource.clone(),
                conditional: false,
                without_condition: false,
                undenied: false,
            })
        })
    })
}

/// Whether a statement may hold all of an atom of another.
fn holds(old: &Statement, atom: &Allowed, new: &Statement, conditions: bool) -> bool {
    part_holds(&old.principals, &atom.principal, &new.principals.except)
        && part_holds(&old.actions, &atom.action, &new.actions.except)
        && part_holds(&old.resources, &atom.resource, &new.resources.except)
        && (!conditions || old.conditions.iter().all(|condition| implied(condition, new)))
}

fn part_holds(old: &Part, term: &Term, but: &[Term]) -> bool {
    let Term::Known(text) = term else { return true };
    if old.open {
        return true;
    }
    let covered = old.some.iter().any(|known| match known {
        Term::Unknown => true,
        Term::Known(known) => term_covers(old.terms, known, text),
    });
    covered
        && old.except.iter().all(|except| match except {
            Term::Unknown => true,
            Term::Known(except) => {
                !terms_overlap(old.terms, except, text)
                    || but.iter().any(|also| matches!(also, Term::Known(also) if term_covers(old.terms, also, except)))
            }
        })
}

/// Whether a condition of before holds wherever those of after hold.
fn implied(old: &Condition, new: &Statement) -> bool {
    // One that is not known may be this one.
    new.more_conditions
        || new.conditions.iter().any(|condition| {
            if condition.test != old.test || condition.variable != old.variable {
                return false;
            }
            let (wide, narrow) = if old.test.contains("not") {
                (&condition.values, &old.values)
            } else {
                (&old.values, &condition.values)
            };
            narrow.iter().all(|value| wide.iter().any(|other| value_covers(&old.test, other, value)))
        })
}

fn value_covers(test: &str, wide: &str, narrow: &str) -> bool {
    if wide == narrow {
        return true;
    }
    if test.contains("ipaddress") {
        let network = |text: &str| text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from));
        return matches!((network(wide), network(narrow)), (Some(wide), Some(narrow)) if wide.contains(&narrow));
    }
    (test.contains("like") || test.contains("arn")) && covers(wide, narrow)
}

/// Whether the statements of after may deny all of an atom.
fn is_denied(after: &Statements, atom: &Allowed, statement: &Statement) -> bool {
    after.all.iter().filter(|denial| !denial.allows).any(|denial| {
        let may = holds(denial, atom, statement, false);
        let limited = denial.conditions.is_empty() && !denial.more_conditions;
        let unsure = denial.open_anywhere();
        may && (limited || unsure || holds(denial, atom, statement, true))
    })
}

impl Statement {
    /// How many letters its terms have, about.
    fn weight(&self) -> usize {
        let parts = [&self.principals, &self.actions, &self.resources];
        let terms = parts.into_iter().flat_map(|part| part.some.iter().chain(&part.except));
        8 + terms.map(|term| if let Term::Known(text) = term { text.len() } else { 1 }).sum::<usize>()
    }

    fn open_anywhere(&self) -> bool {
        let open = |part: &Part| part.open || part.some.contains(&Term::Unknown);
        !self.certain || open(&self.principals) || open(&self.actions) || open(&self.resources)
    }
}

/// What of an atom a denial of before stopped, and no denial of after does.
fn undenied(denial: &Statement, atom: &Allowed, statement: &Statement, after: &Statements) -> Option<Allowed> {
    if denial.allows || denial.open_anywhere() || denial.more_conditions {
        return None;
    }
    let common = |part: &Part, term: &Term, but: &[Term]| -> Option<Vec<Term>> {
        let Term::Known(text) = term else { return None };
        if !part.except.is_empty() || !but.is_empty() {
            return None;
        }
        let found = part.some.iter().filter_map(|denied| match denied {
            Term::Known(denied) if term_covers(part.terms, denied, text) => Some(term.clone()),
            Term::Known(denied) if term_covers(part.terms, text, denied) => Some(Term::Known(denied.clone())),
            _ => None,
        });
        let found: Vec<Term> = found.collect();
        (!found.is_empty()).then_some(found)
    };
    let principals = common(&denial.principals, &atom.principal, &statement.principals.except)?;
    let actions = common(&denial.actions, &atom.action, &statement.actions.except)?;
    let resources = common(&denial.resources, &atom.resource, &statement.resources.except)?;
    for principal in &principals {
        for action in &actions {
            for resource in &resources {
                let part = Allowed {
                    principal: principal.clone(),
                    action: action.clone(),
                    but: Vec::new(),
                    resource: resource.clone(),
                    conditional: !statement.conditions.is_empty(),
                    without_condition: false,
                    undenied: true,
                };
                let still = after.all.iter().filter(|other| !other.allows).any(|other| {
                    holds(other, &part, denial, true) || holds(other, &part, denial, false) && other.open_anywhere()
                });
                if !still {
                    return Some(part);
                }
            }
        }
    }
    None
}

/// Whether one says all that another says.
fn says(kinds: (Terms, Terms, Terms), one: &Allowed, other: &Allowed) -> bool {
    let covers = |terms, wide: &Term, narrow: &Term| match (wide, narrow) {
        (Term::Known(wide), Term::Known(narrow)) => term_covers(terms, wide, narrow),
        (wide, narrow) => wide == narrow,
    };
    one.but.is_empty()
        && one.undenied == other.undenied
        && (!one.conditional || other.conditional)
        && covers(kinds.0, &one.principal, &other.principal)
        && covers(kinds.1, &one.action, &other.action)
        && covers(kinds.2, &one.resource, &other.resource)
        // Of two that say the same, the first in order stays.
        && !(covers(kinds.0, &other.principal, &one.principal)
            && covers(kinds.1, &other.action, &one.action)
            && covers(kinds.2, &other.resource, &one.resource)
            && other < one)
}

/// Basic roles that hold others. Of Azure: <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>; of
/// Google: <https://cloud.google.com/iam/docs/roles-overview#legacy-basic>.
const ROLES: &[(&str, &[&str])] = &[
    ("owner", &["*"]),
    ("contributor", &["reader"]),
    ("roles/owner", &["*"]),
    ("roles/editor", &["roles/viewer"]),
    (
        "roles/storage.admin",
        &[
            "roles/storage.objectAdmin",
            "roles/storage.objectUser",
            "roles/storage.objectViewer",
            "roles/storage.objectCreator",
        ],
    ),
    (
        "roles/storage.objectAdmin",
        &["roles/storage.objectUser", "roles/storage.objectViewer", "roles/storage.objectCreator"],
    ),
];

/// Verbs of Oracle, each holding those before it
/// (<https://docs.oracle.com/en-us/iaas/Content/Identity/Concepts/policyreference.htm>).
const VERBS: &[&str] = &["inspect", "read", "use", "manage"];

/// Whether one term holds another.
fn term_covers(terms: Terms, wide: &str, narrow: &str) -> bool {
    if wide == narrow || wide == "*" {
        return true;
    }
    match terms {
        Terms::Actions => covers(&wide.to_ascii_lowercase(), &narrow.to_ascii_lowercase()),
        Terms::Resources => covers(wide, narrow),
        Terms::Principals => match (wide.strip_prefix("account "), narrow.strip_prefix("arn:")) {
            (Some(account), Some(arn)) => arn.split(':').nth(3) == Some(account),
            _ => false,
        },
        Terms::Scopes => {
            let (wide, narrow) = (wide.trim_end_matches('/').to_ascii_lowercase(), narrow.to_ascii_lowercase());
            narrow.strip_prefix(&wide).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }
        Terms::Roles => ROLES.iter().any(|(role, held)| {
            role.eq_ignore_ascii_case(wide) && held.iter().any(|held| *held == "*" || held.eq_ignore_ascii_case(narrow))
        }),
        Terms::Members => wide == "allUsers" || wide == "allAuthenticatedUsers" && narrow != "allUsers",
        Terms::Verbs => match (wide.split_once(' '), narrow.split_once(' ')) {
            (Some((wide, wide_of)), Some((narrow, narrow_of))) => {
                let rank = |verb: &str| VERBS.iter().position(|known| known.eq_ignore_ascii_case(verb));
                let of = wide_of.eq_ignore_ascii_case("all-resources") || wide_of.eq_ignore_ascii_case(narrow_of);
                of && matches!((rank(wide), rank(narrow)), (Some(wide), Some(narrow)) if wide >= narrow)
            }
            _ => false,
        },
        Terms::Places => wide.eq_ignore_ascii_case("tenancy"),
        Terms::Words => false,
    }
}

fn terms_overlap(terms: Terms, one: &str, other: &str) -> bool {
    match terms {
        Terms::Actions => overlap(&one.to_ascii_lowercase(), &other.to_ascii_lowercase()),
        Terms::Resources => overlap(one, other),
        _ => term_covers(terms, one, other) || term_covers(terms, other, one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowing(actions: impl IntoIterator<Item = String>) -> Statement {
        Statement {
            allows: true,
            certain: true,
            principals: Part::of(Terms::Principals, ["*"]),
            actions: Part::of(Terms::Actions, actions),
            resources: Part::of(Terms::Resources, ["*"]),
            conditions: Vec::new(),
            more_conditions: false,
        }
    }

    #[test]
    fn which_term_holds_which() {
        use Terms::{Actions, Members, Places, Principals, Resources, Roles, Scopes, Verbs};
        let cases = [
            (Actions, "S3:get*", "s3:GetObject", true),
            (Resources, "arn:aws:s3:::A*", "arn:aws:s3:::a", false),
            (Principals, "account 1", "arn:aws:iam::1:role/r", true),
            (Principals, "account 1", "arn:aws:iam::2:role/r", false),
            (Principals, "account 1", "account 2", false),
            (Scopes, "/subscriptions/s/", "/subscriptions/s/resourceGroups/g", true),
            (Scopes, "/subscriptions/s", "/subscriptions/s2", false),
            (Roles, "Owner", "Key Vault Reader", true),
            (Roles, "Reader", "Owner", false),
            (Members, "allUsers", "user:ada@example.com", true),
            (Members, "allAuthenticatedUsers", "allUsers", false),
            (Verbs, "manage all-resources", "read buckets", true),
            (Verbs, "read buckets", "manage buckets", false),
            (Verbs, "read buckets", "read objects", false),
            (Places, "tenancy", "compartment app", true),
            (Places, "compartment app", "tenancy", false),
        ];
        for (terms, wide, narrow, holds) in cases {
            assert_eq!(term_covers(terms, wide, narrow), holds, "{terms:?} {wide} {narrow}");
        }
    }

    #[test]
    fn what_is_not_known_says_nothing() {
        let one = |statement| Statements { all: vec![statement], open: false };
        let none = Statements::default();
        let get = || allowing(["s3:GetObject".to_owned()]);
        let mut unknown = get();
        unknown.actions.some = vec![Term::Unknown];
        assert_eq!(added(&none, &one(unknown.clone())), []);
        assert_eq!(added(&one(unknown), &one(get())), []);
        assert_eq!(added(&Statements { all: Vec::new(), open: true }, &one(get())), []);
        let perhaps = Statement { certain: false, ..get() };
        assert_eq!(added(&none, &one(perhaps.clone())), []);
        assert_eq!(added(&one(perhaps), &one(get())), []);
        let unsure = Statement { more_conditions: true, ..get() };
        assert_eq!(added(&none, &one(unsure)).len(), 1);
    }

    #[test]
    fn too_many_statements_say_nothing() {
        let many = |kind: &str| Statements {
            all: (0..3000).map(|n| allowing([format!("{kind}:Action{n}")])).collect(),
            open: false,
        };
        assert_eq!(added(&many("a"), &many("b")), []);
    }
}
