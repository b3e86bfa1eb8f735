//! Fixed words whose numeral counts nothing: 统一, 一体化, 新一代.
//!
//! A numeral is part of such a word only where all of it is: in 统一百家 it is not. Only words that never count are here;
//! whether 双千兆 or 一网通办 is a name is for the register of a document to say.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::script::Script;

/// The words.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "一体", "一体化", "一些", "一切", "一同", "一向", "一如既往", "一定", "一对一", "一并", "一律", "一批", "一揽子",
    "一旦", "一时", "一是", "一样", "一次性", "一步到位", "一流", "一盘棋", "一直", "一种", "一站式", "一系列",
    "一线", "一致", "一般", "一贯", "一起", "一道", "一方面", "下一代", "下一步", "上一年", "万一", "单一", "同一",
    "唯一", "始终如一", "新一代", "新一轮", "某一", "每一", "知行合一", "第一", "统一", "进一步", "逐一", "首屈一指",
    "举一反三", "数一数二",
    "二手", "二维", "二维码", "二次元", "三农", "三维", "三角", "三角洲", "三角形", "长三角", "珠三角", "三峡",
    "四川", "四平", "四季", "四面八方", "四通八达", "五金", "五谷", "六安", "六盘水", "七台河", "八方", "九州",
    "九江", "三亚", "三门峡", "五台", "两侧", "两岸", "两翼", "两难", "两面", "二氧化碳", "一氧化碳", "第一时间",
    "第三方", "第一产业", "第二产业", "第三产业", "一二三产业",
    "十分", "十堰", "百姓", "百科", "百货", "百花齐放", "百色", "百度", "百分点", "千家万户", "千差万别", "千方百计",
    "千行百业", "千岛湖", "成千上万", "万能", "万物互联", "万州", "万宁",
    "零售", "零部件", "零件", "零星", "零散", "零工", "零钱", "零距离", "零信任", "零碳", "半导体", "半径", "半岛",
    "半成品", "半自动", "双向", "双方", "双边", "双重", "双碳", "双赢", "双语", "双轮驱动", "双鸭山", "番号", "番茄",
    "番薯", "几乎", "几何", "几经",
    "覆盖率", "覆盖面", "覆盖范围", "覆盖水平", "覆盖能力", "覆盖度", "普及率", "普及型", "所有制", "所有权",
    "所有者",
];

fn by_first() -> &'static HashMap<char, Vec<Vec<char>>> {
    static BY_FIRST: OnceLock<HashMap<char, Vec<Vec<char>>>> = OnceLock::new();
    BY_FIRST.get_or_init(|| {
        let mut by_first: HashMap<char, Vec<Vec<char>>> = HashMap::new();
        for word in WORDS {
            let signs: Vec<char> = word.chars().collect();
            by_first.entry(signs[0]).or_default().push(signs);
        }
        by_first
    })
}

/// The words of a document, from left to right, of several at a place the longest.
pub(super) fn words(script: &Script) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in 0..script.signs.len() {
        let Some(words) = script.at(at).and_then(|c| by_first().get(&c)) else { continue };
        let here = |word: &&Vec<char>| (1..word.len()).all(|i| script.flows(at + i) == Some(word[i]));
        if let Some(length) = words.iter().filter(here).map(Vec::len).max() {
            found.push(at..at + length);
        }
    }
    found
}
