//! Logarithms and powers of doubles, computed step by step as Go computes them (after FreeBSD's msun). The mathematical
//! libraries of platforms differ in the last bit, which would show in the digits.

const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// Natural logarithm.
pub(super) fn ln(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x < 0.0 {
        return f64::NAN;
    }
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    let (mut fraction, mut exponent) = split(x);
    if fraction < std::f64::consts::FRAC_1_SQRT_2 {
        fraction *= 2.0;
        exponent -= 1;
    }
    let f = fraction - 1.0;
    let k = f64::from(exponent);
    let s = f / (2.0 + f);
    let s2 = s * s;
    let s4 = s2 * s2;
    let odd = s2
        * (6.666_666_666_666_735e-1
            + s4 * (2.857_142_874_366_239e-1 + s4 * (1.818_357_216_161_805e-1 + s4 * 1.479_819_860_511_658_6e-1)));
    let even = s4 * (3.999_999_999_940_942e-1 + s4 * (2.222_219_843_214_978_4e-1 + s4 * 1.531_383_769_920_937_3e-1));
    let r = odd + even;
    let half_square = 0.5 * f * f;
    k * LN2_HIGH - ((half_square - (s * (half_square + r) + k * LN2_LOW)) - f)
}

/// A power.
pub(super) fn pow(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 {
        return 1.0;
    }
    if y == 1.0 {
        return x;
    }
    if x == 0.0 || !x.is_finite() || !y.is_finite() {
        // No rounding is involved here.
        return x.powf(y);
    }
    if y == 0.5 {
        return x.sqrt();
    }
    if y == -0.5 {
        return 1.0 / x.sqrt();
    }
    let mut whole = y.abs().trunc();
    let mut fraction = y.abs() - whole;
    if fraction != 0.0 && x < 0.0 {
        return f64::NAN;
    }
    if whole >= 9_223_372_036_854_775_808.0 {
        return match (x == -1.0, (x.abs() < 1.0) == (y > 0.0)) {
            (true, _) => 1.0,
            (_, true) => 0.0,
            _ => f64::INFINITY,
        };
    }
    let mut mantissa = 1.0;
    let mut power: i32 = 0;
    if fraction != 0.0 {
        if fraction > 0.5 {
            fraction -= 1.0;
            whole += 1.0;
        }
        mantissa = exp(fraction * ln(x));
    }
    let (mut base, mut exponent) = split(x);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and below 2^63")]
    let mut bits = whole as u64;
    while bits != 0 {
        if !(-4096..=4096).contains(&exponent) {
            power += exponent;
            break;
        }
        if bits & 1 == 1 {
            mantissa *= base;
            power += exponent;
        }
        base *= base;
        exponent *= 2;
        if base < 0.5 {
            base += base;
            exponent -= 1;
        }
        bits >>= 1;
    }
    if y < 0.0 {
        mantissa = 1.0 / mantissa;
        power = -power;
    }
    join(mantissa, power)
}

/// `e` to a power. Go computes it in another way on each kind of processor, so that the last bit of powers with a fraction
/// in the exponent differs from machine to machine; this is the way of x86-64 with fused multiplication: the argument is
/// reduced to a sixteenth of the rest, whose series is squared four times (N. Shibata, "Efficient evaluation methods of
/// elementary functions suitable for SIMD computation", 2010).
fn exp(x: f64) -> f64 {
    const LN2_UPPER: f64 = 0.693_147_180_559_662_956_511_601_805_686_950_683_593_75;
    const LN2_LOWER: f64 = 0.282_352_905_630_315_771_225_884_481_750_134_360_255_254_120_68e-12;
    const SERIES: [f64; 7] = [1.0 / 5_040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0];
    if x > 709.782_712_893_384 {
        return f64::INFINITY;
    }
    if x < -745.2 {
        return 0.0;
    }
    let k = (std::f64::consts::LOG2_E * x).round_ties_even();
    let rest = (-k).mul_add(LN2_LOWER, (-k).mul_add(LN2_UPPER, x)) * 0.0625;
    let series = SERIES.iter().fold(1.0 / 40_320.0, |sum: f64, c| sum.mul_add(rest, *c));
    let mut y = rest * series;
    for _ in 0..3 {
        y *= y + 2.0;
    }
    #[allow(clippy::cast_possible_truncation, reason = "between -1075 and 1024")]
    join(y.mul_add(y + 2.0, 1.0), k as i32)
}

/// A fraction from a half to one, and the power of two that it is multiplied with.
fn split(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let bits = x.to_bits();
    let exponent = (bits >> 52) & 0x7ff;
    if exponent == 0 {
        // A subnormal number: made normal first.
        let (fraction, exponent) = split(x * 18_014_398_509_481_984.0);
        return (fraction, exponent - 54);
    }
    let fraction = f64::from_bits(bits & !(0x7ff << 52) | (1022 << 52));
    (fraction, i32::try_from(exponent).unwrap_or(0) - 1022)
}

/// A fraction times a power of two.
fn join(fraction: f64, exponent: i32) -> f64 {
    let mut result = fraction;
    let mut left = exponent.clamp(-5000, 5000);
    // In steps, since two to the whole power may be no double while the product is one.
    while left != 0 {
        let step = left.clamp(-1000, 1000);
        result *= 2f64.powi(step);
        left -= step;
    }
    result
}
