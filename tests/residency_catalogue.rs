//! The catalogue of residency: every region of the clouds' own lists is there, codes are understood as the clouds spell them,
//! and what the tables say holds together.
//!
//! The lists in `testdata/residency/regions/` are recorded by `tools/regions.py`. `UPDATE_DOCS=1 cargo test --test
//! residency_catalogue` writes the generated page of the documentation.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests read their data and fail loudly"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use bartizan::residency::catalogue::{Catalogue, Cloud, CountryCode, NOT_LEGAL_ADVICE, Region, RegionPattern, Spread};
use bartizan::settings::Site;
use bartizan_lang::{Level, Span};

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The lines of a recorded list, without those that name sources.
fn list(name: &str) -> Vec<String> {
    let text = fs::read_to_string(at("testdata/residency/regions").join(name)).unwrap();
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect()
}

fn letters(countries: &[CountryCode]) -> String {
    let mut text = String::new();
    for country in countries {
        let separator = if text.is_empty() { "" } else { "," };
        write!(text, "{separator}{}{}", char::from(country.0[0]), char::from(country.0[1])).unwrap();
    }
    text
}

fn country(code: &str) -> CountryCode {
    CountryCode(code.as_bytes().try_into().unwrap())
}

/// `cloud:code countries`, for comparing.
fn said(region: Option<&Region>) -> String {
    region.map_or_else(|| "none".to_owned(), |r| format!("{}:{} {}", r.cloud, r.code, letters(&r.countries)))
}

#[test]
fn every_region_of_the_clouds_own_lists_is_there() {
    let catalogue = Catalogue::default();
    let unlocated: BTreeSet<String> = list("unlocated.txt").into_iter().collect();
    let mut missing = BTreeSet::new();
    for (cloud, least) in [("aws", 50), ("azure", 80), ("gcp", 45), ("oci", 160), ("ibm", 13)] {
        let codes = list(&format!("{cloud}.txt"));
        assert!(codes.len() >= least, "the list of {cloud} has only {} codes", codes.len());
        for code in codes {
            match catalogue.region(&Cloud::named(cloud), &code) {
                Some(region) if region.countries.is_empty() => assert_eq!(region.kind, "pseudo_region", "{code}"),
                Some(_) => {}
                None => {
                    missing.insert(format!("{cloud} {code}"));
                }
            }
        }
    }
    assert_eq!(missing, unlocated, "regions that the catalogue lacks");
}

#[test]
fn codes_are_understood_as_clouds_spell_them() {
    let catalogue = Catalogue::default();
    for (cloud, code, expected) in [
        ("aws", "eu-central-1", "aws:eu-central-1 DE"),
        ("aws", " EU-Central-1 ", "aws:eu-central-1 DE"),
        ("aws", "eu-central-1a", "aws:eu-central-1 DE"),
        ("aws", "Europe (Frankfurt)", "aws:eu-central-1 DE"),
        ("aws", "EU", "aws:eu-west-1 IE"),
        ("aws", "euc1-az2", "aws:eu-central-1 DE"),
        ("aws", "use1-bos1-az1", "aws:us-east-1-bos-1 US"),
        ("aws", "us-gov-west-1b", "aws:us-gov-west-1 US"),
        ("aws", "cn-north-1a", "aws:cn-north-1 CN"),
        ("aws", "eusc-de-east-1a", "aws:eusc-de-east-1 DE"),
        ("aws", "eu-isoe-west-1", "aws:eu-isoe-west-1 GB"),
        // Zones in another country than their region.
        ("aws", "us-east-1-bue-1a", "aws:us-east-1-bue-1 AR"),
        ("aws", "eu-central-1-ist-1a", "aws:eu-central-1-ist-1 TR"),
        ("aws", "eu-north-1-hel-1a", "aws:eu-north-1-hel-1 FI"),
        ("aws", "eu-west-3-cmn-wlz-1a", "aws:eu-west-3-cmn-wlz-1 MA"),
        ("aws", "us-east-1-wl1-bos-wlz-1", "aws:us-east-1-wl1-*-wlz-1 US"),
        ("aws", "us-east-1-atl-2a", "aws:us-east-1-atl-1 US"),
        // A zone that is not known is not in its region.
        ("aws", "us-east-1-xyz-1a", "none"),
        ("aws", "eu-central-9", "none"),
        ("aws", "eu-central-1ab", "none"),
        ("aws", "aws-global", "aws:aws-global "),
        ("aws", "", "none"),
        ("azure", "West Europe", "azure:westeurope NL"),
        ("azurerm", "germanywestcentral", "azure:germanywestcentral DE"),
        ("azure", "USGov Virginia", "azure:usgovvirginia US"),
        ("azure", "US Gov Virginia", "azure:usgovvirginia US"),
        ("azure", "global", "azure:global "),
        ("azure", "westeuropa", "none"),
        ("google", "europe-west3-a", "gcp:europe-west3 DE"),
        ("gcp", "EUROPE-WEST6", "gcp:europe-west6 CH"),
        ("gcp", "us-south1-ai1b", "gcp:us-south1 US"),
        ("gcp", "projects/p/zones/europe-west9-b", "gcp:europe-west9 FR"),
        ("gcp", "projects/p/instanceConfigs/regional-europe-west4", "gcp:europe-west4 NL"),
        ("gcp", "global", "gcp:global "),
        // What it means hangs on the product.
        ("gcp", "EU", "none"),
        ("gcp", "eur4", "none"),
        (
            "gcp",
            "gcs:EU",
            "gcp:gcs:EU AT,BE,BG,CY,CZ,DE,DK,EE,ES,FI,FR,GR,HR,HU,IE,IT,LT,LU,LV,MT,NL,PL,PT,RO,SE,SI,SK",
        ),
        ("oci", "fra", "oci:eu-frankfurt-1 DE"),
        ("oci", "FRA", "oci:eu-frankfurt-1 DE"),
        ("oci", "Uocm:EU-FRANKFURT-1-AD-1", "oci:eu-frankfurt-1 DE"),
        ("oci", "eu-frankfurt-2", "oci:eu-frankfurt-2 DE"),
        ("ibm", "eu-de", "ibm:eu-de DE"),
        ("ibm", "eu-de-1", "ibm:eu-de DE"),
        ("ibm", "dal10", "ibm:dc:dal10 US"),
        ("ibm", "lon09", "ibm:eu-gb GB"),
        ("ibm", "mil01", "ibm:dc:mil01 IT"),
        ("ibm", "xyz01", "none"),
        ("onprem", "eu-central-1", "none"),
    ] {
        assert_eq!(said(catalogue.region(&Cloud::named(cloud), code)), expected, "{cloud} {code:?}");
    }
}

#[test]
fn codes_of_products_mean_what_the_product_says() {
    let catalogue = Catalogue::default();
    for (ty, code, expected) in [
        ("google_storage_bucket", "EUR7", "gcp:gcs:EUR7 DE,GB"),
        ("google_storage_bucket", "eur4", "gcp:gcs:EUR4 FI,NL"),
        ("google_storage_bucket", "EUROPE-WEST3", "gcp:europe-west3 DE"),
        ("google_spanner_instance", "projects/p/instanceConfigs/eur7", "gcp:spanner:eur7 DE,IT"),
        ("google_spanner_instance", "regional-europe-west6", "gcp:europe-west6 CH"),
        ("google_kms_key_ring", "global", "gcp:kms:global "),
        ("google_kms_key_ring", "eur4", "gcp:kms:eur4 FI,NL"),
        ("google_bigquery_dataset", "aws-eu-central-1", "gcp:bq:aws-eu-central-1 DE"),
        ("google_firestore_database", "eur3", "gcp:firestore:eur3 BE,FI,NL"),
        ("google_app_engine_application", "europe-west", "gcp:appengine:europe-west BE"),
        ("google_pubsub_topic", "EUR7", "none"),
        ("ibm_cos_bucket", "eu-geo", "ibm:cos:eu DE,ES,FR,IT,NL"),
        ("ibm_cos_bucket", "ams03", "ibm:cos:ams03 NL"),
        ("azurerm_communication_service", "Europe", "azure:geo:Europe IE,NL"),
        ("azurerm_communication_service", "UK", "azure:geo:United Kingdom GB"),
        ("azurerm_storage_account", "Europe", "none"),
        ("aws_bedrock_inference_profile", "eu", "aws:bedrock:eu DE,ES,FR,IE,IT,SE"),
        ("aws_s3_bucket", "eu", "aws:eu-west-1 IE"),
    ] {
        let product = catalogue.product_of(ty).unwrap_or_default();
        let region = catalogue.region_of_product(&Cloud::of_type(ty), product, code);
        assert_eq!(said(region), expected, "{ty} {code:?}");
    }
}

#[test]
fn regions_know_who_runs_them_and_what_they_copy_to() {
    let catalogue = Catalogue::default();
    for (cloud, code, partition, sovereign, paired) in [
        ("aws", "eu-central-1", "aws", false, None),
        ("aws", "cn-north-1", "aws-cn", true, None),
        ("aws", "eusc-de-east-1", "aws-eusc", true, None),
        ("azure", "westeurope", "azure", false, Some("northeurope")),
        ("azure", "brazilsouth", "azure", false, Some("southcentralus")),
        ("azure", "italynorth", "azure", false, None),
        ("azure", "chinanorth3", "azure-china", true, Some("chinaeast3")),
        ("gcp", "u-france-east1", "s3nsapis.fr", true, None),
        ("oci", "eu-frankfurt-1", "oc1", false, None),
        ("oci", "eu-frankfurt-2", "oc19", true, None),
        ("ibm", "eu-de", "ibmcloud", false, None),
    ] {
        let region = catalogue.region(&Cloud::named(cloud), code).unwrap();
        assert_eq!(
            (region.partition.as_str(), region.sovereign, region.paired.as_deref()),
            (partition, sovereign, paired)
        );
        assert!(!region.sovereign || !region.note.is_empty(), "{code}");
    }
    let clouds: Vec<(Cloud, String)> = catalogue.regions().map(|r| (r.cloud.clone(), r.code.to_string())).collect();
    assert!(clouds.is_sorted());
}

#[test]
fn misspelt_names_get_suggestions() {
    let catalogue = Catalogue::default();
    for (cloud, code, expected) in [
        ("aws", "eu-centrl-1", "eu-central-1"),
        ("azure", "Germany West Centrl", "germanywestcentral"),
        ("gcp", "europe_west3", "europe-west3"),
        ("oci", "eu-frankfurt1", "eu-frankfurt-1"),
        ("ibm", "eu-d", "eu-de"),
        ("aws", "mars", ""),
    ] {
        let near = catalogue.similar_regions(&Cloud::named(cloud), code);
        assert_eq!(near.first().map_or("", |code| code.as_str()), expected, "{code}");
        assert!(near.len() <= 3);
    }
    assert_eq!(catalogue.similar_jurisdictions("EU-ADEQUAT").first().unwrap(), "EU-ADEQUATE");
    assert_eq!(catalogue.similar_regimes("gdrp").first().unwrap(), "gdpr");
}

#[test]
fn jurisdictions_are_groups_and_countries() {
    let catalogue = Catalogue::default();
    for (name, expected) in [
        ("DE", "DE"),
        ("de", "DE"),
        ("uk", "GB"),
        ("gb", "GB"),
        ("EFTA", "CH,IS,LI,NO"),
        ("cn-sar", "HK,MO"),
        ("EU-ADEQUATE", "AD,AR,BR,CH,FO,GB,GG,IL,IM,JE,JP,KR,NZ,UY"),
        ("EU-ADEQUATE-CONDITIONAL", "CA,US"),
        ("FVEY", "AU,CA,GB,NZ,US"),
    ] {
        assert_eq!(catalogue.jurisdiction(name).map(|c| letters(&c)).unwrap_or_default(), expected, "{name}");
    }
    for name in ["XX", "", "-", "Germany", "EU,EEA"] {
        assert_eq!(catalogue.jurisdiction(name), None, "{name}");
    }
    let (eu, eea) = (catalogue.jurisdiction("EU").unwrap(), catalogue.jurisdiction("eea").unwrap());
    assert!(eu.iter().all(|country| eea.contains(country)) && eea.len() == eu.len() + 3);
    assert_eq!(catalogue.groups_of(country("DE")), ["EEA", "EU"]);
    assert_eq!(catalogue.country_name(country("CH")), Some("Switzerland"));
    assert_eq!(catalogue.country_name(country("XX")), None);
    for region in catalogue.regions() {
        for country in &region.countries {
            assert!(catalogue.country_name(*country).is_some(), "{}", region.code);
        }
    }
}

#[test]
fn services_say_where_their_data_is() {
    let catalogue = Catalogue::default();
    let spread = |ty: &str| catalogue.services(ty).into_iter().map(|s| (s.spread, s.condition)).collect::<Vec<_>>();
    for ty in [
        "aws_iam_role",
        "aws_route53_record",
        "aws_organizations_account",
        "azurerm_role_assignment",
        "azurerm_private_dns_zone",
        "azuread_group",
        "google_project_iam_member",
        "google_storage_bucket_iam_binding",
        "google_compute_network",
        "oci_identity_policy",
        "ibm_iam_access_group",
        "cloudflare_record",
    ] {
        assert_eq!(spread(ty), [(Spread::Metadata, None)], "{ty}");
    }
    for ty in ["aws_cloudfront_distribution", "azurerm_cdn_frontdoor_profile", "cloudflare_zone", "ibm_cis"] {
        assert_eq!(spread(ty), [(Spread::Everywhere, None)], "{ty}");
    }
    for ty in
        ["aws_s3_bucket", "aws_route53_resolver_endpoint", "azurerm_private_dns_resolver", "google_compute_subnetwork"]
    {
        assert_eq!(spread(ty), [], "{ty}");
    }
    let when = |attribute: &str, values: &[&str]| {
        Some((attribute.into(), values.iter().map(|v| (*v).into()).collect::<Vec<_>>()))
    };
    assert_eq!(spread("aws_wafv2_web_acl"), [(Spread::Fixed("us-east-1".into()), when("scope", &["CLOUDFRONT"]))]);
    assert_eq!(spread("google_pubsub_topic"), [(Spread::Everywhere, when("message_storage_policy", &[""]))]);
    assert_eq!(
        spread("google_compute_backend_service"),
        [(Spread::Everywhere, when("enable_cdn", &["true"])), (Spread::Metadata, None)]
    );
    assert_eq!(spread("oci_identity_user"), [(Spread::Home, None)]);
    for region in ["us-east-1", "us-west-2"] {
        assert!(catalogue.region(&Cloud::Aws, region).is_some());
    }
    assert!(catalogue.region_of_product(&Cloud::Gcp, "identity", "us").is_some());
}

#[test]
fn patterns_mean_regions() {
    let catalogue = Catalogue::default();
    for (pattern, cloud, code, expected) in [
        ("aws:eu-central-1", "aws", "eu-central-1", true),
        ("AWS:EU-Central-1", "aws", "eu-central-1", true),
        ("aws:eu-*", "aws", "eu-west-3", true),
        ("aws:eu-*", "aws", "us-east-1", false),
        ("*:eu-*", "aws", "eu-west-3", true),
        ("azure:germany*", "azure", "germanynorth", true),
        ("azurerm:Germany West Central", "azure", "germanywestcentral", true),
        ("google:europe-west{3,10}", "gcp", "europe-west10", true),
        ("gcp:gcs:eur4", "gcp", "gcs:EUR4", true),
        ("gcp:europe-*", "gcp", "gcs:EUR4", false),
        // A zone in the country of its region belongs to it, and one abroad has to be meant.
        ("aws:us-east-1", "aws", "us-east-1-bos-1a", true),
        ("aws:us-east-1", "aws", "us-east-1-bue-1a", false),
        ("aws:us-*", "aws", "us-east-1-bos-1a", true),
        ("aws:us-*", "aws", "us-east-1-bue-1a", false),
        ("aws:us-east-1-bue-1", "aws", "us-east-1-bue-1a", true),
        ("aws:us-east-1-*", "aws", "us-east-1-bue-1a", true),
        ("aws:eu-central-1*", "aws", "eu-central-1-ist-1a", false),
    ] {
        let region = catalogue.region(&Cloud::named(cloud), code).unwrap();
        assert_eq!(RegionPattern::new(pattern).unwrap().matches(region), expected, "{pattern} {code}");
    }
    assert!(RegionPattern::new("aws:[").is_err());
    let patterns: Vec<_> = ["gcp:europe-west4", "gcp:europe-north1"].map(|p| RegionPattern::new(p).unwrap()).into();
    let among = |code: &str| catalogue.is_among(catalogue.region(&Cloud::Gcp, code).unwrap(), &patterns);
    assert!(among("gcs:EUR4") && !among("gcs:EUR7") && !among("gcs:EU"));
}

#[test]
fn regimes_allow_places() {
    let catalogue = Catalogue::default();
    let regime = |id: &str| catalogue.regime(id).unwrap();
    let allows = |id: &str, code: &str| regime(id).allowed.unwrap().contains(&country(code));
    for (id, code, expected, on_condition) in [
        ("gdpr", "DE", true, false),
        ("gdpr", "NO", true, false),
        ("gdpr", "CH", true, false),
        ("gdpr", "BR", true, false),
        ("gdpr", "US", false, true),
        ("gdpr", "CA", false, true),
        ("gdpr", "CN", false, false),
        ("gdpr-eea-only", "CH", false, false),
        ("GDPR-EEA-Only", "FR", true, false),
        ("schrems-ii", "US", false, false),
        ("uk-gdpr", "GI", true, false),
        ("uk-gdpr", "US", false, true),
        ("swiss-fadp", "CH", true, false),
        ("cn-pipl-dsl-csl", "CN", true, false),
        ("cn-pipl-dsl-csl", "HK", false, false),
        ("us-doj-bulk-data", "DE", true, false),
        ("us-doj-bulk-data", "CN", false, false),
        ("ca-quebec-25", "CA", false, true),
        ("ca-quebec-25", "DE", false, true),
        ("in-rbi-payment", "IN", true, false),
        ("in-rbi-payment", "SG", false, false),
        ("us-ear", "KP", false, false),
    ] {
        assert_eq!(allows(id, code), expected, "{id} {code}");
        assert_eq!(regime(id).condition(country(code)).is_some(), on_condition, "{id} {code}");
    }
    // A regime without a set of places is told from one that allows nothing without condition.
    for id in ["pci-dss", "hipaa", "eu-nis2", "eu-dora", "eu-ai-act", "de-c5", "au-privacy", "custom-single-country"] {
        assert_eq!(regime(id).allowed, None, "{id}");
    }
    assert_eq!(regime("us-dod-il6").partitions, ["aws-iso-b", "azure-ussec"]);
    assert!(regime("gdpr").partitions.is_empty());
    assert_eq!(catalogue.regime("gdpr-2"), None);
    let all = catalogue.regimes();
    assert!(all.is_sorted_by(|a, b| a.id < b.id));
    for regime in &all {
        assert!(!regime.source.is_empty() && !regime.name.is_empty(), "{}", regime.id);
        assert_eq!(catalogue.regime(&regime.id).as_ref(), Some(regime));
        for (code, _) in &regime.conditional {
            assert!(!regime.allowed.as_ref().is_some_and(|allowed| allowed.contains(code)), "{}", regime.id);
        }
    }
}

fn site(provider: &str, code: &str, countries: &[&str]) -> Site {
    Site {
        provider: provider.into(),
        code: code.into(),
        countries: countries.iter().map(|code| country(code)).collect(),
        name: None,
        partition: None,
        paired_with: None,
        source: None,
        span: Span::NONE,
    }
}

#[test]
fn sites_are_regions() {
    let sites = [
        Site { paired_with: Some("aws:eu-north-1".into()), ..site("aws", "eu-north-9", &["SE"]) },
        Site { partition: Some("usgov".into()), ..site("azurerm", "usgovmoon", &["US"]) },
        site("onprem", "fra-dc1", &["DE"]),
        site("aws", "eu-central-1", &["DE"]),
    ];
    let (catalogue, told) = Catalogue::with(&sites);
    assert!(told.is_empty(), "{told:?}");
    let found = |cloud: &str, code: &str| said(catalogue.region(&Cloud::named(cloud), code));
    assert_eq!(found("aws", "eu-north-9"), "aws:eu-north-9 SE");
    assert_eq!(found("aws", "eu-north-9b"), "aws:eu-north-9 SE");
    assert_eq!(found("onprem", "FRA-DC1"), "onprem:fra-dc1 DE");
    assert_eq!(found("aws", "eu-central-1a"), "aws:eu-central-1 DE");
    let region = catalogue.region(&Cloud::Aws, "eu-north-9").unwrap();
    assert_eq!(
        (region.paired.as_deref(), region.partition.as_str(), region.sovereign),
        (Some("eu-north-1"), "aws", false)
    );
    let region = catalogue.region(&Cloud::Azure, "usgovmoon").unwrap();
    assert_eq!((region.partition.as_str(), region.sovereign), ("azure-usgov", true));
    // What a site does not say stays as it is.
    assert_eq!(catalogue.region(&Cloud::Aws, "eu-central-1").unwrap().name, "Europe (Frankfurt)");
    assert_eq!(catalogue.regions().count(), Catalogue::default().regions().count() + 3);
    assert!(
        RegionPattern::new("onprem:*").unwrap().matches(catalogue.region(&Cloud::named("onprem"), "fra-dc1").unwrap())
    );
}

#[test]
fn sites_that_cannot_be_are_told() {
    for (sites, level, message, found) in [
        (
            vec![site("aws", "eu-central-1", &["US"])],
            Level::Warning,
            "the catalogue has aws:eu-central-1 in DE, and this site puts it in US",
            "aws:eu-central-1 US",
        ),
        (
            vec![site("aws", "eu-central-1", &["QQ"])],
            Level::Error,
            "there is no country with the code \"QQ\"",
            "aws:eu-central-1 DE",
        ),
        (vec![site("aws", "eu-central-1", &[])], Level::Error, "the site names no country", "aws:eu-central-1 DE"),
        (
            vec![site("aws", "eu-central-1", &["DE"]), site("AWS", "EU-Central-1", &["DE"])],
            Level::Warning,
            "the site \"aws:eu-central-1\" is there twice",
            "aws:eu-central-1 DE",
        ),
        (
            vec![Site { paired_with: Some("eu-nroth-1".into()), ..site("aws", "eu-central-1", &["DE"]) }],
            Level::Warning,
            "aws has no region \"eu-nroth-1\" to be paired with",
            "aws:eu-central-1 DE",
        ),
    ] {
        let (catalogue, told) = Catalogue::with(&sites);
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!((told[0].level, told[0].message.as_str()), (level, message));
        assert_eq!(said(catalogue.region(&Cloud::Aws, "eu-central-1")), found);
    }
}

/// The page of the documentation with all regimes.
fn page(catalogue: &Catalogue) -> String {
    let mut page =
        format!("# Regimes\n\nThis page is generated from `checks/residency/regimes.tsv`.\n\n{NOT_LEGAL_ADVICE}\n\n");
    page.push_str("Regimes without a set of places cannot be used in a policy of residency; see `--framework`.\n");
    for regime in catalogue.regimes() {
        write!(page, "\n## {}\n\n{} ({}).\n\n", regime.id, regime.name, regime.scope).unwrap();
        match &regime.allowed {
            None => page.push_str("- **Places**: no set of places\n"),
            Some(_) if regime.allows.is_empty() => page.push_str("- **Places**: none without condition\n"),
            Some(_) => {
                writeln!(page, "- **Places**: {}", regime.allows.replace("*", "all").replace("!", "not ")).unwrap()
            }
        }
        for (places, condition) in &regime.conditions {
            let places = places.replace("*", "all others").replace("!", "not ");
            writeln!(page, "- **{places}, if**: {condition}").unwrap();
        }
        if !regime.partitions.is_empty() {
            writeln!(page, "- **Only in**: {}", regime.partitions.join(", ")).unwrap();
        }
        for (label, text) in &regime.about {
            writeln!(page, "- **{label}**: {text}").unwrap();
        }
        let article = if regime.article.is_empty() { String::new() } else { format!("; {}", regime.article) };
        writeln!(page, "- **Source**: {}{article}", regime.source).unwrap();
    }
    page
}

#[test]
fn the_page_of_regimes_is_current() {
    let path = at("docs/residency/regimes.md");
    let page = page(&Catalogue::default());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &page).unwrap();
    }
    let help = "docs/residency/regimes.md is not current: run UPDATE_DOCS=1 cargo test --test residency_catalogue";
    assert!(fs::read_to_string(&path).unwrap_or_default() == page, "{help}");
}
