//! Faults of a catalogue file.
