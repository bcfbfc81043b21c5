//! Numbers with Terraform's precision: exact small integers, else 512-bit binary floating point, printed as Go prints.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use dashu_float::round::mode::HalfEven;
use dashu_float::{DBig, FBig};
use dashu_int::IBig;

/// Bits of the significand, as go-cty uses for `big.Float`.
pub const PRECISION: usize = 512;

/// Exponents beyond this are refused: they come from no real configuration and cost time and memory.
const MAX_EXPONENT_DIGITS: usize = 5;

type Float = FBig<HalfEven, 2>;

/// A number.
#[derive(Clone, Debug)]
pub struct Number(Repr);

#[derive(Clone, Debug)]
enum Repr {
    Int(i64),
    /// Never a value that fits `Int`.
    Big(Arc<Float>),
}

impl Number {
    /// Parses a decimal number as HCL and JSON write them; `None` when it is none or its exponent is absurd.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let body = text.strip_prefix(['-', '+']).unwrap_or(text);
        if !body.starts_with(|c: char| c.is_ascii_digit() || c == '.') || !body.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if !body.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-')) {
            return None;
        }
        if let Ok(int) = i64::from_str(text) {
            return Some(Self(Repr::Int(int)));
        }
        if let Some((_, exponent)) = body.split_once(['e', 'E'])
            && exponent.trim_start_matches(['+', '-']).trim_start_matches('0').len() > MAX_EXPONENT_DIGITS
        {
            return None;
        }
        let decimal = DBig::from_str(text.strip_prefix('+').unwrap_or(text)).ok()?;
        let float = decimal.with_rounding::<HalfEven>().with_base_and_precision::<2>(PRECISION).value();
        Some(Self::from_float(float))
    }

    fn from_float(float: Float) -> Self {
        if float.repr().is_infinite() {
            return Self(Repr::Big(Arc::new(float)));
        }
        if let Ok(int) = IBig::try_from(float.clone())
            && let Ok(small) = i64::try_from(int)
        {
            return Self(Repr::Int(small));
        }
        Self(Repr::Big(Arc::new(float)))
    }

    /// A number from a finite float; infinities and NaN give `None`.
    #[must_use]
    pub fn from_f64(value: f64) -> Option<Self> {
        let float = Float::try_from(value).ok()?;
        if float.repr().is_infinite() {
            return None;
        }
        Some(Self::from_float(float.with_precision(PRECISION).value()))
    }

    /// The integer, when it is one that fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Int(int) => Some(*int),
            Repr::Big(_) => None,
        }
    }

    /// The nearest double.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        match &self.0 {
            #[allow(clippy::cast_precision_loss, reason = "the nearest double is what is asked for")]
            Repr::Int(int) => *int as f64,
            Repr::Big(float) => float.to_f64().value(),
        }
    }

    /// Whether it is a whole number of any size.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Int(_) => true,
            Repr::Big(float) => IBig::try_from((**float).clone()).is_ok(),
        }
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Repr::Int(0))
    }

    fn float(&self) -> Float {
        match &self.0 {
            Repr::Int(int) => Float::from(IBig::from(*int)).with_precision(PRECISION).value(),
            Repr::Big(float) => (**float).clone(),
        }
    }

    /// Sum.
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        if let (Repr::Int(a), Repr::Int(b)) = (&self.0, &other.0)
            && let Some(sum) = a.checked_add(*b)
        {
            return Self(Repr::Int(sum));
        }
        Self::from_float(self.float() + other.float())
    }

    /// Difference.
    #[must_use]
    pub fn sub(&self, other: &Self) -> Self {
        if let (Repr::Int(a), Repr::Int(b)) = (&self.0, &other.0)
            && let Some(difference) = a.checked_sub(*b)
        {
            return Self(Repr::Int(difference));
        }
        Self::from_float(self.float() - other.float())
    }

    /// Product.
    #[must_use]
    pub fn mul(&self, other: &Self) -> Self {
        if let (Repr::Int(a), Repr::Int(b)) = (&self.0, &other.0)
            && let Some(product) = a.checked_mul(*b)
        {
            return Self(Repr::Int(product));
        }
        Self::from_float(self.float() * other.float())
    }

    /// Quotient; `None` for a division by zero.
    #[must_use]
    pub fn div(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        if let (Repr::Int(a), Repr::Int(b)) = (&self.0, &other.0)
            && a.checked_rem(*b) == Some(0)
        {
            return a.checked_div(*b).map(|q| Self(Repr::Int(q)));
        }
        Some(Self::from_float(self.float() / other.float()))
    }

    /// Remainder with the sign of the dividend; `None` for a division by zero.
    #[must_use]
    pub fn rem(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        if let (Repr::Int(a), Repr::Int(b)) = (&self.0, &other.0)
            && let Some(remainder) = a.checked_rem(*b)
        {
            return Some(Self(Repr::Int(remainder)));
        }
        let (a, b) = (self.float(), other.float());
        let quotient = (a.clone() / b.clone()).trunc();
        Some(Self::from_float(a - quotient * b))
    }

    /// The number with the other sign.
    #[must_use]
    pub fn neg(&self) -> Self {
        if let Repr::Int(int) = &self.0
            && let Some(negated) = int.checked_neg()
        {
            return Self(Repr::Int(negated));
        }
        Self::from_float(-self.float())
    }

    /// Rounded towards minus infinity.
    #[must_use]
    pub fn floor(&self) -> Self {
        match &self.0 {
            Repr::Int(_) => self.clone(),
            Repr::Big(float) => Self::from_float(float.floor()),
        }
    }

    /// Rounded towards plus infinity.
    #[must_use]
    pub fn ceil(&self) -> Self {
        match &self.0 {
            Repr::Int(_) => self.clone(),
            Repr::Big(float) => Self::from_float(float.ceil()),
        }
    }
}

impl From<i64> for Number {
    fn from(int: i64) -> Self {
        Self(Repr::Int(int))
    }
}

impl From<usize> for Number {
    fn from(int: usize) -> Self {
        match i64::try_from(int) {
            Ok(small) => Self(Repr::Int(small)),
            Err(_) => Self::from_float(Float::from(IBig::from(int)).with_precision(PRECISION).value()),
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Int(a), Repr::Int(b)) => a.cmp(b),
            _ => self.float().cmp(&other.float()),
        }
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Repr::Int(int) => int.hash(state),
            Repr::Big(_) => self.as_f64().to_bits().hash(state),
        }
    }
}

/// As `big.Float.Text('f', -1)` prints: the shortest decimal that reads back as the same 512-bit number, never with an exponent.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Int(int) => int.fmt(f),
            Repr::Big(float) => {
                if let Ok(int) = IBig::try_from((**float).clone()) {
                    return int.fmt(f);
                }
                // 154 decimal digits are what 512 bits hold; a number that was written with fewer reads back from those.
                for digits in [17, 34, 80, 154, 156] {
                    let decimal = (**float).clone().with_base_and_precision::<10>(digits).value();
                    let text = decimal.to_string();
                    if digits == 156 || Self::parse(&text).is_some_and(|n| n == *self) {
                        return f.write_str(&text);
                    }
                }
                Ok(())
            }
        }
    }
}
