//! Addresses and ports in rules: whom a rule lets in, and to which ports. Each question may be asked of what is only partly
//! known; `None` is "that cannot be said".

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// Words by which rules of Azure and others mean any address.
const WORDS_FOR_EVERYONE: &[&str] = &["*", "any", "internet"];

/// Whether one entry of a rule's sources holds every address of IPv4 or of IPv6: a prefix of length zero however it is
/// written (`0.0.0.0/0`, `::/0`, `10.0.0.0/0`), or a word such as `*` or `Internet`.
#[must_use]
pub fn is_everyone(entry: &str) -> bool {
    let entry = entry.trim();
    WORDS_FOR_EVERYONE.iter().any(|w| w.eq_ignore_ascii_case(entry))
        || entry.parse::<IpNet>().is_ok_and(|net| net.prefix_len() == 0)
}

/// Whether the entries together hold every address of IPv4 or of IPv6: `0.0.0.0/1` and `128.0.0.0/1` do.
#[must_use]
pub fn are_everyone<'a>(entries: impl IntoIterator<Item = &'a str>) -> bool {
    let (mut v4, mut v6) = (Vec::new(), Vec::new());
    for entry in entries {
        if is_everyone(entry) {
            return true;
        }
        match entry.trim().parse::<IpNet>() {
            Ok(IpNet::V4(net)) => v4.push(net.trunc()),
            Ok(IpNet::V6(net)) => v6.push(net.trunc()),
            Err(_) => {}
        }
    }
    (v4.len() > 1 && Ipv4Net::aggregate(&v4).iter().any(|n| n.prefix_len() == 0))
        || (v6.len() > 1 && Ipv6Net::aggregate(&v6).iter().any(|n| n.prefix_len() == 0))
}

/// A part of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part<T> {
    /// Not written.
    Absent,
    /// Written and known.
    Known(T),
    /// Written, but not known.
    Unknown,
}

impl<T> Part<T> {
    /// What it is, with what stands for one that is not written; `None` when it is not known.
    pub fn or(self, otherwise: T) -> Option<T> {
        match self {
            Self::Absent => Some(otherwise),
            Self::Known(value) => Some(value),
            Self::Unknown => None,
        }
    }

    /// What it is, when it is written and known.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Absent | Self::Unknown => None,
        }
    }
}

/// What a rule's protocol means for its ports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Protocol {
    /// Every protocol; the rule's ports say nothing.
    All,
    /// One that has ports: TCP, UDP, SCTP, DCCP, UDP-Lite.
    WithPorts,
    /// One that has none: ICMP, ESP, GRE ….
    WithoutPorts,
}

/// The protocols that rules name by number, with the names that they have elsewhere
/// (<https://www.iana.org/assignments/protocol-numbers>).
const NAMED_BY_NUMBER: &[(&str, &str)] = &[
    ("1", "icmp"),
    ("6", "tcp"),
    ("17", "udp"),
    ("33", "dccp"),
    ("47", "gre"),
    ("50", "esp"),
    ("51", "ah"),
    ("58", "icmpv6"),
    ("132", "sctp"),
    ("136", "udplite"),
];

/// The words for every protocol: AWS writes `-1`, Google and Oracle `all`, Azure `*`, IBM `all` and, in newer versions,
/// `icmp_tcp_udp` and `any`.
const EVERY_PROTOCOL: &[&str] = &["-1", "all", "*", "any", "icmp_tcp_udp"];

/// A protocol by one name on every cloud: lower-case, without numbers, and `all` for every one.
#[must_use]
pub fn protocol_name(text: &str) -> String {
    let text = text.trim().to_ascii_lowercase();
    if EVERY_PROTOCOL.contains(&text.as_str()) {
        return "all".to_owned();
    }
    NAMED_BY_NUMBER.iter().find(|(number, _)| *number == text).map_or(text, |(_, name)| (*name).to_owned())
}

impl Protocol {
    /// Reads a name or a number, as [`protocol_name`] does.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match protocol_name(text).as_str() {
            "all" => Self::All,
            "tcp" | "udp" | "dccp" | "sctp" | "udplite" => Self::WithPorts,
            _ => Self::WithoutPorts,
        }
    }
}

/// The ports of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ports {
    /// The lowest.
    pub from: Part<i64>,
    /// The highest.
    pub to: Part<i64>,
    /// The protocol.
    pub protocol: Part<Protocol>,
}

/// The highest port.
const LAST: i64 = 65_535;

impl Ports {
    /// Whether the rule holds that port. A rule without ports, or with -1 for them, holds all of its protocol's.
    #[must_use]
    pub fn include(self, port: i64) -> Option<bool> {
        self.by_protocol(self.within(port, port))
    }

    /// Whether the rule holds every port.
    #[must_use]
    pub fn are_all(self) -> Option<bool> {
        // Port 0 is reserved: a rule from 1 on leaves nothing out.
        self.by_protocol(self.within(1, LAST))
    }

    /// The ports as one text, the way that [`PortRange`] reads them: `22`, `20-25`, or `*` for all of them; empty where the
    /// protocol has none.
    #[must_use]
    pub fn to_text(self) -> Option<String> {
        match self.protocol {
            Part::Known(Protocol::All) => return Some("*".to_owned()),
            Part::Known(Protocol::WithoutPorts) => return Some(String::new()),
            Part::Unknown => return None,
            Part::Known(Protocol::WithPorts) | Part::Absent => {}
        }
        Some(match (self.from, self.to) {
            (Part::Unknown, _) | (_, Part::Unknown) => return None,
            (Part::Absent | Part::Known(..0), Part::Absent | Part::Known(..0)) => "*".to_owned(),
            (Part::Absent | Part::Known(..0), Part::Known(to)) => format!("0-{to}"),
            // One port alone is written with `from` only.
            (Part::Known(from), Part::Absent) => from.to_string(),
            (Part::Known(from), Part::Known(..0)) => format!("{from}-{LAST}"),
            (Part::Known(from), Part::Known(to)) if from == to => from.to_string(),
            (Part::Known(from), Part::Known(to)) => format!("{from}-{to}"),
        })
    }

    fn by_protocol(self, in_range: Option<bool>) -> Option<bool> {
        match self.protocol {
            Part::Known(Protocol::All) => Some(true),
            Part::Known(Protocol::WithoutPorts) => Some(false),
            Part::Known(Protocol::WithPorts) | Part::Absent => in_range,
            Part::Unknown => None,
        }
    }

    fn within(self, low: i64, high: i64) -> Option<bool> {
        let from = match self.from {
            Part::Known(port) => Some(port <= low),
            Part::Absent => Some(true),
            Part::Unknown => None,
        };
        let to = match self.to {
            Part::Known(-1) => Some(true),
            Part::Known(port) => Some(port >= high),
            // One port alone is written with `from` only.
            Part::Absent => match self.from {
                Part::Known(port) if port >= 0 => Some(port >= high),
                Part::Unknown => None,
                _ => Some(true),
            },
            Part::Unknown => None,
        };
        match (from, to) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }
}

/// Ports that a rule names in one text: `22`, `20-25`, or `*`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PortRange {
    low: i64,
    high: i64,
}

impl PortRange {
    /// Reads a port, two with a dash between them, or a word for all of them; `None` when it is neither.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if ["*", "any", "all"].iter().any(|word| word.eq_ignore_ascii_case(text)) {
            return Some(Self { low: 0, high: LAST });
        }
        let (low, high) = text.split_once('-').unwrap_or((text, text));
        Some(Self { low: low.trim().parse().ok()?, high: high.trim().parse().ok()? })
    }

    /// The lowest and the highest.
    #[must_use]
    pub const fn ends(self) -> (i64, i64) {
        (self.low, self.high)
    }

    /// Whether the port is one of them.
    #[must_use]
    pub const fn includes(self, port: i64) -> bool {
        self.low <= port && port <= self.high
    }
}

/// Whether the ranges together hold every port: `1-1023` and `1024-65535` do.
#[must_use]
pub fn are_all_ports(ranges: impl IntoIterator<Item = PortRange>) -> bool {
    let mut ranges: Vec<PortRange> = ranges.into_iter().collect();
    ranges.sort_by_key(|range| range.low);
    // Port 0 is reserved: ranges from 1 on leave nothing out.
    let next = ranges.iter().fold(1, |next, range| if range.low <= next { next.max(range.high + 1) } else { next });
    next > LAST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_in_every_spelling() {
        for entry in ["0.0.0.0/0", "::/0", "0:0:0:0:0:0:0:0/0", "10.1.2.3/0", " 0.0.0.0/0 ", "*", "Internet", "Any"] {
            assert!(is_everyone(entry), "{entry}");
        }
        for entry in ["0.0.0.0/1", "10.0.0.0/8", "::1/128", "0.0.0.0", "", "VirtualNetwork", "0.0.0.0/33"] {
            assert!(!is_everyone(entry), "{entry}");
        }
    }

    #[test]
    fn everyone_in_pieces() {
        assert!(are_everyone(["0.0.0.0/1", "128.0.0.0/1"]));
        assert!(are_everyone(["128.0.0.0/2", "0.0.0.0/1", "10.0.0.0/8", "192.0.0.0/2"]));
        assert!(are_everyone(["::/1", "8000::/1"]));
        assert!(!are_everyone(["0.0.0.0/1", "8000::/1"]));
        assert!(!are_everyone(["0.0.0.0/2", "128.0.0.0/1"]));
        assert!(!are_everyone([]));
    }

    #[test]
    fn ports() {
        use Part::{Absent, Known, Unknown};
        let tcp = Known(Protocol::parse("tcp"));
        let icmp = Known(Protocol::parse("icmp"));
        let all = Known(Protocol::parse("-1"));
        // from, to, protocol, holds port 22, holds all
        let cases = [
            (Known(22), Known(22), tcp, Some(true), Some(false)),
            (Known(0), Known(65535), tcp, Some(true), Some(true)),
            (Known(1), Known(65535), Known(Protocol::parse("17")), Some(true), Some(true)),
            (Known(23), Known(30), tcp, Some(false), Some(false)),
            (Known(0), Known(0), tcp, Some(false), Some(false)),
            (Known(0), Known(0), all, Some(true), Some(true)),
            (Known(-1), Known(-1), tcp, Some(true), Some(true)),
            (Known(-1), Known(-1), icmp, Some(false), Some(false)),
            (Known(8), Known(0), icmp, Some(false), Some(false)),
            (Absent, Absent, all, Some(true), Some(true)),
            (Absent, Absent, tcp, Some(true), Some(true)),
            (Known(22), Absent, tcp, Some(true), Some(false)),
            (Known(23), Absent, tcp, Some(false), Some(false)),
            (Unknown, Known(21), tcp, Some(false), Some(false)),
            (Known(23), Unknown, tcp, Some(false), Some(false)),
            (Known(22), Unknown, tcp, None, Some(false)),
            (Unknown, Unknown, all, Some(true), Some(true)),
            (Known(22), Known(22), Unknown, None, None),
            (Known(22), Known(22), Absent, Some(true), Some(false)),
        ];
        for (from, to, protocol, holds, all) in cases {
            let ports = Ports { from, to, protocol };
            assert_eq!(ports.include(22), holds, "{ports:?}");
            assert_eq!(ports.are_all(), all, "{ports:?}");
        }
    }

    #[test]
    fn protocols_have_one_name() {
        let cases = [
            ("-1", "all"),
            ("*", "all"),
            ("ALL", "all"),
            ("icmp_tcp_udp", "all"),
            ("6", "tcp"),
            ("TCP", "tcp"),
            ("Udp", "udp"),
            ("58", "icmpv6"),
            ("99", "99"),
        ];
        for (text, name) in cases {
            assert_eq!(protocol_name(text), name, "{text}");
        }
    }

    #[test]
    fn ports_as_text() {
        use Part::{Absent, Known, Unknown};
        let tcp = Known(Protocol::WithPorts);
        let cases = [
            (Known(22), Known(22), tcp, Some("22")),
            (Known(20), Known(25), tcp, Some("20-25")),
            (Known(0), Known(0), Known(Protocol::All), Some("*")),
            (Unknown, Unknown, Known(Protocol::All), Some("*")),
            (Known(8), Known(0), Known(Protocol::WithoutPorts), Some("")),
            (Absent, Absent, tcp, Some("*")),
            (Known(-1), Known(-1), tcp, Some("*")),
            (Known(22), Absent, tcp, Some("22")),
            (Absent, Known(1023), tcp, Some("0-1023")),
            (Unknown, Known(22), tcp, None),
            (Known(22), Known(22), Unknown, None),
        ];
        for (from, to, protocol, text) in cases {
            let ports = Ports { from, to, protocol };
            assert_eq!(ports.to_text().as_deref(), text, "{ports:?}");
        }
    }

    #[test]
    fn ranges() {
        let holds = |text: &str, port| PortRange::parse(text).is_some_and(|range| range.includes(port));
        for text in ["22", " 22 ", "20-25", "20 - 25", "*", "Any", "all", "0-65535"] {
            assert!(holds(text, 22), "{text}");
        }
        for text in ["23", "25-20", "", "ssh", "22-", "-22", "1,22"] {
            assert!(!holds(text, 22), "{text}");
        }
        let all = |texts: &[&str]| are_all_ports(texts.iter().filter_map(|text| PortRange::parse(text)));
        assert!(all(&["*"]));
        assert!(all(&["1-65535"]));
        assert!(all(&["1024-65535", "1-1023"]));
        assert!(all(&["1-40000", "5-10", "30000-65535"]));
        assert!(!all(&["1-1022", "1024-65535"]));
        assert!(!all(&["2-65535"]));
        assert!(!all(&[]));
    }
}
