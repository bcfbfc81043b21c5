//! Facets as people read them: on the terminal, and as a page of the documentation with the clouds side by side.

use std::fmt::Write as _;

use super::markdown::{code, prose};
use super::terminal::{Style, Terminal};
use super::untrusted::Untrusted;

/// A concept that holds for several clouds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The name, as in `facet.NAME`.
    pub name: Untrusted,
    /// What it is.
    pub about: Untrusted,
    /// What it tells.
    pub fields: Vec<FacetField>,
}

/// What a facet tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetField {
    /// The name.
    pub name: Untrusted,
    /// The type.
    pub ty: Untrusted,
    /// What it means.
    pub about: Untrusted,
    /// How each type says it, in the order of the facet.
    pub sources: Vec<FacetSource>,
}

/// How a type says a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetSource {
    /// The type.
    pub ty: Untrusted,
    /// What a resource of it is called.
    pub called: Untrusted,
    /// The expression in the check language.
    pub expression: Untrusted,
    /// Why it is so.
    pub why: Option<Untrusted>,
}

/// The clouds, with how their types begin.
const CLOUDS: [(&str, &[&str]); 5] = [
    ("AWS", &["aws_"]),
    ("Azure", &["azurerm_", "azuread_", "azapi_"]),
    ("Google Cloud", &["google_"]),
    ("Oracle Cloud", &["oci_"]),
    ("IBM Cloud", &["ibm_"]),
];

/// The cloud of a type.
fn cloud(ty: &str) -> &'static str {
    let ty = ty.strip_prefix("data.").unwrap_or(ty);
    let of = |(_, prefixes): &&(&str, &[&str])| prefixes.iter().any(|prefix| ty.starts_with(prefix));
    CLOUDS.iter().find(of).map_or("Other", |(name, _)| name)
}

/// A facet on the terminal.
#[must_use]
pub fn facet_text(facet: &Facet, terminal: Terminal) -> String {
    let mut text = String::new();
    let name = format!("facet.{}", terminal.line(&facet.name));
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{}\n{}", terminal.paint(Style::Strong, name), terminal.prose(&facet.about, 0));
    for field in &facet.fields {
        let heading = terminal.paint(Style::Strong, format_args!("self.{}", terminal.line(&field.name)));
        let ty = terminal.paint(Style::Faint, terminal.line(&field.ty));
        let _ = writeln!(text, "\n{heading}  {ty}\n{}", terminal.prose(&field.about, 2));
        for source in &field.sources {
            let ty = terminal.paint(Style::Faint, terminal.line(&source.ty));
            let _ = writeln!(text, "    {ty} = {}", terminal.line(&source.expression));
        }
    }
    text
}

/// A facet as a page in Markdown: an overview of the clouds side by side, then each field with its expressions.
#[must_use]
pub fn facet_markdown(facet: &Facet) -> String {
    let mut page = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(page, "# facet.{}\n\n{}\n", facet.name.raw(), prose(&facet.about));
    let _ = writeln!(
        page,
        "Checks with `on = [\"facet.{}\"]` read these fields as `self.FIELD`, and the noun for the resource as `self.called`.\n",
        facet.name.raw()
    );
    let _ = writeln!(page, "## The clouds side by side\n");
    let _ = writeln!(
        page,
        "✓ read from the code · **true**, **false** so on this cloud whatever is written · – not said there\n"
    );
    let clouds: Vec<&str> = CLOUDS.iter().map(|(name, _)| *name).collect();
    let _ = writeln!(page, "| field | {} |\n|---|{}", clouds.join(" | "), "---|".repeat(clouds.len()));
    for field in &facet.fields {
        let cells: Vec<String> = clouds.iter().map(|name| overview(field, name)).collect();
        let _ = writeln!(page, "| `{}` | {} |", field.name.raw(), cells.join(" | "));
    }
    let types: Vec<String> = clouds.iter().map(|name| types(facet, name)).collect();
    let _ = writeln!(page, "| types | {} |", types.join(" | "));
    for field in &facet.fields {
        let _ = writeln!(page, "\n## {} ({})\n\n{}\n", field.name.raw(), field.ty.raw(), prose(&field.about));
        let _ = writeln!(page, "| cloud | type | is | why |\n|---|---|---|---|");
        for source in &field.sources {
            let why = source.why.as_ref().map(prose).unwrap_or_default().replace('\n', " ").replace('|', "\\|");
            let cloud = cloud(source.ty.raw());
            let _ = writeln!(page, "| {cloud} | {} | {} | {why} |", cell(&source.ty), cell(&source.expression));
        }
    }
    page
}

/// How the types of a cloud say a field, each way once.
fn overview(field: &FacetField, of: &str) -> String {
    let mut ways: Vec<&str> = Vec::new();
    for source in field.sources.iter().filter(|source| cloud(source.ty.raw()) == of) {
        let way = match source.expression.raw() {
            "true" => "**true**",
            "false" => "**false**",
            "null" => "–",
            _ => "✓",
        };
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    if ways.is_empty() { "–".to_owned() } else { ways.join(" / ") }
}

/// The types of a cloud.
fn types(facet: &Facet, of: &str) -> String {
    let mut types: Vec<String> = Vec::new();
    let sources = facet.fields.first().map(|field| field.sources.as_slice()).unwrap_or_default();
    for source in sources.iter().filter(|source| cloud(source.ty.raw()) == of) {
        let ty = cell(&source.ty);
        if !types.contains(&ty) {
            types.push(ty);
        }
    }
    if types.is_empty() { "–".to_owned() } else { types.join("<br>") }
}

/// A code span in a cell of a table, where a bar would end the cell even inside of it.
fn cell(text: &Untrusted) -> String {
    code(text).replace('|', "\\|")
}
