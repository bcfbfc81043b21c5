//! Sets of those at the other end of a rule: addresses, and groups that have a name instead of addresses.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Subnets, Ipv6Subnets};

use super::address::is_everyone;
use super::interval::Intervals;

/// A set of peers. Groups with a name (a security group, a prefix list, a service tag) are apart from addresses, since
/// nobody can say from the code which addresses they hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Peers {
    /// Addresses of IPv4.
    pub v4: Intervals,
    /// Addresses of IPv6.
    pub v6: Intervals,
    /// Groups.
    pub names: Names,
}

/// A set of names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Names {
    /// These.
    Only(BTreeSet<String>),
    /// All but these.
    AllBut(BTreeSet<String>),
}

impl Names {
    fn union(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Only(a), Self::Only(b)) => Self::Only(a | b),
            (Self::Only(some), Self::AllBut(not)) | (Self::AllBut(not), Self::Only(some)) => Self::AllBut(not - some),
            (Self::AllBut(a), Self::AllBut(b)) => Self::AllBut(a & b),
        }
    }

    fn minus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Only(a), Self::Only(b)) => Self::Only(a - b),
            (Self::Only(some), Self::AllBut(not)) => Self::Only(some & not),
            (Self::AllBut(not), Self::Only(some)) => Self::AllBut(not | some),
            (Self::AllBut(a), Self::AllBut(b)) => Self::Only(b - a),
        }
    }

    fn is_empty(&self) -> bool {
        matches!(self, Self::Only(names) if names.is_empty())
    }
}

/// The networks of IPv4 that are not routed in the internet, and that the clouds take for internal
/// (<https://www.rfc-editor.org/rfc/rfc1918>, <https://www.rfc-editor.org/rfc/rfc6598>).
const PRIVATE: &[(Ipv4Addr, Ipv4Addr)] = &[
    (Ipv4Addr::new(10, 0, 0, 0), Ipv4Addr::new(10, 255, 255, 255)),
    (Ipv4Addr::new(100, 64, 0, 0), Ipv4Addr::new(100, 127, 255, 255)),
    (Ipv4Addr::new(172, 16, 0, 0), Ipv4Addr::new(172, 31, 255, 255)),
    (Ipv4Addr::new(192, 168, 0, 0), Ipv4Addr::new(192, 168, 255, 255)),
];

impl Peers {
    /// Nobody.
    #[must_use]
    pub const fn nobody() -> Self {
        Self { v4: Intervals::none(), v6: Intervals::none(), names: Names::Only(BTreeSet::new()) }
    }

    /// Every address, and every group.
    #[must_use]
    pub fn everyone() -> Self {
        let v6 = Intervals::between(0, u128::MAX);
        Self { v4: every_v4(), v6, names: Names::AllBut(BTreeSet::new()) }
    }

    /// Every group, and no address.
    #[must_use]
    pub fn every_name() -> Self {
        Self { names: Names::AllBut(BTreeSet::new()), ..Self::nobody() }
    }

    /// Every address that is not internal.
    #[must_use]
    pub fn internet() -> Self {
        let v4 = public_v4();
        Self { v4, v6: Intervals::between(0, u128::MAX), names: Names::Only(BTreeSet::new()) }
    }

    /// A group.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { names: Names::Only([name.into()].into()), ..Self::nobody() }
    }

    /// An address, a network (`10.0.0.0/8`), a range (`10.0.0.4-10.0.0.9`), or a word for everyone; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("internet") {
            return Some(Self::internet());
        }
        if let Ok(network) = text.parse::<IpNet>() {
            return Some(Self::range(network.network(), network.broadcast()));
        }
        if let Ok(address) = text.parse::<IpAddr>() {
            return Some(Self::range(address, address));
        }
        if is_everyone(text) {
            return Some(Self::everyone());
        }
        let (low, high) = text.split_once('-')?;
        Some(Self::range(low.trim().parse().ok()?, high.trim().parse().ok()?))
    }

    /// The addresses between two of one family, both included; nobody for two families.
    #[must_use]
    pub fn range(low: IpAddr, high: IpAddr) -> Self {
        match (low, high) {
            (IpAddr::V4(low), IpAddr::V4(high)) => {
                Self { v4: Intervals::between(number(low), number(high)), ..Self::nobody() }.with_groups()
            }
            (IpAddr::V6(low), IpAddr::V6(high)) => {
                Self { v6: Intervals::between(low.to_bits(), high.to_bits()), ..Self::nobody() }
            }
            _ => Self::nobody(),
        }
    }

    /// Those in either.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let v4 = self.v4.union(&other.v4);
        Self { v4, v6: self.v6.union(&other.v6), names: self.names.union(&other.names) }.with_groups()
    }

    /// Those in this and not in the other.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let (v4, v6) = (self.v4.minus(&other.v4), self.v6.minus(&other.v6));
        Self { v4, v6, names: self.names.minus(&other.names) }
    }

    /// Whether it is nobody.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        self.v4.is_empty() && self.v6.is_empty() && self.names.is_empty()
    }

    /// Whether all of the other are in this one.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        other.minus(self).is_nobody()
    }

    /// Who has every address of IPv4 has every group: what is in one has an address.
    fn with_groups(mut self) -> Self {
        if self.v4 == every_v4() {
            self.names = Names::AllBut(BTreeSet::new());
        }
        self
    }
}

fn number(address: Ipv4Addr) -> u128 {
    u128::from(address.to_bits())
}

fn every_v4() -> Intervals {
    Intervals::between(0, u128::from(u32::MAX))
}

fn public_v4() -> Intervals {
    every_v4().minus(&PRIVATE.iter().map(|(low, high)| (number(*low), number(*high))).collect())
}

/// How many networks an interval is told in; beyond, it is told by its ends.
const MAX_NETWORKS: usize = 8;

/// Addresses that belong together, and how they are told.
struct Piece {
    text: String,
    addresses: Intervals,
    v6: bool,
}

/// How many peers a text names before it counts the rest.
const MAX_TOLD: usize = 4;

/// Who of `after` is not in `before`, as a person would tell it: `0.0.0.0/0`, and what it was before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Newcomers {
    /// Networks and groups.
    pub who: Vec<String>,
    /// Those of before that lie inside of them.
    pub was: Vec<String>,
}

/// Tells who is in `after` and not in `before`; nothing when that is nobody, or only groups that nobody names.
#[must_use]
pub fn newcomers(before: &Peers, after: &Peers) -> Option<Newcomers> {
    let new = after.minus(before);
    let (mut who, mut was) = (Vec::new(), Vec::new());
    let all = pieces(&after.v4, false).into_iter().chain(pieces(&after.v6, true));
    for piece in all {
        let (new, before) = if piece.v6 { (&new.v6, &before.v6) } else { (&new.v4, &before.v4) };
        let new = new.intersection(&piece.addresses);
        if new.is_empty() {
            continue;
        }
        let (already, old) = texts(&before.intersection(&piece.addresses), piece.v6);
        let (fresh, young) = texts(&new, piece.v6);
        // A hole that is filled is told by itself, a network that grew by what it became.
        if already.is_empty() || old < young || old == young && piece.text.ends_with("/0") {
            who.push(piece.text);
            was.extend(already);
        } else {
            who.extend(fresh);
        }
    }
    if let Names::Only(names) = &new.names {
        who.extend(names.iter().cloned());
    }
    (!who.is_empty()).then_some(Newcomers { who, was })
}

/// All of a set, as a person would tell it.
#[must_use]
pub fn told(peers: &Peers) -> Vec<String> {
    newcomers(&Peers::nobody(), peers).map(|all| all.who).unwrap_or_default()
}

/// Some names in one text, the first of them and how many more: `a, b and c`.
#[must_use]
pub fn enumerated(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if names.len() <= MAX_TOLD => format!("{} and {last}", first.join(", ")),
        _ => {
            let first: Vec<&str> = names.iter().take(MAX_TOLD - 1).map(String::as_str).collect();
            format!("{} and {} more", first.join(", "), names.len() - first.len())
        }
    }
}

/// The pieces of a set, and how many networks they are.
fn texts(addresses: &Intervals, v6: bool) -> (Vec<String>, usize) {
    let pieces = pieces(addresses, v6);
    let weigh = |piece: &Piece| if piece.text.contains('-') { MAX_NETWORKS } else { 1 };
    let weight = pieces.iter().map(weigh).sum();
    (pieces.into_iter().map(|piece| piece.text).collect(), weight)
}

fn pieces(addresses: &Intervals, v6: bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = addresses.clone();
    if !v6 && *addresses != every_v4() {
        let public = public_v4();
        if addresses.covers(&public) {
            rest = addresses.minus(&public);
            pieces.push(Piece { text: "the internet".to_owned(), addresses: public, v6 });
        }
    }
    for &(low, high) in rest.ranges() {
        let networks: Vec<IpNet> = if v6 {
            let subnets = Ipv6Subnets::new(Ipv6Addr::from_bits(low), Ipv6Addr::from_bits(high), 0);
            subnets.take(MAX_NETWORKS + 1).map(IpNet::V6).collect()
        } else {
            let (Ok(low), Ok(high)) = (u32::try_from(low), u32::try_from(high)) else { continue };
            let subnets = Ipv4Subnets::new(Ipv4Addr::from_bits(low), Ipv4Addr::from_bits(high), 0);
            subnets.take(MAX_NETWORKS + 1).map(IpNet::V4).collect()
        };
        if networks.len() > MAX_NETWORKS {
            let text = format!("{}-{}", address(low, v6), address(high, v6));
            pieces.push(Piece { text, addresses: Intervals::between(low, high), v6 });
            continue;
        }
        for network in networks {
            let single = network.prefix_len() == network.max_prefix_len();
            let text = if single { network.addr().to_string() } else { network.to_string() };
            let ends = |network: IpAddr| match network {
                IpAddr::V4(address) => number(address),
                IpAddr::V6(address) => address.to_bits(),
            };
            let addresses = Intervals::between(ends(network.network()), ends(network.broadcast()));
            pieces.push(Piece { text, addresses, v6 });
        }
    }
    pieces
}

fn address(bits: u128, v6: bool) -> IpAddr {
    match u32::try_from(bits) {
        Ok(bits) if !v6 => IpAddr::V4(Ipv4Addr::from_bits(bits)),
        _ => IpAddr::V6(Ipv6Addr::from_bits(bits)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn set(entries: &[&str]) -> Peers {
        entries
            .iter()
            .fold(Peers::nobody(), |all, entry| all.union(&Peers::parse(entry).unwrap_or_else(|| Peers::named(*entry))))
    }

    #[test]
    fn who_is_new() {
        // before, after, who, was
        let cases: &[(&[&str], &[&str], &str, &str)] = &[
            (&["10.0.0.0/8"], &["0.0.0.0/0"], "0.0.0.0/0", "10.0.0.0/8"),
            (&["0.0.0.0/0"], &["0.0.0.0/1", "128.0.0.0/1"], "", ""),
            (&["0.0.0.0/0"], &["0.0.0.0/0", "sg-1"], "", ""),
            (&["sg-1"], &["0.0.0.0/0"], "0.0.0.0/0", ""),
            (&["0.0.0.0/0"], &["*"], "::/0", ""),
            (&[], &["*"], "0.0.0.0/0 and ::/0", ""),
            (&["10.0.0.0/8"], &["10.0.0.0/8", "192.168.0.0/16"], "192.168.0.0/16", ""),
            (&["10.0.0.0/24"], &["10.0.0.0/23"], "10.0.1.0/24", ""),
            (&["10.0.0.0/24"], &["10.0.0.0/8"], "10.0.0.0/8", "10.0.0.0/24"),
            (&["sg-1"], &["sg-1", "sg-2"], "sg-2", ""),
            (&["10.0.0.0/8"], &["Internet", "10.0.0.0/8"], "the internet and ::/0", ""),
            (&[], &["203.0.113.4"], "203.0.113.4", ""),
            (&[], &["10.0.0.1-10.0.1.254"], "10.0.0.1-10.0.1.254", ""),
            (&[], &["10.0.0.4-10.0.0.7"], "10.0.0.4/30", ""),
            (&["::/0"], &["2001:db8::/32"], "", ""),
            (&["2001:db8::/32"], &["::/0"], "::/0", "2001:db8::/32"),
        ];
        for (before, after, who, was) in cases {
            let (before, after) = (set(before), set(after));
            let found = newcomers(&before, &after);
            let (found_who, found_was) =
                found.map_or_else(Default::default, |n| (enumerated(&n.who), enumerated(&n.was)));
            assert_eq!((found_who.as_str(), found_was.as_str()), (*who, *was), "{before:?} {after:?}");
        }
    }

    #[test]
    fn texts_that_are_no_addresses() {
        for text in ["", "sg-1", "10.0.0.0/33", "VirtualNetwork", "10.0.0.1-sg", "2001:db8::1-10.0.0.1x"] {
            assert_eq!(Peers::parse(text), None, "{text}");
        }
        assert!(Peers::range("10.0.0.9".parse().unwrap(), "10.0.0.4".parse().unwrap()).is_nobody());
    }

    #[test]
    fn many_are_counted() {
        let names: Vec<String> = (1..=6).map(|n| format!("sg-{n}")).collect();
        assert_eq!(enumerated(&names), "sg-1, sg-2, sg-3 and 3 more");
        assert_eq!(enumerated(names.get(..4).unwrap()), "sg-1, sg-2, sg-3 and sg-4");
    }
}
