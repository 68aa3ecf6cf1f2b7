//! Exit codes, and why a run stops before its end.

use std::io::{self, ErrorKind};

use banmian::diag::Text;
use banmian::text;

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// Clean, or warnings only.
    Good = 0,
    /// A finding is an error.
    Findings = 1,
    /// The input or the command line cannot be used.
    Input = 2,
    /// The program or the disk failed.
    System = 3,
}

/// Why a run stops: nothing it made is written.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    /// The exit code that it means.
    pub(super) exit: Exit,
    /// Faults of files, laid out already, to print before the others.
    pub(super) told: String,
    /// What else is wrong; nothing where `told` says all.
    pub(super) faults: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    /// One fact.
    pub(super) message: Text,
    /// What to do about it.
    pub(super) hints: Vec<Text>,
}

impl Failure {
    /// Returns a failure of the input or the command line.
    pub(super) fn input(message: Text) -> Failure {
        let faults = vec![Fault { message, hints: Vec::new() }];
        Failure { exit: Exit::Input, told: String::new(), faults }
    }

    /// Returns a failure of the program or the disk.
    pub(super) fn system(message: Text) -> Failure {
        Failure { exit: Exit::System, ..Failure::input(message) }
    }

    /// Returns a failure whose faults are laid out already.
    pub(super) fn faults(told: String) -> Failure {
        Failure { exit: Exit::Input, told, faults: Vec::new() }
    }

    /// Tells another failure with this one.
    pub(super) fn and(mut self, other: Failure) -> Failure {
        self.faults.extend(other.faults);
        self
    }

    /// Adds what to do about the last of what is wrong.
    pub(super) fn hint(mut self, hint: Text) -> Failure {
        if let Some(fault) = self.faults.last_mut() {
            fault.hints.push(hint);
        }
        self
    }
}

/// Returns why the disk refuses; the words of the system are English.
pub(super) fn refusal(error: &io::Error) -> Text {
    let zh = match error.kind() {
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘已满",
        ErrorKind::ReadOnlyFilesystem => "磁盘只读",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "路径中有一段是文件",
        ErrorKind::NotFound => "没有这个文件夹",
        _ => "系统错误",
    };
    text!("{zh}", "{error}")
}
