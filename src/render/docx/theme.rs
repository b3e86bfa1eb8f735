//! The theme: plain colours and the faces of the styles, for what a clerk adds by the word processor's own menus.

use super::style::face;
use super::xml::Xml;

const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The colours by their places.
const COLOURS: [(&str, &str); 12] = [
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", "44546A"),
    ("lt2", "E7E6E6"),
    ("accent1", "4472C4"),
    ("accent2", "ED7D31"),
    ("accent3", "A5A5A5"),
    ("accent4", "FFC000"),
    ("accent5", "5B9BD5"),
    ("accent6", "70AD47"),
    ("hlink", "0563C1"),
    ("folHlink", "954F72"),
];

/// The theme part.
#[must_use]
pub fn theme() -> String {
    let mut xml = Xml::new();
    xml.element("a:theme", &[("xmlns:a", A), ("name", "duban")], |xml| {
        xml.element("a:themeElements", &[], |xml| {
            xml.element("a:clrScheme", &[("name", "duban")], |xml| {
                for (place, colour) in COLOURS {
                    xml.element(&format!("a:{place}"), &[], |xml| xml.empty("a:srgbClr", &[("val", colour)]));
                }
            });
            xml.element("a:fontScheme", &[("name", "duban")], |xml| {
                for (place, chinese) in [("a:majorFont", face::BLACK), ("a:minorFont", face::BODY)] {
                    xml.element(place, &[], |xml| {
                        xml.empty("a:latin", &[("typeface", face::LATIN)]);
                        xml.empty("a:ea", &[("typeface", chinese)]);
                        xml.empty("a:cs", &[("typeface", "")]);
                    });
                }
            });
            xml.element("a:fmtScheme", &[("name", "duban")], formats);
        });
    });
    xml.finish()
}

/// Three fills, lines, effects and grounds: as many as a theme must have, all plain.
fn formats(xml: &mut Xml) {
    let fill = |xml: &mut Xml| {
        xml.element("a:solidFill", &[], |xml| xml.empty("a:schemeClr", &[("val", "phClr")]));
    };
    xml.element("a:fillStyleLst", &[], |xml| (0..3).for_each(|_| fill(xml)));
    xml.element("a:lnStyleLst", &[], |xml| {
        for width in ["6350", "12700", "19050"] {
            xml.element("a:ln", &[("w", width)], fill);
        }
    });
    xml.element("a:effectStyleLst", &[], |xml| {
        (0..3).for_each(|_| xml.element("a:effectStyle", &[], |xml| xml.empty("a:effectLst", &[])));
    });
    xml.element("a:bgFillStyleLst", &[], |xml| (0..3).for_each(|_| fill(xml)));
}
