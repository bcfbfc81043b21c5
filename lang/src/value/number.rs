//! Numbers with Terraform's precision: exact small integers, else 512-bit binary floating point, printed as Go prints.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use dashu_float::round::mode::HalfEven;
use dashu_float::{Context, FBig, Repr as FloatRepr};
use dashu_int::{IBig, Sign, UBig};

use super::decimal::Decimal;

/// Bits of the significand, as go-cty uses for `big.Float`.
pub const PRECISION: usize = 512;

/// Bits of a double's significand: what `log` and `pow` compute with.
const DOUBLE_PRECISION: usize = 53;

/// Exponents of ten beyond this are refused: they come from no real configuration and cost time and memory.
const MAX_EXPONENT: i64 = 99_999;

/// Longer texts are no numbers of a configuration, and reading them takes long.
const MAX_TEXT: usize = 110_000;

/// Most digits that `parseint` takes.
const MAX_RADIX_DIGITS: usize = 10_000;

/// Magnitudes beyond two to the power of this become this, and beyond its inverse zero, so that chains of products cost
/// no memory. It lies a little beyond what can be written.
const MAX_BITS: isize = 350_000;

pub(super) type Float = FBig<HalfEven, 2>;

/// A number.
#[derive(Clone, Debug)]
pub struct Number(Repr);

#[derive(Clone, Debug)]
enum Repr {
    Int(i64),
    /// Never a value that fits `Int`, save integers that are only as exact as a double and print so.
    Big(Arc<Float>),
}

impl Number {
    /// Parses a decimal number as HCL and JSON write them; `None` when it is none or its exponent is absurd.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(int) = i64::from_str(text) {
            return Some(Self(Repr::Int(int)));
        }
        let (negative, body) = match text.strip_prefix('-') {
            Some(body) => (true, body),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        if body.len() > MAX_TEXT {
            return None;
        }
        let (mantissa, exponent) = match body.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => {
                let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
                if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                (mantissa, i64::from_str(exponent).ok()?)
            }
            None => (body, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.len() + fraction.len() == 0 || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let digits = UBig::from_str(&format!("0{whole}{fraction}")).ok()?;
        if digits.is_zero() {
            return Some(Self(Repr::Int(0)));
        }
        if exponent.checked_abs()? > MAX_EXPONENT {
            return None;
        }
        let exponent = exponent - i64::try_from(fraction.len()).ok()?;
        let power = UBig::from(10u8).pow(usize::try_from(exponent.unsigned_abs()).ok()?);
        let float = if exponent >= 0 { ratio(digits * power, &UBig::ONE) } else { ratio(digits, &power) };
        Some(Self::from_float(if negative { -float } else { float }))
    }

    /// An integer from its digits in a base from 2 to 62, as `parseint` reads them: up to base 36 in upper or lower case,
    /// beyond with the lower-case letters first; `None` for other characters.
    #[must_use]
    pub fn parse_radix(text: &str, base: u8) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        if digits.is_empty() || digits.len() > MAX_RADIX_DIGITS || !(2..=62).contains(&base) {
            return None;
        }
        let mut magnitude = UBig::ZERO;
        for byte in digits.bytes() {
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                b'a'..=b'z' => byte - b'a' + 10,
                b'A'..=b'Z' if base <= 36 => byte - b'A' + 10,
                b'A'..=b'Z' => byte - b'A' + 36,
                _ => return None,
            };
            if digit >= base {
                return None;
            }
            magnitude = magnitude * base + digit;
        }
        let int = IBig::from(magnitude);
        Some(Self::from_integer(if negative { -int } else { int }))
    }

    /// The digits in a base from 2 to 36, when it is an integer; without a sign.
    #[must_use]
    pub fn radix_digits(&self, base: u8) -> Option<String> {
        match &self.0 {
            Repr::Int(int) if base == 10 => Some(int.unsigned_abs().to_string()),
            Repr::Int(int) => Some(UBig::from(int.unsigned_abs()).in_radix(base).to_string()),
            Repr::Big(float) => Some(IBig::try_from((**float).clone()).ok()?.into_parts().1.in_radix(base).to_string()),
        }
    }

    fn from_integer(int: IBig) -> Self {
        match i64::try_from(&int) {
            Ok(small) => Self(Repr::Int(small)),
            Err(_) => Self::from_float(
                Float::from_repr(FloatRepr::new(int, 0), Context::new(0)).with_precision(PRECISION).value(),
            ),
        }
    }

    fn from_float(float: Float) -> Self {
        let repr = float.repr();
        let bits = isize::try_from(repr.digits()).unwrap_or(MAX_BITS).saturating_add(repr.exponent());
        if repr.is_infinite() || bits > MAX_BITS {
            let largest = Float::from_repr(FloatRepr::new(IBig::ONE, MAX_BITS), Context::new(PRECISION));
            return Self(Repr::Big(Arc::new(if repr.sign() == Sign::Negative { -largest } else { largest })));
        }
        if repr.significand().is_zero() || bits < -MAX_BITS {
            return Self(Repr::Int(0));
        }
        if repr.exponent() >= 0
            && bits <= 64
            && (bits <= 53 || float.precision() > DOUBLE_PRECISION)
            && let Ok(int) = IBig::try_from(float.clone())
            && let Ok(small) = i64::try_from(int)
        {
            return Self(Repr::Int(small));
        }
        Self(Repr::Big(Arc::new(float)))
    }

    /// A number from a finite float, as exact as that; infinities and NaN give `None`.
    #[must_use]
    pub fn from_f64(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let float = Float::try_from(value).ok()?;
        Some(Self::from_float(float.with_precision(DOUBLE_PRECISION).value()))
    }

    /// The integer, when it is one that fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Int(int) => Some(*int),
            Repr::Big(float) if float.precision() <= DOUBLE_PRECISION && float.repr().exponent() >= 0 => {
                if float.repr().digits().saturating_add(float.repr().exponent().unsigned_abs()) > 64 {
                    return None;
                }
                i64::try_from(IBig::try_from((**float).clone()).ok()?).ok()
            }
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
            Repr::Big(float) => float.repr().exponent() >= 0,
        }
    }

    /// Whether it is less than zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Int(int) => *int < 0,
            Repr::Big(float) => float.repr().sign() == Sign::Negative,
        }
    }

    /// Its decimal digits: all of them, or the fewest that read back as the same number.
    #[must_use]
    pub fn decimal(&self, shortest: bool) -> Decimal {
        match &self.0 {
            Repr::Int(int) => Decimal::from_digits(*int < 0, &int.unsigned_abs().to_string()),
            Repr::Big(float) if shortest => Decimal::shortest(float),
            Repr::Big(float) => Decimal::exact(float.repr().significand(), float.repr().exponent()),
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
            // An integer that is only as exact as a double equals the exact one and hashes alike.
            Repr::Int(int) => int.hash(state),
            Repr::Big(_) => match self.as_i64() {
                Some(int) => int.hash(state),
                None => self.as_f64().to_bits().hash(state),
            },
        }
    }
}

/// As `big.Float.Text('f', -1)` prints: the shortest decimal that reads back as the same number, never with an exponent.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Int(int) => int.fmt(f),
            Repr::Big(_) => f.write_str(&self.decimal(true).fixed(None)),
        }
    }
}

/// The quotient of two whole numbers, rounded once to the nearest number of full precision.
fn ratio(numerator: UBig, denominator: &UBig) -> Float {
    use dashu_int::ops::{BitTest as _, DivRem as _};
    // Two bits more than the precision, and a last one that says whether anything was cut off, make the rounding exact.
    let shift = (PRECISION + 2 + denominator.bit_len()).saturating_sub(numerator.bit_len());
    let (quotient, remainder) = (numerator << shift).div_rem(denominator);
    let sticky = if remainder.is_zero() { UBig::ZERO } else { UBig::ONE };
    let significand = IBig::from((quotient << 1usize) + sticky);
    let exponent = -isize::try_from(shift + 1).unwrap_or(isize::MAX);
    Float::from_repr(FloatRepr::new(significand, exponent), Context::new(0)).with_precision(PRECISION).value()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::Number;

    #[test]
    fn prints_as_terraform_prints() {
        let n = |text: &str| Number::parse(text).unwrap();
        let cases = [
            (n("1").div(&n("3")).unwrap(), format!("0.{}5", "3".repeat(154))),
            (n("10").div(&n("3")).unwrap(), format!("3.{}2", "3".repeat(153))),
            (n("2").div(&n("3")).unwrap(), format!("0.{}7", "6".repeat(153))),
            (n("0.1").add(&n("0.2")), "0.3".to_owned()),
            (n("0.1").mul(&n("3")), "0.3".to_owned()),
            (n("1e400"), format!("1{}", "0".repeat(400))),
            (n("1e30").add(&n("0.5")).ceil(), "1000000000000000000000000000001".to_owned()),
            (n("123456789012345678901234567890.5"), "123456789012345678901234567890.5".to_owned()),
            (n("1e-5"), "0.00001".to_owned()),
            (n("5."), "5".to_owned()),
            (n("+.50"), "0.5".to_owned()),
            (n("-7").rem(&n("3")).unwrap(), "-1".to_owned()),
            (n("7").rem(&n("-3")).unwrap(), "1".to_owned()),
            (n("5.5").rem(&n("2")).unwrap(), "1.5".to_owned()),
            (Number::from_f64(2f64.powi(60)).unwrap(), "1152921504606847000".to_owned()),
            (Number::from_f64(2f64.powi(60)).unwrap().add(&n("1")), "1152921504606846977".to_owned()),
            (Number::from_f64(50f64.ln() / 10f64.ln()).unwrap(), "1.6989700043360185".to_owned()),
            (n("9223372036854775807").add(&n("1")), "9223372036854775808".to_owned()),
        ];
        for (number, expected) in cases {
            assert_eq!(number.to_string(), expected);
            assert_eq!(n(&expected).to_string(), expected);
        }
        for text in [
            "",
            " 1",
            "1_000",
            "0x1F",
            "1e",
            "e5",
            ".",
            "-",
            "1e400000",
            "1e99999999999999999999",
            "1.2.3",
            "--1",
            "Inf",
        ] {
            assert!(Number::parse(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn stays_bounded() {
        let mut number = Number::parse("1e99999").unwrap();
        let mut small = Number::parse("1e-99999").unwrap();
        for _ in 0..100 {
            number = number.mul(&number.clone());
            small = small.mul(&small.clone());
        }
        assert!(number.is_integer() && small.is_zero());
        assert!(number.sub(&number).is_zero());
    }
}
