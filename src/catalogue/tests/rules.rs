//! The rules as data: thresholds and lights, and whether they agree.

use super::*;

/// The faults of some lines under `[rules]`, each with its line and column counted from there.
fn faults(rules: &str) -> Vec<(usize, usize, CatalogueFaultKind)> {
    let text = format!("{HEAD}[rules]\n{rules}");
    let above = HEAD.lines().count() + 1;
    let mut files = |_: &Path| Ok(text.clone());
    let refused = read(Path::new("a.toml"), &mut files).err().map(|refusal| refusal.faults).unwrap_or_default();
    refused.into_iter().map(|fault| (fault.place.line - above, fault.place.column, fault.kind)).collect()
}

#[test]
fn far_behind_is_a_threshold_with_a_light_of_its_own() {
    let text = format!("{HEAD}[rules]\nfar_behind = \"20%\"\n[rules.lights]\nfar_behind = \"yellow\"\n");
    let rules = sound(&text).catalogue.rules;
    assert_eq!(rules.far_behind, Some(d("0.2")));
    assert_eq!(rules.ladder.changed, [(Cause::FarBehind, Light::Yellow)]);
    assert_eq!(sound(HEAD).catalogue.rules.far_behind, None);
}

#[test]
fn a_ladder_that_says_nothing_of_far_behind_keeps_its_digest() {
    let digest = |rules: &str| sound(&format!("{HEAD}[rules]\n{rules}")).catalogue.digest();
    assert_eq!(digest(""), digest("tolerance = 0.05"));
    assert_ne!(digest(""), digest("far_behind = 0.2"));
}

#[test]
fn what_is_on_track_cannot_be_far_behind() {
    let kind = SenseFault::FarBehindWithinTolerance { far_behind: d("0.1"), tolerance: d("0.15") };
    assert_eq!(faults("tolerance = 0.15\nfar_behind = 0.1\n"), [(2, 14, kind.into())]);
    assert_eq!(faults("tolerance = 0.15\nfar_behind = 0.15\n"), []);
    assert!(matches!(faults("far_behind = 1.5\n")[0].2, CatalogueFaultKind::Value(ValueFault::OutOfRange { .. })));
}

#[test]
fn a_light_for_far_behind_needs_its_threshold() {
    let lights = "[rules.lights]\nfar_behind = \"red\"\n";
    assert_eq!(faults(lights), [(2, 14, SenseFault::LightWithoutThreshold.into())]);
    assert_eq!(faults(&format!("far_behind = 0.2\n{lights}")), []);
}

#[test]
fn what_is_overdue_must_not_look_like_what_is_met() {
    let alike = |status, light| CatalogueFaultKind::from(SenseFault::LightsAlike { status, light });
    let met_red = faults("[rules.lights]\nmet = \"red\"\n");
    assert_eq!(met_red, [(2, 7, alike(Status::Overdue, Light::Red))]);
    let dark = faults("[rules.lights]\noverdue = \"none\"\noverdue_unreported = \"none\"\n");
    assert_eq!(
        dark,
        [(2, 11, alike(Status::Overdue, Light::None)), (3, 22, alike(Status::OverdueUnreported, Light::None))]
    );
    let green = "ladder = \"green-yellow-red\"\n[rules.lights]\n";
    assert_eq!(faults(&format!("{green}overdue = \"green\"\n")), [(3, 11, alike(Status::Overdue, Light::Green))]);
    assert_eq!(faults(&format!("{green}overdue = \"blue\"\nbehind = \"green\"\n")), []);
}

#[test]
fn clauses_say_whether_they_belong_to_the_goals() {
    let text = format!("{HEAD}{PLACES}").replace("number = \"一(一)\"", "number = \"一(一)\"\ngoals = true");
    let goals: Vec<bool> = sound(&text).catalogue.clauses.iter().map(|clause| clause.goals).collect();
    assert_eq!(goals, [true, false, false, false]);
    let wrong = kinds(&text.replace("goals = true", "goals = \"yes\""));
    assert!(
        matches!(&wrong[..], [CatalogueFaultKind::Key(KeyFault::WrongType { wanted: Wanted::Flag, .. })]),
        "{wrong:?}"
    );
    let without = sound(&format!("{HEAD}{PLACES}")).catalogue.digest();
    assert_eq!(sound(&text.replace("goals = true", "goals = false")).catalogue.digest(), without);
    assert_ne!(sound(&text).catalogue.digest(), without);
}
