//! What the form of a catalogue file (TOML) does not allow, in words.

use super::Said;
use crate::domain::fault::catalogue::SyntaxFault;
use crate::i18n::Lang;

/// A fault of form in words.
#[expect(clippy::too_many_lines, reason = "one arm a fault")]
pub fn said(fault: &SyntaxFault, lang: Lang) -> Said {
    let say = |zh, en, zh_hint, en_hint| Said::plain(lang, (zh, en), (zh_hint, en_hint));
    let plain = |zh, en, zh_hint, en_hint| Said::fixed(lang, (zh, en), (zh_hint, en_hint));
    match fault {
        SyntaxFault::UnclosedText => plain(
            "文本缺少右引号",
            "the text has no closing quote",
            "在文本末尾补一个 `\"`；文本内的引号写作 `\\\"`",
            "end it with `\"`; a quote within the text is written `\\\"`",
        ),
        SyntaxFault::UnclosedList => {
            plain("列表没有收尾", "the list is not closed", "在最后一项之后补 `]`", "add `]` after the last member")
        }
        SyntaxFault::UnclosedTable => {
            plain("表没有收尾", "the table is not closed", "在最后一项之后补 `}`", "add `}` after the last member")
        }
        SyntaxFault::UnclosedHead => plain(
            "块标题没有收尾；整块未读",
            "the head of the block is not closed; the block was not read",
            "写作 `[catalogue]` 或 `[[region]]`，左右方括号数目相同",
            "write `[catalogue]` or `[[region]]`, with as many brackets after as before",
        ),
        SyntaxFault::MissingEquals => plain(
            "键与值之间缺少 `=`",
            "there is no `=` between key and value",
            "写作 `name = \"…\"`",
            "write `name = \"…\"`",
        ),
        SyntaxFault::ExtraEquals => plain("多了一个 `=`", "one `=` too many", "只留一个", "keep one"),
        SyntaxFault::MissingValue => plain(
            "等号之后没有值",
            "there is no value after `=`",
            "补上值；不需要时删去整行",
            "give the value, or remove the line",
        ),
        SyntaxFault::UnquotedText(text) => say(
            format!("文本 `{text}` 没有加引号"),
            format!("the text `{text}` has no quotes"),
            "文本写在英文双引号之间",
            "write text between double quotes",
        ),
        SyntaxFault::WrongQuotes(text) => say(
            format!("`{text}` 用的不是英文引号"),
            format!("`{text}` does not stand in straight quotes"),
            "改用英文双引号 `\"`",
            "use the straight double quote `\"`",
        ),
        SyntaxFault::WideSign(sign) => say(
            format!("此处的 `{sign}` 是全角符号"),
            format!("`{sign}` is a full-width sign"),
            "改用半角符号；键与值之间写 `=`，各项之间写 `,`",
            "use the half-width sign: `=` between key and value, `,` between members",
        ),
        SyntaxFault::BadKey(key) => say(
            format!("`{key}` 不能作键名"),
            format!("`{key}` cannot be a key"),
            "键名用格式规定的英文词；样例见 `duban new target`",
            "keys are the words of the format; `duban new target` prints an example",
        ),
        SyntaxFault::RepeatedKey(key) => say(
            format!("`{key}` 重复出现"),
            format!("`{key}` stands here a second time"),
            "只留一处；可重复的块用双方括号，如 `[[region]]`",
            "keep one; blocks that may repeat have double brackets, such as `[[region]]`",
        ),
        SyntaxFault::KeyBelowValue(key) => say(
            format!("`{key}` 已有值，不能再带下级键"),
            format!("`{key}` has a value and can have no keys below it"),
            "删去其中一处",
            "remove one of the two",
        ),
        SyntaxFault::BadNumber(text) => say(
            format!("`{text}` 不是数"),
            format!("`{text}` is not a number"),
            "只写半角数字和小数点，如 `13000`、`0.5`；单位写在 `unit`",
            "write digits and a point only, such as `13000` or `0.5`; the unit goes into `unit`",
        ),
        SyntaxFault::BadDate(text) => say(
            format!("`{text}` 不是日期，或没有这一天"),
            format!("`{text}` is not a date, or there is no such day"),
            "写作 `2025-12-31`",
            "write `2025-12-31`",
        ),
        SyntaxFault::BadFlag(text) => say(
            format!("`{text}` 不是可用的值"),
            format!("`{text}` is not a value"),
            "文本加引号；是与否写 `true`、`false`",
            "put text in quotes; yes and no are `true` and `false`",
        ),
        SyntaxFault::BadEscape => plain(
            "反斜杠之后的字符没有意义",
            "the sign after the backslash has no meaning",
            "反斜杠本身写作 `\\\\`",
            "a backslash itself is written `\\\\`",
        ),
        SyntaxFault::ControlCharacter => plain(
            "此处有看不见的控制字符",
            "there is an invisible control character",
            "删去它，必要时重打这一行",
            "remove it, or type the line again",
        ),
        SyntaxFault::MissingComma => {
            plain("两项之间缺少逗号", "there is no comma between two members", "补一个 `,`", "add `,`")
        }
        SyntaxFault::ExtraComma => plain("多了一个逗号", "one comma too many", "删去它", "remove it"),
        SyntaxFault::Trailing => plain(
            "值之后还有别的内容",
            "something follows the value",
            "每行只写一个键；说明写在 `#` 之后",
            "write one key a line; remarks go after `#`",
        ),
        SyntaxFault::BadLineEnd => plain(
            "换行符不完整",
            "the line break is not whole",
            "用文本编辑器重新保存为常见的换行方式",
            "save the file again with ordinary line breaks",
        ),
        SyntaxFault::TooDeep => plain(
            "列表或表嵌套过深",
            "lists or tables stand too deep within one another",
            "减少层次",
            "use fewer levels",
        ),
        SyntaxFault::Other => plain(
            "此处写法不合格式",
            "this is not how the format is written",
            "对照 `duban new target` 给出的样例检查这一行",
            "compare the line with the example of `duban new target`",
        ),
    }
}
