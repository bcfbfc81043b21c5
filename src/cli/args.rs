//! The arguments of all commands. Every option has an environment variable.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::FalseyValueParser;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use crate::report::Severity;
use crate::scan::{Request, Selection};

/// Finds what is unsafe in infrastructure code before it is deployed.
///
/// Without a command, scans the paths.
#[derive(Parser, Debug)]
#[command(name = "bartizan", version, about, max_term_width = 100, disable_help_subcommand = true)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) scan: ScanArgs,
    #[command(flatten)]
    pub(super) shared: SharedArgs,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Scan directories and files
    Scan(ScanArgs),
    /// Review a plan: what it makes worse, what it destroys, where in the source that comes from
    Plan(PlanArgs),
    /// Mend what can be mended: print the diff, or write it
    Fix(FixArgs),
    /// Show where data is and what moves it, and hold that against the policies of bartizan.hcl
    Residency(ResidencyArgs),
    /// Show what the evaluator sees of one root: resources, outputs, and what is unknown
    Inspect(InspectArgs),
    /// List the resources: what they are, where they are, and which of them no check knows
    Inventory(InventoryArgs),
    /// List the checks
    Checks(ChecksArgs),
    /// Explain a check: why it matters, how to mend it, examples; a facet or a legal regime
    Explain(ExplainArgs),
    /// Run the examples of checks
    Test(TestArgs),
    /// Serve an editor: the language server protocol on standard input and output
    Lsp(LspArgs),
    /// Print the completions of a shell
    Completions(CompletionsArgs),
}

/// Options that every command takes.
#[derive(Args, Debug)]
pub(super) struct SharedArgs {
    /// When to use colours
    #[arg(long, env = "BARTIZAN_COLOR", value_name = "WHEN", default_value = "auto", global = true)]
    pub(super) color: ColorChoice,
    /// Print findings only: no summary, no diagnostics, no progress
    #[arg(short, long, env = "BARTIZAN_QUIET", global = true, action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) quiet: bool,
}

/// When to use colours.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColorChoice {
    /// When the output is a terminal and NO_COLOR is not set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The formats of a report.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReportFormat {
    /// For people
    Text,
    /// For programs: docs/report.schema.json
    Json,
    /// For code scanning and editors: SARIF 2.1.0
    Sarif,
    /// Annotations of a GitHub Actions run
    Github,
    /// For build servers that show test results
    Junit,
    /// A comment on a pull request
    Markdown,
}

/// The formats of what is no report.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Args, Debug)]
pub(super) struct ScanArgs {
    #[command(flatten)]
    pub(super) paths: PathArgs,
    #[command(flatten)]
    pub(super) values: ValueArgs,
    #[command(flatten)]
    pub(super) report: ReportArgs,
}

#[derive(Args, Debug)]
pub(super) struct PlanArgs {
    /// The plan: what `terraform plan -out`, `terraform show -json`, `pulumi preview --json` or
    /// `aws cloudformation describe-change-set` writes; or a state
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The directory that was planned, for places in the source [default: where the plan lies, if that is it]
    #[arg(long, env = "BARTIZAN_SOURCE", value_name = "DIR")]
    pub(super) source: Option<PathBuf>,
    /// The directory that nothing is read outside of [default: the repository]
    #[arg(long, env = "BARTIZAN_ROOT", value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// The file of settings [default: bartizan.hcl in the directory that was planned, and those above it]
    #[arg(long, env = "BARTIZAN_CONFIG", value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Report, and fail for, what the plan leaves as it is, too
    #[arg(long, env = "BARTIZAN_ALL", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) all: bool,
    #[command(flatten)]
    pub(super) report: ReportArgs,
}

/// What is reported, and how.
#[derive(Args, Debug)]
pub(super) struct ReportArgs {
    /// The format of the report; several are separated by commas, or each is given with an --output of its own [default:
    /// text, or what the name of the output says]
    #[arg(long, env = "BARTIZAN_FORMAT", value_delimiter = ',', value_name = "FORMAT")]
    pub(super) format: Vec<ReportFormat>,
    /// Write the format before it to a file; - is standard output
    #[arg(long, short, env = "BARTIZAN_OUTPUT", value_name = "FILE")]
    pub(super) output: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) selection: SelectionArgs,
    /// Leave out findings below this severity: critical, high, medium, low, info
    #[arg(long, env = "BARTIZAN_SEVERITY", value_name = "SEVERITY")]
    pub(super) severity: Option<Severity>,
    /// Let findings that could not be decided fail the run
    #[arg(long, env = "BARTIZAN_STRICT", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) strict: bool,
    /// Exit with 0 although there are findings
    #[arg(long, env = "BARTIZAN_EXIT_ZERO", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) exit_zero: bool,
    /// Exit with 0 although a file could not be read or parsed, or a limit was hit
    #[arg(long, env = "BARTIZAN_ALLOW_INCOMPLETE", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) allow_incomplete: bool,
    /// Show each finding that could not be decided
    #[arg(long, env = "BARTIZAN_SHOW_UNKNOWN", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) show_unknown: bool,
    /// Report findings also where a comment or metadata in the code suppresses them
    #[arg(long, env = "BARTIZAN_NO_SUPPRESSIONS", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) no_suppressions: bool,
    /// The day that counts as today, for what expires
    #[arg(long, env = "BARTIZAN_DATE", value_name = "YYYY-MM-DD")]
    pub(super) date: Option<jiff::civil::Date>,
    /// How many threads work
    #[arg(long, short, env = "BARTIZAN_JOBS", value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Print how long each stage took, to standard error
    #[arg(long, env = "BARTIZAN_TIMINGS", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) timings: bool,
}

/// What is looked at.
#[derive(Args, Debug)]
pub(super) struct PathArgs {
    /// Directories and files [default: .]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// A directory, as people who come from another tool write it
    #[arg(short, long, hide = true, value_name = "PATH")]
    pub(super) directory: Vec<PathBuf>,
    /// A file, as people who come from another tool write it
    #[arg(short, long, hide = true, value_name = "PATH")]
    pub(super) file: Vec<PathBuf>,
    /// The directory that nothing is read outside of [default: the repository]
    #[arg(long, env = "BARTIZAN_ROOT", value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// The file of settings [default: bartizan.hcl in each scanned directory, and those above it]
    #[arg(long, env = "BARTIZAN_CONFIG", value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

/// Values of variables.
#[derive(Args, Debug)]
pub(super) struct ValueArgs {
    /// The value of a root variable
    #[arg(long, env = "BARTIZAN_VAR", hide_env_values = true, value_name = "NAME=VALUE", value_parser = variable)]
    pub(super) var: Vec<(String, String)>,
    /// A file with values of root variables
    #[arg(long, env = "BARTIZAN_VAR_FILE", value_name = "FILE")]
    pub(super) var_file: Vec<PathBuf>,
    /// The value of a parameter of templates, or of what CloudFormation itself knows: AWS::Region=eu-west-1; @FILE reads a
    /// file of parameters
    #[arg(long, env = "BARTIZAN_PARAMETER", hide_env_values = true, value_name = "NAME=VALUE", value_parser = parameter)]
    pub(super) parameter: Vec<Parameter>,
    /// A file with values of parameters of templates, as the AWS CLI or CodePipeline take it
    #[arg(long, env = "BARTIZAN_PARAMETER_FILE", value_name = "FILE")]
    pub(super) parameter_file: Vec<PathBuf>,
    /// The workspace [default: default]
    #[arg(long, env = "TF_WORKSPACE", value_name = "NAME", hide_env_values = true)]
    pub(super) workspace: Option<String>,
}

/// Which checks there are, and which of them count.
#[derive(Args, Debug)]
pub(super) struct SelectionArgs {
    /// Run only these checks: ids, ids of other tools, patterns such as aws-s3-*
    #[arg(long, env = "BARTIZAN_SELECT", value_delimiter = ',', value_name = "CHECK")]
    pub(super) select: Vec<String>,
    /// Do not run these checks
    #[arg(long, env = "BARTIZAN_IGNORE", value_delimiter = ',', value_name = "CHECK")]
    pub(super) ignore: Vec<String>,
    /// A directory with checks of your own
    #[arg(long, env = "BARTIZAN_CHECKS", value_name = "DIR")]
    pub(super) checks: Vec<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct FixArgs {
    #[command(flatten)]
    pub(super) paths: PathArgs,
    #[command(flatten)]
    pub(super) values: ValueArgs,
    /// Write the files [default: print the diff]
    #[arg(long, short, env = "BARTIZAN_WRITE", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) write: bool,
    /// Apply also what a person has to look at: what replaces a resource, interrupts it, costs, or may lock somebody out
    #[arg(long = "unsafe", env = "BARTIZAN_UNSAFE", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) unsafe_too: bool,
    /// The format of the output: a diff, or the edits for programs
    #[arg(long, env = "BARTIZAN_FORMAT", value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) selection: SelectionArgs,
    /// Leave out findings below this severity: critical, high, medium, low, info
    #[arg(long, env = "BARTIZAN_SEVERITY", value_name = "SEVERITY")]
    pub(super) severity: Option<Severity>,
    /// The day that counts as today, for what expires
    #[arg(long, env = "BARTIZAN_DATE", value_name = "YYYY-MM-DD")]
    pub(super) date: Option<jiff::civil::Date>,
    /// How many threads work
    #[arg(long, short, env = "BARTIZAN_JOBS", value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Args, Debug)]
pub(super) struct InspectArgs {
    #[command(flatten)]
    pub(super) paths: PathArgs,
    /// The format of the output
    #[arg(long, env = "BARTIZAN_FORMAT", value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) values: ValueArgs,
    /// Print sensitive values
    #[arg(long)]
    pub(super) show_sensitive: bool,
}

#[derive(Args, Debug)]
pub(super) struct ResidencyArgs {
    #[command(flatten)]
    pub(super) paths: PathArgs,
    #[command(flatten)]
    pub(super) values: ValueArgs,
    /// The format of the report; several are separated by commas, or each is given with an --output of its own [default:
    /// text, or what the name of the output says]
    #[arg(long, env = "BARTIZAN_FORMAT", value_delimiter = ',', value_name = "FORMAT")]
    pub(super) format: Vec<ResidencyFormat>,
    /// Write the format before it to a file; - is standard output
    #[arg(long, short, env = "BARTIZAN_OUTPUT", value_name = "FILE")]
    pub(super) output: Vec<PathBuf>,
    /// Let what cannot be determined fail the run
    #[arg(long, env = "BARTIZAN_STRICT", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) strict: bool,
    /// Exit with 0 although something is outside
    #[arg(long, env = "BARTIZAN_EXIT_ZERO", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) exit_zero: bool,
    /// Exit with 0 although a file could not be read or parsed, or a limit was hit
    #[arg(long, env = "BARTIZAN_ALLOW_INCOMPLETE", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) allow_incomplete: bool,
    /// The day that counts as today, for exceptions
    #[arg(long, env = "BARTIZAN_DATE", value_name = "YYYY-MM-DD")]
    pub(super) date: Option<jiff::civil::Date>,
    /// How many threads work
    #[arg(long, short, env = "BARTIZAN_JOBS", value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Print how long each stage took, to standard error
    #[arg(long, env = "BARTIZAN_TIMINGS", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub(super) timings: bool,
}

/// The formats of the report on residency.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ResidencyFormat {
    /// For people
    Text,
    /// For programs: docs/residency.schema.json
    Json,
    /// For a pull request or a wiki
    Markdown,
    /// A page with a map, for auditors
    Html,
    /// A record of processing and transfers, for spreadsheets
    Csv,
}

#[derive(Args, Debug)]
pub(super) struct InventoryArgs {
    #[command(flatten)]
    pub(super) paths: PathArgs,
    /// The format of the list
    #[arg(long, env = "BARTIZAN_FORMAT", value_name = "FORMAT", default_value = "text")]
    pub(super) format: ListFormat,
    /// Write the list to a file; - is standard output
    #[arg(long, short, env = "BARTIZAN_OUTPUT", value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) values: ValueArgs,
    /// How many threads work
    #[arg(long, short, env = "BARTIZAN_JOBS", value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

/// The formats of a list.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListFormat {
    /// For people
    Text,
    /// For programs: docs/inventory.schema.json
    Json,
    /// For spreadsheets
    Csv,
}

#[derive(Args, Debug)]
pub(super) struct ChecksArgs {
    /// The format of the list
    #[arg(long, env = "BARTIZAN_FORMAT", value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) selection: SelectionArgs,
    /// Leave out checks below this severity
    #[arg(long, env = "BARTIZAN_SEVERITY", value_name = "SEVERITY")]
    pub(super) severity: Option<Severity>,
}

#[derive(Args, Debug)]
pub(super) struct ExplainArgs {
    /// The id of a check, or its id in another tool; facet.NAME; the id of a legal regime
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// A directory with checks of your own
    #[arg(long, env = "BARTIZAN_CHECKS", value_name = "DIR")]
    pub(super) checks: Vec<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct TestArgs {
    /// Directories and files with checks of your own [default: the built-in checks]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) selection: SelectionArgs,
}

#[derive(Args, Debug)]
pub(super) struct LspArgs {
    /// What many editors pass; there is no other way
    #[arg(long, action = ArgAction::SetTrue, hide = true)]
    pub(super) stdio: bool,
}

#[derive(Args, Debug)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

fn variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.to_owned())),
        _ => Err("write NAME=VALUE".to_owned()),
    }
}

/// A value of a parameter, or a file of them.
#[derive(Clone, Debug)]
pub(super) enum Parameter {
    /// `NAME=VALUE`.
    Value(String, String),
    /// `@FILE`.
    File(PathBuf),
}

fn parameter(text: &str) -> Result<Parameter, String> {
    match text.strip_prefix('@') {
        Some(file) if !file.is_empty() => Ok(Parameter::File(file.into())),
        Some(_) => Err("write @FILE".to_owned()),
        None => variable(text).map(|(name, value)| Parameter::Value(name, value)),
    }
}

impl PathArgs {
    /// The paths, however they were named; the current directory without any.
    pub(super) fn all(&self) -> Vec<PathBuf> {
        let all: Vec<PathBuf> = self.paths.iter().chain(&self.directory).chain(&self.file).cloned().collect();
        if all.is_empty() { vec![PathBuf::from(".")] } else { all }
    }
}

impl SelectionArgs {
    pub(super) fn selection(&self, severity: Option<Severity>) -> Selection {
        Selection { select: self.select.clone(), ignore: self.ignore.clone(), severity }
    }
}

/// A request for those paths and values, with what the environment adds.
pub(super) fn request(paths: &PathArgs, values: &ValueArgs) -> Request {
    let variable = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        let name = name.into_string().ok()?.strip_prefix("TF_VAR_")?.to_owned();
        Some((name, value.into_string().ok()?))
    };
    let mut environment: Vec<(String, String)> = std::env::vars_os().filter_map(variable).collect();
    environment.sort();
    let files = values.parameter.iter().filter_map(|parameter| match parameter {
        Parameter::File(file) => Some(file.clone()),
        Parameter::Value(..) => None,
    });
    let parameters = values.parameter.iter().filter_map(|parameter| match parameter {
        Parameter::Value(name, value) => Some((name.clone(), value.clone())),
        Parameter::File(_) => None,
    });
    Request {
        paths: paths.all(),
        root: paths.root.clone(),
        config: paths.config.clone(),
        home: std::env::home_dir(),
        variables: values.var.clone(),
        environment,
        var_files: values.var_file.clone(),
        parameters: parameters.collect(),
        parameter_files: files.chain(values.parameter_file.iter().cloned()).collect(),
        workspace: values.workspace.clone(),
        data_directory: std::env::var("TF_DATA_DIR").ok(),
        ..Request::default()
    }
}
