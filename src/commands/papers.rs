//! Writing an official paper in the form that a file's ending asks for, or to be read on a terminal.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::arguments::PaperArgs;
use super::context::Context;
use super::exit::Failure;
use super::output::Output;
use crate::domain::catalogue::Stamp;
use crate::domain::rules::Rules;
use crate::i18n::usage::UsageFault;
use crate::render::docx::docx;
use crate::render::look::Look;
use crate::render::{markdown, page};
use crate::report::occasion::{Details, Occasion};
use crate::report::paper::Paper;

/// The form of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A Word document.
    Docx,
    /// Markdown.
    Markdown,
    /// Plain text, as on a terminal.
    Text,
}

impl Form {
    /// The endings by which a form is known.
    const ENDINGS: [(&'static str, Self); 4] =
        [("docx", Self::Docx), ("md", Self::Markdown), ("markdown", Self::Markdown), ("txt", Self::Text)];

    /// The form that a file's ending asks for.
    fn of_file(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, form)| *form)
    }
}

/// Where papers go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Standard output.
    Standard,
    /// One file.
    File(PathBuf, Form),
    /// A folder, a file for each.
    Folder(PathBuf),
}

impl Place {
    /// The place asked for: a folder that is there, a file by its ending, else a folder to be made, where several papers
    /// may come.
    pub fn of(args: &PaperArgs, several: bool) -> Result<Self, Failure> {
        let Some(path) = args.destination.file() else { return Ok(Self::Standard) };
        if let Some(form) = Form::of_file(path) {
            return Ok(Self::File(path.to_owned(), form));
        }
        if several && (path.is_dir() || path.extension().is_none()) {
            return Ok(Self::Folder(path.to_owned()));
        }
        let known = Form::ENDINGS.map(|(ending, _)| format!(".{ending}")).to_vec();
        Err(Failure::usage(UsageFault::UnknownEnding { path: path.display().to_string(), known, by_option: false }))
    }
}

/// The occasion of the papers of a run.
pub fn occasion<'p>(context: &Context, args: &PaperArgs, stamps: &'p [Stamp], rules: Option<Rules>) -> Occasion<'p> {
    Occasion {
        lang: context.lang,
        as_of: context.as_of,
        stamps,
        head: context.head,
        rules: rules.unwrap_or_default(),
        details: Details { number: args.number.clone(), reply_by: args.reply_by, office: args.office.clone() },
    }
}

/// Writes a paper to a file that was named.
pub fn to_file(context: &Context, paper: &Paper, path: &Path, form: Form) -> Result<(), Failure> {
    write(context, paper, form, Output::open(context, Some(path))?)
}

/// Writes a paper as a Word document to a file whose name comes from data.
pub fn into_folder(context: &Context, paper: &Paper, path: &Path) -> Result<(), Failure> {
    write(context, paper, Form::Docx, Output::named_by_data(context, path)?)
}

fn write(context: &Context, paper: &Paper, form: Form, mut output: Output) -> Result<(), Failure> {
    match form {
        Form::Docx => output.write_all(&docx(paper)?)?,
        Form::Markdown => markdown::page(&mut output, &paper.page(), context.lang)?,
        Form::Text => read(context, paper, &mut output)?,
    }
    output.finish()
}

/// Writes papers to be read on standard output.
pub fn to_standard(context: &Context, papers: impl IntoIterator<Item = Paper>) -> Result<(), Failure> {
    let mut output = Output::open(context, None)?;
    for (at, paper) in papers.into_iter().enumerate() {
        if at > 0 {
            writeln!(output)?;
        }
        read(context, &paper, &mut output)?;
    }
    output.finish()
}

fn read(context: &Context, paper: &Paper, output: &mut Output) -> Result<(), Failure> {
    let look = Look { width: output.width(), color: output.color(), lang: context.lang, ascii: false };
    Ok(page::page(output, &paper.page(), look)?)
}

/// Makes a folder, unless it is there.
pub fn make_folder(folder: &Path) -> Result<(), Failure> {
    match fs::create_dir(folder) {
        Err(_) if folder.is_dir() => Ok(()),
        made => made.map_err(|error| Failure::writing(folder, error)),
    }
}
