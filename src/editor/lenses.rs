//! What is found in what a module call, or a nested stack, makes: above the call.

use std::collections::BTreeMap;

use bartizan_lang::Span;
use bartizan_lsp::analyzer::Lens;

use super::view::{View, bytes};
use crate::report::{Finding, Severity, Status};
use crate::source::SourceFile;

/// The types of nested stacks.
const STACKS: &[&str] = &["aws_cloudformation_stack", "AWS::CloudFormation::Stack", "AWS::Serverless::Application"];

/// Most places that a lens leads to.
const PLACES: usize = 200;

/// What makes resources elsewhere: the root that it is in, its address, and what stands behind that in addresses below.
struct Maker<'v> {
    root: &'v str,
    address: &'v str,
    separator: char,
}

/// What is found in what the calls of a file make; nothing for those in which nothing is.
pub(super) fn lenses(view: &View, file: &SourceFile) -> Vec<Lens> {
    // Of each call the instances that it makes, in any root.
    let mut calls: BTreeMap<Span, Vec<Maker<'_>>> = BTreeMap::new();
    for deployment in &view.deployments {
        let root = if deployment.root.is_empty() { "." } else { deployment.root.as_str() };
        for module in deployment.modules.iter().filter(|module| module.parent.is_some()) {
            if module.call.file == file.id() && module.call.is_some() {
                let addresses = std::iter::once(&module.address).chain(&module.replicas);
                let makers = addresses.map(|address| Maker { root, address, separator: '.' });
                calls.entry(module.call).or_default().extend(makers);
            }
        }
        for stack in deployment.resources.iter().filter(|resource| STACKS.contains(&resource.ty.as_str())) {
            if stack.block.file == file.id() && stack.block.is_some() && stack.address == stack.name {
                let maker = Maker { root, address: &stack.address, separator: '/' };
                calls.entry(stack.header.or(stack.block)).or_default().push(maker);
            }
        }
    }
    let findings =
        || view.report().into_iter().flat_map(|report| &report.findings).filter(|f| f.status == Status::Fail);
    let lens = |(call, makers): (Span, Vec<Maker<'_>>)| {
        let is_below = |finding: &&Finding| {
            makers.iter().any(|maker| finding.is_below(maker.root, maker.address, maker.separator))
        };
        let below: Vec<&Finding> = findings().filter(is_below).collect();
        if below.is_empty() {
            return None;
        }
        let places = below.iter().filter_map(|finding| view.place(finding.shown_at(&view.session.files)));
        Some(Lens { range: bytes(call), title: title(&below), places: places.take(PLACES).collect() })
    };
    calls.into_iter().filter_map(lens).collect()
}

/// `3 findings: 1 high, 2 medium`.
fn title(findings: &[&Finding]) -> String {
    let mut counts: BTreeMap<std::cmp::Reverse<Severity>, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(std::cmp::Reverse(finding.check.severity)).or_default() += 1;
    }
    let counts: Vec<String> = counts.iter().map(|(severity, count)| format!("{count} {}", severity.0.name())).collect();
    let noun = if findings.len() == 1 { "finding" } else { "findings" };
    format!("{} {noun}: {}", findings.len(), counts.join(", "))
}
