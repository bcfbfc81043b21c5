//! The ways on which data goes over several movements: from A to B, and from B on to C.

use std::collections::BTreeMap;

use super::Movement;
use crate::ir::ResourceIndex;

/// The longest way that is followed.
pub const MAX_HOPS: usize = 8;

/// Most ways from one resource.
const MAX_WAYS: usize = 512;

/// The movements of a deployment, by where they begin.
#[derive(Debug)]
pub struct Ways {
    next: BTreeMap<ResourceIndex, Vec<usize>>,
    ends: Vec<Option<ResourceIndex>>,
}

impl Ways {
    /// Enters all movements.
    #[must_use]
    pub fn of(movements: &[Movement]) -> Self {
        Self::between(movements.iter().map(|movement| (movement.from.resource, movement.to.resource)))
    }

    fn between(movements: impl Iterator<Item = (Option<ResourceIndex>, Option<ResourceIndex>)>) -> Self {
        let mut next: BTreeMap<ResourceIndex, Vec<usize>> = BTreeMap::new();
        let mut ends = Vec::new();
        for (number, (from, to)) in movements.enumerate() {
            if let Some(from) = from {
                next.entry(from).or_default().push(number);
            }
            ends.push(to);
        }
        Self { next, ends }
    }

    /// The resources where data sets out.
    pub fn sources(&self) -> impl Iterator<Item = ResourceIndex> {
        self.next.keys().copied()
    }

    /// All ways from a resource, each the movements in their order, shorter ones before those that go on from them. No
    /// resource is come through twice; at most [`MAX_HOPS`] movements a way, and a bounded number of ways.
    #[must_use]
    pub fn from(&self, source: ResourceIndex) -> Vec<Vec<usize>> {
        let mut found: Vec<Vec<usize>> = Vec::new();
        let mut at = 0;
        let mut tips: Vec<(Vec<usize>, ResourceIndex)> = vec![(Vec::new(), source)];
        while let Some((way, tip)) = tips.get(at).cloned() {
            at += 1;
            if way.len() >= MAX_HOPS {
                continue;
            }
            for &movement in self.next.get(&tip).into_iter().flatten() {
                if found.len() >= MAX_WAYS {
                    return found;
                }
                let end = self.ends.get(movement).copied().flatten();
                let was_there = |place: ResourceIndex| {
                    place == source || way.iter().any(|before| self.ends.get(*before).copied().flatten() == Some(place))
                };
                if end.is_some_and(was_there) {
                    // What a resource does with itself goes nowhere else.
                    if way.is_empty() && end == Some(source) {
                        found.push(vec![movement]);
                    }
                    continue;
                }
                let mut longer = way.clone();
                longer.push(movement);
                found.push(longer.clone());
                if let Some(end) = end {
                    tips.push((longer, end));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(edges: &[(u32, u32)]) -> Ways {
        Ways::between(edges.iter().map(|(a, b)| (Some(ResourceIndex(*a)), Some(ResourceIndex(*b)))))
    }

    #[test]
    fn goes_on_and_never_in_circles() {
        let ways = ways(&[(0, 1), (1, 2), (2, 0), (1, 3)]);
        assert_eq!(ways.from(ResourceIndex(0)), [vec![0], vec![0, 1], vec![0, 3]]);
        assert_eq!(ways.from(ResourceIndex(2)), [vec![2], vec![2, 0], vec![2, 0, 3]]);
        assert!(ways.from(ResourceIndex(3)).is_empty());
    }

    #[test]
    fn is_bounded() {
        let long: Vec<(u32, u32)> = (0..20).map(|n| (n, n + 1)).collect();
        assert_eq!(ways(&long).from(ResourceIndex(0)).len(), MAX_HOPS);
        let wide: Vec<(u32, u32)> = (0..40).flat_map(|a| (0..40).map(move |b| (a, b))).collect();
        assert_eq!(ways(&wide).from(ResourceIndex(0)).len(), MAX_WAYS);
    }
}
