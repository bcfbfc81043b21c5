//! Language server protocol.
