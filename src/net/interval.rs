//! Sets of numbers as intervals: addresses, ports, types of ICMP.

/// A set of numbers: sorted intervals, both ends included, that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Intervals(Vec<(u128, u128)>);

impl Intervals {
    /// No number.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// The numbers between two, both included; none when the first is the greater.
    #[must_use]
    pub fn between(low: u128, high: u128) -> Self {
        if low > high { Self::none() } else { Self(vec![(low, high)]) }
    }

    /// The intervals, the lowest first.
    #[must_use]
    pub fn ranges(&self) -> &[(u128, u128)] {
        &self.0
    }

    /// Whether it holds no number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it holds that number.
    #[must_use]
    pub fn contains(&self, number: u128) -> bool {
        let after = self.0.partition_point(|(low, _)| *low <= number);
        after.checked_sub(1).and_then(|place| self.0.get(place)).is_some_and(|(_, high)| number <= *high)
    }

    /// What is in either.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        if other.is_empty() || self == other {
            return self.clone();
        }
        self.0.iter().chain(&other.0).copied().collect()
    }

    /// What is in this one and not in the other.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        let mut cuts = other.0.iter().peekable();
        for &(low, high) in &self.0 {
            while cuts.next_if(|(_, end)| *end < low).is_some() {}
            let mut from = Some(low);
            for &(start, end) in cuts.clone() {
                let Some(begin) = from.filter(|_| start <= high) else { break };
                if start > begin {
                    left.push((begin, start - 1));
                }
                from = end.checked_add(1).filter(|next| *next <= high).map(|next| next.max(begin));
            }
            if let Some(begin) = from {
                left.push((begin, high));
            }
        }
        Self(left)
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        self.minus(&self.minus(other))
    }

    /// Whether all of the other is in this one.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        other.minus(self).is_empty()
    }
}

impl FromIterator<(u128, u128)> for Intervals {
    fn from_iter<T: IntoIterator<Item = (u128, u128)>>(pairs: T) -> Self {
        let mut pairs: Vec<(u128, u128)> = pairs.into_iter().filter(|(low, high)| low <= high).collect();
        pairs.sort_unstable();
        let mut merged: Vec<(u128, u128)> = Vec::with_capacity(pairs.len());
        for (low, high) in pairs {
            match merged.last_mut() {
                Some((_, end)) if low <= end.saturating_add(1) => *end = high.max(*end),
                _ => merged.push((low, high)),
            }
        }
        Self(merged)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sets() -> impl Strategy<Value = Intervals> {
        proptest::collection::vec((0u128..40, 0u128..12), 0..6)
            .prop_map(|pairs| pairs.into_iter().map(|(low, length)| (low, low + length)).collect())
    }

    proptest! {
        #[test]
        fn agree_with_sets_of_numbers(a in sets(), b in sets()) {
            for number in 0..60 {
                let (x, y) = (a.contains(number), b.contains(number));
                prop_assert_eq!(a.union(&b).contains(number), x || y);
                prop_assert_eq!(a.minus(&b).contains(number), x && !y);
                prop_assert_eq!(a.intersection(&b).contains(number), x && y);
            }
            prop_assert!(a.union(&b).covers(&a));
            prop_assert!(a.minus(&a).is_empty());
            // One form for one set.
            prop_assert_eq!(a.minus(&b).union(&a.intersection(&b)), a);
        }
    }

    #[test]
    fn the_greatest_number() {
        let all = Intervals::between(0, u128::MAX);
        assert!(all.minus(&all).is_empty());
        assert_eq!(all.minus(&Intervals::between(5, u128::MAX)).ranges(), [(0, 4)]);
        assert_eq!(all.union(&Intervals::between(3, 9)), all);
        assert!(Intervals::between(5, 4).is_empty());
    }
}
