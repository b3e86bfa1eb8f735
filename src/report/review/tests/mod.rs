//! Every number of a paragraph is counted anew from the rows, whatever the rows are.

mod office;
mod reader;

use proptest::prelude::*;
use proptest::sample::select;

use self::office::{AGENCIES, Case, SOURCES, any_case, belongs, case, catalogue, dossier, names, reviewed, settled};
use self::reader::{Claims, Fact, assert_same, read, recount};
use super::{Asked, Part, ReviewReport};
use crate::domain::code::Coded;
use crate::domain::judge::arbitrary::any_day;
use crate::domain::review::{Obstacle, Review};
use crate::domain::source::Standing;
use crate::domain::status::Status;
use crate::i18n::Lang;
use crate::report::around::Around;
use crate::report::tally::{Group, GroupBy, ORDER};
use crate::report::target::TargetRow;

fn any_cases() -> impl Strategy<Value = Vec<Case>> {
    prop::collection::vec(any_case(), 0..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_number_of_every_paragraph_is_counted_anew_in_both_languages(
        cases in any_cases(),
        as_of in any_day(),
        by in select(vec![GroupBy::Region, GroupBy::Source]),
    ) {
        reviewed(cases, as_of, by, &mut |report, facts| {
            for lang in Lang::ALL {
                let mut seen = 0;
                for row in report.rows(lang) {
                    let of = |same: bool| -> Vec<&Fact> {
                        let own = |fact: &Fact| (fact.standing == row.part.standing.code()) == same;
                        let here = facts.iter().filter(|(case, _)| belongs(row.part, case));
                        here.map(|(_, facts)| &facts[lang.code()]).filter(|fact| own(fact)).collect()
                    };
                    let apart = if row.part.standing == Standing::InForce { of(false) } else { Vec::new() };
                    let own = of(true);
                    seen += if row.part.group.is_some() { own.len() } else { 0 };
                    let one_document = matches!(row.part.group, Some(Group::Source { .. }));
                    let should: Claims = recount(&own, &apart, one_document);
                    let said = read(&row.paragraph, lang == Lang::Zh, &names(lang));
                    assert_same(&said, &should, &row.paragraph);
                }
                assert_eq!(seen, facts.len(), "every target stands in one paragraph");
            }
        });
    }

    #[test]
    fn the_parts_of_a_standing_add_up_to_the_whole(
        cases in any_cases(),
        as_of in any_day(),
        by in select(vec![GroupBy::Region, GroupBy::Source]),
    ) {
        reviewed(cases, as_of, by, &mut |report, facts| {
            for standing in Standing::ALL {
                let (all, groups): (Vec<&Part>, Vec<&Part>) =
                    report.parts().into_iter().filter(|part| part.standing == *standing).partition(|p| p.group.is_none());
                let counts = all.first().map(|part| part.counts.clone()).unwrap_or_default();
                let sum = |count: &dyn Fn(&Part) -> u32| groups.iter().map(|part| count(part)).sum::<u32>();
                assert_eq!(sum(&|part| part.counts.tally.targets), counts.tally.targets);
                for status in ORDER {
                    assert_eq!(sum(&|part| part.counts.tally.count(status)), counts.tally.count(status));
                }
                for review in Review::ALL {
                    assert_eq!(sum(&|part| part.counts.review(*review)), counts.review(*review));
                }
                for obstacle in Obstacle::ALL {
                    assert_eq!(sum(&|part| part.counts.obstacle(*obstacle)), counts.obstacle(*obstacle));
                }
                assert_eq!(sum(&|part| part.counts.due_soon), counts.due_soon);
                assert_eq!(sum(&|part| part.counts.overdue_unassigned), counts.overdue_unassigned);
                assert_eq!(counts.reviewed() + counts.not_reviewed(), counts.tally.targets);
                let own = facts.iter().filter(|(case, _)| SOURCES[case.source].3 == *standing).count();
                assert_eq!(usize::try_from(counts.tally.targets).expect("small"), own);
            }
        });
    }
}

fn paragraphs(cases: Vec<Case>, as_of: &str, by: GroupBy, lang: Lang) -> Vec<String> {
    let mut told = Vec::new();
    reviewed(cases, as_of.parse().expect("a date"), by, &mut |report, _| {
        told = report.rows(lang).into_iter().map(|row| row.paragraph).collect();
    });
    told
}

#[test]
fn a_paragraph_reads_as_an_office_writes() {
    let cases = || {
        vec![
            case(Status::Met, 0, 0, &[]),
            case(Status::OnTrack, 0, 0, &[]),
            case(Status::OnTrack, 0, 0, &[]),
            case(Status::Behind, 0, 1, &[]),
            case(Status::NoData, 0, 1, &[]),
            case(Status::NoData, 0, 4, &[]),
        ]
    };
    assert_eq!(
        paragraphs(cases(), "2025-06-30", GroupBy::Region, Lang::Zh)[1],
        "截至2025年6月30日，甲市2个文件（《甲规划（2023－2025年）》《乙方案》）共有量化目标5项：已完成1项、达到序时进度2项、滞后1项、未报数据1项。\
         5项中1项已经完成，占20.0%。\
         按规划评估用语，可以评价的4项中，提前实现1项、快于预期2项、滞后1项。\
         4项中3项基本符合或快于预期（含提前实现），占75.0%。\
         其余1项因没有数据暂不评价。\
         另有1个征求意见稿的量化目标1项，单独计数，未计入以上各项。"
    );
    assert_eq!(
        paragraphs(cases(), "2025-06-30", GroupBy::Region, Lang::En)[1],
        "As of 30 Jun 2025, Alpha has 5 quantified targets in 2 documents (\"Plan A (2023-2025)\", \"Scheme B\"): 1 met, \
         2 on track, 1 behind and 1 without data. Of the 5, 1 is met (20.0%). In the words of a plan review, of the 4 \
         that can be reviewed 1 is ahead of time, 2 are faster than expected and 1 is lagging. Of these 4, 3 are as \
         expected or better (75.0%). The other 1, without a figure, is not reviewed. Apart from these, 1 quantified \
         target in 1 draft for comment is counted by itself."
    );
}

#[test]
fn a_paragraph_names_no_more_than_five_of_the_overdue_and_the_most_first() {
    let mut cases: Vec<Case> =
        AGENCIES[..6].iter().map(|name| case(Status::OverdueUnreported, 2, 3, &[name])).collect();
    cases.push(case(Status::OverdueUnreported, 2, 3, &["市六局", "市七局"]));
    cases.push(case(Status::OverdueUnreported, 2, 3, &[]));
    let told = &paragraphs(cases, "2026-06-30", GroupBy::Region, Lang::Zh)[1];
    assert_eq!(
        told,
        "截至2026年6月30日，丙县1个文件（《丁计划》）共有量化目标8项，全部逾期未报。均因没有数据暂不评价。\
         逾期的8项涉及牵头单位7个，较多的有：市六局（2项）、市一局（1项）、市二局（1项）、市三局（1项）、区4办（1项）；\
         未明确牵头或责任单位的1项。"
    );
}

#[test]
fn a_document_is_a_part_where_it_is_asked_for() {
    let cases = vec![case(Status::Met, 1, 6, &[]), case(Status::OverdueUnreported, 0, 2, &[])];
    let told = paragraphs(cases, "2026-06-30", GroupBy::Source, Lang::Zh);
    assert_eq!(
        told[1],
        "截至2026年6月30日，甲市《贯彻〈丙意见〉的措施30条》共有量化目标1项，逾期未报。因没有数据暂不评价。逾期的1项，文件未明确牵头或责任单位。"
    );
    assert_eq!(
        told[3],
        "截至2026年6月30日，乙市2区《庚规划2015》（已废止）共有量化目标1项，已完成。按规划评估用语，可以评价的1项提前实现。"
    );
}

#[test]
fn where_nothing_is_in_force_it_is_said_and_not_counted_as_nothing() {
    assert_eq!(
        paragraphs(vec![case(Status::Met, 0, 5, &[])], "2025-06-30", GroupBy::Region, Lang::Zh)[0],
        "截至2025年6月30日，现行文件中没有量化目标。另有1个征求意见稿的量化目标1项，单独计数，未计入以上各项。"
    );
    assert_eq!(
        paragraphs(Vec::new(), "2025-06-30", GroupBy::Region, Lang::En),
        ["As of 30 Jun 2025, there are no quantified targets in documents in force."]
    );
}

#[test]
fn what_was_asked_for_is_said() {
    let (cases, office) = settled(vec![case(Status::Behind, 0, 0, &["市一局"])]);
    let as_of = "2025-06-30".parse().expect("a date");
    let asked = Asked {
        agencies: vec!["市一局".into(), "市二局".into()],
        statuses: vec![Status::Behind, Status::Unjudged],
        ..Asked::default()
    };
    let around = Around::new(&office);
    let mut report = ReviewReport::new(GroupBy::Region, as_of, asked, &office);
    let own = catalogue(0);
    report.add(&TargetRow::new(dossier(&cases[0], &own), &cases[0].draft.target, &around, as_of));
    let said = |lang| report.rows(lang)[0].paragraph.clone();
    assert!(
        said(Lang::Zh).starts_with(
            "截至2025年6月30日，甲市1个文件（《甲规划（2023－2025年）》）共有由市一局或市二局承担、状态为“滞后”或“暂难判断”的量化目标1项，滞后。"
        ),
        "{}",
        said(Lang::Zh)
    );
    assert!(
        said(Lang::En).starts_with(
            "As of 30 Jun 2025, counting only targets that Office 0 or 市二局 answer for, with the status \"behind\" or \
             \"cannot say yet\", Alpha has 1 quantified target in 1 document (\"Plan A (2023-2025)\"), which is behind. "
        ),
        "{}",
        said(Lang::En)
    );
}
