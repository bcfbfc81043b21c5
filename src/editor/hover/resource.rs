//! What is said of a resource as a whole: what it is, where it is, and what was found in it.

use bartizan_lang::Span;
use bartizan_lang::value::Str;

use super::Page;
use super::attribute::joined;
use super::values::{bullets, first};
use crate::ir::{Deployment, Mode, Resource, ResourceIndex};
use crate::link::link;
use crate::providers::defaults;
use crate::report::{Status, Untrusted, code, finding_line, prose, value_text, when_text};
use crate::residency::catalogue::Catalogue;
use crate::residency::location::{Place, location};

/// Most addresses, findings and defaults that are shown.
const MOST: usize = 6;

/// Largest deployment of which it is told where its resources are.
const MAX_RESOURCES: usize = 20_000;

impl Page<'_> {
    /// The resources that a block makes. `header` is its header, `block` all of it.
    pub(super) fn resource(&self, kind: &str, ty: &str, (header, block): (Span, Span)) -> Vec<String> {
        let mut parts = vec![format!("**{}** · {kind}", code(&Untrusted::without_values(ty)))];
        let mut instances: Vec<(&Deployment, &Resource, ResourceIndex)> = Vec::new();
        for deployment in &self.view.deployments {
            let made = deployment.resources.iter().zip(0..).filter(|(one, _)| one.header == header);
            instances.extend(made.map(|(one, index)| (&**deployment, one, ResourceIndex(index))));
        }
        let mut types: Vec<&Str> = instances.iter().map(|(_, one, _)| &one.ty).filter(|own| *own != ty).collect();
        types.sort_unstable();
        types.dedup();
        if !types.is_empty() {
            let types: Vec<String> = types.iter().map(|ty| code(&Untrusted::without_values((*ty).clone()))).collect();
            parts.push(format!("Checked as {}", types.join(", ")));
        }
        parts.extend(self.instances(&instances));
        let own = instances.first().map_or(ty, |(_, one, _)| one.ty.as_str()).to_owned();
        let mode = instances.first().map(|(_, one, _)| one.mode);
        parts.extend(self.facets(&own, mode));
        if let Some((deployment, _, index)) = instances.first().filter(|(_, one, _)| one.mode == Mode::Managed) {
            parts.extend(self.whereabouts(deployment, *index));
        }
        if let Some((_, resource, _)) = instances.first() {
            parts.extend(self.defaults(resource));
        }
        parts.push(self.findings(block));
        parts
    }

    fn instances(&self, instances: &[(&Deployment, &Resource, ResourceIndex)]) -> Option<String> {
        let mut lines: Vec<String> = Vec::new();
        for (deployment, resource, index) in instances {
            let when = when_text(&resource.presence, self.redactor).map(|when| format!(" {when}"));
            let symbolic = resource.symbolic.as_ref().map(|reason| {
                format!(
                    ", which stands for a number that is not known: {}",
                    prose(&self.redactor.clean(&reason.to_string()))
                )
            });
            for address in deployment.addresses(*index) {
                let address = code(&self.redactor.clean_address(&address));
                let line =
                    format!("{address}{}{}", when.clone().unwrap_or_default(), symbolic.clone().unwrap_or_default());
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
        }
        match lines.as_slice() {
            [] => None,
            [one] => Some(format!("Address: {one}")),
            several => Some(format!("{} addresses:\n{}", several.len(), first(several, MOST))),
        }
    }

    fn facets(&self, ty: &str, mode: Option<Mode>) -> Option<String> {
        let target = if mode == Some(Mode::Data) { format!("data.{ty}") } else { ty.to_owned() };
        let checks = self.checks()?;
        let facets = checks.registry().facets().iter().filter(|facet| facet.types.iter().any(|of| *of == target));
        let names: Vec<String> = facets.map(|facet| code(&Untrusted::without_values(facet.name.clone()))).collect();
        let word = if names.len() == 1 { "Facet" } else { "Facets" };
        (!names.is_empty()).then(|| format!("{word}: {}", names.join(", ")))
    }

    /// Where it is: region, country, and who says so.
    fn whereabouts(&self, deployment: &Deployment, index: ResourceIndex) -> Option<String> {
        if deployment.resources.len() > MAX_RESOURCES {
            return None;
        }
        let catalogue = Catalogue::default();
        let linked = link(Deployment {
            resources: deployment.resources.clone(),
            modules: deployment.modules.clone(),
            ..Deployment::default()
        });
        let found = location(&linked, &catalogue, index);
        let clean = |text: &str| self.redactor.clean(text);
        let cases: Vec<String> = found
            .cases
            .iter()
            .take(MOST)
            .filter_map(|case| {
                let place = match &case.place {
                    Place::At(regions) => {
                        let region = |one: &crate::residency::location::Region| {
                            let countries: Vec<&str> = one
                                .countries
                                .iter()
                                .take(MOST)
                                .filter_map(|country| catalogue.country_name(*country))
                                .collect();
                            let more = if one.countries.len() > MOST { ", …" } else { "" };
                            match countries.is_empty() {
                                true => code(&clean(&one.code)),
                                false => format!("{} ({}{more})", code(&clean(&one.code)), countries.join(", ")),
                            }
                        };
                        regions.iter().map(region).collect::<Vec<_>>().join(", ")
                    }
                    Place::Everywhere(why) => format!("everywhere: {}", prose(&clean(why))),
                    Place::Nowhere => return None,
                    Place::NoSuchRegion { code: written, .. } => {
                        format!("{}, which is no known region", code(&clean(written)))
                    }
                    Place::Unknown(reason) => format!("not known: {}", prose(&clean(&reason.to_string()))),
                };
                let guard = case.guard.to_string();
                Some(if guard.is_empty() { place } else { format!("{place} when {}", code(&clean(&guard))) })
            })
            .collect();
        let said = match found.said_by.is_empty() {
            true => String::new(),
            false => format!(", by {}", prose(&clean(&found.said_by))),
        };
        match cases.as_slice() {
            [] => None,
            [one] => Some(format!("Place: {one}{said}")),
            several => Some(format!("Place{said}:\n{}", bullets(several.iter().cloned()))),
        }
    }

    /// What is not written, and what the provider takes for it.
    fn defaults(&self, resource: &Resource) -> Option<String> {
        let provider = &resource.provider;
        let lines: Vec<String> = defaults::of(&resource.ty)
            .iter()
            .filter(|row| matches!(row.path.as_slice(), [name] if resource.get(name).is_none_or(bartizan_lang::Value::is_null)))
            .filter_map(|row| {
                let value = row.value(&provider.kind, provider.version.as_deref());
                let text = || value_text(&value, self.redactor, 40);
                let written = (!value.is_null()).then(|| format!("{} = {}", row.path.join("."), text()))?;
                Some(code(&Untrusted::without_values(written)))
            })
            .collect();
        (!lines.is_empty()).then(|| format!("Not written, so the provider's:\n{}", first(&lines, MOST)))
    }

    /// What was found in a block.
    fn findings(&self, block: Span) -> String {
        let Some(report) = self.view.report() else { return String::new() };
        let here = report.findings.iter().filter(|finding| {
            finding.status == Status::Fail
                && (finding.blocks.iter().any(|one| one.span == block) || block.contains(finding.location.span))
        });
        let mut here: Vec<_> = here.collect();
        // The sort is stable: those that are equally bad stay in the order of their places.
        here.sort_by_key(|finding| std::cmp::Reverse(finding.check.severity));
        let mut lines: Vec<String> = here.into_iter().map(finding_line).collect();
        lines.dedup();
        match lines.len() {
            0 => String::new(),
            1 => format!("Finding:\n{}", first(&lines, MOST)),
            many => format!("{many} findings:\n{}", first(&lines, MOST)),
        }
    }

    /// The same in one text.
    pub(super) fn resource_text(&self, kind: &str, ty: &str, spans: (Span, Span)) -> String {
        joined(self.resource(kind, ty, spans))
    }
}
