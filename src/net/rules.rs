//! What rules together let through, and by how much more one set of rules lets through than another.
//!
//! Rules may be known in part. Each is then taken twice: as the least that it may mean, and as the most. What one set
//! surely lets through and another surely does not is the difference of the one's least and the other's most.

use std::collections::{BTreeMap, BTreeSet};

use super::interval::Intervals;
use super::peers::{Names, Newcomers, Peers, newcomers, told};
use super::traffic::{TCP, Traffic, UDP, whole};

/// What a part of a rule holds at least and at most; the same where it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds<T> {
    /// What it surely holds.
    pub least: T,
    /// What it may hold.
    pub most: T,
}

impl<T: Clone> Bounds<T> {
    /// Known.
    #[must_use]
    pub fn exactly(value: T) -> Self {
        Self { least: value.clone(), most: value }
    }
}

/// One rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// It lets traffic through; otherwise it stops it.
    pub allows: bool,
    /// Its turn: the lowest comes first, and the first rule that fits decides. Unknown without one.
    pub turn: Option<i64>,
    /// It is surely there.
    pub certain: bool,
    /// Who asks.
    pub peers: Bounds<Peers>,
    /// Whom they ask: addresses, or names of machines.
    pub targets: Bounds<Peers>,
    /// What they may send.
    pub traffic: Bounds<Traffic>,
}

impl Rule {
    /// A rule that lets everything from nobody through: to be filled in.
    #[must_use]
    pub fn allowing() -> Self {
        Self {
            allows: true,
            turn: Some(0),
            certain: true,
            peers: Bounds::exactly(Peers::nobody()),
            targets: Bounds::exactly(Peers::everyone()),
            traffic: Bounds::exactly(Traffic::everything()),
        }
    }
}

/// Rules that decide together; what none of them lets through is stopped.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The rules, in any order.
    pub rules: Vec<Rule>,
    /// There may be more of them.
    pub open: bool,
    /// Rules of this kind may also stop traffic.
    pub denies: bool,
}

/// Traffic that is let through after and was not before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// From whom.
    pub newcomers: Newcomers,
    /// To whom; empty for all that the rules stand before.
    pub targets: Vec<String>,
    /// What is new.
    pub traffic: Traffic,
    /// What they could send already.
    pub had: Traffic,
}

/// How often a rule may be looked at in one comparison: some tenths of a second.
const MAX_STEPS: usize = 20_000_000;

/// Which reading of rules is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Least,
    Most,
}

/// What `after` surely lets through and `before` surely does not, in a fixed order. Nothing when the rules are too many to
/// compare.
#[must_use]
pub fn opened(before: &RuleSet, after: &RuleSet) -> Vec<Opening> {
    let before_rules = in_turn(before, Reading::Most);
    let after_rules = in_turn(after, Reading::Least);
    let all: Vec<&Rule> = before_rules.iter().chain(&after_rules).copied().collect();
    let cells = cells(&all);
    let mut comparison = Comparison::default();
    let mut steps = 0_usize;
    for (class, targets) in classes(&all).into_iter().enumerate() {
        let fits = |rule: &&Rule| rule.targets.most.covers(&targets);
        let before_here: Vec<&Rule> = before_rules.iter().copied().filter(fits).collect();
        let after_here: Vec<&Rule> = after_rules.iter().copied().filter(fits).collect();
        for (place, (protocol, (low, _))) in cells.iter().enumerate() {
            steps = steps.saturating_add(1 + before_here.len() + after_here.len());
            if steps > MAX_STEPS {
                return Vec::new();
            }
            let cell = Cell { targets: &targets, protocol: *protocol, number: *low };
            let now = through(&after_here, after, Reading::Least, &cell);
            if !now.is_nobody() {
                let was = through(&before_here, before, Reading::Most, &cell);
                comparison.add(class, place, was, &now);
            }
        }
        comparison.classes.push(targets);
    }
    comparison.openings(&cells)
}

/// Ranges of the numbers of protocols; of no protocol, all those that no rule names.
type Cells = Vec<(Option<u8>, (u128, u128))>;

/// What came of comparing class by class and cell by cell.
#[derive(Default)]
struct Comparison {
    classes: Vec<Peers>,
    /// For each opening of a cell: for which classes, and who is new there.
    new: BTreeMap<(usize, Newcomers), (BTreeSet<usize>, Peers)>,
    /// Who got through before, by cell and class.
    was: BTreeMap<(usize, usize), Peers>,
}

/// For how many openings it is worked out what they add to.
const MAX_COMPARED: usize = 64;

impl Comparison {
    fn add(&mut self, class: usize, cell: usize, was: Peers, now: &Peers) {
        if let Some(newcomers) = newcomers(&was, now) {
            let entry = self.new.entry((cell, newcomers)).or_insert_with(|| (BTreeSet::new(), Peers::nobody()));
            entry.0.insert(class);
            entry.1 = entry.1.union(&now.minus(&was));
        }
        self.was.insert((cell, class), was);
    }

    fn openings(self, cells: &Cells) -> Vec<Opening> {
        let listed = || {
            let mut traffic = Traffic::nothing();
            cells.iter().filter(|(protocol, _)| protocol.is_some()).for_each(|(protocol, _)| {
                traffic.add(*protocol, &Intervals::none());
            });
            traffic
        };
        let mut groups: BTreeMap<(BTreeSet<usize>, Newcomers), (Traffic, Peers)> = BTreeMap::new();
        for ((cell, newcomers), (classes, peers)) in self.new {
            let group = groups.entry((classes, newcomers)).or_insert_with(|| (listed(), Peers::nobody()));
            group.1 = group.1.union(&peers);
            if let Some((protocol, (low, high))) = cells.get(cell) {
                group.0.add(*protocol, &Intervals::between(*low, *high));
            }
        }
        let few = groups.len() <= MAX_COMPARED;
        let opening = |((classes, newcomers), (traffic, peers)): ((BTreeSet<usize>, Newcomers), (Traffic, Peers))| {
            let mut had = listed();
            let covered =
                |cell| classes.iter().all(|class| self.was.get(&(cell, *class)).is_some_and(|was| was.covers(&peers)));
            for (place, (protocol, (low, high))) in cells.iter().enumerate().filter(|_| few) {
                if covered(place) {
                    had.add(*protocol, &Intervals::between(*low, *high));
                }
            }
            let targets = classes.iter().filter_map(|class| self.classes.get(*class));
            let targets = targets.fold(Peers::nobody(), |all, class| all.union(class));
            // What every address of IPv4 stands for is all that the rules stand before.
            let all = targets.v4 == Peers::everyone().v4;
            Opening { newcomers, targets: if all { Vec::new() } else { told(&targets) }, traffic, had }
        };
        groups.into_iter().map(opening).collect()
    }
}

/// The rules in the order in which they decide. Where the turn of a rule is not known, it comes where it says the least, or
/// the most; of two in one turn, the one that stops traffic comes first.
fn in_turn(set: &RuleSet, reading: Reading) -> Vec<&Rule> {
    let mut rules: Vec<&Rule> = set.rules.iter().collect();
    rules.sort_by_key(|rule| {
        let first = (reading == Reading::Most) == rule.allows;
        let unknown = if first { i64::MIN } else { i64::MAX };
        (rule.turn.unwrap_or(unknown), rule.allows)
    });
    rules
}

/// Traffic of which every rule holds all or nothing.
struct Cell<'a> {
    targets: &'a Peers,
    /// None: every protocol that no rule names.
    protocol: Option<u8>,
    number: u128,
}

/// Who gets through.
fn through(rules: &[&Rule], set: &RuleSet, reading: Reading, cell: &Cell<'_>) -> Peers {
    match (set.open, reading) {
        (true, Reading::Most) => return Peers::everyone(),
        (true, Reading::Least) if set.denies => return Peers::nobody(),
        _ => {}
    }
    let (mut allowed, mut denied) = (Peers::nobody(), Peers::nobody());
    for rule in rules {
        // The least that gets through: what surely is allowed, and nothing of what may be denied.
        let least = (reading == Reading::Least) == rule.allows;
        if least && !rule.certain {
            continue;
        }
        let (targets, traffic, peers) = if least {
            (&rule.targets.least, &rule.traffic.least, &rule.peers.least)
        } else {
            (&rule.targets.most, &rule.traffic.most, &rule.peers.most)
        };
        if !traffic.contains(cell.protocol, cell.number) || !targets.covers(cell.targets) {
            continue;
        }
        if rule.allows {
            allowed = allowed.union(&peers.minus(&denied));
        } else {
            denied = denied.union(peers);
        }
    }
    allowed
}

/// The targets, taken apart so that each rule is about all of a part or about nothing of it.
fn classes(rules: &[&Rule]) -> Vec<Peers> {
    let everyone = Peers::everyone();
    let mut distinct: Vec<&Peers> = Vec::new();
    for targets in rules.iter().flat_map(|rule| [&rule.targets.least, &rule.targets.most]) {
        if !distinct.contains(&targets) && !targets.is_nobody() && *targets != everyone {
            distinct.push(targets);
        }
    }
    if distinct.is_empty() {
        return vec![everyone];
    }
    let v4 = pieces(everyone.v4.clone(), distinct.iter().map(|targets| &targets.v4));
    let v6 = pieces(everyone.v6.clone(), distinct.iter().map(|targets| &targets.v6));
    let names: BTreeSet<&String> = distinct
        .iter()
        .flat_map(|targets| match &targets.names {
            Names::Only(names) | Names::AllBut(names) => names.iter(),
        })
        .collect();
    let mut classes: Vec<Peers> = v4.into_iter().map(|v4| Peers { v4, ..Peers::nobody() }).collect();
    classes.extend(v6.into_iter().map(|v6| Peers { v6, ..Peers::nobody() }));
    classes.extend(names.iter().map(|name| Peers::named(name.as_str())));
    let others = Names::AllBut(names.into_iter().cloned().collect());
    classes.push(Peers { names: others, ..Peers::nobody() });
    classes
}

/// Cuts a set at the borders of others.
fn pieces<'a>(all: Intervals, others: impl Iterator<Item = &'a Intervals>) -> Vec<Intervals> {
    let mut starts: BTreeSet<u128> = BTreeSet::new();
    for (low, high) in others.flat_map(|other| other.ranges()) {
        starts.insert(*low);
        starts.extend(high.checked_add(1));
    }
    cut(&all, &starts).into_iter().map(|(low, high)| Intervals::between(low, high)).collect()
}

/// The ranges of a set, cut where others begin.
fn cut(all: &Intervals, starts: &BTreeSet<u128>) -> Vec<(u128, u128)> {
    let mut parts = Vec::new();
    for &(low, high) in all.ranges() {
        let mut begin = low;
        for &start in starts.range(low..=high).filter(|start| **start > low) {
            parts.push((begin, start - 1));
            begin = start;
        }
        parts.push((begin, high));
    }
    parts
}

/// Protocols with ranges of their numbers, so that each rule holds all of a range or nothing of it.
fn cells(rules: &[&Rule]) -> Cells {
    let traffic = || rules.iter().flat_map(|rule| [&rule.traffic.least, &rule.traffic.most]);
    let mut protocols: BTreeSet<u8> = [TCP, UDP].into();
    protocols.extend(traffic().flat_map(Traffic::protocols));
    let mut cells: Cells = Vec::new();
    for protocol in protocols {
        let listed: BTreeSet<Intervals> = traffic().map(|traffic| traffic.get(protocol)).collect();
        let ends = listed.iter().flat_map(|some| some.ranges());
        let starts = ends.flat_map(|(low, high)| [*low, high + 1]).collect();
        cells.extend(cut(&whole(protocol), &starts).into_iter().map(|range| (Some(protocol), range)));
    }
    cells.push((None, (0, 0)));
    cells
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rule(allows: bool, turn: i64, peers: &str, low: u128, high: u128) -> Rule {
        let ports = Traffic::of(TCP, &Intervals::between(low, high));
        Rule {
            allows,
            turn: Some(turn),
            peers: Bounds::exactly(Peers::parse(peers).unwrap_or_else(|| Peers::named(peers))),
            traffic: Bounds::exactly(ports),
            ..Rule::allowing()
        }
    }

    fn set(rules: Vec<Rule>) -> RuleSet {
        RuleSet { rules, open: false, denies: true }
    }

    fn rules() -> impl Strategy<Value = Vec<Rule>> {
        let peers = prop::sample::select(vec!["0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "sg-1", "::/0", "*"]);
        let one = (prop::bool::weighted(0.7), peers, 1u128..50, 0u128..40);
        prop::collection::vec(one, 0..6).prop_map(|parts| {
            let parts = parts.into_iter().zip(0..);
            parts.map(|((allows, peers, low, length), turn)| rule(allows, turn, peers, low, low + length)).collect()
        })
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_itself(mut rules in rules()) {
            let one = set(rules.clone());
            rules.reverse();
            prop_assert_eq!(opened(&one, &set(rules)), vec![]);
        }

        #[test]
        fn splitting_a_rule_changes_nothing(rules in rules(), at in 1u128..60) {
            let mut split = Vec::new();
            for one in &rules {
                for half in [Intervals::between(0, at), Intervals::between(at + 1, 100)] {
                    let ports = one.traffic.least.get(TCP).intersection(&half);
                    split.push(Rule { traffic: Bounds::exactly(Traffic::of(TCP, &ports)), ..one.clone() });
                }
            }
            prop_assert_eq!(opened(&set(rules.clone()), &set(split.clone())), vec![]);
            prop_assert_eq!(opened(&set(split), &set(rules)), vec![]);
        }

        #[test]
        fn what_opens_is_let_through_after(before in rules(), after in rules()) {
            let (before, after) = (set(before), set(after));
            let any = opened(&before, &after);
            for opening in any {
                for (low, _) in opening.traffic.get(TCP).ranges() {
                    let everyone = Peers::everyone();
                    let cell = Cell { targets: &everyone, protocol: Some(TCP), number: *low };
                    let now = through(&in_turn(&after, Reading::Least), &after, Reading::Least, &cell);
                    let was = through(&in_turn(&before, Reading::Most), &before, Reading::Most, &cell);
                    prop_assert!(!now.minus(&was).is_nobody());
                }
            }
        }
    }

    #[test]
    fn what_may_be_is_no_difference() {
        let open = RuleSet { open: true, ..RuleSet::default() };
        let ssh = set(vec![rule(true, 0, "0.0.0.0/0", 22, 22)]);
        assert_eq!(opened(&open, &ssh), []);
        assert_eq!(opened(&ssh, &open), []);
        let perhaps = set(vec![Rule { certain: false, ..rule(true, 0, "0.0.0.0/0", 22, 22) }]);
        assert_eq!(opened(&RuleSet::default(), &perhaps), []);
        assert_eq!(opened(&perhaps, &ssh), []);
        let behind =
            set(vec![Rule { turn: None, ..rule(false, 0, "0.0.0.0/0", 22, 22) }, rule(true, 5, "0.0.0.0/0", 22, 22)]);
        assert_eq!(opened(&RuleSet::default(), &behind), []);
    }

    #[test]
    fn too_many_rules_say_nothing() {
        let many = |from: u128| (from..from + 9000).map(|n| rule(true, 0, "10.0.0.0/8", n * 2, n * 2)).collect();
        assert_eq!(opened(&set(many(1)), &set(many(9000))), []);
    }
}
