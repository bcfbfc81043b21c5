//! Networks: addresses, ports and protocols as the clouds' rules write them.

pub mod address;
