//! What counts does not depend on the order in which figures came in.

use duban::domain::admission::Leave;
use duban::domain::code::Coded;
use duban::domain::observation::{Bound, Fit, Release};
use duban::domain::period::Period;
use duban::store::Figure;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::office::{STRICT, catalogue, load, period, record_all};
use crate::reading::dossier_of;

/// A figure on its way into the ledger.
#[derive(Debug, Clone)]
struct Sent {
    period: Period,
    fit: Fit,
    release: Release,
    value: Decimal,
    bound: Bound,
}

impl Sent {
    fn figure(&self, line: u64) -> Figure<'static> {
        let Self { period, fit, release, value, bound } = *self;
        Figure { fit, release, bound, ..Figure::plain(line, period, value) }
    }
}

/// Figures of a few overlapping periods, no two of one period, fit and release.
fn any_figures() -> impl Strategy<Value = Vec<Sent>> {
    let periods = ["2022", "2022-12-31", "2023", "2023H1", "2023H2", "2023Q4", "2023-12-31", "2024", "2024-06-30"];
    let period = prop::sample::select(periods.map(period).to_vec());
    let release = prop::sample::select(Release::ALL.to_vec());
    let fit = prop_oneof![3 => Just(Fit::Exact), 1 => Just(Fit::Close)];
    let said = (1_i64..3000, prop::sample::select(Bound::ALL.to_vec()));
    prop::collection::hash_map((period, fit, release), said, 1..14).prop_map(|figures| {
        let sent = |((period, fit, release), (mantissa, bound))| Sent {
            period,
            fit,
            release,
            value: Decimal::new(mantissa, 3),
            bound,
        };
        figures.into_iter().map(sent).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_order_of_recording_what_differs_in_period_or_release_does_not_matter(
        (sent, shuffled) in any_figures().prop_flat_map(|sent| (Just(sent.clone()), Just(sent).prop_shuffle())),
        at_once in any::<bool>(),
    ) {
        let leave = Leave { confirm: true, ..STRICT };
        let counting = |sent: &[Sent], at_once: bool| {
            let mut ledger = crate::in_memory();
            load(&mut ledger, &catalogue());
            let figures: Vec<_> = sent.iter().zip(1..).map(|(sent, line)| ("jilin.pue", sent.figure(line))).collect();
            let size = if at_once { figures.len() } else { 1 };
            for part in figures.chunks(size) {
                assert_eq!(record_all(&mut ledger, leave, part).unwrap().new, part.len() as u64);
            }
            let known = dossier_of(&ledger, "jilin.pue").observations;
            known.iter().map(|o| (o.period, o.fit, o.release, o.value, o.bound)).collect::<Vec<_>>()
        };
        let in_order = counting(&sent, true);
        prop_assert_eq!(&in_order, &counting(&shuffled, at_once));
        // Of each period and fit the weightiest release is there.
        for one in &sent {
            let counts = in_order.iter().find(|(period, fit, ..)| (*period, *fit) == (one.period, one.fit));
            prop_assert!(counts.is_some_and(|(_, _, release, ..)| *release >= one.release));
        }
    }
}
