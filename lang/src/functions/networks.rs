//! Arithmetic on address ranges (CIDR).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use dashu_int::{IBig, UBig};

use super::{Accepts, Function, FunctionError, Host, Param, Scalar, int_arg, number_arg, str_arg};
use crate::value::Value;

const PREFIX: Param = Param::new("prefix", Accepts::String);

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "cidrcontains",
        &[Param::new("containing_prefix", Accepts::String), Param::new("contained_ip_or_prefix", Accepts::String)],
        cidrcontains,
    )
    .returns(Scalar::Bool),
    Function::new("cidrhost", &[PREFIX, Param::new("hostnum", Accepts::Number)], cidrhost).returns(Scalar::String),
    Function::new("cidrnetmask", &[PREFIX], cidrnetmask).returns(Scalar::String),
    Function::new(
        "cidrsubnet",
        &[PREFIX, Param::new("newbits", Accepts::Number), Param::new("netnum", Accepts::Number)],
        cidrsubnet,
    )
    .returns(Scalar::String),
    Function::new("cidrsubnets", &[PREFIX], cidrsubnets).variadic(Param::new("newbits", Accepts::Number)),
];

/// A range of addresses: the first one, as a number, and the length of the prefix.
#[derive(Clone, Copy)]
struct Range {
    base: u128,
    length: u32,
    /// Bits of an address: 32 or 128.
    width: u32,
}

impl Range {
    /// Terraform keeps reading parts with leading zeros as decimal numbers, which the standard library refuses.
    fn parse(text: &str) -> Result<Self, FunctionError> {
        let invalid = || FunctionError::call(format!("invalid CIDR expression: invalid CIDR address: {text}"));
        let (address, length) = text.split_once('/').ok_or_else(invalid)?;
        let (address, width) = match lenient_ipv4(address) {
            Some(v4) => (u128::from(v4), 32),
            None => (lenient_ipv6(address).ok_or_else(invalid)?, 128),
        };
        if length.is_empty() || length.len() > 20 || !length.bytes().all(|b| b.is_ascii_digit()) {
            return Err(invalid());
        }
        let length: u32 = length.parse().map_err(|_| invalid())?;
        if length > width {
            return Err(invalid());
        }
        let range = Self { base: 0, length, width };
        Ok(Self { base: address & range.mask(), ..range })
    }

    fn host_bits(self) -> u32 {
        self.width - self.length
    }

    fn mask(self) -> u128 {
        self.all() & u128::MAX.checked_shl(self.host_bits()).unwrap_or(0)
    }

    /// The last address.
    fn last(self) -> u128 {
        self.base | !self.mask() & self.all()
    }

    /// An address with all bits set.
    fn all(self) -> u128 {
        if self.width == 128 { u128::MAX } else { u128::from(u32::MAX) }
    }

    fn address(self, number: u128) -> String {
        match u32::try_from(number) {
            Ok(small) if self.width == 32 => Ipv4Addr::from(small).to_string(),
            _ => go_text(number),
        }
    }

    /// Whether it is a range of IPv4 addresses written as IPv6 ones: Go takes it for either, depending on the question.
    fn is_mapped(self) -> bool {
        self.width == 128 && Ipv6Addr::from(self.base).to_ipv4_mapped().is_some()
    }

    fn show(self) -> Value {
        let length = if self.is_mapped() { self.length.saturating_sub(96) } else { self.length };
        format!("{}/{length}", self.address(self.base)).into()
    }

    /// The first address with a number in its bits, which end so far from the last bit: combined bit by bit, whatever
    /// number that is, so that a negative one gives what the amount of the result is; `None` when that is no address.
    fn with_number(self, number: &IBig, shift: i64) -> Option<u128> {
        if *number == IBig::ZERO {
            return Some(self.base);
        }
        let shift = usize::try_from(shift).ok().filter(|s| *s <= 256)?;
        let combined = IBig::from(self.base) | (number.clone() << shift);
        u128::try_from(combined.into_parts().1).ok().filter(|address| *address <= self.all())
    }
}

/// As Go prints addresses of sixteen bytes: an IPv4 address inside of IPv6 is printed as IPv4.
fn go_text(address: u128) -> String {
    let v6 = Ipv6Addr::from(address);
    match v6.to_ipv4_mapped() {
        Some(v4) => v4.to_string(),
        // Rust prints the last 32 bits of `::a.b.c.d` with points, Go does not.
        None if v6.segments()[..6] == [0; 6] => {
            let [.., high, low] = v6.segments();
            match (high, low) {
                (0, 0) => "::".to_owned(),
                (0, low) => format!("::{low:x}"),
                (high, low) => format!("::{high:x}:{low:x}"),
            }
        }
        None => v6.to_string(),
    }
}

fn lenient_ipv4(text: &str) -> Option<u32> {
    let mut octets = text.split('.');
    let mut address = 0u32;
    for _ in 0..4 {
        let octet = octets.next()?;
        if octet.is_empty() || octet.len() > 64 || !octet.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        address = address << 8 | u32::from(octet.parse::<u8>().ok()?);
    }
    octets.next().is_none().then_some(address)
}

fn lenient_ipv6(text: &str) -> Option<u128> {
    if text.len() > 256 {
        return None;
    }
    let mut groups: Vec<String> = text.split(':').map(str::to_owned).collect();
    for group in &mut groups {
        if group.contains('.') {
            *group = Ipv4Addr::from(lenient_ipv4(group)?).to_string();
        } else if group.len() > 4 {
            let digits = group.trim_start_matches('0');
            *group = if digits.is_empty() { "0".to_owned() } else { digits.to_owned() };
        }
    }
    groups.join(":").parse::<Ipv6Addr>().map(u128::from).ok()
}

fn integer_arg(args: &[Value], index: usize) -> Result<IBig, FunctionError> {
    number_arg(args, index)?.as_integer().ok_or_else(|| FunctionError::argument(index, "value must be a whole number"))
}

/// Whether an address or a range lies in a range: OpenTofu's function.
fn cidrcontains(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let outer = Range::parse(str_arg(args, 0)?)?;
    let inner = match str_arg(args, 1)? {
        range if range.contains('/') => Range::parse(range)?,
        address => match address.parse::<IpAddr>() {
            Ok(IpAddr::V4(_)) => Range::parse(&format!("{address}/32"))?,
            Ok(IpAddr::V6(_)) => Range::parse(&format!("{address}/128"))?,
            Err(_) => return Err(FunctionError::argument(1, format!("invalid IP address or prefix: {address}"))),
        },
    };
    if outer.width != inner.width {
        return Err(FunctionError::call("address family mismatch"));
    }
    Ok((inner.length >= outer.length && inner.base & outer.mask() == outer.base).into())
}

fn cidrhost(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let number = integer_arg(args, 1)?;
    let range = Range::parse(str_arg(args, 0)?)?;
    let does_not_fit =
        || FunctionError::call(format!("prefix of {} does not accommodate a host numbered {number}", range.length));
    let largest = IBig::from(range.last() - range.base);
    let (offset, checked) = if number < IBig::ZERO {
        // Negative numbers count from the end, -1 being the last address.
        let back = -number.clone() - IBig::ONE;
        (largest.clone() - &back, back)
    } else {
        // Only the lowest 64 bits are looked at, as a signed number.
        (number.clone(), IBig::from(low_bits(&number).cast_signed()))
    };
    if checked > largest {
        return Err(does_not_fit());
    }
    // The bits of an IPv4 address inside of IPv6 are counted as if there were 32 of them.
    let shift = if range.is_mapped() { 96 } else { 0 };
    let address = range.with_number(&offset, shift).ok_or_else(does_not_fit)?;
    Ok(range.address(address).into())
}

/// The lowest 64 bits of the amount of a number.
fn low_bits(number: &IBig) -> u64 {
    let (_, magnitude) = number.clone().into_parts();
    u64::try_from(magnitude & UBig::from(u64::MAX)).unwrap_or(0)
}

fn cidrnetmask(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let range = Range::parse(str_arg(args, 0)?)?;
    if range.width == 128 && !range.is_mapped() {
        return Err(FunctionError::call("IPv6 addresses cannot have a netmask: only IPv4 has"));
    }
    Ok(range.address(range.mask()).into())
}

fn cidrsubnet(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let bits = int_arg(args, 1)?;
    let number = integer_arg(args, 2)?;
    let range = Range::parse(str_arg(args, 0)?)?;
    let insufficient =
        || FunctionError::call(format!("insufficient address space to extend prefix of {} by {bits}", range.length));
    let does_not_fit =
        || FunctionError::call(format!("prefix extension of {bits} does not accommodate a subnet numbered {number}"));
    // Fewer bits than none give a range around this one, with the same address.
    let length = i64::from(range.length).checked_add(bits).ok_or_else(insufficient)?;
    if length > i64::from(range.width) {
        return Err(insufficient());
    }
    // More bits than a machine's word has are not checked at all.
    let most = u32::try_from(bits).ok().filter(|b| *b < 64).map_or(u64::MAX, |b| (1 << b) - 1);
    if low_bits(&number) > most {
        return Err(does_not_fit());
    }
    let base = range.with_number(&number, i64::from(range.width) - length).ok_or_else(does_not_fit)?;
    Ok(match u32::try_from(length) {
        Ok(length) => Range { base, length, ..range }.show(),
        // Go's text of a mask that is none.
        Err(_) => "<nil>".into(),
    })
}

fn cidrsubnets(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let range = Range::parse(str_arg(args, 0)?)?;
    // The first one is looked for behind the range before, which address zero has not.
    if args.len() > 1 && (range.base == 0 || range.is_mapped()) {
        return Err(FunctionError::argument(1, "not enough remaining address space for a subnet"));
    }
    let mut subnets = Vec::with_capacity(args.len());
    let mut next = Some(range.base);
    for index in 1..args.len() {
        let bits = int_arg(args, index)?;
        let bits = u32::try_from(bits)
            .ok()
            .filter(|b| *b >= 1)
            .ok_or_else(|| FunctionError::argument(index, "must extend prefix by at least one bit"))?;
        if bits > 32 {
            return Err(FunctionError::argument(index, "may not extend prefix by more than 32 bits"));
        }
        let length = range.length + bits;
        if length > range.width {
            let family = if range.width == 32 { "IPv4" } else { "IPv6" };
            return Err(FunctionError::argument(
                index,
                format!("would extend prefix to {length} bits, which is too long for an {family} address"),
            ));
        }
        let subnet = Range { length, ..range };
        let full = || {
            FunctionError::argument(
                index,
                format!(
                    "not enough remaining address space for a subnet with a prefix of {length} bits after {}",
                    range.show().as_str().map_or("", |s| s.as_str())
                ),
            )
        };
        // Each subnet begins at the next address that its size allows.
        let size_less_one = !subnet.mask() & subnet.all();
        let base = next.and_then(|n| n.checked_add(size_less_one)).map(|n| n & subnet.mask()).ok_or_else(full)?;
        if base > range.last() || base < range.base {
            return Err(full());
        }
        next = (base | size_less_one).checked_add(1);
        subnets.push(Range { base, ..subnet }.show());
    }
    Ok(Value::list(subnets))
}
