//! Whether a figure may be recorded.
