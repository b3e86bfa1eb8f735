//! Faults of a database.
