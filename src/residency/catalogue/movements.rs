//! The ways in which types of resources move data, from `checks/residency/movements.*.tsv`.

use bartizan_lang::value::Str;

use crate::providers::sorted::rows;

/// `type attribute id kind destination trigger from product note`, sorted.
static MOVEMENTS: &str = include_str!(concat!(env!("OUT_DIR"), "/residency_movements.tsv"));

/// How the destination of a movement is found from the value of its attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// The value is a region, a location or a zone.
    Region,
    /// The value is an ARN, OCID, CRN or resource id that holds the region.
    Identifier,
    /// The value refers to a resource that is there.
    Reference,
    /// The resource itself is the destination, the value names the source.
    Itself,
    /// The region that the provider pairs with that of the resource.
    Pair,
    /// The value is a code of the product.
    Code,
    /// The value alone says it: anywhere in the world.
    Everywhere,
    /// The value names another account or project, whose region is not known.
    Account,
    /// The value is the address of an endpoint.
    Endpoint,
    /// Another cloud: that of the type that the value refers to.
    OtherCloud,
    /// The value begins with the code of a geography of inference.
    InferenceProfile,
    /// The value is a country.
    Country,
    /// The code of the product for the part of the world that the source is in, where the provider chooses by that: the
    /// multi-region around a region, the data zone of an account.
    Nearest,
    /// It opens a way (a peering, a route) on which data may go; the destination is that of the value's resource.
    Path,
}

impl Destination {
    /// All of them with the words of the tables.
    const WORDS: [(&'static str, Self); 14] = [
        ("region", Self::Region),
        ("identifier", Self::Identifier),
        ("reference", Self::Reference),
        ("itself", Self::Itself),
        ("pair", Self::Pair),
        ("code", Self::Code),
        ("everywhere", Self::Everywhere),
        ("account", Self::Account),
        ("endpoint", Self::Endpoint),
        ("other-cloud", Self::OtherCloud),
        ("inference-profile", Self::InferenceProfile),
        ("country", Self::Country),
        ("nearest", Self::Nearest),
        ("path", Self::Path),
    ];

    fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, destination)| *destination)
    }
}

/// What makes a row apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// The attribute is there.
    Written,
    /// The attribute has one of these values, which may have globs. An empty text is the attribute that is not written. With
    /// `!` in front of them, it has none of them.
    Values(Vec<Str>),
    /// The resource is there.
    Always,
}

impl Trigger {
    fn parse(word: &str) -> Option<Self> {
        match word {
            "written" => Some(Self::Written),
            "always" => Some(Self::Always),
            _ => word.strip_prefix('=').map(|values| Self::Values(values.split('|').map(value).collect())),
        }
    }
}

/// A value of the tables; the word `absent` is the empty text, which stands for what is not written.
pub(super) fn value(word: &str) -> Str {
    if word == "absent" { Str::new() } else { word.into() }
}

/// A way in which a type of resources moves data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovementRow {
    /// `DM012`.
    pub id: &'static str,
    /// The canonical type, or CloudFormation's own where there is no canonical one.
    pub ty: Str,
    /// The attribute, blocks with dots: `rule.destination.bucket`.
    pub attribute: &'static str,
    /// `replication`, `backup`, `log export` …; `placement` where it says the place of the resource itself.
    pub kind: &'static str,
    /// How the destination is found.
    pub destination: Destination,
    /// What makes it apply.
    pub trigger: Trigger,
    /// The attribute that names the source of the data, where that is not the resource itself; empty else.
    pub from: &'static str,
    /// The prefix of the codes of its product, for [`Destination::Code`] and [`Destination::Nearest`]; for
    /// [`Destination::Region`] the cloud whose region it is, where that is another one; empty else.
    pub product: &'static str,
    /// For people.
    pub note: &'static str,
}

/// A row from what stands behind its type.
fn row(ty: &str, rest: &'static str) -> Option<MovementRow> {
    let mut cells = rest.split('\t').map(|cell| if cell == "-" { "" } else { cell });
    let mut cell = || cells.next();
    Some(MovementRow {
        ty: ty.into(),
        attribute: cell()?,
        id: cell()?,
        kind: cell()?,
        destination: Destination::parse(cell()?)?,
        trigger: Trigger::parse(cell()?)?,
        from: cell()?,
        product: cell()?,
        note: cell()?,
    })
}

/// The rows of a type, in the order of their attributes. A row that cannot be read is left out; the tests hold that there is
/// none.
pub(super) fn of(ty: &str) -> Vec<MovementRow> {
    rows(MOVEMENTS, &[ty]).filter_map(|rest| row(ty, rest)).collect()
}

/// The rows of a type besides those of its place.
pub(super) fn moving(ty: &str) -> Vec<MovementRow> {
    let moves = |rest: &&str| rest.split('\t').nth(2) != Some("placement");
    rows(MOVEMENTS, &[ty]).filter(moves).filter_map(|rest| row(ty, rest)).collect()
}

/// All rows, in the order of types and attributes.
pub(super) fn all() -> Vec<MovementRow> {
    MOVEMENTS.lines().filter_map(|line| line.split_once('\t').and_then(|(ty, rest)| row(ty, rest))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!(all().len(), MOVEMENTS.lines().count());
        for row in all() {
            assert!(of(&row.ty).contains(&row), "{row:?}");
        }
    }

    #[test]
    fn words_are_read() {
        let cells =
            "replication_rules.destination.region\tDM9\treplication\tother-cloud\t=GRS|absent|RA*|\tsource\t-\tnote";
        let read = row("aws_x", cells);
        let values = vec!["GRS".into(), "".into(), "RA*".into(), "".into()];
        assert_eq!(read.as_ref().map(|row| row.destination), Some(Destination::OtherCloud));
        assert_eq!(read.as_ref().map(|row| row.trigger.clone()), Some(Trigger::Values(values)));
        assert_eq!(read.as_ref().map(|row| (row.from, row.product)), Some(("source", "")));
        assert_eq!(row("aws_x", "a\tDM9\tbackup\tsomewhere\talways\t-\t-\t-"), None);
        assert_eq!(row("aws_x", "a\tDM9\tbackup\tregion\tperhaps\t-\t-\t-"), None);
    }
}
