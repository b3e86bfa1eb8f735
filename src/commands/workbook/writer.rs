//! The writer of a list in a workbook, which works beside the reading of the ledger where there is much to write.

use std::io;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use crate::render::xlsx::ListBook;

/// The writer of the list: at first here, beside the reading of the ledger once there is much to write.
pub enum Writer {
    /// It is here.
    Here(Box<ListBook>),
    /// It works beside.
    Beside {
        /// What it is handed.
        parts: SyncSender<Part>,
        /// What it gives back.
        list: JoinHandle<(Box<ListBook>, io::Result<()>)>,
    },
    /// It broke off.
    Gone,
}

/// What is handed to the writer.
pub enum Part {
    /// Packed rows.
    Rows(Vec<u8>),
    /// A sheet for some of the rows that follow.
    Further {
        /// Its name.
        name: String,
        /// Its title.
        title: String,
    },
}

impl Writer {
    fn write(list: &mut ListBook, part: Part) -> io::Result<()> {
        match part {
            Part::Rows(rows) => list.rows(&rows),
            Part::Further { name, title } => {
                list.add_further(&name, title);
                Ok(())
            }
        }
    }

    /// Hands a part over; what goes wrong beside comes out at the end.
    pub fn give(&mut self, part: Part) -> io::Result<()> {
        if let (Self::Here(_), Part::Rows(_)) = (&self, &part) {
            self.go_beside();
        }
        match self {
            Self::Here(list) => Self::write(list, part),
            Self::Beside { parts, .. } => {
                if parts.send(part).is_err() {
                    // The writer has given up; why is known when it is called back.
                    self.come_back()?;
                }
                Ok(())
            }
            Self::Gone => Ok(()),
        }
    }

    fn go_beside(&mut self) {
        let Self::Here(mut list) = std::mem::replace(self, Self::Gone) else { return };
        let (parts, given) = sync_channel(4);
        let list = thread::spawn(move || {
            let written = given.into_iter().try_for_each(|part| Self::write(&mut list, part));
            (list, written)
        });
        *self = Self::Beside { parts, list };
    }

    /// Waits until all is written.
    pub fn come_back(&mut self) -> io::Result<()> {
        let (parts, list) = match std::mem::replace(self, Self::Gone) {
            Self::Beside { parts, list } => (parts, list),
            here => {
                *self = here;
                return Ok(());
            }
        };
        drop(parts);
        let (list, written) = list.join().map_err(|_| io::Error::other("the writer of the workbook broke off"))?;
        *self = Self::Here(list);
        written
    }
}
