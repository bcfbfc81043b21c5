//! Numbers with Terraform's precision: exact small integers, else 512-bit binary floating point, printed as Go prints.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use dashu_float::round::mode::HalfEven;
use dashu_float::{Context, FBig, Repr as FloatRepr};
use dashu_int::ops::BitTest as _;
use dashu_int::{IBig, Sign, UBig};

use super::decimal::Decimal;

/// Bits of the significand, as go-cty uses for `big.Float`.
pub const PRECISION: usize = 512;

/// Bits of a double's significand: what `log` and `pow` compute with.
const DOUBLE_PRECISION: usize = 53;

/// Bits of the significand of integers that were counted.
const COUNTED_PRECISION: usize = 64;

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
    /// An integer of full precision, as literals and texts give them.
    Int(i64),
    /// An integer of the precision that counting gives (lengths, indices): quotients of two of them have fewer digits.
    Counted(i64),
    /// A number that is none of the others, with a precision of its own; never zero and never infinite.
    Big(Arc<Float>),
    /// Zero with a minus sign, which is printed; it equals zero.
    NegativeZero,
    /// What a division by zero gives.
    Infinite { negative: bool },
}

/// Makes an integer of one of the two precisions.
type Make = fn(i64) -> Repr;

impl Number {
    /// Parses a decimal number as HCL and JSON write them, and as Go reads texts besides (`1p3`, `Inf`); `None` when it is
    /// none or its exponent is absurd.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(int) = i64::from_str(text)
            && (int != 0 || !text.starts_with('-'))
        {
            return Some(Self(Repr::Int(int)));
        }
        let (negative, body) = match text.strip_prefix('-') {
            Some(body) => (true, body),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        if matches!(body, "Inf" | "inf") {
            return Some(Self(Repr::Infinite { negative }));
        }
        if body.len() > MAX_TEXT {
            return None;
        }
        let (mantissa, exponent, binary) = match body.split_once(['e', 'E', 'p', 'P']) {
            Some((mantissa, exponent)) => {
                let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
                if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                (
                    mantissa,
                    i64::from_str(exponent).ok()?,
                    matches!(body.as_bytes().get(mantissa.len()), Some(b'p' | b'P')),
                )
            }
            None => (body, 0, false),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.len() + fraction.len() == 0 || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let digits = UBig::from_str(&format!("0{whole}{fraction}")).ok()?;
        if digits.is_zero() {
            return Some(Self(if negative { Repr::NegativeZero } else { Repr::Int(0) }));
        }
        if exponent.checked_abs()? > MAX_EXPONENT {
            return None;
        }
        // The exponent of `1p3`, which Go reads too, is one of two.
        let shift = if binary { isize::try_from(exponent).ok()? } else { 0 };
        let exponent = if binary { 0 } else { exponent } - i64::try_from(fraction.len()).ok()?;
        let power = UBig::from(10u8).pow(usize::try_from(exponent.unsigned_abs()).ok()?);
        let float = if exponent >= 0 { ratio(digits * power, &UBig::ONE) } else { ratio(digits, &power) } << shift;
        Some(Self::from_float(if negative { -float } else { float }))
    }

    /// An integer of full precision, as a literal gives it.
    #[must_use]
    pub fn exact(int: i64) -> Self {
        Self(Repr::Int(int))
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
        // As precise as it has digits, and at least as one that was counted.
        let precision = magnitude.bit_len().max(COUNTED_PRECISION);
        let int = IBig::from(magnitude);
        let int = if negative { -int } else { int };
        Some(Self::from_float(with_precision(FloatRepr::new(int, 0), precision)))
    }

    /// The digits in a base from 2 to 36, when it is an integer; without a sign.
    #[must_use]
    pub fn radix_digits(&self, base: u8) -> Option<String> {
        match &self.0 {
            Repr::Int(int) | Repr::Counted(int) if base == 10 => Some(int.unsigned_abs().to_string()),
            Repr::Int(int) | Repr::Counted(int) => Some(UBig::from(int.unsigned_abs()).in_radix(base).to_string()),
            Repr::Big(float) => Some(IBig::try_from((**float).clone()).ok()?.into_parts().1.in_radix(base).to_string()),
            Repr::NegativeZero => Some("0".to_owned()),
            Repr::Infinite { .. } => None,
        }
    }

    fn from_float(float: Float) -> Self {
        let repr = float.repr();
        let negative = repr.sign() == Sign::Negative;
        let bits = isize::try_from(repr.digits()).unwrap_or(MAX_BITS).saturating_add(repr.exponent());
        if repr.is_infinite() || bits > MAX_BITS {
            let largest = with_precision(FloatRepr::new(IBig::ONE, MAX_BITS), PRECISION);
            return Self(Repr::Big(Arc::new(if negative { -largest } else { largest })));
        }
        if repr.significand().is_zero() || bits < -MAX_BITS {
            return Self(if float.precision() > COUNTED_PRECISION { Repr::Int(0) } else { Repr::Counted(0) });
        }
        if repr.exponent() >= 0
            && bits <= 64
            && let Some(make) = match float.precision() {
                PRECISION => Some(Repr::Int as Make),
                COUNTED_PRECISION => Some(Repr::Counted as Make),
                _ => None,
            }
            && let Ok(int) = IBig::try_from(float.clone())
            && let Ok(small) = i64::try_from(int)
        {
            return Self(make(small));
        }
        Self(Repr::Big(Arc::new(float)))
    }

    /// A number from a double, as exact as that; `None` when it is none.
    #[must_use]
    pub fn from_f64(value: f64) -> Option<Self> {
        if value.is_infinite() {
            return Some(Self(Repr::Infinite { negative: value < 0.0 }));
        }
        if value == 0.0 {
            return Some(Self(if value.is_sign_negative() { Repr::NegativeZero } else { Repr::Counted(0) }));
        }
        let float = Float::try_from(value).ok()?;
        Some(Self::from_float(float.with_precision(DOUBLE_PRECISION).value()))
    }

    /// The integer, when it is one that fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Int(int) | Repr::Counted(int) => Some(*int),
            Repr::NegativeZero => Some(0),
            Repr::Big(float) if float.repr().exponent() >= 0 => {
                if float.repr().digits().saturating_add(float.repr().exponent().unsigned_abs()) > 64 {
                    return None;
                }
                i64::try_from(IBig::try_from((**float).clone()).ok()?).ok()
            }
            Repr::Big(_) | Repr::Infinite { .. } => None,
        }
    }

    /// The integer of any size, when it is one.
    #[must_use]
    pub fn as_integer(&self) -> Option<IBig> {
        match &self.0 {
            Repr::Big(float) if float.repr().exponent() >= 0 => IBig::try_from((**float).clone()).ok(),
            _ => self.as_i64().map(IBig::from),
        }
    }

    /// The nearest double; `None` when the number is finite and beyond all doubles.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match &self.0 {
            #[allow(clippy::cast_precision_loss, reason = "the nearest double is what is asked for")]
            Repr::Int(int) | Repr::Counted(int) => Some(*int as f64),
            Repr::Big(float) => Some(float.to_f64().value()).filter(|double| double.is_finite()),
            Repr::NegativeZero => Some(-0.0),
            Repr::Infinite { negative: true } => Some(f64::NEG_INFINITY),
            Repr::Infinite { negative: false } => Some(f64::INFINITY),
        }
    }

    /// Whether it is a whole number of any size.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Int(_) | Repr::Counted(_) | Repr::NegativeZero => true,
            Repr::Big(float) => float.repr().exponent() >= 0,
            Repr::Infinite { .. } => false,
        }
    }

    /// Whether it is less than zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Int(int) | Repr::Counted(int) => *int < 0,
            Repr::Big(float) => float.repr().sign() == Sign::Negative,
            Repr::NegativeZero => false,
            Repr::Infinite { negative } => *negative,
        }
    }

    /// Whether it is an infinity.
    #[must_use]
    pub fn is_infinite(&self) -> bool {
        matches!(self.0, Repr::Infinite { .. })
    }

    /// Whether a minus sign is printed: that of zero as well.
    fn is_signed(&self) -> bool {
        self.is_negative() || matches!(self.0, Repr::NegativeZero)
    }

    /// Whether an equal number prints alike and computes alike: with the same sign of zero, and the same precision.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Repr::Big(a), Repr::Big(b)) => a.precision() == b.precision(),
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }

    /// Its decimal digits: all of them, or the fewest that read back as the same number.
    #[must_use]
    pub fn decimal(&self, shortest: bool) -> Decimal {
        match &self.0 {
            Repr::Int(int) | Repr::Counted(int) => Decimal::from_digits(*int < 0, &int.unsigned_abs().to_string()),
            Repr::Big(float) if shortest => Decimal::shortest(float),
            Repr::Big(float) => Decimal::exact(float.repr().significand(), float.repr().exponent()),
            Repr::NegativeZero => Decimal::from_digits(true, "0"),
            Repr::Infinite { negative } => Decimal::infinite(*negative),
        }
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Repr::Int(0) | Repr::Counted(0) | Repr::NegativeZero)
    }

    /// As a floating-point number, when it is finite.
    fn float(&self) -> Option<Float> {
        match &self.0 {
            Repr::Int(int) => Some(with_precision(FloatRepr::new(IBig::from(*int), 0), PRECISION)),
            Repr::Counted(int) => Some(with_precision(FloatRepr::new(IBig::from(*int), 0), COUNTED_PRECISION)),
            Repr::Big(float) => Some((**float).clone()),
            Repr::NegativeZero => Some(with_precision(FloatRepr::zero(), DOUBLE_PRECISION)),
            Repr::Infinite { .. } => None,
        }
    }

    /// Both as small integers, and what makes a result of the higher precision of the two.
    fn small(&self, other: &Self) -> Option<(i64, i64, Make)> {
        match (&self.0, &other.0) {
            (Repr::Counted(a), Repr::Counted(b)) => Some((*a, *b, Repr::Counted)),
            (Repr::Int(a) | Repr::Counted(a), Repr::Int(b) | Repr::Counted(b)) => Some((*a, *b, Repr::Int)),
            _ => None,
        }
    }

    fn zero(negative: bool) -> Self {
        Self(if negative { Repr::NegativeZero } else { Repr::Int(0) })
    }

    /// Sum; `None` for that of opposite infinities.
    #[must_use]
    pub fn add(&self, other: &Self) -> Option<Self> {
        if let Some((a, b, make)) = self.small(other)
            && let Some(sum) = a.checked_add(b)
        {
            return Some(Self(make(sum)));
        }
        match (&self.0, &other.0) {
            (Repr::Infinite { negative: a }, Repr::Infinite { negative: b }) if a != b => None,
            (Repr::Infinite { .. }, _) | (_, Repr::NegativeZero) => Some(self.clone()),
            (_, Repr::Infinite { .. }) | (Repr::NegativeZero, _) => Some(other.clone()),
            _ => Some(Self::from_float(sum(&self.float()?, &other.float()?))),
        }
    }

    /// Difference; `None` for that of two equal infinities.
    #[must_use]
    pub fn sub(&self, other: &Self) -> Option<Self> {
        self.add(&other.neg())
    }

    /// Product; `None` for that of zero and infinity.
    #[must_use]
    pub fn mul(&self, other: &Self) -> Option<Self> {
        let negative = self.is_signed() != other.is_signed();
        if self.is_zero() || other.is_zero() {
            return if self.is_infinite() || other.is_infinite() { None } else { Some(Self::zero(negative)) };
        }
        if self.is_infinite() || other.is_infinite() {
            return Some(Self(Repr::Infinite { negative }));
        }
        if let Some((a, b, make)) = self.small(other)
            && let Some(product) = a.checked_mul(b)
        {
            return Some(Self(make(product)));
        }
        // Computed with full precision, then as precise as the operands or as is needed.
        let (a, b) = (self.float()?, other.float()?);
        let least = a.precision().max(b.precision());
        let product = a.with_precision(PRECISION).value() * b.with_precision(PRECISION).value();
        let precision = product.repr().digits().max(least);
        Some(Self::from_float(product.with_precision(precision).value()))
    }

    /// Quotient, infinite for a division by zero; `None` for zero by zero and infinity by infinity.
    #[must_use]
    pub fn div(&self, other: &Self) -> Option<Self> {
        let negative = self.is_signed() != other.is_signed();
        match (self.is_zero() || other.is_infinite(), other.is_zero() || self.is_infinite()) {
            (true, true) => return None,
            (true, false) => return Some(Self::zero(negative)),
            (false, true) => return Some(Self(Repr::Infinite { negative })),
            (false, false) => {}
        }
        if let Some((a, b, make)) = self.small(other)
            && a.checked_rem(b) == Some(0)
        {
            return a.checked_div(b).map(|q| Self(make(q)));
        }
        Some(Self::from_float(self.float()? / other.float()?))
    }

    /// Remainder with the sign of the dividend, which is the dividend itself for a division by zero; `None` where an
    /// infinity is divided or divides.
    #[must_use]
    pub fn rem(&self, other: &Self) -> Option<Self> {
        if self.is_infinite() || other.is_infinite() {
            return None;
        }
        if other.is_zero() || (matches!(self.0, Repr::NegativeZero) && !other.is_negative()) {
            return Some(self.clone());
        }
        if let Some((a, b, _)) = self.small(other)
            && let Some(remainder) = a.checked_rem(b)
        {
            return Some(Self(if matches!(self.0, Repr::Counted(_)) {
                Repr::Counted(remainder)
            } else {
                Repr::Int(remainder)
            }));
        }
        let (a, b) = (self.float()?, other.float()?);
        let precision = a.precision();
        // Every step is as precise as the dividend.
        let whole = (a.clone() / b.clone()).trunc().with_precision(precision).value();
        let widest = precision.max(b.precision());
        let taken = whole.with_precision(widest).value() * b;
        Some(Self::from_float(sum(&a, &-taken.with_precision(precision).value())))
    }

    /// The number with the other sign.
    #[must_use]
    pub fn neg(&self) -> Self {
        match &self.0 {
            Repr::Int(0) | Repr::Counted(0) => Self(Repr::NegativeZero),
            Repr::Int(int) if *int != i64::MIN => Self(Repr::Int(-int)),
            Repr::Counted(int) if *int != i64::MIN => Self(Repr::Counted(-int)),
            Repr::NegativeZero => Self(Repr::Int(0)),
            Repr::Infinite { negative } => Self(Repr::Infinite { negative: !negative }),
            _ => self.float().map_or_else(|| self.clone(), |float| Self::from_float(-float)),
        }
    }

    /// Rounded towards minus infinity.
    #[must_use]
    pub fn floor(&self) -> Self {
        self.rounded(Float::floor)
    }

    /// Rounded towards plus infinity.
    #[must_use]
    pub fn ceil(&self) -> Self {
        self.rounded(Float::ceil)
    }

    fn rounded(&self, round: fn(&Float) -> Float) -> Self {
        match &self.0 {
            Repr::Int(_) | Repr::Counted(_) | Repr::Infinite { .. } => self.clone(),
            Repr::NegativeZero => Self(Repr::Int(0)),
            Repr::Big(float) => Self::from_float(with_precision(round(float).into_repr(), float.precision())),
        }
    }
}

/// A number that was counted or computed by a machine: its precision is that of a machine's word.
impl From<i64> for Number {
    fn from(int: i64) -> Self {
        Self(Repr::Counted(int))
    }
}

impl From<usize> for Number {
    fn from(int: usize) -> Self {
        match i64::try_from(int) {
            Ok(small) => Self(Repr::Counted(small)),
            Err(_) => Self::from_float(with_precision(FloatRepr::new(IBig::from(int), 0), COUNTED_PRECISION)),
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
        if let Some((a, b, _)) = self.small(other) {
            return a.cmp(&b);
        }
        let rank = |number: &Self| match number.0 {
            Repr::Infinite { negative: true } => 0,
            Repr::Infinite { negative: false } => 2,
            _ => 1,
        };
        match (self.float(), other.float()) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => rank(self).cmp(&rank(other)),
        }
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Equal numbers of different precision hash alike.
        match (self.as_i64(), self.as_f64()) {
            (Some(int), _) => int.hash(state),
            (None, Some(double)) => double.to_bits().hash(state),
            (None, None) => self.is_negative().hash(state),
        }
    }
}

/// As `big.Float.Text('f', -1)` prints: the shortest decimal that reads back as the same number, never with an exponent.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Int(int) | Repr::Counted(int) => int.fmt(f),
            Repr::Big(_) | Repr::NegativeZero | Repr::Infinite { .. } => f.write_str(&self.decimal(true).fixed(None)),
        }
    }
}

/// A number rounded to that precision, halves to even.
fn with_precision(repr: FloatRepr<2>, precision: usize) -> Float {
    Float::from_repr(repr, Context::new(0)).with_precision(precision).value()
}

/// A sum, rounded once to the higher precision of the two.
fn sum(a: &Float, b: &Float) -> Float {
    let precision = a.precision().max(b.precision());
    let (large, small) = if a.repr().exponent() >= b.repr().exponent() { (a, b) } else { (b, a) };
    let end = |float: &Float| float.repr().exponent().saturating_add(float.repr().digits().cast_signed());
    let least = large.repr().exponent().min(end(large) - (4 * PRECISION).cast_signed());
    if end(small) < least {
        // So far below the last place that only the side it lies on counts.
        let (sign, _) = small.repr().significand().clone().into_parts();
        let shift = large.repr().exponent().abs_diff(least);
        let significand = (large.repr().significand() << shift) + IBig::from_parts(sign, UBig::ONE);
        return with_precision(FloatRepr::new(significand, least), precision);
    }
    let shift = large.repr().exponent().abs_diff(small.repr().exponent());
    let significand = (large.repr().significand() << shift) + small.repr().significand();
    with_precision(FloatRepr::new(significand, small.repr().exponent()), precision)
}

/// The quotient of two whole numbers, rounded once to the nearest number of full precision.
fn ratio(numerator: UBig, denominator: &UBig) -> Float {
    use dashu_int::ops::DivRem as _;
    // Two bits more than the precision, and a last one that says whether anything was cut off, make the rounding exact.
    let shift = (PRECISION + 2 + denominator.bit_len()).saturating_sub(numerator.bit_len());
    let (quotient, remainder) = (numerator << shift).div_rem(denominator);
    let sticky = if remainder.is_zero() { UBig::ZERO } else { UBig::ONE };
    let significand = IBig::from((quotient << 1usize) + sticky);
    let exponent = -isize::try_from(shift + 1).unwrap_or(isize::MAX);
    with_precision(FloatRepr::new(significand, exponent), PRECISION)
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
            (n("0.1").add(&n("0.2")).unwrap(), "0.3".to_owned()),
            (n("0.1").mul(&n("3")).unwrap(), "0.3".to_owned()),
            (n("1e400"), format!("1{}", "0".repeat(400))),
            (n("1e30").add(&n("0.5")).unwrap().ceil(), "1000000000000000000000000000001".to_owned()),
            (n("123456789012345678901234567890.5"), "123456789012345678901234567890.5".to_owned()),
            (n("1e-5"), "0.00001".to_owned()),
            (n("5."), "5".to_owned()),
            (n("+.50"), "0.5".to_owned()),
            (n("-7").rem(&n("3")).unwrap(), "-1".to_owned()),
            (n("7").rem(&n("-3")).unwrap(), "1".to_owned()),
            (n("5.5").rem(&n("2")).unwrap(), "1.5".to_owned()),
            (Number::from_f64(2f64.powi(60)).unwrap(), "1152921504606847000".to_owned()),
            (Number::from_f64(2f64.powi(60)).unwrap().add(&n("1")).unwrap(), "1152921504606846977".to_owned()),
            (Number::from_f64(50f64.ln() / 10f64.ln()).unwrap(), "1.6989700043360185".to_owned()),
            (n("9223372036854775807").add(&n("1")).unwrap(), "9223372036854775808".to_owned()),
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
            "INF",
            "infinity",
            "NaN",
        ] {
            assert!(Number::parse(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn stays_bounded() {
        let mut number = Number::parse("1e99999").unwrap();
        let mut small = Number::parse("1e-99999").unwrap();
        for _ in 0..100 {
            number = number.mul(&number.clone()).unwrap();
            small = small.mul(&small.clone()).unwrap();
        }
        assert!(number.is_integer() && small.is_zero());
        assert!(number.sub(&number).unwrap().is_zero());
    }
}
