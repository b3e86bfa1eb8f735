//! Digests, and what a load changes.

use super::*;

#[test]
fn the_digest_does_not_depend_on_form_or_order() {
    let text = with_target("", "value = 100");
    let digest = sound(&text).catalogue.digest();
    assert!(digest.starts_with("sha256:") && digest.len() == 71);
    let formed = text.replace("value = 100", "value   = 100.0 # 注");
    assert_eq!(sound(&formed).catalogue.digest(), digest);
    let region = "[[region]]\ncode = \"jilin\"\nname = \"吉林省\"\n";
    let moved = text.replace(region, "") + region;
    assert_eq!(sound(&moved).catalogue.digest(), digest);
    assert_ne!(sound(&text.replace("value = 100", "value = 101")).catalogue.digest(), digest);
}

#[test]
fn a_load_twice_changes_nothing() {
    let catalogue = sound(&with_target("", "value = 100")).catalogue;
    let again = sound(&with_target("", "value = 100")).catalogue;
    assert_eq!(plan(Some(&catalogue), &again).changes, []);
    assert_eq!(plan(Some(&catalogue), &again).stamp, catalogue.stamp());
}

#[test]
fn a_plan_adds_parents_first_and_retires_last_things_first() {
    let catalogue = sound(&with_target("", "value = 100").replacen(
        "[[region]]\ncode = \"jilin\"\nname = \"吉林省\"\n[[region]]\ncode = \"changchun\"\nname = \"长春市\"\nparent = \"jilin\"\n",
        "[[region]]\ncode = \"changchun\"\nname = \"长春市\"\nparent = \"jilin\"\n[[region]]\ncode = \"jilin\"\nname = \"吉林省\"\n",
        1,
    ))
    .catalogue;
    let first = plan(None, &catalogue);
    let kinds: Vec<ItemKind> = first.changes.iter().map(|change| change.item.kind()).collect();
    assert!(kinds.is_sorted(), "{kinds:?}");
    let json = serde_json::to_value(first.changes[2].item).expect("text keys only");
    assert_eq!(json["code"], "jilin");

    let less = sound(&format!("{HEAD}{PLACES}")).catalogue;
    let second = plan(Some(&catalogue), &less);
    let steps: Vec<_> = second.changes.iter().map(|change| (change.act, change.item.kind())).collect();
    assert_eq!(steps, [(Act::Retire, ItemKind::Target), (Act::Retire, ItemKind::Indicator)]);
}

#[test]
fn a_change_names_its_fields_by_the_keys_of_the_catalogue() {
    let old = sound(&with_target("kind = \"flow\"", "value = 100\nwindow = \"2023..2025\"\nlead = [\"市政数局\"]"));
    let new = sound(&with_target(
        "kind = \"flow\"",
        "value = 75.3\nclause = \"二(一)2\"\npart = 1\nperiod = \"quarter\"\nbaseline = { period = \"2022\", value = 8.70 }",
    ));
    let plan = plan(Some(&old.catalogue), &new.catalogue);
    assert_eq!(plan.changes.len(), 1);
    let mut fields: Vec<_> = plan.changes[0]
        .fields
        .iter()
        .map(|f| (f.field.as_str(), f.old.as_deref().unwrap_or("-"), f.new.as_deref().unwrap_or("-")))
        .collect();
    fields.sort_unstable();
    assert_eq!(
        fields,
        [
            ("baseline", "-", "{\"period\":\"2022\",\"value\":8.7,\"basis\":\"stated\"}"),
            ("clause", "-", "\"二(一)2\""),
            ("lead", "[\"市政数局\"]", "-"),
            ("part", "-", "1"),
            ("period", "\"year\"", "\"quarter\""),
            ("value", "100", "75.3"),
            ("window", "\"2023..2025\"", "-"),
            ("window_basis", "\"stated\"", "-"),
        ]
    );
}

#[test]
fn a_change_of_rules_is_told_in_their_own_words() {
    let old = sound(HEAD);
    let new = sound(&format!("{HEAD}[rules]\nutc_offset = \"-03:30\"\nlights = {{ met = \"green\" }}\n"));
    let plan = plan(Some(&old.catalogue), &new.catalogue);
    let fields: Vec<_> = plan.changes[0].fields.iter().map(|f| (f.field.as_str(), f.new.as_deref())).collect();
    assert_eq!(fields, [("utc_offset", Some("\"-03:30\"")), ("lights", Some("{\"met\":\"green\"}"))]);
}
