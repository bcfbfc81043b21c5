//! Networks: addresses, ports and protocols as the clouds' rules write them, and what rules together let through.

pub mod address;
pub mod interval;
pub mod peers;
pub mod rules;
pub mod traffic;
