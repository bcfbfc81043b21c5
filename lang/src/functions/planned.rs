//! What functions make of marks and of arguments that are not known, as Terraform has it. Two rules hold for nearly all
//! functions; what differs stands in the tables here. The facts are the parameters' `AllowMarked` and `AllowUnknown` in
//! Terraform's `internal/lang/funcs` and in go-cty's `function/stdlib`.

use super::{Function, OnUnknown};

/// Which marks of the arguments a result carries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Marks {
    /// Those of the arguments and of everything inside them: the result as a whole is marked.
    All,
    /// Those of the arguments themselves; elements keep their own.
    Top,
    /// The function decides itself.
    Own,
}

/// Functions that look at arguments which are themselves unknown, in Terraform too.
const LOOKS_AT_UNKNOWN: &[&str] = &[
    "coalesce",
    "coalescelist",
    "ephemeralasnull",
    "format",
    "formatlist",
    "issensitive",
    "jsonencode",
    "keys",
    "length",
    "lookup",
    "nonsensitive",
    "sensitive",
    "sort",
    "startswith",
    "tobool",
    "tolist",
    "tomap",
    "tonumber",
    "toset",
    "tostring",
];

impl Function {
    /// Which marks of the argument at that place its result carries.
    #[must_use]
    pub fn marks(&self, place: usize) -> Marks {
        // The default of `lookup` brings its own, where it is the result.
        if !self.carries_marks || (self.name == "lookup" && place == 2) {
            Marks::Own
        } else if self.marks_stay {
            Marks::Top
        } else {
            Marks::All
        }
    }

    /// Whether Terraform keeps how the text begins that it makes of what is not known.
    #[must_use]
    pub fn keeps_beginning(&self) -> bool {
        matches!(self.name, "format" | "jsonencode")
    }

    /// What it does in a plan with what is not known inside its arguments.
    #[must_use]
    pub fn in_plan(&self) -> OnUnknown {
        match self.name {
            "compact" | "sum" => OnUnknown::Deep,
            "format" | "formatlist" | "index" | "jsonencode" | "setunion" | "sort" => OnUnknown::Itself,
            "setproduct" => OnUnknown::Shallow,
            _ => self.unknown,
        }
    }

    /// Whether in a plan an argument that is itself unknown makes the result unknown, whatever else is known.
    #[must_use]
    pub fn needs_arguments(&self) -> bool {
        !LOOKS_AT_UNKNOWN.contains(&self.name)
    }
}
