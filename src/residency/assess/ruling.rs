//! What a policy says of a place, case by case, and what that comes to.

use bartizan_lang::value::{ChoiceBuilder, Guard, MAX_LEAVES, Reason, Str};
use bartizan_lang::{Span, Value};

use super::Verdict;
use crate::settings::Undetermined;

/// What a policy says in one case.
#[derive(Clone, Debug, PartialEq)]
pub enum Ruling {
    /// Nothing: it is not about this, or this holds no data.
    Silent,
    /// It is where it may be.
    Inside,
    /// It is where it may not be, with the reason, as a clause.
    Outside(String),
    /// It cannot be said, with what would have to be known.
    Undetermined(Reason),
}

/// A case: the guards of all cases exclude each other and cover all there is.
#[derive(Clone, Debug)]
pub struct RuledCase {
    /// When.
    pub guard: Guard,
    /// What the policy says then.
    pub ruling: Ruling,
    /// Where it is then, in words.
    pub place: Str,
    /// Where the value was decided.
    pub decided: Span,
}

/// Whether a policy is about something.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meant {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// That hangs on what is not known.
    Perhaps(Reason),
}

impl Meant {
    /// Both.
    pub(super) fn and(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, other) => other.clone(),
            (perhaps, _) => perhaps.clone(),
        }
    }

    /// Either.
    pub(super) fn or(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, other) => other.clone(),
            (perhaps, _) => perhaps.clone(),
        }
    }
}

impl From<bool> for Meant {
    fn from(meant: bool) -> Self {
        if meant { Self::Yes } else { Self::No }
    }
}

/// Whether a policy is about something, case by case.
pub(super) type MeantCases = Vec<(Guard, Meant)>;

/// The same in all cases.
pub(super) fn always(meant: Meant) -> MeantCases {
    vec![(Guard::always(), meant)]
}

/// Two questions at once: each pair of cases that can be together.
pub(super) fn both(one: &MeantCases, other: &MeantCases, join: impl Fn(&Meant, &Meant) -> Meant) -> MeantCases {
    let mut cases = MeantCases::new();
    for (guard, meant) in one {
        for (also, other) in other {
            if let Some(guard) = guard.and(also) {
                cases.push((guard, join(meant, other)));
            }
        }
    }
    if cases.len() > MAX_LEAVES { always(Meant::Perhaps(Reason::TooManyConditions)) } else { cases }
}

/// Whether a policy is surely not about something.
pub(super) fn never(meant: &MeantCases) -> bool {
    meant.iter().all(|(_, meant)| *meant == Meant::No)
}

/// What a policy says of places, given whether it is about them: `places` gives guard, what it says, the place in words
/// and where that was decided.
pub(super) fn cases(
    meant: &MeantCases,
    places: impl Iterator<Item = (Guard, Ruling, Str, Span)> + Clone,
) -> Vec<RuledCase> {
    let mut cases = Vec::new();
    for (guard, meant) in meant {
        for (also, ruling, place, decided) in places.clone() {
            let Some(guard) = guard.and(&also) else { continue };
            let ruling = match (meant, ruling) {
                (Meant::No, _) => Ruling::Silent,
                (Meant::Perhaps(reason), Ruling::Outside(_)) => Ruling::Undetermined(reason.clone()),
                (_, ruling) => ruling,
            };
            cases.push(RuledCase { guard, ruling, place, decided });
        }
    }
    if cases.len() > MAX_LEAVES {
        let first = cases.into_iter().next();
        return first
            .map(|first| RuledCase {
                guard: Guard::always(),
                ruling: Ruling::Undetermined(Reason::TooManyConditions),
                ..first
            })
            .into_iter()
            .collect();
    }
    cases
}

/// What forbids more.
pub(super) fn stricter(one: Ruling, other: Ruling) -> Ruling {
    match (one, other) {
        (Ruling::Outside(a), Ruling::Outside(b)) if a == b => Ruling::Outside(a),
        (Ruling::Outside(a), Ruling::Outside(b)) => Ruling::Outside(format!("{a}; {b}")),
        (outside @ Ruling::Outside(_), _) | (_, outside @ Ruling::Outside(_)) => outside,
        (undetermined @ Ruling::Undetermined(_), _) | (_, undetermined @ Ruling::Undetermined(_)) => undetermined,
        (Ruling::Silent, other) => other,
        (inside, _) => inside,
    }
}

/// What all cases come to, with the reason in words; nothing where the policy says nothing in any.
pub(super) fn summary(cases: &[RuledCase]) -> Option<(Verdict, String)> {
    let ruled: Vec<&RuledCase> = cases.iter().filter(|case| case.ruling != Ruling::Silent).collect();
    let mut texts: Vec<String> = Vec::new();
    let mut say = |text: String| {
        if !texts.contains(&text) {
            texts.push(text);
        }
    };
    if ruled.is_empty() {
        return None;
    }
    if ruled.iter().all(|case| case.ruling == Ruling::Inside) {
        ruled.iter().for_each(|case| say(case.place.to_string()));
        return Some((Verdict::Inside, texts.join(" or ")));
    }
    let everywhere_outside = cases.iter().all(|case| matches!(case.ruling, Ruling::Outside(_)));
    for case in &ruled {
        match &case.ruling {
            Ruling::Outside(why) if everywhere_outside || case.guard.is_always() => {
                say(format!("{}: {why}", case.place));
            }
            Ruling::Outside(why) => say(format!("when {}, {}: {why}", case.guard, case.place)),
            Ruling::Undetermined(reason) => say(reason.to_string()),
            Ruling::Inside | Ruling::Silent => {}
        }
    }
    let verdict = if everywhere_outside { Verdict::Outside } else { Verdict::Undetermined };
    Some((verdict, texts.join("; ")))
}

/// The cases as values that a check reads: they hang on the same conditions.
pub(in crate::residency) struct Values {
    /// `inside`, `outside`, `undetermined`; null where the policy says nothing.
    pub verdict: Value,
    /// True where it is a failure that it cannot be said, unknown where it is told; false else.
    pub undetermined: Value,
    /// The reason.
    pub reason: Value,
    /// The place; each case stands where its value was decided.
    pub place: Value,
}

/// What a check reads of cases.
pub(in crate::residency) fn values(cases: &[RuledCase], undetermined: Undetermined) -> Values {
    let all = |value: &dyn Fn(&RuledCase) -> Value| {
        let mut builder = ChoiceBuilder::new();
        for case in cases {
            builder.add(&case.guard, value(case));
        }
        builder.finish()
    };
    Values {
        verdict: all(&|case| match case.ruling {
            Ruling::Silent => Value::null(),
            Ruling::Inside => Value::from("inside"),
            Ruling::Outside(_) => Value::from("outside"),
            Ruling::Undetermined(_) => Value::from("undetermined"),
        }),
        undetermined: all(&|case| match (&case.ruling, undetermined) {
            (Ruling::Undetermined(_), Undetermined::Fail) => Value::from(true),
            (Ruling::Undetermined(reason), Undetermined::Report) => Value::unknown(reason.clone()),
            _ => Value::from(false),
        }),
        reason: all(&|case| match &case.ruling {
            Ruling::Outside(why) => Value::from(why.clone()),
            Ruling::Undetermined(reason) => Value::from(reason.to_string()),
            Ruling::Silent | Ruling::Inside => Value::null(),
        }),
        place: all(&|case| Value::string(case.place.clone()).at(case.decided)),
    }
}
