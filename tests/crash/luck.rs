//! Chance that can be had again: a small generator of numbers, from a seed that is printed.

use std::time::{Duration, SystemTime};

/// A generator of numbers.
pub struct Luck(u64);

impl Luck {
    /// The seed named by `DUBAN_CRASH_SEED`, else the time.
    pub fn seed() -> u64 {
        let typed = std::env::var("DUBAN_CRASH_SEED").ok().and_then(|seed| seed.parse().ok());
        let now = SystemTime::UNIX_EPOCH.elapsed().expect("a time after 1970");
        let seed = typed.unwrap_or(now.as_secs() * 1_000_000 + u64::from(now.subsec_micros()));
        println!("DUBAN_CRASH_SEED={seed}");
        seed
    }

    /// One of several generators from one seed.
    pub fn new(seed: u64, number: u64) -> Self {
        Self((seed ^ (number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % limit
    }

    /// A time up to a limit.
    pub fn within(&mut self, limit: Duration) -> Duration {
        Duration::from_micros(self.below(u64::try_from(limit.as_micros()).expect("a short time").max(1)))
    }
}
