//! The list of all resources: for people, as JSON and as CSV.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use bartizan_lang::{Diagnostic, Level, Value};
use serde::Serialize;
use serde::ser::Serializer;

use super::Untrusted;
use super::csv::Line;
use super::group::{self, Context, natural, root_name};
use super::json::{self, NoteJson, PlaceJson, Sequence, Text};
use super::model::{Note, Place, SCHEMA_VERSION};
use super::redact::Secrets;
use super::terminal::{Style, Terminal};
use crate::ir::{Deployment, Mode, Resource, ResourceIndex};
use crate::providers::services::{self, Belonging};
use crate::source::Files;

/// A deployment with the regions of its resources.
pub struct Listed {
    /// The deployment.
    pub deployment: Deployment,
    /// Of each resource, where it is, as its provider calls it.
    pub regions: Vec<Value>,
}

/// All resources of a scan.
pub struct Inventory {
    items: Vec<Item>,
    types: Vec<Type>,
    diagnostics: Vec<Note>,
    files: usize,
    roots: usize,
}

/// An instance of a resource.
struct Item {
    address: Untrusted,
    ty: Untrusted,
    belonging: Belonging,
    region: Option<Untrusted>,
    place: Option<Place>,
    root: Untrusted,
    /// The construct of CDK that it comes from.
    construct: Option<Untrusted>,
    /// No type of Terraform's stands for it.
    raw: bool,
    /// It stands for instances whose number is not known.
    symbolic: bool,
}

/// How many resources of a type there are.
struct Type {
    name: Untrusted,
    belonging: Belonging,
    count: usize,
    raw: bool,
}

impl Inventory {
    /// Lists what is managed; what is only read by the code makes nothing.
    #[must_use]
    pub fn new(
        files: &Files,
        listed: &[Listed],
        (read, diagnostics): (usize, &[Diagnostic]),
        mut secrets: Secrets,
    ) -> Self {
        for one in listed {
            secrets.add_deployment(&one.deployment);
        }
        let redactor = secrets.redactor(files);
        let context = Context { files, redactor: &redactor, plan_file: None };
        let mut belongings: BTreeMap<&str, Belonging> = BTreeMap::new();
        let mut items = Vec::new();
        for Listed { deployment, regions } in listed {
            let root = root_name(deployment);
            let resources = deployment.resources.iter().zip(regions).zip(0..);
            for ((resource, region), index) in resources.filter(|((resource, _), _)| is_listed(resource)) {
                let belonging = belongings.entry(&resource.ty).or_insert_with(|| services::of(&resource.ty)).clone();
                let region = region.as_str().map(|region| redactor.clean(region));
                let place = group::place(resource.header.or(resource.block), context);
                for address in deployment.addresses(ResourceIndex(index)) {
                    items.push(Item {
                        address: redactor.clean_address(&address),
                        ty: Untrusted::without_values(resource.ty.clone()),
                        belonging: belonging.clone(),
                        region: region.clone(),
                        place: place.clone(),
                        root: root.clone(),
                        construct: deployment.constructs.get(&address).map(|path| redactor.clean(path)),
                        raw: resource.is_raw(),
                        symbolic: resource.symbolic.is_some(),
                    });
                }
            }
        }
        items.sort_by(|a, b| a.root.cmp(&b.root).then_with(|| natural(a.address.raw(), b.address.raw())));
        let notes = listed.iter().flat_map(|one| &one.deployment.diagnostics).chain(diagnostics);
        let types = types(&items);
        let diagnostics = super::assemble::notes(notes, context);
        Self { items, types, diagnostics, files: read, roots: listed.len() }
    }

    /// Whether nothing was looked at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.roots == 0 && !self.has_errors()
    }

    /// Whether something was not read or not understood.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|note| note.level == Level::Error)
    }

    fn raw(&self) -> usize {
        self.items.iter().filter(|item| item.raw).count()
    }

    /// How many resources each cloud has.
    fn clouds(&self) -> BTreeMap<&str, usize> {
        let mut clouds = BTreeMap::new();
        for ty in &self.types {
            *clouds.entry(ty.belonging.cloud.as_str()).or_default() += ty.count;
        }
        clouds
    }

    /// The list for people: by cloud and service, then the counts.
    #[must_use]
    pub fn text(&self, terminal: Terminal) -> String {
        let mut text = String::new();
        let mut groups: BTreeMap<&Belonging, Vec<&Item>> = BTreeMap::new();
        for item in &self.items {
            groups.entry(&item.belonging).or_default().push(item);
        }
        // Writing to a String cannot fail.
        for (belonging, items) in groups {
            let encoded = |text: &str| terminal.line(&Untrusted::without_values(text));
            let title = format!("{} {} ({})", encoded(&belonging.cloud), encoded(&belonging.service), items.len());
            let _ = writeln!(text, "{}", terminal.paint(Style::Strong, title));
            items.iter().for_each(|item| self.line(item, terminal, &mut text));
            text.push('\n');
        }
        let raw: Vec<&Type> = self.types.iter().filter(|ty| ty.raw).collect();
        if !raw.is_empty() {
            let head = "Types that have none in Terraform's names, so that no built-in check looks at them:";
            let _ = writeln!(text, "{}", terminal.paint(Style::Strong, head));
            for ty in raw {
                let _ = writeln!(text, "  {:>5}  {}", ty.count, terminal.line(&ty.name));
            }
            text.push('\n');
        }
        for note in self.diagnostics.iter().filter(|note| note.level == Level::Error) {
            let place =
                note.place.as_ref().map(|place| format!(" ({})", position(place, terminal))).unwrap_or_default();
            let _ = writeln!(text, "{}: {}{place}", terminal.paint(Style::Bad, "error"), terminal.line(&note.message));
        }
        let _ = writeln!(text, "{}", self.summary());
        text
    }

    fn line(&self, item: &Item, terminal: Terminal, text: &mut String) {
        let mut line = format!("  {}", terminal.line(&item.address));
        if !item.address.raw().contains(item.ty.raw()) {
            let _ = write!(line, "  {}", terminal.line(&item.ty));
        }
        if let Some(region) = &item.region {
            let _ = write!(line, "  {}", terminal.line(region));
        }
        let mut aside = Vec::new();
        aside.extend(item.place.as_ref().map(|place| position(place, terminal)));
        if self.roots > 1 {
            aside.push(format!("root {}", terminal.line(&item.root)));
        }
        if item.symbolic {
            aside.push("how many is not known".to_owned());
        }
        let _ = writeln!(text, "{line}  {}", terminal.paint(Style::Faint, aside.join(", ")));
    }

    fn summary(&self) -> String {
        let plural = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        let mut line = format!("{} in {}", plural(self.items.len(), "resource"), plural(self.roots, "root"));
        let clouds = self.clouds();
        if clouds.len() > 1 {
            let encoded = |text: &str| Terminal::default().line(&Untrusted::without_values(text));
            let clouds: Vec<String> =
                clouds.into_iter().map(|(cloud, count)| format!("{count} {}", encoded(cloud))).collect();
            let _ = write!(line, ": {}", clouds.join(", "));
        }
        match self.raw() {
            0 => line,
            raw => format!("{line}; {raw} of types that no built-in check knows"),
        }
    }
}

/// Whether something is a resource of its own: not what is only read, and not a setting of a template's resource that
/// Terraform has as a resource, `ID__what`.
fn is_listed(resource: &Resource) -> bool {
    let is_setting = resource.address == resource.name && resource.address.contains("__");
    resource.mode == Mode::Managed && !is_setting
}

fn position(place: &Place, terminal: Terminal) -> String {
    format!("{}:{}", terminal.line(&place.path), place.start.line)
}

/// How many there are of each type, by cloud and service.
fn types(items: &[Item]) -> Vec<Type> {
    let mut counts: BTreeMap<(&Belonging, &Untrusted), (usize, bool)> = BTreeMap::new();
    for item in items {
        counts.entry((&item.belonging, &item.ty)).or_insert((0, item.raw)).0 += 1;
    }
    let made = |((belonging, name), (count, raw)): ((&Belonging, &Untrusted), (usize, bool))| Type {
        name: name.clone(),
        belonging: belonging.clone(),
        count,
        raw,
    };
    counts.into_iter().map(made).collect()
}

/// Writes the list as JSON: `docs/inventory.schema.json`.
///
/// # Errors
/// When `to` cannot be written to.
pub fn json(inventory: &Inventory, to: &mut dyn io::Write) -> io::Result<()> {
    json::write(inventory, to)
}

impl Serialize for Inventory {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Contract<'a> {
            schema_version: u32,
            resources: Sequence<'a, Item, ItemJson<'a>>,
            types: Sequence<'a, Type, TypeJson<'a>>,
            diagnostics: Sequence<'a, Note, NoteJson<'a>>,
            summary: SummaryJson<'a>,
        }
        Contract {
            schema_version: SCHEMA_VERSION,
            resources: Sequence::of(&self.items),
            types: Sequence::of(&self.types),
            diagnostics: Sequence::of(&self.diagnostics),
            summary: SummaryJson {
                files: self.files,
                roots: self.roots,
                resources: self.items.len(),
                raw: self.raw(),
                clouds: self.clouds(),
            },
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
struct ItemJson<'a> {
    address: Text<'a>,
    #[serde(rename = "type")]
    ty: Text<'a>,
    cloud: &'a str,
    service: &'a str,
    region: Option<Text<'a>>,
    location: Option<PlaceJson<'a>>,
    root: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    construct: Option<Text<'a>>,
    raw: bool,
    count_known: bool,
}

impl<'a> From<&'a Item> for ItemJson<'a> {
    fn from(item: &'a Item) -> Self {
        Self {
            address: Text(&item.address),
            ty: Text(&item.ty),
            cloud: &item.belonging.cloud,
            service: &item.belonging.service,
            region: item.region.as_ref().map(Text),
            location: item.place.as_ref().map(PlaceJson::from),
            root: Text(&item.root),
            construct: item.construct.as_ref().map(Text),
            raw: item.raw,
            count_known: !item.symbolic,
        }
    }
}

#[derive(Serialize)]
struct TypeJson<'a> {
    #[serde(rename = "type")]
    ty: Text<'a>,
    cloud: &'a str,
    service: &'a str,
    count: usize,
    raw: bool,
}

impl<'a> From<&'a Type> for TypeJson<'a> {
    fn from(ty: &'a Type) -> Self {
        Self {
            ty: Text(&ty.name),
            cloud: &ty.belonging.cloud,
            service: &ty.belonging.service,
            count: ty.count,
            raw: ty.raw,
        }
    }
}

#[derive(Serialize)]
struct SummaryJson<'a> {
    files: usize,
    roots: usize,
    resources: usize,
    raw: usize,
    clouds: BTreeMap<&'a str, usize>,
}

/// Writes the list as CSV, RFC 4180, with a line of headings.
///
/// # Errors
/// When `to` cannot be written to.
pub fn csv(inventory: &Inventory, to: &mut dyn io::Write) -> io::Result<()> {
    to.write_all(b"address,type,cloud,service,region,path,line,root,raw\r\n")?;
    for item in &inventory.items {
        let place = item.place.as_ref();
        let none = Untrusted::default();
        let mut line = Line::default();
        line.text(&item.address)
            .text(&item.ty)
            .words(&item.belonging.cloud)
            .words(&item.belonging.service)
            .text(item.region.as_ref().unwrap_or(&none))
            .text(place.map_or(&none, |place| &place.path))
            .words(&place.map(|place| place.start.line.to_string()).unwrap_or_default())
            .text(&item.root)
            .words(if item.raw { "true" } else { "false" });
        to.write_all(line.end().as_bytes())?;
    }
    Ok(())
}
