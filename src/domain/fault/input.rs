//! Faults of what people type or import: quantities, periods, units, rows.
