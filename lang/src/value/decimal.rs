//! Decimal digits of numbers and their layout, as Go's `math/big` prints them.

use dashu_int::{IBig, Sign, UBig};

use super::number::Float;

/// A number in decimal: `0.d₁d₂d₃… × 10^point`, without zeros at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// Whether it is less than zero.
    pub negative: bool,
    infinite: bool,
    digits: Vec<u8>,
    point: i64,
}

impl Decimal {
    /// A whole number of those digits.
    #[must_use]
    pub fn from_digits(negative: bool, digits: &str) -> Self {
        let mut decimal =
            Self { negative, infinite: false, point: digits.len() as i64, digits: digits.bytes().collect() };
        decimal.trim();
        decimal
    }

    /// An infinity, which has no digits and is printed as `+Inf` or `-Inf`.
    #[must_use]
    pub fn infinite(negative: bool) -> Self {
        Self { negative, infinite: true, point: 0, digits: Vec::new() }
    }

    fn infinity(&self) -> Option<String> {
        self.infinite.then(|| if self.negative { "-Inf" } else { "+Inf" }.to_owned())
    }

    /// All digits of `significand × 2^exponent`.
    #[must_use]
    pub fn exact(significand: &IBig, exponent: isize) -> Self {
        let (sign, magnitude) = significand.clone().into_parts();
        let negative = sign == Sign::Negative;
        let power = exponent.unsigned_abs();
        if exponent >= 0 {
            return Self::from_digits(negative, &(magnitude << power).to_string());
        }
        // m / 2^p is m × 5^p / 10^p.
        let mut decimal = Self::from_digits(negative, &(magnitude * UBig::from(5u8).pow(power)).to_string());
        if !decimal.digits.is_empty() {
            decimal.point -= power as i64;
        }
        decimal
    }

    /// The fewest digits that read back as that number, in its precision.
    #[must_use]
    pub fn shortest(float: &Float) -> Self {
        let repr = float.repr();
        let mut decimal = Self::exact(repr.significand(), repr.exponent());
        if decimal.digits.is_empty() {
            return decimal;
        }
        // One bit more than the precision, so that one is half a unit in the last place.
        let shift = (float.precision() + 1).saturating_sub(repr.digits());
        let significand: UBig = repr.significand().clone().into_parts().1 << shift;
        let exponent = repr.exponent() - shift as isize;
        let inclusive = (significand.clone() & UBig::from(2u8)).is_zero();
        let lower = Self::exact(&IBig::from(significand.clone() - UBig::ONE), exponent);
        let upper = Self::exact(&IBig::from(significand + UBig::ONE), exponent);
        for index in 0..decimal.digits.len() {
            let (digit, low, high) = (decimal.digit(index), lower.digit(index), upper.digit(index));
            let down = low != digit || inclusive && index + 1 == lower.digits.len();
            let up = digit != high && (inclusive || digit + 1 < high || index + 1 < upper.digits.len());
            match (down, up) {
                (true, true) => decimal.round(index + 1),
                (true, false) => decimal.cut(index + 1),
                (false, true) => decimal.raise(index + 1),
                (false, false) => continue,
            }
            break;
        }
        decimal
    }

    fn digit(&self, index: usize) -> u8 {
        self.digits.get(index).copied().unwrap_or(b'0')
    }

    fn trim(&mut self) {
        while self.digits.last() == Some(&b'0') {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
    }

    /// Rounds to that many digits, halves to even.
    fn round(&mut self, count: usize) {
        let Some(next) = self.digits.get(count) else { return };
        let half = *next == b'5' && count + 1 == self.digits.len();
        let up = if half { count > 0 && self.digits[count - 1] % 2 == 1 } else { *next >= b'5' };
        if up { self.raise(count) } else { self.cut(count) }
    }

    fn cut(&mut self, count: usize) {
        self.digits.truncate(count);
        self.trim();
    }

    fn raise(&mut self, count: usize) {
        if count >= self.digits.len() {
            return;
        }
        self.digits.truncate(count);
        while self.digits.last() == Some(&b'9') {
            self.digits.pop();
        }
        match self.digits.last_mut() {
            Some(last) => *last += 1,
            None => {
                self.digits.push(b'1');
                self.point += 1;
            }
        }
    }

    /// Without an exponent: so many digits after the point, or as many as there are.
    #[must_use]
    pub fn fixed(&self, precision: Option<usize>) -> String {
        if let Some(infinity) = self.infinity() {
            return infinity;
        }
        let mut rounded = self.clone();
        if let Some(precision) = precision {
            rounded.round_at(rounded.point.saturating_add(precision as i64));
        }
        let places =
            precision.unwrap_or_else(|| usize::try_from(rounded.digits.len() as i64 - rounded.point).unwrap_or(0));
        rounded.fixed_places(places)
    }

    fn round_at(&mut self, count: i64) {
        match usize::try_from(count) {
            Ok(count) => self.round(count),
            Err(_) => self.cut(0),
        }
    }

    fn fixed_places(&self, places: usize) -> String {
        let mut text = String::new();
        if self.negative {
            text.push('-');
        }
        if self.point > 0 {
            for index in 0..usize::try_from(self.point).unwrap_or(0) {
                text.push(char::from(self.digit(index)));
            }
        } else {
            text.push('0');
        }
        if places > 0 {
            text.push('.');
            for place in 0..places {
                match usize::try_from(self.point + place as i64) {
                    Ok(index) => text.push(char::from(self.digit(index))),
                    Err(_) => text.push('0'),
                }
            }
        }
        text
    }

    /// With an exponent of at least two digits: so many digits after the point, or as many as there are.
    #[must_use]
    pub fn scientific(&self, precision: Option<usize>, exponent: char) -> String {
        if let Some(infinity) = self.infinity() {
            return infinity;
        }
        let mut rounded = self.clone();
        if let Some(precision) = precision {
            rounded.round(precision + 1);
        }
        let places = precision.unwrap_or_else(|| rounded.digits.len().saturating_sub(1));
        let mut text = String::new();
        if rounded.negative {
            text.push('-');
        }
        text.push(char::from(rounded.digit(0)));
        if places > 0 {
            text.push('.');
            for index in 1..=places {
                text.push(char::from(rounded.digit(index)));
            }
        }
        let power = if rounded.digits.is_empty() { 0 } else { rounded.point - 1 };
        text.push(exponent);
        text.push(if power < 0 { '-' } else { '+' });
        text.push_str(&format!("{:02}", power.unsigned_abs()));
        text
    }

    /// The shorter of both: so many significant digits, or as many as there are.
    #[must_use]
    pub fn general(&self, precision: Option<usize>, exponent: char) -> String {
        if let Some(infinity) = self.infinity() {
            return infinity;
        }
        let mut rounded = self.clone();
        let precision = precision.map(|p| p.max(1));
        if let Some(precision) = precision {
            rounded.round(precision);
        }
        let count = rounded.digits.len();
        let threshold = match precision {
            None => 6,
            Some(p) if p > count && count as i64 >= rounded.point => count as i64,
            Some(p) => p as i64,
        };
        let power = rounded.point - 1;
        if power < -4 || power >= threshold {
            let significant = precision.map_or(count, |p| p.min(count));
            return rounded.scientific(Some(significant.saturating_sub(1)), exponent);
        }
        rounded.fixed_places(usize::try_from(count as i64 - rounded.point).unwrap_or(0))
    }
}
