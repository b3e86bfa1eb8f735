#![no_main]

use std::panic;

use duban::intake::is_shielded;

// The reader of workbooks may panic where that is caught and answered; anywhere else a panic is a finding.
libfuzzer_sys::fuzz_target!(
    init: {
        panic::set_hook(Box::new(|info| {
            if !is_shielded() {
                eprintln!("{info}\n{}", std::backtrace::Backtrace::force_capture());
                std::process::abort();
            }
        }));
    },
    |data: &[u8]| duban_fuzz::workbook(data)
);
