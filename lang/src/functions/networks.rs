//! Arithmetic on address ranges (CIDR).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Accepts, Function, FunctionError, Host, Param, Scalar, int_arg, str_arg};
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
    /// Terraform keeps reading IPv4 octets with leading zeros as decimal numbers, which the standard library refuses.
    fn parse(text: &str) -> Result<Self, FunctionError> {
        let invalid = || FunctionError::call(format!("invalid CIDR expression: invalid CIDR address: {text}"));
        let (address, length) = text.split_once('/').ok_or_else(invalid)?;
        let (address, width) = match address.parse::<IpAddr>() {
            Ok(IpAddr::V4(v4)) => (u128::from(u32::from(v4)), 32),
            Ok(IpAddr::V6(v6)) => (u128::from(v6), 128),
            Err(_) => (u128::from(lenient_ipv4(address).ok_or_else(invalid)?), 32),
        };
        if length.is_empty() || length.len() > 3 || !length.bytes().all(|b| b.is_ascii_digit()) {
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
        let all = if self.width == 128 { u128::MAX } else { u128::from(u32::MAX) };
        all & u128::MAX.checked_shl(self.host_bits()).unwrap_or(0)
    }

    fn address(self, number: u128) -> IpAddr {
        match u32::try_from(number) {
            Ok(small) if self.width == 32 => IpAddr::V4(Ipv4Addr::from(small)),
            _ => IpAddr::V6(Ipv6Addr::from(number)),
        }
    }

    /// The last address.
    fn last(self) -> u128 {
        self.base | !self.mask() & Self { length: 0, ..self }.size_mask()
    }

    fn size_mask(self) -> u128 {
        if self.width == 128 { u128::MAX } else { u128::from(u32::MAX) }
    }

    fn show(self) -> Value {
        format!("{}/{}", go_text(self.address(self.base)), self.length).into()
    }
}

/// As Go prints addresses: an IPv4 address inside of IPv6 is printed as IPv4.
fn go_text(address: IpAddr) -> String {
    match address {
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
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
        },
        IpAddr::V4(v4) => v4.to_string(),
    }
}

fn lenient_ipv4(text: &str) -> Option<u32> {
    let mut octets = text.split('.');
    let mut address = 0u32;
    for _ in 0..4 {
        let octet = octets.next()?;
        if octet.is_empty() || octet.len() > 16 || !octet.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        address = address << 8 | u32::from(octet.parse::<u8>().ok()?);
    }
    octets.next().is_none().then_some(address)
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
    let range = Range::parse(str_arg(args, 0)?)?;
    let number = int_arg(args, 1)?;
    let magnitude = u128::from(number.unsigned_abs());
    // Negative numbers count from the end, -1 being the last address.
    let largest = range.last() - range.base;
    let offset = if number < 0 { magnitude - 1 } else { magnitude };
    if offset > largest {
        return Err(FunctionError::call(format!(
            "prefix of {} does not accommodate a host numbered {number}",
            range.length
        )));
    }
    let address = if number < 0 { range.last() - offset } else { range.base + offset };
    Ok(go_text(range.address(address)).into())
}

fn cidrnetmask(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let range = Range::parse(str_arg(args, 0)?)?;
    if range.width == 128 {
        return Err(FunctionError::call("IPv6 addresses cannot have a netmask: only IPv4 has"));
    }
    Ok(range.address(range.mask()).to_string().into())
}

fn cidrsubnet(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let range = Range::parse(str_arg(args, 0)?)?;
    let (bits, number) = (int_arg(args, 1)?, int_arg(args, 2)?);
    let insufficient =
        || FunctionError::call(format!("insufficient address space to extend prefix of {} by {bits}", range.length));
    // Fewer bits than none give the range around this one.
    let length = i64::from(range.length).checked_add(bits).ok_or_else(insufficient)?;
    let length = u32::try_from(length).ok().filter(|l| *l <= range.width).ok_or_else(insufficient)?;
    let Ok(bits) = u32::try_from(bits) else {
        let wider = Range { length, ..range };
        return Ok(Range { base: range.base & wider.mask(), ..wider }.show());
    };
    let does_not_fit =
        || FunctionError::call(format!("prefix extension of {bits} does not accommodate a subnet numbered {number}"));
    let magnitude = u128::from(number.unsigned_abs());
    if magnitude > u128::MAX.checked_shr(128 - bits).unwrap_or(0) {
        return Err(does_not_fit());
    }
    let host_bits = range.host_bits() - bits;
    let shifted = magnitude.checked_shl(host_bits).unwrap_or(0);
    let base = if number < 0 {
        // What Terraform makes of a negative number: the amount of a bitwise "or" with it.
        (range.base | shifted.wrapping_neg()).wrapping_neg() & range.size_mask()
    } else {
        range.base | shifted
    };
    Ok(Range { base, length, ..range }.show())
}

fn cidrsubnets(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let range = Range::parse(str_arg(args, 0)?)?;
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
        let size_less_one = !subnet.mask() & subnet.size_mask();
        let base = next.and_then(|n| n.checked_add(size_less_one)).map(|n| n & subnet.mask()).ok_or_else(full)?;
        if base > range.last() || base < range.base {
            return Err(full());
        }
        next = (base | size_less_one).checked_add(1);
        subnets.push(Range { base, ..subnet }.show());
    }
    Ok(Value::list(subnets))
}
