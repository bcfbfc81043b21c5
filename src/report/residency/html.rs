//! The report as a page: one file that loads nothing, readable without scripts, on paper and on a telephone.

mod coordinates;
mod map;

use std::collections::BTreeMap;

use super::NOTICE;
use super::figures::{Figure, Share};
use super::model::{Commit, Exception, Flow, Policy, Residency, Stop, Store, position, rank, root_beside, word};
use crate::report::html::{self, Asset, Html};
use crate::report::model::Place;
use crate::report::{Note, Untrusted};
use crate::residency::assess::Verdict;

/// The style of this page.
pub(in crate::report) const STYLE: Asset =
    Asset { text: include_str!("html/residency.css"), sha256: "RAnQvXT5znfkcRM49gAXyUtWFMl7c/PX3n2srH7t7cU=" };

/// Digits of a commit that are enough to find it.
const SHORT: usize = 12;

/// All verdicts, the worst first.
const VERDICTS: [Verdict; 3] = [Verdict::Outside, Verdict::Undetermined, Verdict::Inside];

/// The page.
#[must_use]
pub fn page(report: &Residency) -> String {
    let mut clouds: BTreeMap<&Untrusted, usize> = BTreeMap::new();
    for policy in &report.policies {
        let all = policy.stores.iter().map(|store| &store.cloud).chain(policy.flows.iter().map(|flow| &flow.cloud));
        all.for_each(|cloud| {
            clouds.entry(cloud).or_default();
        });
    }
    for (number, place) in clouds.values_mut().enumerate() {
        *place = number;
    }
    let page = Page { report, clouds };
    let mut body = Html::default();
    page.header(&mut body);
    body.markup("<main>\n");
    page.cards(&mut body);
    page.map(&mut body);
    page.filter(&mut body);
    for (number, policy) in report.policies.iter().enumerate() {
        page.policy(number, policy, &mut body);
    }
    page.problems(&mut body);
    body.markup("</main>\n<footer><p>").words(NOTICE).markup("</p><p>Written by bartizan, ");
    body.words(report.as_of()).markup(". Places come from the code, not from what is deployed.</p></footer>\n");
    html::page("Data residency", STYLE, &body)
}

struct Page<'a> {
    report: &'a Residency,
    clouds: BTreeMap<&'a Untrusted, usize>,
}

impl Page<'_> {
    fn header(&self, to: &mut Html) {
        let report = self.report;
        let plural = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        to.markup("<header>\n<h1>Data residency</h1>\n<p class=\"soft\">");
        to.words(plural(report.roots, "root")).markup(", ").words(plural(report.files, "file")).markup(", ");
        for (index, commit) in report.commits.iter().enumerate() {
            to.markup(if index > 0 { "; " } else { "" });
            match commit {
                Commit::Known(hash) => to.markup("as of commit <code>").words(hash).markup("</code>"),
                Commit::NoRepository | Commit::Unknown => to.words(commit.said()),
            };
        }
        if let Some(date) = report.date {
            to.markup(", on ").words(date);
        }
        to.markup("</p>\n<p class=\"notice\">").words(NOTICE).markup("</p>\n</header>\n");
    }

    fn cards(&self, to: &mut Html) {
        to.markup("<div class=\"policies\">\n");
        for (number, policy) in self.report.policies.iter().enumerate() {
            let share = policy.share();
            to.markup("<a class=\"card\" href=\"#policy-").words(number).markup("\"><strong>").text(&policy.name);
            to.markup("</strong><span class=\"percent ").words(word(worst(share))).markup("\">").words(share.percent());
            to.markup("</span> <span class=\"soft\">proven inside</span>");
            bar(share, to);
            to.markup("<span class=\"counts\">");
            counts(share, to);
            to.markup("</span></a>\n");
        }
        to.markup("</div>\n");
    }

    fn map(&self, to: &mut Html) {
        let Some(map) = map::draw(self.report, &self.clouds) else { return };
        // Arrows are drawn once, for all pictures.
        to.markup("<svg class=\"arrows\" aria-hidden=\"true\" focusable=\"false\"><defs>");
        for verdict in VERDICTS {
            to.markup("<marker id=\"arrow-")
                .words(word(verdict))
                .markup("\" viewBox=\"0 0 10 10\" refX=\"5\" refY=\"5\" ");
            to.markup(
                "markerWidth=\"11\" markerHeight=\"11\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"",
            );
            to.words(word(verdict)).markup("\" d=\"M1 1L9 5L1 9z\"/></marker>");
        }
        to.markup("</defs></svg>\n").piece(&map);
        to.markup("<figcaption><span class=\"legend\">");
        for verdict in VERDICTS {
            to.markup("<span><svg viewBox=\"0 0 26 10\" aria-hidden=\"true\"><line x1=\"0\" y1=\"5\" x2=\"26\" y2=\"5\" class=\"");
            to.words(word(verdict)).markup("\"/></svg>").words(word(verdict)).markup("</span>");
        }
        to.markup("</span><br>Circles are places with data, lines are movements; the map is schematic. ");
        to.markup("Each movement and each place is listed below.</figcaption></figure>\n");
    }

    /// Hidden until the script shows it: it does nothing without.
    fn filter(&self, to: &mut Html) {
        to.markup("<form id=\"filter\" class=\"filter\" hidden><label>Search<input type=\"search\" name=\"search\" ");
        to.markup("placeholder=\"address, region, reason, file\" autocomplete=\"off\"></label>");
        let report = self.report;
        let policies =
            report.policies.iter().enumerate().map(|(number, policy)| (number.to_string(), policy.name.clone()));
        choice("Policy", "policy", policies, to);
        let own = |word: &str| (word.to_owned(), Untrusted::without_values(word));
        choice("Verdict", "verdict", VERDICTS.iter().map(|verdict| own(word(*verdict))), to);
        let clouds = self.clouds.iter().map(|(cloud, number)| (number.to_string(), (*cloud).clone()));
        choice("Cloud", "cloud", clouds, to);
        to.markup(
            "<button type=\"reset\">Show all</button><output id=\"shown\" aria-live=\"polite\"></output></form>\n",
        );
    }

    fn policy(&self, number: usize, policy: &Policy, to: &mut Html) {
        to.markup("<section id=\"policy-")
            .words(number)
            .markup("\" data-list>\n<h2>")
            .text(&policy.name)
            .markup("</h2>\n<p>");
        to.markup("Allowed: ").text(&policy.allows).markup(".");
        if let Some(place) = &policy.place {
            to.markup(" <span class=\"soft\">Written in ").name(&position(place)).markup(".</span>");
        }
        to.markup("</p>\n");
        if !policy.rules.is_empty() {
            to.markup("<details><summary>The rules that it rests on</summary><ul>");
            for rule in policy.rules.iter().chain(&policy.safeguards) {
                to.markup("<li>").text(rule).markup("</li>");
            }
            to.markup("</ul></details>\n");
        }
        if policy.share().total() == 0 {
            to.markup("<p>Nothing here is what this policy is about.</p>\n</section>\n");
            return;
        }
        to.markup("<div class=\"two\">\n");
        figures("By jurisdiction", &policy.by_jurisdiction(&self.report.countries), to);
        figures("By cloud", &policy.by_cloud(), to);
        to.markup("</div>\n");
        self.flows(number, policy, to);
        self.stores(number, policy, to);
        remarks(policy, to);
        to.markup("</section>\n");
    }

    fn flows(&self, number: usize, policy: &Policy, to: &mut Html) {
        if policy.flows.is_empty() {
            return;
        }
        to.markup("<div data-list><h3>Movements (").words(policy.flows.len()).markup(")</h3>\n<div class=\"card\">");
        to.markup(
            "<table class=\"rows flows\"><thead><tr><th>Verdict</th><th>Movement</th><th>From and to</th><th>Why</th>",
        );
        to.markup("<th>Evidence</th></tr></thead><tbody>\n");
        let mut flows: Vec<(usize, &Flow)> = policy.flows.iter().enumerate().collect();
        flows.sort_by_key(|(_, flow)| rank(flow.verdict));
        for (index, flow) in flows {
            to.markup("<tr id=\"flow-").words(number).markup("-").words(index).markup("\"");
            self.row(number, &flow.cloud, flow.verdict, to);
            to.markup("<td>").name(&flow.resource).markup("<br><span class=\"soft\">").text(&flow.kind);
            to.markup(", ")
                .name(&flow.attribute)
                .markup("</span></td><td data-label=\"From and to\"><ol class=\"way\">");
            flow.stops().into_iter().for_each(|stop| way(stop, to));
            to.markup("</ol></td><td data-label=\"Why\">").text(&flow.brief);
            if !flow.when.is_empty() {
                to.markup("<br><span class=\"soft\">when ").text(&flow.when).markup("</span>");
            }
            excepted(flow.exception.as_ref(), to);
            evidence(
                [flow.place.as_ref(), flow.decided.as_ref()],
                &flow.commit,
                root_beside(self.report, &flow.root, flow.place.as_ref()),
                to,
            );
        }
        to.markup("</tbody></table></div></div>\n");
    }

    fn stores(&self, number: usize, policy: &Policy, to: &mut Html) {
        if policy.stores.is_empty() {
            return;
        }
        to.markup("<div data-list><h3>Data (").words(policy.stores.len()).markup(")</h3>\n<div class=\"card\">");
        to.markup(
            "<table class=\"rows stores\"><thead><tr><th>Verdict</th><th>Resource</th><th>Class</th><th>Where</th>",
        );
        to.markup("<th>Why</th><th>Evidence</th></tr></thead><tbody>\n");
        let mut stores: Vec<&Store> = policy.stores.iter().collect();
        stores.sort_by_key(|store| rank(store.verdict));
        for store in stores {
            to.markup("<tr");
            self.row(number, &store.cloud, store.verdict, to);
            to.markup("<td>").name(&store.address);
            if !store.address.raw().contains(store.ty.raw()) {
                to.markup("<br><span class=\"soft code\">").text(&store.ty).markup("</span>");
            }
            if let Some(construct) = &store.construct {
                to.markup("<br><span class=\"soft\">").text(construct).markup("</span>");
            }
            to.markup("</td>");
            match store.class.is_empty() {
                true => to.markup("<td></td>"),
                false => to.markup("<td data-label=\"Class\">").text(&store.class).markup("</td>"),
            };
            to.markup("<td data-label=\"Where\">").text(&store.at.beside(&store.reason));
            if !store.said_by.is_empty() {
                to.markup("<br><span class=\"soft\">by ").text(&store.said_by).markup("</span>");
            }
            to.markup("</td><td data-label=\"Why\">").text(&store.brief);
            for key in &store.keys {
                to.markup("<br><span class=\"").words(word(key.verdict)).markup("\">key ").text(&key.name).markup(": ");
                to.text(&key.at.beside(&key.brief));
                if !key.brief.is_empty() {
                    to.markup("; ").text(&key.brief);
                }
                to.markup("</span>");
            }
            excepted(store.exception.as_ref(), to);
            evidence(
                [store.place.as_ref(), store.decided.as_ref()],
                &store.commit,
                root_beside(self.report, &store.root, store.place.as_ref()),
                to,
            );
        }
        to.markup("</tbody></table></div></div>\n");
    }

    /// What the filter asks of a row, and its first cell.
    fn row(&self, policy: usize, cloud: &Untrusted, verdict: Verdict, to: &mut Html) {
        to.markup(" data-row data-policy=\"").words(policy).markup("\" data-verdict=\"").words(word(verdict));
        to.markup("\" data-cloud=\"").words(self.clouds.get(cloud).copied().unwrap_or_default());
        to.markup("\"><td><span class=\"verdict ").words(word(verdict)).markup("\">").words(word(verdict));
        to.markup("</span></td>");
    }

    fn problems(&self, to: &mut Html) {
        let problems: Vec<&Note> = self.report.problems().collect();
        if problems.is_empty() {
            return;
        }
        to.markup("<section><h2>What could not be read or understood</h2>\n<div class=\"card\"><ul>");
        for note in problems {
            to.markup("<li>").text(&note.message);
            if let Some(place) = &note.place {
                to.markup(" ").name(&position(place));
            }
            to.markup("</li>");
        }
        to.markup("</ul></div></section>\n");
    }
}

fn remarks(policy: &Policy, to: &mut Html) {
    if policy.remarks.is_empty() {
        return;
    }
    to.markup("<h3>Classes and exceptions</h3>\n<div class=\"card\"><ul>");
    for remark in &policy.remarks {
        to.markup("<li>").name(&remark.resource).markup(" ").text(&remark.message);
        if let Some(place) = &remark.place {
            to.markup(" ").name(&position(place));
        }
        to.markup("</li>");
    }
    to.markup("</ul></div>\n");
}

fn worst(share: Share) -> Verdict {
    match share {
        Share { outside: 1.., .. } => Verdict::Outside,
        Share { undetermined: 1.., .. } => Verdict::Undetermined,
        Share { .. } => Verdict::Inside,
    }
}

/// The share as a bar; its numbers stand beside it.
fn bar(share: Share, to: &mut Html) {
    to.markup("<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    let total = share.total();
    if total == 0 {
        to.markup("<rect class=\"none\" width=\"1000\" height=\"10\"/>");
    }
    let mut start = 0;
    for (verdict, count) in [
        (Verdict::Inside, share.inside),
        (Verdict::Undetermined, share.undetermined),
        (Verdict::Outside, share.outside),
    ] {
        let width = (count * 1000).checked_div(total).unwrap_or_default();
        // What there is is seen, however little it is.
        let width = if count > 0 { width.max(12) } else { 0 };
        if width > 0 {
            to.markup("<rect class=\"").words(word(verdict)).markup("\" height=\"10\" x=\"").words(start);
            to.markup("\" width=\"").words(width).markup("\"/>");
        }
        start += width;
    }
    to.markup("</svg>");
}

fn counts(share: Share, to: &mut Html) {
    let all = [
        (Verdict::Inside, share.inside),
        (Verdict::Outside, share.outside),
        (Verdict::Undetermined, share.undetermined),
    ];
    for (verdict, count) in all {
        to.markup("<span class=\"").words(if count > 0 { word(verdict) } else { "soft" }).markup("\">");
        to.words(count).markup(" ").words(word(verdict)).markup("</span> ");
    }
}

fn figures(title: &'static str, figures: &[Figure], to: &mut Html) {
    to.markup("<div class=\"card\"><table class=\"figures\"><thead><tr><th>").words(title);
    to.markup("</th><th></th><th class=\"number\">Inside</th><th class=\"number\">Of</th></tr></thead><tbody>\n");
    for figure in figures {
        to.markup("<tr><td>").text(&figure.name);
        if !figure.title.is_empty() {
            to.markup(" <span class=\"soft\">").text(&figure.title).markup("</span>");
        }
        to.markup("</td><td>");
        bar(figure.share, to);
        to.markup("</td><td class=\"number\">").words(figure.share.percent()).markup("</td><td class=\"number\">");
        to.words(figure.share.total()).markup("</td></tr>\n");
    }
    to.markup("</tbody></table></div>\n");
}

fn choice(label: &'static str, name: &'static str, options: impl Iterator<Item = (String, Untrusted)>, to: &mut Html) {
    to.markup("<label>")
        .markup(label)
        .markup("<select name=\"")
        .markup(name)
        .markup("\"><option value=\"\">all</option>");
    for (value, text) in options {
        to.markup("<option value=\"").words(value).markup("\">").text(&text).markup("</option>");
    }
    to.markup("</select></label>");
}

fn way(stop: &Stop, to: &mut Html) {
    let (name, place) = stop.parts();
    to.markup("<li>").name(&name);
    if !place.is_empty() {
        to.markup(" <span class=\"soft\">").text(&place).markup("</span>");
    }
    to.markup("</li>");
}

fn excepted(exception: Option<&Exception>, to: &mut Html) {
    if let Some(exception) = exception {
        to.markup("<br><span class=\"undetermined\">").text(&exception.said()).markup("</span>");
    }
}

/// The last cell of a row, and its end.
fn evidence(places: [Option<&Place>; 2], commit: &Commit, root: Option<&Untrusted>, to: &mut Html) {
    to.markup("</td><td data-label=\"Evidence\">");
    for (index, place) in places.into_iter().flatten().enumerate() {
        to.markup(if index > 0 { "<br>" } else { "" }).name(&position(place));
    }
    if let Some(root) = root {
        to.markup("<br><span class=\"soft\">root <code>").text(root).markup("</code></span>");
    }
    if let Some(hash) = commit.hash() {
        to.markup("<br><span class=\"soft\">commit <code>")
            .words(hash.get(..SHORT).unwrap_or(hash))
            .markup("</code></span>");
    }
    to.markup("</td></tr>\n");
}
