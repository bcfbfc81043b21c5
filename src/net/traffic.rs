//! Sets of traffic: protocols with their ports, or with their types and codes.

use std::collections::BTreeMap;

use super::address::{Part, PortRange, protocol_name};
use super::interval::Intervals;

/// The protocols that rules name, with their numbers (<https://www.iana.org/assignments/protocol-numbers>).
const NUMBERS: &[(&str, u8)] = &[
    ("icmp", 1),
    ("igmp", 2),
    ("ipip", 4),
    ("tcp", TCP),
    ("udp", UDP),
    ("dccp", 33),
    ("gre", 47),
    ("esp", 50),
    ("ah", 51),
    ("icmpv6", 58),
    ("icmp6", 58),
    ("ipv6-icmp", 58),
    ("vrrp", 112),
    ("sctp", 132),
    ("udplite", 136),
];

/// TCP's number.
pub const TCP: u8 = 6;
/// UDP's number.
pub const UDP: u8 = 17;

const LAST: u128 = 65_535;

/// A protocol's number, by its name on any cloud or the number itself; `None` for every protocol and for unknown names.
#[must_use]
pub fn protocol_number(text: &str) -> Option<u8> {
    let name = protocol_name(text);
    let named = NUMBERS.iter().find(|(known, _)| *known == name).map(|(_, number)| *number);
    named.or_else(|| name.parse().ok())
}

/// Whether that protocol has ports.
const fn has_ports(protocol: u8) -> bool {
    matches!(protocol, TCP | UDP | 33 | 132 | 136)
}

/// All that a protocol has: its ports without 0, which is reserved; or the types of ICMP, each with its 256 codes.
#[must_use]
pub fn whole(protocol: u8) -> Intervals {
    Intervals::between(u128::from(has_ports(protocol)), LAST)
}

/// A set of traffic. Ports of a protocol are numbers; so are types and codes of ICMP: 256 times the type, and the code.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Traffic {
    listed: BTreeMap<u8, Intervals>,
    /// All other protocols.
    others: bool,
}

impl Traffic {
    /// No traffic.
    #[must_use]
    pub fn nothing() -> Self {
        Self::default()
    }

    /// All traffic.
    #[must_use]
    pub fn everything() -> Self {
        Self { listed: BTreeMap::new(), others: true }
    }

    /// Some of a protocol.
    #[must_use]
    pub fn of(protocol: u8, some: &Intervals) -> Self {
        Self { listed: [(protocol, some.intersection(&whole(protocol)))].into(), others: false }
    }

    /// What it holds of a protocol.
    #[must_use]
    pub fn get(&self, protocol: u8) -> Intervals {
        match self.listed.get(&protocol) {
            Some(some) => some.clone(),
            None if self.others => whole(protocol),
            None => Intervals::none(),
        }
    }

    /// Whether it holds that number of a protocol.
    #[must_use]
    pub fn contains(&self, protocol: Option<u8>, number: u128) -> bool {
        match protocol.and_then(|protocol| self.listed.get(&protocol)) {
            Some(some) => some.contains(number),
            None => self.others,
        }
    }

    /// Whether it holds the protocols that [`Self::protocols`] does not list.
    #[must_use]
    pub const fn others(&self) -> bool {
        self.others
    }

    /// The protocols that it tells apart, by number.
    pub fn protocols(&self) -> impl Iterator<Item = u8> + '_ {
        self.listed.keys().copied()
    }

    /// Adds some of a protocol; of none, all the protocols that are not listed then or before.
    pub fn add(&mut self, protocol: Option<u8>, some: &Intervals) {
        match protocol {
            Some(protocol) => {
                let more = self.get(protocol).union(some);
                self.listed.insert(protocol, more);
            }
            None => self.others = true,
        }
    }

    /// What is in either.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let listed = self.listed.keys().chain(other.listed.keys());
        let listed = listed.map(|protocol| (*protocol, self.get(*protocol).union(&other.get(*protocol)))).collect();
        Self { listed, others: self.others || other.others }
    }

    /// Whether it is no traffic.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        !self.others && self.listed.values().all(Intervals::is_empty)
    }

    /// This, and what of the other belongs to it: of a protocol that both together hold in full, all, when this is the greater
    /// part; everything, when this has the protocols that no rule names.
    #[must_use]
    pub fn rounded(&self, other: &Self) -> (Self, Self) {
        if self.others && self.union(other).is_everything() {
            return (Self::everything(), other.clone());
        }
        let count = |some: &Intervals| some.ranges().iter().map(|(low, high)| high - low + 1).sum::<u128>();
        let (mut round, mut part) = (self.clone(), Self::nothing());
        for (protocol, some) in &mut round.listed {
            let rest = other.get(*protocol);
            let all = whole(*protocol);
            if !rest.is_empty() && some.union(&rest) == all && count(some) > count(&rest) {
                *some = all;
                part.add(Some(*protocol), &rest);
            }
        }
        (round, part)
    }

    /// Whether it is all traffic.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.others && self.listed.iter().all(|(protocol, some)| *some == whole(*protocol))
    }

    /// Traffic that a rule names by a protocol and ports from one to another; `None` for a protocol that is not known. Of
    /// ICMP the two are a type and a code. −1 is any; ports say nothing where the protocol is every one.
    #[must_use]
    pub fn between(protocol: &str, from: Part<i64>, to: Part<i64>) -> Option<(Self, Self)> {
        if protocol_name(protocol) == "all" {
            return Some((Self::everything(), Self::everything()));
        }
        let number = protocol_number(protocol)?;
        let exact = |low: i64, high: i64| {
            let (low, high) = (u128::try_from(low).unwrap_or(0), u128::try_from(high).unwrap_or(0));
            let some = Self::of(number, &Intervals::between(low, high));
            (some.clone(), some)
        };
        let all = Self::of(number, &whole(number));
        let any = |part: Part<i64>| matches!(part, Part::Absent | Part::Known(..0));
        Some(match (from, to) {
            (Part::Unknown, _) | (_, Part::Unknown) => (Self::nothing(), all),
            _ if !has_ports(number) && !matches!(number, 1 | 58) => (all.clone(), all),
            _ if !has_ports(number) => match (from, to) {
                (Part::Known(ty @ 0..=255), Part::Known(code @ 0..=255)) => exact(ty * 256 + code, ty * 256 + code),
                (Part::Known(ty @ 0..=255), _) => exact(ty * 256, ty * 256 + 255),
                _ => (all.clone(), all),
            },
            (from, to) if any(from) && any(to) => (all.clone(), all),
            (Part::Known(from @ 0..), Part::Absent) => exact(from, from),
            (Part::Known(from @ 0..), Part::Known(to @ 0..)) => exact(from, to),
            (Part::Known(from @ 0..), _) => exact(from, 65_535),
            (_, Part::Known(to)) => exact(0, to),
            _ => (all.clone(), all),
        })
    }

    /// Traffic that a rule names by a protocol and one text of ports: `22`, `20-25`, `*`; `None` when one of them is not known.
    #[must_use]
    pub fn ports(protocol: &str, ports: &str) -> Option<Self> {
        let range = PortRange::parse(ports)?;
        let (low, high) = range.ends();
        let some = Intervals::between(u128::try_from(low).ok()?, u128::try_from(high).ok()?);
        if protocol_name(protocol) != "all" {
            let number = protocol_number(protocol)?;
            return Some(Self::of(number, &if has_ports(number) { some } else { whole(number) }));
        }
        if some.covers(&whole(TCP)) {
            return Some(Self::everything());
        }
        // Ports without a protocol are those of TCP and UDP.
        Some(Self::of(TCP, &some).union(&Self::of(UDP, &some)))
    }
}

/// The most ranges that a text names before it counts the rest.
const MAX_TOLD: usize = 8;

impl std::fmt::Display for Traffic {
    /// As a sentence has it: `port 22`, `ports 80 and 8000-8080`, `UDP port 53`, `every TCP port`, `ICMP type 8`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_everything() {
            return f.write_str("every port and protocol");
        }
        let mut parts = Vec::new();
        let (tcp, udp) = (self.get(TCP), self.get(UDP));
        if tcp == udp && !tcp.is_empty() {
            parts.push(ports(&tcp, "TCP and UDP"));
        } else {
            parts.extend((!tcp.is_empty()).then(|| ports(&tcp, "TCP")));
            parts.extend((!udp.is_empty()).then(|| ports(&udp, "UDP")));
        }
        for (protocol, some) in
            self.listed.iter().filter(|(protocol, some)| !matches!(**protocol, TCP | UDP) && !some.is_empty())
        {
            let name = NUMBERS.iter().find(|(_, number)| number == protocol);
            let name = name.map_or_else(|| format!("protocol {protocol}"), |(name, _)| called(name));
            parts.push(match some {
                _ if *some == whole(*protocol) => name,
                _ if has_ports(*protocol) => ports(some, &name),
                _ => format!("{name} {}", types(some)),
            });
        }
        if self.others {
            parts.push("every other protocol".to_owned());
        }
        f.write_str(&joined(&parts))
    }
}

fn called(name: &str) -> String {
    if name == "icmpv6" { "ICMPv6".to_owned() } else { name.to_ascii_uppercase() }
}

fn ports(some: &Intervals, protocol: &str) -> String {
    if some.covers(&whole(TCP)) {
        return format!("every {protocol} port");
    }
    let texts: Vec<String> = some.ranges().iter().map(|range| range_text(*range)).collect();
    let single = matches!(some.ranges(), [(low, high)] if low == high);
    let noun = if single { "port" } else { "ports" };
    let before = if protocol == "TCP" { String::new() } else { format!("{protocol} ") };
    format!("{before}{noun} {}", joined(&texts))
}

fn types(some: &Intervals) -> String {
    let texts = some.ranges().iter().map(|(low, high)| {
        let (first, last) = (low / 256, high / 256);
        match (low % 256, high % 256) {
            (0, 255) if first == last => format!("type {first}"),
            (0, 255) => format!("types {first}-{last}"),
            (from, to) if first == last => format!("type {first} code {}", range_text((from, to))),
            (from, to) => format!("type {first} code {from} to type {last} code {to}"),
        }
    });
    joined(&texts.collect::<Vec<_>>())
}

fn range_text((low, high): (u128, u128)) -> String {
    if low == high { low.to_string() } else { format!("{low}-{high}") }
}

fn joined(texts: &[String]) -> String {
    match texts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if texts.len() <= MAX_TOLD => format!("{} and {last}", first.join(", ")),
        _ => {
            let first: Vec<&str> = texts.iter().take(MAX_TOLD - 1).map(String::as_str).collect();
            format!("{} and {} more", first.join(", "), texts.len() - first.len())
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn told_as_people_say_it() {
        use Part::{Absent, Known};
        let cases = [
            ("tcp", Known(22), Known(22), "port 22"),
            ("6", Known(20), Known(25), "ports 20-25"),
            ("TCP", Known(0), Known(65535), "every TCP port"),
            ("udp", Known(53), Absent, "UDP port 53"),
            ("-1", Known(0), Known(0), "every port and protocol"),
            ("icmp", Known(8), Known(0), "ICMP type 8 code 0"),
            ("icmp", Known(8), Known(-1), "ICMP type 8"),
            ("icmp", Known(-1), Known(-1), "ICMP"),
            ("icmpv6", Absent, Absent, "ICMPv6"),
            ("99", Absent, Absent, "protocol 99"),
            ("tcp", Known(0), Known(0), ""),
            ("esp", Known(0), Known(0), "ESP"),
        ];
        for (protocol, from, to, text) in cases {
            let (least, most) = Traffic::between(protocol, from, to).unwrap();
            assert_eq!(least, most);
            assert_eq!(least.to_string(), text, "{protocol} {from:?} {to:?}");
        }
        assert_eq!(Traffic::between("ospf?", Absent, Absent), None);
        let (least, most) = Traffic::between("tcp", Part::Unknown, Known(22)).unwrap();
        assert_eq!((least.to_string().as_str(), most.to_string().as_str()), ("", "every TCP port"));
    }

    #[test]
    fn ports_in_one_text() {
        let text = |protocol, ports| Traffic::ports(protocol, ports).map(|traffic| traffic.to_string());
        assert_eq!(text("Tcp", "80-90").as_deref(), Some("ports 80-90"));
        assert_eq!(text("*", "53").as_deref(), Some("TCP and UDP port 53"));
        assert_eq!(text("*", "*").as_deref(), Some("every port and protocol"));
        assert_eq!(text("Icmp", "*").as_deref(), Some("ICMP"));
        assert_eq!(text("Tcp", "http"), None);
    }

    #[test]
    fn many_in_one() {
        let port = |number| Traffic::of(TCP, &Intervals::between(number, number));
        let three = port(22).union(&port(23)).union(&port(443));
        assert_eq!(three.to_string(), "ports 22-23 and 443");
        let both = three.union(&Traffic::of(UDP, &Intervals::between(53, 53)));
        assert_eq!(both.to_string(), "ports 22-23 and 443 and UDP port 53");
        let many = (1..12).fold(Traffic::nothing(), |all, n| all.union(&port(n * 10)));
        assert_eq!(many.to_string(), "ports 10, 20, 30, 40, 50, 60, 70 and 4 more");
        assert!(Traffic::everything().union(&three).is_everything());
    }
}
