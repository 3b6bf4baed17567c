//! What a browser downloads: the crate's JavaScript surface, and nothing of its own.

use partner_eligibility as _;

fn main() {}
