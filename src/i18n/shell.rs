//! Words for what goes wrong around the commands: files, the config file, the gate, and the program itself.

use std::io;

use super::Lang;

/// Why a file cannot be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The file is not there.
    Missing,
    /// The folder is not there.
    MissingFolder,
    /// No permission.
    Denied,
    /// It is a folder.
    IsFolder,
    /// The disk is full.
    Full,
    /// The disk may only be read.
    ReadOnly,
    /// Its text is not UTF-8.
    NotText,
    /// Another program holds it.
    Busy,
    /// A device or the like.
    NoFile,
    /// Larger than is read.
    TooLarge,
    /// Anything else.
    Other,
}

impl Trouble {
    /// The trouble behind an error in reading: there is no full disk, but a file may be larger than is read.
    #[must_use]
    pub fn of_reading(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::FileTooLarge { Self::TooLarge } else { Self::of(error) }
    }

    /// The trouble behind an error of the system.
    #[must_use]
    pub fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::NotADirectory => Self::MissingFolder,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::Full,
            io::ErrorKind::InvalidInput => Self::NoFile,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::InvalidData => Self::NotText,
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => Self::Busy,
            _ => Self::Other,
        }
    }

    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Missing => lang.pick("文件不存在", "it does not exist"),
            Self::MissingFolder => lang.pick("所在文件夹不存在，请先建好", "its folder does not exist; make it first"),
            Self::Denied => lang.pick("没有权限", "permission denied"),
            Self::IsFolder => lang.pick("这是一个文件夹", "it is a folder"),
            Self::Full => lang.pick("磁盘已满", "the disk is full"),
            Self::ReadOnly => lang.pick("磁盘是只读的", "the disk is read-only"),
            Self::NotText => lang.pick("不是 UTF-8 文字", "it is not UTF-8 text"),
            Self::Busy => {
                lang.pick("正被别的程序占用，关闭后再试", "another program is using it; close it and try again")
            }
            Self::NoFile => lang.pick("这不是普通文件", "it is not a plain file"),
            Self::TooLarge => lang.pick("文件太大，请分成几个文件", "it is too large; split it"),
            Self::Other => lang.pick("系统不允许，加 `-v` 看详情", "the system refused; `-v` tells more"),
        }
    }
}

/// What is wrong in a config file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigTrouble {
    /// Not TOML.
    Syntax,
    /// A key that means nothing.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys there are.
        known: &'static [&'static str],
    },
    /// A value that the key cannot take.
    BadValue {
        /// The key.
        key: String,
        /// What it may be; empty: a text.
        allowed: &'static [&'static str],
    },
}

/// What goes wrong around the commands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShellFault {
    /// A file cannot be read.
    Read {
        /// The file.
        path: String,
        /// Why.
        trouble: Trouble,
    },
    /// A file cannot be written.
    Write {
        /// The file.
        path: String,
        /// Why.
        trouble: Trouble,
    },
    /// The output cannot be written.
    Output(Trouble),
    /// Faults of the config file, each with its line.
    Config {
        /// The file.
        path: String,
        /// Line and what is wrong there.
        faults: Vec<(usize, ConfigTrouble)>,
    },
    /// A status that a gate was set on came up: its code and how often.
    Gate(Vec<(&'static str, usize)>),
    /// A command whose body is missing.
    NotBuilt(&'static str),
    /// Something that was thought impossible.
    Internal,
}

impl ShellFault {
    /// The fault in plain lines.
    #[must_use]
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        match self {
            Self::Read { path, trouble } => {
                let why = trouble.words(lang);
                vec![lang.pick(format!("不能读取 `{path}`：{why}"), format!("cannot read `{path}`: {why}"))]
            }
            Self::Write { path, trouble } => {
                let why = trouble.words(lang);
                vec![lang.pick(format!("不能写入 `{path}`：{why}"), format!("cannot write `{path}`: {why}"))]
            }
            Self::Output(trouble) => {
                let why = trouble.words(lang);
                vec![lang.pick(format!("不能输出：{why}"), format!("cannot write the output: {why}"))]
            }
            Self::Config { path, faults } => {
                let head = lang.pick("配置文件有误", "the config file is at fault").to_owned();
                let at = |(line, trouble): &(usize, ConfigTrouble)| format!("{path}:{line}: {}", trouble.words(lang));
                std::iter::once(head).chain(faults.iter().map(at)).collect()
            }
            Self::Gate(hits) => {
                let each = |(code, count): &(&str, usize)| {
                    lang.pick(format!("`{code}` {count} 项"), format!("{count} × `{code}`"))
                };
                let all = hits.iter().map(each).collect::<Vec<_>>().join(lang.pick("、", ", "));
                vec![lang.pick(format!("触发 `--fail-on`：{all}"), format!("`--fail-on` was hit: {all}"))]
            }
            Self::NotBuilt(command) => {
                vec![lang.pick(format!("`{command}` 还没有做好"), format!("`{command}` is not built yet"))]
            }
            Self::Internal => vec![panicked(lang, None)],
        }
    }
}

impl ConfigTrouble {
    fn words(&self, lang: Lang) -> String {
        match self {
            Self::Syntax => lang.pick("写法不合 TOML 规则", "this is not TOML").to_owned(),
            Self::UnknownKey { key, known } => {
                let known = ticked(known, lang);
                lang.pick(format!("没有 `{key}` 这一项，可以是 {known}"), format!("no key `{key}`; there are {known}"))
            }
            Self::BadValue { key, allowed: [] } => {
                lang.pick(format!("`{key}` 要写成引号里的文字"), format!("`{key}` must be text in quotes"))
            }
            Self::BadValue { key, allowed } => {
                let allowed = ticked(allowed, lang);
                lang.pick(format!("`{key}` 只能是 {allowed}"), format!("`{key}` must be one of {allowed}"))
            }
        }
    }
}

/// The words before the first line of an error.
#[must_use]
pub fn error_prefix(lang: Lang) -> &'static str {
    lang.pick("错误：", "error: ")
}

/// What is said when the program itself fails, with the place in its text where known.
#[must_use]
pub fn panicked(lang: Lang, place: Option<&str>) -> String {
    let at = place.map(|place| lang.pick(format!("（{place}）"), format!(" ({place})"))).unwrap_or_default();
    lang.pick(
        format!("程序内部出错{at}，没有做完；没写完的内容不会进入数据库。请把命令和这一行告诉维护人员"),
        format!(
            "the program failed{at} and did not finish; nothing half-done enters the database. \
             Please send this line and the command to the maintainers"
        ),
    )
}

/// Where a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// An option of the command line.
    Flag(&'static str),
    /// An environment variable.
    Variable(&'static str),
    /// The config file.
    File,
    /// The locale of the machine.
    Locale,
    /// Nobody said anything.
    Default,
}

impl Origin {
    /// The origin in words.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Flag(name) => lang.pick(format!("命令行 {name}"), format!("command line {name}")),
            Self::Variable(name) => lang.pick(format!("环境变量 {name}"), format!("variable {name}")),
            Self::File => lang.pick("配置文件", "config file").to_owned(),
            Self::Locale => lang.pick("系统语言", "locale").to_owned(),
            Self::Default => lang.pick("默认", "default").to_owned(),
        }
    }
}

/// The head line of `config`: which file, and whether it is there.
#[must_use]
pub fn config_head(lang: Lang, path: Option<&str>, exists: bool) -> String {
    match path {
        None => lang.pick("没有配置文件", "no config file").to_owned(),
        Some(path) if exists => lang.pick(format!("配置文件：{path}"), format!("config file: {path}")),
        Some(path) => lang.pick(format!("配置文件：{path}（还没有）"), format!("config file: {path} (not there yet)")),
    }
}

/// What stands beside a key of `config` that has no value.
#[must_use]
pub fn unset(lang: Lang) -> &'static str {
    lang.pick("没有设置", "not set")
}

fn ticked(values: &[&str], lang: Lang) -> String {
    values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(lang.pick("、", ", "))
}
