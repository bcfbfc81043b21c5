//! The layout of the schema blob, shared by the build script that writes it and the reader that uses it in place.
//!
//! The blob is a header and six sections, one after the other, all integers little endian:
//!
//! | section     | record                                                                                        |
//! |-------------|-----------------------------------------------------------------------------------------------|
//! | types       | [`TypeRecord`], 12 bytes, sorted by name                                                      |
//! | lists       | `u32`: the first node of a list of siblings; one more than there are lists, so a list ends where the next begins |
//! | nodes       | [`NodeRecord`], 8 bytes; siblings are contiguous and sorted by name                           |
//! | facts       | [`FactsRecord`], 2 bytes: the distinct combinations of what is known of a node                |
//! | value types | [`ValueTypeRecord`], 2 bytes; an element type stands before the collections of it             |
//! | strings     | UTF-8, without separators; a name that ends another one shares its bytes                      |
//!
//! Equal lists of siblings, with all that is below them, are stored once, and a list stands after those that its nodes
//! refer to. List 0 is empty. The header is [`MAGIC`] and the length of each section in bytes as a `u32`.

/// The first bytes of a blob. The digit is the version of the layout.
pub(crate) const MAGIC: [u8; 8] = *b"BZSCHEM1";

/// The number of sections.
pub(crate) const SECTIONS: usize = 6;

/// The directories of the providers below `src/providers`. The place in this list is the code of the provider.
pub(crate) const PROVIDERS: [&str; 6] = ["aws", "azure", "gcp", "oci", "ibm", "kubernetes"];

/// The list that has no nodes.
pub(crate) const EMPTY_LIST: u32 = 0;

/// Stands for a list where a type has no resource or no data source. Also the bound of what 24 bits can hold.
pub(crate) const NO_LIST: u32 = 0x00FF_FFFF;

/// The place of `object` in the value types.
pub(crate) const OBJECT: u8 = 0;

/// A name in the strings section: an offset of 24 bits and a length of 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) offset: u32,
    pub(crate) len: u8,
}

/// One resource type, with the tree of its resource and that of its data source, if they exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TypeRecord {
    pub(crate) name: Text,
    pub(crate) provider: u8,
    pub(crate) resource: u32,
    pub(crate) data: u32,
}

/// One attribute or block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NodeRecord {
    pub(crate) name: Text,
    pub(crate) facts: u8,
    pub(crate) list: u32,
}

/// What is known of a node: bits (see [`flag`]) and a place in the value types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct FactsRecord {
    pub(crate) flags: u8,
    pub(crate) value_type: u8,
}

/// A type of values: a tag (see [`tag`]) and, for collections, the place of the element type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ValueTypeRecord {
    pub(crate) tag: u8,
    pub(crate) element: u8,
}

/// The bits of [`FactsRecord::flags`].
pub(crate) mod flag {
    /// A block; otherwise an attribute.
    pub(crate) const BLOCK: u8 = 1;
    /// May be written.
    pub(crate) const OPTIONAL: u8 = 1 << 1;
    /// The provider may decide. With neither bit the node is required.
    pub(crate) const COMPUTED: u8 = 1 << 2;
    /// The value is a secret.
    pub(crate) const SENSITIVE: u8 = 1 << 3;
    /// Something below the node is a secret.
    pub(crate) const CONTAINS_SENSITIVE: u8 = 1 << 4;
    /// How far the nesting is shifted.
    pub(crate) const NESTING_SHIFT: u8 = 5;
}

/// The nestings, as they are stored above [`flag::NESTING_SHIFT`].
pub(crate) mod nesting {
    pub(crate) const NONE: u8 = 0;
    pub(crate) const SINGLE: u8 = 1;
    pub(crate) const LIST: u8 = 2;
    pub(crate) const SET: u8 = 3;
    pub(crate) const MAP: u8 = 4;
}

/// The tags of [`ValueTypeRecord`].
pub(crate) mod tag {
    pub(crate) const ANY: u8 = 0;
    pub(crate) const STRING: u8 = 1;
    pub(crate) const NUMBER: u8 = 2;
    pub(crate) const BOOL: u8 = 3;
    /// The members are the children of the node.
    pub(crate) const OBJECT: u8 = 4;
    pub(crate) const LIST: u8 = 5;
    pub(crate) const SET: u8 = 6;
    pub(crate) const MAP: u8 = 7;
}

impl Text {
    const fn to_u32(self) -> u32 {
        self.offset | (self.len as u32) << 24
    }

    const fn from_bytes([a, b, c, len]: [u8; 4]) -> Text {
        Text { offset: u32::from_le_bytes([a, b, c, 0]), len }
    }
}

impl TypeRecord {
    pub(crate) const SIZE: usize = 12;

    pub(crate) const fn to_bytes(self) -> [u8; Self::SIZE] {
        let [a, b, c, d] = self.name.to_u32().to_le_bytes();
        let [e, f, g, _] = self.resource.to_le_bytes();
        let [h, i, j, _] = self.data.to_le_bytes();
        [a, b, c, d, self.provider, e, f, g, h, i, j, 0]
    }

    pub(crate) const fn from_bytes([a, b, c, d, provider, e, f, g, h, i, j, _]: [u8; Self::SIZE]) -> TypeRecord {
        TypeRecord {
            name: Text::from_bytes([a, b, c, d]),
            provider,
            resource: u32::from_le_bytes([e, f, g, 0]),
            data: u32::from_le_bytes([h, i, j, 0]),
        }
    }
}

impl NodeRecord {
    pub(crate) const SIZE: usize = 8;

    pub(crate) const fn to_bytes(self) -> [u8; Self::SIZE] {
        let [a, b, c, d] = self.name.to_u32().to_le_bytes();
        let [e, f, g, _] = self.list.to_le_bytes();
        [a, b, c, d, self.facts, e, f, g]
    }

    pub(crate) const fn from_bytes([a, b, c, d, facts, e, f, g]: [u8; Self::SIZE]) -> NodeRecord {
        NodeRecord { name: Text::from_bytes([a, b, c, d]), facts, list: u32::from_le_bytes([e, f, g, 0]) }
    }
}

impl FactsRecord {
    pub(crate) const SIZE: usize = 2;

    pub(crate) const fn to_bytes(self) -> [u8; Self::SIZE] {
        [self.flags, self.value_type]
    }

    pub(crate) const fn from_bytes([flags, value_type]: [u8; Self::SIZE]) -> FactsRecord {
        FactsRecord { flags, value_type }
    }
}

impl ValueTypeRecord {
    pub(crate) const SIZE: usize = 2;

    pub(crate) const fn to_bytes(self) -> [u8; Self::SIZE] {
        [self.tag, self.element]
    }

    pub(crate) const fn from_bytes([tag, element]: [u8; Self::SIZE]) -> ValueTypeRecord {
        ValueTypeRecord { tag, element }
    }
}
