//! Where regions and countries are on a map: the rows of `checks/residency/coordinates.tsv`, in degrees to a tenth. Cities are
//! those that the providers name; countries are drawn at their middle.

use std::collections::BTreeMap;
use std::sync::LazyLock;

const ROWS: &str = include_str!("../../../../checks/residency/coordinates.tsv");

/// Under this word stand countries.
const COUNTRY: &str = "country";

/// A point on the earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    /// Degrees to the north.
    pub(super) latitude: f64,
    /// Degrees to the east.
    pub(super) longitude: f64,
}

/// A point, and what lies there.
type Named = (Point, &'static str);

/// By provider and code. Asked for only where a page is written.
static TABLE: LazyLock<BTreeMap<(&'static str, &'static str), Named>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let (provider, place) = (cells.next()?, cells.next()?);
        let (latitude, longitude) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
        Some(((provider, place), (Point { latitude, longitude }, cells.next()?)))
    };
    ROWS.lines().skip(1).filter_map(row).collect()
});

/// The point of a region, and what lies there; the middle of its countries where no city is known.
pub(super) fn of(cloud: &str, code: &str, countries: &[String]) -> Option<(Point, Option<&'static str>)> {
    if let Some((point, name)) = TABLE.get(&(cloud, code)) {
        return Some((*point, Some(name)));
    }
    let known = |country: &String| TABLE.get(&(COUNTRY, country.as_str())).copied();
    let all: Vec<(Point, &'static str)> = countries.iter().filter_map(known).collect();
    if let [(point, name)] = all.as_slice() {
        return Some((*point, Some(name)));
    }
    // A place that spans the globe has no middle.
    let count = u32::try_from(all.len()).ok().filter(|count| *count > 0).map(f64::from)?;
    let middle = |of: fn(&Point) -> f64| all.iter().map(|(point, _)| of(point)).sum::<f64>() / count;
    Some((Point { latitude: middle(|point| point.latitude), longitude: middle(|point| point.longitude) }, None))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::report::residency::whereabouts::letters;
    use crate::residency::catalogue::Catalogue;

    #[test]
    fn every_country_of_a_region_is_on_the_map() {
        let (catalogue, _) = Catalogue::with(&[]);
        let countries = catalogue.regions().flat_map(|region| &region.countries).map(|country| letters(*country));
        let missing: BTreeSet<String> =
            countries.filter(|country| of("", "", std::slice::from_ref(country)).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn rows_are_points_on_the_earth() {
        assert_eq!(TABLE.len() + 1, ROWS.lines().count(), "each row is read, and none is there twice");
        for ((provider, place), (point, name)) in TABLE.iter() {
            assert!(point.latitude.abs() <= 80.0 && point.longitude.abs() <= 180.0, "{provider}:{place}");
            assert!(!name.is_empty() && name.is_ascii(), "{provider}:{place}");
        }
        let (point, name) = of("aws", "eu-central-1", &[]).unwrap_or((Point { latitude: 0.0, longitude: 0.0 }, None));
        assert_eq!((point.latitude, point.longitude, name), (50.1, 8.7, Some("Frankfurt")));
        assert_eq!(of("site", "cellar", &["CH".to_owned()]).and_then(|(_, name)| name), Some("Switzerland"));
        assert_eq!(of("site", "cellar", &[]), None);
    }
}
