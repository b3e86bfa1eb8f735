//! Overlays: what they leave to the catalogue they extend.

use super::*;

#[test]
fn an_overlay_leaves_its_references_to_the_catalogue_it_extends() {
    let overlay = sound(
        "[catalogue]\ncode = \"office\"\nversion = \"1\"\nname = \"督查室\"\nextends = \"test\"\n[[agency]]\nregion = \"changchun\"\nname = \"市发改委\"\n[[assignment]]\ntarget = \"changchun.racks.2025\"\nlead = [\"市发改委\"]\nsupport = [\"市政局\"]\ninternal_deadline = 2025-10-31\nbaseline = { period = \"2022\", value = 10.1 }\n[[assignment]]\ntarget = \"changchun.rack.2025\"\nnote = \"x\"\n",
    );
    assert_eq!(overlay.catalogue.assignments.len(), 2);
    assert!(
        overlay.outside.iter().any(|o| matches!(&o.reference, Reference::Region(code) if code.as_str() == "changchun"))
    );
    let base = sound(&with_target("", "value = 1")).catalogue;
    let faults: Vec<_> = overlay.check_against(&base).into_iter().map(|f| (f.place.line, f.kind)).collect();
    assert_eq!(
        faults,
        [
            (
                12,
                ReferenceFault::UnknownAgency {
                    name: "市政局".into(),
                    region: "changchun".into(),
                    near: Some("市政数局".into()),
                    alias_of: None
                }
                .into()
            ),
            (
                16,
                ReferenceFault::Unknown {
                    thing: ItemKind::Target,
                    name: "changchun.rack.2025".into(),
                    near: Some("changchun.racks.2025".into())
                }
                .into()
            )
        ]
    );
    assert_eq!(overlay.check_outside(|_| true), []);
}

#[test]
fn only_an_overlay_assigns() {
    let faults = kinds(&format!("{HEAD}{PLACES}[[assignment]]\ntarget = \"changchun.racks.2025\"\n"));
    assert_eq!(faults, [ReferenceFault::AssignmentWithoutExtends.into(), ReferenceFault::EmptyAssignment.into()]);
}
