//! A language server: the protocol, and nothing of what the documents mean. Who understands them implements
//! [`analyzer::Analyzer`].

pub mod analyzer;
