//! Which files are read on behalf of others: what a file names must lie in the folders that it
//! may name things from, wherever absolute paths, `..` and links lead.
//!
//! `layouts/` and `fonts/` of the root and the folder of the issue file may be links themselves:
//! where they lead is found out once. Stories and pictures may also lie in the folders that the
//! house names under `[paths]`. What leads elsewhere is not read, so that no message can show
//! what stands there.

use std::path::{Path, PathBuf};

use super::check::Checked;
use super::raw::House;
use crate::diag::{Diagnostic, Sink, Span};
use crate::rules::Code;
use crate::text;
use crate::world::{World, plain};

/// The folders of an edition.
pub(super) struct Folders<'w> {
    /// What reads the files in them.
    pub(super) world: &'w dyn World,
    /// Where layouts, the house style and profiles are.
    pub(super) layouts: Reach<'w>,
    /// Where the faces are.
    pub(super) fonts: Reach<'w>,
    /// Where stories and pictures are.
    pub(super) copy: Reach<'w>,
}

/// The folders from which one kind of file is read.
pub(super) struct Reach<'w> {
    world: &'w dyn World,
    place: Place,
    folders: Vec<PathBuf>,
    /// Whether there are no others: only then is it a fault to lead out of these.
    all: bool,
}

/// What a folder is to the files in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// `layouts/` of the root.
    Layouts,
    /// `fonts/` of the root.
    Fonts,
    /// The folder of the issue file, and those that the house names.
    Copy,
}

impl<'w> Folders<'w> {
    /// Returns the folders of a root and of an issue file that lies in `issue`.
    pub(super) fn new(world: &'w dyn World, root: &Path, issue: &Path) -> Folders<'w> {
        Folders {
            world,
            layouts: Reach::new(world, Place::Layouts, &root.join("layouts")),
            fonts: Reach::new(world, Place::Fonts, &root.join("fonts")),
            copy: Reach::new(world, Place::Copy, issue),
        }
    }

    /// Takes in the folders that a house names for stories and pictures, relative to the root.
    pub(super) fn named(mut self, root: &Path, house: Option<&Checked<House>>) -> Folders<'w> {
        for folder in house.iter().flat_map(|house| &house.value.paths.read) {
            self.copy.add(&root.join(&folder.value));
        }
        // A house that was not read whole may name more.
        self.copy.all = house.is_some_and(Checked::is_sound);
        self
    }
}

impl<'w> Reach<'w> {
    fn new(world: &'w dyn World, place: Place, folder: &Path) -> Reach<'w> {
        let mut reach = Reach { world, place, folders: Vec::new(), all: true };
        reach.add(folder);
        reach
    }

    fn add(&mut self, folder: &Path) {
        self.folders.push(self.lead(folder));
    }

    /// Returns where `path` leads, links followed, if that is in the folders; whether there is a
    /// file is not said.
    pub(super) fn to(&self, path: &Path) -> Option<PathBuf> {
        let real = self.lead(path);
        self.folders.iter().any(|folder| is_inside(&real, folder)).then_some(real)
    }

    /// Returns where a path leads that the files call `name`; told where it leads out.
    pub(super) fn to_named(
        &self,
        path: &Path,
        name: &str,
        span: Option<Span>,
        sink: &mut Sink,
    ) -> Option<PathBuf> {
        let real = self.to(path);
        if real.is_none() && self.all {
            sink.push(self.outside(name, span));
        }
        real
    }

    /// Returns the names of the files of a folder, none where nothing in it may be read.
    pub(super) fn list(&self, folder: &Path) -> Vec<String> {
        self.to(folder).map(|folder| self.world.list(&folder)).unwrap_or_default()
    }

    /// Follows the links of a path as far as it exists, and takes the rest as it is written.
    fn lead(&self, path: &Path) -> PathBuf {
        for there in path.ancestors() {
            if let (Ok(real), Ok(rest)) = (self.world.real(there), path.strip_prefix(there)) {
                return plain(&real.join(rest));
            }
        }
        plain(path)
    }

    fn outside(&self, name: &str, span: Option<Span>) -> Diagnostic {
        let message = text!(
            "`{name}` 不在可以读取的文件夹里，没有读",
            "`{name}` leads out of the folders that are read, and was not"
        );
        let hint = match self.place {
            Place::Copy => text!(
                "放到期次文件的文件夹里，或在 house.toml 写上它的文件夹：[paths] read = [\"…\"]",
                "put it into the issue file's folder, or name its own in house.toml: \
                 [paths] read = [\"…\"]"
            ),
            Place::Layouts => text!("放到 layouts/ 里", "put it into layouts/"),
            Place::Fonts => text!("放到 fonts/ 里", "put it into fonts/"),
        };
        Diagnostic::new(Code::OutsideFolders, span, message).hint(hint)
    }
}

/// Returns whether a path without `..` on its way lies in a folder.
fn is_inside(path: &Path, folder: &Path) -> bool {
    let rest = path.strip_prefix(folder);
    rest.is_ok_and(|rest| !rest.has_root() && !rest.starts_with(".."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::ReadError;

    /// A world in which some paths lead elsewhere.
    struct Links(&'static [(&'static str, &'static str)]);

    impl World for Links {
        fn read(&self, _: &Path) -> Result<std::sync::Arc<[u8]>, ReadError> {
            Err(ReadError::NotFound)
        }

        fn exists(&self, _: &Path) -> bool {
            false
        }

        fn list(&self, _: &Path) -> Vec<String> {
            vec!["secret".to_owned()]
        }

        fn real(&self, path: &Path) -> Result<PathBuf, ReadError> {
            for (link, there) in self.0 {
                if let Ok(rest) = path.strip_prefix(link) {
                    return self.real(&Path::new(there).join(rest));
                }
            }
            if path.ends_with("none") { Err(ReadError::NotFound) } else { Ok(plain(path)) }
        }
    }

    fn leads(world: &Links, folder: &str, path: &str) -> bool {
        Reach::new(world, Place::Copy, Path::new(folder))
            .to(&Path::new(folder).join(path))
            .is_some()
    }

    #[test]
    fn what_is_named_lies_inside_however_it_is_written() {
        let world = Links(&[]);
        for folder in ["/day", "day", "", "..", "../day"] {
            for inside in ["a.md", "b/../a.md", "./b/a.md", "none", "b/none/../none"] {
                assert!(leads(&world, folder, inside), "{folder}: {inside}");
            }
            for outside in
                ["../../a.md", "/etc/passwd", "b/../../../etc/passwd", "../../none", "/none"]
            {
                assert!(!leads(&world, folder, outside), "{folder}: {outside}");
            }
        }
        assert!(!leads(&world, "/day", "../days/a.md"));
    }

    #[test]
    fn links_count_by_where_they_lead() {
        let world =
            Links(&[("/day/out", "/etc"), ("/day/in", "/day/photos"), ("/today", "/day")]);
        assert!(leads(&world, "/day", "in/a.jpg"));
        assert!(!leads(&world, "/day", "out/passwd"));
        assert!(!leads(&world, "/day", "out/none"));
        assert!(leads(&world, "/today", "a.md"));
        assert!(leads(&world, "/today", "/day/a.md"));
        assert!(!leads(&world, "/today", "out/passwd"));
        let reach = Reach::new(&world, Place::Copy, Path::new("/day"));
        assert!(reach.list(Path::new("/day/out")).is_empty());
        assert_eq!(reach.list(Path::new("/day/in")), ["secret"]);
    }

    #[test]
    fn other_folders_may_be_named() {
        let world = Links(&[]);
        let mut reach = Reach::new(&world, Place::Copy, Path::new("/day"));
        let path = Path::new("/share/photos/a.jpg");
        assert_eq!(reach.to(path), None);
        reach.add(Path::new("/share/photos"));
        assert_eq!(reach.to(path), Some(path.to_owned()));
        assert!(reach.to(Path::new("/share/photos/../a.jpg")).is_none());
    }
}
