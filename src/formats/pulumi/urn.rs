//! URNs: how Pulumi names a resource of a stack.
//! <https://www.pulumi.com/docs/iac/concepts/resources/names/#urns>

/// `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Urn<'a> {
    /// The types of its component parents, and its own: `acme:web:Site$aws:s3/bucket:Bucket`.
    pub(super) types: &'a str,
    /// Its own type.
    pub(super) ty: &'a str,
    /// Its name.
    pub(super) name: &'a str,
    /// Types and name: what tells it from others of its stack.
    pub(super) address: &'a str,
}

impl<'a> Urn<'a> {
    /// Takes a URN apart; nothing when it is none.
    pub(super) fn parse(urn: &'a str) -> Option<Self> {
        let (_stack, rest) = urn.strip_prefix("urn:pulumi:")?.split_once("::")?;
        let (_project, address) = rest.split_once("::")?;
        // A name may hold colons, types do not hold two of them in a row.
        let (types, name) = address.split_once("::")?;
        let ty = types.rsplit_once('$').map_or(types, |(_, own)| own);
        (!ty.is_empty()).then_some(Self { types, ty, name, address })
    }
}

/// The URN in a reference to a provider: what stands before the provider's id.
pub(super) fn of_provider(reference: &str) -> Option<&str> {
    reference.rsplit_once("::").map(|(urn, _)| urn).filter(|urn| !urn.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urns_are_taken_apart() {
        let parse = |urn| Urn::parse(urn).map(|urn| (urn.types, urn.ty, urn.name, urn.address));
        assert_eq!(
            parse("urn:pulumi:dev::shop::acme:web:Site$aws:s3/bucket:Bucket::logs::of::all"),
            Some((
                "acme:web:Site$aws:s3/bucket:Bucket",
                "aws:s3/bucket:Bucket",
                "logs::of::all",
                "acme:web:Site$aws:s3/bucket:Bucket::logs::of::all",
            ))
        );
        for urn in ["", "urn:pulumi:", "urn:pulumi:dev::shop", "urn:pulumi:dev::shop::a:b:C", "arn:aws:s3:::logs"] {
            assert_eq!(parse(urn), None, "{urn}");
        }
        assert_eq!(
            of_provider("urn:pulumi:d::s::pulumi:providers:aws::west::1-2"),
            Some("urn:pulumi:d::s::pulumi:providers:aws::west")
        );
        assert_eq!(of_provider(""), None);
    }
}
