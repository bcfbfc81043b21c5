//! The map: land as a grid of dots, the places that hold data, and what moves between them as arcs. One picture of the world, and
//! one of Europe where several places are there.
//!
//! The outlines are schematic: they were drawn by hand at 2.5 degrees a dot, Europe at half a degree. Nothing is measured on them.

use std::collections::{BTreeMap, BTreeSet};

use super::coordinates::{self, Point};
use crate::report::Untrusted;
use crate::report::html::Html;
use crate::report::residency::figures::Share;
use crate::report::residency::model::{Flow, Residency, Store, rank, word};
use crate::report::residency::whereabouts::{Whereabouts, letters};
use crate::residency::assess::Verdict;

/// A picture of a part of the earth.
struct Panel {
    name: &'static str,
    /// A line for each row of dots: `#` is land.
    land: &'static str,
    west: f64,
    north: f64,
    /// Degrees a dot.
    step: (f64, f64),
    /// The size of a dot in the units of the picture.
    dot: f64,
    /// The sizes of the letters: on a wide screen and on a narrow one.
    letters: [(&'static str, f64); 2],
}

const WORLD: Panel = Panel {
    name: "World",
    land: include_str!("world.txt"),
    west: -180.0,
    north: 78.0,
    step: (2.5, 2.5),
    dot: 7.0,
    letters: [("wide", 14.0), ("narrow", 27.0)],
};

const EUROPE: Panel = Panel {
    name: "Europe",
    land: include_str!("europe.txt"),
    west: -12.0,
    north: 71.0,
    step: (0.75, 0.5),
    dot: 8.0,
    letters: [("wide", 19.0), ("narrow", 19.0)],
};

/// Where on the map stands what may be anywhere: in the South Atlantic.
const ANYWHERE: Point = Point { latitude: -38.0, longitude: -22.0 };

/// Where stands what is not known: in the South Pacific.
const NOT_KNOWN: Point = Point { latitude: -38.0, longitude: -130.0 };

/// Most places of one end that arcs are drawn for.
const MAX_ENDS: usize = 4;

/// Most codes that a label names.
const MAX_CODES: usize = 2;

/// The width of a letter as a part of its height, rather too much.
const LETTER: f64 = 0.6;

/// A point as a key: tenths of degrees.
type At = (i32, i32);

/// A place on the map.
struct Node {
    point: Point,
    /// What lies there: `Frankfurt`.
    name: Option<&'static str>,
    codes: BTreeSet<Untrusted>,
    stores: Share,
    movements: usize,
}

impl Node {
    /// What the disc is painted as, before parts of it are painted otherwise.
    fn colour(&self) -> &'static str {
        match self.stores {
            Share { inside: 0, outside: 0, undetermined: 0 } => "end",
            Share { inside: 0, outside: 0, .. } => word(Verdict::Undetermined),
            Share { inside: 0, undetermined: 0, .. } => word(Verdict::Outside),
            Share { .. } => word(Verdict::Inside),
        }
    }

    /// `eu-central-1, europe-west3 +1`.
    fn label(&self) -> Untrusted {
        if self.codes.is_empty() {
            return Untrusted::without_values(self.name.unwrap_or("not known"));
        }
        let mut label = self.codes.iter().take(MAX_CODES).map(Untrusted::raw).collect::<Vec<_>>().join(", ");
        let more = self.codes.len().saturating_sub(MAX_CODES);
        if more > 0 {
            label.push_str(&format!(" +{more}"));
        }
        Untrusted::without_values(label)
    }

    fn radius(&self) -> f64 {
        (4.0 + share_of(self.stores.total()).sqrt() * 1.2).min(13.0)
    }
}

/// Movements between the same two places with the same verdict.
struct Arc<'a> {
    from: At,
    to: At,
    verdict: Verdict,
    /// Policy and number of each movement, with the movement.
    flows: Vec<(usize, usize, &'a Flow)>,
}

/// The pictures, in a figure that is still open; nothing where there is nothing to draw.
pub(super) fn draw(report: &Residency, clouds: &BTreeMap<&Untrusted, usize>) -> Option<Html> {
    let (nodes, arcs) = gather(report);
    if nodes.is_empty() {
        return None;
    }
    let inside = nodes.values().filter(|node| EUROPE.holds(node.point)).count();
    let mut html = Html::default();
    let with_europe = inside > 1;
    html.markup(if with_europe { "<figure class=\"card two-panels\">" } else { "<figure class=\"card\">" });
    Drawing { panel: &WORLD, nodes: &nodes, arcs: &arcs, clouds, inset: with_europe }.draw(&mut html);
    if with_europe {
        Drawing { panel: &EUROPE, nodes: &nodes, arcs: &arcs, clouds, inset: false }.draw(&mut html);
    }
    Some(html)
}

fn gather(report: &Residency) -> (BTreeMap<At, Node>, Vec<Arc<'_>>) {
    let mut nodes: BTreeMap<At, Node> = BTreeMap::new();
    let mut arcs: BTreeMap<(At, At, u8), Arc<'_>> = BTreeMap::new();
    for (number, policy) in report.policies.iter().enumerate() {
        for Store { at, verdict, .. } in &policy.stores {
            for key in places(at, &mut nodes) {
                nodes.entry(key).and_modify(|node| node.stores.add(*verdict));
            }
        }
        for (index, flow) in policy.flows.iter().enumerate() {
            let stops: Vec<&Whereabouts> = flow.stops().into_iter().map(|stop| &stop.at).collect();
            for pair in stops.windows(2) {
                let [from, to] = pair else { continue };
                let (from, to) = (places(from, &mut nodes), places(to, &mut nodes));
                for (from, to) in
                    from.iter().take(MAX_ENDS).flat_map(|from| to.iter().take(MAX_ENDS).map(move |to| (*from, *to)))
                {
                    for end in [from, to] {
                        nodes.entry(end).and_modify(|node| node.movements += 1);
                    }
                    let verdict = flow.verdict;
                    let arc = arcs.entry((from, to, rank(verdict))).or_insert_with(|| Arc {
                        from,
                        to,
                        verdict,
                        flows: Vec::new(),
                    });
                    arc.flows.push((number, index, flow));
                }
            }
        }
    }
    // What may not be is drawn last, on top.
    let mut arcs: Vec<Arc<'_>> = arcs.into_values().collect();
    arcs.sort_by_key(|arc| std::cmp::Reverse(rank(arc.verdict)));
    (nodes, arcs)
}

/// The places of something, which are on the map from now on.
fn places(at: &Whereabouts, nodes: &mut BTreeMap<At, Node>) -> Vec<At> {
    let mut keys = Vec::new();
    let mut add = |point: Point, name: Option<&'static str>, code: Option<&Untrusted>| {
        let key = key(point);
        let node = nodes.entry(key).or_insert_with(|| Node {
            point,
            name,
            codes: BTreeSet::new(),
            stores: Share::default(),
            movements: 0,
        });
        node.codes.extend(code.cloned());
        if !keys.contains(&key) {
            keys.push(key);
        }
    };
    for region in &at.regions {
        let countries: Vec<String> = region.countries.iter().map(|country| letters(*country)).collect();
        match coordinates::of(region.cloud.raw(), region.code.raw(), &countries) {
            Some((point, name)) => add(point, name, Some(&region.code)),
            None if countries.is_empty() => add(ANYWHERE, Some("anywhere"), None),
            None => add(NOT_KNOWN, Some("not known"), None),
        }
    }
    if at.everywhere {
        add(ANYWHERE, Some("anywhere"), None);
    }
    if at.unknown {
        add(NOT_KNOWN, Some("not known"), None);
    }
    keys
}

#[allow(clippy::cast_possible_truncation, reason = "degrees are small numbers")]
fn key(point: Point) -> At {
    ((point.latitude * 10.0).round() as i32, (point.longitude * 10.0).round() as i32)
}

impl Panel {
    /// Width and height.
    fn size(&self) -> (f64, f64) {
        let columns = self.land.lines().next().map_or(0, str::len);
        let count = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
        (count(columns) * self.dot, count(self.land.lines().count()) * self.dot)
    }

    /// Where a point is in the picture, which may be outside of it.
    fn project(&self, point: Point) -> (f64, f64) {
        let (across, down) = self.step;
        ((point.longitude - self.west) / across * self.dot, (self.north - point.latitude) / down * self.dot)
    }

    fn holds(&self, point: Point) -> bool {
        let ((x, y), (width, height)) = (self.project(point), self.size());
        (0.0..=width).contains(&x) && (0.0..=height).contains(&y)
    }
}

struct Drawing<'a> {
    panel: &'a Panel,
    nodes: &'a BTreeMap<At, Node>,
    arcs: &'a [Arc<'a>],
    clouds: &'a BTreeMap<&'a Untrusted, usize>,
    /// Whether a part of it has a picture of its own.
    inset: bool,
}

impl Drawing<'_> {
    fn is_europe(&self) -> bool {
        self.panel.name == EUROPE.name
    }

    fn draw(&self, html: &mut Html) {
        let (width, height) = self.panel.size();
        html.markup("<svg class=\"map\" role=\"group\" aria-label=\"Map: ").words(self.panel.name);
        html.markup("\" viewBox=\"0 0 ").words(round(width)).markup(" ").words(round(height)).markup("\">");
        self.land(html);
        if self.inset {
            let (x, y) = self.panel.project(Point { latitude: EUROPE.north, longitude: EUROPE.west });
            let (right, bottom) = self.panel.project(Point { latitude: 34.0, longitude: 45.0 });
            html.markup("<rect class=\"inset\" rx=\"4\"");
            attribute(html, " x", x);
            attribute(html, " y", y);
            attribute(html, " width", right - x);
            attribute(html, " height", bottom - y);
            html.markup("/>");
        }
        self.arcs.iter().for_each(|arc| self.arc(arc, html));
        let shown: Vec<&Node> = self.nodes.values().filter(|node| self.panel.holds(node.point)).collect();
        shown.iter().for_each(|node| self.node(node, html));
        for (class, size) in self.panel.letters {
            self.labels(&shown, (class, size), html);
        }
        html.markup("</svg>");
    }

    /// All dots are one line of many points.
    fn land(&self, html: &mut Html) {
        html.markup("<path class=\"land\" d=\"");
        let half = self.panel.dot / 2.0;
        let mut y = half;
        for line in self.panel.land.lines() {
            let mut x = half;
            for dot in line.chars() {
                if dot == '#' {
                    html.markup("M").words(round(x)).markup(" ").words(round(y)).markup("h0");
                }
                x += self.panel.dot;
            }
            y += self.panel.dot;
        }
        html.markup("\"/>");
    }

    fn arc(&self, arc: &Arc<'_>, html: &mut Html) {
        let (Some(from), Some(to)) = (self.nodes.get(&arc.from), self.nodes.get(&arc.to)) else { return };
        // One that leaves a picture is drawn as far as it goes.
        if !(self.panel.holds(from.point) || self.panel.holds(to.point)) {
            return;
        }
        let Some((policy, index, _)) = arc.flows.first() else { return };
        // Each is reached once by keyboard: in Europe's picture what stays in there, in that of the world all else.
        let stays = EUROPE.holds(from.point) && EUROPE.holds(to.point);
        let elsewhere = if self.is_europe() { !stays } else { stays && self.inset };
        html.markup(if elsewhere { "<a tabindex=\"-1\" class=\"flow " } else { "<a class=\"flow " })
            .words(word(arc.verdict))
            .markup("\" href=\"#flow-");
        html.words(policy).markup("-").words(index).markup("\" data-row data-verdict=\"").words(word(arc.verdict));
        html.markup("\" data-policy=\"");
        spaced(arc.flows.iter().map(|(policy, ..)| *policy).collect(), html);
        html.markup("\" data-cloud=\"");
        spaced(arc.flows.iter().filter_map(|(.., flow)| self.clouds.get(&flow.cloud).copied()).collect(), html);
        html.markup("\" data-text=\"");
        for (.., flow) in &arc.flows {
            html.text(&flow.resource).markup(" ").text(&flow.way()).markup(" ").text(&flow.kind).markup(" ");
        }
        let said = said(arc, from, to);
        html.markup("\"><title>").text(&said).markup("</title>");
        let curve = Curve::between(self.panel.project(from.point), self.panel.project(to.point));
        for class in ["<path class=\"touch\" d=\"", "<path class=\"line\" d=\""] {
            html.markup(class);
            curve.write(html);
            html.markup("\"/>");
        }
        let (width, height) = self.panel.size();
        for (class, size) in self.panel.letters {
            let long = share_of(said.raw().chars().count()) * LETTER;
            html.markup("<text class=\"said ").markup(class).markup("\" text-anchor=\"middle\"");
            // As large as there is room for at the foot of the picture.
            attribute(html, " font-size", size.min((width - 20.0) / long));
            attribute(html, " x", width / 2.0);
            attribute(html, " y", height - 10.0);
            html.markup(">").text(&said).markup("</text>");
        }
        html.markup("</a>");
    }

    fn node(&self, node: &Node, html: &mut Html) {
        let (x, y) = self.panel.project(node.point);
        html.markup("<g class=\"place ").words(node.colour());
        html.markup("\"><title>").text(&node.label());
        if let Some(name) = node.name.filter(|_| !node.codes.is_empty()) {
            html.markup(", ").words(name);
        }
        let Share { inside, outside, undetermined } = node.stores;
        html.words(format!(": {inside} inside, {outside} outside, {undetermined} undetermined"));
        match node.movements {
            0 => {}
            1 => _ = html.markup("; 1 movement"),
            many => _ = html.markup("; ").words(many).markup(" movements"),
        }
        let radius = node.radius();
        html.markup("</title><circle class=\"disc\"");
        attribute(html, " cx", x);
        attribute(html, " cy", y);
        attribute(html, " r", radius);
        html.markup("/>");
        let total = share_of(node.stores.total());
        let mut start = 0.0;
        // The parts of the disc that are not inside, from the top.
        for (verdict, count) in [(Verdict::Outside, outside), (Verdict::Undetermined, undetermined)] {
            let part = share_of(count) / total.max(1.0);
            if count == 0 || part >= 1.0 {
                continue;
            }
            // What there is is seen, however little it is.
            let (around, part) = (std::f64::consts::PI * radius, part.max(0.12));
            html.markup("<circle class=\"part ").words(word(verdict)).markup("\" fill=\"none\"");
            attribute(html, " cx", x);
            attribute(html, " cy", y);
            attribute(html, " r", radius / 2.0);
            attribute(html, " stroke-width", radius);
            html.markup(" stroke-dasharray=\"").words(round(part * around)).markup(" ").words(round(around));
            html.markup("\"");
            attribute(html, " stroke-dashoffset", -start * around);
            html.markup(" transform=\"rotate(-90 ");
            pair(html, (x, y));
            html.markup(")\"/>");
            start += part;
        }
        html.markup("</g>");
    }

    /// The labels that find room, those of the places with most data first.
    fn labels(&self, shown: &[&Node], (class, size): (&'static str, f64), html: &mut Html) {
        let (width, height) = self.panel.size();
        let own = |node: &&&Node| !(self.inset && EUROPE.holds(node.point));
        let mut waiting: Vec<&Node> = shown.iter().filter(own).copied().collect();
        waiting.sort_by_key(|node| std::cmp::Reverse((node.stores.total(), node.movements)));
        let mut taken: Vec<Area> = shown
            .iter()
            .map(|node| {
                let ((x, y), r) = (self.panel.project(node.point), node.radius());
                Area { left: x - r, top: y - r, right: x + r, bottom: y + r }
            })
            .collect();
        html.markup("<g class=\"labels ").markup(class).markup("\" aria-hidden=\"true\"");
        attribute(html, " font-size", size);
        html.markup(">");
        for node in waiting {
            let label = node.label();
            let long = share_of(label.raw().chars().count()) * size * LETTER;
            let (x, y) = self.panel.project(node.point);
            let gap = node.radius() + 3.0;
            let area = |left: f64, top: f64| Area { left, top, right: left + long, bottom: top + size };
            let around = [
                area(x + gap, y - size / 2.0),
                area(x - gap - long, y - size / 2.0),
                area(x - long / 2.0, y - gap - size),
                area(x - long / 2.0, y + gap),
                area(x + gap, y - gap - size),
                area(x + gap, y + gap),
                area(x - gap - long, y - gap - size),
                area(x - gap - long, y + gap),
            ];
            let fits =
                |area: &&Area| area.left >= 0.0 && area.right <= width && area.top >= 0.0 && area.bottom <= height;
            let free = |area: &&Area| taken.iter().all(|other| !area.touches(other));
            let Some(place) = around.iter().filter(fits).find(free) else { continue };
            html.markup("<text");
            attribute(html, " x", place.left);
            attribute(html, " y", place.top + size * 0.82);
            html.markup(">").text(&label).markup("</text>");
            let place = Area { ..*place };
            taken.push(place);
        }
        html.markup("</g>");
    }
}

/// What a screen reader says of an arc.
fn said(arc: &Arc<'_>, from: &Node, to: &Node) -> Untrusted {
    let ends = format!("{} → {}", from.label().raw(), to.label().raw());
    Untrusted::without_values(match arc.flows.as_slice() {
        [(.., only)] => format!("{}: {ends} ({})", only.kind.raw(), word(arc.verdict)),
        many => format!("{} movements: {ends} ({})", many.len(), word(arc.verdict)),
    })
}

/// A count to reckon with.
fn share_of(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// Numbers, each once.
fn spaced(numbers: Vec<usize>, html: &mut Html) {
    let numbers: BTreeSet<usize> = numbers.into_iter().collect();
    html.words(numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
}

/// A rectangle.
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn touches(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// A curve that bends to the left of its way, in two halves so that an arrow can stand in the middle.
struct Curve {
    start: (f64, f64),
    first: (f64, f64),
    middle: (f64, f64),
    second: (f64, f64),
    end: (f64, f64),
}

impl Curve {
    fn between(start: (f64, f64), end: (f64, f64)) -> Self {
        let (across, down) = (end.0 - start.0, end.1 - start.1);
        let length = across.hypot(down);
        let control = if length < 1.0 {
            // It stays at its place: a loop.
            (start.0, start.1 - 60.0)
        } else {
            let bend = (length * 0.22).clamp(14.0, 90.0) / length;
            (start.0 + across / 2.0 + down * bend, start.1 + down / 2.0 - across * bend)
        };
        let half = |a: (f64, f64), b: (f64, f64)| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
        let (mut first, mut second) = (half(start, control), half(control, end));
        let middle = half(first, second);
        if length < 1.0 {
            (first.0, second.0) = (first.0 - 22.0, second.0 + 22.0);
        }
        Self { start, first, middle, second, end }
    }

    fn write(&self, html: &mut Html) {
        html.markup("M");
        pair(html, self.start);
        for (control, to) in [(self.first, self.middle), (self.second, self.end)] {
            html.markup("Q");
            pair(html, control);
            html.markup(" ");
            pair(html, to);
        }
    }
}

fn pair(html: &mut Html, (x, y): (f64, f64)) {
    html.words(round(x)).markup(" ").words(round(y));
}

fn attribute(html: &mut Html, name: &'static str, value: f64) {
    html.markup(name).markup("=\"").words(round(value)).markup("\"");
}

/// A tenth of a unit is less than what can be seen.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
